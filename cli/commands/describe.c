/* gbv-describe: what each column of a table holds. */
#include <stdlib.h>

#include "described.h"
#include "estimate.h"

struct args {
    struct columns by;
};

static const struct opt options[] = {
    { OPT_COLUMNS, 0, "by", offsetof(struct args, by), "A,B",
      "describe the rows of each group by themselves" },
    { OPT_END },
};

/* One row a group. Rows sorted by group and value stand, group by group, where
 * rows sorted by group alone do. */
static gbv_status
describe_column(struct job *job, size_t column, const gbv_groups *groups, size_t *keys)
{
    const struct args *args = job->args;
    gbv_groups values = { 0 };
    for (size_t i = 0; i < args->by.n; i++)
        keys[i] = args->by.at[i];
    keys[args->by.n] = column;
    gbv_status status = gbv_groups_of(job->data, keys, args->by.n + 1, &values, job->error);
    size_t first = 0;
    for (size_t g = 0; g < groups->n && !status; g++) {
        size_t last = first;
        while (last < values.n && values.start[last] < groups->start[g + 1])
            last++;
        struct described described = { .column = column, .rows = values.rows,
                                       .start = values.start + first, .n_values = last - first };
        if (last > first &&
            gbv_table_missing(job->data, values.rows[values.start[last - 1]], column))
            described.n_missing = described_count(&described, --described.n_values);
        described.n = groups->start[g + 1] - groups->start[g] - described.n_missing;
        gbv_row_begin(job->result, 0);
        if (args->by.n > 0)
            result_put_group(job, &args->by, groups->rows[groups->start[g]]);
        status = described_put(job, &described);
        first = last;
    }
    gbv_groups_free(&values);
    return status;
}

static bool
is_listed(const struct columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->at[i] == column)
            return true;
    return false;
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
    gbv_groups groups = { 0 };
    size_t *keys = calloc(args->by.n + 1, sizeof *keys);
    gbv_status status = result_begin(job, &args->by, command.columns);
    if (!status && !keys)
        status = gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    if (!status)
        status = gbv_groups_of(job->data, args->by.at, args->by.n, &groups, job->error);
    for (size_t c = 0; c < gbv_table_columns(job->data) && !status; c++)
        if (!is_listed(&args->by, c))
            status = describe_column(job, c, &groups, keys);
    if (!status)
        status = turn(job->result, groups.n, job->error);
    gbv_groups_free(&groups);
    free(keys);
    return status;
}

const struct command command = {
    .name = "describe",
    .group = "Data",
    .summary = "what each column of a table holds",
    .description =
        "One row a column. type is what the whole column holds: number, date or text; n its "
        "values, n_missing its cells without one, distinct its different values.\n\n"
        "min and max are printed as the input writes them, for numbers and dates. For numbers "
        "there are the quartiles q1, median and q3 (type 7 of Hyndman and Fan 1996), mean, sd "
        "(divided by n - 1), skewness and excess kurtosis (G1 and G2 of Joanes and Gill 1998, "
        "bias-corrected); a cell is empty where there are too few values, or no spread, for "
        "it.\n\n"
        "top names the five most frequent values with how often they occur; of equals the lesser "
        "comes first.",
    .input = INPUT_TABLE,
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
