/* Quantiles of a survey: its keys tell the values apart. */
#include <stdlib.h>
#include <string.h>

#include "option_name.h"
#include "survey_command.h"

static const char columns[] = "term, n, n_missing, estimate, unit, std_error, level, conf_low, "
                              "conf_high, df, method, note";

struct quantiles {
    char *text;                   /* owned: "COL:P,P", cut */
    const char *name;
    size_t column;
    double *probability;
    const char **written;         /* as the user wrote them */
    size_t n;

    gbv_survey_value *values;
    size_t n_values;
    double *replicate_w;
    double *weight, *missing;         /* of each key, of all rows and those without a value */
    double *n_missing;                /* of each domain */
};

/* ---- What is asked ---- */

static gbv_status
read_probabilities(char *list, struct quantiles *out, gbv_error *error)
{
    size_t most = 1;
    for (const char *at = list; *at; at++)
        most += *at == ',';
    out->probability = calloc(most, sizeof *out->probability);
    out->written = calloc(most, sizeof *out->written);
    if (!out->probability || !out->written)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (char *part = list; part; out->n++) {
        char *comma = strchr(part, ',');
        if (comma)
            *comma = '\0';
        double p;
        if (gbv_number_parse(part, strlen(part), &p) || !(p > 0 && p < 1))
            return gbv_fail(error, GBV_MISUSE, "--quantile: \"%s\" is not between 0 and 1", part);
        out->probability[out->n] = p;
        out->written[out->n] = part;
        part = comma ? comma + 1 : NULL;
    }
    return GBV_OK;
}

static gbv_status
read_request(const char *text, const gbv_table *data, struct quantiles *out, gbv_error *error)
{
    out->text = strdup(text);
    if (!out->text)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    size_t length = strlen(text), colon = gbv_list_last_span(text, length, ':');
    if (colon == length) {
        gbv_fail(error, GBV_MISUSE, "--quantile: \"%s\" is not COL:P", text);
        gbv_hint(error, "for example --quantile age:0.25,0.5,0.75");
        return GBV_MISUSE;
    }
    gbv_status status = find_named(data, text, colon, &out->column, error);
    if (!status)
        out->name = gbv_table_name(data, out->column);
    return status ? status : read_probabilities(out->text + colon + 1, out, error);
}

/* ---- Values ---- */

static gbv_status
read_replicates(struct survey *survey, size_t key, double *w)
{
    gbv_status status = GBV_OK;
    for (size_t r = 0; r < survey->replicates.n && !status; r++) {
        gbv_replicate_total total;
        status = gbv_grouped_replicate(survey->grouped, &key, 1, 0, r, &total);
        w[r] = status ? 0 : survey->times[key] * total.w;
    }
    return gbv_explain(survey->job->error, status, "sums by replicates");
}

static gbv_status
read_key(struct survey *survey, struct quantiles *quantiles, size_t key, double value)
{
    struct survey_weight weight;
    gbv_status status = survey_weight(survey, key, &weight);
    if (status || weight.n == 0)
        return status;
    size_t domain = survey->domain[key];
    quantiles->weight[key] = weight.w;
    if (isnan(value)) {
        quantiles->n_missing[domain] += weight.n;
        quantiles->missing[key] = weight.w;
        return GBV_OK;
    }
    gbv_survey_cell cell = survey_cell_of(survey, key, &weight, value);
    quantiles->values[quantiles->n_values] = (gbv_survey_value){
        .value = value, .unit = cell.unit, .domain = domain, .category = cell.category,
        .n = weight.n, .w = weight.w, .ww = weight.ww, .about = weight.about,
    };
    return read_replicates(survey, key, &quantiles->replicate_w[quantiles->n_values++ *
                                                                survey->replicates.n]);
}

static gbv_status
read_values(struct survey *survey, struct quantiles *quantiles)
{
    const double *values;
    size_t n = survey->n_keys, domains = survey->groups.n;
    quantiles->values = calloc(n + 1, sizeof *quantiles->values);
    quantiles->replicate_w = calloc(n * survey->replicates.n + 1, sizeof(double));
    quantiles->n_missing = calloc(domains + 1, sizeof *quantiles->n_missing);
    quantiles->missing = calloc(n + 1, sizeof *quantiles->missing);
    quantiles->weight = calloc(n + 1, sizeof *quantiles->weight);
    if (!quantiles->values || !quantiles->replicate_w || !quantiles->n_missing ||
        !quantiles->missing || !quantiles->weight)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = gbv_table_numbers(survey->keys, survey->apart[0], &values,
                                          survey->job->error);
    for (size_t key = 0; key < n && !status; key++)
        status = read_key(survey, quantiles, key, values[key]);
    return status;
}

/* ---- Rows ---- */

