/* Fitted lines against R 4.2.2, lm (trend.R), and NIST. */
#include "check.h"
#include "gbvstat/trend.h"

#include "trend_values.h"

struct expected {
    const double *line, *apc, *at;
    double weight;    /* of a new value */
    double times[2];
};

static void
check_coefficient(const gbv_coefficient *c, const double *expected)
{
    CHECK_NEAR(c->estimate, expected[0], 1e-11);
    CHECK_NEAR(c->std_error, expected[1], 1e-11);
    CHECK_NEAR(c->low, expected[2], 1e-10);
    CHECK_NEAR(c->high, expected[3], 1e-10);
    CHECK_NEAR(c->t, expected[4], 1e-11);
    CHECK_NEAR(c->p, expected[5], 1e-10);
}

static void
check_trend(const gbv_trend *trend, const struct expected *expected)
{
    check_coefficient(&trend->intercept, expected->line);
    check_coefficient(&trend->slope, expected->line + 6);
    CHECK_NEAR(trend->residual_variance, expected->line[12], 1e-11);
    if (expected->apc) {
        CHECK_NEAR(trend->apc.estimate, expected->apc[0], 1e-11);
        CHECK_NEAR(trend->apc.std_error, expected->apc[1], 1e-11);
        CHECK_NEAR(trend->apc.low, expected->apc[2], 1e-11);
        CHECK_NEAR(trend->apc.high, expected->apc[3], 1e-11);
    } else {
        CHECK(isnan(trend->apc.estimate));
    }
    for (size_t i = 0; i < 2; i++) {
        const double *at = expected->at + 5 * i;
        gbv_trend_point point;
        CHECK(gbv_trend_at(trend, expected->times[i], expected->weight, &point) == GBV_OK);
        CHECK_NEAR(point.fitted, at[0], 1e-11);
        CHECK_NEAR(point.low, at[1], 1e-10);
        CHECK_NEAR(point.high, at[2], 1e-10);
        CHECK_NEAR(point.pred_low, at[3], 1e-10);
        CHECK_NEAR(point.pred_high, at[4], 1e-10);
    }
}

TEST(loglinear_agrees_with_r)
{
    gbv_trend trend;
    CHECK(gbv_trend_fit(homicide_time, homicide_value, NULL, 10, GBV_TREND_LOGLINEAR, 0.95,
                        &trend) == GBV_OK);
    check_trend(&trend, &(struct expected){ homicide_log_line, homicide_log_apc, homicide_log_at,
                                            1, { 2018, 2025 } });
    CHECK_NEAR(trend.apc.estimate, -8.760926, 1e-7);
}

TEST(linear_agrees_with_r)
{
    gbv_trend trend;
    CHECK(gbv_trend_fit(homicide_time, homicide_value, NULL, 10, GBV_TREND_LINEAR, 0.9, &trend) ==
          GBV_OK);
    check_trend(&trend, &(struct expected){ homicide_linear_line, NULL, homicide_linear_at, 1,
                                            { 2018, 2025 } });
    CHECK(gbv_trend_fit(nile_time, nile_value, NULL, 100, GBV_TREND_LINEAR, 0.99, &trend) ==
          GBV_OK);
    check_trend(&trend, &(struct expected){ nile_linear_line, NULL, nile_linear_at, 1,
                                            { 1900, 1971 } });
}

TEST(weighted_agrees_with_r)
{
    gbv_trend trend;
    CHECK(gbv_trend_fit(weighted_time, weighted_value, weighted_error, 10, GBV_TREND_LOGLINEAR,
                        0.95, &trend) == GBV_OK);
    check_trend(&trend, &(struct expected){ weighted_log_line, weighted_log_apc, weighted_log_at,
                                            2, { 2018, 2025 } });
    CHECK(gbv_trend_fit(weighted_time, weighted_value, weighted_error, 10, GBV_TREND_LINEAR, 0.95,
                        &trend) == GBV_OK);
    check_trend(&trend, &(struct expected){ weighted_linear_line, NULL, weighted_linear_at, 2,
                                            { 2018, 2025 } });
}

/* NIST StRD, Norris (1985), Calibration of Ozone Monitors: certified values
 * of the data set, public domain. */
TEST(norris_agrees_with_nist)
{
    static const double y[] = {
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3,
        0.1, 778.1, 668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3,
        0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    };
    static const double x[] = {
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4,
        0.6, 775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3,
        0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    };
    gbv_trend trend;
    CHECK(gbv_trend_fit(x, y, NULL, 36, GBV_TREND_LINEAR, 0.95, &trend) == GBV_OK);
    CHECK_NEAR(trend.intercept.estimate, -0.262323073774029, 1e-12);
    CHECK_NEAR(trend.intercept.std_error, 0.232818234301152, 1e-12);
    CHECK_NEAR(trend.slope.estimate, 1.00211681802045, 1e-14);
    CHECK_NEAR(trend.slope.std_error, 0.429796848199937e-3, 1e-12);
    CHECK_NEAR(sqrt(trend.residual_variance), 0.884796396144373, 1e-12);
}
