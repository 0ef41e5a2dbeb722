/* Intervals of counts and rates against R 4.2.2 (count.R). */
#include "check.h"
#include "gbvstat/count.h"

struct count {
    double events, exposure, level;
    gbv_count_method method;
    double low, high;
};

#include "count_values.h"

TEST(counts_agree_with_r)
{
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const struct count *c = &counts[i];
        gbv_rate out;
        CHECK(gbv_rate_interval(c->events, c->exposure, c->level, c->method, &out) == GBV_OK);
        /* R finds mid-P limits by uniroot. */
        double tolerance = c->method == GBV_COUNT_MIDP ? 1e-9 : 1e-12;
        CHECK_NEAR(out.low, c->low, tolerance);
        CHECK_NEAR(out.high, c->high, tolerance);
    }
}

/* 130,000 events, where GSL's own inverse has no answer: 8 decimals of R's
 * qchisq(c(.025, .975), 2 * c(130000, 130001)) / 2. */
TEST(a_large_count_has_its_exact_interval)
{
    gbv_rate out;
    CHECK(gbv_rate_interval(130000, 1, 0.95, GBV_COUNT_EXACT, &out) == GBV_OK);
    CHECK_NEAR(out.low, 129294.27256492, 1e-13);
    CHECK_NEAR(out.high, 130708.62445789, 1e-13);
}
