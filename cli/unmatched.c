#include <stdlib.h>
#include <string.h>

#include "unmatched.h"

enum { MOST_NAMED = 5 };  /* rows in a message: enough to see what is wrong */

static void
name_rows(const gbv_matching *matching, const size_t *match, gbv_buffer *out)
{
    size_t n = 0;
    for (size_t row = 0; row < gbv_table_rows(matching->left); row++) {
        if (match[row] != GBV_NONE)
            continue;
        if (n++ == MOST_NAMED) {
            gbv_buffer_puts(out, "; …");
            return;
        }
        gbv_buffer_puts(out, n > 1 ? "; " : "");
        gbv_table_print_key(matching->left, row, matching->left_columns, matching->n_columns, out);
        gbv_buffer_printf(out, " (line %zu)", gbv_table_line(matching->left, row));
    }
}

/* The keys of the right table one after the other, each with its NUL. */
static void
print_keys(const gbv_matching *matching, gbv_buffer *out)
{
    for (size_t row = 0; row < gbv_table_rows(matching->right); row++) {
        gbv_table_print_key(matching->right, row, matching->right_columns, matching->n_columns,
                            out);
        gbv_buffer_putc(out, '\0');
    }
}

/* Suggests the key that somebody may have meant. Out of memory, there is no
 * suggestion. */
static void
hint_nearest(struct job *job, const gbv_matching *matching, size_t row)
{
    static const char ways_out[] = "--unmatched keep leaves their cells empty, --unmatched drop "
                                   "leaves them out";
    size_t n = gbv_table_rows(matching->right);
    gbv_buffer wanted = { 0 }, keys = { 0 };
    const char **candidates = calloc(n + 1, sizeof *candidates), *nearest = NULL;
    gbv_table_print_key(matching->left, row, matching->left_columns, matching->n_columns, &wanted);
    print_keys(matching, &keys);
    if (candidates && !keys.status && !wanted.status) {
        const char *key = keys.data;
        for (size_t i = 0; i < n; i++, key += strlen(key) + 1)
            candidates[i] = key;
        nearest = gbv_nearest(wanted.data, candidates, n);
    }
    if (nearest)
        gbv_hint(job->error, "the key of %s nearest to \"%s\" is \"%s\"; %s",
                 gbv_table_source(matching->right), wanted.data, nearest, ways_out);
    else
        gbv_hint(job->error, "%s", ways_out);
    free(candidates);
    gbv_buffer_free(&keys);
    gbv_buffer_free(&wanted);
}

static gbv_status
refuse(struct job *job, const gbv_matching *matching, const size_t *match, size_t n)
{
    gbv_buffer names = { 0 };
    size_t first = 0;
    while (match[first] != GBV_NONE)
        first++;
    name_rows(matching, match, &names);
    gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(matching->left), 0,
                "%zu row%s without a match in %s: %s", n, n == 1 ? "" : "s",
                gbv_table_source(matching->right), names.data ? names.data : "");
    hint_nearest(job, matching, first);
    gbv_buffer_free(&names);
    return GBV_BAD_VALUE;
}

gbv_status
treat_unmatched(struct job *job, const gbv_matching *matching, const size_t *match,
                int treatment)
{
    size_t n = 0;
    for (size_t row = 0; row < gbv_table_rows(matching->left); row++)
        n += match[row] == GBV_NONE;
    if (n == 0)
        return GBV_OK;
    if (treatment == UNMATCHED_ERROR)
        return refuse(job, matching, match, n);
    job_warn(job, "%zu row%s of %s without a match in %s: %s", n, n == 1 ? "" : "s",
             gbv_table_source(matching->left), gbv_table_source(matching->right),
             treatment == UNMATCHED_KEEP ? "kept, with empty cells" : "left out");
    return GBV_OK;
}
