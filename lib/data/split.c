#include <stdlib.h>

#include <simde/x86/sse2.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "data/split.h"

/* What 64 bytes hold, a bit each. */
struct masks {
    uint64_t delimiter, feed, quote;
};

struct needles {
    simde__m128i delimiter, feed, quote, carriage, nul;
};

/* What is carried from one word of 64 bytes to the next. */
struct state {
    uint64_t inside;        /* all ones: within quotes */
    uint64_t after_end;     /* 1: the last byte was a delimiter or a line feed */
    uint64_t after_close;   /* 1: the last byte was a closing quote */
    uint64_t after_carriage;
    uint64_t breaks;        /* not 0: a line end stands within quotes */
    size_t feeds, n;        /* line feeds and cell ends outside quotes, so far */
    bool ascii;
};

static inline uint64_t
equal_bytes(const simde__m128i lane[4], simde__m128i needle)
{
    uint64_t mask = 0;
    for (int i = 0; i < 4; i++) {
        int part = simde_mm_movemask_epi8(simde_mm_cmpeq_epi8(lane[i], needle));
        mask |= (uint64_t)(uint16_t)part << (16 * i);
    }
    return mask;
}

static inline struct masks
look(const char *bytes, const struct needles *needles, uint64_t valid, bool *ascii,
     uint64_t *carriage, bool *nul)
{
    simde__m128i lane[4];
    for (int i = 0; i < 4; i++)
        lane[i] = simde_mm_loadu_si128((const simde__m128i *)(const void *)(bytes + 16 * i));
    simde__m128i any = simde_mm_or_si128(simde_mm_or_si128(lane[0], lane[1]),
                                         simde_mm_or_si128(lane[2], lane[3]));
    simde__m128i least = simde_mm_min_epu8(simde_mm_min_epu8(lane[0], lane[1]),
                                           simde_mm_min_epu8(lane[2], lane[3]));
    /* Bytes behind the end are looked at too: they can only raise a doubt that
     * is settled exactly where it is raised. */
    if (simde_mm_movemask_epi8(any))
        *ascii = false;
    if (simde_mm_movemask_epi8(simde_mm_cmpeq_epi8(least, needles->nul)))
        *nul = (equal_bytes(lane, needles->nul) & valid) != 0;
    *carriage = equal_bytes(lane, needles->carriage) & valid;
    return (struct masks){
        .delimiter = equal_bytes(lane, needles->delimiter) & valid,
        .feed = equal_bytes(lane, needles->feed) & valid,
        .quote = equal_bytes(lane, needles->quote) & valid,
    };
}

