/* What may be true, false or not known, because a value is missing: Kleene's
 * three values. */
#ifndef GBVSTAT_TRUTH_H
#define GBVSTAT_TRUTH_H

typedef enum { GBV_FALSE, GBV_TRUE, GBV_UNKNOWN } gbv_truth;

#endif
