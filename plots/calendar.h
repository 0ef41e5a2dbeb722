/* The axis of time. Places on it are days since 1970-01-01 (gbvstat/time.h). */
#ifndef GBVPLOT_CALENDAR_H
#define GBVPLOT_CALENDAR_H

#include <gbvstat.h>

#include "language.h"

/* The middle of a period: a yearly value is drawn in the middle of its year. */
double time_middle(gbv_step step, double value);

/* The start of the first day and the end of the last of a period. */
double time_start(gbv_step step, double value);
double time_end(gbv_step step, double value);

/* The smallest distance between neighbours of sorted times, in steps; 1 if
 * there is none. */
double time_stride(const double *times, size_t n);

struct time_label {
    double day;      /* where its tick stands */
    double value;    /* the time it names, in steps of `step` */
    gbv_step step;
};

/* Which times to write under an axis: only times that have data (years of
 * them, where the steps are shorter), at most `most`, at least `gap` days
 * apart, on round years, and the first and the last always.
 *
 * times   n sorted different times of a step
 * labels  room for n
 * returns how many labels there are */
size_t time_labels(gbv_step step, const double *times, size_t n, size_t most, double gap,
                   struct time_label *labels);

/* Appends a time as people read it: "2017", "шіл. 2017", "2020-Q2",
 * "16 Mar 2020"; as a heading "July 2017". */
void time_words(const struct language *language, gbv_step step, double value, gbv_buffer *out);
void time_heading(const struct language *language, gbv_step step, double value, gbv_buffer *out);

#endif
