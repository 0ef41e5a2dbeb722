#include <stdlib.h>
#include <string.h>

#include "option_name.h"
#include "survey_command.h"
#include "tally.h"

static const char columns[] = "term, n, n_missing, estimate, unit, std_error, level, conf_low, "
                              "conf_high, df, deff, method, note";
static const char columns_of_contrast[] = "term, reference, estimate, unit, std_error, level, "
                                          "conf_low, conf_high, statistic, df, p_value, method, "
                                          "note";

/* ---- What is measured ---- */

static gbv_status
make_lists(struct survey_request *request, size_t n_terms, gbv_error *error)
{
    request->n_terms = n_terms;
    request->term = calloc(n_terms + 1, sizeof *request->term);
    request->measured = calloc(n_terms * request->each + 1, sizeof *request->measured);
    return request->term && request->measured ? GBV_OK
                                              : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

static gbv_status
request_columns(const struct columns *of, struct survey_request *request, gbv_error *error)
{
    request->each = 1;
    gbv_status status = make_lists(request, of->n, error);
    for (size_t i = 0; i < of->n && !status; i++) {
        request->term[i] = of->name[i];
        request->measured[i] = gbv_measured_column(of->at[i]);
    }
    return status;
}

/* Of rows that have both: y, x, y x and what rounding takes from that. */
static gbv_status
request_ratio(const char *text, const gbv_table *data, struct survey_request *request,
              gbv_error *error)
{
    size_t y, x;
    request->each = 4;
    gbv_status status = make_lists(request, 1, error);
    size_t length = strlen(text), slash = gbv_list_span(text, length, '/');
    if (status)
        return status;
    if (slash == length) {
        gbv_fail(error, GBV_MISUSE, "--ratio: \"%s\" is not NUM/DEN", text);
        gbv_hint(error, "two columns: --ratio events/persons");
        return GBV_MISUSE;
    }
    status = find_named(data, text, slash, &y, error);
    if (!status)
        status = find_named(data, text + slash + 1, length - slash - 1, &x, error);
    if (status)
        return status;
    request->term[0] = text;
    for (size_t i = 0; i < 4; i++)
        request->measured[i] = gbv_measured_column(i == 1 ? x : y);
    request->measured[0].with = x;
    request->measured[1].with = y;
    request->measured[2].times = request->measured[3].times = x;
    request->measured[3].rest = true;
    return GBV_OK;
}

static gbv_status
make_request(const struct survey_command *args, const gbv_table *data,
             struct survey_request *request, gbv_error *error)
{
    if (args->ratio) {
        *request = (struct survey_request){ .quantity = GBV_SURVEY_RATIO, .name = "ratio" };
        return request_ratio(args->ratio, data, request, error);
    }
    bool is_mean = args->mean.n > 0;
    *request = (struct survey_request){ .quantity = is_mean ? GBV_SURVEY_MEAN : GBV_SURVEY_TOTAL,
                                        .name = is_mean ? "mean" : "total" };
    return request_columns(is_mean ? &args->mean : &args->total, request, error);
}

/* ---- Rows ---- */

static gbv_status
put(struct survey *survey, const struct survey_request *request, size_t domain, size_t term,
    const gbv_survey_estimate *from)
{
    gbv_buffer note = { 0 }, method = { 0 };
    gbv_status status = survey_check_rows(survey, domain, &note);
    if (!status) {
        const char *unit = request->quantity == GBV_SURVEY_RATIO ? "ratio"
                         : rows_unit(survey->keys, survey->groups.rows +
                                     survey->groups.start[domain],
                                     survey->groups.start[domain + 1] -
                                     survey->groups.start[domain]);
        struct estimate estimate = survey_estimate(survey, request->term[term], unit, from, &note);
        survey_put_limits(survey, from, &estimate, &note);
        gbv_buffer_printf(&method, "%s: ", request->name);
        survey_describe(survey, &method);
        estimate.method = gbv_table_words(survey->job->result, &method);
        estimate.note = gbv_table_words(survey->job->result, &note);
        survey_put_row(survey, domain, &estimate, from);
    }
    gbv_buffer_free(&note);
    gbv_buffer_free(&method);
    return status;
}

static gbv_status
estimate_all(struct survey *survey, const struct survey_request *request)
{
    size_t domains = survey->groups.n, n = request->n_terms;
    gbv_survey_estimate *estimates = calloc(n * domains + 1, sizeof *estimates);
    gbv_status status = estimates ? GBV_OK
                                  : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n && !status; i++)
        status = survey_estimates(survey, request->quantity, i * request->each, request->term[i],
                                  &estimates[i * domains]);
    for (size_t g = 0; g < domains && !status; g++)
        for (size_t i = 0; i < n && !status; i++)
            if (survey_has_rows(survey, g))
                status = put(survey, request, g, i, &estimates[i * domains + g]);
    free(estimates);
    return status;
}

gbv_status
survey_command(struct job *job)
{
    const struct survey_command *args = job->args;
    struct survey_request request = { 0 };
    struct survey survey = { 0 };
    if (args->quantile)
        return survey_quantiles(job);
    gbv_status status = make_request(args, job->data, &request, job->error);
    const struct survey_plan plan = { .by = &args->by, .measured = request.measured,
                                      .n_measured = request.n_terms * request.each };
    if (!status)
        status = result_begin(job, &args->by, args->contrast ? columns_of_contrast : columns);
    if (!status)
        status = survey_begin(job, &args->design, &plan, &survey);
    if (!status)
        status = args->contrast ? survey_contrast(&survey, &request)
                                : estimate_all(&survey, &request);
    survey_free(&survey);
    free(request.term);
    free(request.measured);
    return status;
}
