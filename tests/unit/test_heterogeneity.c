#include "check.h"
#include "gbvstat/compare.h"
#include "gbvstat/heterogeneity.h"

/* Of two groups it is Pearson's chi-squared. */
TEST(two_proportions_are_pearsons)
{
    const double events[] = { 48, 17 }, n[] = { 549, 665 };
    gbv_heterogeneity h;
    gbv_comparison c;
    CHECK(gbv_heterogeneity_proportions(events, n, 2, &h) == GBV_OK);
    CHECK(gbv_compare_proportions(48, 549, 17, 665, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95,
                                  &c) == GBV_OK);
    CHECK_NEAR(h.statistic, c.statistic, 1e-13);
    CHECK_NEAR(h.p, c.p, 1e-11);
}

TEST(two_estimates_are_the_z_test)
{
    const double estimate[] = { 1e6 + 17, 1e6 + 12 }, std_error[] = { 1.5, 0.7 };
    gbv_heterogeneity h;
    gbv_comparison c;
    CHECK(gbv_heterogeneity_estimates(estimate, std_error, 2, &h) == GBV_OK);
    CHECK(gbv_compare_estimates(estimate[0], 1.5, estimate[1], 0.7, GBV_DIFFERENCE, 0.95, &c) ==
          GBV_OK);
    CHECK_NEAR(h.statistic, c.statistic * c.statistic, 1e-13);
    CHECK_NEAR(h.p, c.p, 1e-12);
}

TEST(order_of_groups_and_scale_of_exposure_do_not_matter)
{
    const double events[] = { 3, 80, 17 }, exposure[] = { 10, 95, 40 };
    const double turned[] = { 17, 3, 80 }, scaled[] = { 4e6, 1e6, 9.5e6 };
    gbv_heterogeneity a, b;
    CHECK(gbv_heterogeneity_rates(events, exposure, 3, &a) == GBV_OK);
    CHECK(gbv_heterogeneity_rates(turned, scaled, 3, &b) == GBV_OK);
    CHECK_NEAR(a.statistic, b.statistic, 1e-13);
    CHECK_NEAR(a.p, b.p, 1e-12);
    CHECK_NEAR(a.pooled, 100.0 / 145, 1e-15);
}

TEST(equal_groups_are_homogeneous)
{
    const double estimate[] = { 0.1, 0.1, 0.1 }, std_error[] = { 1, 2, 3 };
    gbv_heterogeneity h;
    CHECK(gbv_heterogeneity_estimates(estimate, std_error, 3, &h) == GBV_OK);
    CHECK(h.statistic == 0 && h.p == 1 && h.i_squared == 0 && h.df == 2);
    CHECK_NEAR(h.pooled, 0.1, 0);
}

TEST(heterogeneity_refuses_what_has_no_answer)
{
    const double good[] = { 3, 4 }, n[] = { 9, 9 }, none[] = { 0, 0 }, gap[] = { 3, NAN };
    const double part[] = { 2.5, 3 }, huge[] = { -1e308, 1e308 }, tiny[] = { 1e-200, 1e-200 };
    gbv_heterogeneity h = { .df = 7 };
    CHECK(gbv_heterogeneity_estimates(gap, n, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_estimates(good, none, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_estimates(good, gap, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_estimates(good, n, 1, &h) == GBV_TOO_FEW);
    CHECK(gbv_heterogeneity_estimates(huge, n, 2, &h) == GBV_RANGE);
    CHECK(gbv_heterogeneity_estimates(good, tiny, 2, &h) == GBV_RANGE);
    CHECK(gbv_heterogeneity_proportions(part, n, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_proportions(n, good, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_proportions(none, none, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_proportions(good, n, 1, &h) == GBV_TOO_FEW);
    CHECK(gbv_heterogeneity_proportions(none, n, 2, &h) == GBV_NO_SPREAD);
    CHECK(gbv_heterogeneity_proportions(n, n, 2, &h) == GBV_NO_SPREAD);
    CHECK(gbv_heterogeneity_rates(part, n, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_rates(good, none, 2, &h) == GBV_DOMAIN);
    CHECK(gbv_heterogeneity_rates(good, n, 0, &h) == GBV_TOO_FEW);
    CHECK(gbv_heterogeneity_rates(none, n, 2, &h) == GBV_NO_SPREAD);
    CHECK_NEAR(h.df, 7, 0);    /* untouched */
}
