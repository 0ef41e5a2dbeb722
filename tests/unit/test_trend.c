#include "check.h"
#include "gbvstat/trend.h"

enum { N = 7 };
static const double time[N] = { 2010, 2011, 2012, 2014, 2015, 2018, 2019 };
static const double value[N] = { 12.5, 11, 11.7, 9.9, 10.4, 8.1, 8.8 };

static void
fit(const double *times, const double *values, const double *errors, gbv_trend_model model,
    gbv_trend *out)
{
    CHECK(gbv_trend_fit(times, values, errors, N, model, 0.95, out) == GBV_OK);
}

TEST(a_line_does_not_depend_on_the_order)
{
    double times[N], values[N];
    gbv_trend a, b;
    for (size_t i = 0; i < N; i++) {
        times[i] = time[(3 * i + 2) % N];
        values[i] = value[(3 * i + 2) % N];
    }
    for (gbv_trend_model model = GBV_TREND_LINEAR; model <= GBV_TREND_LOGLINEAR; model++) {
        fit(time, value, NULL, model, &a);
        fit(times, values, NULL, model, &b);
        CHECK_NEAR(b.slope.estimate, a.slope.estimate, 1e-12);
        CHECK_NEAR(b.slope.p, a.slope.p, 1e-10);
        CHECK_NEAR(b.intercept.estimate, a.intercept.estimate, 1e-12);
    }
}

TEST(a_line_follows_shift_and_scale)
{
    double times[N], values[N];
    gbv_trend a, b;
    for (size_t i = 0; i < N; i++) {
        times[i] = 12 * (time[i] - 2000);
        values[i] = 5 * value[i] + 100;
    }
    fit(time, value, NULL, GBV_TREND_LINEAR, &a);
    fit(times, values, NULL, GBV_TREND_LINEAR, &b);
    CHECK_NEAR(b.slope.estimate, 5 * a.slope.estimate / 12, 1e-12);
    CHECK_NEAR(b.slope.std_error, 5 * a.slope.std_error / 12, 1e-12);
    CHECK_NEAR(b.slope.p, a.slope.p, 1e-10);

    /* Of a logarithm a factor is a shift: the annual change stays. */
    for (size_t i = 0; i < N; i++)
        values[i] = 1000 * value[i];
    fit(time, value, NULL, GBV_TREND_LOGLINEAR, &a);
    fit(time, values, NULL, GBV_TREND_LOGLINEAR, &b);
    CHECK_NEAR(b.apc.estimate, a.apc.estimate, 1e-11);
    CHECK_NEAR(b.apc.low, a.apc.low, 1e-11);
}

/* Errors all equal weigh nothing; the scale of all errors does not either. */
TEST(weights_are_relative)
{
    double equal[N], errors[N], scaled[N];
    gbv_trend a, b;
    for (size_t i = 0; i < N; i++) {
        equal[i] = 0.3;
        errors[i] = 0.2 + 0.1 * (double) i;
        scaled[i] = 10 * errors[i];
    }
    fit(time, value, NULL, GBV_TREND_LINEAR, &a);
    fit(time, value, equal, GBV_TREND_LINEAR, &b);
    CHECK_NEAR(b.slope.std_error, a.slope.std_error, 1e-12);
    for (gbv_trend_model model = GBV_TREND_LINEAR; model <= GBV_TREND_LOGLINEAR; model++) {
        fit(time, value, errors, model, &a);
        fit(time, value, scaled, model, &b);
        CHECK_NEAR(b.slope.estimate, a.slope.estimate, 1e-12);
        CHECK_NEAR(b.slope.std_error, a.slope.std_error, 1e-12);
    }
}

