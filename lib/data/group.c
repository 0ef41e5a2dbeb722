/* Rows sorted by key, then cut where the key changes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/table.h"
#include "gbvstat/group.h"

/* A column as it is compared: by its numbers (dates have some too) or its texts. */
struct part {
    const struct column *column;
    bool is_text;
};

struct key {
    struct part *parts;
    size_t n;
};

static int
compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return !a - !b;
    return strcmp(a, b);
}

static int
compare_numbers(double a, double b)
{
    if (isnan(a) || isnan(b))
        return !!isnan(a) - !!isnan(b);
    return (a > b) - (a < b);
}

/* The type of a whole column is decided when it is first asked for. */
static struct part
part_of(const gbv_table *table, size_t column)
{
    bool is_text = gbv_table_type(table, column) == GBV_TEXT;
    return (struct part){ &table->columns[column], is_text };
}

static inline int
compare_part(const struct part *part, size_t a, size_t b)
{
    const struct column *column = part->column;
    return part->is_text ? compare_texts(column_text(column, a), column_text(column, b))
                         : compare_numbers(column->number[a], column->number[b]);
}

int
gbv_table_compare(const gbv_table *table, size_t column, size_t a, size_t b)
{
    struct part part = part_of(table, column);
    return compare_part(&part, a, b);
}

static int
compare_keys(const struct key *key, size_t a, size_t b)
{
    int order = 0;
    for (size_t i = 0; i < key->n && order == 0; i++)
        order = compare_part(&key->parts[i], a, b);
    return order;
}

/* Merges two sorted neighbours; of equals the left one, which came first. */
static void
merge(const struct key *key, const size_t *left, const size_t *right, const size_t *end,
      size_t *to)
{
    const size_t *middle = right;
    while (left < middle && right < end)
        *to++ = compare_keys(key, *right, *left) < 0 ? *right++ : *left++;
    while (left < middle)
        *to++ = *left++;
    while (right < end)
        *to++ = *right++;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Stable, n log n, and without the shared state that a comparison function of
 * qsort would need to know the columns. */
static void
sort_rows(const struct key *key, size_t *rows, size_t *scratch, size_t n)
{
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t from = 0; from < n; from += 2 * width) {
            size_t middle = least(from + width, n), end = least(from + 2 * width, n);
            merge(key, rows + from, rows + middle, rows + end, scratch + from);
        }
        memcpy(rows, scratch, n * sizeof *rows);
    }
}

static size_t
cut(const struct key *key, const size_t *rows, size_t n, size_t *start)
{
    size_t groups = n > 0 || key->n == 0;  /* no columns: one group, even of no rows */
    start[0] = 0;
    for (size_t i = 1; i < n; i++)
        if (compare_keys(key, rows[i - 1], rows[i]) != 0)
            start[groups++] = i;
    start[groups] = n;
    return groups;
}

gbv_status
gbv_groups_of(const gbv_table *table, const size_t *columns, size_t n_columns, gbv_groups *out,
              gbv_error *error)
{
    struct key key = { .parts = gbv_new_array(n_columns, sizeof *key.parts), .n = n_columns };
    size_t n = gbv_table_rows(table);
    size_t *rows = gbv_new_array(n, sizeof *rows);
    size_t *scratch = gbv_new_array(n, sizeof *scratch);
    size_t *start = gbv_new_array(n + 2, sizeof *start);
    gbv_status status = GBV_OK;

    if (!rows || !scratch || !start || !key.parts) {
        status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        goto done;
    }
    for (size_t i = 0; i < n_columns; i++)
        key.parts[i] = part_of(table, columns[i]);
    for (size_t row = 0; row < n; row++)
        rows[row] = row;
    if (n_columns > 0)
        sort_rows(&key, rows, scratch, n);
    *out = (gbv_groups){ .n = cut(&key, rows, n, start), .start = start, .rows = rows };
    rows = start = NULL;
done:
    free(rows);
    free(scratch);
    free(start);
    free(key.parts);
    return status;
}

void
gbv_groups_free(gbv_groups *groups)
{
    free(groups->start);
    free(groups->rows);
    *groups = (gbv_groups){ 0 };
}
