/* gbv-select: prints a table: rows and columns chosen, renamed, computed. */
#include <stdlib.h>

#include "computed.h"
#include "passing.h"

struct args {
    struct texts columns, let, sort;
    size_t head;
};

static const struct opt options[] = {
    { OPT_LIST, 'c', "columns", offsetof(struct args, columns), "A,B=NEW",
      "print these columns in this order, B under the name NEW (default: all)" },
    { OPT_TEXTS, 0, "let", offsetof(struct args, let), "NEW=EXPR",
      "add a column (may be repeated): 'per_day=victims / 365'" },
    { OPT_LIST, 0, "sort", offsetof(struct args, sort), "A,-B",
      "sort by A, then by B from the greatest down; missing values last" },
    { OPT_COUNT, 0, "head", offsetof(struct args, head), "N", "print the first N rows" },
    { OPT_END },
};

static gbv_status
choose_columns(struct job *job, const gbv_table *from, const struct texts *parts, size_t *chosen)
{
    for (size_t i = 0; i < parts->n; i++) {
        const char *name;
        gbv_status status = find_part(from, parts->item[i], "columns", &chosen[i], &name,
                                      job->error);
        if (status)
            return status;
        if (!name)
            name = gbv_table_name(from, chosen[i]);
        if (gbv_table_find(job->result, name) != GBV_NONE) {
            gbv_fail(job->error, GBV_MISUSE, "--columns: \"%s\" twice", name);
            gbv_hint(job->error, "print one of them under another name: %s=NEW", name);
            return GBV_MISUSE;
        }
        gbv_table_add_like(job->result, name, from, chosen[i]);
    }
    return GBV_OK;
}

static gbv_status
print(struct job *job, const gbv_table *from, const size_t *rows)
{
    const struct args *args = job->args;
    size_t n = gbv_table_rows(from);
    size_t *chosen = calloc(args->columns.n + 1, sizeof *chosen);
    gbv_status status = chosen ? choose_columns(job, from, &args->columns, chosen)
                               : gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    if (args->columns.n == 0)
        pass_columns(job->result, from);
    if (args->head > 0 && args->head < n)
        n = args->head;
    for (size_t i = 0; i < n && !status; i++) {
        if (args->columns.n == 0) {
            pass_row(job->result, from, rows[i]);
            continue;
        }
        gbv_row_begin(job->result, gbv_table_line(from, rows[i]));
        for (size_t c = 0; c < args->columns.n; c++)
            gbv_put_cell(job->result, c, from, rows[i], chosen[c]);
    }
    free(chosen);
    return status;
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    const gbv_table *from = job->data;
    gbv_table *computed = NULL;
    size_t *rows = NULL;
    gbv_status status = GBV_OK;
    if (args->let.n > 0) {
        status = compute_columns(job->data, &args->let, &computed, job->error);
        from = computed;
    }
    if (!status)
        status = sort_rows(from, &args->sort, &rows, job->error);
    if (!status)
        status = print(job, from, rows);
    free(rows);
    gbv_table_free(computed);
    return status;
}

const struct command command = {
    .name = "select",
    .group = "Data",
    .summary = "print a table: rows and columns chosen, renamed, computed",
    .description =
        "Rows are chosen by --where, columns by --columns. Every value is printed byte for byte "
        "as the input has it; only columns added by --let are computed.\n\n"
        "An expression has + - * /, parentheses, numbers and columns ({name} for a name with "
        "blanks); where a value is missing, or there is a division by zero, the result is "
        "missing. A condition (year >= 2008) gives 1 where it holds and 0 where not. A --let may "
        "use the columns of those before it.\n\n"
        "First rows are kept (--where), then columns added (--let), then rows sorted (--sort; "
        "equal rows keep their order), then cut (--head).",
    .input = INPUT_TABLE,
    .options = options,
    .args_size = sizeof(struct args),
    .columns = "",
    .run = run,
    .examples = (const char *const[]){
        "gbv-select --where 'sex == \"women\" && year >= 2015' --columns year,victims @homicide",
        "gbv-select --where 'year == 2020' --let 'per_day=victims / 366' --sort -victims @homicide",
        NULL },
};
