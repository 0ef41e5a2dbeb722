#include <stdlib.h>

#include "check.h"
#include "gbvstat/trend.h"

enum { N = 8 };
static const double time[N] = { 1, 2, 3, 4, 6, 7, 9, 12 };
static const double value[N] = { 5, 7, 6.5, 9, 8, 11, 10, 14 };

TEST(rank_trend_turns_with_the_series)
{
    double turned[N], shuffled_time[N], shuffled_value[N];
    for (size_t i = 0; i < N; i++) {
        turned[i] = -3 * value[i] + 1;
        shuffled_time[i] = time[(5 * i + 3) % N];
        shuffled_value[i] = value[(5 * i + 3) % N];
    }
    gbv_mann_kendall a, b, c;
    CHECK(gbv_mann_kendall_test(time, value, N, &a) == GBV_OK);
    CHECK(gbv_mann_kendall_test(time, turned, N, &b) == GBV_OK);
    CHECK(gbv_mann_kendall_test(shuffled_time, shuffled_value, N, &c) == GBV_OK);
    CHECK(b.s == -a.s && b.p == a.p && b.z == -a.z && b.tau == -a.tau);
    CHECK(c.s == a.s && c.p == a.p && c.exact);

    gbv_sen x, y, z;
    CHECK(gbv_sen_slope(time, value, N, 0.95, &x) == GBV_OK);
    CHECK(gbv_sen_slope(time, turned, N, 0.95, &y) == GBV_OK);
    CHECK(gbv_sen_slope(shuffled_time, shuffled_value, N, 0.95, &z) == GBV_OK);
    CHECK_NEAR(y.slope, -3 * x.slope, 1e-13);
    CHECK_NEAR(y.low, -3 * x.high, 1e-13);
    CHECK_NEAR(y.high, -3 * x.low, 1e-13);
    CHECK_NEAR(z.slope, x.slope, 0);
    CHECK_NEAR(z.low, x.low, 0);
}

/* All 24 orders of 4 values: an exact p is the share of orders with a sum at
 * least as far from 0. */
TEST(exact_p_counts_the_orders)
{
    const double t[] = { 1, 2, 3, 4 };
    double y[4];
    int at_least[7] = { 0 }, orders = 0;
    for (int code = 0; code < 256; code++) {
        for (int i = 0; i < 4; i++)
            y[i] = (code >> (2 * i)) & 3;
        gbv_mann_kendall k;
        if (gbv_mann_kendall_test(t, y, 4, &k) || !k.exact)
            continue;
        orders++;
        for (int s = 0; s <= 6; s++)
            at_least[s] += fabs(k.s) >= s;
    }
    CHECK(orders == 24);
    for (int s = 0; s <= 6; s += 2) {
        const double rising[] = { 0, 1, 2, 3 }, one[] = { 0, 1, 3, 2 }, two[] = { 0, 3, 1, 2 },
                     three[] = { 3, 0, 1, 2 };
        const double *series = s == 6 ? rising : s == 4 ? one : s == 2 ? two : three;
        gbv_mann_kendall k;
        CHECK(gbv_mann_kendall_test(t, series, 4, &k) == GBV_OK);
        CHECK_NEAR(k.s, s, 0);
        CHECK_NEAR(k.p, at_least[s] / 24.0, 1e-14);
    }
}

/* One order of all n! rises throughout, one falls. */
TEST(exact_p_of_a_rising_series)
{
    double t[50];
    double orders = 1;
    for (size_t i = 0; i < 50; i++)
        t[i] = (double) i;
    for (size_t n = 1; n <= 50; n++) {
        orders *= (double) n;
        gbv_mann_kendall k;
        if (n < 4)
            continue;
        CHECK(gbv_mann_kendall_test(t, t, n, &k) == GBV_OK);
        CHECK(k.exact && k.tau == 1);
        CHECK_NEAR(k.p, 2 / orders, 1e-13);
    }
}

/* With ties or more than 50 values p is that of z; without, near to it. */
TEST(exact_and_normal_meet)
{
    double t[51], y[51];
    for (size_t i = 0; i < 51; i++) {
        t[i] = (double) i;
        y[i] = (double) (i * 17 % 53) + (double) i / 4;
    }
    gbv_mann_kendall exact, normal;
    CHECK(gbv_mann_kendall_test(t, y, 50, &exact) == GBV_OK);
    CHECK(gbv_mann_kendall_test(t, y, 51, &normal) == GBV_OK);
    CHECK(exact.exact && !normal.exact);
    CHECK(fabs(exact.p - erfc(fabs(exact.z) / sqrt(2))) < 2e-3);
    CHECK_NEAR(normal.p, erfc(fabs(normal.z) / sqrt(2)), 1e-13);
}

TEST(no_concordance_is_no_trend)
{
    const double t[] = { 1, 2, 3, 4 }, y[] = { 3, 0, 1, 2 }, tied[] = { 1, 0, 0, 1 };
    gbv_mann_kendall k;
    CHECK(gbv_mann_kendall_test(t, y, 4, &k) == GBV_OK);
    CHECK(k.s == 0 && k.z == 0 && k.p == 1);
    CHECK(gbv_mann_kendall_test(t, tied, 4, &k) == GBV_OK);
    CHECK(k.s == 0 && k.z == 0 && k.p == 1 && !k.exact);
}

TEST(rank_trends_refuse_what_has_no_answer)
{
    const double same[] = { 2, 2, 2, 2 }, gap[] = { 1, NAN, 2, 3 };
    const double far[] = { -1e308, 1e308, -1e308, 1e308 };
    gbv_mann_kendall k = { .n = 7 };
    gbv_sen sen = { .n = 7 };
    CHECK(gbv_mann_kendall_test(time, value, 3, &k) == GBV_TOO_FEW);
    CHECK(gbv_mann_kendall_test(time, gap, 4, &k) == GBV_DOMAIN);
    CHECK(gbv_mann_kendall_test(gap, value, 4, &k) == GBV_DOMAIN);
    CHECK(gbv_mann_kendall_test(time, same, 4, &k) == GBV_NO_SPREAD);
    CHECK(gbv_mann_kendall_test(same, value, 4, &k) == GBV_NO_SPREAD);
    CHECK(gbv_sen_slope(time, value, 3, 0.95, &sen) == GBV_TOO_FEW);
    CHECK(gbv_sen_slope(time, gap, 4, 0.95, &sen) == GBV_DOMAIN);
    CHECK(gbv_sen_slope(time, value, 4, 0, &sen) == GBV_DOMAIN);
    CHECK(gbv_sen_slope(time, same, 4, 0.95, &sen) == GBV_NO_SPREAD);
    CHECK(gbv_sen_slope(same, value, 4, 0.95, &sen) == GBV_NO_SPREAD);
    CHECK(gbv_sen_slope(time, far, 4, 0.95, &sen) == GBV_RANGE);
    CHECK(k.n == 7 && sen.n == 7);    /* untouched */
}

TEST(sen_refuses_more_pairs_than_memory_allows)
{
    enum { MANY = 16400 };
    double *t = malloc(MANY * sizeof *t);
    CHECK(t != NULL);
    for (size_t i = 0; i < MANY; i++)
        t[i] = (double) i;
    gbv_sen sen;
    CHECK(gbv_sen_slope(t, t, MANY, 0.95, &sen) == GBV_NO_MEMORY);
    free(t);
}
