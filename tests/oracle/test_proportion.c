/* Intervals of one proportion against R 4.2.2 (proportion.R) and the paper
 * that compares them. */
#include "check.h"
#include "gbvstat/proportion.h"

struct proportion {
    double events, n, level;
    gbv_proportion_method method;
    double low, high;
};

#include "proportion_values.h"

TEST(proportions_agree_with_r)
{
    for (size_t i = 0; i < sizeof proportions / sizeof *proportions; i++) {
        const struct proportion *p = &proportions[i];
        gbv_proportion out;
        CHECK(gbv_proportion_interval(p->events, p->n, p->level, p->method, &out) == GBV_OK);
        CHECK_NEAR(out.estimate, p->events / p->n, 1e-15);
        if (p->events > 0 && p->events < p->n)
            CHECK_NEAR(out.std_error, sqrt(out.estimate * (1 - out.estimate) / p->n), 1e-13);
        /* R finds mid-P limits by uniroot, to 1e-15 absolute at best. */
        double tolerance = p->method == GBV_PROPORTION_MIDP ? 1e-9 : 1e-12;
        CHECK_NEAR(out.low, p->low, tolerance);
        CHECK_NEAR(out.high, p->high, tolerance);
    }
}

static void
check_printed(double events, double n, gbv_proportion_method method, double low, double high)
{
    gbv_proportion out;
    CHECK(gbv_proportion_interval(events, n, 0.95, method, &out) == GBV_OK);
    CHECK(fabs(out.low - low) <= 5.0001e-5);
    CHECK(fabs(out.high - high) <= 5.0001e-5);
}

/* Newcombe (1998), Statistics in Medicine 17, 857-872, table I, four decimals. */
TEST(proportions_agree_with_newcombe)
{
    check_printed(81, 263, GBV_PROPORTION_WILSON, 0.2553, 0.3662);
    check_printed(15, 148, GBV_PROPORTION_WILSON, 0.0624, 0.1605);
    check_printed(0, 20, GBV_PROPORTION_WILSON, 0, 0.1611);
    check_printed(1, 29, GBV_PROPORTION_WILSON, 0.0061, 0.1718);
    check_printed(81, 263, GBV_PROPORTION_EXACT, 0.2527, 0.3676);
    check_printed(15, 148, GBV_PROPORTION_EXACT, 0.0578, 0.1617);
    check_printed(0, 20, GBV_PROPORTION_EXACT, 0, 0.1684);
    check_printed(1, 29, GBV_PROPORTION_EXACT, 0.0009, 0.1776);
    check_printed(81, 263, GBV_PROPORTION_WILSON_CC, 0.2535, 0.3682);
    check_printed(15, 148, GBV_PROPORTION_WILSON_CC, 0.0598, 0.1644);
    check_printed(0, 20, GBV_PROPORTION_WILSON_CC, 0, 0.2005);
    check_printed(1, 29, GBV_PROPORTION_WILSON_CC, 0.0018, 0.1963);
}

/* The published shares of UNDP's Gender Social Norms Index 2023, annex tables
 * A1 and A3: 93.2255 % of 989, 8.7432 % of 549, 2.5564 % of 665. */
TEST(proportions_of_the_norms_index)
{
    gbv_proportion out;
    CHECK(gbv_proportion_interval(922, 989, 0.95, GBV_PROPORTION_WILSON, &out) == GBV_OK);
    CHECK(fabs(100 * out.estimate - 93.2255) <= 5e-5);
    CHECK(gbv_proportion_interval(48, 549, 0.95, GBV_PROPORTION_WILSON, &out) == GBV_OK);
    CHECK(fabs(100 * out.estimate - 8.7432) <= 5e-5);
    CHECK(gbv_proportion_interval(17, 665, 0.95, GBV_PROPORTION_WILSON, &out) == GBV_OK);
    CHECK(fabs(100 * out.estimate - 2.5564) <= 5e-5);
}
