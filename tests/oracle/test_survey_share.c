/* Intervals of survey shares against R 4.2.2, package survey 4.1-1
 * (survey_share.R). */
#include "gbvstat/survey_proportion.h"
#include "survey_sample.h"

#include "survey_share_values.h"

static const struct sample_columns clus1 = { "apiclus1", "pw", .psu = "dnum", .fpc = "fpc" };

static gbv_share
check_share(const gbv_survey_estimate *e, gbv_share_method method, const double *expected,
            double tolerance)
{
    gbv_share share = { 0 };
    CHECK(gbv_survey_share(e, 0, 0.95, method, &share) == GBV_OK);
    CHECK_NEAR(e->estimate, expected[0], tolerance);
    CHECK_NEAR(share.low, expected[1], tolerance);
    CHECK_NEAR(share.high, expected[2], tolerance);
    CHECK(!share.degenerate);
    return share;
}

TEST(schools_without_learners_of_english)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &clus1);
    double *ell = sample_numbers(&s, "ell");
    for (size_t i = 0; i < s.n; i++)
        ell[i] = ell[i] == 0;
    sample_fold(&s, ell, NULL, NULL, 1, NULL);
    free(ell);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    check_share(&e, GBV_SHARE_LOGIT, ell0_xlogit, 1e-12);
    check_share(&e, GBV_SHARE_LOGIT, ell0_logit, 1e-8);
    check_share(&e, GBV_SHARE_ASIN, ell0_asin, 1e-11);
    check_share(&e, GBV_SHARE_BETA, ell0_beta, 1e-11);
    check_share(&e, GBV_SHARE_MEAN, ell0_mean, 1e-12);
    sample_close(&s);
}

TEST(schools_with_awards)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &clus1);
    sample_fold_share(&s, "awards", "Yes", NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    check_share(&e, GBV_SHARE_LOGIT, awards_xlogit, 1e-12);
    check_share(&e, GBV_SHARE_LOGIT, awards_logit, 1e-11);
    check_share(&e, GBV_SHARE_ASIN, awards_asin, 1e-11);
    check_share(&e, GBV_SHARE_BETA, awards_beta, 1e-11);
    check_share(&e, GBV_SHARE_MEAN, awards_mean, 1e-12);
    sample_close(&s);
}

TEST(schools_above_875_points)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &(struct sample_columns){ "apistrat", "pw", .stratum = "stype" });
    double *api = sample_numbers(&s, "api00");
    for (size_t i = 0; i < s.n; i++)
        api[i] = api[i] > 875;
    sample_fold(&s, api, NULL, NULL, 1, NULL);
    free(api);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    check_share(&e, GBV_SHARE_BETA, above875_beta, 1e-11);
    sample_close(&s);
}

TEST(high_cholesterol)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &(struct sample_columns){ "nhanes", "WTMEC2YR", .stratum = "SDMVSTRA",
                                              .psu = "SDMVPSU" });
    sample_fold_columns(&s, "HI_CHOL", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    check_share(&e, GBV_SHARE_BETA, chol_beta, 1e-11);
    check_share(&e, GBV_SHARE_LOGIT, chol_xlogit, 1e-12);
    gbv_share share = check_share(&e, GBV_SHARE_WILSON, chol_wilson, 1e-11);
    CHECK_NEAR(share.n_star, chol_wilson[3], 1e-11);
    gbv_flag flag;
    CHECK(gbv_survey_flag_share(&e, 0, &flag) == GBV_OK);
    CHECK(flag == GBV_FLAG_NONE);
    sample_close(&s);
}

TEST(a_share_of_none_or_all_has_an_interval)
{
    const gbv_share_method methods[] = { GBV_SHARE_LOGIT, GBV_SHARE_BETA, GBV_SHARE_ASIN,
                                         GBV_SHARE_MEAN };
    gbv_survey_estimate none = { .estimate = 0, .df = 10, .n = 40 };
    gbv_survey_estimate all = { .estimate = 1, .df = 10, .n = 40 };
    gbv_share share;
    for (size_t m = 0; m < 4; m++) {
        CHECK(gbv_survey_share(&none, 2, 0.95, methods[m], &share) == GBV_OK);
        CHECK(share.degenerate && share.low == 0 && share.n_star == 20);
        CHECK_NEAR(share.high, none_exact[0], 1e-12);
        CHECK(gbv_survey_share(&all, 0, 0.95, methods[m], &share) == GBV_OK);
        CHECK(share.degenerate && share.high == 1 && share.n_star == 40);
        CHECK_NEAR(share.low, all_exact[0], 1e-12);
    }
    CHECK(gbv_survey_share(&none, 2, 0.95, GBV_SHARE_WILSON, &share) == GBV_OK);
    CHECK(share.degenerate && share.low == 0);
    CHECK_NEAR(share.high, none_wilson[0], 1e-12);
}
