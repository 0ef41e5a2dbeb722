/* Points in time as tables write them: years, quarters, months, days.
 *
 * A time is a whole number of its steps, so that neighbours differ by one:
 *   year     the year itself                       2020        -> 2020
 *   quarter  4 * year + (quarter - 1)              2020-Q2     -> 8081
 *   month    12 * year + (month - 1)               2020-03     -> 24242
 *   day      days since 1970-01-01 (proleptic Gregorian) 2020-03-16 -> 18337
 */
#ifndef GBVSTAT_TIME_H
#define GBVSTAT_TIME_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* From the finest to the coarsest: each is made of whole ones of the one before. */
typedef enum {
    GBV_STEP_NONE,  /* not a time: a plain number */
    GBV_STEP_DAY,
    GBV_STEP_MONTH,
    GBV_STEP_QUARTER,
    GBV_STEP_YEAR,
} gbv_step;

/* "day", "month", "quarter", "year"; "unit" for a plain number. */
GBV_API const char *gbv_step_name(gbv_step step);

/* Steps in a year: 1, 4, 12, 365.2425; 0 for a plain number. */
GBV_API double gbv_steps_per_year(gbv_step step);

/* Reads 2020, 2020-Q2, 2020-03, 2020-03-16 or 16.03.2020, filling the whole
 * text, years 1500 to 2200. GBV_BAD_VALUE otherwise (2020-02-30 too). */
GBV_API gbv_status gbv_time_parse(const char *text, size_t length, gbv_step *step, double *value);

/* The first and the last day of a time, as days since 1970-01-01. A plain
 * number has none, nor has a value that is not whole or beyond a million
 * years: GBV_DOMAIN. Oracle: R 4.2.2, as.Date. */
GBV_API gbv_status gbv_time_days(gbv_step step, double value, double *first, double *last);

/* Year, month (1-12) and day (1-31) of a day number, all 0 if it is not finite
 * or beyond a million years; and back. */
GBV_API void gbv_day_date(double day, int *year, int *month, int *day_of_month);
GBV_API double gbv_date_day(int year, int month, int day_of_month);

/* Prints a time as it is read: "2020", "2020-Q2", "2020-03", "2020-03-16"; a
 * value that is no such time as a number. Returns the length, 0 for NaN.
 * text  at least 32 bytes. */
GBV_API size_t gbv_time_format(gbv_step step, double value, char *text);

#ifdef __cplusplus
}
#endif
#endif
