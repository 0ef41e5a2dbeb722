#include "check.h"
#include "gbvstat/distribution.h"
#include "stats/tails.h"

/* A quantile put back into its own tail gives the probability again. */
static void
check_gamma_returns(double probability, gbv_tail tail, double shape)
{
    double x;
    CHECK(gbv_gamma_quantile(probability, tail, shape, 1, &x) == GBV_OK);
    CHECK_NEAR(gbv_gamma_probability(x, shape, tail), probability, 1e-9);
}

static void
check_beta_returns(double probability, gbv_tail tail, double a, double b)
{
    double odds;
    CHECK(gbv_beta_odds_quantile(probability, tail, a, b, &odds) == GBV_OK);
    CHECK_NEAR(gbv_beta_probability(odds, a, b, tail), probability, 1e-7);
}

TEST(quantiles_return_at_all_sizes)
{
    const double probabilities[] = { 1e-300, 1e-12, 0.025, 0.5, 0.999 };
    const double sizes[] = { 0.5, 1, 30, 14342, 1e6, 1e8 };
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 6; j++)
            for (gbv_tail tail = GBV_LOWER; tail <= GBV_UPPER; tail++) {
                if (!(probabilities[i] < 1e-12 && sizes[j] < 1))    /* below the least double */
                    check_gamma_returns(probabilities[i], tail, sizes[j]);
                if (probabilities[i] < 1e-12)
                    continue;
                check_beta_returns(probabilities[i], tail, sizes[j], sizes[5 - j]);
                check_beta_returns(probabilities[i], tail, sizes[j], sizes[j]);
            }
    check_gamma_returns(0.025, GBV_UPPER, 1e10);
}

TEST(distributions_mirror_each_other)
{
    double x, y;
    CHECK(gbv_beta_quantile(0.025, GBV_LOWER, 3, 17, &x) == GBV_OK);
    CHECK(gbv_beta_quantile(0.025, GBV_UPPER, 17, 3, &y) == GBV_OK);
    CHECK_NEAR(x, 1 - y, 1e-13);
    CHECK(gbv_t_quantile(0.1, GBV_LOWER, 7, &x) == GBV_OK);
    CHECK(gbv_t_quantile(0.1, GBV_UPPER, 7, &y) == GBV_OK);
    CHECK_NEAR(x, -y, 0);
    CHECK(gbv_t_quantile(0.5, GBV_UPPER, 7, &y) == GBV_OK);
    CHECK_NEAR(y, 0, 0);
}

/* Chi-squared of 1 degree of freedom is the square of a normal variable,
 * gamma of shape 1 is -ln of the tail, beta(1, 1) is the tail. */
TEST(distributions_that_have_closed_forms)
{
    double x, z;
    CHECK(gbv_chi_squared_quantile(0.05, GBV_UPPER, 1, &x) == GBV_OK);
    CHECK(gbv_normal_quantile(0.025, GBV_UPPER, &z) == GBV_OK);
    CHECK_NEAR(x, z * z, 1e-13);
    CHECK(gbv_gamma_quantile(1e-200, GBV_UPPER, 1, 3, &x) == GBV_OK);
    CHECK_NEAR(x, -3 * log(1e-200), 1e-13);
    CHECK(gbv_beta_quantile(0.3, GBV_LOWER, 1, 1, &x) == GBV_OK);
    CHECK_NEAR(x, 0.3, 1e-14);
    CHECK(gbv_t_quantile(0.025, GBV_UPPER, 1e14, &x) == GBV_OK);
    CHECK_NEAR(x, z, 1e-12);
}

TEST(quantiles_rise_with_the_probability)
{
    double last_t = -INFINITY, last_beta = 0;
    for (int i = 1; i < 1000; i++) {
        double t, beta;
        CHECK(gbv_t_quantile(i / 1000.0, GBV_LOWER, 3, &t) == GBV_OK);
        CHECK(gbv_beta_quantile(i / 1000.0, GBV_LOWER, 0.5, 4, &beta) == GBV_OK);
        CHECK(t > last_t && beta > last_beta);
        last_t = t;
        last_beta = beta;
    }
}

TEST(quantiles_beyond_doubles)
{
    double x = 7;
    CHECK(gbv_gamma_quantile(1e-300, GBV_LOWER, 0.01, 1, &x) == GBV_OK);
    CHECK_NEAR(x, 0, 0);
    CHECK(gbv_beta_quantile(1e-300, GBV_UPPER, 0.01, 0.01, &x) == GBV_OK);
    CHECK_NEAR(x, 1, 0);
    CHECK(gbv_gamma_quantile(0.5, GBV_LOWER, 1e6, 1e305, &x) == GBV_RANGE);
    CHECK(gbv_t_quantile(1e-300, GBV_UPPER, 0.1, &x) == GBV_RANGE);
    CHECK_NEAR(x, 1, 0);    /* untouched */
}

TEST(quantiles_refuse_what_has_no_answer)
{
    const double bad_probabilities[] = { 0, 1, -0.1, 1.1, NAN };
    const double bad_parameters[] = { 0, -1, NAN, INFINITY };
    double x = 7;
    for (size_t i = 0; i < 5; i++) {
        double p = bad_probabilities[i];
        CHECK(gbv_normal_quantile(p, GBV_LOWER, &x) == GBV_DOMAIN);
        CHECK(gbv_t_quantile(p, GBV_LOWER, 3, &x) == GBV_DOMAIN);
        CHECK(gbv_chi_squared_quantile(p, GBV_LOWER, 3, &x) == GBV_DOMAIN);
        CHECK(gbv_gamma_quantile(p, GBV_LOWER, 3, 1, &x) == GBV_DOMAIN);
        CHECK(gbv_beta_quantile(p, GBV_LOWER, 3, 3, &x) == GBV_DOMAIN);
    }
    for (size_t i = 0; i < 4; i++) {
        double bad = bad_parameters[i];
        CHECK(gbv_t_quantile(0.1, GBV_LOWER, bad, &x) == GBV_DOMAIN);
        CHECK(gbv_chi_squared_quantile(0.1, GBV_LOWER, bad, &x) == GBV_DOMAIN);
        CHECK(gbv_gamma_quantile(0.1, GBV_LOWER, bad, 1, &x) == GBV_DOMAIN);
        CHECK(gbv_gamma_quantile(0.1, GBV_LOWER, 1, bad, &x) == GBV_DOMAIN);
        CHECK(gbv_beta_quantile(0.1, GBV_LOWER, bad, 3, &x) == GBV_DOMAIN);
        CHECK(gbv_beta_quantile(0.1, GBV_LOWER, 3, bad, &x) == GBV_DOMAIN);
    }
    CHECK(gbv_gamma_quantile(0.1, GBV_LOWER, 2e10, 1, &x) == GBV_DOMAIN);
    CHECK_NEAR(x, 7, 0);    /* untouched */
}
