/* Differences and ratios of two groups of a survey. */
#include <stdlib.h>
#include <string.h>

#include "survey_command.h"

/* ---- Which groups ---- */

/* "women,15-19": the cells of a group, as --contrast names it. */
static void
put_label(gbv_buffer *out, const struct survey *survey, size_t domain)
{
    char scratch[GBV_NUMBER_SIZE];
    size_t row = survey->groups.rows[survey->groups.start[domain]];
    gbv_buffer_clear(out);
    for (size_t i = 0; i < survey->by.n; i++) {
        const char *text = gbv_table_print(survey->keys, row, survey->by.at[i], scratch);
        gbv_buffer_printf(out, "%s%s", i ? "," : "", text ? text : "");
    }
}

static size_t
find_group(const struct survey *survey, const char *label, size_t length, gbv_status *status)
{
    gbv_buffer name = { 0 };
    size_t found = GBV_NONE;
    while (length && *label == ' ') {
        label++;
        length--;
    }
    while (length && label[length - 1] == ' ')
        length--;
    for (size_t g = 0; g < survey->groups.n && found == GBV_NONE; g++) {
        put_label(&name, survey, g);
        if (survey_has_rows(survey, g) && name.length == length && name.data &&
            memcmp(name.data, label, length) == 0)
            found = g;
    }
    *status = *status ? *status : name.status;
    gbv_buffer_free(&name);
    return found;
}

struct pair {
    size_t a, b;
    bool is_ratio;
};

/* A name may have a dash (or a slash) itself: each is tried. */
static gbv_status
find_pair(const struct survey *survey, const char *text, struct pair *out)
{
    gbv_status status = GBV_OK;
    for (const char *at = text; *at; at++) {
        if (*at != '-' && *at != '/')
            continue;
        struct pair pair = { find_group(survey, text, (size_t)(at - text), &status),
                             find_group(survey, at + 1, strlen(at + 1), &status), *at == '/' };
        if (pair.a == GBV_NONE || pair.b == GBV_NONE)
            continue;
        *out = pair;
        return GBV_OK;
    }
    if (status)
        return gbv_fail(survey->job->error, status, "out of memory");
    gbv_buffer list = { 0 }, name = { 0 };
    for (size_t g = 0; g < survey->groups.n && list.length < 300; g++) {
        put_label(&name, survey, g);
        gbv_buffer_printf(&list, "%s%s", g ? "; " : "", name.data ? name.data : "");
    }
    gbv_fail(survey->job->error, GBV_MISUSE, "--contrast: \"%s\" is not of two groups", text);
    gbv_hint(survey->job->error, "as in 'A-B' or 'A/B'; the groups are: %s",
             list.data ? list.data : "");
    gbv_buffer_free(&list);
    gbv_buffer_free(&name);
    return GBV_MISUSE;
}

/* ---- Rows ---- */

/* A ratio's interval is that of its logarithm. */
static gbv_status
contrast_of(const struct pair *pair, const gbv_survey_estimate *from, const double *covariance,
            size_t n, gbv_contrast *out)
{
    double *estimates = calloc(n + 1, sizeof *estimates);
    double *coefficients = calloc(n + 1, sizeof *coefficients);
    double *known = calloc(n * n + 1, sizeof *known);
    gbv_status status = estimates && coefficients && known ? GBV_OK : GBV_NO_MEMORY;
    for (size_t i = 0; i < n && !status; i++) {    /* groups without an estimate count 0 */
        estimates[i] = from[i].status ? 0 : from[i].estimate;
        for (size_t j = 0; j < n; j++)
            known[i * n + j] = from[i].status || from[j].status ? 0 : covariance[i * n + j];
    }
    if (!status) {
        coefficients[pair->a] += 1;
        coefficients[pair->b] -= 1;
        status = pair->is_ratio ? gbv_survey_log_ratio(pair->a, pair->b, estimates, known, n, out)
                                : gbv_survey_contrast(coefficients, estimates, known, n, out);
    }
    free(estimates);
    free(coefficients);
    free(known);
    return status;
}

static void
set_test(const struct survey *survey, const struct pair *pair, const gbv_contrast *contrast,
         double df, struct estimate *estimate)
{
    gbv_limits limits;
    bool is_ratio = pair->is_ratio;
    estimate->value = is_ratio ? exp(contrast->estimate) : contrast->estimate;
    estimate->std_error = is_ratio ? estimate->value * contrast->std_error : contrast->std_error;
    estimate->df = df;
    if (!gbv_survey_interval(contrast->estimate, contrast->std_error, df,
                             survey->job->common->level, &limits)) {
        estimate->level = survey->job->common->level;
        estimate->low = is_ratio ? exp(limits.low) : limits.low;
        estimate->high = is_ratio ? exp(limits.high) : limits.high;
    }
    gbv_survey_test(contrast->estimate, contrast->std_error, df, &estimate->statistic,
                    &estimate->p);
}

static gbv_status
put(struct survey *survey, const struct survey_request *request, size_t term,
    const struct pair *pair, const gbv_survey_estimate *from, const double *covariance)
{
    gbv_contrast contrast;
    double df = NAN;
    gbv_buffer method = { 0 }, note = { 0 }, name = { 0 };
    struct estimate estimate = estimate_of(request->term[term]);
    gbv_status status = survey_joint_df(survey, request->statistic, term * request->each, pair->a,
                                        pair->b, &df);
    bool both = !from[pair->a].status && !from[pair->b].status;
    gbv_status made = both && !status
                    ? contrast_of(pair, from, covariance, survey->groups.n, &contrast) : status;
    if (made == GBV_NO_MEMORY && !status)
        status = gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    if (!both)
        note_add(&note, "no contrast: a group has no estimate");
    else if (made)
        note_add(&note, "no contrast: an estimate is not positive");
    else
        set_test(survey, pair, &contrast, df, &estimate);
    gbv_buffer_printf(&method, "%s, %s of groups: ", request->name,
                      pair->is_ratio ? "ratio" : "difference");
    survey_describe(survey, &method);
    estimate.unit = pair->is_ratio ? "ratio" : NULL;
    estimate.method = gbv_table_words(survey->job->result, &method);
    estimate.note = gbv_table_words(survey->job->result, &note);
    put_label(&name, survey, pair->b);
    if (!status) {
        survey_put_row(survey, pair->a, &estimate, NULL);
        gbv_put_text(survey->job->result, "reference", gbv_table_words(survey->job->result, &name));
    }
    gbv_buffer_free(&method);
    gbv_buffer_free(&note);
    gbv_buffer_free(&name);
    return status;
}

gbv_status
survey_contrast(struct survey *survey, const struct survey_request *request)
{
    const struct survey_command *args = survey->job->args;
    size_t n = survey->groups.n;
    struct pair pair = { 0 };
    gbv_survey_estimate *estimates = calloc(n + 1, sizeof *estimates);
    double *covariance = calloc(n * n + 1, sizeof *covariance);
    gbv_status status = estimates && covariance
                      ? find_pair(survey, args->contrast, &pair)
                      : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < request->n_terms && !status; i++) {
        status = survey_estimates(survey, request->statistic, i * request->each, request->term[i],
                                  estimates, covariance);
        if (!status)
            status = put(survey, request, i, &pair, estimates, covariance);
    }
    free(estimates);
    free(covariance);
    return status;
}
