#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/statfile_time.h"
#include "gbvstat/number.h"
#include "gbvstat/time.h"

/* What is printed of a time. */
enum shown { DAY, MONTH, QUARTER, YEAR, CLOCK, STATA_WEEK, STATA_HALF };

struct statfile_time {
    const char *format;
    double per_day;    /* units in a day; 0: the unit is what is shown, from 1960 on */
    enum shown shown;
};

/* SPSS counts seconds from 1582-10-14 (SPSS Statistics, Command Syntax
 * Reference, "Date and time"). */
static const struct statfile_time spss[] = {
    { "DATE", 86400, DAY }, { "ADATE", 86400, DAY }, { "EDATE", 86400, DAY },
    { "JDATE", 86400, DAY }, { "SDATE", 86400, DAY }, { "WKYR", 86400, DAY },
    { "MOYR", 86400, MONTH }, { "QYR", 86400, QUARTER },
    { "DATETIME", 86400, CLOCK }, { "YMDHMS", 86400, CLOCK }, { NULL },
};

/* SAS counts days, or seconds, from 1960-01-01 (SAS Formats and Informats:
 * Reference, "Formats by category", Date and Time). */
static const struct statfile_time sas[] = {
    { "DATE", 1, DAY }, { "DDMMYY", 1, DAY }, { "MMDDYY", 1, DAY }, { "YYMMDD", 1, DAY },
    { "E8601DA", 1, DAY }, { "B8601DA", 1, DAY }, { "JULIAN", 1, DAY }, { "WEEKDATE", 1, DAY },
    { "WEEKDATX", 1, DAY }, { "WORDDATE", 1, DAY }, { "WORDDATX", 1, DAY }, { "EURDFDD", 1, DAY },
    { "NLDATE", 1, DAY },
    { "MONYY", 1, MONTH }, { "YYMM", 1, MONTH }, { "MMYY", 1, MONTH }, { "YYMON", 1, MONTH },
    { "YYQ", 1, QUARTER }, { "YYQR", 1, QUARTER }, { "YEAR", 1, YEAR },
    { "DTDATE", 86400, DAY }, { "E8601DN", 86400, DAY }, { "B8601DN", 86400, DAY },
    { "DATETIME", 86400, CLOCK }, { "DATEAMPM", 86400, CLOCK }, { "MDYAMPM", 86400, CLOCK },
    { "E8601DT", 86400, CLOCK }, { "B8601DT", 86400, CLOCK }, { "NLDATM", 86400, CLOCK }, { NULL },
};

/* Stata counts what the format shows, from 1960 on; %tc milliseconds (Stata
 * Data Management Reference Manual, "Datetime"). %tC knows leap seconds and %tb
 * a calendar that is not in the file: plain numbers. */
static const struct statfile_time stata[] = {
    { "td", 1, DAY }, { "d", 1, DAY }, { "tm", 0, MONTH }, { "tq", 0, QUARTER }, { "ty", 0, YEAR },
    { "tw", 0, STATA_WEEK }, { "th", 0, STATA_HALF }, { "tc", 86400e3, CLOCK }, { NULL },
};

/* What may follow the name of a format: its width, or a letter for what stands
 * between the parts of the date (DDMMYYP10. has points). */
static bool
is_rest(const char *rest)
{
    size_t separator = *rest && strchr("BCDNPS", *rest) ? 1 : 0;
    size_t width = strspn(rest + separator, "0123456789.");
    return rest[separator + width] == '\0' && width >= separator;
}

static const struct statfile_time *
find_by_name(const struct statfile_time *times, const char *format)
{
    const struct statfile_time *found = NULL;
    size_t longest = 0;
    for (; times->format; times++) {
        size_t length = strlen(times->format);
        if (length > longest && strncmp(format, times->format, length) == 0 &&
            is_rest(format + length)) {
            longest = length;
            found = times;
        }
    }
    return found;
}

