/* Estimates of what a survey's fold measured. */
#include <stdlib.h>

#include "survey.h"

typedef gbv_status estimator(const gbv_survey *survey, gbv_survey_estimate *out,
                             double *covariance);

static estimator *const estimators[] = {
    [SURVEY_MEAN] = gbv_survey_mean, [SURVEY_TOTAL] = gbv_survey_total,
    [SURVEY_RATIO] = gbv_survey_ratio,
};

gbv_status
survey_estimates(const struct survey *survey, enum survey_statistic statistic, size_t m,
                 const char *what, gbv_survey_estimate *out, double *covariance)
{
    bool is_ratio = statistic == SURVEY_RATIO;
    gbv_replicate_sums *sums = NULL;
    gbv_replicates replicates;
    gbv_survey_cell *cells = calloc(survey->n_keys + 1, sizeof *cells);
    gbv_status status = cells ? survey_cells(survey, m, is_ratio, cells)
                              : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    const struct survey_replicated replicated = {
        .domain = survey->domain, .n_domains = survey->groups.n, .measured = m,
        .is_ratio = is_ratio,
    };
    if (!status)
        status = survey_replicate_sums(survey, &replicated, &sums);
    if (!status) {
        gbv_survey all = survey_of(survey, cells, sums, &replicates);
        status = survey_explain(survey, estimators[statistic](&all, out, covariance), what);
    }
    free(cells);
    free(sums);
    return status;
}

gbv_status
survey_joint_df(const struct survey *survey, enum survey_statistic statistic, size_t m, size_t a,
                size_t b, double *out)
{
    gbv_survey_estimate estimate;
    gbv_replicates replicates;
    if (survey->replicates.n) {
        *out = survey->replicates.df;
        return GBV_OK;
    }
    gbv_survey_cell *cells = calloc(survey->n_keys + 1, sizeof *cells);
    gbv_status status = cells ? survey_cells(survey, m, statistic == SURVEY_RATIO, cells)
                              : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    if (!status) {
        gbv_survey both = survey_of(survey, cells, NULL, &replicates);
        size_t n = 0;
        for (size_t key = 0; key < survey->n_keys; key++)
            if (cells[key].domain == a || cells[key].domain == b) {
                cells[n] = cells[key];
                cells[n++].domain = 0;
            }
        both.n_cells = n;
        both.n_domains = 1;
        status = survey_explain(survey, estimators[statistic](&both, &estimate, NULL),
                                "the contrast");
    }
    if (!status)
        *out = estimate.df;
    free(cells);
    return status;
}
