/* Numbers that are times by the format of their variable. */
#ifndef GBV_DATA_STATFILE_TIME_H
#define GBV_DATA_STATFILE_TIME_H

#include "data/statfile_kind.h"

/* NULL: the variable holds plain numbers. */
struct statfile_time;
const struct statfile_time *gbv_statfile_time(enum statfile_program program, const char *format);

/* Prints such a number: "2020-03-16", "2020-03", "2020-Q1", "2020",
 * "2020-03-16T12:30:00", "2020w12", "2020h1"; a number that is no such time as
 * it is. Returns the length.
 * text  GBV_STATFILE_TIME bytes */
enum { GBV_STATFILE_TIME = 64 };
size_t gbv_statfile_time_print(const struct statfile_time *time, double value, char *text);

#endif
