#include "check.h"
#include "gbvstat/survey_proportion.h"

static gbv_flag
flag_of(double n, gbv_flag_rule rule, double estimate, double std_error)
{
    gbv_survey_estimate e = { .estimate = estimate, .std_error = std_error, .n = n, .df = 30 };
    gbv_flag flag = GBV_FLAG_REVIEW;
    CHECK(gbv_survey_flag(&e, rule, &flag) == GBV_OK);
    return flag;
}

TEST(rows_are_flagged_as_dhs_does)
{
    CHECK(flag_of(24, GBV_FLAG_DHS, 0.5, 0.1) == GBV_FLAG_SUPPRESS);
    CHECK(flag_of(25, GBV_FLAG_DHS, 0.5, 0.1) == GBV_FLAG_CAUTION);
    CHECK(flag_of(49, GBV_FLAG_DHS, 0.5, 0.1) == GBV_FLAG_CAUTION);
    CHECK(flag_of(50, GBV_FLAG_DHS, 0.5, 0.1) == GBV_FLAG_NONE);
    CHECK(flag_of(0, GBV_FLAG_DHS, NAN, NAN) == GBV_FLAG_SUPPRESS);
}

TEST(variation_is_flagged_as_statistics_canada_does)
{
    CHECK(flag_of(90, GBV_FLAG_CV, -1, 0.165) == GBV_FLAG_NONE);
    CHECK(flag_of(90, GBV_FLAG_CV, -1, 0.167) == GBV_FLAG_CAUTION);
    CHECK(flag_of(90, GBV_FLAG_CV, 1, 0.332) == GBV_FLAG_CAUTION);
    CHECK(flag_of(90, GBV_FLAG_CV, 1, 0.334) == GBV_FLAG_SUPPRESS);
    CHECK(flag_of(90, GBV_FLAG_CV, 0, 0) == GBV_FLAG_SUPPRESS);
}

static gbv_flag
nchs(double share, double std_error, double n, double df)
{
    gbv_survey_estimate e = { .estimate = share, .std_error = std_error, .n = n, .df = df };
    gbv_flag flag = GBV_FLAG_CAUTION;
    CHECK(gbv_survey_flag_share(&e, 0, &flag) == GBV_OK);
    return flag;
}

TEST(shares_are_flagged_as_nchs_does)
{
    CHECK(nchs(0.5, 0.02, 625, 30) == GBV_FLAG_NONE);
    CHECK(nchs(0.5, 0.02, 625, 7) == GBV_FLAG_REVIEW);
    CHECK(nchs(0.5, 0.02, 29, 28) == GBV_FLAG_SUPPRESS);          /* n */
    CHECK(nchs(0.98, 0.028, 500, 499) == GBV_FLAG_SUPPRESS);      /* n* = 25, width 0.15 */
    CHECK(nchs(0.98, 0.022, 500, 499) == GBV_FLAG_NONE);          /* n* = 40 */
    CHECK(nchs(0.5, 0.08, 500, 499) == GBV_FLAG_SUPPRESS);        /* width 0.32 */
    CHECK(nchs(0.03, 0.02, 500, 499) == GBV_FLAG_SUPPRESS);       /* width 0.09, 300 % */
    CHECK(nchs(0.01, 0.005, 5000, 499) == GBV_FLAG_NONE);         /* width 0.023, 230 % */
    CHECK(nchs(0, 0, 625, 30) == GBV_FLAG_REVIEW);
    CHECK(nchs(0, 0, 40, 30) == GBV_FLAG_SUPPRESS);               /* width 0.09 of 0 */
}

TEST(korn_graubard_never_has_more_than_n)
{
    gbv_survey_estimate e = { .estimate = 0.4, .std_error = 0.001, .n = 100, .df = 50 };
    gbv_share share;
    CHECK(gbv_survey_share(&e, 0, 0.95, GBV_SHARE_BETA, &share) == GBV_OK);
    CHECK(share.n_star == 100);
}

