#include "check.h"
#include "gbvstat/compare.h"
#include "stats/score.h"

/* What every comparison must be. */
static void
check_sound(const gbv_comparison *c)
{
    CHECK(c->low <= c->estimate && c->estimate <= c->high);
    CHECK(c->p >= 0 && c->p <= 1);
    CHECK(c->method != GBV_METHOD_DEFAULT);
}

static bool
is_near(double actual, double expected, double scale)
{
    return actual == expected || fabs(actual - expected) <= 1e-10 * fabs(scale);
}

/* b is a with the groups exchanged. */
static void
check_swapped(const gbv_comparison *a, const gbv_comparison *b, gbv_measure measure)
{
    CHECK(is_near(b->p, a->p, a->p));
    if (measure == GBV_DIFFERENCE) {
        double scale = fmax(fabs(a->low), fabs(a->high));
        CHECK(is_near(b->low, -a->high, scale) && is_near(b->high, -a->low, scale));
    } else {
        CHECK(is_near(b->low, 1 / a->high, b->low) && is_near(b->high, 1 / a->low, b->high));
    }
}

struct choice {
    gbv_measure measure;
    gbv_compare_method method;
};

static const struct choice of_proportions[] = {
    { GBV_DIFFERENCE, GBV_METHOD_NEWCOMBE }, { GBV_DIFFERENCE, GBV_METHOD_MN },
    { GBV_DIFFERENCE, GBV_METHOD_SCORE }, { GBV_RATIO, GBV_METHOD_LOG },
    { GBV_RATIO, GBV_METHOD_MN }, { GBV_RATIO, GBV_METHOD_SCORE },
    { GBV_ODDS_RATIO, GBV_METHOD_LOG }, { GBV_ODDS_RATIO, GBV_METHOD_EXACT },
};

/* A ratio of nothing to nothing has no value. */
static gbv_status
expected_status(double x1, double n1, double x2, double n2, gbv_measure measure)
{
    bool none = x1 + x2 == 0, all = x1 == n1 && x2 == n2;
    if (measure == GBV_DIFFERENCE)
        return GBV_OK;
    return none || (all && measure == GBV_ODDS_RATIO) ? GBV_NO_SPREAD : GBV_OK;
}

/* All tables of 6 and 9 units, and some of very unequal ones. */
TEST(proportions_can_be_swapped)
{
    const double n[][2] = { { 6, 9 }, { 5, 20000 }, { 1, 1 } };
    for (size_t i = 0; i < 3; i++)
        for (double x1 = 0; x1 <= n[i][0]; x1++)
            for (double x2 = 0; x2 <= n[i][1]; x2 = x2 < 9 ? x2 + 1 : 2 * x2 + 1)
                for (size_t j = 0; j < sizeof of_proportions / sizeof *of_proportions; j++) {
                    gbv_measure measure = of_proportions[j].measure;
                    gbv_compare_method method = of_proportions[j].method;
                    gbv_comparison a, b;
                    gbv_status status = gbv_compare_proportions(x1, n[i][0], x2, n[i][1], measure,
                                                                method, 0.95, &a);
                    CHECK(status == gbv_compare_proportions(x2, n[i][1], x1, n[i][0], measure,
                                                            method, 0.95, &b));
                    CHECK(status == expected_status(x1, n[i][0], x2, n[i][1], measure));
                    if (status)
                        continue;
                    check_sound(&a);
                    check_swapped(&a, &b, measure);
                }
}

/* Exchanging event and non-event turns a difference round, and inverts the
 * odds ratio. */
TEST(proportions_can_be_complemented)
{
    gbv_comparison a, b;
    for (size_t j = 0; j < sizeof of_proportions / sizeof *of_proportions; j++) {
        gbv_measure measure = of_proportions[j].measure;
        if (measure == GBV_RATIO)
            continue;
        CHECK(gbv_compare_proportions(7, 30, 16, 41, measure, of_proportions[j].method, 0.9, &a) ==
              GBV_OK);
        CHECK(gbv_compare_proportions(23, 30, 25, 41, measure, of_proportions[j].method, 0.9,
                                      &b) == GBV_OK);
        check_swapped(&a, &b, measure);
    }
}

/* Standard errors by hand: of shares sqrt(p q / n), of rates sqrt(x) / t; of
 * ratios the width of the logarithmic interval, which R's values check. */
