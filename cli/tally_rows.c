/* Rows of the data: cells read and checked, rows named. */
#include <stdlib.h>
#include <string.h>

#include "tally.h"

gbv_status
rows_required(struct job *job)
{
    if (gbv_table_rows(job->data))
        return GBV_OK;
    gbv_fail_at(job->error, GBV_TOO_FEW, gbv_table_source(job->data), 0, "there are no rows%s",
                job->common->where ? " for which --where holds" : "");
    return GBV_TOO_FEW;
}

static bool
fits(double value, enum cells cells)
{
    switch (cells) {
    case CELLS_COUNTS: return value >= 0 && value == floor(value);
    case CELLS_SIZES:  return value >= 0;
    case CELLS_ERRORS: return value > 0;
    case CELLS_ANY:    break;
    }
    return true;
}

static const char *const demands[] = {
    [CELLS_ANY] = "a number",
    [CELLS_COUNTS] = "a count (a whole number, not negative)",
    [CELLS_SIZES] = "a population (a number, not negative)",
    [CELLS_ERRORS] = "a standard error (a positive number)",
};

gbv_status
cells_read(struct job *job, const struct column *column, enum cells cells, const double **out)
{
    *out = NULL;
    if (!column->name)
        return GBV_OK;
    const double *values;
    gbv_status status = gbv_table_numbers(job->data, column->at, &values, job->error);
    if (status)
        return status;
    for (size_t row = 0; row < gbv_table_rows(job->data); row++) {
        if (isnan(values[row]) || fits(values[row], cells))
            continue;
        char number[GBV_NUMBER_SIZE] = "";
        gbv_number_shortest(values[row], number);
        return gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data),
                           gbv_table_line(job->data, row), "column \"%s\": %s is not %s",
                           column->name, number, demands[cells]);
    }
    *out = values;
    return GBV_OK;
}

gbv_status
columns_join(const struct columns *first, const struct column *last, struct columns *out,
             gbv_error *error)
{
    size_t n = first->n + (last->name ? 1 : 0);
    struct columns joined = {
        .name = calloc(n + 1, sizeof *joined.name), .at = calloc(n + 1, sizeof *joined.at), .n = n,
    };
    if (!joined.name || !joined.at) {
        columns_free(&joined);
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    }
    for (size_t i = 0; i < first->n; i++) {
        joined.name[i] = first->name[i];
        joined.at[i] = first->at[i];
    }
    if (last->name) {
        joined.name[n - 1] = last->name;
        joined.at[n - 1] = last->at;
    }
    *out = joined;
    return GBV_OK;
}

void
columns_free(struct columns *columns)
{
    free(columns->name);
    free(columns->at);
    *columns = (struct columns){ 0 };
}

static bool
rows_agree(const gbv_table *data, const struct columns *columns, size_t a, size_t b)
{
    for (size_t i = 0; i < columns->n; i++)
        if (gbv_table_compare(data, columns->at[i], a, b) != 0)
            return false;
    return true;
}

size_t
family_end(const gbv_table *data, const struct columns *columns, const gbv_groups *groups,
           size_t first)
{
    size_t row = groups->rows[groups->start[first]], last = first + 1;
    while (last < groups->n && rows_agree(data, columns, row, groups->rows[groups->start[last]]))
        last++;
    return last;
}

bool
rows_comparable(const gbv_table *data, const size_t *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!gbv_row_not_comparable(data, rows[i]))
            return true;
    return n == 0;
}

static void
put_cell(gbv_buffer *list, const gbv_table *data, size_t row, size_t column)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_table_print(data, row, column, scratch);
    gbv_buffer_puts(list, text ? text : "(missing)");
}

void
row_name(gbv_buffer *list, const gbv_table *data, const struct columns *columns, size_t row)
{
    if (list->length)
        gbv_buffer_puts(list, ", ");
    for (size_t i = 0; columns && i < columns->n; i++) {
        if (i)
            gbv_buffer_putc(list, ' ');
        put_cell(list, data, row, columns->at[i]);
    }
    if (columns && columns->n)
        return;
    put_cell(list, data, row, 0);
    gbv_buffer_printf(list, " (line %zu)", gbv_table_line(data, row));
}

/* 16.03.2020 where others write 2020-03-16. */
static bool
is_local_date(const gbv_table *data, size_t column, const char *text)
{
    return gbv_table_type(data, column) == GBV_DATE && strchr(text, '.') != NULL;
}

/* Below 0 if row a is written shorter than row b; of equals, as ISO writes
 * dates, or what sorts first. */
