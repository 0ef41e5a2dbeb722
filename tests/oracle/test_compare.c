/* Comparisons of two groups, and of one with a known value, against R 4.2.2
 * (compare.R), and against what papers and agencies print. */
#include "check.h"
#include "gbvstat/adjust.h"
#include "gbvstat/compare.h"

struct two_proportions {
    double x1, n1, x2, n2;
    gbv_measure measure;
    gbv_compare_method method;
    double level, estimate, low, high, p;
};

struct two_rates {
    double x1, n1, x2, n2;
    gbv_measure measure;
    gbv_compare_method method;
    double level, estimate, low, high, p;
};

struct known_proportion {
    double events, n, known, level, low, high, p;
};

struct known_rate {
    double events, exposure, known, level, ratio, low, high, p;
};

struct two_estimates {
    double e1, s1, e2, s2;
    gbv_measure measure;
    double estimate, std_error, low, high, z, p;
};

struct region {
    double events, population, ratio, low, high, p, holm;
};

#include "compare_values.h"

/* Infinite sides are equal to themselves only; below 1e-290 doubles have too
 * few digits to compare. */
static void
check_value(double actual, double expected, double tolerance)
{
    if (isinf(expected))
        CHECK(actual == expected);
    else if (expected > 0 && expected < 1e-290)
        CHECK(actual >= 0 && actual < 1e-290);
    else
        CHECK_NEAR(actual, expected, tolerance);
}

/* What R found by uniroot within uniroot is good to fewer digits. */
static double
tolerance_of(gbv_compare_method method)
{
    return method == GBV_METHOD_MN || method == GBV_METHOD_SCORE ? 1e-9 : 1e-11;
}

TEST(two_proportions_agree_with_r)
{
    for (size_t i = 0; i < sizeof two_proportions / sizeof *two_proportions; i++) {
        const struct two_proportions *t = &two_proportions[i];
        gbv_comparison out;
        CHECK(gbv_compare_proportions(t->x1, t->n1, t->x2, t->n2, t->measure, t->method,
                                      t->level, &out) == GBV_OK);
        CHECK(out.method == t->method);
        double tolerance = tolerance_of(t->method);
        check_value(out.estimate, t->estimate, 1e-14);
        check_value(out.low, t->low, tolerance);
        check_value(out.high, t->high, tolerance);
        check_value(out.p, t->p, 1e-11);
    }
}

TEST(two_rates_agree_with_r)
{
    for (size_t i = 0; i < sizeof two_rates / sizeof *two_rates; i++) {
        const struct two_rates *t = &two_rates[i];
        gbv_comparison out;
        CHECK(gbv_compare_rates(t->x1, t->n1, t->x2, t->n2, t->measure, t->method, t->level,
                                &out) == GBV_OK);
        CHECK(out.method == t->method);
        double tolerance = t->measure == GBV_DIFFERENCE ? 1e-8 : 1e-12;
        check_value(out.estimate, t->estimate, 1e-14);
        check_value(out.low, t->low, tolerance);
        check_value(out.high, t->high, tolerance);
        check_value(out.p, t->p, 1e-11);
    }
}

TEST(known_proportions_agree_with_r)
{
    for (size_t i = 0; i < sizeof known_proportions / sizeof *known_proportions; i++) {
        const struct known_proportion *k = &known_proportions[i];
        gbv_comparison out;
        CHECK(gbv_compare_proportion_known(k->events, k->n, k->known, GBV_RATIO, k->level,
                                           &out) == GBV_OK);
        CHECK_NEAR(out.estimate, k->events / k->n / k->known, 1e-14);
        check_value(out.low, k->low / k->known, 1e-12);
        check_value(out.high, k->high / k->known, 1e-12);
        check_value(out.p, k->p, 1e-11);
        CHECK(gbv_compare_proportion_known(k->events, k->n, k->known, GBV_DIFFERENCE, k->level,
                                           &out) == GBV_OK);
        CHECK(fabs(out.low - (k->low - k->known)) <= 1e-14);
        CHECK(fabs(out.high - (k->high - k->known)) <= 1e-14);
        check_value(out.p, k->p, 1e-11);
    }
}

TEST(known_rates_agree_with_r)
{
    for (size_t i = 0; i < sizeof known_rates / sizeof *known_rates; i++) {
        const struct known_rate *k = &known_rates[i];
        gbv_comparison out;
        CHECK(gbv_compare_rate_known(k->events, k->exposure, k->known, GBV_RATIO, k->level,
                                     &out) == GBV_OK);
        CHECK_NEAR(out.estimate, k->ratio, 1e-14);
        check_value(out.low, k->low, 1e-12);
        check_value(out.high, k->high, 1e-12);
        check_value(out.p, k->p, 1e-11);
    }
}

