#include "check.h"
#include "gbvstat/describe.h"

TEST(sums_keep_what_rounding_loses)
{
    const double x[] = { 1, 1e100, 1, -1e100 };
    double sum;
    CHECK(gbv_sum(x, 4, &sum) == GBV_OK);
    CHECK_NEAR(sum, 2, 0);
    CHECK(gbv_sum(x, 0, &sum) == GBV_OK);
    CHECK_NEAR(sum, 0, 0);
}

TEST(moments_follow_shift_and_scale)
{
    const double x[] = { 1, 2, 4, 8, 16 };
    double y[5], a, b;
    for (size_t i = 0; i < 5; i++)
        y[i] = 1e6 - 3 * x[i];
    CHECK(gbv_sd(x, 5, &a) == GBV_OK);
    CHECK(gbv_sd(y, 5, &b) == GBV_OK);
    CHECK_NEAR(b, 3 * a, 1e-14);
    CHECK(gbv_skewness(x, 5, &a) == GBV_OK);
    CHECK(gbv_skewness(y, 5, &b) == GBV_OK);
    CHECK_NEAR(b, -a, 1e-13);
    CHECK(gbv_kurtosis(x, 5, &a) == GBV_OK);
    CHECK(gbv_kurtosis(y, 5, &b) == GBV_OK);
    CHECK_NEAR(b, a, 1e-13);
}

TEST(large_values_have_moments)
{
    const double x[] = { -1e150, 2e150, 3e150, 7e150 };
    const double small[] = { -1, 2, 3, 7 };
    double a, b;
    CHECK(gbv_kurtosis(x, 4, &a) == GBV_OK);
    CHECK(gbv_kurtosis(small, 4, &b) == GBV_OK);
    CHECK_NEAR(a, b, 1e-14);
}

TEST(quantile_of_one_value_and_at_the_ends)
{
    const double one[] = { 5 }, x[] = { -1e308, 0, 1e308 };
    double q;
    for (int type = 1; type <= 9; type++) {
        CHECK(gbv_quantile(one, 1, 0.3, type, &q) == GBV_OK);
        CHECK_NEAR(q, 5, 0);
        CHECK(gbv_quantile(x, 3, 0, type, &q) == GBV_OK);
        CHECK_NEAR(q, -1e308, 0);
        CHECK(gbv_quantile(x, 3, 1, type, &q) == GBV_OK);
        CHECK_NEAR(q, 1e308, 0);
        CHECK(gbv_quantile(x, 3, 0.5, type, &q) == GBV_OK && isfinite(q));
    }
}

TEST(sorting)
{
    double x[] = { 3, -1, 2, 2 }, gap[] = { 3, NAN, 1 };
    CHECK(gbv_sort(x, 4) == GBV_OK);
    CHECK(x[0] == -1 && x[1] == 2 && x[2] == 2 && x[3] == 3);
    CHECK(gbv_sort(gap, 3) == GBV_DOMAIN);
    CHECK(gap[0] == 3 && gap[2] == 1);
    CHECK(gbv_sort(x, 0) == GBV_OK);
}

TEST(descriptions_refuse_what_has_no_answer)
{
    const double gap[] = { 1, NAN, 3, 4 }, same[] = { 2, 2, 2, 2 }, wild[] = { 3, 1 };
    const double huge[] = { 1.7e308, 1.7e308, -1.7e308, -1.7e308 }, fine[] = { 1, 2, 3 };
    double q = 7, least = 7, greatest = 7;
    CHECK(gbv_sum(gap, 4, &q) == GBV_DOMAIN);
    CHECK(gbv_mean(gap, 4, &q) == GBV_DOMAIN);
    CHECK(gbv_mean(fine, 0, &q) == GBV_TOO_FEW);
    CHECK(gbv_variance(fine, 1, &q) == GBV_TOO_FEW);
    CHECK(gbv_variance(huge, 4, &q) == GBV_RANGE);
    CHECK(gbv_sum(huge, 2, &q) == GBV_RANGE);
    CHECK(gbv_sd(gap, 4, &q) == GBV_DOMAIN);
    CHECK(gbv_skewness(fine, 2, &q) == GBV_TOO_FEW);
    CHECK(gbv_skewness(same, 4, &q) == GBV_NO_SPREAD);
    CHECK(gbv_kurtosis(fine, 3, &q) == GBV_TOO_FEW);
    CHECK(gbv_kurtosis(same, 4, &q) == GBV_NO_SPREAD);
    CHECK(gbv_extremes(fine, 0, &least, &greatest) == GBV_TOO_FEW);
    CHECK(gbv_extremes(gap, 4, &least, &greatest) == GBV_DOMAIN);
    CHECK(gbv_quantile(fine, 3, -0.1, 7, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(fine, 3, 1.1, 7, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(fine, 3, NAN, 7, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(fine, 3, 0.5, 0, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(fine, 3, 0.5, 10, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(wild, 2, 0.5, 7, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(gap, 4, 0.5, 7, &q) == GBV_DOMAIN);
    CHECK(gbv_quantile(fine, 0, 0.5, 7, &q) == GBV_TOO_FEW);
    CHECK(q == 7 && least == 7 && greatest == 7);    /* untouched */
}
