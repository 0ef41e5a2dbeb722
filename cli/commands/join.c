/* gbv-join: brings the columns of one table beside the rows of another. */
#include <stdlib.h>
#include <string.h>

#include "option_name.h"
#include "passing.h"
#include "taken.h"
#include "unmatched.h"

struct args {
    struct texts key, take;
    int unmatched;
};

static const char *const treatments[] = {
    [UNMATCHED_ERROR] = "error", [UNMATCHED_KEEP] = "keep", [UNMATCHED_DROP] = "drop", NULL,
};

static const struct opt options[] = {
    { OPT_PARTS, 'k', "key", offsetof(struct args, key), "A[=B],…",
      "columns that must agree: A of LEFT with B of RIGHT (or with A)", .required = true },
    { OPT_CHOICE, 0, "unmatched", offsetof(struct args, unmatched), "HOW",
      "rows of LEFT that have no match: error names them, keep leaves the columns of RIGHT "
      "empty, drop leaves the rows out", .initial = "error", .choices = treatments },
    { OPT_PARTS, 0, "take", offsetof(struct args, take), "COL[=NEW],…",
      "take these columns of RIGHT only, COL under the name NEW (default: all)" },
    { OPT_END },
};

static gbv_status
find_keys(struct job *job, const gbv_table *right, size_t *left_columns, size_t *right_columns)
{
    const struct args *args = job->args;
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < args->key.n && !status; i++) {
        char *word;
        status = find_part(job->data, args->key.item[i], "key", &left_columns[i], &word,
                           job->error);
        if (!status)
            status = gbv_table_column(right, word ? word
                                      : gbv_table_name(job->data, left_columns[i]),
                                      &right_columns[i], job->error);
        free(word);
    }
    return status;
}

static void
put_rows(struct job *job, const gbv_table *right, const struct taken *taken, const size_t *match)
{
    const struct args *args = job->args;
    size_t first = gbv_table_columns(job->data);
    for (size_t row = 0; row < gbv_table_rows(job->data); row++) {
        if (match[row] == GBV_NONE && args->unmatched == UNMATCHED_DROP)
            continue;
        pass_row(job->result, job->data, row);
        for (size_t i = 0; i < taken->n && match[row] != GBV_NONE; i++)
            gbv_put_cell(job->result, first + i, right, match[row], taken->at[i]);
    }
}

static gbv_status
join(struct job *job, const gbv_table *right)
{
    const struct args *args = job->args;
    size_t n_rows = gbv_table_rows(job->data), n_keys = args->key.n;
    size_t n_columns = gbv_table_columns(right) + args->take.n;
    size_t *memory = calloc(n_rows + 2 * n_keys + n_columns, sizeof *memory);
    size_t *match = memory, *left_keys = memory + n_rows, *right_keys = left_keys + n_keys;
    struct taken taken = { .at = right_keys + n_keys };
    const gbv_matching matching = { .left = job->data, .right = right, .n_columns = n_keys,
                                    .left_columns = left_keys, .right_columns = right_keys };
    gbv_status status = memory ? find_keys(job, right, left_keys, right_keys)
                               : gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    if (!status)
        status = gbv_match_rows(&matching, match, job->error);
    if (!status)
        status = treat_unmatched(job, &matching, match, args->unmatched);
    if (status)
        goto done;
    pass_columns(job->result, job->data);
    if (args->take.n > 0)
        status = taken_named(job, right, &args->take, &taken);
    else
        taken_all(job, &matching, &taken);
    if (!status)
        put_rows(job, right, &taken, match);
done:
    free(memory);
    return status;
}

static gbv_status
run(struct job *job)
{
    if (job->n_operands != 2) {
        gbv_fail(job->error, GBV_MISUSE, "two tables are needed: LEFT and RIGHT");
        gbv_hint(job->error, "one of them may be - (standard input)");
        return GBV_MISUSE;
    }
    if (strcmp(job->operands[0], "-") == 0 && strcmp(job->operands[1], "-") == 0)
        return gbv_fail(job->error, GBV_MISUSE, "standard input can be LEFT or RIGHT, not both");
    gbv_table *right = NULL;
    gbv_status status = job_read(job, job->operands[1], &right);
    if (!status)
        status = job_check_lists(job, right);
    if (!status)
        status = join(job, right);
    gbv_table_free(right);
    return status;
}

const struct command command = {
    .name = "join",
    .group = "Data",
    .summary = "bring the columns of one table beside the rows of another",
    .description =
        "Every row of LEFT is printed with the columns of the one row of RIGHT that has the same "
        "key. Many rows of LEFT may match one of RIGHT; a key that RIGHT has twice is an error, "
        "as is a row of LEFT without a match (--unmatched). Both are named.\n\n"
        "Keys are equal as numbers where both columns are numbers, as dates where both are "
        "dates, else byte for byte; a column of numbers does not match one of text. A missing "
        "key matches nothing.\n\n"
        "A column of RIGHT whose name LEFT has too is not taken, and named on standard error. "
        "--where chooses rows of LEFT; choose those of RIGHT with gbv-select in a pipe. "
        "--na, --zero and --valid are for both, and may name a column that one of them has.",
    .operands = "LEFT RIGHT",
    .most_operands = 2,
    .input = INPUT_FIRST,
    .options = options,
    .args_size = sizeof(struct args),
    .run = run,
    .examples = (const char *const[]){
        "gbv-join @offences-by-region-2022 @regions --key division,iso3166_2 --take name_en",
        "gbv-select @population --where 'year == 2022 && sex == \"all\"' | gbv-join "
        "@offences-by-region-2022 - --key division,iso3166_2 --take population",
        NULL },
};
