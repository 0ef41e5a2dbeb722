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

/* A name as it was written: in braces, whatever is between them, even nothing
 * (the group whose cell is missing); else without the blanks around it, and not
 * empty, which is a name forgotten. */
struct label {
    const char *text;
    size_t length;
    bool in_braces;
};

static struct label
label_of(const char *text, size_t length)
{
    while (length && *text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ')
        length--;
    bool in_braces = length > 1 && text[0] == '{' && text[length - 1] == '}';
    return in_braces ? (struct label){ text + 1, length - 2, true }
                     : (struct label){ text, length, false };
}

static size_t
find_group(const struct survey *survey, struct label label, gbv_status *status)
{
    gbv_buffer name = { 0 };
    size_t found = GBV_NONE;
    bool is_named = label.length || label.in_braces;
    for (size_t g = 0; is_named && g < survey->groups.n && found == GBV_NONE; g++) {
        put_label(&name, survey, g);
        if (survey_has_rows(survey, g) && name.length == label.length &&
            (!label.length || (name.data && memcmp(name.data, label.text, label.length) == 0)))
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

/* "15-19 and 15": for messages. */
static void
put_reading(gbv_buffer *out, const struct survey *survey, const struct pair *pair)
{
    gbv_buffer name = { 0 };
    put_label(&name, survey, pair->a);
    gbv_buffer_printf(out, "%s\"%s\" %s ", out->length ? "; " : "", name.data ? name.data : "",
                      pair->is_ratio ? "over" : "less");
    put_label(&name, survey, pair->b);
    gbv_buffer_printf(out, "\"%s\"", name.data ? name.data : "");
    gbv_buffer_free(&name);
}

/* A name may have a dash (or a slash) itself: each is tried. How many readings
 * there are, and the last of them. */
static size_t
find_readings(const struct survey *survey, const char *text, struct pair *out,
              gbv_buffer *readings, gbv_status *status)
{
    size_t n = 0;
    for (const char *at = text; *at; at++) {
        if (*at != '-' && *at != '/')
            continue;
        struct label a = label_of(text, (size_t)(at - text)), b = label_of(at + 1, strlen(at + 1));
        struct pair pair = { find_group(survey, a, status), find_group(survey, b, status),
                             *at == '/' };
        if (pair.a == GBV_NONE || pair.b == GBV_NONE)
            continue;
        put_reading(readings, survey, &pair);
        *out = pair;
        n++;
    }
    *status = *status ? *status : readings->status;
    return n;
}

static gbv_status
refuse_pair(const struct survey *survey, const char *text)
{
    gbv_buffer list = { 0 }, name = { 0 };
    for (size_t g = 0; g < survey->groups.n && list.length < 300; g++) {
        put_label(&name, survey, g);
        gbv_buffer_printf(&list, "%s%s", g ? "; " : "",
                          name.length ? name.data : "{} (where it is missing)");
    }
    gbv_fail(survey->job->error, GBV_MISUSE, "--contrast: \"%s\" is not of two groups", text);
    gbv_hint(survey->job->error, "as in 'A-B' or 'A/B'; the groups are: %s",
             list.data ? list.data : "");
    gbv_buffer_free(&list);
    gbv_buffer_free(&name);
    return GBV_MISUSE;
}

static gbv_status
find_pair(const struct survey *survey, const char *text, struct pair *out)
{
    gbv_status status = GBV_OK;
    gbv_buffer readings = { 0 };
    size_t n = find_readings(survey, text, out, &readings, &status);
    if (status) {
        gbv_fail(survey->job->error, status, "out of memory");
    } else if (n == 0) {
        status = refuse_pair(survey, text);
    } else if (n > 1) {
        status = GBV_MISUSE;
        gbv_fail(survey->job->error, status, "--contrast: \"%s\" may be %s", text, readings.data);
        gbv_hint(survey->job->error, "put the names in braces: '{A}-{B}'");
    } else if (out->a == out->b) {
        status = GBV_MISUSE;
        gbv_fail(survey->job->error, status, "--contrast: \"%s\" is one group, and the "
                 "contrast with itself is none", text);
    }
    gbv_buffer_free(&readings);
    return status;
}

/* ---- Rows ---- */

/* What there is of one term. */
struct term {
    const struct survey_request *request;
    size_t index;
    const gbv_survey_estimate *estimates;    /* of all groups */
};

static gbv_status
combine(const struct survey *survey, const struct term *term, const struct pair *pair, double a,
        double b, gbv_contrast *out)
{
    const struct survey_request *request = term->request;
    double *coefficient = calloc(survey->groups.n + 1, sizeof *coefficient);
    if (!coefficient)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    coefficient[pair->a] = a;
    coefficient[pair->b] = b;
    gbv_status status = survey_combine(survey, request->quantity, term->index * request->each,
                                       request->term[term->index], coefficient, out);
    free(coefficient);
    return status;
}

/* A ratio's interval is that of its logarithm, by the delta method. Of near
 * estimates the difference knows more of it than their quotient. */
static gbv_status
contrast_of(const struct survey *survey, const struct term *term, const struct pair *pair,
            gbv_contrast *out)
{
    gbv_status status = combine(survey, term, pair, 1, -1, out);
    if (status || !pair->is_ratio)
        return status;
    double a = term->estimates[pair->a].estimate, b = term->estimates[pair->b].estimate;
    double log_ratio = fabs(out->estimate) < b / 2 ? log1p(out->estimate / b) : log(a / b);
    status = combine(survey, term, pair, 1 / a, -1 / b, out);
    out->estimate = log_ratio;
    return status;
}

static void
set_test(const struct survey *survey, const struct pair *pair, const gbv_contrast *contrast,
         double df, struct estimate *estimate, gbv_buffer *note)
{
    gbv_limits limits;
    bool is_ratio = pair->is_ratio;
    estimate->value = is_ratio ? exp(contrast->estimate) : contrast->estimate;
    estimate->std_error = is_ratio ? estimate->value * contrast->std_error : contrast->std_error;
    estimate->df = df;
    if (isnan(contrast->std_error)) {
        note_add(note, "no test: a group has no two sampling units to tell a spread from");
        return;
    }
    gbv_status status = gbv_survey_interval(contrast->estimate, contrast->std_error, df,
                                            survey->job->common->level, &limits);
    if (!status) {
        estimate->level = survey->job->common->level;
        estimate->low = is_ratio ? exp(limits.low) : limits.low;
        estimate->high = is_ratio ? exp(limits.high) : limits.high;
        status = gbv_survey_test(contrast->estimate, contrast->std_error, df,
                                 &estimate->statistic, &estimate->p);
    }
    if (status)
        note_add(note, "no test: %s", status == GBV_TOO_FEW ? "no degrees of freedom"
                                                            : gbv_status_text(status));
}

static gbv_status
estimate_pair(const struct survey *survey, const struct term *term, const struct pair *pair,
              struct estimate *estimate, gbv_buffer *note)
{
    const struct survey_request *request = term->request;
    const gbv_survey_estimate *a = &term->estimates[pair->a], *b = &term->estimates[pair->b];
    gbv_contrast contrast;
    double df;
    if (a->status || b->status) {
        note_add(note, "no contrast: a group has no estimate");
        return GBV_OK;
    }
    if (pair->is_ratio && !(a->estimate > 0 && b->estimate > 0)) {
        note_add(note, "no contrast: an estimate is not positive");
        return GBV_OK;
    }
    gbv_status status = survey_joint_df(survey, request->quantity, term->index * request->each,
                                        pair->a, pair->b, &df);
    if (!status)
        status = contrast_of(survey, term, pair, &contrast);
    if (!status)
        set_test(survey, pair, &contrast, df, estimate, note);
    return status;
}

static gbv_status
put(struct survey *survey, const struct term *term, const struct pair *pair)
{
    const struct survey_request *request = term->request;
    gbv_buffer method = { 0 }, note = { 0 }, name = { 0 };
    struct estimate estimate = estimate_of(request->term[term->index]);
    gbv_status status = estimate_pair(survey, term, pair, &estimate, &note);
    gbv_buffer_printf(&method, "%s, %s of groups: ", request->name,
                      pair->is_ratio ? "ratio" : "difference");
    survey_describe(survey, &method);
    estimate.unit = pair->is_ratio ? "ratio" : NULL;
    estimate.method = gbv_table_words(survey->job->result, &method);
    estimate.note = gbv_table_words(survey->job->result, &note);
    put_label(&name, survey, pair->b);
    if (!status) {
        survey_put_row(survey, pair->a, &estimate, NULL);
        if (name.length || name.status)    /* a name lost is an error, not a missing cell */
            gbv_put_text(survey->job->result, "reference",
                         gbv_table_words(survey->job->result, &name));
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
    struct pair pair = { 0 };
    gbv_survey_estimate *estimates = calloc(survey->groups.n + 1, sizeof *estimates);
    gbv_status status = estimates ? find_pair(survey, args->contrast, &pair)
                                  : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < request->n_terms && !status; i++) {
        const struct term term = { request, i, estimates };
        status = survey_estimates(survey, request->quantity, i * request->each, request->term[i],
                                  estimates);
        if (!status)
            status = put(survey, &term, &pair);
    }
    free(estimates);
    return status;
}
