/* The decimal mark of a text that is read once. Its first rows tell it, or the first
 * numbers of a pipe that can be read but one way; whether all rows tell the same
 * is known at the end, since a column may turn out to be none of numbers, and
 * another to have numbers of the other mark. */
#include <string.h>

#include "base/digits.h"
#include "base/memory.h"
#include "data/scan_parts.h"
#include "data/short_numbers.h"

void
gbv_scan_begin_marks(const gbv_scan *scan, gbv_marks *marks)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        marks[c] = (gbv_marks){ .strict = scan->wants[c] & GBV_WANT_NUMBER };
}

static void
add_cell(const gbv_scan *scan, const gbv_cells *cells, size_t row, size_t c, gbv_marks *marks)
{
    gbv_span span = gbv_cells_at(cells, row, c);
    if (!span.missing)
        gbv_marks_add(marks, scan->columns->rules, c, cells->bytes + span.start, span.length,
                      gbv_cells_line(cells, row));
}

void
gbv_scan_add_marks(const gbv_scan *scan, const gbv_cells *cells, size_t n_rows, gbv_marks *marks)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        for (size_t row = 0; row < n_rows && !marks[c].other; row++)
            add_cell(scan, cells, row, c, &marks[c]);
}

/* ---- Behind the first rows ---- */

gbv_status
gbv_scan_tell_mark(gbv_scan *scan, gbv_batch *batch, gbv_error *error)
{
    char decimal = 0;
    gbv_marks *marks = gbv_new_array(gbv_table_columns(scan->columns), sizeof *marks);
    if (!marks)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_scan_begin_marks(scan, marks);
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        marks[c].other = !gbv_batch_wants_number(&scan->columns->columns[c], scan->wants[c]);
    gbv_scan_add_marks(scan, &batch->cells, batch->cells.n_rows, marks);
    gbv_status status = gbv_marks_decide(marks, scan->columns, scan->opened.dialect.unquoted,
                                         &decimal, error);
    for (size_t c = 0; c < gbv_table_columns(scan->columns) && !status; c++)
        if (gbv_batch_wants_number(&scan->columns->columns[c], scan->wants[c]))
            gbv_marks_merge(&scan->marks[c], &marks[c]);
    free(marks);
    if (!status && decimal) {
        scan->mark_decided = true;
        scan->style = batch->table->style = gbv_number_style_of(decimal);
    }
    return status;
}

/* Did the first rows tell the mark by this column? */
static bool
has_told(const gbv_marks *marks)
{
    return marks->point.text[0] || marks->comma.text[0] || marks->bare_either.text[0];
}

/* A number by the mark that was told, and no code. */
static bool
agrees(const gbv_batch *batch, gbv_span span)
{
    const char *text = batch->cells.bytes + span.start;
    double unused;
    return !span.missing && !gbv_number_has_leading_zero(text, span.length) &&
           gbv_number_plain(text, span.length, batch->table->style.decimal, &unused);
}

/* A cell without a mark, as 5 %, tells nothing of it. */
static bool
has_mark(const gbv_batch *batch, gbv_span span)
{
    const char *text = batch->cells.bytes + span.start;
    return !span.missing && (memchr(text, '.', span.length) || memchr(text, ',', span.length));
}

static void
note_slowly(const gbv_scan *scan, gbv_batch *batch, size_t c)
{
    gbv_marks *marks = &batch->marks[c];
    for (size_t row = 0; row < batch->cells.n_rows && !marks->other; row++) {
        bool plain = agrees(batch, gbv_cells_at(&batch->cells, row, c));
        marks->plain = marks->plain || plain;
        if (!plain)
            add_cell(scan, &batch->cells, row, c, marks);
    }
}

/* Of a column that has told nothing, codes need not be found: they would only
 * say that what it tells later does not count, and all rows are asked then, or
 * the pipe refused. */
static void
note_fast(const gbv_scan *scan, gbv_batch *batch, size_t c)
{
    const gbv_cells *cells = &batch->cells;
    gbv_marks *marks = &batch->marks[c];
    size_t n = gbv_short_numbers(&cells->split, cells->bytes, c, batch->table->style.decimal,
                                 batch->unused, batch->rest);
    marks->plain = marks->plain || n < cells->n_rows;
    for (size_t i = 0; i < n && !marks->other; i++)
        if (has_mark(batch, gbv_cells_at(cells, batch->rest[i], c)))
            add_cell(scan, cells, batch->rest[i], c, marks);
}

bool
gbv_scan_reads_numbers(const gbv_scan *scan)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        if (gbv_batch_wants_number(&scan->columns->columns[c], scan->wants[c]))
            return true;
    return false;
}

/* A bare point in a column that is read as numbers decides among commas, whatever
 * other columns say (gbv_marks_decide). */
static bool
is_certain(const gbv_scan *scan)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        if (scan->opened.dialect.unquoted && scan->marks[c].bare_point && scan->marks[c].strict)
            return true;
    return false;
}

gbv_status
gbv_scan_note_marks(const gbv_scan *scan, gbv_batch *batch, gbv_error *error)
{
    size_t n = batch->cells.n_rows;
    bool may_ask = scan->can_repeat || (scan->mark_decided && gbv_scan_reads_numbers(scan));
    bool is_fast = batch->cells.is_fast && !scan->columns->rules && may_ask;
    if (scan->is_settled || scan->opened.dialect.decimal || is_certain(scan))
        return GBV_OK;
    if (!gbv_grow(&batch->rest, &batch->rest_capacity, n, sizeof *batch->rest) ||
        !gbv_grow(&batch->unused, &batch->unused_capacity, n, sizeof *batch->unused))
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        /* What was read as numbers has the mark, or none. */
        bool is_read = gbv_batch_wants_number(&batch->table->columns[c], scan->wants[c]);
        if (scan->marks[c].other || batch->marks[c].other || (is_read && !batch->waits[c]))
            continue;
        if (is_fast && !has_told(&scan->marks[c]))
            note_fast(scan, batch, c);
        else
            note_slowly(scan, batch, c);
    }
    return GBV_OK;
}

void
gbv_scan_merge_marks(gbv_scan *scan, const gbv_batch *batch)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        gbv_marks_merge(&scan->noted[c], &batch->marks[c]);
}

/* ---- Behind the last ---- */

gbv_status
gbv_scan_check_marks(gbv_scan *scan, gbv_error *error)
{
    char decimal = 0;
    if (scan->table || scan->is_settled || scan->opened.dialect.decimal)
        return GBV_OK;
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        gbv_marks_merge(&scan->marks[c], &scan->noted[c]);
    gbv_status status = gbv_marks_decide(scan->marks, scan->columns,
                                         scan->opened.dialect.unquoted, &decimal, error);
    if (status)
        return status;
    /* What the first rows told, or nothing, is what numbers were read by; and a file
     * can be asked whether what was noted counts. */
    bool is_told = decimal == (scan->mark_decided ? scan->style.decimal : 0);
    if (!is_told && (scan->can_repeat || (scan->mark_decided && gbv_scan_reads_numbers(scan)))) {
        gbv_fail_at(error, GBV_FORMAT, gbv_table_source(scan->columns), 0, "numbers were read with "
                    "a decimal %s, as the first rows have it, but all rows together do not",
                    scan->style.decimal == ',' ? "comma" : "point");
        gbv_hint(error, "say which it is: --decimal . or --decimal ,; or give the file by name");
        return GBV_FORMAT;
    }
    scan->style = gbv_number_style_of(decimal ? decimal : '.');
    return GBV_OK;
}
