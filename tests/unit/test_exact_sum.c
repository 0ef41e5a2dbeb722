/* Exact sums against exact rational arithmetic (tests/oracle/exact_sum.py, Python
 * 3.11 fractions: every digit), and what exactness promises of order. */
#include <stdlib.h>

#include "base/exact_sum.h"
#include "check.h"

static const struct {
    uint64_t seed;
    size_t n;
    int spread;
    double sum, squares, weighted, weighted_squares, variance, weighted_mean,
           cubes, fourths;
} expected[] = {
    { 1, 1000, 5, -0x1.dd4f114c6e40ep+6,
      0x1.0a3880c610b49p+15, 0x1.0a8f48ca06a62p+9, 0x1.e0639fea5e33bp+15,
      0x1.10c4d49ab7dedp+5, 0x1.982e2c0cb9285p-3,
      -0x1.44f2c49253f88p+17, 0x1.bc4c1f9c358d4p+23 },
    { 2, 1000, 60, -0x1.4b57af4d27278p+60,
      0x1.8fc56eb33e444p+121, -0x1.a6c2cbb8a88d5p+109, 0x1.2977359428e06p+171,
      0x1.998e42fd2cd9dp+111, -0x1.d43c8fc68a7e5p+46,
      -0x1.3c79dde6c12b1p+180, 0x1.449ef2747aabap+240 },
    { 3, 777, 140, -0x1.794a97e4dc71cp+136,
      0x1.04fd7cdd0ed78p+275, 0x1.4c6b5053508f0p+263, 0x1.79090f07d3ba3p+397,
      0x1.5848086646ccep+265, 0x1.60673b6311581p+121,
      -0x1.6ee1b78936512p+410, 0x1.43897965d0f7bp+548 },
    { 4, 2, 0, 0x1.e2ab51910624cp-2,
      0x1.427f3af34e2c1p-2, 0x1.8dabdecede7aap-2, 0x1.0ec45c1904d0dp-2,
      0x1.a17c11739120cp-3, 0x1.c559209f1dc6cp-3,
      0x1.5ccb969edbdabp-3, 0x1.84a4fbe902ec8p-4 },
    { 5, 5000, 30, 0x1.602f2bb2efec4p+32,
      0x1.02ebe8a927c2ap+65, 0x1.7330091d049b4p+58, 0x1.140f8ff2fe3ffp+88,
      0x1.a838f46929fe7p+52, 0x1.3b9730fe77291p+22,
      0x1.e03f68d2e3602p+89, 0x1.cbd5aa33e484fp+123 },
};

/* Knuth's MMIX generator, as in tests/oracle/exact_sum.py. */
static uint64_t
step(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state;
}

static void
make_terms(uint64_t seed, size_t n, int spread, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double mantissa = (double)((int64_t)(step(&seed) >> 11) - (INT64_C(1) << 52));
        int exponent = (int)((step(&seed) >> 33) % (uint64_t)(2 * spread + 1)) - spread - 52;
        out[i] = ldexp(mantissa, exponent);
    }
}

struct sums {
    gbv_exact w, x, xx, wx, wxx, xxx, xxxx;
};

static void
add_all(struct sums *sums, const double *w, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        gbv_exact_add(&sums->w, fabs(w[i]));
        gbv_exact_add(&sums->x, x[i]);
        gbv_exact_add_square(&sums->xx, x[i]);
        gbv_exact_add_product(&sums->wx, fabs(w[i]), x[i]);
        gbv_exact_add_weighted_square(&sums->wxx, fabs(w[i]), x[i]);
        gbv_exact_add_cube(&sums->xxx, x[i]);
        gbv_exact_add_fourth(&sums->xxxx, x[i]);
    }
}

static void
merge_all(struct sums *into, struct sums *from)
{
    gbv_exact_merge(&into->w, &from->w);
    gbv_exact_merge(&into->x, &from->x);
    gbv_exact_merge(&into->xx, &from->xx);
    gbv_exact_merge(&into->wx, &from->wx);
    gbv_exact_merge(&into->wxx, &from->wxx);
    gbv_exact_merge(&into->xxx, &from->xxx);
    gbv_exact_merge(&into->xxxx, &from->xxxx);
}

