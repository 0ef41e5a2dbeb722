#include "check.h"
#include "gbvstat/count.h"

static const gbv_count_method methods[] = {
    GBV_COUNT_EXACT, GBV_COUNT_BYAR, GBV_COUNT_MIDP, GBV_COUNT_NORMAL,
};
enum { METHODS = sizeof methods / sizeof *methods };

TEST(rate_scales_with_exposure)
{
    for (size_t m = 0; m < METHODS; m++) {
        gbv_rate count, rate;
        CHECK(gbv_rate_interval(17, 1, 0.95, methods[m], &count) == GBV_OK);
        CHECK(gbv_rate_interval(17, 4, 0.95, methods[m], &rate) == GBV_OK);
        CHECK_NEAR(rate.estimate, count.estimate / 4, 0);
        CHECK_NEAR(rate.std_error, count.std_error / 4, 0);
        CHECK_NEAR(rate.low, count.low / 4, 0);
        CHECK_NEAR(rate.high, count.high / 4, 0);
    }
}

TEST(count_is_inside_its_interval)
{
    for (size_t m = 0; m < METHODS; m++)
        for (double x = 1; x < 2e6; x = floor(1.5 * x) + 1) {
            gbv_rate narrow, wide;
            CHECK(gbv_rate_interval(x, 1, 0.95, methods[m], &narrow) == GBV_OK);
            CHECK(gbv_rate_interval(x, 1, 0.999, methods[m], &wide) == GBV_OK);
            CHECK(narrow.low < x && x < narrow.high && narrow.low >= 0);
            CHECK(wide.low <= narrow.low && narrow.high < wide.high);
        }
}

TEST(count_of_nothing)
{
    gbv_rate out;
    for (size_t m = 0; m < METHODS; m++) {
        if (methods[m] == GBV_COUNT_NORMAL)
            continue;
        CHECK(gbv_rate_interval(0, 1, 0.95, methods[m], &out) == GBV_OK);
        CHECK(out.low == 0 && out.high > 2.9 && isnan(out.std_error));
    }
    /* 1 - .05 / 2 of exp(-m): -ln .025. */
    CHECK(gbv_rate_interval(0, 1, 0.95, GBV_COUNT_EXACT, &out) == GBV_OK);
    CHECK_NEAR(out.high, -log(0.025), 1e-14);
    CHECK(gbv_rate_interval(0, 1, 0.95, GBV_COUNT_NORMAL, &out) == GBV_NO_SPREAD);
}

TEST(rate_refuses_what_has_no_answer)
{
    gbv_rate out = { .estimate = 7 };
    for (size_t m = 0; m < METHODS; m++) {
        gbv_count_method method = methods[m];
        CHECK(gbv_rate_interval(-1, 1, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_rate_interval(2.5, 1, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_rate_interval(NAN, 1, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_rate_interval(1, 0, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_rate_interval(1, NAN, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_rate_interval(1, 1, 1, method, &out) == GBV_DOMAIN);
        CHECK(gbv_rate_interval(1e9, 1e-305, 0.95, method, &out) == GBV_RANGE);
    }
    CHECK_NEAR(out.estimate, 7, 0);    /* untouched */
}

TEST(count_methods_have_names)
{
    CHECK_TEXT(gbv_count_method_name(GBV_COUNT_EXACT), "exact");
    CHECK_TEXT(gbv_count_method_name(GBV_COUNT_BYAR), "byar");
    CHECK_TEXT(gbv_count_method_name(GBV_COUNT_MIDP), "midp");
    CHECK_TEXT(gbv_count_method_name(GBV_COUNT_NORMAL), "normal");
}