/* "%tdDD/NN/CCYY", "%-tm", and "%d" of old versions, which also has details. */
static const struct statfile_time *
find_stata(const char *format)
{
    if (*format++ != '%')
        return NULL;
    format += *format == '-' || *format == '~';
    for (const struct statfile_time *time = stata; time->format; time++)
        if (strncmp(format, time->format, strlen(time->format)) == 0)
            return time;
    return NULL;
}

const struct statfile_time *
gbv_statfile_time(enum statfile_program program, const char *format)
{
    switch (program) {
    case STATFILE_SPSS: return find_by_name(spss, format);
    case STATFILE_SAS: return find_by_name(sas, format);
    default: return find_stata(format);
    }
}

static bool
is_spss(const struct statfile_time *time)
{
    return time >= spss && time < spss + sizeof spss / sizeof *spss;
}

/* To the millisecond, the unit of Stata's clock. */
static size_t
print_clock(double day, double of_day, char *text)
{
    double milliseconds = round(of_day * 86400e3);
    if (milliseconds >= 86400e3) {
        day++;
        milliseconds = 0;
    }
    size_t length = gbv_time_format(GBV_STEP_DAY, day, text);
    int rest = (int)milliseconds, second = rest / 1000;
    length += (size_t)snprintf(text + length, GBV_STATFILE_TIME - length, "T%02d:%02d:%02d",
                               second / 3600, second / 60 % 60, second % 60);
    if (rest % 1000)
        length += (size_t)snprintf(text + length, GBV_STATFILE_TIME - length, ".%03d",
                                   rest % 1000);
    return length;
}

/* A value counted in units of a day. */
static size_t
print_of_days(const struct statfile_time *time, double value, char *text)
{
    double epoch = is_spss(time) ? gbv_date_day(1582, 10, 14) : gbv_date_day(1960, 1, 1);
    double whole = floor(value / time->per_day);
    double day = whole + epoch;
    int year, month, day_of_month;
    gbv_day_date(day, &year, &month, &day_of_month);
    switch (time->shown) {
    case MONTH: return gbv_time_format(GBV_STEP_MONTH, 12.0 * year + month - 1, text);
    case QUARTER:
        return gbv_time_format(GBV_STEP_QUARTER, floor((12.0 * year + month - 1) / 3), text);
    case YEAR: return gbv_time_format(GBV_STEP_YEAR, year, text);
    case CLOCK: return print_clock(day, (value - whole * time->per_day) / time->per_day, text);
    default: return gbv_time_format(GBV_STEP_DAY, day, text);
    }
}

/* A value counted in parts of a year; Stata's last week of a year is longer. */
static size_t
print_of_year(double value, int parts, char letter, char *text)
{
    double year = floor(value / parts);
    return (size_t)snprintf(text, GBV_STATFILE_TIME, "%d%c%d", (int)(1960 + year), letter,
                            (int)(value - year * parts) + 1);
}

size_t
gbv_statfile_time_print(const struct statfile_time *time, double value, char *text)
{
    /* Beyond that a date has no year of four digits, or none that is known. */
    enum { FAR_DAYS = 3000000, FAR_STEPS = 400000 };
    double far = time->per_day > 0 ? FAR_DAYS * time->per_day : FAR_STEPS;
    if (!(fabs(value) <= far) || (time->per_day == 0 && value != floor(value)))
        return gbv_number_shortest(value, text);
    if (time->per_day > 0)
        return print_of_days(time, value, text);
    switch (time->shown) {
    case MONTH: return gbv_time_format(GBV_STEP_MONTH, 12 * 1960 + value, text);
    case QUARTER: return gbv_time_format(GBV_STEP_QUARTER, 4 * 1960 + value, text);
    case STATA_WEEK: return print_of_year(value, 52, 'w', text);
    case STATA_HALF: return print_of_year(value, 2, 'h', text);
    default: return gbv_time_format(GBV_STEP_YEAR, value, text);
    }
}