/* Bit i becomes the parity of bits 0 … i: within quotes or not. */
static inline uint64_t
prefix_parity(uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/* Quotes must open right behind a cell's end and close right before one: then
 * no quote stands inside a cell. False if one does. */
static inline bool
follow_quotes(struct state *state, const struct masks *masks, uint64_t carriage,
              uint64_t *inside)
{
    uint64_t ends = masks->delimiter | masks->feed;
    *inside = prefix_parity(masks->quote) ^ state->inside;
    uint64_t opening = masks->quote & *inside, closing = masks->quote & ~*inside;
    if (opening & ~(ends << 1 | state->after_end))
        return false;
    uint64_t behind = closing << 1 | state->after_close;
    if (behind & ~(ends | carriage))
        return false;
    state->inside = (uint64_t)((int64_t)*inside >> 63);
    state->after_close = closing >> 63;
    return true;
}

static inline void
put_ends(uint32_t *out, uint64_t ends, uint32_t base)
{
    while (ends) {
        *out++ = base + (uint32_t)__builtin_ctzll(ends);
        ends &= ends - 1;
    }
}

/* One word of 64 bytes. False: in doubt. */
static inline bool
take_word(struct state *state, const char *bytes, size_t base, uint64_t valid,
          const struct needles *needles, uint32_t *ends_out)
{
    uint64_t carriage, inside = 0;
    bool nul = false;
    struct masks masks = look(bytes + base, needles, valid, &state->ascii, &carriage, &nul);
    if (nul)
        return false;
    if ((masks.quote || state->inside || state->after_close) &&
        !follow_quotes(state, &masks, carriage, &inside))
        return false;
    /* A CR outside quotes belongs to the line feed behind it, or is in doubt. */
    uint64_t outside = carriage & ~inside;
    if ((outside << 1 | state->after_carriage) & ~masks.feed & valid)
        return false;
    state->after_carriage = outside >> 63;
    state->breaks |= (carriage | masks.feed) & inside;

    uint64_t ends = (masks.delimiter | masks.feed) & ~inside;
    put_ends(ends_out + state->n, ends, (uint32_t)base);
    state->n += (size_t)__builtin_popcountll(ends);
    state->feeds += (size_t)__builtin_popcountll(masks.feed & ~inside);
    state->after_end = ends >> 63;
    return true;
}

/* Every row has its cells exactly if every n-th end is a line feed and there
 * are no other line feeds; an empty row of one cell is a blank line. */
static bool
rows_are_whole(gbv_split *split, const char *bytes, const struct state *state)
{
    size_t n = split->n_columns;
    if (state->n % n || state->feeds != state->n / n || state->inside)
        return false;
    split->n_rows = state->n / n;
    for (size_t row = 0; row < split->n_rows; row++) {
        if (bytes[split->ends[(row + 1) * n - 1]] != '\n')
            return false;
        if (n == 1 && gbv_split_cell(split, bytes, row, 0).missing)
            return false;
    }
    return true;
}

bool
gbv_split_rows(gbv_split *split, const char *bytes, size_t length, char delimiter,
               size_t n_columns)
{
    struct needles needles = {
        .delimiter = simde_mm_set1_epi8((signed char)delimiter),
        .feed = simde_mm_set1_epi8('\n'),
        .quote = simde_mm_set1_epi8('"'),
        .carriage = simde_mm_set1_epi8('\r'),
        .nul = simde_mm_setzero_si128(),
    };
    struct state state = { .after_end = 1, .ascii = true };
    if (!length || bytes[length - 1] != '\n' || length > UINT32_MAX - 64 || !n_columns)
        return false;
    split->n_columns = n_columns;
    for (size_t base = 0; base < length; base += 64) {
        size_t left = length - base;
        uint64_t valid = left >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << left) - 1;
        if (!gbv_grow(&split->ends, &split->capacity, state.n + 64, sizeof *split->ends) ||
            !take_word(&state, bytes, base, valid, &needles, split->ends))
            return false;
    }
    if (!state.ascii && gbv_utf8_valid(bytes, length) < length)
        return false;
    split->has_breaks = state.breaks != 0;
    return rows_are_whole(split, bytes, &state);
}

/* Sixteen counters of a byte each hold 255 steps before they are added up. */
static size_t
add_counters(simde__m128i counters)
{
    simde__m128i sums = simde_mm_sad_epu8(counters, simde_mm_setzero_si128());
    return (size_t)simde_mm_cvtsi128_si64(sums) +
           (size_t)simde_mm_cvtsi128_si64(simde_mm_unpackhi_epi64(sums, sums));
}

void
gbv_count_marks(const char *bytes, size_t length, size_t *feeds, size_t *quotes)
{
    const simde__m128i feed = simde_mm_set1_epi8('\n'), quote = simde_mm_set1_epi8('"');
    size_t i = 0;
    *feeds = *quotes = 0;
    while (length - i >= 16) {
        simde__m128i fed = simde_mm_setzero_si128(), quoted = fed;
        for (int step = 0; step < 255 && length - i >= 16; step++, i += 16) {
            simde__m128i lane = simde_mm_loadu_si128((const simde__m128i *)(const void *)
                                                     (bytes + i));
            fed = simde_mm_sub_epi8(fed, simde_mm_cmpeq_epi8(lane, feed));
            quoted = simde_mm_sub_epi8(quoted, simde_mm_cmpeq_epi8(lane, quote));
        }
        *feeds += add_counters(fed);
        *quotes += add_counters(quoted);
    }
    for (; i < length; i++) {
        *feeds += bytes[i] == '\n';
        *quotes += bytes[i] == '"';
    }
}

void
gbv_split_free(gbv_split *split)
{
    free(split->ends);
    *split = (gbv_split){ 0 };
}
