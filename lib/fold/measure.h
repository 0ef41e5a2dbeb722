/* What of a row is measured: a number, a condition, an answer. */
#ifndef GBV_FOLD_MEASURE_H
#define GBV_FOLD_MEASURE_H

#include <math.h>

#include "data/batch.h"
#include "gbvstat/fold.h"

/* The columns of what is measured, NULL where there are none. */
typedef struct {
    const gbv_measured *measured;
    const double *numbers, *times, *with;
    const char **texts;
    const gbv_expression *condition;
} gbv_measuring;

/* Where it is in a batch. `condition` is that of `measured`, or NULL. */
gbv_measuring gbv_measuring_of(const gbv_measured *measured, const gbv_expression *condition,
                               const gbv_batch *batch);

/* A condition as a number: 1, 0, NaN. */
double gbv_measure_condition(const gbv_expression *condition, size_t row);

/* An answer as a number. False: it is neither yes nor no, or a word that may be
 * a missing value. */
bool gbv_measure_answer(const char *text, const char *answer, double *out);

/* Words for that. */
gbv_status gbv_measure_refuse(const gbv_measured *measured, const gbv_batch *batch, size_t row,
                              gbv_error *error);

/* A product; or what rounding takes from it, which is nothing if it is too small
 * to be summed: less than a part in 2^53, then, of a product above 2^-147. */
static inline double
gbv_measure_product(double x, double times, bool rest)
{
    double product = x * times;
    if (!rest)
        return product;
    double lost = fma(x, times, -product);
    return fabs(lost) < 0x1p-200 ? 0 : lost;
}

/* NaN where a value is missing. False: gbv_measure_refuse. */
static inline bool
gbv_measure(const gbv_measuring *measuring, size_t row, double *out)
{
    if (measuring->numbers)
        *out = measuring->numbers[row];
    else if (measuring->condition)
        *out = gbv_measure_condition(measuring->condition, row);
    else if (!gbv_measure_answer(measuring->texts[row], measuring->measured->answer, out))
        return false;
    if (measuring->times)
        *out = gbv_measure_product(*out, measuring->times[row], measuring->measured->rest);
    if (measuring->with && isnan(measuring->with[row]))
        *out = NAN;
    return true;
}

#endif
