/* What is kept of the values of one column in one group: counts, extremes and
 * exact sums, from which means, variances and higher moments are computed once,
 * at the end. The state of two parts of the data merges into that of both. */
#ifndef GBV_FOLD_MOMENTS_H
#define GBV_FOLD_MOMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/exact_sum.h"
#include "gbvstat/fold.h"

/* Which sums are kept. */
enum gbv_moment { GBV_MOMENT_SUM = 1, GBV_MOMENT_SQUARE = 2, GBV_MOMENT_WEIGHTED = 4,
                  GBV_MOMENT_HIGHER = 8, GBV_MOMENT_DOUBLY = 16 };

/* The sums of `more`, as far as they are kept. */
enum { GBV_SUM, GBV_SQUARES, GBV_WEIGHTS, GBV_WEIGHTED, GBV_WEIGHTED_SQUARES,
       GBV_WEIGHTS_MISSING, GBV_WEIGHT_SQUARES, GBV_DOUBLY, GBV_DOUBLY_SQUARES, GBV_CUBES,
       GBV_FOURTHS };

__extension__ typedef __int128 gbv_int128;
__extension__ typedef unsigned __int128 gbv_uint128;

/* Sums of weights w of values x, as far as both are whole multiples of a scale:
 * those of x are less than 2^31 then, of w less than 2^62. */
typedef struct {
    double scale;                /* of weights; 0: none so far */
    uint64_t ww_high, wxx_high;  /* above the lower limbs */
    gbv_int128 w, wx;
    gbv_uint128 ww, wxx;
} gbv_weighted_moments;

/* Start with { 0 }.
 *
 * Values of about one size are whole multiples of one power of two, and are
 * summed as such in machine integers: exact too, and faster. What does not fit
 * goes into the sums of `more`, which cells, being many, have only if needed. */
typedef struct {
    uint64_t n, n_missing;
    double min, max;
    double scale;                /* value times scale is whole; 0: no value so far */
    gbv_exact *more;             /* NULL: all 0 */
    gbv_weighted_moments *weighted;
    gbv_int128 scaled;           /* sum of scaled values */
    gbv_uint128 squares;         /* of their squares, the lower limbs */
    uint64_t squares_high;
} gbv_moments;

/* The sums of `more`, made if they are not there. NULL when memory runs out. */
gbv_exact *gbv_moments_sums(gbv_moments *moments, unsigned kept);

/* Adds to a sum of 192 bits. */
static inline void
gbv_add_wide(gbv_uint128 *low, uint64_t *high, gbv_uint128 term)
{
    *low += term;
    *high += *low < term;
}

/* Adds a value in the fast lane, without weight. False: it is missing, or it is
 * not whole in the scale, or there is none so far: it must take the other lane. */
static inline bool
gbv_moments_add_fast(gbv_moments *moments, double value)
{
    static const double LARGEST = 4611686018427387904.0;    /* 2^62 */
    double scaled = value * moments->scale;
    if (!(scaled < LARGEST && scaled > -LARGEST))
        return false;
    int64_t whole = (int64_t)scaled;
    /* What is too small to be scaled becomes 0. */
    if ((double)whole != scaled || (whole == 0 && value != 0) || moments->scale == 0)
        return false;
    gbv_uint128 square = (gbv_uint128)((gbv_int128)whole * whole);
    if (value < moments->min)
        moments->min = value;
    if (value > moments->max)
        moments->max = value;
    moments->n++;
    moments->scaled += whole;
    moments->squares += square;
    moments->squares_high += moments->squares < square;
    return true;
}

/* Adds a value, with its weight where GBV_MOMENT_WEIGHTED is kept. The value
 * and weight must be ones that gbv_exact_takes. False when memory runs out. */
bool gbv_moments_add(gbv_moments *moments, unsigned kept, double value, double weight);

/* The same as adding a value as many times. */
bool gbv_moments_add_times(gbv_moments *moments, unsigned kept, double value, uint64_t times);

/* Counts a value that is not there, and its weight. */
bool gbv_moments_add_missing(gbv_moments *moments, unsigned kept, double weight);

bool gbv_moments_merge(gbv_moments *moments, unsigned kept, const gbv_moments *other);
void gbv_moments_free(gbv_moments *moments, unsigned kept);

/* Did memory run out within a sum? */
bool gbv_moments_failed(const gbv_moments *moments, unsigned kept);

/* The sum of the values, and of their squares; a sum with weights. All for
 * gbv_exact_free. */
gbv_exact gbv_moments_total(const gbv_moments *moments);
gbv_exact gbv_moments_total_squares(const gbv_moments *moments);
gbv_exact gbv_moments_total_weighted(const gbv_moments *moments, int sum);

/* NaN where there is no answer: a mean of no values, a variance of one, a
 * skewness of equal values. All from the exact sums, rounded once.
 * Oracle: NIST StRD univariate sets. */
double gbv_moments_sum(const gbv_moments *moments);
double gbv_moments_squares(const gbv_moments *moments);
double gbv_moments_mean(const gbv_moments *moments);
double gbv_moments_variance(const gbv_moments *moments);          /* n - 1 */
double gbv_moments_skewness(const gbv_moments *moments);          /* G1 */
double gbv_moments_kurtosis(const gbv_moments *moments);          /* G2, excess */

/* Of the values, the missing ones left out: the mean by weights; one of the
 * sums with weights (GBV_WEIGHTS and on). */
double gbv_moments_weighted_mean(const gbv_moments *moments);
double gbv_moments_rounded(const gbv_moments *moments, int sum);

/* All of these; without `divided` only the sums. False: no memory for one of
 * them, which then is not NaN for having no answer. */
bool gbv_moments_answers(const gbv_moments *moments, unsigned kept, bool divided, gbv_sums *out);

#endif
