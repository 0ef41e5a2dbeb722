/* Ticks, axes of time, numbers and months. Expected values follow from the
 * rules written beside them, from calendars (Python 3.11, datetime) and from
 * CLDR 48.2 (cldr-numbers-full, cldr-dates-full). */
#include <gbvstat.h>

#include "calendar.h"
#include "check.h"
#include "language.h"
#include "scale.h"

static void
check_ticks(double low, double high, const double *expected, size_t n, int decimals)
{
    struct ticks ticks = ticks_linear(&low, &high);
    CHECK(ticks.n == n);
    for (size_t i = 0; i < n; i++)
        CHECK_NEAR(ticks.at[i], expected[i], 1e-12);
    CHECK_NEAR(low, expected[0], 1e-12);
    CHECK_NEAR(high, expected[n - 1], 1e-12);
    CHECK(ticks.decimals == decimals);
}

/* By hand: 4 to 6 ticks on steps of 1, 2, 2.5 or 5, stretching the least. */
TEST(ticks_are_round)
{
    check_ticks(0, 5.56, (double[]){ 0, 2, 4, 6 }, 4, 0);
    check_ticks(0, 150, (double[]){ 0, 50, 100, 150 }, 4, 0);
    check_ticks(109, 150, (double[]){ 100, 110, 120, 130, 140, 150 }, 6, 0);
    check_ticks(0, 50.4, (double[]){ 0, 20, 40, 60 }, 4, 0);
    check_ticks(-3.2, 2.4, (double[]){ -4, -2, 0, 2, 4 }, 5, 0);
    check_ticks(0, 0.3, (double[]){ 0, 0.1, 0.2, 0.3 }, 4, 1);
    check_ticks(0, 1e-7, (double[]){ 0, 2e-8, 4e-8, 6e-8, 8e-8, 1e-7 }, 6, 8);
    check_ticks(0, 11.4, (double[]){ 0, 5, 10, 15 }, 4, 0);    /* not 2.5: 12.5 saves little */
}

/* The rule as a property, over ranges of every size. */
TEST(ticks_are_4_to_6_and_cover_the_data)
{
    for (int i = 0; i < 2000; i++) {
        double low = (i % 40) * 1.7 - 30, high = low + pow(1.013, i) / 100;
        double least = low, greatest = high;
        struct ticks ticks = ticks_linear(&low, &high);
        CHECK(ticks.n >= 4 && ticks.n <= 6);
        CHECK(low <= least + 1e-6 * (high - low) && high >= greatest - 1e-6 * (high - low));
        double step = ticks.at[1] - ticks.at[0];
        double digits = step / pow(10, floor(log10(step) + 1e-9));
        CHECK(fabs(digits - 1) < 1e-6 || fabs(digits - 2) < 1e-6 || fabs(digits - 2.5) < 1e-6 ||
              fabs(digits - 5) < 1e-6);
    }
}

TEST(ticks_of_one_value_stand_around_it)
{
    double low = 7, high = 7;
    struct ticks ticks = ticks_linear(&low, &high);
    CHECK(low < 7 && high > 7 && ticks.n >= 4);
    low = high = 0;
    ticks = ticks_linear(&low, &high);
    CHECK(low < 0 && high > 0 && ticks.n >= 4);
}

TEST(ticks_of_a_logarithm_are_1_2_5)
{
    struct ticks ticks = ticks_log(0.24, 3.2);
    const double expected[] = { 0.5, 1, 2 };
    CHECK(ticks.n == 3);
    for (size_t i = 0; i < 3; i++)
        CHECK_NEAR(ticks.at[i], expected[i], 1e-12);
    ticks = ticks_log(1, 100000);
    CHECK(ticks.n == 6 && ticks.at[5] == 100000);
    ticks = ticks_log(0.9, 2.2);    /* 1 2 are too few: 1 1.5 2 */
    CHECK(ticks.n == 3 && ticks.at[1] == 1.5);
}

TEST(scale_places_values)
{
    struct scale scale = { .low = 0, .high = 10, .from = 100, .to = 0 };
    CHECK_NEAR(scale_at(&scale, 2.5), 75, 1e-12);
    struct scale logarithm = { .low = 0.25, .high = 4, .from = 0, .to = 100, .log = true };
    CHECK_NEAR(scale_at(&logarithm, 1), 50, 1e-12);
}

TEST(zero_is_shown_when_it_is_near)
{
    CHECK(scale_wants_zero(1.5, 5));       /* below 40 % of the greatest */
    CHECK(!scale_wants_zero(109, 150));
    CHECK(scale_wants_zero(-1, 5));
}

