/* The numbers of a batch. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "data/batch.h"
#include "data/kind.h"
#include "data/short_numbers.h"
#include "data/table_refuse.h"

static gbv_status
out_of_memory(gbv_error *error)
{
    return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

/* What a cell is that is no plain number. */
struct slow {
    gbv_batch *batch;
    size_t column;
    const gbv_number_style *style;
    bool strict;         /* a code with leading zeros is a number, all else an error */
    bool *unsettled;
    gbv_error *error;
};

/* Says what is wrong with a cell as for a table of one row. */
static gbv_status
refuse(const struct slow *slow, size_t row, const char *text, size_t length, gbv_cell cell)
{
    gbv_table *table = slow->batch->table;
    struct column *column = &table->columns[slow->column];
    char *copy = gbv_copy_text(text, length);
    if (!copy)
        return out_of_memory(slow->error);
    size_t n_rows = table->n_rows;
    const char *was = column->text[0];
    table->n_rows = 1;
    table->line[0] = gbv_batch_line(slow->batch, row);
    column->text[0] = copy;
    gbv_status status = gbv_refuse_numbers(table, slow->column, 0, cell, slow->error);
    table->n_rows = n_rows;
    column->text[0] = was;
    free(copy);
    return status;
}

/* A cell of another kind than those of the first rows. */
static gbv_status
refuse_unlike(const struct slow *slow, size_t row, const char *text, size_t length,
              const char *what)
{
    const gbv_table *table = slow->batch->table;
    gbv_fail_at(slow->error, GBV_BAD_VALUE, gbv_table_source(table),
                gbv_batch_line(slow->batch, row), "column \"%s\": \"%.*s\" is not a %s, unlike "
                "the first rows", gbv_table_name(table, slow->column), (int)length, text, what);
    gbv_hint(slow->error, "what a pipe holds is told from its first rows: give the file by name");
    return GBV_BAD_VALUE;
}

/* A time of another step, or no time, in a column of times. */
static gbv_status
take_time(const struct slow *slow, size_t row, const char *text, size_t length, gbv_cell cell,
          double *value)
{
    gbv_step step = slow->batch->table->columns[slow->column].step;
    gbv_column_kind kind = gbv_kind_of(cell, text, length, value);
    if (kind.kind == GBV_KIND_TIME && kind.step == step)
        return GBV_OK;
    *slow->unsettled = true;
    return refuse_unlike(slow, row, text, length, gbv_step_name(step));
}

/* 1.234 where a decimal comma was found, and nobody would have put it in quotes.
 * 1.234.567 has no decimal point. */
static bool
contradicts_comma(const struct slow *slow, const char *text, size_t length)
{
    if (!slow->batch->is_unquoted || slow->style->decimal != ',' || !memchr(text, '.', length) ||
        !gbv_number_is_bare(text, length))
        return false;
    gbv_mark mark = gbv_number_mark(text, length);
    return mark == GBV_MARK_POINT || mark == GBV_MARK_EITHER;
}

static gbv_status
refuse_point(const struct slow *slow, size_t row, const char *text, size_t length)
{
    const gbv_table *table = slow->batch->table;
    gbv_fail_at(slow->error, GBV_BAD_VALUE, gbv_table_source(table),
                gbv_batch_line(slow->batch, row), "column \"%s\": \"%.*s\" has a decimal point, "
                "but rows before have a decimal comma", gbv_table_name(table, slow->column),
                (int)length, text);
    gbv_hint(slow->error, "--decimal . or --decimal , says which it is");
    return GBV_BAD_VALUE;
}

/* Numbers are with "%" or without: where there are both, a column is one of
 * text. Where it must be one of numbers, the scan will tell. */
static bool
take_form(const struct slow *slow, gbv_cell cell)
{
    struct gbv_seen *seen = &slow->batch->seen[slow->column];
    seen->percent = seen->percent || cell == GBV_CELL_PERCENT;
    seen->plain = seen->plain || cell != GBV_CELL_PERCENT;
    return slow->strict || !(seen->percent && seen->plain);
}

