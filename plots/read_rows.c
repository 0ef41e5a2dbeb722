/* The figures of a chart with rows: one row of the page per name. */
#include <math.h>
#include <string.h>

#include "figures.h"

/* "Pavlodar"; "Kazakhstan – Kyrgyzstan" for a row and its reference; several
 * groups with commas. NULL: nothing names this row. */
static const char *
name_of(struct plot *plot, size_t row)
{
    const struct roles *roles = &plot->roles;
    if (roles->x != GBV_NONE)
        return read_text(plot, row, roles->x);
    gbv_buffer name = { 0 };
    for (size_t i = 0; i < roles->n_parts; i++) {
        char scratch[GBV_NUMBER_SIZE];
        const char *part = gbv_table_print(plot->table, row, roles->parts[i], scratch);
        const char *column = gbv_table_name(plot->table, roles->parts[i]);
        if (!part && i == 0 && strcmp(column, "term") != 0)    /* a group of rows that had none */
            part = language_word(plot->language, WORD_NO_DATA);
        if (!part || !*part)
            continue;
        if (name.length)
            gbv_buffer_puts(&name, strcmp(column, "reference") == 0 ? " – " : ", ");
        gbv_buffer_puts(&name, part);
    }
    if (name.status)
        plot->memory->failed = true;
    const char *copy = name.length ? arena_text(plot->memory, name.data, name.length) : NULL;
    gbv_buffer_free(&name);
    return copy;
}

/* The row of the page with this name, made if it is new. */
static struct row *
row_named(struct plot *plot, const char *name, size_t table_row)
{
    struct figures *figures = &plot->figures;
    for (size_t i = 0; i < figures->n_rows; i++)
        if (strcmp(figures->rows[i].name, name) == 0)
            return &figures->rows[i];
    struct row *row = &figures->rows[figures->n_rows++];
    *row = (struct row){ .name = name, .n = (double)NAN, .table_row = table_row };
    for (size_t s = 0; s < figures->n_series; s++)
        figures->series[s].points[row - figures->rows] =
            (struct point){ .value = (double)NAN, .low = (double)NAN, .high = (double)NAN,
                            .row = GBV_NONE };
    return row;
}

static gbv_status
refuse_double(struct plot *plot, const char *name, size_t first, size_t second)
{
    gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                gbv_table_line(plot->table, second),
                "W115 \"%s\" has two values, the other in line %zu", name,
                gbv_table_line(plot->table, first));
    gbv_hint(plot->error, "tell them apart with --split, or choose rows with --where");
    return GBV_BAD_VALUE;
}

static gbv_status
take_row(struct plot *plot, size_t table_row, const double *n)
{
    const char *name = name_of(plot, table_row);
    if (!name)
        return gbv_fail_at(plot->error, GBV_BAD_VALUE, gbv_table_source(plot->table),
                           gbv_table_line(plot->table, table_row), "nothing names this row");
    struct row *row = row_named(plot, name, table_row);
    size_t index = (size_t)(row - plot->figures.rows);
    if (n && !isfinite(row->n))
        row->n = n[table_row];
    for (size_t y = 0; y < plot->roles.n_y; y++) {
        struct series *series = series_of(plot, y, table_row);
        if (!series)
            continue;
        struct point *point = &series->points[index];
        if (point->row != GBV_NONE)
            return refuse_double(plot, name, point->row, table_row);
        gbv_status status = read_point(plot, series->measure, table_row, point);
        if (status)
            return status;
    }
    return GBV_OK;
}

static bool
has_value(const struct figures *figures)
{
    for (size_t s = 0; s < figures->n_series; s++)
        for (size_t i = 0; i < figures->n_rows; i++)
            if (isfinite(figures->series[s].points[i].value))
                return true;
    return false;
}

gbv_status
read_rows(struct plot *plot)
{
    struct figures *figures = &plot->figures;
    size_t rows = gbv_table_rows(plot->table);
    const double *n;
    gbv_status status;
    if ((status = read_unit(plot)) || (status = make_series(plot, rows)) ||
        (status = read_numbers(plot, plot->roles.n, &n)))
        return status;
    figures->rows = arena_new(plot->memory, rows, sizeof *figures->rows);
    if (!figures->rows)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t row = 0; row < rows; row++)
        if (is_drawn(plot, row) && (status = take_row(plot, row, n)))
            return status;
    if (figures->n_rows == 0)
        return gbv_fail(plot->error, GBV_BAD_VALUE, "%s has no rows to draw",
                        gbv_table_source(plot->table));
    figures->n_all = figures->n_rows;
    for (size_t s = 0; s < figures->n_series; s++)
        figures->series[s].n = figures->n_rows;
    if (!has_value(figures))
        return gbv_fail(plot->error, GBV_BAD_VALUE, "%s has no values to draw",
                        gbv_table_source(plot->table));
    return find_decimals(plot);
}