TEST(standard_errors)
{
    const double two_z = 2 * 1.9599639845400542;
    gbv_comparison c;
    CHECK(gbv_compare_proportions(56, 70, 48, 80, GBV_DIFFERENCE, GBV_METHOD_MN, 0.95, &c) ==
          GBV_OK);
    CHECK_NEAR(c.std_error, sqrt(0.8 * 0.2 / 70 + 0.6 * 0.4 / 80), 1e-14);
    CHECK(gbv_compare_proportions(56, 70, 48, 80, GBV_RATIO, GBV_METHOD_LOG, 0.95, &c) == GBV_OK);
    CHECK_NEAR(c.std_error, c.estimate * log(c.high / c.low) / two_z, 1e-13);
    CHECK(gbv_compare_proportions(56, 70, 48, 80, GBV_ODDS_RATIO, GBV_METHOD_LOG, 0.95, &c) ==
          GBV_OK);
    CHECK_NEAR(c.std_error, c.estimate * log(c.high / c.low) / two_z, 1e-13);
    CHECK(gbv_compare_proportion_known(56, 70, 0.5, GBV_RATIO, 0.95, &c) == GBV_OK);
    CHECK_NEAR(c.std_error, sqrt(0.8 * 0.2 / 70) / 0.5, 1e-14);
    CHECK(gbv_compare_rates(11, 800, 21, 3011, GBV_DIFFERENCE, GBV_METHOD_SCORE, 0.95, &c) ==
          GBV_OK);
    CHECK_NEAR(c.std_error, hypot(sqrt(11) / 800, sqrt(21) / 3011), 1e-14);
    CHECK(gbv_compare_rates(11, 800, 21, 3011, GBV_RATIO, GBV_METHOD_LOG, 0.95, &c) == GBV_OK);
    CHECK_NEAR(c.std_error, c.estimate * log(c.high / c.low) / two_z, 1e-13);
    CHECK(gbv_compare_rate_known(10, 6.67, 2, GBV_PERCENT, 0.95, &c) == GBV_OK);
    CHECK_NEAR(c.std_error, 100 * sqrt(10) / 6.67 / 2, 1e-14);
    CHECK(gbv_compare_rate_known(10, 6.67, 2, GBV_DIFFERENCE, 0.95, &c) == GBV_OK);
    CHECK_NEAR(c.std_error, sqrt(10) / 6.67, 1e-14);
}

