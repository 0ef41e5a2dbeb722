/* The fast lane by AVX-512: the places of all ends of 64 bytes come out of one
 * instruction. */
#include "data/split_word.h"

#if defined(__x86_64__)

#include "base/avx512.h"

GBV_AVX512_INLINE uint64_t
equal(__m512i bytes, char needle)
{
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(needle));
}

GBV_AVX512_INLINE struct gbv_glance
look(const char *bytes, char delimiter)
{
    __m512i word = _mm512_loadu_si512(bytes);
    return (struct gbv_glance){
        .ends = equal(word, delimiter) | equal(word, '\n'),
        .special = (equal(word, '"') | equal(word, '\r') | equal(word, '\0')) != 0,
        .high = _mm512_movepi8_mask(word) != 0,
    };
}

GBV_AVX512_INLINE struct gbv_marks_of_word
look_closely(const char *bytes)
{
    __m512i word = _mm512_loadu_si512(bytes);
    return (struct gbv_marks_of_word){ .feed = equal(word, '\n'), .quote = equal(word, '"'),
                                       .carriage = equal(word, '\r'),
                                       .nul = equal(word, '\0') };
}

GBV_AVX512_INLINE void
put_sixteen(uint32_t *out, __m128i places, uint32_t base)
{
    __m512i wide = _mm512_cvtepu8_epi32(places);
    _mm512_storeu_si512(out, _mm512_add_epi32(wide, _mm512_set1_epi32((int)base)));
}

GBV_AVX512_INLINE void
put(uint32_t *out, size_t n, uint64_t ends, uint32_t base)
{
    static const char counting[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
    };
    __m512i places = _mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(counting));
    put_sixteen(out, _mm512_castsi512_si128(places), base);
    if (n <= 16)
        return;
    char rest[64];
    _mm512_storeu_si512(rest, places);
    for (size_t at = 16; at < n; at += 16)
        put_sixteen(out + at, _mm_loadu_si128((const __m128i *)(const void *)(rest + at)), base);
}

GBV_AVX512 bool
gbv_split_words_avx512(struct gbv_split_state *state, const char *bytes, size_t base, size_t end,
                       char delimiter, uint32_t *out)
{
    return gbv_take_words(state, bytes, base, end, delimiter, out,
                          (struct gbv_lane){ look, look_closely, put });
}

#else

bool
gbv_split_words_avx512(struct gbv_split_state *state, const char *bytes, size_t base, size_t end,
                       char delimiter, uint32_t *out)
{
    (void)state, (void)bytes, (void)base, (void)end, (void)delimiter, (void)out;
    return false;
}

#endif
