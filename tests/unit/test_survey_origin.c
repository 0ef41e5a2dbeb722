/* Values as distances from an origin, combinations of domains, errors that a
 * sample cannot tell. */
#include "check.h"
#include "gbvstat/survey.h"

/* Two strata of 3 PSUs each; two domains in all of them, a third in one. */
static const size_t stratum[] = { 0, 0, 0, 1, 1, 1 };
static const gbv_design design = { .n_strata = 2, .n_psus = 6, .stratum = stratum };

enum { N_CELLS = 13, DOMAINS = 3 };

/* The cells of y - origin, for ratios y - origin x. */
static void
fill(gbv_survey_cell *cells, const double *origin, bool is_ratio)
{
    const double ys[] = { 3, 5, 4.5, 7, 1, 2.25, 9, 3.5, 4, 8, 6, 2, 8.5 };
    for (size_t i = 0; i < N_CELLS; i++) {
        size_t domain = i == N_CELLS - 1 ? 2 : i % 2, unit = i == N_CELLS - 1 ? 4 : i / 2;
        double w = 1 + 0.5 * (double) (i % 3), x = 1 + (double) (i % 4);
        double y = ys[i] - origin[domain] * (is_ratio ? x : 1);
        cells[i] = (gbv_survey_cell){
            .unit = unit, .domain = domain, .n = 1, .w = w, .ww = w * w, .wy = w * y,
            .wyy = w * y * y, .wx = w * x, .wxx = w * x * x, .wxy = w * x * y,
        };
    }
}

typedef gbv_status estimator(const gbv_survey *, gbv_survey_estimate *, double *);
static estimator *const estimators[] = { gbv_survey_mean, gbv_survey_total, gbv_survey_ratio,
                                         gbv_survey_variance };

TEST(estimates_do_not_depend_on_the_origin)
{
    const double nothing[DOMAINS] = { 0 }, origin[DOMAINS] = { 4, -2.5, 8 };
    const double coefficient[] = { 1, -2, 0 };
    for (size_t k = 0; k < 4; k++) {
        gbv_survey_cell cells[N_CELLS], moved[N_CELLS];
        gbv_survey_estimate a[DOMAINS], b[DOMAINS];
        gbv_contrast one, other;
        bool is_ratio = estimators[k] == gbv_survey_ratio;
        fill(cells, nothing, is_ratio);
        fill(moved, origin, is_ratio);
        gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                              .n_domains = DOMAINS };
        CHECK(estimators[k](&survey, a, NULL) == GBV_OK);
        CHECK(gbv_survey_combine(&survey, (gbv_survey_quantity) k, coefficient, &one) == GBV_OK);
        survey.cells = moved;
        survey.origin = origin;
        CHECK(estimators[k](&survey, b, NULL) == GBV_OK);
        CHECK(gbv_survey_combine(&survey, (gbv_survey_quantity) k, coefficient, &other) ==
              GBV_OK);
        for (size_t d = 0; d < 2; d++) {
            CHECK(a[d].std_error > 0);
            CHECK_NEAR(b[d].estimate, a[d].estimate, 1e-14);
            CHECK_NEAR(b[d].std_error, a[d].std_error, 1e-14);
            if (estimators[k] != gbv_survey_variance)
                CHECK_NEAR(b[d].deff, a[d].deff, 1e-13);
        }
        CHECK_NEAR(one.estimate, a[0].estimate - 2 * a[1].estimate, 1e-14);
        CHECK_NEAR(other.estimate, one.estimate, 1e-14);
        CHECK_NEAR(other.std_error, one.std_error, 1e-14);
    }
}

TEST(combinations_agree_with_covariances)
{
    const double origin[DOMAINS] = { 4, -2.5, 8 }, coefficient[] = { 1.5, -1, 0 };
    gbv_survey_cell cells[N_CELLS];
    gbv_survey_estimate e[DOMAINS];
    double covariance[DOMAINS * DOMAINS];
    gbv_contrast contrast;
    fill(cells, origin, false);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = DOMAINS, .origin = origin };
    CHECK(gbv_survey_mean(&survey, e, covariance) == GBV_OK);
    CHECK(gbv_survey_combine(&survey, GBV_SURVEY_MEAN, coefficient, &contrast) == GBV_OK);
    double variance = 2.25 * covariance[0] - 3 * covariance[1] + covariance[4];
    CHECK_NEAR(contrast.std_error, sqrt(variance), 1e-14);
    /* The third is of one PSU: it has no error, and what it counts in has none. */
    CHECK(e[2].estimate == 8.5 && isnan(e[2].std_error) && isnan(covariance[8]));
    CHECK(isnan(e[2].deff) && isnan(covariance[2]) && !isnan(covariance[1]));
    const double with_third[] = { 1, 0, -1 };
    CHECK(gbv_survey_combine(&survey, GBV_SURVEY_MEAN, with_third, &contrast) == GBV_OK);
    CHECK(isnan(contrast.std_error) && !isnan(contrast.estimate));
}