TEST(two_estimates_agree_with_r)
{
    for (size_t i = 0; i < sizeof two_estimates / sizeof *two_estimates; i++) {
        const struct two_estimates *t = &two_estimates[i];
        gbv_comparison out;
        CHECK(gbv_compare_estimates(t->e1, t->s1, t->e2, t->s2, t->measure, 0.95, &out) == GBV_OK);
        CHECK_NEAR(out.estimate, t->estimate, 1e-14);
        CHECK_NEAR(out.std_error, t->std_error, 1e-13);
        CHECK_NEAR(out.low, t->low, 1e-12);
        CHECK_NEAR(out.high, t->high, 1e-12);
        CHECK_NEAR(out.statistic, t->z, 1e-12);
        CHECK_NEAR(out.p, t->p, 1e-12);
    }
}

/* The domestic sphere by region: exact ratio to the country, Holm over 14. */
TEST(regions_agree_with_r)
{
    enum { REGIONS = sizeof regions / sizeof *regions };
    double p[REGIONS], holm[REGIONS];
    CHECK(REGIONS == 14 && country_events == 938);
    for (size_t i = 0; i < REGIONS; i++) {
        const struct region *r = &regions[i];
        gbv_comparison out;
        CHECK(gbv_compare_rate_known(r->events, r->population, country_events / country_population,
                                     GBV_RATIO, 0.95, &out) == GBV_OK);
        CHECK_NEAR(out.estimate, r->ratio, 1e-13);
        CHECK_NEAR(out.low, r->low, 1e-12);
        CHECK_NEAR(out.high, r->high, 1e-12);
        CHECK_NEAR(out.p, r->p, 1e-11);
        p[i] = out.p;
    }
    CHECK(gbv_adjust(p, REGIONS, GBV_ADJUST_HOLM, holm) == GBV_OK);
    for (size_t i = 0; i < REGIONS; i++)
        CHECK_NEAR(holm[i], regions[i].holm, 1e-11);
}

/* Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10:
 * 56/70 - 48/80 is .2 [.0524, .3339]. */
TEST(difference_agrees_with_newcombe)
{
    gbv_comparison out;
    CHECK(gbv_compare_proportions(56, 70, 48, 80, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95,
                                  &out) == GBV_OK);
    CHECK(out.method == GBV_METHOD_NEWCOMBE);
    CHECK(fabs(out.low - 0.0524) <= 5e-5);
    CHECK(fabs(out.high - 0.3339) <= 5e-5);
}

/* Two counts quoted in a report, 237 against 168, and 130,000 against 91,743:
 * R 4.2.2, binom.test on the sum, 12 digits. */
TEST(percent_change_of_counts)
{
    gbv_comparison out;
    CHECK(gbv_compare_rates(237, 1, 168, 1, GBV_PERCENT, GBV_METHOD_EXACT, 0.95, &out) == GBV_OK);
    CHECK_NEAR(out.estimate, 41.0714285714, 1e-11);
    CHECK_NEAR(out.low, 15.2803767032, 1e-11);
    CHECK_NEAR(out.high, 72.9457996645, 1e-11);
    CHECK_NEAR(out.p, 0.000708511711332, 1e-11);
    CHECK(gbv_compare_rates(237, 1, 168, 1, GBV_PERCENT, GBV_METHOD_LOG, 0.95, &out) == GBV_OK);
    CHECK_NEAR(out.low, 15.7686270354, 1e-11);
    CHECK_NEAR(out.high, 71.9045001121, 1e-11);
    CHECK(gbv_compare_rates(130000, 1, 91743, 1, GBV_PERCENT, GBV_METHOD_EXACT, 0.95, &out) ==
          GBV_OK);
    CHECK_NEAR(out.low, 40.5066110377, 1e-11);
    CHECK_NEAR(out.high, 42.9043326346, 1e-11);
    CHECK(gbv_compare_rates(0, 1, 5, 1, GBV_PERCENT, GBV_METHOD_DEFAULT, 0.95, &out) == GBV_OK);
    CHECK(out.low == -100);
    CHECK_NEAR(out.high, 9.12791051825, 1e-11);
}

/* Women without gender bias: Kazakhstan 48 of 549, Kyrgyzstan 17 of 665 (UNDP
 * 2023); R 4.2.2: prop.test(c(48, 17), c(549, 665), correct = FALSE). */
TEST(chi_squared_of_two_countries)
{
    gbv_comparison out;
    CHECK(gbv_compare_proportions(48, 549, 17, 665, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95,
                                  &out) == GBV_OK);
    CHECK(out.test == GBV_TEST_CHI_SQUARED && out.df == 1);
    CHECK(fabs(out.statistic - 22.7148) <= 5e-5);
    CHECK(fabs(out.p - 1.879e-06) <= 5e-10);
}

/* Fisher's tea taster (1935): R 4.2.2, fisher.test, p .485714285714. */
TEST(fisher_of_the_tea_taster)
{
    gbv_comparison out;
    CHECK(gbv_compare_proportions(3, 4, 1, 4, GBV_ODDS_RATIO, GBV_METHOD_EXACT, 0.95, &out) ==
          GBV_OK);
    CHECK(out.test == GBV_TEST_FISHER);
    CHECK_NEAR(out.p, 0.485714285714, 1e-11);
}
