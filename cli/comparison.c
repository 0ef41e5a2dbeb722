/* Which groups are compared with what, and the comparison of two sides. */
#include <stdlib.h>
#include <string.h>

#include "comparison.h"
#include "estimate.h"

static bool
is(const struct comparing *how, const char *reference)
{
    return strcmp(how->reference, reference) == 0;
}

static gbv_status
compare_rates(const struct comparing *how, const struct side *a, const struct side *b,
              gbv_comparison *out)
{
    double exposure = a->base / how->per, other = b->base / how->per;
    if (how->known)
        return gbv_compare_rate_known(a->events, exposure, b->events / other, how->measure,
                                      how->level, out);
    return gbv_compare_rates(a->events, exposure, b->events, other, how->measure, how->method,
                             how->level, out);
}

static gbv_status
compare_shares(const struct comparing *how, const struct side *a, const struct side *b,
               gbv_comparison *out)
{
    if (how->known)
        return gbv_compare_proportion_known(a->events, a->base, b->events / b->base,
                                            how->measure, how->level, out);
    return gbv_compare_proportions(a->events, a->base, b->events, b->base, how->measure,
                                   how->method, how->level, out);
}

static gbv_status
compare_sides(const struct comparing *how, const struct side *a, const struct side *b,
              gbv_comparison *out)
{
    if (a->n == 0 || b->n == 0)
        return GBV_TOO_FEW;
    switch (how->figures) {
    case FIGURES_RATES:  return compare_rates(how, a, b, out);
    case FIGURES_SHARES: return compare_shares(how, a, b, out);
    case FIGURES_ESTIMATES: break;
    }
    return gbv_compare_estimates(a->estimate, a->std_error, b->estimate,
                                 how->known ? 0 : b->std_error, how->measure, how->level, out);
}

/* The side that --reference names: a group, or the total. */
static gbv_status
find_reference(struct job *job, const struct comparing *how, const struct side *sides, size_t n,
               size_t *out)
{
    char scratch[GBV_NUMBER_SIZE];
    size_t column = how->parts.at[how->parts.n - 1];
    const char *wanted = is(how, "overall") ? how->total_row : how->reference;
    const char **names = calloc(n + 1, sizeof *names);
    if (!names)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n; i++) {
        const char *name = gbv_table_print(job->data, sides[i].row, column, scratch);
        names[i] = name == scratch ? NULL : name;
        if (name && strcmp(name, wanted) == 0)
            *out = i;
    }
    const char *nearest = gbv_nearest(wanted, names, n);
    free(names);
    if (*out != GBV_NONE)
        return GBV_OK;
    gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data), 0,
                "column \"%s\" has no group \"%s\"", gbv_table_name(job->data, column), wanted);
    if (nearest)
        gbv_hint(job->error, "did you mean \"%s\"?", nearest);
    else
        gbv_hint(job->error, "--reference is pairwise, overall, rest, or one of the groups");
    return GBV_BAD_VALUE;
}

static gbv_status
add_pair(struct job *job, const struct comparing *how, struct family *family,
         const struct side *group, struct side reference)
{
    struct pair *pair = &family->pairs[family->n_pairs++];
    *pair = (struct pair){ .group = group, .reference = reference };
    pair->status = compare_sides(how, group, &pair->reference, &pair->comparison);
    if (!reference.rows) {
        note_add_list(&pair->note, "", &family->note_all);
        return GBV_OK;
    }
    const struct side *sides[] = { group, &pair->reference };
    return sides_check(job, how, sides, 2, false, &pair->note);
}

/* What the groups are compared with, other than each other. */
static gbv_status
find_other(struct job *job, const struct comparing *how, const struct family *family,
           size_t *at)
{
    *at = GBV_NONE;
    if (is(how, "rest") || (is(how, "overall") && !how->total_row))
        return GBV_OK;
    gbv_status status = find_reference(job, how, family->sides, family->n_sides, at);
    if (!status && family->sides[*at].marked && !job->common->allow_mixed)
        status = gbv_fail_at(job->error, GBV_NOT_COMPARABLE, gbv_table_source(job->data),
                             gbv_table_line(job->data, family->sides[*at].row),
                             "the reference is marked comparable = no");
    return status;
}

static gbv_status
pair_with_other(struct job *job, const struct comparing *how, struct family *family)
{
    const struct side *sides = family->sides;
    size_t n = family->n_sides, at;
    struct side other = { .name = is(how, "rest") ? "rest" : "overall" };
    gbv_status status = find_other(job, how, family, &at);
    if (!status && at != GBV_NONE)
        other = sides[at];
    else if (!status && is(how, "overall"))
        status = sides_sum(job, how, sides, n, GBV_NONE, &other);
    for (size_t i = 0; i < n && !status; i++) {
        if (!side_is_compared(&sides[i]) || i == at)
            continue;
        if (is(how, "rest"))
            status = sides_sum(job, how, sides, n, i, &other);
        if (!status)
            status = add_pair(job, how, family, &sides[i], other);
    }
    return status;
}

static gbv_status
pair_with_each(struct job *job, const struct comparing *how, struct family *family)
{
    const struct side *sides = family->sides;
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < family->n_sides; i++)
        for (size_t j = i + 1; j < family->n_sides && !status; j++)
            if (side_is_compared(&sides[i]) && side_is_compared(&sides[j]))
                status = add_pair(job, how, family, &sides[i], sides[j]);
    return status;
}

