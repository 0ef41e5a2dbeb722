#include <stdlib.h>

#include <simde/x86/sse2.h>

#include "base/cpu.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "data/split.h"
#include "data/split_word.h"

/* ---- Sixteen bytes at a time: SSE2, or what the machine has for it ---- */

struct lanes {
    simde__m128i of[4];
};

GBV_INLINE struct lanes
load(const char *bytes)
{
    struct lanes lanes;
    for (int i = 0; i < 4; i++)
        lanes.of[i] = simde_mm_loadu_si128((const simde__m128i *)(const void *)(bytes + 16 * i));
    return lanes;
}

GBV_INLINE uint64_t
bits_of(const struct lanes *lanes)
{
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++)
        bits |= (uint64_t)(uint16_t)simde_mm_movemask_epi8(lanes->of[i]) << (16 * i);
    return bits;
}

GBV_INLINE struct lanes
equal(const struct lanes *lanes, char needle)
{
    struct lanes found;
    for (int i = 0; i < 4; i++)
        found.of[i] = simde_mm_cmpeq_epi8(lanes->of[i], simde_mm_set1_epi8(needle));
    return found;
}

GBV_INLINE struct lanes
either(struct lanes a, struct lanes b)
{
    for (int i = 0; i < 4; i++)
        a.of[i] = simde_mm_or_si128(a.of[i], b.of[i]);
    return a;
}

GBV_INLINE bool
has_high_bit(const struct lanes *lanes)
{
    simde__m128i any = simde_mm_or_si128(simde_mm_or_si128(lanes->of[0], lanes->of[1]),
                                         simde_mm_or_si128(lanes->of[2], lanes->of[3]));
    return simde_mm_movemask_epi8(any) != 0;
}

GBV_INLINE struct gbv_glance
look(const char *bytes, char delimiter)
{
    struct lanes lanes = load(bytes);
    struct lanes ends = either(equal(&lanes, delimiter), equal(&lanes, '\n'));
    struct lanes special = either(either(equal(&lanes, '"'), equal(&lanes, '\r')),
                                  equal(&lanes, '\0'));
    return (struct gbv_glance){ .ends = bits_of(&ends), .special = has_high_bit(&special),
                                .high = has_high_bit(&lanes) };
}

GBV_INLINE uint64_t
bits_equal(const struct lanes *lanes, char needle)
{
    struct lanes found = equal(lanes, needle);
    return bits_of(&found);
}

GBV_INLINE struct gbv_marks_of_word
look_closely(const char *bytes)
{
    struct lanes lanes = load(bytes);
    return (struct gbv_marks_of_word){
        .feed = bits_equal(&lanes, '\n'), .quote = bits_equal(&lanes, '"'),
        .carriage = bits_equal(&lanes, '\r'), .nul = bits_equal(&lanes, '\0'),
    };
}

bool
gbv_split_words_sse2(struct gbv_split_state *state, const char *bytes, size_t base, size_t end,
                     char delimiter, uint32_t *out)
{
    return gbv_take_words(state, bytes, base, end, delimiter, out,
                          (struct gbv_lane){ look, look_closely, gbv_put_ends });
}

/* ---- Rows ---- */

/* Every row has its cells exactly if every n-th end is a line feed and there
 * are no other line feeds. An empty row of one cell, or "", is for libcsv: a
 * blank line, or no value. */
static bool
rows_are_whole(gbv_split *split, const char *bytes, const struct gbv_split_state *state,
               size_t n_feeds)
{
    size_t n = split->n_columns;
    if (state->n % n || n_feeds - state->feeds_inside != state->n / n || state->inside)
        return false;
    split->n_rows = state->n / n;
    for (size_t row = 0; row < split->n_rows; row++) {
        if (bytes[split->ends[(row + 1) * n]] != '\n')
            return false;
        if (n == 1 && gbv_split_cell(split, bytes, row, 0).length == 0)
            return false;
    }
    return true;
}

/* A text may be nothing but delimiters, but seldom is: room for its ends is
 * made piece by piece. */
static bool
split_pieces(gbv_split *split, struct gbv_split_state *state, const char *bytes, size_t length,
             char delimiter)
{
    enum { PIECE = 16 * 1024 };
    gbv_split_words_fn *words = split->words ? split->words
                              : gbv_has_avx512() ? gbv_split_words_avx512
                              : gbv_has_avx2() ? gbv_split_words_avx2 : gbv_split_words_sse2;
    for (size_t base = 0; base < length; base += PIECE) {
        size_t end = length - base < PIECE ? length : base + PIECE;
        if (!gbv_grow(&split->ends, &split->capacity, 1 + state->n + PIECE + GBV_ENDS_SLACK,
                      sizeof *split->ends))
            return false;
        split->ends[0] = UINT32_MAX;
        if (!words(state, bytes, base, end, delimiter, split->ends + 1))
            return false;
    }
    return true;
}

bool
gbv_split_rows(gbv_split *split, const char *bytes, size_t length, char delimiter,
               size_t n_columns, size_t n_feeds)
{
    struct gbv_split_state state = { .after_end = 1 };
    if (!length || bytes[length - 1] != '\n' || length > UINT32_MAX - 64 || !n_columns)
        return false;
    split->n_columns = n_columns;
    if (!split_pieces(split, &state, bytes, length, delimiter))
        return false;
    if (state.high && gbv_utf8_valid(bytes, length) < length)
        return false;
    split->has_breaks = state.has_breaks;
    split->is_bare = !state.has_special;
    return rows_are_whole(split, bytes, &state, n_feeds);
}

void
gbv_split_free(gbv_split *split)
{
    free(split->ends);
    *split = (gbv_split){ 0 };
}

/* ---- Counting ---- */

/* Sixteen counters of a byte each hold 255 steps before they are added up. */
static size_t
add_counters(simde__m128i counters)
{
    simde__m128i sums = simde_mm_sad_epu8(counters, simde_mm_setzero_si128());
    return (size_t)simde_mm_cvtsi128_si64(sums) +
           (size_t)simde_mm_cvtsi128_si64(simde_mm_unpackhi_epi64(sums, sums));
}

static simde__m128i
count_equal(simde__m128i counters, simde__m128i lane, char needle)
{
    return simde_mm_sub_epi8(counters, simde_mm_cmpeq_epi8(lane, simde_mm_set1_epi8(needle)));
}

size_t
gbv_count_marks_sse2(const char *bytes, size_t length, gbv_marks_count *count)
{
    size_t i = 0;
    while (length - i >= 16) {
        simde__m128i feeds = simde_mm_setzero_si128(), quotes = feeds, carriages = feeds;
        for (int step = 0; step < 255 && length - i >= 16; step++, i += 16) {
            simde__m128i lane = simde_mm_loadu_si128((const simde__m128i *)(const void *)
                                                     (bytes + i));
            feeds = count_equal(feeds, lane, '\n');
            quotes = count_equal(quotes, lane, '"');
            carriages = count_equal(carriages, lane, '\r');
        }
        count->feeds += add_counters(feeds);
        count->quotes += add_counters(quotes);
        count->carriages += add_counters(carriages);
    }
    return i;
}

gbv_marks_count
gbv_count_marks(const char *bytes, size_t length)
{
    gbv_marks_count count = { 0 };
    size_t i = gbv_has_avx2() ? gbv_count_marks_avx2(bytes, length, &count)
                              : gbv_count_marks_sse2(bytes, length, &count);
    for (; i < length; i++) {
        count.feeds += bytes[i] == '\n';
        count.quotes += bytes[i] == '"';
        count.carriages += bytes[i] == '\r';
    }
    return count;
}
