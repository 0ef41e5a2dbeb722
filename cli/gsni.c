#include <stdlib.h>

#include "gsni.h"

enum { COUNTS = GBV_GSNI_ITEMS + 1, TERMS = GBV_GSNI_TERMS + COUNTS };

/* What of each respondent is estimated. */
enum use { COMPLETE, KLEENE, LOW, HIGH, USES };

struct index {
    struct survey *survey;
    const struct gsni_answers *answers;
    struct survey_weight *weights;    /* of each key */
    unsigned *items;                  /* those that count, of each domain */
    double *y;                        /* of each key: what is estimated now */
    gbv_survey_cell *cells;
    gbv_survey_estimate *estimates;   /* [(use * TERMS + term) * domains + domain] */
};

static size_t
domains(const struct index *index)
{
    return index->survey->groups.n;
}

static gbv_survey_estimate *
estimate_at(const struct index *index, size_t use, size_t term, size_t domain)
{
    return &index->estimates[(use * TERMS + term) * domains(index) + domain];
}

/* ---- What respondents count as ---- */

/* Of the distribution: has the respondent just so many biased answers? */
static double
has_count(const struct index *index, size_t key, size_t count)
{
    size_t n;
    if (!gbv_gsni_count(index->answers[key].biased, index->items[index->survey->domain[key]], &n))
        return NAN;
    return n == count;
}

static double
value_of(const struct index *index, size_t key, size_t term, enum use use)
{
    gbv_truth terms[GBV_GSNI_TERMS];
    if (term >= GBV_GSNI_TERMS)
        return has_count(index, key, term - GBV_GSNI_TERMS);
    if (gbv_gsni_classify(index->answers[key].biased, index->items[index->survey->domain[key]],
                          use == COMPLETE ? GBV_GSNI_COMPLETE : GBV_GSNI_KLEENE, terms))
        return NAN;
    return gbv_truth_value(terms[term], use == LOW ? GBV_BOUND_LOW
                                      : use == HIGH ? GBV_BOUND_HIGH : GBV_ESTIMATE);
}

static gbv_status
estimate(struct index *index, size_t term, enum use use)
{
    struct survey *survey = index->survey;
    gbv_replicate_sums *sums = NULL;
    gbv_replicates replicates;
    for (size_t key = 0; key < survey->n_keys; key++) {
        index->y[key] = value_of(index, key, term, use);
        index->cells[key] = survey_cell_of(survey, key, &index->weights[key], index->y[key]);
    }
    gbv_status status = survey_replicate_values(survey, survey->domain, domains(index),
                                                index->y, &sums);
    if (!status) {
        gbv_survey all = survey_of(survey, index->cells, sums, NULL, &replicates);
        status = survey_explain(survey, gbv_survey_mean(&all, estimate_at(index, use, term, 0),
                                                        NULL), "the index");
    }
    free(sums);
    return status;
}

/* ---- Rows ---- */

static const char *
name_of(size_t term)
{
    static const char *const counts[COUNTS] = {
        "biased_0", "biased_1", "biased_2", "biased_3", "biased_4", "biased_5", "biased_6",
        "biased_7",
    };
    return term < GBV_GSNI_TERMS ? gbv_gsni_term_name((gbv_gsni_term)term)
                                 : counts[term - GBV_GSNI_TERMS];
}

/* "Q249 was not asked", or that there is no index. */
static void
note_items(const struct index *index, size_t domain, gbv_buffer *note)
{
    const struct gsni_command *args = index->survey->job->args;
    gbv_buffer list = { 0 };
    size_t n = 0;
    for (unsigned i = 0; i < GBV_GSNI_ITEMS; i++)
        if (!(index->items[domain] >> i & 1))
            gbv_buffer_printf(&list, "%s%s", n++ ? ", " : "",
                              gbv_gsni_variable(gsni_wave(args), (gbv_gsni_item)i));
    note_add_list(note, n == 1 ? "six items: nobody answered "
                               : "no index of fewer than six items: nobody answered ", &list);
    gbv_buffer_free(&list);
}

/* UNDP's respondents count 1 each: a simple random sample. */
static void
set_undp(const struct index *index, const gbv_survey_estimate *from, struct estimate *estimate)
{
    gbv_proportion share;
    estimate->df = NAN;
    estimate->level = index->survey->job->common->level;
    if (gbv_proportion_interval(round(from->estimate * from->n), from->n, estimate->level,
                                GBV_PROPORTION_WILSON, &share))
        return;
    estimate->value = share.estimate;
    estimate->std_error = share.std_error;
    estimate->low = share.low;
    estimate->high = share.high;
}