TEST(bands_of_a_line)
{
    gbv_trend trend;
    gbv_trend_point middle, far, point;
    fit(time, value, NULL, GBV_TREND_LOGLINEAR, &trend);
    CHECK(gbv_trend_at(&trend, 2014, 1, &middle) == GBV_OK);
    CHECK(gbv_trend_at(&trend, 2030, 1, &far) == GBV_OK);
    CHECK(far.high / far.low > middle.high / middle.low);
    CHECK(middle.pred_low < middle.low && middle.high < middle.pred_high);
    CHECK(gbv_trend_at(&trend, 2014, NAN, &point) == GBV_OK);
    CHECK(isnan(point.pred_low) && isnan(point.pred_high));
    CHECK_NEAR(point.low, middle.low, 0);
    CHECK(gbv_trend_at(&trend, 0, 1, &point) == GBV_OK);
    CHECK_NEAR(point.fitted, exp(trend.intercept.estimate), 1e-9);
    CHECK(gbv_trend_at(&trend, NAN, 1, &point) == GBV_DOMAIN);
    CHECK(gbv_trend_at(&trend, 2014, 0, &point) == GBV_DOMAIN);
    CHECK(gbv_trend_at(&trend, 2014, INFINITY, &point) == GBV_DOMAIN);
    CHECK(gbv_trend_at(&trend, -1e9, 1, &point) == GBV_RANGE);
}

static gbv_status
status_of(const double *times, const double *values, const double *errors, size_t n,
          gbv_trend_model model)
{
    gbv_trend trend = { .df = 7 };
    gbv_status status = gbv_trend_fit(times, values, errors, n, model, 0.95, &trend);
    CHECK(status == GBV_OK || trend.df == 7);    /* untouched */
    return status;
}

TEST(lines_refuse_what_has_no_answer)
{
    const double same[] = { 2010, 2010, 2010, 2010 }, zero[] = { 3, 0, 2, 1 };
    const double line[] = { 1, 3, 5, 7 }, steps[] = { 0, 1, 2, 3 }, gap[] = { 3, NAN, 2, 1 };
    const double doubling[] = { 3, 6, 12, 24 }, constant[] = { 0.17, 0.17, 0.17, 0.17 };
    const double huge[] = { 1e300, -1e300, 1e300, 1e299 }, no_error[] = { 1, 1, 0, 1 };
    const double tiny[] = { 1e-200, 1e-200, 1e-200, 1e-200 };
    gbv_trend trend;
    CHECK(status_of(time, value, NULL, 2, GBV_TREND_LINEAR) == GBV_TOO_FEW);
    CHECK(status_of(time, value, NULL, 0, GBV_TREND_LINEAR) == GBV_TOO_FEW);
    CHECK(status_of(same, value, NULL, 4, GBV_TREND_LINEAR) == GBV_COLLINEAR);
    CHECK(status_of(time, gap, NULL, 4, GBV_TREND_LINEAR) == GBV_DOMAIN);
    CHECK(status_of(gap, value, NULL, 4, GBV_TREND_LINEAR) == GBV_DOMAIN);
    CHECK(status_of(time, zero, NULL, 4, GBV_TREND_LOGLINEAR) == GBV_DOMAIN);
    CHECK(status_of(time, zero, NULL, 4, GBV_TREND_LINEAR) == GBV_OK);
    CHECK(status_of(time, value, no_error, 4, GBV_TREND_LINEAR) == GBV_DOMAIN);
    CHECK(status_of(steps, line, NULL, 4, GBV_TREND_LINEAR) == GBV_NO_SPREAD);
    CHECK(status_of(steps, doubling, NULL, 4, GBV_TREND_LOGLINEAR) == GBV_NO_SPREAD);
    CHECK(status_of(time, constant, NULL, 4, GBV_TREND_LINEAR) == GBV_NO_SPREAD);
    CHECK(status_of(time, huge, NULL, 4, GBV_TREND_LINEAR) == GBV_RANGE);
    CHECK(status_of(time, value, tiny, 4, GBV_TREND_LINEAR) == GBV_RANGE);
    CHECK(gbv_trend_fit(time, value, NULL, N, GBV_TREND_LINEAR, 1, &trend) == GBV_DOMAIN);
}
