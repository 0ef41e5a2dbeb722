/* Sums against math.fsum of Python 3.11, and where that overflows on its way
 * (greatest), against its fractions. What sums are made of is tested in
 * test_exact_sum.c. */
#include <float.h>

#include "check.h"
#include "gbvstat/describe.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* As it stands, and from its end. */
static void
check_sum(const double *values, size_t n, double expected)
{
    size_t rows[16];
    double out = NAN;
    CHECK(gbv_sum(values, n, &out) == GBV_OK);
    CHECK(out == expected);
    for (size_t i = 0; i < n; i++)
        rows[i] = n - 1 - i;
    CHECK(gbv_sum_rows(values, rows, n, &out) == GBV_OK);
    CHECK(out == expected);
}

TEST(sum_is_rounded_once)
{
    static const double tenths[] = { 0.1, 0.2, 0.3 };
    static const double tens[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
    static const double cancels[] = { 1e16, 1, -1e16 };
    static const double halves[] = { 0x1p53, 1, 0x1p-60 };
    static const double people[] = { 20675.4, 18034.7, 0.05, 1e-9, 131.125, 7e15 };
    check_sum(tenths, COUNT(tenths), 0.6);
    check_sum(tens, COUNT(tens), 1);
    check_sum(cancels, COUNT(cancels), 1);
    check_sum(halves, COUNT(halves), 0x1.0000000000001p+53);
    check_sum(people, COUNT(people), 0x1.8de76816e17b9p+52);
    check_sum(NULL, 0, 0);
}

TEST(sum_takes_every_finite_number)
{
    static const double least[] = { DBL_TRUE_MIN, DBL_TRUE_MIN, DBL_MIN };
    static const double greatest[] = { DBL_MAX, DBL_MAX, -DBL_MAX, DBL_TRUE_MIN };
    check_sum(least, COUNT(least), 0x1.0000000000002p-1022);
    check_sum(greatest, COUNT(greatest), DBL_MAX);
}

TEST(sum_beyond_the_greatest_number)
{
    static const double values[] = { DBL_MAX, DBL_MAX };
    double out = 5;
    CHECK(gbv_sum(values, 2, &out) == GBV_RANGE);
    CHECK(out == 5);
}

TEST(sum_of_some_rows)
{
    static const double values[] = { 0.1, NAN, 0.2, 1000, 0.3 };
    static const size_t rows[] = { 4, 0, 2 };
    double out;
    CHECK(gbv_sum_rows(values, rows, 3, &out) == GBV_OK);
    CHECK(out == 0.6);
}
