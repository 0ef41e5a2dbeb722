#include "check.h"
#include "gbvstat/adjust.h"

static const gbv_adjust_method methods[] = {
    GBV_ADJUST_HOLM, GBV_ADJUST_BH, GBV_ADJUST_BONFERRONI, GBV_ADJUST_NONE,
};

TEST(one_comparison_needs_no_adjustment)
{
    for (size_t m = 0; m < 4; m++) {
        double p = 0.03, out;
        CHECK(gbv_adjust(&p, 1, methods[m], &out) == GBV_OK);
        CHECK_NEAR(out, 0.03, 1e-15);
    }
}

TEST(adjusting_in_place_and_in_any_order)
{
    const double p[] = { 0.04, 0.001, 0.2 }, turned[] = { 0.2, 0.04, 0.001 };
    for (size_t m = 0; m < 4; m++) {
        double a[3], b[3] = { turned[0], turned[1], turned[2] };
        CHECK(gbv_adjust(p, 3, methods[m], a) == GBV_OK);
        CHECK(gbv_adjust(b, 3, methods[m], b) == GBV_OK);
        CHECK(a[0] == b[1] && a[1] == b[2] && a[2] == b[0]);
        CHECK(a[0] >= p[0] && a[1] >= p[1] && a[2] >= p[2] && a[2] <= 1);
    }
}

TEST(adjusting_nothing)
{
    const double missing[] = { NAN, NAN };
    double out[2];
    for (size_t m = 0; m < 4; m++) {
        CHECK(gbv_adjust(missing, 0, methods[m], out) == GBV_OK);
        CHECK(gbv_adjust(missing, 2, methods[m], out) == GBV_OK);
        CHECK(isnan(out[0]) && isnan(out[1]));
    }
}

TEST(adjusting_what_is_no_probability)
{
    const double over[] = { 0.1, 1.5 }, under[] = { -0.1, 0.5 };
    double out[2] = { 7, 7 };
    for (size_t m = 0; m < 4; m++) {
        CHECK(gbv_adjust(over, 2, methods[m], out) == GBV_DOMAIN);
        CHECK(gbv_adjust(under, 2, methods[m], out) == GBV_DOMAIN);
    }
    CHECK(out[0] == 7 && out[1] == 7);
}

TEST(adjustments_have_names)
{
    CHECK_TEXT(gbv_adjust_method_name(GBV_ADJUST_HOLM), "holm");
    CHECK_TEXT(gbv_adjust_method_name(GBV_ADJUST_BH), "bh");
    CHECK_TEXT(gbv_adjust_method_name(GBV_ADJUST_BONFERRONI), "bonferroni");
    CHECK_TEXT(gbv_adjust_method_name(GBV_ADJUST_NONE), "none");
}
