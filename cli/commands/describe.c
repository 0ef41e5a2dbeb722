/* gbv-describe: what each column of a table holds. */
#include <stdlib.h>

#include "cell_counts.h"
#include "described.h"
#include "estimate.h"
#include "tally.h"

struct args {
    struct columns by;
};

static const struct opt options[] = {
    { OPT_COLUMNS, 0, "by", offsetof(struct args, by), "A,B",
      "describe the rows of each group by themselves" },
    { OPT_END },
};

/* One row a group. Keys sorted by group and value stand, group by group, where
 * keys sorted by group alone do. */
static gbv_status
describe_column(struct job *job, const struct cell_counts *counts, size_t fold, size_t *n_groups)
{
    struct described described = { .grouped = counts->grouped[fold], .column = counts->n_by,
                                   .keys = gbv_grouped_keys(counts->grouped[fold]) };
    struct columns by = { .at = counts->counting, .n = counts->n_by };
    gbv_groups groups = { 0 }, values = { 0 };
    gbv_status status = gbv_groups_of(described.keys, by.at, by.n, &groups, job->error);
    if (!status)
        status = gbv_groups_of(described.keys, by.at, by.n + 1, &values, job->error);
    if (!status && fold == 0)
        status = columns_note_spellings(job, described.keys, &by);
    job->data = described.keys;
    described.rows = values.rows;
    *n_groups = groups.n;
    for (size_t g = 0, first = 0, last = 0; g < groups.n && !status; g++, first = last) {
        while (last < values.n && values.start[last] < groups.start[g + 1])
            last++;
        described.start = values.start + first;
        described_count_all(&described, last - first);
        gbv_row_begin(job->result, 0);
        if (by.n > 0)
            result_put_group(job, &by, group_plainest(described.keys, &by, &groups, g));
        status = described_put(job, &described);
    }
    gbv_groups_free(&groups);
    gbv_groups_free(&values);
    return status;
}

/* From group within column to column within group. */
static gbv_status
turn(gbv_table *result, size_t n_groups, gbv_error *error)
{
    size_t n = gbv_table_rows(result), n_columns = n_groups ? n / n_groups : 0, i = 0;
    size_t *rows = calloc(n + 1, sizeof *rows);
    if (!rows)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t g = 0; g < n_groups; g++)
        for (size_t c = 0; c < n_columns; c++)
            rows[i++] = c * n_groups + g;
    gbv_table_keep_rows(result, rows, n);
    free(rows);
    return GBV_OK;
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    struct cell_counts counts = { 0 };
    size_t n_groups = 0;
    gbv_status status = cells_count(job, &args->by, &counts);
    if (!status && counts.n > 0)
        job->data = gbv_grouped_keys(counts.grouped[0]);
    struct columns by = { .name = args->by.name, .at = counts.counting, .n = args->by.n };
    if (!status)
        status = result_begin(job, &by, command.columns);
    for (size_t i = 0; i < counts.n && !status; i++)
        status = describe_column(job, &counts, i, &n_groups);
    if (!status)
        status = turn(job->result, n_groups, job->error);
    cell_counts_free(&counts);
    return status;
}

const struct command command = {
    .name = "describe",
    .group = "Data",
    .summary = "what each column of a table holds",
    .description =
        "One row a column. type is what the whole column holds: number, date or text; n its "
        "values, n_missing its cells without one, distinct its different values.\n\n"
        "min and max are printed as the input writes them (1 rather than 1.0 where it has both), "
        "for numbers and dates. For numbers there are the quartiles q1, median and q3 (type 7 of "
        "Hyndman and Fan 1996), mean, sd (divided by n - 1), skewness and excess kurtosis (G1 "
        "and G2 of Joanes and Gill 1998, bias-corrected); a cell is empty where there are too "
        "few values, or no spread, for it.\n\n"
        "The input is read in one pass; memory grows with the different values of its columns, "
        "not with its rows.\n\n"
        "top names the five most frequent values with how often they occur; of equals the lesser "
        "comes first.",
    .input = INPUT_SCAN,
    .options = options,
    .args_size = sizeof(struct args),
    .columns = "column, type, n, n_missing, distinct, min, q1, median, q3, max, mean, sd, "
               "skewness, kurtosis, top",
    .run = run,
    .examples = (const char *const[]){
        "gbv-describe @homicide",
        "gbv-describe --by sex @homicide",
        NULL },
};