/* Which part of the weight of a domain has no value. */
static gbv_status
find_missing(const struct survey *survey, const struct quantiles *quantiles, size_t domain,
             double *share)
{
    const size_t *keys = survey->groups.rows + survey->groups.start[domain];
    size_t n = survey->groups.start[domain + 1] - survey->groups.start[domain];
    double missing = 0, all = 0;
    gbv_status status = gbv_sum_rows(quantiles->missing, keys, n, &missing);
    if (!status)
        status = gbv_sum_rows(quantiles->weight, keys, n, &all);
    *share = missing / all;
    return gbv_explain(survey->job->error, status, "adding weights up");
}

/* Woodruff's limits, or why one is not there. */
static void
put_limits(const struct survey *survey, const gbv_survey_quantile *from,
           struct estimate *estimate, gbv_buffer *note)
{
    if (from->status)
        return;
    if (!(from->df > 0) || from->unknown) {
        const gbv_survey_estimate share = { .df = from->df, .std_error = NAN };
        survey_note_no_limits(&share, GBV_OK, note);
        return;
    }
    estimate->level = survey->job->common->level;
    estimate->low = from->low;
    estimate->high = from->high;
    if (from->at_end)
        note_add(note, "the greatest value: the upper limit is beyond it, the lower by the exact "
                       "interval of n, as if rows were drawn alone");
    else if (isnan(from->low) || isnan(from->high))
        note_add(note, "a limit is beyond the values");
}

static gbv_status
put(struct survey *survey, const struct quantiles *quantiles, size_t domain, size_t p,
    const gbv_survey_quantile *from)
{
    const struct survey_command *args = survey->job->args;
    gbv_buffer note = { 0 }, method = { 0 }, term = { 0 };
    double missing_share = NAN;
    gbv_status status = survey_check_rows(survey, domain, &note);
    if (!status)
        status = find_missing(survey, quantiles, domain, &missing_share);
    gbv_buffer_printf(&term, "%s:%s", quantiles->name, quantiles->written[p]);
    gbv_buffer_printf(&method, "quantile, rule %s: ", args->quantile_rule ? "school" : "math");
    survey_describe(survey, &method);
    gbv_buffer_puts(&method, "; Woodruff interval");
    const gbv_survey_estimate basis = {
        .status = from->status, .estimate = from->estimate, .std_error = from->std_error,
        .df = from->df, .n = from->n, .n_missing = quantiles->n_missing[domain],
        .missing_share = missing_share,
    };
    struct estimate estimate = survey_estimate(survey, gbv_table_words(survey->job->result, &term),
                                              NULL, &basis, &note);
    put_limits(survey, from, &estimate, &note);
    estimate.method = gbv_table_words(survey->job->result, &method);
    estimate.note = gbv_table_words(survey->job->result, &note);
    if (!status)
        survey_put_row(survey, domain, &estimate, NULL);
    gbv_buffer_free(&note);
    gbv_buffer_free(&method);
    gbv_buffer_free(&term);
    return status;
}

static gbv_status
estimate_all(struct survey *survey, struct quantiles *quantiles)
{
    const struct survey_command *args = survey->job->args;
    size_t domains = survey->groups.n;
    gbv_replicates replicates;
    gbv_survey_quantile *out = calloc(quantiles->n * domains + 1, sizeof *out);
    gbv_status status = out ? read_values(survey, quantiles)
                            : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    gbv_survey all = survey_of(survey, NULL, NULL, NULL, &replicates);
    all.n_cells = 0;
    for (size_t p = 0; p < quantiles->n && !status; p++)
        status = survey_explain(survey, gbv_survey_quantiles(
            &all, quantiles->values, quantiles->n_values,
            replicates.n ? quantiles->replicate_w : NULL, quantiles->probability[p],
            (gbv_quantile_rule)args->quantile_rule, survey->job->common->level,
            &out[p * domains]), quantiles->name);
    for (size_t g = 0; g < domains && !status; g++)
        for (size_t p = 0; p < quantiles->n && !status; p++)
            if (survey_has_rows(survey, g))
                status = put(survey, quantiles, g, p, &out[p * domains + g]);
    free(out);
    return status;
}

gbv_status
survey_quantiles(struct job *job)
{
    const struct survey_command *args = job->args;
    struct quantiles quantiles = { 0 };
    struct survey survey = { 0 };
    gbv_status status = read_request(args->quantile, job->data, &quantiles, job->error);
    const gbv_measured measured = gbv_measured_column(quantiles.column);
    const struct survey_plan plan = { .by = &args->by, .measured = &measured, .n_measured = 1,
                                      .apart = &quantiles.column, .n_apart = 1 };
    if (!status)
        status = result_begin(job, &args->by, columns);
    if (!status)
        status = survey_begin(job, &args->design, &plan, &survey);
    if (!status)
        status = estimate_all(&survey, &quantiles);
    survey_free(&survey);
    free(quantiles.text);
    free(quantiles.probability);
    free(quantiles.written);
    free(quantiles.values);
    free(quantiles.replicate_w);
    free(quantiles.n_missing);
    free(quantiles.missing);
    free(quantiles.weight);
    return status;
}
