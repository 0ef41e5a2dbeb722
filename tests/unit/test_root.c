#include "check.h"
#include "stats/root.h"

static double
cubic(double x, const void *parameters)
{
    (void) parameters;
    return x * x * x - 2;
}

static double
log_of_ratio(double x, const void *parameters)
{
    return log(x) - log(*(const double *) parameters);
}

static double
positive(double x, const void *parameters)
{
    (void) parameters;
    return 1 + x;
}

static double
reciprocal(double x, const void *parameters)
{
    (void) parameters;
    return 1 / (1 + x);
}

TEST(root_of_a_cubic)
{
    double x;
    CHECK(gbv_root_between(cubic, NULL, 0, 2, &x) == GBV_OK);
    CHECK_NEAR(x, cbrt(2), 1e-15);
    CHECK(gbv_root_between(cubic, NULL, 2, 0, &x) == GBV_OK);
    CHECK_NEAR(x, cbrt(2), 1e-15);
}

static double
counted_exponential(double x, const void *parameters)
{
    int *const *calls = parameters;
    ++**calls;
    return exp(x) - 2;
}

/* Interpolation settles in some ten steps what halving takes 52 for; a wrong
 * step of Brent's still finds the root, but later. */
TEST(root_is_found_quickly)
{
    const double ends[][2] = { { -4, 3 }, { -1, 1 }, { 0, 9 } };
    int calls = 0, *counter = &calls;
    for (size_t i = 0; i < 3; i++) {
        double x;
        CHECK(gbv_root_between(counted_exponential, &counter, ends[i][0], ends[i][1], &x) ==
              GBV_OK);
        CHECK_NEAR(x, log(2), 1e-15);
    }
    CHECK(calls <= 3 * 12);
}

TEST(root_at_an_end)
{
    double target = 3, x;
    CHECK(gbv_root_between(log_of_ratio, &target, 3, 9, &x) == GBV_OK);
    CHECK_NEAR(x, 3, 0);
    CHECK(gbv_root_between(log_of_ratio, &target, 1, 3, &x) == GBV_OK);
    CHECK_NEAR(x, 3, 0);
}

TEST(root_of_any_size)
{
    const double targets[] = { 1e-300, 1e-20, 1, 1e20, 1e300 };
    for (size_t i = 0; i < 5; i++) {
        double x;
        CHECK(gbv_root_positive(log_of_ratio, &targets[i], 1, 0.5, &x) == GBV_OK);
        CHECK_NEAR(x, targets[i], 1e-12);
    }
}

TEST(root_that_is_not_there)
{
    double x;
    CHECK(gbv_root_between(positive, NULL, 0, 2, &x) == GBV_NO_CONVERGENCE);
    CHECK(gbv_root_positive(positive, NULL, 1, 1, &x) == GBV_OK);
    CHECK_NEAR(x, 0, 0);    /* it lies below the least double */
    CHECK(gbv_root_positive(reciprocal, NULL, 1, 1, &x) == GBV_RANGE);
}
