/* The figures of a line chart: points of each series by time. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "figures.h"

static int
by_time(const void *a, const void *b)
{
    const struct point *p = a, *q = b;
    return (p->at > q->at) - (p->at < q->at);
}

static int
by_size(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

static gbv_status
refuse_double(struct plot *plot, const struct series *series, const struct point *a,
              const struct point *b)
{
    gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                gbv_table_line(plot->table, b->row),
                "W115 %s%shas two values for %s, the other in line %zu",
                series->name ? series->name : "the series", series->name ? " " : " ",
                at_words(plot, b->at), gbv_table_line(plot->table, a->row));
    gbv_hint(plot->error, "tell the series apart with --split, or add up with gbv-summarize");
    return GBV_BAD_VALUE;
}

static gbv_status
sort_series(struct plot *plot, struct series *series)
{
    if (series->n)
        qsort(series->points, series->n, sizeof *series->points, by_time);
    for (size_t i = 1; i < series->n; i++)
        if (series->points[i].at == series->points[i - 1].at)
            return refuse_double(plot, series, &series->points[i - 1], &series->points[i]);
    return GBV_OK;
}

/* A row whose time is missing has no place; one whose value is missing is a
 * gap. Models share their observations: these are drawn once. */
static gbv_status
take_row(struct plot *plot, size_t row, double at)
{
    for (size_t y = 0; y < plot->roles.n_y; y++) {
        struct series *series = series_of(plot, y, row);
        struct point point;
        gbv_status status = read_point(plot, &plot->roles.y[y], row, &point);
        if (status)
            return status;
        if (!series || !isfinite(point.value))
            continue;
        if (!isfinite(at))
            return gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                               gbv_table_line(plot->table, row), "column \"%s\" is empty",
                               gbv_table_name(plot->table, plot->roles.x));
        point.at = at;
        series->points[series->n++] = point;
    }
    return GBV_OK;
}

static void
drop_repeated_observations(struct plot *plot)
{
    if (plot->roles.split == GBV_NONE ||
        strcmp(gbv_table_name(plot->table, plot->roles.split), "model") != 0)
        return;
    bool seen = false;
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        struct series *series = &plot->figures.series[s];
        if (series->measure->style != STYLE_DOTS)
            continue;
        if (seen)
            series->n = 0;
        else
            series->name = series->measure->name;
        seen = true;
    }
}

/* The times that have a value in any series, sorted, each once. */
static gbv_status
collect_times(struct plot *plot)
{
    struct figures *figures = &plot->figures;
    size_t total = 0;
    for (size_t s = 0; s < figures->n_series; s++)
        total += figures->series[s].n;
    double *times = arena_new(plot->memory, total, sizeof *times);
    if (!times)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    size_t n = 0;
    for (size_t s = 0; s < figures->n_series; s++)
        for (size_t i = 0; i < figures->series[s].n; i++)
            times[n++] = figures->series[s].points[i].at;
    if (n)
        qsort(times, n, sizeof *times, by_size);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || times[i] != times[i - 1])
            times[figures->n_times++] = times[i];
    figures->times = times;
    figures->stride = time_stride(times, figures->n_times);
    if (figures->n_times == 0)
        return gbv_fail(plot->error, GBV_BAD_VALUE, "%s has no values to draw",
                        gbv_table_source(plot->table));
    return GBV_OK;
}

gbv_status
read_series(struct plot *plot)
{
    struct figures *figures = &plot->figures;
    size_t rows = gbv_table_rows(plot->table);
    const double *times;
    gbv_status status;
    if ((status = read_unit(plot)) || (status = make_series(plot, rows)) ||
        (status = gbv_table_times(plot->table, plot->roles.x, &figures->step, &times,
                                  plot->error)))
        return status;
    for (size_t row = 0; row < rows; row++)
        if (is_drawn(plot, row) && (status = take_row(plot, row, times[row])))
            return status;
    for (size_t s = 0; s < figures->n_series; s++)
        if ((status = sort_series(plot, &figures->series[s])))
            return status;
    drop_repeated_observations(plot);
    if ((status = collect_times(plot)))
        return status;
    return find_decimals(plot);
}
