/* How cells become values: the rules a user gave (--na, --zero, --valid) and
 * those that always hold, in one function over the text of a cell, so that
 * tables and batches cannot differ. */
#ifndef GBV_DATA_VALUE_RULES_H
#define GBV_DATA_VALUE_RULES_H

#include "base/number_style.h"
#include "gbvstat/buffer.h"
#include "gbvstat/read.h"
#include "gbvstat/table.h"

/* What a cell is, read by itself; what its column is decides whether a number
 * or a missing word counts as one (NA is Namibia in a column of text). */
typedef enum {
    GBV_CELL_NUMBER,
    GBV_CELL_PERCENT,   /* "17 %": the value is the proportion, 0.17 */
    GBV_CELL_ZERO,      /* a word that was said to mean 0, by --zero */
    GBV_CELL_TEXT,      /* no number */
    GBV_CELL_ZEROS,     /* a number with leading zeros: 007, a code until asked as a number */
    GBV_CELL_LONG,      /* a whole number beyond 2^53: no double holds it */
    GBV_CELL_DASH,      /* "-", "–", "—": nobody said whether none or no data */
    GBV_CELL_INVALID,   /* not among the values that --valid lists */
    /* Missing: */
    GBV_CELL_EMPTY,     /* nothing, or "" */
    GBV_CELL_WORD,      /* NA, .., н/д, … */
    GBV_CELL_CODE,      /* listed by --na */
} gbv_cell;

/* NULL stands for no rules in every function below. */
typedef struct gbv_value_rules gbv_value_rules;

/* Compiles the lists of `options`: parts between commas, each a word, a number
 * or a range "97:99", in front of them perhaps the columns they are for and
 * "=". A name or word that holds a comma, "=" or ":" is written {so}.
 *
 * columns  a table that has the columns, perhaps no rows
 * out      NULL if there are no rules; yours to free
 *
 * GBV_MISUSE     an empty part, a range that ends before it begins, a word
 *                that is both missing and zero
 * GBV_NO_COLUMN  no such column; the nearest is suggested
 * GBV_NO_MEMORY */
gbv_status gbv_value_rules_new(const gbv_read_options *options, const gbv_table *columns,
                               gbv_value_rules **out, gbv_error *error);

/* The same rules for some of the columns, numbered anew; they are those of
 * `rules`, and good as long. NULL if there are none, or memory ran out. */
gbv_value_rules *gbv_value_rules_of(const gbv_value_rules *rules, const size_t *columns,
                                    size_t n);
void gbv_value_rules_free(gbv_value_rules *rules);

/* Is there a rule of that kind for a column? */
bool gbv_rules_have_codes(const gbv_value_rules *rules, size_t column);
bool gbv_rules_have_valid(const gbv_value_rules *rules, size_t column);

/* Reads a cell; `value` is filled for NUMBER, PERCENT, ZERO, ZEROS and LONG.
 * Numbers in lists are compared with the value (-99 is also "-99.0"; 17 % is
 * 0.17), words with the whole text, with the blanks around it or without. A
 * leading zero makes a code that equals no number.
 *
 * text  NULL: an empty cell */
gbv_cell gbv_cell_read(const gbv_value_rules *rules, size_t column, const gbv_number_style *style,
                       const char *text, size_t length, double *value);

static inline bool
gbv_cell_is_missing(gbv_cell cell)
{
    return cell >= GBV_CELL_EMPTY;
}

/* What --valid lists for a column, as it was written. */
void gbv_rules_write_valid(const gbv_value_rules *rules, size_t column, gbv_buffer *out);

/* Cells that --valid does not list: counted, and the first of them kept to be
 * named. Start with { 0 }. */
enum { GBV_INVALID_SHOWN = 5 };
typedef struct {
    size_t n;
    size_t line[GBV_INVALID_SHOWN];
    char text[GBV_INVALID_SHOWN][48];
} gbv_invalid_cells;

void gbv_invalid_add(gbv_invalid_cells *cells, const char *text, size_t length, size_t line);

/* The error for them, GBV_BAD_VALUE. */
gbv_status gbv_invalid_refuse(const gbv_invalid_cells *cells, const gbv_value_rules *rules,
                              const gbv_table *table, size_t column, gbv_error *error);

/* Once a table is whole and its style known: cells that --na lists lose their
 * text (gbv_table_missing_kind still tells them), cells that --valid does not
 * list are refused. */
gbv_status gbv_rules_apply(const gbv_value_rules *rules, gbv_table *table, gbv_error *error);

#endif
