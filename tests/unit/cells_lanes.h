/* A text read by each lane of the reader (data/cells.h), block by block, as
 * rows that can be compared: "LINE:[cell]~[cell];", ~ before a missing cell. */
#ifndef CELLS_LANES_H
#define CELLS_LANES_H

#include <gbvstat.h>

#include "base/cpu.h"
#include "data/cells.h"
#include "data/split_word.h"

static inline void
put_cell(gbv_buffer *rows, const char *text, size_t length, bool missing)
{
    gbv_buffer_putc(rows, missing ? '~' : '[');
    if (!missing)
        gbv_buffer_put(rows, text, length);
    gbv_buffer_putc(rows, ']');
}

static inline void
put_rows(gbv_buffer *rows, const gbv_cells *cells)
{
    for (size_t row = 0; row < cells->n_rows; row++) {
        gbv_buffer_printf(rows, "%zu:", gbv_cells_line(cells, row));
        for (size_t c = 0; c < cells->shape->n_columns; c++) {
            gbv_span cell = gbv_cells_at(cells, row, c);
            put_cell(rows, cells->bytes + cell.start, cell.length, cell.missing);
        }
        gbv_buffer_putc(rows, ';');
    }
}

typedef gbv_status read_lane(gbv_cells *, const gbv_row_shape *, const gbv_block *, gbv_error *);

/* As on a machine without wider instructions. */
static inline gbv_status
read_by_sse2(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
             gbv_error *error)
{
    cells->split.words = gbv_split_words_sse2;
    return gbv_cells_read(cells, shape, block, error);
}

static inline gbv_status
read_by_avx2(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
             gbv_error *error)
{
    cells->split.words = gbv_has_avx2() ? gbv_split_words_avx2 : gbv_split_words_sse2;
    return gbv_cells_read(cells, shape, block, error);
}

static inline gbv_status
read_by_avx512(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
               gbv_error *error)
{
    cells->split.words = gbv_has_avx512() ? gbv_split_words_avx512 : gbv_split_words_sse2;
    return gbv_cells_read(cells, shape, block, error);
}

static read_lane *const lanes[] = { gbv_cells_read, read_by_avx512, read_by_avx2, read_by_sse2,
                                    gbv_cells_read_slowly };
enum { LANES = sizeof lanes / sizeof *lanes };

/* What was read, and how: start with { 0 }. */
struct read_rows {
    gbv_buffer text;
    size_t blocks, fast;          /* of them by the fast lane */
    size_t skipped, padded;
};

/* Appends the rows of one block after the other, each of `size` bytes. */
static inline gbv_status
read_blocks(const char *text, size_t length, size_t size, const gbv_row_shape *shape,
            read_lane *read, struct read_rows *rows, gbv_error *error)
{
    gbv_blocks blocks = { .size = size, .line = 1 };
    gbv_block block = { 0 };
    gbv_cells cells = { 0 };
    gbv_status status = gbv_source_open_memory(text, length, shape->source, "UTF-8",
                                               &blocks.source, error);
    gbv_buffer_puts(&rows->text, "");
    if (!status)
        status = gbv_blocks_next(&blocks, &block, error);
    while (!status && block.length) {
        status = read(&cells, shape, &block, error);
        if (status)
            break;
        put_rows(&rows->text, &cells);
        rows->blocks++;
        rows->fast += cells.is_fast;
        rows->skipped += cells.n_skipped;
        rows->padded += cells.n_padded;
        status = gbv_blocks_next(&blocks, &block, error);
    }
    gbv_cells_free(&cells);
    gbv_block_free(&block);
    gbv_source_close(blocks.source);
    gbv_blocks_free(&blocks);
    return status;
}

/* As libcsv reads the text in one piece; in a row of one cell, "" is no value,
 * which is the reader's rule, not libcsv's. */
struct whole {
    const gbv_row_shape *shape;
    gbv_buffer *rows;
};

static inline gbv_status
take_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    const struct whole *whole = context;
    if (row->n != whole->shape->n_columns)
        return gbv_fail_at(error, GBV_FORMAT, whole->shape->source, row->line, "ragged");
    gbv_buffer_printf(whole->rows, "%zu:", row->line);
    for (size_t c = 0; c < row->n; c++) {
        gbv_csv_cell cell = row->cells[c];
        put_cell(whole->rows, cell.text, cell.length, !cell.text || (row->n == 1 && !cell.length));
    }
    gbv_buffer_putc(whole->rows, ';');
    return GBV_OK;
}

static inline gbv_status
read_whole(const char *text, size_t length, const gbv_row_shape *shape, gbv_buffer *rows,
           gbv_error *error)
{
    struct whole whole = { shape, rows };
    gbv_csv *csv = gbv_csv_new(shape->source, shape->delimiter, take_row, &whole);
    gbv_buffer_puts(rows, "");
    gbv_status status = gbv_csv_feed(csv, text, length, error);
    if (!status)
        status = gbv_csv_end(csv, error);
    gbv_csv_free(csv);
    return status;
}

#endif
