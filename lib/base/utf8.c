#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

size_t
gbv_utf8_first(const char *text, size_t length, uint32_t *out)
{
    static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (length == 0)
        return 0;
    unsigned char first = (unsigned char)text[0];
    size_t n = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
             : first < 0xf5 ? 4 : 0;
    if (n == 0 || n > length)
        return 0;
    uint32_t character = n == 1 ? first : first & (0x7fU >> n);
    for (size_t i = 1; i < n; i++) {
        unsigned char next = (unsigned char)text[i];
        if ((next & 0xc0) != 0x80)
            return 0;
        character = character << 6 | (next & 0x3f);
    }
    bool surrogate = character >= 0xd800 && character < 0xe000;
    if (character < smallest[n] || surrogate || character > 0x10ffff)
        return 0;
    *out = character;
    return n;
}

/* Eight bytes of ASCII; a letter of Latin, Cyrillic, Arabic: most of a text. */
static inline size_t
common_length(const char *text, size_t length)
{
    uint64_t word;
    unsigned char first = (unsigned char)text[0];
    if (length >= sizeof word) {
        memcpy(&word, text, sizeof word);
        if (!(word & UINT64_C(0x8080808080808080)))
            return sizeof word;
    }
    if (first < 0x80)
        return 1;
    return length >= 2 && first >= 0xc2 && first < 0xe0 && ((unsigned char)text[1] & 0xc0) == 0x80
         ? 2 : 0;
}

size_t
gbv_utf8_valid(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t ignored;
        size_t n = common_length(text + at, length - at);
        if (n == 0)
            n = gbv_utf8_first(text + at, length - at, &ignored);
        if (n == 0)
            return at;
        at += n;
    }
    return at;
}

bool
gbv_utf8_is_cut(const char *text, size_t length)
{
    unsigned char first = (unsigned char)text[0];
    size_t n = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
    for (size_t i = 1; i < length; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80)
            return false;
    return length < n;
}

struct range {
    uint32_t first, last;
};

/* Marks (Mn, Me) of the scripts that tables of figures are written in, and
 * invisible characters (Cf), of the Unicode Character Database 14. */
static const struct range invisible[] = {
    { 0x300, 0x36f },     /* combining diacritical marks */
    { 0x483, 0x489 },     /* Cyrillic */
    { 0x591, 0x5bd }, { 0x5bf, 0x5bf }, { 0x5c1, 0x5c2 }, { 0x5c4, 0x5c5 },    /* Hebrew */
    { 0x610, 0x61a }, { 0x64b, 0x65f }, { 0x670, 0x670 }, { 0x6d6, 0x6dc },    /* Arabic */
    { 0x6df, 0x6e4 }, { 0x6e7, 0x6e8 }, { 0x6ea, 0x6ed },
    { 0x900, 0x902 }, { 0x93a, 0x93a }, { 0x93c, 0x93c }, { 0x941, 0x948 },    /* Devanagari */
    { 0x94d, 0x94d }, { 0x951, 0x957 }, { 0x962, 0x963 },
    { 0xe31, 0xe31 }, { 0xe34, 0xe3a }, { 0xe47, 0xe4e },                      /* Thai */
    { 0x1ab0, 0x1ace }, { 0x1dc0, 0x1dff },
    { 0x200b, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x2064 }, { 0x2066, 0x206f },
    { 0x20d0, 0x20f0 },   /* marks for symbols */
    { 0x302a, 0x302d }, { 0x3099, 0x309a },
    { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff },
    { 0xe0001, 0xe007f }, { 0xe0100, 0xe01ef },
};

/* East_Asian_Width W and F, of the Unicode Standard Annex 11 (Unicode 14);
 * neighbours with nothing but unassigned points between them are joined. */
