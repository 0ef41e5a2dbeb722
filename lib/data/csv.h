/* Bytes of CSV in, rows of cells out.
 *
 * The one place that talks to libcsv. Whoever wants rows gives a function that
 * takes them one by one, with the physical line each begins on, and feeds
 * bytes in pieces of any size: from a file, a pipe, memory. Here a faster lane
 * can be put beside libcsv, and rows be gathered into batches, without its
 * users noticing. */
#ifndef GBV_DATA_CSV_H
#define GBV_DATA_CSV_H

#include <stddef.h>

#include "gbvstat/status.h"

/* As many cells a row may have, and so columns a table: four times a
 * spreadsheet's. */
enum { GBV_CSV_CELLS = 65536 };

/* NUL-terminated besides; NULL: an empty cell without quotes. */
typedef struct {
    const char *text;
    size_t length;
} gbv_csv_cell;

/* Lives until the function that takes it returns. */
typedef struct {
    size_t line;    /* physical, from 1, where the row begins */
    size_t n;
    const gbv_csv_cell *cells;
} gbv_csv_row;

/* Anything but GBV_OK ends the reading and is what gbv_csv_feed returns. */
typedef gbv_status gbv_csv_take(void *context, const gbv_csv_row *row, gbv_error *error);

typedef struct gbv_csv gbv_csv;

/* source     the name messages use; kept, not copied
 * delimiter  an ASCII character, no quote and no line end
 * NULL when memory runs out. */
gbv_csv *gbv_csv_new(const char *source, char delimiter, gbv_csv_take *take, void *context);
void gbv_csv_free(gbv_csv *csv);

/* The physical line of the first byte, where that is not the first of a file.
 * Before anything was fed. */
void gbv_csv_begin_at(gbv_csv *csv, size_t line);

/* Reads the next piece. Blank lines are no rows; blanks around a cell without
 * quotes are not part of it.
 *
 * GBV_FORMAT     a NUL byte, a misplaced quote, invalid UTF-8, a cell over
 *                16 MiB, more than GBV_CSV_CELLS in a row: the message names
 *                the line
 * GBV_NO_MEMORY  and whatever `take` answers
 * After a failure every further call returns it again. */
gbv_status gbv_csv_feed(gbv_csv *csv, const char *bytes, size_t length, gbv_error *error);

/* There is no more: the last row may lack its line end. GBV_FORMAT: a quote
 * was never closed, at the line that opened it. */
gbv_status gbv_csv_end(gbv_csv *csv, gbv_error *error);

#endif
