/* Moments and quantiles against R 4.2.2 (describe.R) and NIST. */
#include <stdlib.h>

#include "check.h"
#include "gbvstat/describe.h"

#include "describe_values.h"

enum { PROBABILITIES = sizeof probabilities / sizeof *probabilities };

static void
check_column(const double *x, size_t n, const double *moments,
             const double quantiles[9][PROBABILITIES])
{
    double value, least, greatest;
    CHECK(gbv_mean(x, n, &value) == GBV_OK);
    CHECK_NEAR(value, moments[0], 1e-15);
    CHECK(gbv_variance(x, n, &value) == GBV_OK);
    CHECK_NEAR(value, moments[1], 1e-13);
    CHECK(gbv_sd(x, n, &value) == GBV_OK);
    CHECK_NEAR(value, moments[2], 1e-13);
    CHECK(gbv_skewness(x, n, &value) == GBV_OK);
    CHECK_NEAR(value, moments[3], 1e-12);
    CHECK(gbv_kurtosis(x, n, &value) == GBV_OK);
    CHECK_NEAR(value, moments[4], 1e-12);
    CHECK(gbv_extremes(x, n, &least, &greatest) == GBV_OK);
    CHECK(least == moments[5] && greatest == moments[6]);
    for (int type = 1; type <= 9; type++)
        for (size_t i = 0; i < PROBABILITIES; i++) {
            CHECK(gbv_quantile(x, n, probabilities[i], type, &value) == GBV_OK);
            CHECK_NEAR(value, quantiles[type - 1][i], 1e-14);
        }
}

TEST(columns_agree_with_r)
{
    check_column(seven, 7, seven_moments, seven_quantiles);
    check_column(nile, 100, nile_moments, nile_quantiles);
    check_column(huron, 98, huron_moments, huron_quantiles);
    check_column(four, 4, four_moments, four_quantiles);
}

/* NIST StRD, NumAcc1 to NumAcc4: three values, or a first value and then 500
 * pairs on either side of it; certified mean and standard deviation. */
static void
check_numacc(double first, double below, double above, double mean, double sd, double tolerance)
{
    enum { N = 1001 };
    double x[N], value;
    x[0] = first;
    for (size_t i = 1; i < N; i += 2) {
        x[i] = below;
        x[i + 1] = above;
    }
    CHECK(gbv_mean(x, N, &value) == GBV_OK);
    CHECK_NEAR(value, mean, 1e-15);
    CHECK(gbv_sd(x, N, &value) == GBV_OK);
    CHECK_NEAR(value, sd, tolerance);
}

TEST(numerical_accuracy_agrees_with_nist)
{
    const double x[] = { 10000001, 10000003, 10000002 };
    double value;
    CHECK(gbv_mean(x, 3, &value) == GBV_OK);
    CHECK_NEAR(value, 10000002, 0);
    CHECK(gbv_sd(x, 3, &value) == GBV_OK);
    CHECK_NEAR(value, 1, 1e-15);
    check_numacc(1.2, 1.1, 1.3, 1.2, 0.1, 1e-13);
    check_numacc(1000000.2, 1000000.1, 1000000.3, 1000000.2, 0.1, 1e-9);
    check_numacc(10000000.2, 10000000.1, 10000000.3, 10000000.2, 0.1, 1e-7);
}
