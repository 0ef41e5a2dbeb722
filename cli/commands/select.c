/* gbv-select: prints a table: rows and columns chosen, renamed, computed. */
#include <stdlib.h>
#include <string.h>

#include "computed.h"
#include "option_name.h"
#include "option_range.h"
#include "passing.h"

struct args {
    struct texts columns, let, sort;
    size_t head;
};

static const struct opt options[] = {
    { OPT_PARTS, 'c', "columns", offsetof(struct args, columns), "A,B=NEW",
      "print these columns in this order, B under the name NEW; FIRST:LAST is a range (default: "
      "all)" },
    { OPT_TEXTS, 0, "let", offsetof(struct args, let), "NEW=EXPR",
      "add a column (may be repeated): 'per_day=victims / 365'" },
    { OPT_PARTS, 0, "sort", offsetof(struct args, sort), "A,-B",
      "sort by A, then by B from the greatest down; missing values last" },
    { OPT_COUNT, 0, "head", offsetof(struct args, head), "N", "print the first N rows" },
    { OPT_END },
};

/* Adds a column to the result, and to those chosen. */
static gbv_status
choose(struct job *job, const gbv_table *from, size_t column, const char *name, size_t *chosen)
{
    if (!name)
        name = gbv_table_name(from, column);
    if (gbv_table_find(job->result, name) != GBV_NONE) {
        gbv_fail(job->error, GBV_MISUSE, "--columns: \"%s\" twice", name);
        gbv_hint(job->error, "print one of them under another name: {%s}=NEW", name);
        return GBV_MISUSE;
    }
    chosen[gbv_table_columns(job->result)] = column;
    gbv_table_add_like(job->result, name, from, column);
    return GBV_OK;
}

/* A, B=NEW or FIRST:LAST. */
static gbv_status
choose_part(struct job *job, const gbv_table *from, const char *part, size_t *chosen)
{
    size_t first, last, length = strlen(part);
    char *name = NULL;
    bool is_renamed = gbv_table_find(from, part) == GBV_NONE &&
                      gbv_list_span(part, length, '=') < length;
    gbv_status status = is_renamed
                      ? find_part(from, part, "columns", &first, &name, job->error)
                      : column_range(from, "columns", part, &first, &last, job->error);
    if (is_renamed)
        last = first;
    for (size_t c = first; !status && c <= last; c++)
        status = choose(job, from, c, name, chosen);
    free(name);
    return status;
}

/* No name comes twice: at most all columns, and each part under a name of its own. */
static gbv_status
choose_columns(struct job *job, const gbv_table *from, const struct texts *parts, size_t **chosen)
{
    gbv_status status = GBV_OK;
    *chosen = calloc(gbv_table_columns(from) + parts->n + 1, sizeof **chosen);
    if (!*chosen)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < parts->n && !status; i++)
        status = choose_part(job, from, parts->item[i], *chosen);
    return status;
}

static gbv_status
print(struct job *job, const gbv_table *from, const size_t *rows)
{
    const struct args *args = job->args;
    size_t n = gbv_table_rows(from), *chosen = NULL;
    gbv_status status = choose_columns(job, from, &args->columns, &chosen);
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
        for (size_t c = 0; c < gbv_table_columns(job->result); c++)
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
        status = sort_rows(job, from, &args->sort, &rows);
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
        "as the input has it, but numbers with a decimal point and without groups (1.234,5 is "
        "1234.5, also among words) and shares as proportions (17 % is 0.17); only columns added "
        "by --let are computed.\n\n"
        "What EXPR may hold, gbv help conditions tells. A --let may use the columns of those "
        "before it.\n\n"
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