/* 2017-01-01 is day 17167, 2018-01-01 day 17532; March 2020 is 18322 to 18353. */
TEST(periods_have_their_middles)
{
    CHECK_NEAR(time_middle(GBV_STEP_YEAR, 2017), 17349.5, 1e-12);
    CHECK_NEAR(time_start(GBV_STEP_YEAR, 2017), 17167, 1e-12);
    CHECK_NEAR(time_end(GBV_STEP_YEAR, 2017), 17532, 1e-12);
    CHECK_NEAR(time_middle(GBV_STEP_MONTH, 12 * 2020 + 2), 18337.5, 1e-12);
    const double years[] = { 2008, 2010, 2015 };
    CHECK_NEAR(time_stride(years, 3), 2, 1e-12);
}

static const double years[] = { 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2017, 2020 };

TEST(only_years_with_data_are_labelled)
{
    struct time_label labels[10];
    CHECK(time_labels(GBV_STEP_YEAR, years, 10, 11, 100, labels) == 10);
    CHECK(labels[8].value == 2017 && labels[9].value == 2020);
    CHECK_NEAR(labels[8].day, 17349.5, 1e-12);
}

/* Every second year, the first and the last; none nearer than 700 days. */
TEST(labels_of_years_get_fewer_where_room_is_short)
{
    struct time_label labels[10];
    const double expected[] = { 2008, 2010, 2012, 2014, 2020 };
    CHECK(time_labels(GBV_STEP_YEAR, years, 10, 6, 700, labels) == 5);
    for (size_t i = 0; i < 5; i++)
        CHECK(labels[i].value == expected[i]);
}

/* 30 months are labelled as months, 75 as years at their beginnings. */
TEST(months_become_years_on_long_axes)
{
    double months[75];
    struct time_label labels[75];
    for (int i = 0; i < 75; i++)
        months[i] = 12 * 2015 + i;
    /* January to June are 151 pixels. */
    size_t n = time_labels(GBV_STEP_MONTH, months, 30, 11, 140, labels);
    CHECK(n == 6 && labels[0].step == GBV_STEP_MONTH && labels[1].value == 12 * 2015 + 6);
    n = time_labels(GBV_STEP_MONTH, months, 75, 11, 100, labels);
    CHECK(n == 7 && labels[0].step == GBV_STEP_YEAR && labels[0].value == 2015);
    CHECK_NEAR(labels[0].day, time_start(GBV_STEP_YEAR, 2015), 1e-12);
}

static void
check_number(const char *code, double value, int decimals, const char *expected)
{
    gbv_buffer out = { 0 };
    language_number(language_find(code), value, decimals, &out);
    CHECK_TEXT(out.data, expected);
    gbv_buffer_free(&out);
}

/* Signs of CLDR; grouped from 10 000 up, U+2212 for minus, by the house. */
TEST(numbers_are_written_as_the_language_does)
{
    check_number("en", 1234567.891, 2, "1,234,567.89");
    check_number("ru", 1234567.891, 2, "1\u00A0234\u00A0567,89");
    check_number("kk", 12345, 0, "12\u00A0345");
    check_number("kk", 1234, 0, "1234");
    check_number("en", 9999, 0, "9999");
    check_number("en", -0.25, 2, "\u22120.25");
    check_number("en", -0.001, 2, "0.00");
    check_number("uz", 0.5, 1, "0,5");
    CHECK(language_find("de") == NULL);
}

static void
check_words(const char *code, bool heading, gbv_step step, double value, const char *expected)
{
    gbv_buffer out = { 0 };
    (heading ? time_heading : time_words)(language_find(code), step, value, &out);
    CHECK_TEXT(out.data, expected);
    gbv_buffer_free(&out);
}

TEST(months_have_their_names)
{
    double july = 12 * 2017 + 6;
    check_words("en", true, GBV_STEP_MONTH, july, "July 2017");
    check_words("ru", true, GBV_STEP_MONTH, july, "Июль 2017\u00A0г.");
    check_words("kk", true, GBV_STEP_MONTH, july, "2017\u00A0ж. шілде");
    check_words("kk", false, GBV_STEP_MONTH, july, "шіл. 2017");
    check_words("en", true, GBV_STEP_DAY, 17350, "July 2017");    /* 2017-07-03 */
    check_words("en", false, GBV_STEP_DAY, 17350, "3 Jul 2017");
    check_words("en", false, GBV_STEP_YEAR, 2017, "2017");
    check_words("en", false, GBV_STEP_QUARTER, 4 * 2020 + 1, "2020-Q2");
}