static gbv_status
take_number(const struct slow *slow, size_t row, const char *text, size_t length, gbv_cell cell)
{
    bool number = cell == GBV_CELL_PERCENT || cell == GBV_CELL_NUMBER ||
                  (slow->strict && cell == GBV_CELL_ZEROS);
    if (number && contradicts_comma(slow, text, length)) {
        *slow->unsettled = true;
        return refuse_point(slow, row, text, length);
    }
    if (cell == GBV_CELL_ZERO || (number && take_form(slow, cell)))
        return GBV_OK;
    bool no_number = cell == GBV_CELL_TEXT && gbv_number_mark(text, length) == GBV_MARK_NO_NUMBER;
    *slow->unsettled = !slow->strict || (cell == GBV_CELL_TEXT && !no_number);
    if (!slow->strict && (no_number || cell == GBV_CELL_LONG))
        return refuse_unlike(slow, row, text, length, "number");
    if (!slow->strict && cell == GBV_CELL_ZEROS)
        return refuse_unlike(slow, row, text, length, "number without leading zeros");
    return refuse(slow, row, text, length, cell);
}

/* Cells that --valid does not list are told of by who counts them. */
static gbv_status
read_slowly(const struct slow *slow, size_t row, const char *text, size_t length, double *value)
{
    const gbv_table *table = slow->batch->table;
    double read = NAN;
    gbv_status status = GBV_OK;
    gbv_cell cell = gbv_cell_read(table->rules, slow->column, slow->style, text, length, &read);
    if (gbv_cell_is_missing(cell) || cell == GBV_CELL_INVALID)
        read = NAN;
    else if (!slow->strict && table->columns[slow->column].type == GBV_DATE)
        status = take_time(slow, row, text, length, cell, &read);
    else
        status = take_number(slow, row, text, length, cell);
    *value = read;
    return status;
}

/* Is this a number that says all of itself? A leading zero, or one behind a
 * minus, may be that of a code. */
static bool
read_plain(const struct slow *slow, gbv_span span, double *out)
{
    const gbv_batch *batch = slow->batch;
    const char *text = batch->cells.bytes + span.start;
    return !batch->table->rules && batch->table->columns[slow->column].type == GBV_NUMBER &&
           (slow->strict || (text[0] != '0' && text[0] != '-')) &&
           gbv_number_plain(text, span.length, slow->style->decimal, out);
}

static gbv_status
read_one(const struct slow *slow, size_t row)
{
    gbv_batch *batch = slow->batch;
    struct gbv_seen *seen = &batch->seen[slow->column];
    double *value = &batch->table->columns[slow->column].number[row];
    gbv_span span = gbv_cells_at(&batch->cells, row, slow->column);
    if (!seen->percent && read_plain(slow, span, value)) {
        seen->plain = true;
        return GBV_OK;
    }
    return read_slowly(slow, row, batch->cells.bytes + span.start, span.length, value);
}

/* Most numbers are short, without blanks around them. How many rows are not so;
 * they are in `rest`. */
static size_t
read_short(gbv_batch *batch, size_t c)
{
    const gbv_cells *cells = &batch->cells;
    size_t n_rest = gbv_short_numbers(&cells->split, cells->bytes, c, batch->table->style.decimal,
                                      batch->table->columns[c].number, batch->rest);
    batch->seen[c].plain = n_rest < cells->n_rows;
    return n_rest;
}

/* A condition takes a column for what all its cells are, also where numbers are
 * read of it: where it is one of numbers, it must be so to its end. */
static bool
is_strict(const gbv_batch *batch, size_t c, unsigned want)
{
    return want & GBV_WANT_NUMBER &&
           !(want & GBV_WANT_TYPED && batch->table->columns[c].type == GBV_NUMBER);
}

