/* Tests of tables of counts against R 4.2.2 (contingency.R). */
#include "check.h"
#include "gbvstat/contingency.h"

#include "contingency_values.h"

static void
check_chi_squared(const double *counts, size_t rows, size_t columns, const double *expected)
{
    gbv_chi_squared out;
    CHECK(gbv_contingency_chi_squared(counts, rows, columns, &out) == GBV_OK);
    CHECK_NEAR(out.statistic, expected[0], 1e-12);
    CHECK_NEAR(out.df, expected[1], 0);
    CHECK_NEAR(out.p, expected[2], 1e-11);
    CHECK_NEAR(out.least_expected, expected[3], 1e-14);
    CHECK(out.n_below_5 == (size_t)expected[4]);
}

static void
check_exact(const double *counts, size_t rows, size_t columns, double expected)
{
    double p;
    CHECK(gbv_contingency_exact(counts, rows, columns, &p) == GBV_OK);
    CHECK_NEAR(p, expected, 1e-11);
}

TEST(pearson_agrees_with_r)
{
    check_chi_squared(tea, 2, 2, tea_chi);
    check_chi_squared(job, 4, 4, job_chi);
    check_chi_squared(party, 2, 3, party_chi);
    check_chi_squared(two_rows, 2, 8, two_rows_chi);
    check_chi_squared(tall, 9, 2, tall_chi);
    check_chi_squared(square, 5, 5, square_chi);
    check_chi_squared(ties, 3, 3, ties_chi);
    check_chi_squared(far, 3, 3, far_chi);
    check_chi_squared(wide, 3, 7, wide_chi);
}

TEST(fisher_agrees_with_r)
{
    check_exact(tea, 2, 2, tea_p[0]);
    check_exact(job, 4, 4, job_p[0]);
    check_exact(two_rows, 2, 8, two_rows_p[0]);
    check_exact(tall, 9, 2, tall_p[0]);
    check_exact(square, 5, 5, square_p[0]);
    check_exact(ties, 3, 3, ties_p[0]);
    check_exact(far, 3, 3, far_p[0]);
    check_exact(wide, 3, 7, wide_p[0]);
}

static void
check_trend(const double *scores, const double *expected)
{
    gbv_proportion_trend out;
    CHECK(gbv_proportions_trend(smokers, patients, scores, 4, &out) == GBV_OK);
    CHECK_NEAR(out.statistic, expected[0], 1e-12);
    CHECK_NEAR(out.df, 1, 0);
    CHECK_NEAR(out.p, expected[1], 1e-12);
    CHECK_NEAR(out.slope, expected[2], 1e-11);
}

TEST(trends_agree_with_r)
{
    check_trend((const double[]){ 1, 2, 3, 4 }, equal_steps);
    check_trend((const double[]){ 0, 0, 0, 1 }, last_only);
    check_trend((const double[]){ 2001, 2004, 2005, 2011 }, years);
}