TEST(proportions_choose_their_method)
{
    gbv_comparison c;
    CHECK(gbv_compare_proportions(3, 30, 5, 30, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(c.method == GBV_METHOD_NEWCOMBE && c.test == GBV_TEST_FISHER && isnan(c.statistic));
    CHECK(gbv_compare_proportions(30, 60, 25, 60, GBV_RATIO, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(c.method == GBV_METHOD_LOG && c.test == GBV_TEST_CHI_SQUARED && c.df == 1);
    CHECK(gbv_compare_proportions(0, 30, 5, 30, GBV_RATIO, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(c.method == GBV_METHOD_MN && c.estimate == 0 && c.low == 0 && isnan(c.std_error));
    CHECK(gbv_compare_proportions(5, 30, 0, 30, GBV_RATIO, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(isinf(c.estimate) && isinf(c.high) && c.low > 0);
    CHECK(gbv_compare_proportions(30, 30, 20, 20, GBV_RATIO, GBV_METHOD_LOG, 0.95, &c) == GBV_OK);
    CHECK(c.method == GBV_METHOD_MN && c.low < 1 && c.high > 1);
    CHECK(gbv_compare_proportions(0, 30, 0, 40, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(c.method == GBV_METHOD_MN && c.low < 0 && c.high > 0 && c.p == 1);
    CHECK(gbv_compare_proportions(0, 30, 5, 40, GBV_ODDS_RATIO, GBV_METHOD_LOG, 0.95, &c) ==
          GBV_OK);
    CHECK(c.method == GBV_METHOD_EXACT && c.low == 0);
}

/* 15 events in 60 and 30 units are expected as 10 and 5; 14 as fewer than 5. */
TEST(five_expected_events_decide_the_test)
{
    gbv_comparison c;
    CHECK(gbv_compare_proportions(10, 60, 5, 30, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(c.test == GBV_TEST_CHI_SQUARED);
    CHECK(gbv_compare_proportions(9, 60, 5, 30, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_OK);
    CHECK(c.test == GBV_TEST_FISHER);
}

TEST(percent_is_of_the_ratio)
{
    gbv_comparison ratio, percent;
    CHECK(gbv_compare_rates(12, 2, 4, 1, GBV_RATIO, GBV_METHOD_EXACT, 0.95, &ratio) == GBV_OK);
    CHECK(gbv_compare_rates(12, 2, 4, 1, GBV_PERCENT, GBV_METHOD_EXACT, 0.95, &percent) == GBV_OK);
    CHECK_NEAR(percent.estimate, 100 * (ratio.estimate - 1), 1e-15);
    CHECK_NEAR(percent.std_error, 100 * ratio.std_error, 1e-15);
    CHECK_NEAR(percent.low, 100 * (ratio.low - 1), 1e-15);
    CHECK_NEAR(percent.high, 100 * (ratio.high - 1), 1e-15);
    CHECK_NEAR(percent.p, ratio.p, 0);
}

static const struct choice of_rates[] = {
    { GBV_DIFFERENCE, GBV_METHOD_SCORE }, { GBV_RATIO, GBV_METHOD_EXACT },
    { GBV_RATIO, GBV_METHOD_LOG }, { GBV_RATIO, GBV_METHOD_SCORE },
};

TEST(rates_can_be_swapped)
{
    const double exposure[] = { 1e-6, 1, 3e5, 2e10 };
    for (double x1 = 0; x1 < 300; x1 = 3 * x1 + 1)
        for (double x2 = 0; x2 < 3e6; x2 = 5 * x2 + 1)
            for (size_t i = 0; i < 16; i++)
                for (size_t j = 0; j < sizeof of_rates / sizeof *of_rates; j++) {
                    double t1 = exposure[i / 4], t2 = exposure[i % 4];
                    gbv_comparison a, b;
                    gbv_status status = gbv_compare_rates(x1, t1, x2, t2, of_rates[j].measure,
                                                          of_rates[j].method, 0.95, &a);
                    CHECK(status == gbv_compare_rates(x2, t2, x1, t1, of_rates[j].measure,
                                                      of_rates[j].method, 0.95, &b));
                    CHECK(status == GBV_OK || (x1 + x2 == 0 && status == GBV_NO_SPREAD));
                    if (status)
                        continue;
                    check_sound(&a);
                    check_swapped(&a, &b, of_rates[j].measure);
                }
}

TEST(rates_without_events_differ_by_an_interval)
{
    gbv_comparison c;
    CHECK(gbv_compare_rates(0, 1, 0, 1, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95, &c) == GBV_OK);
    CHECK(c.low < 0 && c.high > 0 && c.p == 1 && isnan(c.std_error));
    CHECK(gbv_compare_rates(0, 1, 0, 1, GBV_RATIO, GBV_METHOD_DEFAULT, 0.95, &c) == GBV_NO_SPREAD);
    CHECK(gbv_compare_rates(0, 1, 5, 1, GBV_RATIO, GBV_METHOD_LOG, 0.95, &c) == GBV_OK);
    CHECK(c.method == GBV_METHOD_EXACT && c.low == 0);
}

TEST(known_rates_scale)
{
    gbv_comparison a, b, d;
    CHECK(gbv_compare_rate_known(89, 7.5, 4.8, GBV_RATIO, 0.95, &a) == GBV_OK);
    CHECK(gbv_compare_rate_known(89, 7.5e5, 4.8e-5, GBV_RATIO, 0.95, &b) == GBV_OK);
    CHECK(gbv_compare_rate_known(89, 7.5, 4.8, GBV_DIFFERENCE, 0.95, &d) == GBV_OK);
    CHECK_NEAR(a.low, b.low, 1e-12);
    CHECK_NEAR(a.high, b.high, 1e-12);
    CHECK_NEAR(a.p, b.p, 1e-10);
    CHECK_NEAR(d.low, 4.8 * a.low - 4.8, 1e-12);
    CHECK_NEAR(d.high, 4.8 * a.high - 4.8, 1e-12);
    CHECK(a.test == GBV_TEST_EXACT_POISSON && isnan(a.statistic) && isnan(a.df));
    CHECK(gbv_compare_rate_known(0, 7.5, 4.8, GBV_PERCENT, 0.95, &a) == GBV_OK);
    CHECK(a.estimate == -100 && a.low == -100 && isnan(a.std_error));
}

TEST(estimates_can_be_swapped)
{
    gbv_comparison a, b;
    CHECK(gbv_compare_estimates(17, 1.5, 12, 0.7, GBV_DIFFERENCE, 0.95, &a) == GBV_OK);
    CHECK(gbv_compare_estimates(12, 0.7, 17, 1.5, GBV_DIFFERENCE, 0.95, &b) == GBV_OK);
    check_swapped(&a, &b, GBV_DIFFERENCE);
    CHECK_NEAR(a.statistic, 5 / sqrt(1.5 * 1.5 + 0.7 * 0.7), 1e-15);
    CHECK_NEAR(a.std_error, sqrt(1.5 * 1.5 + 0.7 * 0.7), 1e-15);
    CHECK(gbv_compare_estimates(17, 1.5, 12, 0.7, GBV_RATIO, 0.95, &a) == GBV_OK);
    CHECK(gbv_compare_estimates(12, 0.7, 17, 1.5, GBV_RATIO, 0.95, &b) == GBV_OK);
    check_swapped(&a, &b, GBV_RATIO);
    check_sound(&a);
    CHECK(a.method == GBV_METHOD_LOG && a.test == GBV_TEST_Z);
    CHECK(gbv_compare_estimates(17, 1.5, 12, 0, GBV_PERCENT, 0.95, &a) == GBV_OK);
    check_sound(&a);
}

TEST(comparisons_refuse_methods_they_do_not_have)
{
    gbv_comparison c;
    CHECK(gbv_compare_proportions(3, 9, 4, 9, GBV_DIFFERENCE, GBV_METHOD_LOG, 0.95, &c) ==
          GBV_MISUSE);
    CHECK(gbv_compare_proportions(3, 9, 4, 9, GBV_RATIO, GBV_METHOD_NEWCOMBE, 0.95, &c) ==
          GBV_MISUSE);
    CHECK(gbv_compare_proportions(3, 9, 4, 9, GBV_ODDS_RATIO, GBV_METHOD_MN, 0.95, &c) ==
          GBV_MISUSE);
    CHECK(gbv_compare_rates(3, 9, 4, 9, GBV_RATIO, GBV_METHOD_MN, 0.95, &c) == GBV_MISUSE);
    CHECK(gbv_compare_rates(3, 9, 4, 9, GBV_DIFFERENCE, GBV_METHOD_EXACT, 0.95, &c) == GBV_MISUSE);
    CHECK(gbv_compare_rates(3, 9, 4, 9, GBV_ODDS_RATIO, GBV_METHOD_DEFAULT, 0.95, &c) ==
          GBV_MISUSE);
    CHECK(gbv_compare_rate_known(3, 9, 4, GBV_ODDS_RATIO, 0.95, &c) == GBV_MISUSE);
    CHECK(gbv_compare_proportion_known(3, 9, 0.4, GBV_ODDS_RATIO, 0.95, &c) == GBV_MISUSE);
    CHECK(gbv_compare_estimates(3, 9, 4, 9, GBV_ODDS_RATIO, 0.95, &c) == GBV_MISUSE);
}

TEST(comparisons_refuse_what_has_no_answer)
{
    gbv_comparison c = { .estimate = 7 };
    const gbv_compare_method any = GBV_METHOD_DEFAULT;
    CHECK(gbv_compare_proportions(10, 9, 4, 9, GBV_RATIO, any, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_proportions(3.5, 9, 4, 9, GBV_RATIO, any, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_proportions(0, 0, 4, 9, GBV_RATIO, any, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_proportions(3, 9, 4, 9, GBV_RATIO, any, 1, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_proportions(3, 9, NAN, 9, GBV_RATIO, any, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_proportions(0, 9, 0, 9, GBV_RATIO, any, 0.95, &c) == GBV_NO_SPREAD);
    CHECK(gbv_compare_proportions(9, 9, 9, 9, GBV_ODDS_RATIO, any, 0.95, &c) == GBV_NO_SPREAD);
    CHECK(gbv_compare_rates(-1, 9, 4, 9, GBV_RATIO, any, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_rates(3, 0, 4, 9, GBV_RATIO, any, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_rates(3, 9, 4, 9, GBV_RATIO, any, 0, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_rates(3, 1e-300, 4, 1e300, GBV_RATIO, any, 0.95, &c) == GBV_RANGE);
    CHECK(gbv_compare_rates(3, 1e-200, 4, 1e200, GBV_DIFFERENCE, any, 0.95, &c) == GBV_RANGE);
    CHECK(gbv_compare_rate_known(3, 9, 0, GBV_RATIO, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_rate_known(3.5, 9, 1, GBV_RATIO, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_rate_known(3, 9, 1e-320, GBV_RATIO, 0.95, &c) != GBV_OK);
    CHECK(gbv_compare_proportion_known(3, 9, 1, GBV_RATIO, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_proportion_known(0, 0, 0.5, GBV_RATIO, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_estimates(NAN, 1, 4, 1, GBV_DIFFERENCE, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_estimates(3, -1, 4, 1, GBV_DIFFERENCE, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_estimates(-3, 1, 4, 1, GBV_RATIO, 0.95, &c) == GBV_DOMAIN);
    CHECK(gbv_compare_estimates(3, 0, 4, 0, GBV_DIFFERENCE, 0.95, &c) == GBV_NO_SPREAD);
    CHECK(gbv_compare_estimates(1e308, 1, -1e308, 1, GBV_DIFFERENCE, 0.95, &c) == GBV_RANGE);
    CHECK_NEAR(c.estimate, 7, 0);    /* untouched */
}

TEST(methods_and_tests_have_names)
{
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_NEWCOMBE), "newcombe");
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_MN), "mn");
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_SCORE), "score");
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_LOG), "log");
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_EXACT), "exact");
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_Z), "z");
    CHECK_TEXT(gbv_compare_method_name(GBV_METHOD_DEFAULT), "default");
    CHECK_TEXT(gbv_test_name(GBV_TEST_CHI_SQUARED), "chi-squared");
    CHECK_TEXT(gbv_test_name(GBV_TEST_FISHER), "fisher");
    CHECK_TEXT(gbv_test_name(GBV_TEST_EXACT_BINOMIAL), "exact binomial");
    CHECK_TEXT(gbv_test_name(GBV_TEST_EXACT_POISSON), "exact poisson");
    CHECK_TEXT(gbv_test_name(GBV_TEST_Z), "z");
}

/* Shares of 1: the limits are 1 / (1 + k / n1) and 1 + k / n2, k = z^2 N / (N - 1).
 * The others by Miettinen and Nurminen's equations in 70 decimal digits
 * (tests/oracle/score_ratio.py); what 4ac takes from b^2 there, doubles do not
 * have. A limit has some 16 digits with the 1 before them. */
TEST(ratios_of_shares_near_one)
{
    static const double z = 1.959963984540054;
    static const struct { double x1, n1, x2, n2, high_less_one; } near[] = {
        { 10, 10, 999999, 1e6, 5.664947860703e-06 },
        { 2, 2, 99999, 1e5, 5.665070217067e-05 },
        { 20, 20, 999, 1000, 5.678476349408e-03 },
        { 999999999, 1e9, 999999990, 1e9, 1.752056345284e-08 },
    };
    double low, high;
    for (double n = 1; n <= 1e8; n *= 10) {
        struct gbv_two_samples all = { n, n, 3 * n, 3 * n };
        double k = z * z * 4 * n / (4 * n - 1);
        CHECK(gbv_score_ratio(&all, z, true, &low, &high) == GBV_OK);
        CHECK_NEAR(1 - low, 1 - 1 / (1 + k / n), 1e-7);
        CHECK_NEAR(high - 1, k / (3 * n), 1e-7);
    }
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        struct gbv_two_samples samples = { near[i].x1, near[i].n1, near[i].x2, near[i].n2 };
        struct gbv_two_samples turned = { near[i].x2, near[i].n2, near[i].x1, near[i].n1 };
        CHECK(gbv_score_ratio(&samples, z, true, &low, &high) == GBV_OK);
        CHECK_NEAR(high - 1, near[i].high_less_one, 1e-12 + 1e-15 / near[i].high_less_one);
        CHECK(gbv_score_ratio(&turned, z, true, &low, &high) == GBV_OK);
        CHECK_NEAR(1 / low - 1, near[i].high_less_one, 1e-12 + 1e-15 / near[i].high_less_one);
    }
}