static int
compare_spelling(const gbv_table *data, const struct columns *columns, size_t a, size_t b)
{
    int order = 0;
    for (size_t i = 0; i < columns->n && order == 0; i++) {
        char one_scratch[GBV_NUMBER_SIZE], two_scratch[GBV_NUMBER_SIZE];
        const char *one = gbv_table_print(data, a, columns->at[i], one_scratch);
        const char *two = gbv_table_print(data, b, columns->at[i], two_scratch);
        if (!one || !two)
            continue;    /* missing agrees with missing alone */
        size_t length = strlen(one), other = strlen(two);
        order = (length > other) - (length < other);
        if (order == 0)
            order = is_local_date(data, columns->at[i], one) -
                    is_local_date(data, columns->at[i], two);
        if (order == 0)
            order = strcmp(one, two);
    }
    return order;
}

size_t
rows_plainest(const gbv_table *data, const struct columns *columns, const size_t *rows, size_t n)
{
    size_t plainest = rows[0];
    for (size_t i = 1; i < n; i++)
        if (compare_spelling(data, columns, rows[i], plainest) < 0)
            plainest = rows[i];
    return plainest;
}

size_t
group_plainest(const gbv_table *data, const struct columns *columns, const gbv_groups *groups,
               size_t group)
{
    return rows_plainest(data, columns, groups->rows + groups->start[group],
                         groups->start[group + 1] - groups->start[group]);
}

/* Of one number, the longer is written with zeros at its end. */
static bool
may_be_codes(const char *shorter, const char *longer)
{
    size_t length = strlen(shorter), zeros = 0;
    if (strncmp(shorter, longer, length) == 0)
        zeros = strspn(longer + length, "0");
    return zeros && !longer[length + zeros];
}

/* Whole numbers become 1.0 in programs that had a gap among them: no news. */
static bool
is_whole(const gbv_table *data, size_t column, size_t row)
{
    double value = gbv_table_number(data, row, column);
    return isnan(value) || value == floor(value);
}

/* Rows of one number: two that may be codes, the shorter first. */
static bool
find_codes(const gbv_table *data, size_t column, const size_t *rows, size_t n, size_t out[2])
{
    out[0] = rows_plainest(data, &(struct columns){ .at = &column, .n = 1 }, rows, n);
    const char *shorter = gbv_table_text(data, out[0], column);
    for (size_t i = 0; shorter && i < n; i++) {
        const char *longer = gbv_table_text(data, rows[i], column);
        out[1] = rows[i];
        if (longer && may_be_codes(shorter, longer))
            return true;
    }
    return false;
}

static gbv_status
note_spellings(struct job *job, const gbv_table *data, size_t column)
{
    gbv_groups groups = { 0 };
    size_t row[2], whole = 0, n = gbv_table_rows(data);
    bool found = false;
    while (whole < n && is_whole(data, column, whole))
        whole++;
    if (whole == n)
        return GBV_OK;
    gbv_status status = gbv_groups_of(data, &column, 1, &groups, job->error);
    for (size_t g = 0; g < groups.n && !status && !found; g++) {
        const size_t *rows = groups.rows + groups.start[g];
        found = !is_whole(data, column, rows[0]) &&
                find_codes(data, column, rows, groups.start[g + 1] - groups.start[g], row);
    }
    gbv_groups_free(&groups);
    if (found)
        job_warn(job, "column \"%s\": %s (line %zu) and %s (line %zu) are one number, and count as "
                 "one group; if they are codes, write them with a letter, as in A%s",
                 gbv_table_name(data, column), gbv_table_text(data, row[0], column),
                 gbv_table_line(data, row[0]), gbv_table_text(data, row[1], column),
                 gbv_table_line(data, row[1]), gbv_table_text(data, row[1], column));
    return status;
}

gbv_status
columns_note_spellings(struct job *job, const gbv_table *data, const struct columns *columns)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < columns->n && !status; i++)
        if (gbv_table_type(data, columns->at[i]) == GBV_NUMBER)
            status = note_spellings(job, data, columns->at[i]);
    return status;
}

const char *
rows_unit(const gbv_table *data, const size_t *rows, size_t n)
{
    size_t column = gbv_table_find(data, "unit");
    if (column == GBV_NONE || n == 0)
        return NULL;
    const char *unit = gbv_table_text(data, rows[0], column);
    for (size_t i = 1; unit && i < n; i++) {
        const char *other = gbv_table_text(data, rows[i], column);
        if (!other || strcmp(unit, other) != 0)
            return NULL;
    }
    return unit;
}
