#include "check.h"
#include "stats/solve.h"

TEST(a_system_is_solved_whatever_its_order_of_rows)
{
    double a[] = { 0, 2, 1, 1e6, 1e6, 0, 3, 0, -1 }, b[] = { 7, 1, 3e6, 0, 0, 2 };
    /* x = (1, 2, 3): 2 * 2 + 3 = 7, 3e6, 3 - 3 = 0; the second right-hand side is
     * solved by (x, y, z) with 2y + z = 1, x + y = 0, 3x - z = 2. */
    CHECK(gbv_solve(a, 3, b, 2) == GBV_OK);
    CHECK_NEAR(b[0], 1, 1e-14);
    CHECK_NEAR(b[2], 2, 1e-14);
    CHECK_NEAR(b[4], 3, 1e-14);
    CHECK_NEAR(2 * b[3] + b[5], 1, 1e-14);
    CHECK_NEAR(b[1] + b[3], 0, 1e-14);
    CHECK_NEAR(3 * b[1] - b[5], 2, 1e-14);
}

TEST(rows_that_determine_each_other_are_refused)
{
    double a[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, b[] = { 1, 2, 3 }, zero[] = { 0 };
    CHECK(gbv_solve(a, 3, b, 1) == GBV_COLLINEAR);
    CHECK(gbv_solve(zero, 1, b, 1) == GBV_COLLINEAR);
}
