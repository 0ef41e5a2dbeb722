#include <stdlib.h>
#include <string.h>

#include "option_name.h"
#include "passing.h"

void
pass_columns(gbv_table *result, const gbv_table *from)
{
    for (size_t c = 0; c < gbv_table_columns(from); c++)
        gbv_table_add_like(result, NULL, from, c);
}

void
pass_row(gbv_table *result, const gbv_table *from, size_t row)
{
    gbv_row_begin(result, gbv_table_line(from, row));
    for (size_t c = 0; c < gbv_table_columns(from); c++)
        gbv_put_cell(result, c, from, row, c);
}

/* ---- Sorting: by the last key first, each time keeping the order so far ---- */

struct key {
    size_t column;
    bool descending;
};

/* Where the rows of each group begin in the new order. Groups ascend and have
 * the missing values last, where they stay if the order is turned. */
static void
find_places(const gbv_table *table, const struct key *key, const gbv_groups *groups,
            size_t *place)
{
    size_t n = groups->n;
    memcpy(place, groups->start, n * sizeof *place);
    if (!key->descending)
        return;
    if (gbv_table_missing(table, groups->rows[groups->start[n - 1]], key->column))
        n--;
    for (size_t g = 0; g < n; g++)
        place[g] = groups->start[n] - groups->start[g + 1];
}

static gbv_status
sort_by(const gbv_table *table, const struct key *key, size_t *rows, gbv_error *error)
{
    size_t n = gbv_table_rows(table);
    gbv_groups groups = { 0 };
    size_t *memory = calloc(3 * n, sizeof *memory);
    size_t *place = memory, *group_of = memory + n, *sorted = memory + 2 * n;
    gbv_status status = memory ? gbv_groups_of(table, &key->column, 1, &groups, error)
                               : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    if (status)
        goto done;
    find_places(table, key, &groups, place);
    for (size_t g = 0; g < groups.n; g++)
        for (size_t i = groups.start[g]; i < groups.start[g + 1]; i++)
            group_of[groups.rows[i]] = g;
    for (size_t i = 0; i < n; i++)
        sorted[place[group_of[rows[i]]]++] = rows[i];
    memcpy(rows, sorted, n * sizeof *rows);
done:
    gbv_groups_free(&groups);
    free(memory);
    return status;
}

/* COLUMN or -COLUMN; a column whose own name begins with - is found too. */
static gbv_status
find_key(const gbv_table *table, const char *word, struct key *out, gbv_error *error)
{
    out->descending = word[0] == '-' && gbv_table_find(table, word) == GBV_NONE;
    word += out->descending;
    return find_named(table, word, strlen(word), &out->column, error);
}

gbv_status
sort_rows(struct job *job, const gbv_table *table, const struct texts *keys, size_t **rows)
{
    gbv_error *error = job->error;
    size_t n = gbv_table_rows(table);
    gbv_status status = GBV_OK;
    struct key key;
    size_t *order = calloc(n + 1, sizeof *order);
    if (!order)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t row = 0; row < n; row++)
        order[row] = row;
    for (size_t i = keys->n; i-- > 0 && !status;) {
        status = find_key(table, keys->item[i], &key, error);
        if (!status)
            note_nearly(job, table, key.column);
        if (!status && n > 0)
            status = sort_by(table, &key, order, error);
    }
    if (status)
        free(order);
    else
        *rows = order;
    return status;
}

gbv_status
result_sort(struct job *job, const struct texts *keys)
{
    size_t *rows = NULL;
    if (keys->n == 0 || gbv_table_status(job->result))
        return GBV_OK;
    gbv_status status = sort_rows(job, job->result, keys, &rows);
    if (!status)
        gbv_table_keep_rows(job->result, rows, gbv_table_rows(job->result));
    free(rows);
    return status;
}
