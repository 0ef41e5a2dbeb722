/* Weighted sums and means against R 4.2.2 (weighted.R), and what they refuse. */
#include "check.h"
#include "gbvstat/weighted.h"

struct weighted {
    const double *values, *weights;
    size_t n;
    double sum, mean;
};

#include "weighted_values.h"

TEST(weighted_sums_and_means_agree_with_r)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double sum, mean;
        CHECK(gbv_weighted_sum(cases[i].values, cases[i].weights, cases[i].n, &sum) == GBV_OK);
        CHECK(gbv_weighted_mean(cases[i].values, cases[i].weights, cases[i].n, &mean) == GBV_OK);
        CHECK_NEAR(sum, cases[i].sum, 1e-14);
        CHECK_NEAR(mean, cases[i].mean, 1e-14);
    }
}

/* By definition: 3e16 + 1 - 3e16 is 1, which a plain sum of doubles loses. */
TEST(weighted_sums_do_not_cancel)
{
    const double values[] = { 1e16, 1, -1e16 }, weights[] = { 3, 1, 3 };
    double sum;
    CHECK(gbv_weighted_sum(values, weights, 3, &sum) == GBV_OK);
    CHECK(sum == 1);
}

/* Rational arithmetic (Python's fractions): 3 * 0.1 - 0.3, of the doubles
 * nearest to 0.1 and 0.3. Rounded products give twice as much. */
TEST(weighted_sums_round_no_product)
{
    const double values[] = { 3, -0.3 }, weights[] = { 0.1, 1 };
    double sum;
    CHECK(gbv_weighted_sum(values, weights, 2, &sum) == GBV_OK);
    CHECK(sum == 2.7755575615628914e-17);
}

TEST(weights_that_cannot_be)
{
    const double values[] = { 1, 2 }, negative[] = { 1, -1 }, none[] = { 0, 0 };
    const double missing[] = { 1, NAN }, huge[] = { 1e308, 1e308 }, ones[] = { 1, 1 };
    const double small[] = { 0.1, 0.2 };
    double out = 7;
    CHECK(gbv_weighted_sum(values, negative, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_mean(values, negative, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_sum(values, missing, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_mean(missing, ones, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_weighted_mean(values, none, 2, &out) == GBV_TOO_FEW);
    CHECK(gbv_weighted_mean(values, ones, 0, &out) == GBV_TOO_FEW);
    CHECK(gbv_weighted_sum(huge, values, 2, &out) == GBV_RANGE);
    CHECK(gbv_weighted_mean(values, huge, 2, &out) == GBV_RANGE);
    CHECK(gbv_weighted_mean(small, huge, 2, &out) == GBV_RANGE);    /* only the weights are */
    CHECK(out == 7);
    CHECK(gbv_weighted_sum(values, ones, 0, &out) == GBV_OK && out == 0);
}
