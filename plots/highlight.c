/* Which colour each series and row has. */
#include <string.h>

#include "plot.h"

static bool
is_highlighted(const struct plot *plot, const char *name)
{
    for (size_t i = 0; name && i < plot->chart->highlight.n; i++)
        if (strcmp(plot->chart->highlight.item[i], name) == 0)
            return true;
    return false;
}

/* A name that is highlighted must be there. */
static gbv_status
check_names(struct plot *plot, const char *const *names, size_t n)
{
    const gbv_list *highlight = &plot->chart->highlight;
    for (size_t i = 0; i < highlight->n; i++) {
        bool found = false;
        for (size_t j = 0; j < n && !found; j++)
            found = names[j] && strcmp(names[j], highlight->item[i]) == 0;
        if (found)
            continue;
        gbv_fail(plot->error, GBV_MISUSE, "there is no \"%s\" to highlight",
                 highlight->item[i]);
        const char *nearest = gbv_nearest(highlight->item[i], names, n);
        if (nearest)
            gbv_hint(plot->error, "did you mean \"%s\"?", nearest);
        return GBV_MISUSE;
    }
    return GBV_OK;
}

/* A line takes the next colour of the palette, and its dots the same; with a
 * highlight only those named do. */
static void
colour_series(struct plot *plot)
{
    struct figures *figures = &plot->figures;
    bool some = plot->chart->highlight.n > 0 && !plot->roles.type->rows;
    size_t splits = figures->n_series / plot->roles.n_y;
    bool by_split = plot->roles.split != GBV_NONE;
    bool shared = by_split && plot->chart->y.n == 0;    /* the parts of a model */
    size_t next = 0;
    for (size_t s = 0; s < figures->n_series; s++) {
        struct series *series = &figures->series[s];
        size_t slot = shared ? s % splits : next;
        series->quiet = (some && !is_highlighted(plot, series->name) &&
                         !is_highlighted(plot, series->split)) || slot >= PALETTE;
        if (!series->quiet)
            next++;
        series->colour = series->quiet ? OTHER : (enum colour)(SERIES + (int)slot);
        series->text = series->quiet ? OTHER_TEXT : (enum colour)(SERIES_TEXT + (int)slot);
    }
}

/* Where models are fitted to one series, its figures are ink: they belong to
 * none of the models. */
static void
colour_model(struct plot *plot)
{
    size_t split = plot->roles.split;
    bool one = split == GBV_NONE || strcmp(gbv_table_name(plot->table, split), "model") == 0;
    if (plot->chart->y.n || !one)
        return;
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        struct series *series = &plot->figures.series[s];
        if (series->measure->style == STYLE_DOTS)
            series->colour = series->text = INK;
    }
}

gbv_status
choose_colours(struct plot *plot)
{
    struct figures *figures = &plot->figures;
    bool rows = plot->roles.type->rows;
    size_t n = rows ? figures->n_all : 2 * figures->n_series;
    const char **names = arena_new(plot->memory, n, sizeof *names);
    if (!names)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < (rows ? n : figures->n_series); i++) {
        names[i] = rows ? figures->rows[i].name : figures->series[i].name;
        if (!rows)
            names[figures->n_series + i] = figures->series[i].split;
    }
    gbv_status status = check_names(plot, names, n);
    if (status)
        return status;
    colour_series(plot);
    colour_model(plot);
    for (size_t i = 0; i < figures->n_rows; i++)
        figures->rows[i].highlighted = is_highlighted(plot, figures->rows[i].name);
    return GBV_OK;
}
