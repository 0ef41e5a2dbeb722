/* Exact sums: of values, of squares, of weighted values.
 *
 * A double is an integer times a power of two, and so is every product of
 * doubles. An accumulator keeps such a sum whole, as an integer of as many
 * 64-bit limbs as it needs: nothing is rounded while adding, so the order of
 * the terms, the number of threads and the splitting of files cannot change
 * a digit. What is computed from it is rounded once, at the end.
 *
 * Source: Kulisch (2013), Computer Arithmetic and Validity, ch. 8 (complete
 * accumulation). Cells of a table are many, so an accumulator starts as a
 * window of 256 bits at the place of its first value and grows only when a
 * value falls outside. */
#ifndef GBV_BASE_EXACT_SUM_H
#define GBV_BASE_EXACT_SUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GBV_EXACT_WINDOW = 4 };

/* Start with { 0 }, which is the sum of nothing: 0. */
typedef struct {
    uint64_t window[GBV_EXACT_WINDOW];  /* two's complement, lowest limb first */
    uint64_t *grown;                    /* instead of the window, once it is too small */
    int32_t low;                        /* the lowest bit is worth 2^(64 low) */
    uint32_t n;                         /* limbs; 0: nothing was added */
    bool failed;                        /* memory ran out: the sum is lost */
} gbv_exact;

/* Is x within what the sums below take: 0, or 2^-200 <= |x| <= 2^200? Beyond
 * it the third-order products would leave the range of doubles. */
bool gbv_exact_takes(double x);

/* Adds x, x^2, x^3, x^4, w x, w x^2. Every value must be one that
 * gbv_exact_takes; x alone may be any finite number. */
void gbv_exact_add(gbv_exact *sum, double x);
void gbv_exact_add_square(gbv_exact *sum, double x);
void gbv_exact_add_cube(gbv_exact *sum, double x);
void gbv_exact_add_fourth(gbv_exact *sum, double x);
void gbv_exact_add_product(gbv_exact *sum, double w, double x);
void gbv_exact_add_weighted_square(gbv_exact *sum, double w, double x);

/* Adds or subtracts another sum. */
void gbv_exact_merge(gbv_exact *sum, const gbv_exact *other);
void gbv_exact_subtract(gbv_exact *sum, const gbv_exact *other);

/* Adds factor times another sum, which must not be this one. The factor is any
 * finite number. */
void gbv_exact_add_scaled(gbv_exact *sum, double factor, const gbv_exact *other);

/* out = a b. `out` is overwritten, and must not be a or b. */
void gbv_exact_multiply(const gbv_exact *a, const gbv_exact *b, gbv_exact *out);

/* Adds the product of 1 to 4 factors, each one that gbv_exact_takes. */
void gbv_exact_add_factors(gbv_exact *sum, const double *factors, size_t n);

/* Adds or subtracts a whole number of 1 to 4 limbs, the lowest first, times
 * 2^exponent. */
void gbv_exact_add_integer(gbv_exact *sum, const uint64_t *limbs, size_t n, int exponent,
                           bool negative);

/* A count as a sum. */
void gbv_exact_from_count(gbv_exact *out, uint64_t count);

/* -1, 0 or 1. */
int gbv_exact_sign(const gbv_exact *sum);

/* The nearest double, ties to even. */
double gbv_exact_round(const gbv_exact *sum);

/* The double nearest to a / b, ties to even. NaN if b is 0. */
double gbv_exact_ratio(const gbv_exact *a, const gbv_exact *b);

void gbv_exact_free(gbv_exact *sum);

#endif
