/* Short numbers by AVX-512: the steps of gbv_number_short, each for eight. */
#include "data/short_numbers.h"

#if defined(__x86_64__)

#include <string.h>

#include "base/avx512.h"

/* Cells are copied some time before they are looked at: to load at once what
 * was just stored in parts would wait for it. */
enum { COPIED = 64 };

struct copied {
    uint64_t words[COPIED];      /* their first eight bytes */
    uint64_t lengths[COPIED];
};

static inline void
copy(struct copied *copied, const gbv_split *split, const char *bytes, size_t column, size_t first,
     size_t n)
{
    for (size_t i = 0; i < n; i++) {
        gbv_span cell = gbv_split_between(split, bytes, first + i, column);
        memcpy(&copied->words[i], bytes + cell.start, sizeof copied->words[i]);
        copied->lengths[i] = cell.length;
    }
}

/* In each eight bytes the lowest bit of the first byte that is marked. */
GBV_AVX512_INLINE __m512i
first_marks(__mmask64 marked)
{
    __m512i marks = _mm512_maskz_set1_epi8(marked, 1);
    return _mm512_and_si512(marks, _mm512_sub_epi64(_mm512_setzero_si512(), marks));
}

/* The digits before the mark move into its place. */
GBV_AVX512_INLINE __m512i
close_up(__m512i digits, __m512i marks)
{
    const __m512i one = _mm512_set1_epi64(1);
    __m512i before = _mm512_sub_epi64(marks, one);
    __m512i with_mark = _mm512_sub_epi64(_mm512_slli_epi64(marks, 8), one);
    __m512i moved = _mm512_slli_epi64(_mm512_and_si512(digits, before), 8);
    return _mm512_or_si512(_mm512_andnot_si512(with_mark, digits), moved);
}

/* What to divide by for the digits behind the mark. */
GBV_AVX512_INLINE __m512d
divisors(__m512i marks)
{
    const __m512d powers = _mm512_setr_pd(1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7);
    __m512i from_mark = _mm512_sub_epi64(_mm512_setzero_si512(), marks);
    __m512i bytes = _mm512_srli_epi64(_mm512_popcnt_epi64(from_mark), 3);
    return _mm512_permutexvar_pd(_mm512_sub_epi64(bytes, _mm512_set1_epi64(1)), powers);
}

/* Eight digits to a number: to pairs, to fours, to one. */
GBV_AVX512_INLINE __m512d
add_up(__m512i digits)
{
    __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(1 << 8 | 10));
    __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(1 << 16 | 100));
    __m512i upper = _mm512_mul_epu32(fours, _mm512_set1_epi64(10000));
    return _mm512_cvtepu64_pd(_mm512_add_epi64(upper, _mm512_srli_epi64(fours, 32)));
}

/* Eight cells; a bit for each that is no short number. */
GBV_AVX512_INLINE __mmask8
convert(const struct copied *copied, size_t at, char decimal, __m512d *out)
{
    __m512i lengths = _mm512_loadu_si512(copied->lengths + at);
    __m512i shift = _mm512_sub_epi64(_mm512_set1_epi64(64), _mm512_slli_epi64(lengths, 3));
    __m512i digits = _mm512_xor_si512(_mm512_loadu_si512(copied->words + at),
                                      _mm512_set1_epi8('0'));
    digits = _mm512_sllv_epi64(digits, shift);
    __mmask64 marked = _mm512_cmpeq_epi8_mask(digits, _mm512_set1_epi8((char)(decimal ^ '0')));
    __m512i marks = first_marks(marked);
    __mmask8 has_mark = _mm512_test_epi64_mask(marks, marks);
    if (marked)
        digits = _mm512_mask_mov_epi64(digits, has_mark, close_up(digits, marks));
    __m512d numbers = add_up(digits);
    *out = marked ? _mm512_mask_div_pd(numbers, has_mark, numbers, divisors(marks)) : numbers;
    __m512i no_digits = _mm512_maskz_set1_epi8(_mm512_cmpgt_epu8_mask(digits, _mm512_set1_epi8(9)),
                                               1);
    const __m512i one = _mm512_set1_epi64(1);
    return _mm512_cmpgt_epu64_mask(_mm512_sub_epi64(lengths, one), _mm512_set1_epi64(7)) |
           _mm512_test_epi64_mask(no_digits, no_digits) |
           _mm512_mask_cmpeq_epi64_mask(has_mark, lengths, one);
}

/* Of so many copied cells, the first of which is the `first` of the column. */
GBV_AVX512_INLINE size_t
convert_copied(const struct copied *copied, size_t first, size_t n, char decimal, double *out,
               uint32_t *rest)
{
    size_t n_rest = 0;
    for (size_t at = 0; at < n; at += 8) {
        __m512d numbers;
        __mmask8 there = gbv_first_lanes(n - at);
        __mmask8 none = convert(copied, at, decimal, &numbers) & there;
        _mm512_mask_storeu_pd(out + first + at, there, numbers);
        for (; none; none &= (__mmask8)(none - 1))
            rest[n_rest++] = (uint32_t)(first + at) + (uint32_t)__builtin_ctz(none);
    }
    return n_rest;
}

GBV_AVX512 size_t
gbv_short_numbers_avx512(const gbv_split *split, const char *bytes, size_t column, char decimal,
                         double *out, uint32_t *rest)
{
    struct copied copied = { { 0 }, { 0 } };
    size_t n_rest = 0;
    for (size_t first = 0; first < split->n_rows; first += COPIED) {
        size_t n = split->n_rows - first < COPIED ? split->n_rows - first : COPIED;
        copy(&copied, split, bytes, column, first, n);
        n_rest += convert_copied(&copied, first, n, decimal, out, rest + n_rest);
    }
    return n_rest;
}

#else

size_t
gbv_short_numbers_avx512(const gbv_split *split, const char *bytes, size_t column, char decimal,
                         double *out, uint32_t *rest)
{
    return gbv_short_numbers_one_by_one(split, bytes, column, decimal, out, rest);
}

#endif
