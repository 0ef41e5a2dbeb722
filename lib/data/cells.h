/* The cells of a block of rows, by the fast lane where it leaves no doubt, else
 * by libcsv; whoever reads them cannot tell which. */
#ifndef GBV_DATA_CELLS_H
#define GBV_DATA_CELLS_H

#include "data/blocks.h"
#include "data/csv.h"
#include "data/split.h"
#include "gbvstat/buffer.h"
#include "gbvstat/read.h"

/* What rows must be like. */
typedef struct {
    const char *source;     /* for messages; kept */
    char delimiter;
    size_t n_columns;
    size_t n_unnamed;       /* cells behind them that have no name, and must be empty */
    gbv_ragged ragged;
    size_t header_line;     /* where the number of columns was told */
    bool no_header;
} gbv_row_shape;

/* Start with { 0 }; used again for the next block. */
typedef struct {
    const gbv_row_shape *shape;
    size_t n_rows;
    size_t n_skipped, n_padded;   /* ragged rows of this block */
    char *bytes;                  /* where the spans point to; GBV_TEXT_PADDING behind them */
    bool is_fast;

    gbv_split split;              /* of the fast lane */
    size_t first_line;

    gbv_buffer texts;             /* of libcsv's cells, each with a NUL */
    gbv_span *spans;              /* of each row one for each cell that it has */
    size_t *first_span;           /* of each row; behind the last row how many there are */
    bool has_lines;               /* else each row stands on one, from the first on */
    size_t *lines;
    size_t spans_capacity, first_capacity, lines_capacity;
} gbv_cells;

/* Reads a block, which must stay as it is while its cells are used.
 *
 * GBV_FORMAT     statuses of gbv_csv_feed, a ragged row, a row that does not
 *                end: the line is named
 * GBV_NO_MEMORY */
gbv_status gbv_cells_read(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
                          gbv_error *error);

/* The same by libcsv alone. */
gbv_status gbv_cells_read_slowly(gbv_cells *cells, const gbv_row_shape *shape,
                                 const gbv_block *block, gbv_error *error);

/* Of libcsv's. What a padded row lacks takes no room: a short row of many columns
 * would take a thousand times its bytes. */
static inline gbv_span
gbv_cells_slow_at(const gbv_cells *cells, size_t row, size_t column)
{
    size_t at = cells->first_span[row] + column;
    return at < cells->first_span[row + 1] ? cells->spans[at] : (gbv_span){ .missing = true };
}

/* One cell: cells->bytes[start] … */
__attribute__((always_inline)) static inline gbv_span
gbv_cells_at(const gbv_cells *cells, size_t row, size_t column)
{
    return cells->is_fast ? gbv_split_cell(&cells->split, cells->bytes, row, column)
                          : gbv_cells_slow_at(cells, row, column);
}

/* The physical line of a row. */
static inline size_t
gbv_cells_line(const gbv_cells *cells, size_t row)
{
    return cells->has_lines ? cells->lines[row] : cells->first_line + row;
}

void gbv_cells_free(gbv_cells *cells);

#endif
