/* A table: named columns of equal length, of numbers, text or dates.
 *
 * A table that was read keeps every cell as the text it was, so that a command
 * prints what it did not compute byte for byte; a column is converted when it
 * is first asked for as numbers or times, and the whole column decides what it
 * is. A table that is built holds numbers and texts as they were put.
 *
 * Missing is not empty: an empty unquoted cell has no text (NULL) and is NaN
 * as a number; a quoted empty cell ("") is a text of length 0. */
#ifndef GBVSTAT_TABLE_H
#define GBVSTAT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gbvstat/buffer.h"
#include "gbvstat/status.h"
#include "gbvstat/time.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gbv_table gbv_table;

typedef enum { GBV_TEXT, GBV_NUMBER, GBV_DATE } gbv_type;

#define GBV_NONE SIZE_MAX  /* no row, no column */

/* ---- Building. The first failure sticks: ask gbv_table_status once. ---- */

/* NULL when memory runs out; every function below accepts a NULL table and
 * then does nothing, and its status is GBV_NO_MEMORY. */
GBV_API gbv_table *gbv_table_new(void);
GBV_API void gbv_table_free(gbv_table *table);

/* Where it came from, for messages: "police.csv". Copied. */
GBV_API void gbv_table_set_source(gbv_table *table, const char *source);

/* Adds a column of missing cells and returns its index. A name twice is
 * GBV_MISUSE. GBV_TEXT columns that are `inferred` decide their own type. */
GBV_API size_t gbv_table_add(gbv_table *table, const char *name, gbv_type type);
GBV_API size_t gbv_table_add_inferred(gbv_table *table, const char *name);

/* Starts a row of missing cells; `line` is its physical line, or 0. */
GBV_API void gbv_row_begin(gbv_table *table, size_t line);

/* Fills a cell of the row begun last, by column name or index. Putting a
 * number that is not finite, or a NULL text, leaves the cell missing. */
GBV_API void gbv_put_number(gbv_table *table, const char *column, double value);
GBV_API void gbv_put_text(gbv_table *table, const char *column, const char *text);
GBV_API void gbv_put_format(gbv_table *table, const char *column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
GBV_API void gbv_put_number_at(gbv_table *table, size_t column, double value);
/* What a buffer holds, NULL if nothing; where memory ran out for it, the table
 * fails. */
GBV_API const char *gbv_table_words(gbv_table *table, const gbv_buffer *words);
GBV_API void gbv_put_text_at(gbv_table *table, size_t column, const char *text, size_t length);

/* Copies the cell of another table: its text and, into a column of numbers, its
 * number as they are; into other columns as gbv_table_print prints it. */
GBV_API void gbv_put_cell(gbv_table *table, size_t column, const gbv_table *from,
                          size_t from_row, size_t from_column);

/* Adds a column like one of another table: its name (or `name`, if not NULL),
 * type and step. */
GBV_API size_t gbv_table_add_like(gbv_table *table, const char *name, const gbv_table *from,
                                  size_t from_column);

/* Adds a column of numbers to the rows there are; `values` holds one a row. */
GBV_API size_t gbv_table_add_numbers(gbv_table *table, const char *name, const double *values);

/* Keeps only the rows listed, in that order (each at most once). */
GBV_API void gbv_table_keep_rows(gbv_table *table, const size_t *rows, size_t n);

/* The first failure of building, GBV_OK if there was none; GBV_NO_MEMORY where it
 * ran out for deciding what a column holds, which was then taken for text. */
GBV_API gbv_status gbv_table_status(const gbv_table *table);

/* ---- Reading ---- */

GBV_API const char *gbv_table_source(const gbv_table *table);  /* never NULL */
GBV_API size_t gbv_table_rows(const gbv_table *table);
GBV_API size_t gbv_table_columns(const gbv_table *table);
GBV_API const char *gbv_table_name(const gbv_table *table, size_t column);

/* The physical line of a row, 0 if it was not read from a file. */
GBV_API size_t gbv_table_line(const gbv_table *table, size_t row);

/* Finds a column by its exact name; GBV_NONE if there is none. */
GBV_API size_t gbv_table_find(const gbv_table *table, const char *name);

/* The same; a name that is not there is GBV_NO_COLUMN, with the nearest name
 * and the list of columns as hint. */
GBV_API gbv_status gbv_table_column(const gbv_table *table, const char *name, size_t *out,
                                    gbv_error *error);

/* What a column holds: numbers if every cell that is not missing is a number
 * (leading zeros, as in 007, keep it text, as do whole numbers beyond 2^53),
 * or every one is per cent ("17 %" is the number 0.17); dates if every one is
 * a date; else text. A column without values is text. */
GBV_API gbv_type gbv_table_type(const gbv_table *table, size_t column);

/* Is this cell missing, read as its column's type? */
GBV_API bool gbv_table_missing(const gbv_table *table, size_t row, size_t column);

/* Why a cell is missing. */
typedef enum {
    GBV_PRESENT,
    GBV_MISSING_EMPTY,
    GBV_MISSING_WORD,  /* NA, .., н/д, … in a column of numbers or dates */
    GBV_MISSING_CODE,  /* said to be missing by gbv_read_options.na */
} gbv_missing;
GBV_API gbv_missing gbv_table_missing_kind(const gbv_table *table, size_t row, size_t column);

/* The text of a cell, NULL where there is none. Borrowed. A number that was
 * computed has no text: see gbv_table_print. */
GBV_API const char *gbv_table_text(const gbv_table *table, size_t row, size_t column);

/* The cell's number, NaN where missing or not a number column. */
GBV_API double gbv_table_number(const gbv_table *table, size_t row, size_t column);

/* The text of a cell as it must stand elsewhere, in `scratch` (GBV_NUMBER_SIZE
 * bytes of gbvstat/number.h) where it is not its own: numbers of a file with
 * decimal commas have decimal points, also among words: "1,500" is 1.500 and
 * "1.500" is 1500. NULL where there is none. */
GBV_API const char *gbv_table_print_text(const gbv_table *table, size_t row, size_t column,
                                         char *scratch);

/* The same of a cell as a value: its number's shortest digits if it has no text
 * or one that would be read as another number ("1,5", "17 %"); NULL where
 * missing. */
GBV_API const char *gbv_table_print(const gbv_table *table, size_t row, size_t column,
                                    char *scratch);

/* A whole column as numbers, NaN where missing; borrowed, one per row.
 * GBV_BAD_VALUE names file, line and column of the first cell that is not a
 * number. */
GBV_API gbv_status gbv_table_numbers(const gbv_table *table, size_t column, const double **out,
                                     gbv_error *error);

/* A whole column as times, all of one step: whole numbers from 1500 to 2200
 * are years; other numbers are plain (GBV_STEP_NONE). Borrowed; NaN where
 * missing. GBV_BAD_VALUE as above; mixed steps too. */
GBV_API gbv_status gbv_table_times(const gbv_table *table, size_t column, gbv_step *step,
                                   const double **out, gbv_error *error);

/* The step of a date column; GBV_STEP_NONE for other columns. */
GBV_API gbv_step gbv_table_step(const gbv_table *table, size_t column);

#ifdef __cplusplus
}
#endif
#endif
