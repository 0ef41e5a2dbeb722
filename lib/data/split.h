/* The fast lane: where the cells of plain CSV are, sixteen bytes at a time.
 *
 * libcsv is the authority on what a CSV means. This lane takes only what leaves
 * no doubt: cells without quotes, and cells wholly in quotes without a quote
 * inside; everything else (a quote inside a cell, a blank line, a lone CR, a
 * ragged row, a NUL byte, bytes that are not UTF-8) it hands back, and libcsv
 * reads the same bytes. Both give the same cells. */
#ifndef GBV_DATA_SPLIT_H
#define GBV_DATA_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that must be readable behind the end of what is split. */
enum { GBV_SPLIT_PADDING = 64 };

/* A cell: bytes[start] … bytes[start + length - 1], quotes and the blanks
 * around an unquoted cell left out. */
typedef struct {
    uint32_t start, length;
    bool missing;    /* empty without quotes */
} gbv_span;

/* What is carried from one piece of a text to the next, and the function that
 * splits a piece, by one kind of instructions or another. */
struct gbv_split_state;
typedef bool gbv_split_words_fn(struct gbv_split_state *state, const char *bytes, size_t base,
                                size_t end, char delimiter, uint32_t *out);

/* Start with { 0 }. */
typedef struct {
    gbv_split_words_fn *words;    /* NULL: the fastest that this machine has */
    uint32_t *ends;        /* where each cell ends: a delimiter or a line feed; before the first
                              UINT32_MAX, behind which, in 32 bits, stands byte 0 */
    size_t capacity;
    size_t n_rows, n_columns;
    bool has_breaks;       /* a line ends within a cell */
    bool is_bare;          /* no quotes, and no CR: a cell is all that stands between two ends */
} gbv_split;

/* Splits whole rows: the last byte must be a line feed. False: in doubt, or
 * memory ran out; nothing can then be read from `split`.
 *
 * bytes      `length` (below 2^32) and GBV_SPLIT_PADDING more
 * n_columns  cells that every row must have
 * n_feeds    line feeds among the bytes, within quotes or not */
bool gbv_split_rows(gbv_split *split, const char *bytes, size_t length, char delimiter,
                    size_t n_columns, size_t n_feeds);
void gbv_split_free(gbv_split *split);

/* How many line feeds, quotes and CRs some bytes hold. */
typedef struct {
    size_t feeds, quotes, carriages;
} gbv_marks_count;

gbv_marks_count gbv_count_marks(const char *bytes, size_t length);

/* Where a row begins. */
static inline size_t
gbv_split_row(const gbv_split *split, size_t row)
{
    return split->ends[row * split->n_columns] + UINT32_C(1);
}

/* One cell, with the blanks around it if there are no quotes. */
__attribute__((always_inline)) static inline gbv_span
gbv_split_between(const gbv_split *split, const char *bytes, size_t row, size_t column)
{
    const uint32_t *ends = split->ends + row * split->n_columns + column;
    uint32_t start = ends[0] + 1, end = ends[1];
    if (split->is_bare)
        return (gbv_span){ start, end - start, start == end };
    end -= end > start && bytes[end] == '\n' && bytes[end - 1] == '\r';
    uint32_t quotes = end > start && bytes[start] == '"';
    return (gbv_span){ start + quotes, end - start - 2 * quotes, start == end };
}

/* One cell of what was split. */
__attribute__((always_inline)) static inline gbv_span
gbv_split_cell(const gbv_split *split, const char *bytes, size_t row, size_t column)
{
    gbv_span cell = gbv_split_between(split, bytes, row, column);
    if (cell.start != split->ends[row * split->n_columns + column] + 1)
        return cell;    /* within quotes blanks belong to it */
    uint32_t start = cell.start, end = start + cell.length;
    while (start < end && (bytes[start] == ' ' || bytes[start] == '\t'))
        start++;
    while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
        end--;
    return (gbv_span){ start, end - start, start == end };
}

#endif
