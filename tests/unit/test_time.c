#include <float.h>

#include <gbvstat/time.h>

#include "check.h"

static double
value_of(const char *text, gbv_step expected)
{
    gbv_step step = GBV_STEP_NONE;
    double value = NAN;
    CHECK(gbv_time_parse(text, strlen(text), &step, &value) == GBV_OK);
    CHECK(step == expected);
    return value;
}

static const char *
formatted(gbv_step step, double value)
{
    static char text[32];
    size_t length = gbv_time_format(step, value, text);
    CHECK(length == strlen(text));
    return text;
}

/* Days: R 4.2.2, as.numeric(as.Date("2020-03-16")) and so on. */
TEST(time_reads_each_form)
{
    CHECK(value_of("2020", GBV_STEP_YEAR) == 2020);
    CHECK(value_of("2020-Q2", GBV_STEP_QUARTER) == 8081);
    CHECK(value_of("2020-03", GBV_STEP_MONTH) == 24242);
    CHECK(value_of("2020-03-16", GBV_STEP_DAY) == 18337);
    CHECK(value_of("16.03.2020", GBV_STEP_DAY) == 18337);
    CHECK(value_of("1970-01-01", GBV_STEP_DAY) == 0);
    CHECK(value_of("1969-12-31", GBV_STEP_DAY) == -1);
    CHECK(value_of("1500-01-01", GBV_STEP_DAY) == -171664);
    CHECK(value_of("2200-12-31", GBV_STEP_DAY) == 84370);
    CHECK(value_of("2000-02-29", GBV_STEP_DAY) == 11016);
    CHECK(value_of("2024-02-29", GBV_STEP_DAY) == 19782);
}

TEST(time_refuses_what_is_no_date)
{
    static const char *const cases[] = {
        "", "20", "202", "20200", "1499", "2201", "2020-", "2020-Q0", "2020-Q5", "2020-q1",
        "2020Q1", "2020-00", "2020-13", "2020-1", "2020-02-30", "2021-02-29", "1900-02-29",
        "2020-04-31", "2020-01-00", "2020-01-32", "2020-13-01", "30.02.2020", "16.3.2020",
        "16.03.20", "16/03/2020", "2020/03/16", "2020-03-16T00:00", " 2020", "2020 ", "abcd",
        "-2020", "2020.5", "01.01.1499",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gbv_step step = GBV_STEP_NONE;
        double value = 42;
        CHECK(gbv_time_parse(cases[i], strlen(cases[i]), &step, &value) == GBV_BAD_VALUE);
        CHECK(step == GBV_STEP_NONE && value == 42);
    }
}

TEST(time_knows_its_first_and_last_day)
{
    double first, last;
    CHECK(gbv_time_days(GBV_STEP_YEAR, 2020, &first, &last) == GBV_OK);
    CHECK(first == 18262 && last == 18627);
    CHECK(gbv_time_days(GBV_STEP_QUARTER, 8081, &first, &last) == GBV_OK);    /* 2020-Q2 */
    CHECK(first == 18353 && last == 18443);
    CHECK(gbv_time_days(GBV_STEP_MONTH, 24241, &first, &last) == GBV_OK);     /* 2020-02 */
    CHECK(first == 18293 && last == 18321);
    CHECK(gbv_time_days(GBV_STEP_MONTH, 24251, &first, &last) == GBV_OK);     /* 2020-12 */
    CHECK(first == 18597 && last == 18627);
    CHECK(gbv_time_days(GBV_STEP_DAY, -7, &first, &last) == GBV_OK);
    CHECK(first == -7 && last == -7);
    CHECK(gbv_time_days(GBV_STEP_NONE, 2020, &first, &last) == GBV_DOMAIN);
    CHECK(gbv_time_days(GBV_STEP_YEAR, 2020.5, &first, &last) == GBV_DOMAIN);
    CHECK(gbv_time_days(GBV_STEP_YEAR, (double)NAN, &first, &last) == GBV_DOMAIN);
    CHECK(gbv_time_days(GBV_STEP_DAY, 1e300, &first, &last) == GBV_DOMAIN);
}

/* Every day of 1600 to 2200: months of the right length, leap years by the
 * Gregorian rule (Inter gravissimas, 1582), and back. */
TEST(days_follow_the_calendar)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    double day = -135140;    /* R: as.numeric(as.Date("1600-01-01")) */
    for (int year = 1600; year <= 2200; year++) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (leap && month == 2);
            for (int of_month = 1; of_month <= length; of_month++, day++) {
                int y, m, d;
                CHECK(gbv_date_day(year, month, of_month) == day);
                gbv_day_date(day, &y, &m, &d);
                CHECK(y == year && m == month && d == of_month);
            }
        }
    }
    int y, m, d;
    gbv_day_date(-719529, &y, &m, &d);    /* R: as.Date(-719529) prints -1-12-31 */
    CHECK(y == -1 && m == 12 && d == 31);
    CHECK(gbv_date_day(-1, 12, 31) == -719529);
    CHECK(gbv_date_day(-400, 3, 1) == -865565);    /* R: as.Date(-865565) prints -400-03-01 */
    gbv_day_date((double)NAN, &y, &m, &d);
    CHECK(y == 0 && m == 0 && d == 0);
}

TEST(time_prints_what_it_reads)
{
    CHECK_TEXT(formatted(GBV_STEP_YEAR, 2020), "2020");
    CHECK_TEXT(formatted(GBV_STEP_QUARTER, 8081), "2020-Q2");
    CHECK_TEXT(formatted(GBV_STEP_MONTH, 24242), "2020-03");
    CHECK_TEXT(formatted(GBV_STEP_MONTH, 24251), "2020-12");
    CHECK_TEXT(formatted(GBV_STEP_DAY, 18337), "2020-03-16");
    CHECK_TEXT(formatted(GBV_STEP_NONE, 2.5), "2.5");
    CHECK_TEXT(formatted(GBV_STEP_YEAR, 2020.5), "2020.5");
    CHECK_TEXT(formatted(GBV_STEP_DAY, (double)NAN), "");
    CHECK_TEXT(formatted(GBV_STEP_YEAR, -DBL_MAX), "-1.7976931348623157e+308");
}

TEST(steps_have_names_and_lengths)
{
    CHECK_TEXT(gbv_step_name(GBV_STEP_DAY), "day");
    CHECK_TEXT(gbv_step_name(GBV_STEP_MONTH), "month");
    CHECK_TEXT(gbv_step_name(GBV_STEP_QUARTER), "quarter");
    CHECK_TEXT(gbv_step_name(GBV_STEP_YEAR), "year");
    CHECK_TEXT(gbv_step_name(GBV_STEP_NONE), "unit");
    CHECK(gbv_steps_per_year(GBV_STEP_YEAR) == 1);
    CHECK(gbv_steps_per_year(GBV_STEP_QUARTER) == 4);
    CHECK(gbv_steps_per_year(GBV_STEP_MONTH) == 12);
    CHECK(gbv_steps_per_year(GBV_STEP_DAY) == 365.2425);
    CHECK(gbv_steps_per_year(GBV_STEP_NONE) == 0);
}