static void
free_all(struct sums *sums)
{
    gbv_exact_free(&sums->w);
    gbv_exact_free(&sums->x);
    gbv_exact_free(&sums->xx);
    gbv_exact_free(&sums->wx);
    gbv_exact_free(&sums->wxx);
    gbv_exact_free(&sums->xxx);
    gbv_exact_free(&sums->xxxx);
}

static double
variance_of(const struct sums *sums, size_t n)
{
    gbv_exact count, lead, square, less, divisor;
    gbv_exact_from_count(&count, n);
    gbv_exact_from_count(&less, n - 1);
    gbv_exact_multiply(&count, &sums->xx, &lead);
    gbv_exact_multiply(&sums->x, &sums->x, &square);
    gbv_exact_multiply(&count, &less, &divisor);
    gbv_exact_subtract(&lead, &square);
    double variance = gbv_exact_ratio(&lead, &divisor);
    gbv_exact_free(&lead);
    gbv_exact_free(&square);
    gbv_exact_free(&divisor);
    return variance;
}

static void
check_sums(const struct sums *sums, size_t i)
{
    CHECK(gbv_exact_round(&sums->x) == expected[i].sum);
    CHECK(gbv_exact_round(&sums->xx) == expected[i].squares);
    CHECK(gbv_exact_round(&sums->wx) == expected[i].weighted);
    CHECK(gbv_exact_round(&sums->wxx) == expected[i].weighted_squares);
    CHECK(gbv_exact_round(&sums->xxx) == expected[i].cubes);
    CHECK(gbv_exact_round(&sums->xxxx) == expected[i].fourths);
    CHECK(variance_of(sums, expected[i].n) == expected[i].variance);
    CHECK(gbv_exact_ratio(&sums->wx, &sums->w) == expected[i].weighted_mean);
}

TEST(exact_sums_equal_rational_arithmetic)
{
    static double w[5000], x[5000];
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct sums sums = { 0 };
        make_terms(expected[i].seed, expected[i].n, expected[i].spread, x);
        make_terms(expected[i].seed + 100, expected[i].n, expected[i].spread, w);
        add_all(&sums, w, x, expected[i].n);
        check_sums(&sums, i);
        free_all(&sums);
    }
}

TEST(exact_sums_do_not_depend_on_order_or_splitting)
{
    static double w[5000], x[5000];
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        size_t n = expected[i].n;
        make_terms(expected[i].seed, n, expected[i].spread, x);
        make_terms(expected[i].seed + 100, n, expected[i].spread, w);
        for (size_t parts = 1; parts <= 7; parts += 2) {
            struct sums total = { 0 };
            for (size_t part = parts; part-- > 0;) {    /* the last part first */
                struct sums some = { 0 };
                size_t from = n * part / parts, to = n * (part + 1) / parts;
                add_all(&some, w + from, x + from, to - from);
                merge_all(&total, &some);
                free_all(&some);
            }
            check_sums(&total, i);
            free_all(&total);
        }
    }
}

TEST(exact_sums_cancel_to_nothing)
{
    gbv_exact sum = { 0 };
    gbv_exact_add(&sum, 0x1p200);
    gbv_exact_add(&sum, 0x1p-200);
    gbv_exact_add(&sum, -0x1p200);
    CHECK(gbv_exact_round(&sum) == 0x1p-200);
    gbv_exact_add(&sum, -0x1p-200);
    CHECK(gbv_exact_round(&sum) == 0 && gbv_exact_sign(&sum) == 0);
    gbv_exact_free(&sum);
}

