/* Weighted quantiles against R's survey (weighted_quantile.R), against those
 * without weights, and what they refuse. */
#include "check.h"
#include "gbvstat/describe.h"
#include "gbvstat/weighted.h"

#include "weighted_quantile_values.h"

enum { N = sizeof probabilities / sizeof *probabilities };

static double
quantile(const double *sorted, const double *weights, size_t n, double probability,
         gbv_quantile_rule rule)
{
    double out = NAN;
    CHECK(gbv_weighted_quantile(sorted, weights, n, probability, rule, &out) == GBV_OK);
    return out;
}

/* NAN: no oracle (weighted_quantile.R); by definition it is the least value. */
static void
agrees(const double *sorted, const double *weights, size_t n, const double *math,
       const double *school)
{
    for (size_t i = 0; i < N; i++) {
        bool known = !isnan(math[i]);
        CHECK(quantile(sorted, weights, n, probabilities[i], GBV_QUANTILE_MATH) ==
              (known ? math[i] : sorted[0]));
        CHECK(quantile(sorted, weights, n, probabilities[i], GBV_QUANTILE_SCHOOL) ==
              (known ? school[i] : sorted[0]));
    }
}

TEST(weighted_quantiles_agree_with_survey)
{
    agrees(murder_values, murder_weights, 50, murder_math, murder_school);
    agrees(nile_values, nile_weights, 100, nile_math, nile_school);
    agrees(eighths_values, eighths_weights, 7, eighths_math, eighths_school);
    agrees(equal_values, equal_weights, 8, equal_math, equal_school);
}

/* Whole weights are rows repeated; equal ones count for nothing. */
TEST(weighted_quantiles_are_those_of_repeated_rows)
{
    const double sorted[] = { -1, 0, 2, 2.5, 7 }, weights[] = { 3, 0, 1, 4, 2 };
    const double rows[] = { -1, -1, -1, 2, 2.5, 2.5, 2.5, 2.5, 7, 7 };
    const double tenths[] = { .1, .1, .1, .1, .1, .1, .1, .1, .1, .1 };
    const double scaled[] = { 0.3, 0, 0.1, 0.4, 0.2 }, ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
    for (int percent = 0; percent <= 100; percent++) {
        double p = percent / 100.0, type1, type2;
        CHECK(gbv_quantile(rows, 10, p, 1, &type1) == GBV_OK);
        CHECK(gbv_quantile(rows, 10, p, 2, &type2) == GBV_OK);
        CHECK(quantile(sorted, weights, 5, p, GBV_QUANTILE_MATH) == type1);
        CHECK(quantile(sorted, weights, 5, p, GBV_QUANTILE_SCHOOL) == type2);
        CHECK(quantile(rows, ones, 10, p, GBV_QUANTILE_MATH) == type1);
        CHECK(quantile(rows, ones, 10, p, GBV_QUANTILE_SCHOOL) == type2);
        /* Tenths are no doubles: their sums meet the shares but for rounding. */
        CHECK(quantile(sorted, scaled, 5, p, GBV_QUANTILE_MATH) == type1);
        CHECK(quantile(sorted, scaled, 5, p, GBV_QUANTILE_SCHOOL) == type2);
        CHECK(quantile(rows, tenths, 10, p, GBV_QUANTILE_MATH) == type1);
        CHECK(quantile(rows, tenths, 10, p, GBV_QUANTILE_SCHOOL) == type2);
    }
}

TEST(weighted_quantiles_at_the_ends)
{
    const double sorted[] = { 1, 2, 3, 4 }, weights[] = { 0, 1, 1, 0 };
    CHECK(quantile(sorted, weights, 4, 0, GBV_QUANTILE_MATH) == 2);
    CHECK(quantile(sorted, weights, 4, 0, GBV_QUANTILE_SCHOOL) == 2);
    CHECK(quantile(sorted, weights, 4, 1, GBV_QUANTILE_MATH) == 3);
    CHECK(quantile(sorted, weights, 4, 1, GBV_QUANTILE_SCHOOL) == 3);
    const double far[] = { -1.7e308, 1.7e308 }, two[] = { 1, 1 };
    CHECK(quantile(far, two, 2, 0.5, GBV_QUANTILE_SCHOOL) == 0);
}

TEST(weighted_quantiles_refuse_what_cannot_be)
{
    const double sorted[] = { 1, 2 }, ones[] = { 1, 1 }, none[] = { 0, 0 }, back[] = { 2, 1 };
    const double negative[] = { 1, -1 }, missing[] = { 1, NAN }, huge[] = { 1e308, 1e308 };
    double out = 7;
    CHECK(gbv_weighted_quantile(sorted, ones, 2, -0.1, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(sorted, ones, 2, 1.1, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(sorted, ones, 2, NAN, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(back, ones, 2, 0.5, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(missing, ones, 2, 0.5, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(sorted, missing, 2, 0.5, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(sorted, negative, 2, 0.5, GBV_QUANTILE_MATH, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_quantile(sorted, none, 2, 0.5, GBV_QUANTILE_MATH, &out) == GBV_TOO_FEW);
    CHECK(gbv_weighted_quantile(sorted, ones, 0, 0.5, GBV_QUANTILE_MATH, &out) == GBV_TOO_FEW);
    CHECK(gbv_weighted_quantile(sorted, huge, 2, 0.5, GBV_QUANTILE_MATH, &out) == GBV_RANGE);
    CHECK(out == 7);
}
