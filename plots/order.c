/* The order of rows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "collate.h"
#include "plot.h"

/* A row on its way: where it stood, and what it is sorted by. */
struct place_of_row {
    size_t was;
    double value;        /* larger first; NaN last */
    const char *name;    /* smaller first */
};

static int
by_key(const void *a, const void *b)
{
    const struct place_of_row *p = a, *q = b;
    bool p_missing = isnan(p->value) && !p->name, q_missing = isnan(q->value) && !q->name;
    if (p_missing != q_missing)
        return p_missing ? 1 : -1;
    if (p->name && q->name) {
        int order = collate_names(p->name, q->name);
        if (order)
            return order;
    }
    if (p->value > q->value || p->value < q->value)
        return p->value > q->value ? -1 : 1;
    return p->was < q->was ? -1 : 1;
}

static gbv_status
make_keys(struct plot *plot, const char *sort, struct place_of_row *keys)
{
    const struct figures *figures = &plot->figures;
    bool by_value = strcmp(sort, "value") == 0, by_name = strcmp(sort, "name") == 0;
    size_t column = GBV_NONE;
    if (!by_value && !by_name) {
        gbv_status status = gbv_table_column(plot->table, sort, &column, plot->error);
        if (status)
            return status;
    }
    bool is_number = column != GBV_NONE &&
                     gbv_table_type(plot->table, column) == GBV_NUMBER;
    for (size_t i = 0; i < figures->n_rows; i++) {
        const struct row *row = &figures->rows[i];
        keys[i] = (struct place_of_row){ .was = i, .value = (double)NAN };
        if (by_value)
            keys[i].value = figures->series[0].points[i].value;
        else if (by_name)
            keys[i].name = row->name;
        else if (is_number)
            keys[i].value = gbv_table_number(plot->table, row->table_row, column);
        else
            keys[i].name = gbv_table_text(plot->table, row->table_row, column);
    }
    return GBV_OK;
}

static gbv_status
apply_order(struct plot *plot, const struct place_of_row *keys)
{
    struct figures *figures = &plot->figures;
    size_t n = figures->n_rows;
    struct row *rows = arena_new(plot->memory, n, sizeof *rows);
    if (!rows)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n; i++)
        rows[i] = figures->rows[keys[i].was];
    for (size_t s = 0; s < figures->n_series; s++) {
        struct point *points = arena_new(plot->memory, n, sizeof *points);
        if (!points)
            return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
        for (size_t i = 0; i < n; i++)
            points[i] = figures->series[s].points[keys[i].was];
        figures->series[s].points = points;
    }
    figures->rows = rows;
    return GBV_OK;
}

/* Dots of one series are a ranking, unless their rows are times. */
static const char *
sort_of(const struct plot *plot)
{
    const struct roles *roles = &plot->roles;
    gbv_step step = GBV_STEP_NONE;
    const double *times;
    if (plot->chart->sort)
        return plot->chart->sort;
    if (roles->x != GBV_NONE && gbv_table_type(plot->table, roles->x) != GBV_TEXT)
        gbv_table_times(plot->table, roles->x, &step, &times, NULL);
    bool ranking = roles->type == &chart_dot && plot->figures.n_series == 1;
    return ranking && step == GBV_STEP_NONE ? "value" : "none";
}

gbv_status
order_rows(struct plot *plot)
{
    struct figures *figures = &plot->figures;
    const char *sort = sort_of(plot);
    if (strcmp(sort, "none") != 0) {
        struct place_of_row *keys = arena_new(plot->memory, figures->n_rows, sizeof *keys);
        if (!keys)
            return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
        gbv_status status = make_keys(plot, sort, keys);
        if (status)
            return status;
        qsort(keys, figures->n_rows, sizeof *keys, by_key);
        if ((status = apply_order(plot, keys)))
            return status;
    }
    if (plot->chart->top && plot->chart->top < figures->n_rows)
        figures->n_rows = plot->chart->top;
    for (size_t s = 0; s < figures->n_series; s++) {
        figures->series[s].n = figures->n_rows;
        for (size_t i = 0; i < figures->n_rows; i++)
            figures->series[s].points[i].at = (double)i;
    }
    return GBV_OK;
}
