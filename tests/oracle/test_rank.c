/* Mann-Kendall and Sen against R 4.2.2 (rank.R). */
#include "check.h"
#include "gbvstat/trend.h"

#include "rank_values.h"

static void
check_series(const double *time, const double *value, size_t n, bool exact, const double *kendall,
             const double *sen)
{
    gbv_mann_kendall test;
    CHECK(gbv_mann_kendall_test(time, value, n, &test) == GBV_OK);
    CHECK(test.n == n && test.exact == exact);
    CHECK_NEAR(test.s, kendall[0], 0);
    CHECK_NEAR(test.variance, kendall[1], 1e-12);
    CHECK_NEAR(test.z, kendall[2], 1e-12);
    CHECK_NEAR(test.tau, kendall[3], 1e-13);
    CHECK_NEAR(test.p, kendall[4], 1e-11);

    gbv_sen slope;
    CHECK(gbv_sen_slope(time, value, n, 0.95, &slope) == GBV_OK);
    CHECK_NEAR(slope.slope, sen[0], 1e-13);
    CHECK_NEAR(slope.low, sen[1], 1e-12);
    CHECK_NEAR(slope.high, sen[2], 1e-12);
    CHECK_NEAR(slope.intercept, sen[3], 1e-13);
    CHECK_NEAR((double) slope.pairs, sen[4], 0);
}

TEST(female_homicide_in_kazakhstan)
{
    check_series(homicide_time, homicide_value, 10, true, homicide_kendall, homicide_sen);
    gbv_mann_kendall test;
    CHECK(gbv_mann_kendall_test(homicide_time, homicide_value, 10, &test) == GBV_OK);
    CHECK(test.s == -39);
    CHECK_NEAR(test.p, 1.151896e-4, 1e-6);
}

TEST(long_series_with_ties)
{
    check_series(nile_time, nile_value, 100, false, nile_kendall, nile_sen);
    check_series(discoveries_time, discoveries_value, 100, false, discoveries_kendall,
                 discoveries_sen);
    check_series(huron_time, huron_value, 98, false, huron_kendall, huron_sen);
}

TEST(short_series_are_exact)
{
    check_series(ten_time, ten_value, 10, true, ten_kendall, ten_sen);
    check_series(four_time, four_value, 4, true, four_kendall, four_sen);
    check_series(fifty_time, fifty_value, 50, true, fifty_kendall, fifty_sen);
}

TEST(repeated_times)
{
    check_series(tied_time, tied_value, 10, false, tied_kendall, tied_sen);
}