/* Reads the rows that are listed, or with NULL the first n. */
static gbv_status
read_rows(const struct slow *slow, const uint32_t *rows, size_t n)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n && !status; i++)
        status = read_one(slow, rows ? rows[i] : i);
    return status;
}

static gbv_status
read_numbers(gbv_batch *batch, size_t c, unsigned want, bool *unsettled, gbv_error *error)
{
    const struct slow slow = { .batch = batch, .column = c, .style = &batch->table->style,
                               .strict = is_strict(batch, c, want), .unsettled = unsettled,
                               .error = error };
    size_t n = batch->cells.n_rows;
    if (!slow.strict || !batch->cells.is_fast || batch->table->rules)
        return read_rows(&slow, NULL, n);
    if (!gbv_grow(&batch->rest, &batch->rest_capacity, n, sizeof *batch->rest))
        return out_of_memory(error);
    return read_rows(&slow, batch->rest, read_short(batch, c));
}

/* Would another style, or another type, make sense of some cell? Reading has
 * stopped at one of which none does. */
static bool
has_doubt(gbv_batch *batch, size_t c, unsigned want)
{
    bool doubt = false;
    const struct slow slow = { .batch = batch, .column = c, .style = &batch->table->style,
                               .strict = is_strict(batch, c, want), .unsettled = &doubt };
    for (size_t row = 0; row < batch->cells.n_rows && !doubt; row++)
        if (read_one(&slow, row) == GBV_OK)
            doubt = false;
    return doubt;
}

/* What a row that is left out has in a column is nobody's business. */
static gbv_status
read_column(gbv_batch *batch, size_t c, unsigned want, bool *unsettled, gbv_error *error)
{
    gbv_error told = { 0 };
    bool doubt = false, may_wait = batch->condition && is_strict(batch, c, want);
    batch->seen[c] = (struct gbv_seen){ 0 };
    gbv_status status = read_numbers(batch, c, want, &doubt, &told);
    if (may_wait && status == GBV_BAD_VALUE && !doubt && !batch->is_settled)
        doubt = has_doubt(batch, c, want);
    *unsettled = *unsettled || doubt;
    batch->waits[c] = may_wait && (batch->is_settled || !doubt) &&
                      (status == GBV_BAD_VALUE || batch->seen[c].percent);
    if (batch->waits[c])
        batch->seen[c] = (struct gbv_seen){ 0 };
    else if (status && !error->status)
        *error = told;
    return batch->waits[c] ? GBV_OK : status;
}

gbv_status
gbv_batch_numbers(gbv_batch *batch, const unsigned *wants, bool *unsettled, gbv_error *error)
{
    gbv_status status = gbv_batch_make_room(batch, wants, batch->cells.n_rows)
                      ? GBV_OK : out_of_memory(error);
    *unsettled = false;
    for (size_t c = 0; c < batch->table->n_columns && !status; c++)
        if (gbv_batch_wants_number(&batch->table->columns[c], wants[c]))
            status = read_column(batch, c, wants[c], unsettled, error);
    return status;
}

/* A cell whose text was perhaps taken out: what stood behind it is then gone. */
static gbv_status
read_late(const struct slow *slow, size_t row)
{
    double *value = &slow->batch->table->columns[slow->column].number[row];
    size_t length;
    const char *text = gbv_batch_cell(slow->batch, row, slow->column, &length);
    if (text && text != gbv_code_text)
        return read_slowly(slow, row, text, length, value);
    *value = NAN;
    return GBV_OK;
}

gbv_status
gbv_batch_waiting(gbv_batch *batch, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t c = 0; c < batch->table->n_columns && !status; c++) {
        const struct slow slow = { .batch = batch, .column = c, .style = &batch->table->style,
                                   .strict = true, .unsettled = &(bool){ 0 }, .error = error };
        for (size_t i = 0; i < (batch->waits[c] ? batch->n : 0) && !status; i++)
            status = read_late(&slow, gbv_batch_row(batch, i));
    }
    return status;
}