TEST(a_domain_of_one_unit_has_no_error_by_any_rule_for_df)
{
    const double nothing[DOMAINS] = { 0 };
    gbv_survey_cell cells[N_CELLS];
    gbv_survey_estimate e[DOMAINS];
    fill(cells, nothing, false);
    for (int rule = GBV_DF_DOMAIN; rule <= GBV_DF_INFINITE; rule++) {
        gbv_design by_rule = design;
        by_rule.df_rule = (gbv_df_rule) rule;
        by_rule.df = 7;
        gbv_survey survey = { .design = &by_rule, .cells = cells, .n_cells = N_CELLS,
                              .n_domains = DOMAINS };
        CHECK(gbv_survey_mean(&survey, e, NULL) == GBV_OK);
        CHECK(e[0].std_error > 0 && e[2].status == GBV_OK && isnan(e[2].std_error));
        CHECK(gbv_survey_total(&survey, e, NULL) == GBV_OK);    /* others have none of it */
        CHECK(e[2].std_error > 0);
    }
}

TEST(a_domain_without_weight_in_a_replicate_leaves_others_theirs)
{
    const gbv_replicate_sums sums[] = { { 1, 4, 16, 0 }, { 2, 6, 20, 0 }, { 0, 0, 0, 0 },
                                        { 1, 2, 5, 0 }, { 2, 5, 13, 0 }, { 3, 4, 9, 0 } };
    const double scale[] = { 0.5, 0.5, 0.5 }, coefficient[] = { 0, 1 }, both[] = { 1, -1 };
    const gbv_replicates replicates = { .n = 3, .scale = scale, .sums = sums, .df = 2 };
    gbv_survey_cell cells[] = { { .domain = 0, .n = 2, .w = 3, .wy = 9, .wyy = 30 },
                                { .domain = 1, .n = 2, .w = 4, .wy = 8, .wyy = 20 } };
    gbv_survey survey = { .replicates = &replicates, .cells = cells, .n_cells = 2,
                          .n_domains = 2 };
    gbv_survey_estimate e[2];
    double covariance[4];
    gbv_contrast contrast;
    CHECK(gbv_survey_mean(&survey, e, covariance) == GBV_OK);
    CHECK(e[0].status == GBV_TOO_FEW && isnan(covariance[0]) && isnan(covariance[1]));
    /* 3, 2 and 4/3 about their mean 19/9, halves of the squares */
    CHECK(e[1].status == GBV_OK && e[1].estimate == 2);
    CHECK_NEAR(covariance[3], (64 + 1 + 49) / 81.0 / 2, 1e-15);
    CHECK(gbv_survey_combine(&survey, GBV_SURVEY_MEAN, coefficient, &contrast) == GBV_OK);
    CHECK_NEAR(contrast.std_error, sqrt(covariance[3]), 1e-15);
    CHECK(gbv_survey_combine(&survey, GBV_SURVEY_MEAN, both, &contrast) == GBV_TOO_FEW);
}

TEST(combinations_refuse_what_has_no_answer)
{
    const double nothing[DOMAINS] = { 0 }, coefficient[] = { 1, NAN, 0 }, origin[] = { 0, NAN, 0 };
    gbv_survey_cell cells[N_CELLS];
    gbv_contrast contrast;
    gbv_survey_estimate e[DOMAINS];
    fill(cells, nothing, false);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = DOMAINS };
    CHECK(gbv_survey_combine(&survey, GBV_SURVEY_MEAN, coefficient, &contrast) == GBV_DOMAIN);
    survey.origin = origin;
    CHECK(gbv_survey_mean(&survey, e, NULL) == GBV_DOMAIN);
    survey.n_domains = 0;
    CHECK(gbv_survey_combine(&survey, GBV_SURVEY_MEAN, nothing, &contrast) == GBV_DOMAIN);
}
