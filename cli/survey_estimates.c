/* Estimates of what a survey's fold measured. */
#include <stdlib.h>

#include "survey.h"

/* What estimators take, and its lists. */
struct prepared {
    gbv_survey survey;
    gbv_replicates replicates;
    gbv_survey_cell *cells;
    gbv_replicate_sums *sums;
    double *origin;
};

static gbv_status
prepare(const struct survey *survey, gbv_survey_quantity quantity, size_t m, struct prepared *out)
{
    bool is_ratio = quantity == GBV_SURVEY_RATIO;
    *out = (struct prepared){ .cells = calloc(survey->n_keys + 1, sizeof *out->cells),
                              .origin = calloc(survey->groups.n + 1, sizeof *out->origin) };
    gbv_status status = out->cells && out->origin
        ? survey_origins(survey, m, is_ratio, out->origin)
        : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    if (!status)
        status = survey_cells(survey, m, is_ratio, out->origin, out->cells);
    if (!status)
        status = survey_replicate_sums(survey, m, is_ratio, out->origin, &out->sums);
    out->survey = survey_of(survey, out->cells, out->sums, out->origin, &out->replicates);
    return status;
}

static void
prepared_free(struct prepared *prepared)
{
    free(prepared->cells);
    free(prepared->sums);
    free(prepared->origin);
}

typedef gbv_status estimator(const gbv_survey *survey, gbv_survey_estimate *out,
                             double *covariance);

static estimator *const estimators[] = {
    [GBV_SURVEY_MEAN] = gbv_survey_mean, [GBV_SURVEY_TOTAL] = gbv_survey_total,
    [GBV_SURVEY_RATIO] = gbv_survey_ratio,
};

gbv_status
survey_estimates(const struct survey *survey, gbv_survey_quantity quantity, size_t m,
                 const char *what, gbv_survey_estimate *out)
{
    struct prepared prepared;
    gbv_status status = prepare(survey, quantity, m, &prepared);
    if (!status)
        status = survey_explain(survey, estimators[quantity](&prepared.survey, out, NULL), what);
    prepared_free(&prepared);
    return status;
}

gbv_status
survey_combine(const struct survey *survey, gbv_survey_quantity quantity, size_t m,
               const char *what, const double *coefficient, gbv_contrast *out)
{
    struct prepared prepared;
    gbv_status status = prepare(survey, quantity, m, &prepared);
    if (!status)
        status = survey_explain(survey, gbv_survey_combine(&prepared.survey, quantity,
                                                           coefficient, out), what);
    prepared_free(&prepared);
    return status;
}

gbv_status
survey_joint_df(const struct survey *survey, gbv_survey_quantity quantity, size_t m, size_t a,
                size_t b, double *out)
{
    gbv_survey_estimate estimate;
    struct prepared both;
    if (survey->replicates.n) {
        *out = survey->replicates.df;
        return GBV_OK;
    }
    gbv_status status = prepare(survey, quantity, m, &both);
    if (!status) {
        size_t n = 0;
        for (size_t key = 0; key < survey->n_keys; key++)
            if (both.cells[key].domain == a || both.cells[key].domain == b) {
                both.cells[n] = both.cells[key];
                both.cells[n++].domain = 0;
            }
        both.survey.n_cells = n;
        both.survey.n_domains = 1;
        status = survey_explain(survey, estimators[quantity](&both.survey, &estimate, NULL),
                                "the contrast");
    }
    if (!status)
        *out = estimate.df;
    prepared_free(&both);
    return status;
}
