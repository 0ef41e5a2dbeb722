/* What is computed from exact sums: rounded once, at the end. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/exact_sum.h"
#include "base/exact_sum_limbs.h"

int
gbv_exact_sign(const gbv_exact *sum)
{
    const uint64_t *limbs = gbv_exact_limbs(sum);
    if (sum->n && limbs[sum->n - 1] >> 63)
        return -1;
    for (size_t i = 0; i < sum->n; i++)
        if (limbs[i])
            return 1;
    return 0;
}

/* Limbs of |sum|, which has sum->n of them. */
static void
take_magnitude(const gbv_exact *sum, uint64_t *out)
{
    bool negative = gbv_exact_sign(sum) < 0;
    uint64_t carry = negative;
    for (size_t i = 0; i < sum->n; i++) {
        uint64_t limb = gbv_exact_limbs(sum)[i];
        out[i] = (negative ? ~limb : limb) + carry;
        carry = carry && out[i] == 0;
    }
}

/* The same, for the caller to free; NULL when memory runs out. */
static uint64_t *
magnitude_of(const gbv_exact *sum)
{
    uint64_t *out = calloc(sum->n + 1, sizeof *out);
    if (out)
        take_magnitude(sum, out);
    return out;
}

/* The 64 bits below bit `top` (exclusive) of an integer, and whether any bit
 * stands below them. */
static uint64_t
leading_bits(const uint64_t *limbs, size_t top, bool *rest)
{
    uint64_t bits = 0;
    size_t from = top > 64 ? top - 64 : 0;
    size_t limb = from / 64;
    unsigned shift = (unsigned)(from % 64);
    bits = limbs[limb] >> shift;
    if (shift && limb * 64 + 64 < top)
        bits |= limbs[limb + 1] << (64 - shift);
    *rest = shift && limbs[limb] << (64 - shift) != 0;
    for (size_t i = 0; i < limb && !*rest; i++)
        *rest = limbs[i] != 0;
    return bits;
}

/* The nearest double to an integer times 2^(64 low), ties to even. */
static double
round_limbs(const uint64_t *limbs, size_t n, int32_t low)
{
    while (n && !limbs[n - 1])
        n--;
    if (!n)
        return 0;
    size_t top = 64 * n - (size_t)__builtin_clzll(limbs[n - 1]);
    bool rest;
    uint64_t bits = leading_bits(limbs, top, &rest);
    int exponent = (int)(top > 64 ? top - 64 : 0) + 64 * low;
    if (top <= 53)
        return ldexp((double)bits, exponent);
    /* Keep 53 of the 64 (or fewer) bits: round half to even. */
    unsigned drop = top >= 64 ? 11 : (unsigned)(top - 53);
    uint64_t kept = bits >> drop, lost = bits & ((UINT64_C(1) << drop) - 1);
    uint64_t half = UINT64_C(1) << (drop - 1);
    if (lost > half || (lost == half && (rest || (kept & 1))))
        kept++;
    return ldexp((double)kept, exponent + (int)drop);
}

double
gbv_exact_round(const gbv_exact *sum)
{
    enum { FEW = 8 };    /* limbs of most sums */
    uint64_t few[FEW];
    if (sum->failed)
        return NAN;
    uint64_t *limbs = sum->n <= FEW ? few : calloc(sum->n, sizeof *limbs);
    if (!limbs)
        return NAN;
    take_magnitude(sum, limbs);
    double magnitude = round_limbs(limbs, sum->n, sum->low);
    if (limbs != few)
        free(limbs);
    return gbv_exact_sign(sum) < 0 ? -magnitude : magnitude;
}

void
gbv_exact_multiply(const gbv_exact *a, const gbv_exact *b, gbv_exact *out)
{
    *out = (gbv_exact){ .failed = a->failed || b->failed };
    uint64_t *x = magnitude_of(a), *y = magnitude_of(b);
    size_t n = (size_t)a->n + b->n + 1;
    uint64_t *product = calloc(n, sizeof *product);
    if (!x || !y || !product || out->failed) {
        free(product);
        out->failed = true;
        goto done;
    }
    for (size_t i = 0; i < a->n; i++) {
        uint64_t carry = 0;
        for (size_t j = 0; j < b->n || carry; j++) {
            gbv_wide total = (gbv_wide)x[i] * (j < b->n ? y[j] : 0) + product[i + j] + carry;
            product[i + j] = (uint64_t)total;
            carry = (uint64_t)(total >> 64);
        }
    }
    if (gbv_exact_sign(a) * gbv_exact_sign(b) < 0) {
        uint64_t carry = 1;
        for (size_t i = 0; i < n; i++) {
            product[i] = ~product[i] + carry;
            carry = carry && product[i] == 0;
        }
    }
    *out = (gbv_exact){ .grown = product, .low = a->low + b->low, .n = (uint32_t)n };
done:
    free(x);
    free(y);
}

/* A sum as the unevaluated sum of two doubles: 106 bits of it. */
static void
two_doubles(const gbv_exact *sum, double *high, double *low)
{
    gbv_exact rest = { 0 };
    *high = gbv_exact_round(sum);
    gbv_exact_merge(&rest, sum);
    gbv_exact_add(&rest, -*high);
    *low = gbv_exact_round(&rest);
    gbv_exact_free(&rest);
}

/* Of two neighbours the one nearer to a / b, halfway between them the even one.
 * NaN when memory runs out. */
static double
nearer(const gbv_exact *a, const gbv_exact *b, double one, double other)
{
    gbv_exact middle = { 0 }, product, rest = { 0 };
    gbv_exact_add(&middle, one / 2);
    gbv_exact_add(&middle, other / 2);
    gbv_exact_multiply(&middle, b, &product);
    gbv_exact_merge(&rest, a);
    gbv_exact_subtract(&rest, &product);
    double lesser = fmin(one, other), greater = fmax(one, other), found;
    int above = gbv_exact_sign(&rest) * gbv_exact_sign(b);
    if (middle.failed || rest.failed)
        found = NAN;
    else if (above == 0)
        found = lesser + (greater - lesser) / 2;
    else
        found = above > 0 ? greater : lesser;
    gbv_exact_free(&middle);
    gbv_exact_free(&product);
    gbv_exact_free(&rest);
    return found;
}

double
gbv_exact_ratio(const gbv_exact *a, const gbv_exact *b)
{
    double a_high, a_low, b_high, b_low;
    if (gbv_exact_sign(b) == 0)
        return NAN;
    two_doubles(a, &a_high, &a_low);
    two_doubles(b, &b_high, &b_low);
    /* One step of Newton on the quotient of the leading parts (Dekker 1971):
     * the remainder a - q b is exact up to its last bits by fma. */
    double quotient = a_high / b_high;
    double remainder = fma(-quotient, b_high, a_high) + (a_low - quotient * b_low);
    double more = remainder / b_high, ratio = quotient + more, left = more - (ratio - quotient);
    /* What is left is known to some 50 bits: nearer to half a unit than that,
     * nobody knows which way to round. */
    double neighbour = nextafter(ratio, left > 0 ? INFINITY : -INFINITY);
    double half = fabs(neighbour - ratio) / 2;
    if (ratio == 0 || !isfinite(ratio) || fabs(fabs(left) - half) > half * 0x1p-40)
        return ratio;
    return nearer(a, b, ratio, neighbour);
}