static void
set_design(const struct index *index, const gbv_survey_estimate *from, struct estimate *estimate,
           gbv_buffer *note)
{
    gbv_share share;
    gbv_survey_estimate answered = *from;
    answered.n_missing = 0;
    gbv_status status = gbv_survey_share(&answered, 0, index->survey->job->common->level,
                                         GBV_SHARE_LOGIT, &share);
    if (status) {
        survey_note_no_limits(from, status, note);
        return;
    }
    estimate->level = index->survey->job->common->level;
    estimate->low = share.low;
    estimate->high = share.high;
    if (share.degenerate)
        note_add(note, "all answers are alike: exact interval of n, as if rows were drawn alone");
}

static void
put_bounds(const struct index *index, size_t term, size_t domain)
{
    gbv_table *result = index->survey->job->result;
    static const char *const names[USES] = { NULL, "kleene", "bound_low", "bound_high" };
    const gbv_survey_estimate *complete = estimate_at(index, COMPLETE, term, domain);
    for (size_t use = KLEENE; use < USES && term < GBV_GSNI_TERMS; use++) {
        const gbv_survey_estimate *from = estimate_at(index, use, term, domain);
        if (!from->status)
            gbv_put_number(result, names[use], from->estimate);
    }
    gbv_put_number(result, "lost", complete->n_missing / (complete->n + complete->n_missing));
}

static gbv_status
put(struct index *index, size_t term, size_t domain)
{
    struct survey *survey = index->survey;
    const struct gsni_command *args = survey->job->args;
    const gbv_survey_estimate *from = estimate_at(index, COMPLETE, term, domain);
    gbv_buffer note = { 0 }, method = { 0 };
    gbv_status status = survey_check_rows(survey, domain, &note);
    note_items(index, domain, &note);
    struct estimate estimate = survey_estimate(survey, name_of(term), "proportion", from, &note);
    if (args->method == GSNI_UNDP) {
        gbv_buffer_puts(&method, "UNDP: unweighted, complete cases; Wilson score interval");
    } else {
        gbv_buffer_puts(&method, "complete cases: ");
        survey_describe(survey, &method);
        gbv_buffer_puts(&method, "; logit interval");
    }
    if (!from->status && args->method == GSNI_UNDP)
        set_undp(index, from, &estimate);
    else if (!from->status)
        set_design(index, from, &estimate, &note);
    estimate.method = gbv_table_words(survey->job->result, &method);
    estimate.note = gbv_table_words(survey->job->result, &note);
    if (!status) {
        survey_put_row(survey, domain, &estimate, from);
        if (args->method == GSNI_UNDP && !from->status)
            gbv_put_number(survey->job->result, "events", round(from->estimate * from->n));
        if (args->bounds)
            put_bounds(index, term, domain);
    }
    gbv_buffer_free(&note);
    gbv_buffer_free(&method);
    return status;
}

/* ---- The whole ---- */

static gbv_status
prepare(struct index *index)
{
    struct survey *survey = index->survey;
    size_t n = survey->n_keys;
    index->weights = calloc(n + 1, sizeof *index->weights);
    index->items = calloc(domains(index) + 1, sizeof *index->items);
    index->y = calloc(n + 1, sizeof *index->y);
    index->cells = calloc(n + 1, sizeof *index->cells);
    index->estimates = calloc(USES * TERMS * domains(index) + 1, sizeof *index->estimates);
    gbv_status status = index->weights && index->items && index->y && index->cells &&
                        index->estimates
        ? GBV_OK : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t key = 0; key < n && !status; key++) {
        status = survey_weight(survey, key, &index->weights[key]);
        if (index->weights[key].n > 0)
            index->items[survey->domain[key]] |= gbv_gsni_answered(index->answers[key].biased);
    }
    return status;
}

gbv_status
gsni_estimate(struct survey *survey, const struct gsni_answers *answers)
{
    const struct gsni_command *args = survey->job->args;
    struct index index = { .survey = survey, .answers = answers };
    size_t terms = args->distribution ? TERMS : GBV_GSNI_TERMS;
    gbv_status status = prepare(&index);
    for (size_t use = 0; use < (args->bounds ? USES : KLEENE); use++)
        for (size_t term = 0; term < (use ? GBV_GSNI_TERMS : terms) && !status; term++)
            status = estimate(&index, term, (enum use)use);
    for (size_t g = 0; g < domains(&index) && !status; g++)
        for (size_t term = 0; term < terms && !status; term++)
            if (survey_has_rows(survey, g))
                status = put(&index, term, g);
    free(index.weights);
    free(index.items);
    free(index.y);
    free(index.cells);
    free(index.estimates);
    return status;
}
