/* Runs of values give the sums of values one by one (which NIST's sets check,
 * in the tests of commands), by each kind of instructions. */
#include <stdlib.h>

#include "base/cpu.h"
#include "check.h"
#include "fold/moments_run.h"
#include "fold/runs.h"
#include "random.h"

enum { MOST = 9000 };

/* Numbers of one kind in each run: whole ones, with decimals, of both signs, of
 * many sizes, missing here and there. */
static double
make_value(uint64_t *random, size_t kind)
{
    double value = next_random(random) % 1000;
    switch (kind % 6) {
    case 0: return value;
    case 1: return (value - 500) / 1000;
    case 2: return ldexp(value - 300, (int)(next_random(random) % 110) - 50);
    case 3: return next_random(random) % 3 ? value : (double)NAN;
    case 4: return ldexp((double)next_random(random) - 0x1p30, 31) + value;
    default: return (double)next_random(random) * 0x1p31 + next_random(random);
    }
}

static void
check_same(const gbv_moments *found, const gbv_moments *expected)
{
    CHECK(found->n == expected->n);
    CHECK(found->n_missing == expected->n_missing);
    CHECK(found->min == expected->min && found->max == expected->max);
    CHECK(gbv_moments_sum(found) == gbv_moments_sum(expected));
    CHECK(gbv_moments_squares(found) == gbv_moments_squares(expected));
}

/* Adds what the run leaves as the other values were. */
static void
check_lane(gbv_moments_run_fn *lane, const double *values, size_t n, const gbv_moments *expected)
{
    uint32_t *rest = malloc((n + 1) * sizeof *rest);
    gbv_moments moments = { 0 };
    CHECK(rest != NULL);
    for (size_t at = 0, part = 1; at < n; at += part, part = n - at) {
        size_t n_rest = lane(&moments, values + at, part, rest);
        for (size_t i = 0; i < n_rest; i++) {
            CHECK(i == 0 || rest[i] > rest[i - 1]);
            CHECK(gbv_moments_add(&moments, GBV_MOMENT_SUM | GBV_MOMENT_SQUARE,
                                  values[at + rest[i]], 1));
        }
    }
    check_same(&moments, expected);
    gbv_moments_free(&moments, GBV_MOMENT_SUM | GBV_MOMENT_SQUARE);
    free(rest);
}

TEST(runs_sum_as_values_one_by_one)
{
    enum { KEPT = GBV_MOMENT_SUM | GBV_MOMENT_SQUARE };
    static double values[MOST];
    uint64_t random = 1;
    for (size_t round = 0; round < 240; round++) {
        size_t n = round % 8 ? next_random(&random) % 100 : next_random(&random) % MOST;
        gbv_moments expected = { 0 };
        for (size_t i = 0; i < n; i++) {
            values[i] = make_value(&random, round);
            CHECK(isnan(values[i]) ? gbv_moments_add_missing(&expected, KEPT, 1)
                                   : gbv_moments_add(&expected, KEPT, values[i], 1));
        }
        check_lane(gbv_moments_add_run, values, n, &expected);
        check_lane(gbv_moments_add_run_one_by_one, values, n, &expected);
        if (gbv_has_avx512())
            check_lane(gbv_moments_add_run_avx512, values, n, &expected);
        gbv_moments_free(&expected, KEPT);
    }
}

/* The largest squares there can be: 9000 of (2^62 - 2^9)^2, by hand
 * 9000 * (2^124 - 2^72 + 2^18). */
TEST(the_largest_squares_do_not_overflow)
{
    static double values[MOST];
    uint32_t rest[MOST];
    for (size_t i = 0; i < MOST; i++)
        values[i] = 0x1p62 - 0x1p9;
    gbv_moments moments = { .n = 1, .scale = 1, .min = values[0], .max = values[0] };
    CHECK(gbv_moments_add_run(&moments, values, MOST, rest) == 0);
    gbv_uint128 low = (gbv_uint128)MOST * (((gbv_uint128)1 << 124) - ((gbv_uint128)1 << 72) +
                                           ((gbv_uint128)1 << 18));
    CHECK(moments.squares == low);
    CHECK(moments.squares_high == MOST / 16);
    CHECK(moments.scaled == (gbv_int128)MOST * (((gbv_int128)1 << 62) - (1 << 9)));
}

TEST(rows_of_a_group_stay_in_order)
{
    static uint32_t groups[MOST];
    gbv_runs runs = { 0 };
    uint64_t random = 1;
    for (size_t i = 0; i < MOST; i++)
        groups[i] = next_random(&random) % 17;
    CHECK(gbv_runs_make(&runs, groups, MOST, 17) && runs.n_groups == 17);
    CHECK(runs.ends[16] == MOST);
    for (size_t group = 0; group < 17; group++)
        for (size_t i = gbv_runs_begin(&runs, group); i < runs.ends[group]; i++) {
            CHECK(groups[runs.order[i]] == group);
            CHECK(i == gbv_runs_begin(&runs, group) || runs.order[i] > runs.order[i - 1]);
        }
    CHECK(gbv_runs_make(&runs, groups, 20, 17) && runs.n_groups == 0);
    gbv_runs_free(&runs);
    CHECK(gbv_runs_make(&runs, groups, 0, 0) && runs.n_groups == 0);
    gbv_runs_free(&runs);
}

TEST(what_does_not_fit_is_left)
{
    static const double values[] = { 0x1p62, -0x1p62, 0.5, (double)INFINITY, 0x1p300, -3, 0x1p61,
                                     (double)NAN, -0x1p63, 0x1p63 };
    static const uint32_t expected[] = { 0, 1, 2, 3, 4, 8, 9 };
    static gbv_moments_run_fn *const lanes[] = { gbv_moments_add_run_one_by_one,
                                                 gbv_moments_add_run_avx512 };
    enum { N = sizeof values / sizeof *values, LEFT = sizeof expected / sizeof *expected };
    for (size_t lane = 0; lane < (gbv_has_avx512() ? 2 : 1); lane++) {
        gbv_moments moments = { .n = 1, .scale = 1 };
        uint32_t rest[N];
        CHECK(lanes[lane](&moments, values, N, rest) == LEFT);
        CHECK(memcmp(rest, expected, sizeof expected) == 0);
        CHECK(moments.n == 3 && moments.n_missing == 1);
        CHECK(moments.min == -3 && moments.max == 0x1p61);
    }
}
