/* The fast lane by AVX2: measured to save more than a fifth of a fold's time on
 * machines that have it. */
#include "data/split_word.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,popcnt,bmi")))

AVX2 GBV_INLINE __m256i
load(const char *bytes)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)bytes);
}

AVX2 GBV_INLINE uint64_t
bits_of(__m256i low, __m256i high)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 |
           (uint32_t)_mm256_movemask_epi8(low);
}

AVX2 GBV_INLINE __m256i
equal(__m256i bytes, char needle)
{
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(needle));
}

AVX2 GBV_INLINE __m256i
is_special(__m256i bytes)
{
    return _mm256_or_si256(_mm256_or_si256(equal(bytes, '"'), equal(bytes, '\r')),
                           equal(bytes, '\0'));
}

AVX2 GBV_INLINE struct gbv_glance
look(const char *bytes, char delimiter)
{
    __m256i low = load(bytes), high = load(bytes + 32);
    __m256i special = _mm256_or_si256(is_special(low), is_special(high));
    return (struct gbv_glance){
        .ends = bits_of(_mm256_or_si256(equal(low, delimiter), equal(low, '\n')),
                        _mm256_or_si256(equal(high, delimiter), equal(high, '\n'))),
        .special = !_mm256_testz_si256(special, special),
        .high = _mm256_movemask_epi8(_mm256_or_si256(low, high)) != 0,
    };
}

AVX2 GBV_INLINE struct gbv_marks_of_word
look_closely(const char *bytes)
{
    __m256i low = load(bytes), high = load(bytes + 32);
    return (struct gbv_marks_of_word){
        .feed = bits_of(equal(low, '\n'), equal(high, '\n')),
        .quote = bits_of(equal(low, '"'), equal(high, '"')),
        .carriage = bits_of(equal(low, '\r'), equal(high, '\r')),
        .nul = bits_of(equal(low, '\0'), equal(high, '\0')),
    };
}

AVX2 bool
gbv_split_words_avx2(struct gbv_split_state *state, const char *bytes, size_t base, size_t end,
                     char delimiter, uint32_t *out)
{
    return gbv_take_words(state, bytes, base, end, delimiter, out,
                          (struct gbv_lane){ look, look_closely, gbv_put_ends });
}

/* Thirty-two counters of a byte each hold 255 steps before they are added up. */
AVX2 GBV_INLINE size_t
add_counters(__m256i counters)
{
    __m256i sums = _mm256_sad_epu8(counters, _mm256_setzero_si256());
    return (size_t)(_mm256_extract_epi64(sums, 0) + _mm256_extract_epi64(sums, 1) +
                    _mm256_extract_epi64(sums, 2) + _mm256_extract_epi64(sums, 3));
}

AVX2 size_t
gbv_count_marks_avx2(const char *bytes, size_t length, gbv_marks_count *count)
{
    size_t i = 0;
    while (length - i >= 32) {
        __m256i feeds = _mm256_setzero_si256(), quotes = feeds, carriages = feeds;
        for (int step = 0; step < 255 && length - i >= 32; step++, i += 32) {
            __m256i lane = load(bytes + i);
            feeds = _mm256_sub_epi8(feeds, equal(lane, '\n'));
            quotes = _mm256_sub_epi8(quotes, equal(lane, '"'));
            carriages = _mm256_sub_epi8(carriages, equal(lane, '\r'));
        }
        count->feeds += add_counters(feeds);
        count->quotes += add_counters(quotes);
        count->carriages += add_counters(carriages);
    }
    return i;
}

#else

bool
gbv_split_words_avx2(struct gbv_split_state *state, const char *bytes, size_t base, size_t end,
                     char delimiter, uint32_t *out)
{
    (void)state, (void)bytes, (void)base, (void)end, (void)delimiter, (void)out;
    return false;
}

size_t
gbv_count_marks_avx2(const char *bytes, size_t length, gbv_marks_count *count)
{
    (void)bytes, (void)length, (void)count;
    return 0;
}

#endif