/* Groups that are compared must be comparable; so must all that are added. */
static gbv_status
check_family(struct job *job, const struct comparing *how, struct family *family)
{
    bool added = how->figures != FIGURES_ESTIMATES &&
                 (is(how, "rest") || (is(how, "overall") && !how->total_row));
    const struct side **sides = calloc(2 * family->n_sides, sizeof *sides);
    if (!sides)
        return GBV_NO_MEMORY;
    const struct side **all = sides + family->n_sides;
    size_t n = 0, n_all = 0;
    for (size_t i = 0; i < family->n_sides; i++) {
        const struct side *side = &family->sides[i];
        if (side_is_compared(side))
            sides[n++] = side;
        if (!side->total)
            all[n_all++] = side;
    }
    gbv_status status = sides_check(job, how, sides, n, false, &family->note);
    if (!status)
        status = sides_check_totals(job, how, added ? all : sides, added ? n_all : n,
                                    &family->note);
    if (!status && added)
        status = sides_check(job, how, all, n_all, true, &family->note_all);
    free(sides);
    return status;
}

static gbv_status
adjust(const struct comparing *how, struct family *family)
{
    for (size_t i = 0; i < family->n_pairs; i++) {
        const struct pair *pair = &family->pairs[i];
        if (pair->status == GBV_NO_MEMORY || pair->status == GBV_MISUSE)
            return pair->status;
        family->p_adjusted[i] = pair->status ? NAN : pair->comparison.p;
        family->n_tests += isnan(family->p_adjusted[i]) ? 0 : 1;
    }
    return gbv_adjust(family->p_adjusted, family->n_pairs, how->adjust, family->p_adjusted);
}

static void
name_left_out(struct job *job, const struct comparing *how, struct family *family)
{
    gbv_buffer list = { 0 };
    for (size_t i = 0; i < family->n_sides; i++)
        if (family->sides[i].marked && !family->sides[i].total)
            row_name(&list, job->data, &how->parts, family->sides[i].row);
    note_add_list(&family->note, "no row of its own (comparable = no): ", &list);
    if (list.length)
        job_warn(job, "no row of its own (comparable = no): %s", list.data);
    gbv_buffer_free(&list);
}

static gbv_status
family_new(const struct comparing *how, size_t n, struct family *out)
{
    size_t room = is(how, "pairwise") ? n * (n - 1) / 2 : n;
    *out = (struct family){
        .sides = calloc(n, sizeof *out->sides), .n_sides = n,
        .pairs = calloc(room + 1, sizeof *out->pairs),
        .p_adjusted = calloc(room + 1, sizeof *out->p_adjusted),
    };
    return out->sides && out->pairs && out->p_adjusted ? GBV_OK : GBV_NO_MEMORY;
}

static void
family_free(struct family *family)
{
    for (size_t i = 0; i < family->n_pairs; i++)
        gbv_buffer_free(&family->pairs[i].note);
    free(family->sides);
    free(family->pairs);
    free(family->p_adjusted);
    gbv_buffer_free(&family->note);
    gbv_buffer_free(&family->note_all);
}

static gbv_status
compare_family(struct job *job, const struct comparing *how, const gbv_groups *groups,
               size_t first, size_t last)
{
    struct family family;
    gbv_status status = family_new(how, last - first, &family);
    if (status)
        goto done;
    if ((status = sides_read(job, how, groups, first, last, family.sides, &family.note)) ||
        (status = check_family(job, how, &family)))
        goto done;
    status = is(how, "pairwise") ? pair_with_each(job, how, &family)
                                 : pair_with_other(job, how, &family);
    if (status || (status = adjust(how, &family)))
        goto done;
    name_left_out(job, how, &family);
    put_heterogeneity(job, how, &family);
    for (size_t i = 0; i < family.n_pairs; i++)
        put_pair(job, how, &family, i);
done:
    family_free(&family);
    return gbv_explain(job->error, status, "comparing groups");
}

static bool
has_method(const struct comparing *how)
{
    bool difference = how->measure == GBV_DIFFERENCE;
    gbv_compare_method method = how->method;
    if (method == GBV_METHOD_DEFAULT)
        return true;
    if (how->figures == FIGURES_ESTIMATES)
        return method == (difference ? GBV_METHOD_Z : GBV_METHOD_LOG);
    if (how->known)
        return method == GBV_METHOD_EXACT;
    if (how->figures == FIGURES_RATES)
        return method == GBV_METHOD_SCORE ||
               (!difference && (method == GBV_METHOD_EXACT || method == GBV_METHOD_LOG));
    return method == GBV_METHOD_MN || method == GBV_METHOD_SCORE ||
           method == (difference ? GBV_METHOD_NEWCOMBE : GBV_METHOD_LOG);
}

gbv_status
comparing_check(const struct comparing *how, gbv_error *error)
{
    if (how->figures == FIGURES_ESTIMATES &&
        (is(how, "rest") || (is(how, "overall") && !how->total_row))) {
        gbv_fail(error, GBV_MISUSE, "--reference %s: estimates are not added up", how->reference);
        gbv_hint(error, "name the group that is the total: --reference overall --total-row NAME");
        return GBV_MISUSE;
    }
    if (has_method(how))
        return GBV_OK;
    gbv_fail(error, GBV_MISUSE, "--method %s does not make this interval",
             gbv_compare_method_name(how->method));
    gbv_hint(error, "--help lists the methods of each comparison");
    return GBV_MISUSE;
}

gbv_status
compare_groups(struct job *job, const struct comparing *how)
{
    gbv_groups groups = { 0 };
    gbv_status status = gbv_groups_of(job->data, how->parts.at, how->parts.n, &groups,
                                      job->error);
    if (!status)
        status = columns_note_spellings(job, job->data, &how->parts);
    for (size_t first = 0, last; first < groups.n && !status; first = last) {
        last = family_end(job->data, &how->by, &groups, first);
        status = compare_family(job, how, &groups, first, last);
    }
    gbv_groups_free(&groups);
    return status;
}
