/* Points in time. Days are counted in the proleptic Gregorian calendar after
 * H. Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil,
 * civil_from_days): years begin in March, so that leap days come last. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "gbvstat/number.h"
#include "gbvstat/time.h"

/* No calendar is asked about times farther away, and no integer overflows. */
static const double FARTHEST_YEAR = 1e6;

const char *
gbv_step_name(gbv_step step)
{
    switch (step) {
    case GBV_STEP_DAY: return "day";
    case GBV_STEP_MONTH: return "month";
    case GBV_STEP_QUARTER: return "quarter";
    case GBV_STEP_YEAR: return "year";
    case GBV_STEP_NONE: break;
    }
    return "unit";
}

double
gbv_steps_per_year(gbv_step step)
{
    switch (step) {
    case GBV_STEP_DAY: return 365.2425;    /* the mean of 400 Gregorian years */
    case GBV_STEP_MONTH: return 12;
    case GBV_STEP_QUARTER: return 4;
    case GBV_STEP_YEAR: return 1;
    case GBV_STEP_NONE: break;
    }
    return 0;
}

enum { DAYS_OF_400_YEARS = 146097, DAYS_TO_1970 = 719468 };    /* from 0000-03-01 */

double
gbv_date_day(int year, int month, int day_of_month)
{
    long long y = (long long)year - (month <= 2);
    long long era = (y >= 0 ? y : y - 399) / 400;
    long long year_of_era = y - era * 400;
    long long day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
    long long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (double)(era * DAYS_OF_400_YEARS + day_of_era - DAYS_TO_1970);
}

void
gbv_day_date(double day, int *year, int *month, int *day_of_month)
{
    *year = *month = *day_of_month = 0;
    if (!(fabs(day) <= FARTHEST_YEAR * 366))
        return;
    long long z = (long long)floor(day) + DAYS_TO_1970;
    long long era = (z >= 0 ? z : z - (DAYS_OF_400_YEARS - 1)) / DAYS_OF_400_YEARS;
    long long day_of_era = z - era * DAYS_OF_400_YEARS;
    long long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
                             - day_of_era / 146096) / 365;
    long long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long long from_march = (5 * day_of_year + 2) / 153;
    *day_of_month = (int)(day_of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

/* ---- Reading ---- */

/* In a pattern 0 stands for any digit, all else for itself. */
static bool
has_form(const char *text, size_t length, const char *pattern)
{
    if (strlen(pattern) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == '0' ? !digit : text[i] != pattern[i])
            return false;
    }
    return true;
}

static int
digits_at(const char *text, size_t from, size_t n)
{
    int value = 0;
    for (size_t i = from; i < from + n; i++)
        value = 10 * value + (text[i] - '0');
    return value;
}

static gbv_status
finish(gbv_step found, int year, int part, int parts, double found_value, gbv_step *step,
       double *value)
{
    if (year < 1500 || year > 2200 || part < 1 || part > parts)
        return GBV_BAD_VALUE;
    *step = found;
    *value = found_value;
    return GBV_OK;
}

static gbv_status
finish_day(int year, int month, int day_of_month, gbv_step *step, double *value)
{
    if (month < 1 || month > 12)
        return GBV_BAD_VALUE;
    double day = gbv_date_day(year, month, day_of_month);
    int same_year, same_month, same_day;
    gbv_day_date(day, &same_year, &same_month, &same_day);
    if (same_month != month || same_day != day_of_month)    /* 30 February */
        return GBV_BAD_VALUE;
    return finish(GBV_STEP_DAY, year, month, 12, day, step, value);
}

gbv_status
gbv_time_parse(const char *text, size_t length, gbv_step *step, double *value)
{
    if (has_form(text, length, "00.00.0000"))
        return finish_day(digits_at(text, 6, 4), digits_at(text, 3, 2), digits_at(text, 0, 2),
                          step, value);
    if (length < 4 || !has_form(text, 4, "0000"))
        return GBV_BAD_VALUE;

    int year = digits_at(text, 0, 4);
    if (length == 4)
        return finish(GBV_STEP_YEAR, year, 1, 1, year, step, value);
    if (has_form(text, length, "0000-Q0")) {
        int quarter = digits_at(text, 6, 1);
        return finish(GBV_STEP_QUARTER, year, quarter, 4, 4 * year + quarter - 1, step, value);
    }
    if (has_form(text, length, "0000-00")) {
        int month = digits_at(text, 5, 2);
        return finish(GBV_STEP_MONTH, year, month, 12, 12 * year + month - 1, step, value);
    }
    if (has_form(text, length, "0000-00-00"))
        return finish_day(year, digits_at(text, 5, 2), digits_at(text, 8, 2), step, value);
    return GBV_BAD_VALUE;
}

/* ---- Spans and printing ---- */

static int
months_in(gbv_step step)
{
    return step == GBV_STEP_YEAR ? 12 : step == GBV_STEP_QUARTER ? 3 : 1;
}

/* The year of a month counted as 12 * year + (month - 1), also before year 0. */
static int
year_of_month(double month)
{
    return (int)floor(month / 12);
}

static double
first_day_of_month(double month)
{
    int year = year_of_month(month);
    return gbv_date_day(year, (int)(month - 12.0 * year) + 1, 1);
}

/* A whole number of steps, not too far away. */
static bool
is_time(gbv_step step, double value)
{
    double per_year = gbv_steps_per_year(step);
    return per_year > 0 && fabs(value) <= FARTHEST_YEAR * per_year && value == floor(value);
}

gbv_status
gbv_time_days(gbv_step step, double value, double *first, double *last)
{
    if (!is_time(step, value))
        return GBV_DOMAIN;
    if (step == GBV_STEP_DAY) {
        *first = *last = value;
        return GBV_OK;
    }
    int months = months_in(step);
    *first = first_day_of_month(value * months);
    *last = first_day_of_month(value * months + months) - 1;
    return GBV_OK;
}

/* What every caller has room for. */
enum { TIME_SIZE = 32 };

size_t
gbv_time_format(gbv_step step, double value, char *text)
{
    int length;
    if (!is_time(step, value)) {
        char number[GBV_NUMBER_SIZE] = "";
        gbv_number_shortest(value, number);
        length = snprintf(text, TIME_SIZE, "%s", number);
    } else if (step == GBV_STEP_DAY) {
        int year, month, day;
        gbv_day_date(value, &year, &month, &day);
        length = snprintf(text, TIME_SIZE, "%04d-%02d-%02d", year, month, day);
    } else {
        double month = value * months_in(step);
        int year = year_of_month(month), in_year = (int)(month - 12.0 * year);
        if (step == GBV_STEP_YEAR)
            length = snprintf(text, TIME_SIZE, "%04d", year);
        else if (step == GBV_STEP_QUARTER)
            length = snprintf(text, TIME_SIZE, "%04d-Q%d", year, in_year / 3 + 1);
        else
            length = snprintf(text, TIME_SIZE, "%04d-%02d", year, in_year + 1);
    }
    return (size_t)length;
}