/* A sample that left nothing to chance. */
TEST(a_share_without_error_is_its_own_interval)
{
    gbv_survey_estimate e = { .estimate = 0.4, .std_error = 0, .n = 100, .df = 50 };
    const gbv_share_method methods[] = { GBV_SHARE_LOGIT, GBV_SHARE_WILSON, GBV_SHARE_ASIN,
                                         GBV_SHARE_MEAN };
    for (size_t m = 0; m < 4; m++) {
        gbv_share share;
        CHECK(gbv_survey_share(&e, 0, 0.95, methods[m], &share) == GBV_OK);
        CHECK_NEAR(share.low, 0.4, 1e-15);
        CHECK_NEAR(share.high, 0.4, 1e-15);
        CHECK(!share.degenerate);
    }
}

TEST(shares_refuse_what_has_no_answer)
{
    const gbv_survey_estimate good = { .estimate = 0.4, .std_error = 0.1, .n = 100, .df = 50 };
    gbv_survey_estimate e = good;
    gbv_share share;
    gbv_flag flag;
    CHECK(gbv_survey_share(&good, 0, 1, GBV_SHARE_LOGIT, &share) == GBV_DOMAIN);
    CHECK(gbv_survey_share(&good, -1, 0.9, GBV_SHARE_LOGIT, &share) == GBV_DOMAIN);
    CHECK(gbv_survey_share(&good, 0, 0.9, (gbv_share_method) 9, &share) == GBV_MISUSE);
    e.status = GBV_TOO_FEW;
    CHECK(gbv_survey_share(&e, 0, 0.9, GBV_SHARE_LOGIT, &share) == GBV_DOMAIN);
    CHECK(gbv_survey_flag(&e, GBV_FLAG_CV, &flag) == GBV_DOMAIN);
    e = good;
    e.estimate = 1.1;
    CHECK(gbv_survey_share(&e, 0, 0.9, GBV_SHARE_LOGIT, &share) == GBV_DOMAIN);
    e = good;
    e.df = 0;
    CHECK(gbv_survey_share(&e, 0, 0.9, GBV_SHARE_LOGIT, &share) == GBV_TOO_FEW);
    CHECK(gbv_survey_flag_share(&e, 0, &flag) == GBV_TOO_FEW);
    e = good;
    e.n = -1;
    CHECK(gbv_survey_flag(&e, GBV_FLAG_DHS, &flag) == GBV_DOMAIN);
    CHECK(gbv_survey_flag(&good, GBV_FLAG_NCHS2017, &flag) == GBV_MISUSE);
}

TEST(names_are_those_of_the_options)
{
    CHECK_TEXT(gbv_share_method_name(GBV_SHARE_LOGIT), "logit");
    CHECK_TEXT(gbv_share_method_name(GBV_SHARE_BETA), "beta");
    CHECK_TEXT(gbv_share_method_name(GBV_SHARE_WILSON), "wilson");
    CHECK_TEXT(gbv_share_method_name(GBV_SHARE_ASIN), "asin");
    CHECK_TEXT(gbv_share_method_name(GBV_SHARE_MEAN), "mean");
    CHECK_TEXT(gbv_flag_rule_name(GBV_FLAG_DHS), "dhs");
    CHECK_TEXT(gbv_flag_rule_name(GBV_FLAG_NCHS2017), "nchs2017");
    CHECK_TEXT(gbv_flag_rule_name(GBV_FLAG_CV), "cv");
    CHECK_TEXT(gbv_flag_name(GBV_FLAG_NONE), "");
    CHECK_TEXT(gbv_flag_name(GBV_FLAG_CAUTION), "caution");
    CHECK_TEXT(gbv_flag_name(GBV_FLAG_REVIEW), "review");
    CHECK_TEXT(gbv_flag_name(GBV_FLAG_SUPPRESS), "suppress");
}
