/* Fitting lines to series. */
#include <stdlib.h>

#include "estimate.h"
#include "trend_series.h"

void
describe_model(const struct trending *how, enum model model, gbv_buffer *out)
{
    static const char *const words[] = { "log-linear least squares", "linear least squares",
                                         "Mann-Kendall", "Sen's slope, interval of ranks" };
    gbv_buffer_puts(out, words[model]);
    bool line = model == MODEL_LOGLINEAR || model == MODEL_LINEAR;
    if (model == MODEL_MANN_KENDALL)
        return;
    if (how->value != VALUE_GIVEN)
        gbv_buffer_puts(out, model == MODEL_LOGLINEAR ? ", weighted by events" : ", unweighted");
    else if (how->given_error && line)
        gbv_buffer_puts(out, ", weighted by standard errors");
    else if (how->given_error)
        gbv_buffer_puts(out, ", unweighted");
}

gbv_status
explain_model(struct job *job, const struct trending *how, const struct series *series,
              enum model model, gbv_status status, gbv_buffer *note)
{
    if (!status || status == GBV_BAD_VALUE)
        return status;
    bool line = model == MODEL_LOGLINEAR || model == MODEL_LINEAR;
    const char *why = gbv_status_text(status);
    if (status == GBV_TOO_FEW)
        why = line ? "a line needs 3" : "ranks need 4";
    else if (status == GBV_NO_SPREAD)
        why = line ? "they lie on the line exactly, with no error to judge by"
                   : "all values are equal";
    else if (status == GBV_COLLINEAR)
        why = "all are of one time";
    if (how->by.n && status != GBV_NO_MEMORY && status != GBV_MISUSE) {
        note_add(note, "no %s trend of %zu points: %s", model_names[model], series->n, why);
        return GBV_OK;
    }
    return gbv_fail_at(job->error, status, gbv_table_source(job->data), 0,
                       "no %s trend of %zu points: %s", model_names[model], series->n, why);
}

/* A zero has no log, and a series without its zeros would be another. */
static gbv_status
check_logs(struct job *job, const struct series *series)
{
    for (size_t i = 0; i < series->n; i++) {
        if (series->value[i] > 0)
            continue;
        size_t line = gbv_table_line(job->data, series->rows[i]);
        char number[GBV_NUMBER_SIZE] = "";
        gbv_number_shortest(series->value[i], number);
        gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data), line,
                    "a value of %s has no logarithm: no loglinear trend", number);
        gbv_hint(job->error, "--model linear or --model mann-kendall,sen takes such values");
        return GBV_BAD_VALUE;
    }
    return GBV_OK;
}

static gbv_status
fit_times(const struct trending *how, const struct series *series, enum model model,
          const double *time, gbv_trend *out)
{
    gbv_trend_model kind = model == MODEL_LINEAR ? GBV_TREND_LINEAR : GBV_TREND_LOGLINEAR;
    return gbv_trend_fit(time, series->value, series_errors(how, series, model), series->n, kind,
                         how->level, out);
}

static gbv_status
fit_annual(const struct trending *how, const struct series *series, enum model model,
           gbv_trend *out)
{
    double per_year = gbv_steps_per_year(how->step);
    double *years = calloc(series->n + 1, sizeof *years);
    if (!years)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < series->n; i++)
        years[i] = per_year > 0 ? series->time[i] / per_year : series->time[i];
    gbv_status status = fit_times(how, series, model, years, out);
    free(years);
    return status;
}

gbv_status
fit_line(struct job *job, const struct trending *how, const struct series *series,
         enum model model, gbv_trend *out, gbv_trend *annual)
{
    gbv_status status = model == MODEL_LOGLINEAR ? check_logs(job, series) : GBV_OK;
    if (!status)
        status = fit_times(how, series, model, series->time, out);
    if (!status && annual)
        status = fit_annual(how, series, model, annual);
    return status;
}
