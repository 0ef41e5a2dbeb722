#include "check.h"
#include "gbvstat/proportion.h"

static const gbv_proportion_method methods[] = {
    GBV_PROPORTION_WILSON, GBV_PROPORTION_EXACT, GBV_PROPORTION_JEFFREYS,
    GBV_PROPORTION_AGRESTI_COULL, GBV_PROPORTION_MIDP, GBV_PROPORTION_WILSON_CC,
};
enum { METHODS = sizeof methods / sizeof *methods };

TEST(proportion_of_the_others_is_mirrored)
{
    for (size_t m = 0; m < METHODS; m++)
        for (double x = 0; x <= 20; x++) {
            gbv_proportion one, other;
            CHECK(gbv_proportion_interval(x, 20, 0.9, methods[m], &one) == GBV_OK);
            CHECK(gbv_proportion_interval(20 - x, 20, 0.9, methods[m], &other) == GBV_OK);
            CHECK(fabs(one.low - (1 - other.high)) < 1e-13);
            CHECK(fabs(one.high - (1 - other.low)) < 1e-13);
            CHECK(one.low <= one.estimate && one.estimate <= one.high);
            CHECK(one.low >= 0 && one.high <= 1);
        }
}

TEST(proportion_is_wider_at_a_higher_level)
{
    for (size_t m = 0; m < METHODS; m++) {
        gbv_proportion narrow, wide;
        CHECK(gbv_proportion_interval(3, 50, 0.9, methods[m], &narrow) == GBV_OK);
        CHECK(gbv_proportion_interval(3, 50, 0.99, methods[m], &wide) == GBV_OK);
        CHECK(wide.low < narrow.low && narrow.high < wide.high);
    }
}

TEST(midp_lies_inside_exact)
{
    for (double x = 0; x <= 30; x++) {
        gbv_proportion exact, midp;
        CHECK(gbv_proportion_interval(x, 30, 0.95, GBV_PROPORTION_EXACT, &exact) == GBV_OK);
        CHECK(gbv_proportion_interval(x, 30, 0.95, GBV_PROPORTION_MIDP, &midp) == GBV_OK);
        CHECK(exact.low <= midp.low && midp.high <= exact.high);
    }
}

TEST(proportion_at_the_ends)
{
    for (size_t m = 0; m < METHODS; m++) {
        gbv_proportion none, all;
        CHECK(gbv_proportion_interval(0, 20, 0.95, methods[m], &none) == GBV_OK);
        CHECK(none.low == 0 && none.high > 0 && isnan(none.std_error));
        CHECK(gbv_proportion_interval(20, 20, 0.95, methods[m], &all) == GBV_OK);
        CHECK(all.high == 1 && all.low < 1 && isnan(all.std_error));
    }
}

TEST(proportion_of_millions)
{
    for (size_t m = 0; m < METHODS; m++) {
        gbv_proportion out;
        CHECK(gbv_proportion_interval(3.4e6, 2e7, 0.95, methods[m], &out) == GBV_OK);
        double reach = 1.959963984540054 * out.std_error;    /* all methods meet here */
        CHECK(fabs(out.low - (0.17 - reach)) < 1e-6 * reach + 1e-7);
        CHECK(fabs(out.high - (0.17 + reach)) < 1e-6 * reach + 1e-7);
    }
}

TEST(proportion_refuses_what_has_no_answer)
{
    gbv_proportion out = { .estimate = 7 };
    for (size_t m = 0; m < METHODS; m++) {
        gbv_proportion_method method = methods[m];
        CHECK(gbv_proportion_interval(-1, 20, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(1.5, 20, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(21, 20, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(NAN, 20, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(1, INFINITY, 0.95, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(1, 20, 0, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(1, 20, 1, method, &out) == GBV_DOMAIN);
        CHECK(gbv_proportion_interval(0, 0, 0.95, method, &out) == GBV_TOO_FEW);
    }
    CHECK(gbv_proportion_interval(1, 1e11, 0.95, GBV_PROPORTION_EXACT, &out) == GBV_DOMAIN);
    CHECK_NEAR(out.estimate, 7, 0);    /* untouched */
}

TEST(proportion_methods_have_names)
{
    CHECK_TEXT(gbv_proportion_method_name(GBV_PROPORTION_WILSON), "wilson");
    CHECK_TEXT(gbv_proportion_method_name(GBV_PROPORTION_EXACT), "exact");
    CHECK_TEXT(gbv_proportion_method_name(GBV_PROPORTION_JEFFREYS), "jeffreys");
    CHECK_TEXT(gbv_proportion_method_name(GBV_PROPORTION_AGRESTI_COULL), "agresti-coull");
    CHECK_TEXT(gbv_proportion_method_name(GBV_PROPORTION_MIDP), "midp");
    CHECK_TEXT(gbv_proportion_method_name(GBV_PROPORTION_WILSON_CC), "wilson-cc");
}
