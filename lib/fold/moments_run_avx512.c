/* Runs by AVX-512, eight values at a time. Each is a whole number in the scale
 * of its group, less than 2^62, as in gbv_moments_add_fast. */
#include "fold/moments_run.h"

#if defined(__x86_64__)

#include "base/avx512.h"

/* Sums in eight lanes. A square is taken of two limbs, the lower of 52 bits:
 *   (high 2^52 + low)^2 = low^2 + 2 low high 2^52 + high^2 2^104,
 * and of each product the lower and the upper 52 bits are summed apart. */
struct lanes {
    __m512i low, high;                 /* of the values, by 32 bits */
    __m512i square[2], cross[2], high_square;
    __m512d min, max;
    size_t n, n_missing;
};

/* So many sums of 52 bits in eight lanes fit in 64 bits together. */
enum { MOST = 4096 };

GBV_AVX512_INLINE void
add_squares(struct lanes *sums, __m512i size)
{
    __m512i high = _mm512_srli_epi64(size, 52);
    sums->square[0] = _mm512_madd52lo_epu64(sums->square[0], size, size);
    sums->square[1] = _mm512_madd52hi_epu64(sums->square[1], size, size);
    sums->cross[0] = _mm512_madd52lo_epu64(sums->cross[0], size, high);
    sums->cross[1] = _mm512_madd52hi_epu64(sums->cross[1], size, high);
    sums->high_square = _mm512_madd52lo_epu64(sums->high_square, high, high);
}

/* Adds eight values, of which those `there`; a bit for each that is not taken. */
GBV_AVX512_INLINE __mmask8
add_eight(struct lanes *sums, __m512d values, __mmask8 there, __m512d scale)
{
    const __m512i lower = _mm512_set1_epi64(0xffffffff);
    __m512d scaled = _mm512_mul_pd(values, scale);
    __m512i whole = _mm512_cvttpd_epi64(scaled);    /* -2^63 if out of range */
    __m512i size = _mm512_abs_epi64(whole);
    __m512d back = _mm512_cvtepi64_pd(whole);
    __mmask8 taken = _mm512_mask_cmp_pd_mask(there, back, scaled, _CMP_EQ_OQ) &
                     _mm512_cmplt_epu64_mask(size, _mm512_set1_epi64(INT64_C(1) << 62));
    __mmask8 zero = _mm512_cmp_pd_mask(scaled, _mm512_setzero_pd(), _CMP_EQ_OQ);
    taken &= ~zero | _mm512_cmp_pd_mask(values, _mm512_setzero_pd(), _CMP_EQ_OQ);
    __mmask8 missing = _mm512_mask_cmp_pd_mask(there, values, values, _CMP_UNORD_Q);
    whole = _mm512_maskz_mov_epi64(taken, whole);
    sums->low = _mm512_add_epi64(sums->low, _mm512_and_si512(whole, lower));
    sums->high = _mm512_add_epi64(sums->high, _mm512_srai_epi64(whole, 32));
    add_squares(sums, _mm512_maskz_mov_epi64(taken, size));
    sums->min = _mm512_mask_min_pd(sums->min, taken, values, sums->min);
    sums->max = _mm512_mask_max_pd(sums->max, taken, values, sums->max);
    sums->n += (size_t)__builtin_popcount(taken);
    sums->n_missing += (size_t)__builtin_popcount(missing);
    return there & ~(taken | missing);
}

/* The lanes together. */
GBV_AVX512_INLINE void
add_lanes(gbv_moments *moments, const struct lanes *sums)
{
    gbv_uint128 middle = gbv_sum_lanes(sums->square[1]);
    middle += 2 * (gbv_uint128)gbv_sum_lanes(sums->cross[0]);
    uint64_t top = gbv_sum_lanes(sums->high_square) + 2 * gbv_sum_lanes(sums->cross[1]);
    gbv_add_wide(&moments->squares, &moments->squares_high, gbv_sum_lanes(sums->square[0]));
    gbv_add_wide(&moments->squares, &moments->squares_high, middle << 52);
    gbv_add_wide(&moments->squares, &moments->squares_high, (gbv_uint128)top << 104);
    moments->squares_high += top >> 24;
    moments->scaled += (gbv_int128)(int64_t)gbv_sum_lanes(sums->high) * ((gbv_int128)1 << 32);
    moments->scaled += gbv_sum_lanes(sums->low);
    moments->min = _mm512_reduce_min_pd(sums->min);
    moments->max = _mm512_reduce_max_pd(sums->max);
    moments->n += sums->n;
    moments->n_missing += sums->n_missing;
}

GBV_AVX512 static size_t
add_part(gbv_moments *moments, const double *values, size_t n, size_t from, uint32_t *rest)
{
    struct lanes sums = { .min = _mm512_set1_pd(moments->min),
                          .max = _mm512_set1_pd(moments->max) };
    const __m512d scale = _mm512_set1_pd(moments->scale);
    size_t n_rest = 0;
    for (size_t at = from; at < n; at += 8) {
        __mmask8 there = gbv_first_lanes(n - at);
        __m512d eight = _mm512_maskz_loadu_pd(there, values + at);
        __mmask8 left = add_eight(&sums, eight, there, scale);
        for (; left; left &= (__mmask8)(left - 1))
            rest[n_rest++] = (uint32_t)at + (uint32_t)__builtin_ctz(left);
    }
    add_lanes(moments, &sums);
    return n_rest;
}

GBV_AVX512 size_t
gbv_moments_add_run_avx512(gbv_moments *moments, const double *values, size_t n, uint32_t *rest)
{
    size_t n_rest = 0;
    if (moments->scale == 0)
        return gbv_moments_add_run_one_by_one(moments, values, n, rest);
    for (size_t at = 0; at < n; at += MOST)
        n_rest += add_part(moments, values, n - at < MOST ? n : at + MOST, at, rest + n_rest);
    return n_rest;
}

#else

size_t
gbv_moments_add_run_avx512(gbv_moments *moments, const double *values, size_t n, uint32_t *rest)
{
    return gbv_moments_add_run_one_by_one(moments, values, n, rest);
}

#endif