TEST(exact_sums_keep_headroom)
{
    /* 2^-16 is where a window begins, so its top is reached soonest; doubling by
     * merging a sum with itself 300 times passes every limb. */
    gbv_exact sum = { 0 };
    gbv_exact_add(&sum, -0x1.fffffffffffffp0);
    for (int i = 0; i < 300; i++)
        gbv_exact_merge(&sum, &sum);
    CHECK(gbv_exact_round(&sum) == -0x1.fffffffffffffp300);
    gbv_exact_free(&sum);
}

TEST(exact_rounding_is_to_the_nearest_even)
{
    /* 2^53 + 1 is a tie; one bit far below it breaks the tie upward. */
    gbv_exact sum = { 0 };
    gbv_exact_add(&sum, 0x1p53);
    gbv_exact_add(&sum, 1);
    CHECK(gbv_exact_round(&sum) == 0x1p53);
    gbv_exact_add(&sum, 0x1p-150);
    CHECK(gbv_exact_round(&sum) == 0x1p53 + 2);
    gbv_exact_add(&sum, -0x1p-150);
    gbv_exact_add(&sum, 2);
    CHECK(gbv_exact_round(&sum) == 0x1p53 + 4);
    gbv_exact_free(&sum);
}

TEST(exact_refuses_what_products_would_lose)
{
    CHECK(gbv_exact_takes(0) && gbv_exact_takes(-0x1p200) && gbv_exact_takes(0x1p-200));
    CHECK(!gbv_exact_takes(0x1.0000000000001p200) && !gbv_exact_takes(0x1.fffffffffffffp-201));
    CHECK(!gbv_exact_takes((double)INFINITY) && !gbv_exact_takes((double)NAN));
}

/* 2^53 + 1 lies halfway between two doubles; a hair more or less does not. */
TEST(exact_ratios_round_to_the_nearest)
{
    static const struct { double hair, expected; } ratios[] = {
        { 0, 0x1p53 }, { 0x1p-150, 0x1p53 + 2 }, { -0x1p-150, 0x1p53 },
    };
    gbv_exact one;
    gbv_exact_from_count(&one, 1);
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
        for (int sign = -1; sign <= 1; sign += 2) {
            gbv_exact sum = { 0 };
            gbv_exact_add(&sum, sign * 0x1p53);
            gbv_exact_add(&sum, sign);
            if (ratios[i].hair != 0)
                gbv_exact_add(&sum, sign * ratios[i].hair);
            CHECK(gbv_exact_ratio(&sum, &one) == sign * ratios[i].expected);
            gbv_exact_free(&sum);
        }
}

/* (2^53 + 1) 3 - 3 2^53 is 3, and 2^-60 times -(2^120 + 1) is not rounded. */
TEST(exact_multiples_lose_nothing)
{
    gbv_exact sum = { 0 }, other = { 0 }, far = { 0 };
    gbv_exact_add(&other, 0x1p53);
    gbv_exact_add(&other, 1);
    gbv_exact_add_scaled(&sum, 3, &other);
    gbv_exact_add(&sum, -3 * 0x1p53);
    CHECK(gbv_exact_round(&sum) == 3);
    gbv_exact_add_scaled(&sum, 0, &other);
    gbv_exact_add(&sum, -3);
    CHECK(gbv_exact_sign(&sum) == 0);
    gbv_exact_add(&far, -0x1p120);
    gbv_exact_add(&far, -1);
    for (int sign = -1; sign <= 1; sign += 2) {
        gbv_exact_add_scaled(&sum, sign * 0x1p-60, &far);
        gbv_exact_add(&sum, sign * 0x1p60);
        CHECK(gbv_exact_round(&sum) == -sign * 0x1p-60);
        gbv_exact_add(&sum, sign * 0x1p-60);
    }
    gbv_exact_add_scaled(&sum, 0x1.8p-3, &other);
    gbv_exact_add_product(&sum, -0x1.8p-3, 0x1p53);
    CHECK(gbv_exact_round(&sum) == 0x1.8p-3);
    gbv_exact_free(&sum);
    gbv_exact_free(&other);
    gbv_exact_free(&far);
}
