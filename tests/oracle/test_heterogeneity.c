/* Heterogeneity over groups against R 4.2.2 (heterogeneity.R). */
#include "check.h"
#include "gbvstat/heterogeneity.h"

#include "heterogeneity_values.h"

static void
check_all(const gbv_heterogeneity *h, const double *expected)
{
    CHECK_NEAR(h->pooled, expected[0], 1e-14);
    CHECK_NEAR(h->statistic, expected[1], 1e-13);
    CHECK_NEAR(h->df, expected[2], 0);
    CHECK_NEAR(h->p, expected[3], 1e-11);
    CHECK_NEAR(h->i_squared, expected[4], 1e-13);
}

TEST(proportions_agree_with_r)
{
    gbv_heterogeneity out;
    CHECK(gbv_heterogeneity_proportions(no_bias, answered, 4, &out) == GBV_OK);
    check_all(&out, proportions);
    CHECK_NEAR(out.statistic, 75.37197, 1e-7);
}

TEST(rates_agree_with_r)
{
    gbv_heterogeneity out;
    CHECK(gbv_heterogeneity_rates(offences, population, 5, &out) == GBV_OK);
    check_all(&out, rates);
}

TEST(estimates_agree_with_r)
{
    gbv_heterogeneity out;
    CHECK(gbv_heterogeneity_estimates(estimate, std_error, 7, &out) == GBV_OK);
    check_all(&out, estimates);
}

TEST(a_far_tail_keeps_its_digits)
{
    gbv_heterogeneity out;
    CHECK(gbv_heterogeneity_estimates(far_estimate, far_error, 2, &out) == GBV_OK);
    CHECK(out.p < 1e-290);
    check_all(&out, far);
}
