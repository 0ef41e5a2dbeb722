/* What files that are written in AVX-512 share. Their functions may be called
 * where gbv_has_avx512; include this within #if defined(__x86_64__) only. */
#ifndef GBV_BASE_AVX512_H
#define GBV_BASE_AVX512_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#define GBV_AVX512                                                                          \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi2,avx512ifma,"      \
                          "avx512vpopcntdq,popcnt,bmi")))
#define GBV_AVX512_INLINE GBV_AVX512 __attribute__((always_inline)) static inline

/* A bit for each of the first n of eight lanes. */
GBV_AVX512_INLINE __mmask8
gbv_first_lanes(size_t n)
{
    unsigned bits = n < 8 ? (1u << n) - 1 : 0xff;
    return (__mmask8)bits;
}

/* The sum of eight lanes; of signed ones too. */
GBV_AVX512_INLINE uint64_t
gbv_sum_lanes(__m512i lanes)
{
    uint64_t part[8], sum = 0;
    _mm512_storeu_si512(part, lanes);
    for (size_t i = 0; i < 8; i++)
        sum += part[i];
    return sum;
}

#endif
