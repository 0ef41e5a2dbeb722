/* What machine integers hold of sums, scaled, rescaled and merged, is what exact
 * sums of the same values hold (which tests/oracle/exact_sum.py checks). */
#include <stdlib.h>

#include "check.h"
#include "fold/moments.h"
#include "random.h"

enum { KEPT = GBV_MOMENT_SUM | GBV_MOMENT_SQUARE | GBV_MOMENT_WEIGHTED | GBV_MOMENT_DOUBLY,
       PLAIN = GBV_MOMENT_SUM | GBV_MOMENT_SQUARE, SUMS = GBV_DOUBLY_SQUARES + 1, PARTS = 3 };

/* 2^-200 to 2^200, of few bits or of all; whole numbers more often than not. */
static double
make_number(uint64_t *random, size_t kind)
{
    double few = next_random(random) % 1000, all = few + next_random(random) * 0x1p-31;
    switch (kind % 8) {
    case 0: return few;
    case 1: return next_random(random) % 20 ? few : all;
    case 2: return next_random(random) * 0x1p21 + next_random(random) % 0x200000;
    case 3: return next_random(random) % 3 ? floor(few * 1e7) : few * 1e5 + 0.5;
    case 4: return all;
    case 5: return ldexp(all, (int)(next_random(random) % 40) - 20);
    case 6: return ldexp(all, (int)(next_random(random) % 380) - 190);
    default: return next_random(random) % 4 ? 0 : ldexp(1, (int)(next_random(random) % 70));
    }
}

static void
add_exactly(gbv_exact *sums, double x, double w)
{
    const double factors[] = { w, w, x, x };
    gbv_exact_add(&sums[GBV_SUM], x);
    gbv_exact_add_square(&sums[GBV_SQUARES], x);
    gbv_exact_add(&sums[GBV_WEIGHTS], w);
    gbv_exact_add_product(&sums[GBV_WEIGHTED], w, x);
    gbv_exact_add_weighted_square(&sums[GBV_WEIGHTED_SQUARES], w, x);
    gbv_exact_add_square(&sums[GBV_WEIGHT_SQUARES], w);
    gbv_exact_add_factors(&sums[GBV_DOUBLY], factors, 3);
    gbv_exact_add_factors(&sums[GBV_DOUBLY_SQUARES], factors, 4);
}

static void
check_sums(const gbv_moments *moments, unsigned kept, const gbv_exact *expected)
{
    CHECK(gbv_moments_sum(moments) == gbv_exact_round(&expected[GBV_SUM]));
    CHECK(gbv_moments_squares(moments) == gbv_exact_round(&expected[GBV_SQUARES]));
    for (int sum = GBV_WEIGHTS; kept & GBV_MOMENT_WEIGHTED && sum < SUMS; sum++)
        if (sum != GBV_WEIGHTS_MISSING)
            CHECK(gbv_moments_rounded(moments, sum) == gbv_exact_round(&expected[sum]));
}

/* Adds values to one of the parts each, and the parts to one another. */
static void
check_series(uint64_t *random, size_t kind, unsigned kept)
{
    gbv_moments parts[PARTS] = { { .n = 0 } };
    gbv_exact expected[SUMS] = { { .n = 0 } };
    size_t n = next_random(random) % 200;
    double least = INFINITY;
    for (size_t i = 0; i < n; i++) {
        double x = make_number(random, kind), w = make_number(random, kind / 8);
        x = next_random(random) % 3 ? x : -x;
        least = fmin(least, x);
        add_exactly(expected, x, w);
        CHECK(gbv_moments_add(&parts[next_random(random) % PARTS], kept, x, w));
    }
    for (size_t i = 1; i < PARTS; i++)
        CHECK(gbv_moments_merge(&parts[0], kept, &parts[i]));
    CHECK(parts[0].n == n && (n == 0 || parts[0].min == least));
    check_sums(&parts[0], kept, expected);
    for (size_t i = 0; i < PARTS; i++)
        gbv_moments_free(&parts[i], kept);
    for (size_t i = 0; i < SUMS; i++)
        gbv_exact_free(&expected[i]);
}

TEST(sums_are_exact_whatever_came_first)
{
    uint64_t random = 1;
    for (size_t round = 0; round < 1280; round++)
        check_series(&random, round % 64, round % 128 < 64 ? KEPT : PLAIN);
}

TEST(counted_values_are_values_so_many_times)
{
    uint64_t random = 2;
    for (size_t round = 0; round < 400; round++) {
        gbv_moments counted = { .n = 0 };
        gbv_exact expected[SUMS] = { { .n = 0 } };
        size_t n = 0;
        for (size_t i = 0; i < 20; i++) {
            double x = make_number(&random, round);
            uint64_t times = 1 + next_random(&random) % 9;
            for (uint64_t k = 0; k < times; k++)
                add_exactly(expected, x, 1);
            CHECK(gbv_moments_add_times(&counted, PLAIN, x, times));
            n += times;
        }
        CHECK(counted.n == n);
        check_sums(&counted, PLAIN, expected);
        gbv_moments_free(&counted, PLAIN);
        for (size_t i = 0; i < SUMS; i++)
            gbv_exact_free(&expected[i]);
    }
}
