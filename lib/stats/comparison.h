/* What all comparisons of two groups share. */
#ifndef GBV_STATS_COMPARISON_H
#define GBV_STATS_COMPARISON_H

#include "gbvstat/compare.h"

/* A comparison of the ratio, with std_error of the ratio, turned into the
 * measure asked for: GBV_PERCENT is 100 (ratio - 1). */
void gbv_ratio_to_measure(gbv_comparison *comparison, gbv_measure measure);

/* Ends of a ratio's interval by the delta method on the log scale;
 * log_error is the standard error of the log. */
void gbv_log_interval(gbv_comparison *comparison, double ratio, double log_error, double z);

/* Copies a comparison whose numbers fit a double, but for the open sides of
 * ratios (INFINITY) and what is absent (NAN): std_error, statistic, df. */
gbv_status gbv_finish_comparison(const gbv_comparison *comparison, gbv_comparison *out);

#endif