static const struct range wide[] = {
    { 0x1100, 0x115f }, { 0x231a, 0x231b }, { 0x2329, 0x232a }, { 0x23e9, 0x23ec },
    { 0x23f0, 0x23f0 }, { 0x23f3, 0x23f3 }, { 0x25fd, 0x25fe }, { 0x2614, 0x2615 },
    { 0x2648, 0x2653 }, { 0x267f, 0x267f }, { 0x2693, 0x2693 }, { 0x26a1, 0x26a1 },
    { 0x26aa, 0x26ab }, { 0x26bd, 0x26be }, { 0x26c4, 0x26c5 }, { 0x26ce, 0x26ce },
    { 0x26d4, 0x26d4 }, { 0x26ea, 0x26ea }, { 0x26f2, 0x26f3 }, { 0x26f5, 0x26f5 },
    { 0x26fa, 0x26fa }, { 0x26fd, 0x26fd }, { 0x2705, 0x2705 }, { 0x270a, 0x270b },
    { 0x2728, 0x2728 }, { 0x274c, 0x274c }, { 0x274e, 0x274e }, { 0x2753, 0x2755 },
    { 0x2757, 0x2757 }, { 0x2795, 0x2797 }, { 0x27b0, 0x27b0 }, { 0x27bf, 0x27bf },
    { 0x2b1b, 0x2b1c }, { 0x2b50, 0x2b50 }, { 0x2b55, 0x2b55 }, { 0x2e80, 0x303e },
    { 0x3041, 0x3247 }, { 0x3250, 0x4dbf }, { 0x4e00, 0xa4c6 }, { 0xa960, 0xa97c },
    { 0xac00, 0xd7a3 }, { 0xf900, 0xfad9 }, { 0xfe10, 0xfe19 }, { 0xfe30, 0xfe6b },
    { 0xff01, 0xff60 }, { 0xffe0, 0xffe6 }, { 0x16fe0, 0x1b2fb }, { 0x1f004, 0x1f004 },
    { 0x1f0cf, 0x1f0cf }, { 0x1f18e, 0x1f18e }, { 0x1f191, 0x1f19a }, { 0x1f200, 0x1f320 },
    { 0x1f32d, 0x1f335 }, { 0x1f337, 0x1f37c }, { 0x1f37e, 0x1f393 }, { 0x1f3a0, 0x1f3ca },
    { 0x1f3cf, 0x1f3d3 }, { 0x1f3e0, 0x1f3f0 }, { 0x1f3f4, 0x1f3f4 }, { 0x1f3f8, 0x1f43e },
    { 0x1f440, 0x1f440 }, { 0x1f442, 0x1f4fc }, { 0x1f4ff, 0x1f53d }, { 0x1f54b, 0x1f54e },
    { 0x1f550, 0x1f567 }, { 0x1f57a, 0x1f57a }, { 0x1f595, 0x1f596 }, { 0x1f5a4, 0x1f5a4 },
    { 0x1f5fb, 0x1f64f }, { 0x1f680, 0x1f6c5 }, { 0x1f6cc, 0x1f6cc }, { 0x1f6d0, 0x1f6d2 },
    { 0x1f6d5, 0x1f6df }, { 0x1f6eb, 0x1f6ec }, { 0x1f6f4, 0x1f6fc }, { 0x1f7e0, 0x1f7f0 },
    { 0x1f90c, 0x1f93a }, { 0x1f93c, 0x1f945 }, { 0x1f947, 0x1f9ff }, { 0x1fa70, 0x1faf6 },
    { 0x20000, 0x3fffd },
};

static bool
is_in(const struct range *ranges, size_t n, uint32_t character)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && character >= ranges[low].first;
}

size_t
gbv_character_width(uint32_t character)
{
    if (character < 0x300)    /* most text, quickly */
        return 1;
    if (is_in(invisible, sizeof invisible / sizeof *invisible, character))
        return 0;
    return is_in(wide, sizeof wide / sizeof *wide, character) ? 2 : 1;
}

size_t
gbv_text_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        uint32_t character = '?';    /* a byte that is no UTF-8 */
        size_t n = gbv_utf8_first(text + at, length - at, &character);
        at += n ? n : 1;
        width += gbv_character_width(character);
    }
    return width;
}

/* In Cyrillic's later rows a capital stands before its small letter, most of
 * them on an even place, those from U+04C1 to U+04CE on an odd one. */
uint32_t
gbv_character_lower(uint32_t character)
{
    uint32_t c = character;
    bool latin = (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
    if (latin || (c >= 0x410 && c <= 0x42f))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40f)
        return c + 0x50;
    if (c == 0x4c0)
        return 0x4cf;
    if (c >= 0x4c1 && c <= 0x4ce)
        return c + (c & 1);
    bool pairs = (c >= 0x460 && c <= 0x481) || (c >= 0x48a && c <= 0x52f);
    return pairs ? c | 1 : c;
}

bool
gbv_text_is_word(const char *text, const char *word)
{
    size_t length = strlen(text), other_length = strlen(word);
    while (length && other_length) {
        uint32_t character, other;
        size_t n = gbv_utf8_first(text, length, &character);
        size_t m = gbv_utf8_first(word, other_length, &other);
        if (!n || !m || gbv_character_lower(character) != gbv_character_lower(other))
            return false;
        text += n;
        word += m;
        length -= n;
        other_length -= m;
    }
    return !length && !other_length;
}
