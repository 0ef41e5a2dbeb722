/* Splitting, 64 bytes at a time, whatever instructions look at them: for
 * split.c and split_avx2.c, which give `look` and `look_closely`. */
#ifndef GBV_DATA_SPLIT_WORD_H
#define GBV_DATA_SPLIT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/split.h"

/* What is inlined must be, so that the two functions are known there. */
#define GBV_INLINE __attribute__((always_inline)) static inline

/* What 64 bytes hold at first sight; a bit each. */
struct gbv_glance {
    uint64_t ends;      /* delimiters and line feeds */
    bool special;       /* a quote, a CR or a NUL byte */
    bool high;          /* a byte from 0x80 up */
};

struct gbv_marks_of_word {
    uint64_t feed, quote, carriage, nul;
};

typedef struct gbv_glance gbv_look_fn(const char *bytes, char delimiter);
typedef struct gbv_marks_of_word gbv_look_closely_fn(const char *bytes);

/* Writes the places of the ends, and perhaps up to GBV_ENDS_SLACK more. */
typedef void gbv_put_fn(uint32_t *out, size_t n, uint64_t ends, uint32_t base);

/* By which instructions. */
struct gbv_lane {
    gbv_look_fn *look;
    gbv_look_closely_fn *look_closely;
    gbv_put_fn *put;
};

/* What is carried from one word to the next. Start with { .after_end = 1 }. */
struct gbv_split_state {
    uint64_t inside;          /* all ones: within quotes */
    uint64_t after_end;       /* 1: the last byte was a delimiter or a line feed */
    uint64_t after_close;     /* 1: the last byte was a closing quote */
    uint64_t after_carriage;
    size_t feeds_inside;      /* line feeds within quotes, so far */
    size_t n;                 /* cell ends, so far */
    bool has_breaks;          /* a line ends within quotes */
    bool has_special;         /* a quote or a CR */
    bool high;
};

/* Bit i becomes the parity of bits 0 … i: within quotes or not. */
GBV_INLINE uint64_t
gbv_prefix_parity(uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/* Quotes must open right behind a cell's end and close right before one: then
 * no quote stands inside a cell. False if one does. */
GBV_INLINE bool
gbv_follow_quotes(struct gbv_split_state *state, const struct gbv_marks_of_word *marks,
                  uint64_t ends, uint64_t *inside)
{
    *inside = gbv_prefix_parity(marks->quote) ^ state->inside;
    uint64_t opening = marks->quote & *inside, closing = marks->quote & ~*inside;
    if (opening & ~(ends << 1 | state->after_end))
        return false;
    uint64_t behind = closing << 1 | state->after_close;
    if (behind & ~(ends | marks->carriage))
        return false;
    state->inside = (uint64_t)((int64_t)*inside >> 63);
    state->after_close = closing >> 63;
    return true;
}

GBV_INLINE uint64_t
gbv_put_lowest(uint32_t *out, size_t n, uint64_t ends, uint32_t base)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = base + (uint32_t)__builtin_ctzll(ends | UINT64_C(1) << 63);
        ends &= ends - 1;
    }
    return ends;
}

/* So many ends are written at once, whether they are there or not: a branch
 * for each would cost more than those that are not. As measured. */
enum { GBV_ENDS_FIRST = 10, GBV_ENDS_MORE = 4, GBV_ENDS_SLACK = 64 + GBV_ENDS_FIRST };

GBV_INLINE void
gbv_put_ends(uint32_t *out, size_t n, uint64_t ends, uint32_t base)
{
    ends = gbv_put_lowest(out, GBV_ENDS_FIRST, ends, base);
    for (size_t at = GBV_ENDS_FIRST; at < n; at += GBV_ENDS_MORE)
        ends = gbv_put_lowest(out + at, GBV_ENDS_MORE, ends, base);
}

/* A word with quotes, or within them, or with what is not plain. False: in
 * doubt. A CR outside quotes belongs to the line feed behind it, or is. */
GBV_INLINE bool
gbv_take_special(struct gbv_split_state *state, const char *bytes, uint64_t valid,
                 uint64_t *ends, gbv_look_closely_fn *look_closely)
{
    struct gbv_marks_of_word marks = look_closely(bytes);
    uint64_t inside = 0;
    marks.quote &= valid;
    marks.carriage &= valid;
    if (marks.nul & valid)
        return false;
    state->has_special = state->has_special || marks.quote || marks.carriage;
    if ((marks.quote || state->inside || state->after_close) &&
        !gbv_follow_quotes(state, &marks, *ends, &inside))
        return false;
    uint64_t outside = marks.carriage & ~inside;
    if ((outside << 1 | state->after_carriage) & ~marks.feed & valid)
        return false;
    state->after_carriage = outside >> 63;
    state->feeds_inside += (size_t)__builtin_popcountll(marks.feed & inside & valid);
    state->has_breaks = state->has_breaks || ((marks.carriage | marks.feed) & inside & valid);
    *ends &= ~inside;
    return true;
}

/* Up to 64 bytes, those that are `valid`. Bytes behind the end are looked at
 * too: they can only raise a doubt that is settled exactly where it is raised. */
GBV_INLINE bool
gbv_take_word(struct gbv_split_state *state, const char *bytes, size_t base, uint64_t valid,
              char delimiter, uint32_t *out, const struct gbv_lane lane)
{
    struct gbv_glance glance = lane.look(bytes + base, delimiter);
    uint64_t ends = glance.ends & valid;
    state->high = state->high || glance.high;
    if ((glance.special || state->inside || state->after_close || state->after_carriage) &&
        !gbv_take_special(state, bytes + base, valid, &ends, lane.look_closely))
        return false;
    size_t n = (size_t)__builtin_popcountll(ends);
    lane.put(out + state->n, n, ends, (uint32_t)base);
    state->n += n;
    state->after_end = ends >> 63;
    return true;
}

/* The bytes from `base` on, of a text. */
GBV_INLINE bool
gbv_take_words(struct gbv_split_state *state, const char *bytes, size_t base, size_t end,
               char delimiter, uint32_t *out, const struct gbv_lane lane)
{
    for (; end - base >= 64; base += 64)
        if (!gbv_take_word(state, bytes, base, ~UINT64_C(0), delimiter, out, lane))
            return false;
    uint64_t valid = (UINT64_C(1) << (end - base)) - 1;
    return base == end ||
           gbv_take_word(state, bytes, base, valid, delimiter, out, lane);
}

/* By instructions that every machine has, and by wider ones, if this has. */
gbv_split_words_fn gbv_split_words_sse2;
gbv_split_words_fn gbv_split_words_avx2;
gbv_split_words_fn gbv_split_words_avx512;

/* Count as far as their instructions reach; the number of bytes counted. */
typedef size_t gbv_count_marks_fn(const char *bytes, size_t length, gbv_marks_count *count);
gbv_count_marks_fn gbv_count_marks_sse2;
gbv_count_marks_fn gbv_count_marks_avx2;

#endif
