#include <stdlib.h>

#include "tabulate.h"
#include "tally.h"

size_t
tabulation_rows_of(const struct tabulation *t, size_t key)
{
    return t->by_design ? gbv_grouped_within(t->survey.grouped, key)
                        : gbv_grouped_rows(t->fold.grouped, key);
}

/* A number may be written in several ways: one stands for it, whatever the order
 * of rows. */
static size_t
plainest(const struct tabulation *t, size_t a, size_t b, size_t column)
{
    const struct columns columns = { .at = &column, .n = 1 };
    return rows_plainest(t->keys, &columns, (const size_t[]){ a, b }, 2);
}

/* A category for the keys of a group of a column, if they have rows; where
 * `kind` is given, of that kind of missing. */
static void
add_category(const struct tabulation *t, const gbv_groups *groups, size_t g, gbv_missing kind,
             struct categories *out)
{
    bool any = false;
    for (size_t i = groups->start[g]; i < groups->start[g + 1]; i++) {
        size_t key = groups->rows[i];
        if (!tabulation_rows_of(t, key) ||
            gbv_table_missing_kind(t->keys, key, out->column) != kind)
            continue;
        out->of[key] = out->n;
        out->key[out->n] = any ? plainest(t, out->key[out->n], key, out->column) : key;
        any = true;
    }
    out->n += any;
}

gbv_status
categories_find(struct tabulation *t, struct categories *out)
{
    static const gbv_missing kinds[] = { GBV_MISSING_EMPTY, GBV_MISSING_WORD, GBV_MISSING_CODE };
    gbv_groups groups = { 0 };
    out->of = calloc(t->n_keys + 1, sizeof *out->of);
    out->key = calloc(t->n_keys + 3, sizeof *out->key);
    gbv_status status = out->of && out->key ? GBV_OK : gbv_fail(t->job->error, GBV_NO_MEMORY,
                                                                "out of memory");
    bool is_all = out->column == GBV_NONE;
    if (!status)
        status = gbv_groups_of(t->keys, &out->column, !is_all, &groups, t->job->error);
    for (size_t key = 0; key < t->n_keys && !status; key++)
        out->of[key] = is_all && tabulation_rows_of(t, key) ? 0 : GBV_NONE;
    for (size_t g = 0; g < groups.n && !is_all && !status; g++)
        add_category(t, &groups, g, GBV_PRESENT, out);
    if (is_all)
        out->n = 1;
    out->n_present = out->n;
    for (size_t i = 0; i < 3 && !is_all && groups.n && !status; i++)
        add_category(t, &groups, groups.n - 1, kinds[i], out);    /* missing sorts last */
    out->n_shared = t->args->missing == MISSING_INCLUDE ? out->n : out->n_present;
    gbv_groups_free(&groups);
    return status;
}

const char *
category_missing(const struct tabulation *t, const struct categories *categories, size_t i)
{
    if (i < categories->n_present)
        return NULL;
    switch (gbv_table_missing_kind(t->keys, categories->key[i], categories->column)) {
    case GBV_MISSING_WORD: return "word";
    case GBV_MISSING_CODE: return "code";
    default: return "empty";
    }
}
