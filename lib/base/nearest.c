#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "gbvstat/nearest.h"

enum { LETTERS = 64 };  /* longer names are pasted, not typed */

typedef struct {
    uint32_t letters[LETTERS];
    size_t n;
} word;

static size_t
letter_bytes(const unsigned char *bytes)
{
    size_t n = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : bytes[0] >= 0xC0 ? 2 : 1;
    for (size_t i = 1; i < n; i++)
        if ((bytes[i] & 0xC0) != 0x80)  /* broken UTF-8: a byte is a letter */
            return 1;
    return n;
}

/* Packs each UTF-8 letter into one number; -1 if there are too many. */
static int
word_of(const char *text, word *out)
{
    const unsigned char *bytes = (const unsigned char *)text;
    out->n = 0;
    while (*bytes) {
        if (out->n == LETTERS)
            return -1;
        uint32_t letter = 0;
        for (size_t n = letter_bytes(bytes); n > 0; n--)
            letter = letter << 8 | *bytes++;
        if (letter >= 'A' && letter <= 'Z')
            letter += 'a' - 'A';
        out->letters[out->n++] = letter;
    }
    return 0;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t
cell(const word *a, const word *b, size_t i, size_t j, size_t rows[3][LETTERS + 1])
{
    const size_t *before = rows[(i - 1) % 3];
    size_t *here = rows[i % 3];
    size_t cost = a->letters[i - 1] != b->letters[j - 1];
    size_t best = least(before[j - 1] + cost, least(before[j], here[j - 1]) + 1);

    if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
        a->letters[i - 2] == b->letters[j - 1])
        best = least(best, rows[(i - 2) % 3][j - 2] + 1);
    return best;
}

static size_t
distance(const word *a, const word *b)
{
    size_t rows[3][LETTERS + 1];
    for (size_t j = 0; j <= b->n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        rows[i % 3][0] = i;
        for (size_t j = 1; j <= b->n; j++)
            rows[i % 3][j] = cell(a, b, i, j, rows);
    }
    return rows[a->n % 3][b->n];
}

/* How many changes still look like a slip. */
static size_t
cut_off(size_t a, size_t b)
{
    size_t longer = a > b ? a : b, shorter = least(a, b);
    if (longer <= 1)
        return 0;
    if (longer - shorter <= 1)
        return longer / 3 > 1 ? longer / 3 : 1;
    return (longer + 2) / 3;
}

const char *
gbv_nearest(const char *name, const char *const *candidates, size_t n)
{
    const char *nearest = NULL;
    size_t best = SIZE_MAX;
    word wanted, candidate;

    if (!name || !candidates || word_of(name, &wanted))
        return NULL;
    for (size_t i = 0; i < n; i++) {
        if (!candidates[i] || word_of(candidates[i], &candidate))
            continue;
        size_t changes = distance(&wanted, &candidate);
        if (changes > cut_off(wanted.n, candidate.n) || changes >= best)
            continue;
        best = changes;
        nearest = candidates[i];
    }
    return nearest;
}
