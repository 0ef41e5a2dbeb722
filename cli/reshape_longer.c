#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "option_range.h"
#include "reshape.h"

/* ---- Which columns ---- */

struct chosen {
    size_t *at;        /* in the order of the list */
    size_t n;
    bool *is_chosen;   /* one for each column of the data */
    size_t *kept;      /* the other columns: no row of the result walks them all */
    size_t n_kept;
};

static gbv_status
choose(struct job *job, size_t column, struct chosen *chosen)
{
    if (chosen->is_chosen[column])
        return gbv_fail(job->error, GBV_MISUSE, "--longer: column \"%s\" twice",
                        gbv_table_name(job->data, column));
    chosen->is_chosen[column] = true;
    chosen->at[chosen->n++] = column;
    return GBV_OK;
}

static gbv_status
choose_part(struct job *job, const char *part, struct chosen *chosen)
{
    size_t first, last;
    gbv_status status = column_range(job->data, "longer", part, &first, &last, job->error);
    for (size_t c = first; !status && c <= last; c++)
        status = choose(job, c, chosen);
    return status;
}

/* ---- What they are together ---- */

/* No cell of the column is a value, whatever the others are. */
static bool
has_no_values(const gbv_table *table, size_t column)
{
    const double *number;
    if (gbv_table_type(table, column) != GBV_TEXT)
        return false;
    if (gbv_table_numbers(table, column, &number, NULL))
        return false;
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        if (!isnan(number[row]))
            return false;
    return true;
}

/* The column that tells what all are; GBV_NONE if they are of several kinds.
 * Those without values do not count, unless none has any. */
static size_t
find_kind(const gbv_table *table, const struct chosen *chosen)
{
    size_t found = GBV_NONE;
    for (size_t i = 0; i < chosen->n; i++) {
        size_t c = chosen->at[i];
        if (has_no_values(table, c))
            continue;
        if (found != GBV_NONE && (gbv_table_type(table, c) != gbv_table_type(table, found) ||
                                  gbv_table_step(table, c) != gbv_table_step(table, found)))
            return GBV_NONE;
        if (found == GBV_NONE)
            found = c;
    }
    return found == GBV_NONE ? chosen->at[0] : found;
}

/* ---- The result ---- */

/* Adds a column of a new name, of text that may turn out to be numbers. */
static gbv_status
add_column(struct job *job, const char *option, const char *name, size_t like)
{
    if (gbv_table_find(job->result, name) != GBV_NONE) {
        gbv_fail(job->error, GBV_MISUSE, "--%s: there is a column \"%s\" already", option, name);
        gbv_hint(job->error, "choose another name");
        return GBV_MISUSE;
    }
    if (like == GBV_NONE)
        gbv_table_add_inferred(job->result, name);
    else
        gbv_table_add_like(job->result, name, job->data, like);
    return GBV_OK;
}

static void
put_row(struct job *job, const struct chosen *chosen, size_t row, size_t column, bool alike)
{
    const char *name = gbv_table_name(job->data, column);
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_table_print_text(job->data, row, column, scratch);
    bool is_word = gbv_table_missing_kind(job->data, row, column) == GBV_MISSING_WORD;
    size_t at = 0;
    gbv_row_begin(job->result, gbv_table_line(job->data, row));
    for (; at < chosen->n_kept; at++)
        gbv_put_cell(job->result, at, job->data, row, chosen->kept[at]);
    gbv_put_text_at(job->result, at++, name, strlen(name));
    if (alike)
        gbv_put_cell(job->result, at, job->data, row, column);
    else if (text && !is_word)
        gbv_put_text_at(job->result, at, text, strlen(text));
}

/* Cells of unlike columns are text as in the file: numbers of one column and
 * words of the next must not be written in two ways. NA, no value among the
 * numbers of one column, would be a word among those of all. */
static gbv_status
put_table(struct job *job, const struct chosen *chosen, const char *names, const char *values)
{
    size_t kind = find_kind(job->data, chosen);
    for (size_t i = 0; i < chosen->n_kept; i++)
        gbv_table_add_like(job->result, NULL, job->data, chosen->kept[i]);
    gbv_status status = add_column(job, "names", names, GBV_NONE);
    if (!status)
        status = add_column(job, "values", values, kind);
    for (size_t row = 0; row < gbv_table_rows(job->data) && !status; row++)
        for (size_t i = 0; i < chosen->n; i++)
            put_row(job, chosen, row, chosen->at[i], kind != GBV_NONE);
    return status;
}

gbv_status
reshape_longer(struct job *job, const struct texts *parts, const char *names, const char *values)
{
    size_t n = gbv_table_columns(job->data);
    struct chosen chosen = { .at = calloc(n, sizeof *chosen.at),
                             .is_chosen = calloc(n, sizeof *chosen.is_chosen),
                             .kept = calloc(n, sizeof *chosen.kept) };
    gbv_status status = chosen.at && chosen.is_chosen && chosen.kept
                      ? GBV_OK : gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < parts->n && !status; i++)
        status = choose_part(job, parts->item[i], &chosen);
    for (size_t c = 0; c < n && !status; c++)
        if (!chosen.is_chosen[c])
            chosen.kept[chosen.n_kept++] = c;
    if (!status)
        status = put_table(job, &chosen, names, values);
    free(chosen.at);
    free(chosen.is_chosen);
    free(chosen.kept);
    return status;
}
