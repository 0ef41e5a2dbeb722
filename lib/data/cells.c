#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/cells.h"

/* ---- Ragged rows ---- */

static gbv_status
refuse_ragged(const gbv_row_shape *shape, const gbv_csv_row *row, gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, shape->source, row->line,
                "%zu cell%s where the %s (line %zu) has %zu", row->n, row->n == 1 ? "" : "s",
                shape->no_header ? "first row" : "header", shape->header_line, shape->n_columns);
    if (shape->n_columns == 1)
        gbv_hint(error, "the first line must name the columns: leave out a title above them "
                 "(--skip N)");
    else
        gbv_hint(error, "a cell that holds the delimiter must stand in quotes; or: --ragged=skip, "
                 "--ragged=pad, --skip N for a title above the header");
    return GBV_FORMAT;
}

/* Cells behind those of the header that say nothing. */
static bool
is_only_longer(const gbv_csv_row *row, size_t expected)
{
    for (size_t i = expected; i < row->n; i++)
        if (row->cells[i].length)
            return false;
    return true;
}

/* ---- libcsv ---- */

static bool
put_cell(gbv_cells *cells, gbv_span *span, const gbv_csv_cell *cell)
{
    /* In a row of one cell nothing else than "" can stand for no value. */
    bool missing = !cell->text || (cells->shape->n_columns == 1 && cell->length == 0);
    *span = (gbv_span){ (uint32_t)cells->texts.length, (uint32_t)cell->length, missing };
    gbv_buffer_put(&cells->texts, cell->text ? cell->text : "", cell->text ? cell->length : 0);
    gbv_buffer_putc(&cells->texts, '\0');
    return !cells->texts.status && cells->texts.length < UINT32_MAX;
}

static gbv_status
put_row(gbv_cells *cells, const gbv_csv_row *row, gbv_error *error)
{
    size_t n = row->n < cells->shape->n_columns ? row->n : cells->shape->n_columns;
    size_t first = cells->n_rows ? cells->first_span[cells->n_rows] : 0;
    bool good = gbv_grow(&cells->spans, &cells->spans_capacity, first + n, sizeof *cells->spans) &&
                gbv_grow(&cells->first_span, &cells->first_capacity, cells->n_rows + 2,
                         sizeof *cells->first_span) &&
                gbv_grow(&cells->lines, &cells->lines_capacity, cells->n_rows + 1,
                         sizeof *cells->lines);
    for (size_t i = 0; good && i < n; i++)
        good = put_cell(cells, &cells->spans[first + i], &row->cells[i]);
    if (!good)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    cells->first_span[cells->n_rows] = first;
    cells->lines[cells->n_rows++] = row->line;
    cells->first_span[cells->n_rows] = first + n;
    return GBV_OK;
}

/* Cells without a name say nothing, or it is not known of what. */
static gbv_status
check_unnamed(const gbv_row_shape *shape, const gbv_csv_row *row, gbv_error *error)
{
    size_t c = shape->n_columns;
    while (c < row->n && row->cells[c].length == 0)
        c++;
    if (c == row->n)
        return GBV_OK;
    gbv_fail_at(error, GBV_FORMAT, shape->source, row->line,
                "\"%.*s\" stands in column %zu, which has no name",
                row->cells[c].length < 60 ? (int)row->cells[c].length : 0, row->cells[c].text,
                c + 1);
    gbv_hint(error, "name the column in the first line; or leave the cell out");
    return GBV_FORMAT;
}

static gbv_status
take_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    gbv_cells *cells = context;
    const gbv_row_shape *shape = cells->shape;
    size_t expected = shape->n_columns;
    if (row->n > expected && row->n <= expected + shape->n_unnamed) {
        gbv_status status = check_unnamed(shape, row, error);
        return status ? status : put_row(cells, row, error);
    }
    if (row->n != expected && shape->ragged == GBV_RAGGED_SKIP) {
        cells->n_skipped++;
        return GBV_OK;
    }
    if (row->n != expected && (shape->ragged == GBV_RAGGED_ERROR || !is_only_longer(row, expected)))
        return refuse_ragged(shape, row, error);
    cells->n_padded += row->n != expected;
    return put_row(cells, row, error);
}

/* Bytes that can be read behind the last text. */
static gbv_status
end_texts(gbv_cells *cells, gbv_error *error)
{
    static const char padding[GBV_TEXT_PADDING] = "";
    gbv_buffer_put(&cells->texts, padding, sizeof padding);
    cells->bytes = cells->texts.data;
    return cells->texts.status ? gbv_fail(error, GBV_NO_MEMORY, "out of memory") : GBV_OK;
}

gbv_status
gbv_cells_read_slowly(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
                      gbv_error *error)
{
    cells->shape = shape;
    cells->n_rows = cells->n_skipped = cells->n_padded = 0;
    cells->is_fast = false;
    cells->has_lines = true;
    gbv_buffer_clear(&cells->texts);
    gbv_csv *csv = gbv_csv_new(shape->source, shape->delimiter, take_row, cells);
    if (!csv)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_csv_begin_at(csv, block->line);
    gbv_status status = gbv_csv_feed(csv, block->bytes, block->length, error);
    if (!status && block->is_cut)
        status = gbv_refuse_cut(shape->source, block, error);
    if (!status)
        status = gbv_csv_end(csv, error);
    gbv_csv_free(csv);
    return status ? status : end_texts(cells, error);
}

/* ---- The fast lane ---- */

/* Where rows stand on more than one line. False when memory runs out. */
static bool
find_lines(gbv_cells *cells)
{
    size_t n = cells->n_rows, line = cells->first_line;
    if (!gbv_grow(&cells->lines, &cells->lines_capacity, n, sizeof *cells->lines))
        return false;
    for (size_t row = 0, at = 0; row < n; row++) {
        size_t begin = gbv_split_row(&cells->split, row);
        line += gbv_count_lines(cells->bytes + at, begin - at);
        cells->lines[row] = line;
        at = begin;
    }
    return true;
}

static bool
read_fast(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block)
{
    if (!gbv_split_rows(&cells->split, block->bytes, block->length, shape->delimiter,
                        shape->n_columns, block->n_feeds))
        return false;
    cells->shape = shape;
    cells->n_rows = cells->split.n_rows;
    cells->n_skipped = cells->n_padded = 0;
    cells->bytes = block->bytes;
    cells->is_fast = true;
    cells->first_line = block->line;
    cells->has_lines = cells->split.has_breaks;
    return !cells->has_lines || find_lines(cells);
}

gbv_status
gbv_cells_read(gbv_cells *cells, const gbv_row_shape *shape, const gbv_block *block,
               gbv_error *error)
{
    if (!block->is_cut && !shape->n_unnamed && read_fast(cells, shape, block))
        return GBV_OK;
    return gbv_cells_read_slowly(cells, shape, block, error);
}

void
gbv_cells_free(gbv_cells *cells)
{
    gbv_split_free(&cells->split);
    gbv_buffer_free(&cells->texts);
    free(cells->spans);
    free(cells->first_span);
    free(cells->lines);
    *cells = (gbv_cells){ 0 };
}
