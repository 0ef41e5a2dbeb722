#include <math.h>
#include <string.h>

#include "figures.h"

bool
is_drawn(const struct plot *plot, size_t row)
{
    if (plot->roles.term == GBV_NONE)
        return true;
    const char *term = gbv_table_text(plot->table, row, plot->roles.term);
    return !term || strcmp(term, "heterogeneity") != 0;
}

gbv_status
read_numbers(struct plot *plot, size_t column, const double **out)
{
    *out = NULL;
    return column == GBV_NONE ? GBV_OK
                              : gbv_table_numbers(plot->table, column, out, plot->error);
}

const char *
read_text(struct plot *plot, size_t row, size_t column)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_table_print(plot->table, row, column, scratch);
    return text ? arena_text(plot->memory, text, strlen(text)) : NULL;
}

/* Are the estimates of a comparison differences? */
static bool
are_differences(const struct plot *plot)
{
    bool some = false;
    for (size_t row = 0; row < gbv_table_rows(plot->table); row++) {
        if (plot->roles.term == GBV_NONE || !is_drawn(plot, row))
            continue;
        const char *term = gbv_table_text(plot->table, row, plot->roles.term);
        if (!term || strcmp(term, "difference") != 0)
            return false;
        some = true;
    }
    return some;
}

/* --unit says it, else the column `unit`, in which all rows must agree. */
gbv_status
read_unit(struct plot *plot)
{
    size_t column = gbv_table_find(plot->table, "unit");
    const char *unit = NULL;
    size_t first = GBV_NONE;
    for (size_t row = 0; column != GBV_NONE && row < gbv_table_rows(plot->table); row++) {
        const char *own = gbv_table_text(plot->table, row, column);
        if (!is_drawn(plot, row) || !own || !*own)
            continue;
        if (unit && strcmp(unit, own) != 0) {
            gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                        gbv_table_line(plot->table, row),
                        "rows in different units cannot share an axis: \"%s\" and \"%s\"", unit,
                        own);
            gbv_hint(plot->error, "choose rows with --where 'unit == \"%s\"'", unit);
            return GBV_BAD_VALUE;
        }
        if (!unit)
            first = row;
        unit = own;
    }
    const char *given = plot->chart->unit;
    bool proportion = first != GBV_NONE && strcmp(unit, "proportion") == 0;
    bool as_is = given && !(proportion && strcmp(given, "%") == 0);
    plot->unit = unit_of(as_is ? given : unit, are_differences(plot), plot->language,
                         plot->memory);
    return GBV_OK;
}

static gbv_status
check_limits(struct plot *plot, size_t row, const struct point *point)
{
    if (!(point->low > point->high))
        return GBV_OK;
    return gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                       gbv_table_line(plot->table, row),
                       "the lower limit %g is above the upper limit %g", point->low,
                       point->high);
}

gbv_status
read_point(struct plot *plot, const struct measure *measure, size_t row, struct point *out)
{
    const double *value, *low, *high;
    gbv_status status;
    if ((status = read_numbers(plot, measure->value, &value)) ||
        (status = read_numbers(plot, measure->low, &low)) ||
        (status = read_numbers(plot, measure->high, &high)))
        return status;
    double factor = plot->unit.factor;
    *out = (struct point){
        .value = value[row] * factor, .row = row,
        .low = low ? low[row] * factor : (double)NAN,
        .high = high ? high[row] * factor : (double)NAN,
    };
    if (plot->chart->log && (out->value <= 0 || out->low <= 0)) {
        gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                    gbv_table_line(plot->table, row),
                    "%g has no place on a logarithmic axis", fmin(out->value, out->low));
        return GBV_BAD_VALUE;
    }
    return check_limits(plot, row, out);
}

/* The different values of the split column, in the order of the table. */
static gbv_status
split_names(struct plot *plot, const char ***out, size_t *n)
{
    size_t rows = gbv_table_rows(plot->table), column = plot->roles.split;
    const char **names = arena_new(plot->memory, rows + 1, sizeof *names);
    *n = 0;
    for (size_t row = 0; names && row < rows; row++) {
        char scratch[GBV_NUMBER_SIZE];
        const char *name = gbv_table_print(plot->table, row, column, scratch);
        bool known = !name || !is_drawn(plot, row);
        for (size_t i = 0; i < *n && !known; i++)
            known = strcmp(names[i], name) == 0;
        if (!known && (names[*n] = arena_text(plot->memory, name, strlen(name))))
            ++*n;
    }
    *out = names;
    if (plot->memory->failed)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    return GBV_OK;
}

/* With one column the split names a series; with several both do, but for the
 * parts of a model: there the line has the name, and its dots the colour. */
static const char *
series_name(struct plot *plot, const struct measure *measure, const char *split)
{
    if (!split)
        return measure->name;
    if (plot->roles.n_y == 1)
        return split;
    if (plot->chart->y.n == 0)
        return measure->model && measure->style == STYLE_LINE ? split : NULL;
    return arena_printf(plot->memory, "%s, %s", split, measure->name ? measure->name : "");
}

gbv_status
make_series(struct plot *plot, size_t points_each)
{
    struct figures *figures = &plot->figures;
    const char **splits = NULL;
    size_t n_splits = 1;
    if (plot->roles.split != GBV_NONE) {
        gbv_status status = split_names(plot, &splits, &n_splits);
        if (status)
            return status;
    }
    figures->n_series = plot->roles.n_y * n_splits;
    figures->series = arena_new(plot->memory, figures->n_series, sizeof *figures->series);
    if (!figures->series)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t y = 0; y < plot->roles.n_y; y++) {
        for (size_t s = 0; s < n_splits; s++) {
            struct series *series = &figures->series[y * n_splits + s];
            series->measure = &plot->roles.y[y];
            series->split = splits ? splits[s] : NULL;
            series->name = series_name(plot, series->measure, series->split);
            series->points = arena_new(plot->memory, points_each, sizeof *series->points);
            if (!series->points)
                return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
        }
    }
    return GBV_OK;
}

struct series *
series_of(struct plot *plot, size_t measure, size_t row)
{
    size_t n_splits = plot->figures.n_series / plot->roles.n_y;
    struct series *first = &plot->figures.series[measure * n_splits];
    if (plot->roles.split == GBV_NONE)
        return first;
    char scratch[GBV_NUMBER_SIZE];
    const char *name = gbv_table_print(plot->table, row, plot->roles.split, scratch);
    for (size_t s = 0; name && s < n_splits; s++)
        if (strcmp(first[s].split, name) == 0)
            return &first[s];
    return NULL;
}

gbv_status
find_decimals(struct plot *plot)
{
    const struct figures *figures = &plot->figures;
    size_t total = 0;
    for (size_t s = 0; s < figures->n_series; s++)
        total += figures->series[s].n;
    double *values = arena_new(plot->memory, total, sizeof *values);
    if (!values)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    size_t n = 0;
    for (size_t s = 0; s < figures->n_series; s++)
        for (size_t i = 0; i < figures->series[s].n; i++)
            values[n++] = figures->series[s].points[i].value;
    plot->unit.decimals = unit_decimals(&plot->unit, values, n);
    return GBV_OK;
}
