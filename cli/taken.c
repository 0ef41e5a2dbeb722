#include <stdlib.h>

#include "option_name.h"
#include "taken.h"

static void
take(struct job *job, const gbv_table *right, size_t column, const char *name,
     struct taken *taken)
{
    gbv_table_add_like(job->result, name, right, column);
    taken->at[taken->n++] = column;
}

/* COL or COL=NEW. */
static gbv_status
take_part(struct job *job, const gbv_table *right, const char *part, struct taken *taken)
{
    char *word;
    size_t column;
    gbv_status status = find_part(right, part, "take", &column, &word, job->error);
    if (status)
        return status;
    const char *name = word ? word : gbv_table_name(right, column);
    if (gbv_table_find(job->result, name) == GBV_NONE) {
        take(job, right, column, name, taken);
    } else {
        status = gbv_fail(job->error, GBV_MISUSE, "--take: there is a column \"%s\" already",
                          name);
        gbv_hint(job->error, "take it under another name: --take '{%s}=NEW'",
                 gbv_table_name(right, column));
    }
    free(word);
    return status;
}

gbv_status
taken_named(struct job *job, const gbv_table *right, const struct texts *parts,
            struct taken *taken)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < parts->n && !status; i++)
        status = take_part(job, right, parts->item[i], taken);
    return status;
}

void
taken_all(struct job *job, const gbv_matching *matching, struct taken *taken)
{
    const gbv_table *right = matching->right;
    gbv_buffer left_out = { 0 };
    for (size_t c = 0; c < gbv_table_columns(right); c++) {
        const char *name = gbv_table_name(right, c);
        bool is_key = false;
        for (size_t i = 0; i < matching->n_columns; i++)
            is_key = is_key || matching->right_columns[i] == c;
        if (!is_key && gbv_table_find(matching->left, name) == GBV_NONE)
            take(job, right, c, NULL, taken);
        else if (!is_key)
            gbv_buffer_printf(&left_out, "%s%s", left_out.length ? ", " : "", name);
    }
    if (left_out.data)
        job_warn(job, "%s: not taken, since %s has columns of these names: %s (--take COL=NEW "
                 "takes one)", gbv_table_source(right), gbv_table_source(matching->left),
                 left_out.data);
    gbv_buffer_free(&left_out);
}
