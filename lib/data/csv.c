#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "data/csv.h"
#include "gbvstat/buffer.h"

/* libcsv grows one cell without limit, by its block, so pieces are small and
 * it is asked after each. Its own block of 128 bytes would copy a long cell
 * over and over. */
enum { LONGEST_CELL = 16 * 1024 * 1024, PIECE = 64 * 1024, BLOCK = 64 * 1024 };

/* libcsv tells no positions, so it is fed line by line and the lines are
 * counted here: what it calls back about lies in the line being fed. */
struct gbv_csv {
    struct csv_parser parser;
    const char *source;
    gbv_csv_take *take;
    void *context;
    gbv_error *error;           /* of the call being served */
    gbv_status status;          /* the first failure */

    size_t line;                /* being fed */
    size_t row_line, cell_line; /* where the row and the cell being read begin */
    bool in_row;                /* the row being read began on an earlier line */
    bool row_ended;             /* in the line being fed */
    bool after_cr;              /* the last byte fed was a CR, counted as a line end */

    gbv_buffer texts;           /* the row's cells, each with a NUL */
    gbv_csv_cell *cells;        /* `text` is only told NULL or not until the row ends */
    size_t n, capacity;
};

gbv_csv *
gbv_csv_new(const char *source, char delimiter, gbv_csv_take *take, void *context)
{
    gbv_csv *csv = calloc(1, sizeof *csv);
    if (!csv)
        return NULL;
    csv->source = source;
    csv->take = take;
    csv->context = context;
    csv->line = 1;
    csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL);
    csv_set_delim(&csv->parser, (unsigned char)delimiter);
    csv_set_blk_size(&csv->parser, BLOCK);
    return csv;
}

void
gbv_csv_free(gbv_csv *csv)
{
    if (!csv)
        return;
    csv_free(&csv->parser);
    gbv_buffer_free(&csv->texts);
    free(csv->cells);
    free(csv);
}

void
gbv_csv_begin_at(gbv_csv *csv, size_t line)
{
    csv->line = line;
}

static gbv_status
out_of_memory(gbv_csv *csv)
{
    return csv->status = gbv_fail(csv->error, GBV_NO_MEMORY, "out of memory");
}

/* ---- What libcsv calls back ---- */

/* Line ends within a text: LF, CR or both together. */
static size_t
count_lines(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += text[i] == '\n' || (text[i] == '\r' && !(i + 1 < length && text[i + 1] == '\n'));
    return n;
}

static gbv_status
refuse_encoding(gbv_csv *csv, const char *text, size_t valid)
{
    size_t line = csv->cell_line + count_lines(text, valid);
    csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, line,
                              "column %zu: byte 0x%02x is not UTF-8", csv->n + 1,
                              (unsigned)(unsigned char)text[valid]);
    gbv_hint(csv->error, "what stands before it is UTF-8: the file is damaged, or put together "
             "from two; if all of it is in one other encoding, name that: --encoding CP1251");
    return csv->status;
}

static gbv_status
refuse_length(gbv_csv *csv)
{
    csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, csv->cell_line,
                              "a cell of more than 16 MiB begins here");
    gbv_hint(csv->error, "a quote that opens a cell is perhaps never closed");
    return csv->status;
}

static gbv_status
refuse_width(gbv_csv *csv)
{
    csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, csv->row_line,
                              "a row of more than %d cells", GBV_CSV_CELLS);
    gbv_hint(csv->error, "is the table lying on its side? columns of one kind (years, places) "
             "belong into rows; or the delimiter is another: --delimiter");
    return csv->status;
}

static void
on_cell(void *bytes, size_t length, void *context)
{
    gbv_csv *csv = context;
    if (csv->status)
        return;
    const char *text = bytes;
    size_t valid = text ? gbv_utf8_valid(text, length) : 0;
    if (length > LONGEST_CELL) {
        refuse_length(csv);
    } else if (text && valid < length) {
        refuse_encoding(csv, text, valid);
    } else if (csv->n == GBV_CSV_CELLS) {
        refuse_width(csv);
    } else if (!gbv_grow(&csv->cells, &csv->capacity, csv->n + 1, sizeof *csv->cells)) {
        out_of_memory(csv);
    } else {
        csv->cells[csv->n++] = (gbv_csv_cell){ .text = text ? "" : NULL, .length = length };
        if (text) {
            gbv_buffer_put(&csv->texts, text, length);
            gbv_buffer_putc(&csv->texts, '\0');
        }
    }
    csv->cell_line = csv->line;    /* the next cell begins where this one ended */
}

static void
on_row(int line_end, void *context)
{
    (void)line_end;
    gbv_csv *csv = context;
    if (csv->status)
        return;
    csv->row_ended = true;
    if (csv->texts.status) {
        out_of_memory(csv);
        return;
    }
    const char *text = csv->texts.data;
    for (size_t i = 0; i < csv->n; i++)
        if (csv->cells[i].text) {
            csv->cells[i].text = text;
            text += csv->cells[i].length + 1;
        }
    gbv_csv_row row = { .line = csv->row_line, .n = csv->n, .cells = csv->cells };
    csv->status = csv->take(csv->context, &row, csv->error);
    csv->n = 0;
    gbv_buffer_clear(&csv->texts);
}

/* ---- Feeding it ---- */

/* libcsv stopped in the line being fed. */
static gbv_status
refuse_quote(gbv_csv *csv)
{
    if (csv_error(&csv->parser) != CSV_EPARSE)
        return out_of_memory(csv);
    if (!csv->parser.quoted) {
        csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, csv->line,
                                  "column %zu: a quote (\") inside a cell that does not begin "
                                  "with one", csv->n + 1);
        gbv_hint(csv->error, "put the whole cell in quotes and write the quote in it twice");
    } else {
        csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, csv->cell_line,
                                  "column %zu: a quoted cell begins here; on line %zu a quote "
                                  "in it is followed by neither a delimiter nor a line end",
                                  csv->n + 1, csv->line);
        gbv_hint(csv->error, "a quote is missing, or one inside the cell must be written twice");
    }
    return csv->status;
}

static bool
is_blank(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!memchr(" \t\r\n", bytes[i], 4))
            return false;
    return true;
}

static gbv_status
refuse_nul(gbv_csv *csv)
{
    csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, csv->line, "a NUL byte");
    gbv_hint(csv->error, "this is no text: the file is damaged or of another kind (or in UTF-16: "
             "--encoding UTF-16)");
    return csv->status;
}

/* One physical line, or a part of one. What is wrong before a NUL is told
 * first, so that it does not matter in which pieces the bytes come. */
static gbv_status
feed_line(gbv_csv *csv, const char *bytes, size_t length)
{
    const char *nul = memchr(bytes, '\0', length);
    size_t clean = nul ? (size_t)(nul - bytes) : length;
    if (!csv->in_row)
        csv->row_line = csv->cell_line = csv->line;
    csv->row_ended = false;
    size_t used = csv_parse(&csv->parser, bytes, clean, on_cell, on_row, csv);
    if (csv->status)
        return csv->status;
    if (used < clean)
        return refuse_quote(csv);
    if (csv_get_buffer_size(&csv->parser) > LONGEST_CELL + BLOCK)
        return refuse_length(csv);
    if (nul)
        return refuse_nul(csv);
    if (csv->row_ended)
        csv->in_row = false;
    else if (!is_blank(bytes, length))
        csv->in_row = true;
    return GBV_OK;
}

/* The bytes up to the first line end, LF or CR, and with it. */
static size_t
line_length(const char *bytes, size_t length, bool *complete)
{
    size_t n = 0;
    while (n < length && bytes[n] != '\n' && bytes[n] != '\r')
        n++;
    *complete = n < length;
    return n + *complete;
}

gbv_status
gbv_csv_feed(gbv_csv *csv, const char *bytes, size_t length, gbv_error *error)
{
    csv->error = error;
    while (length > 0 && !csv->status) {
        bool complete, second_half = csv->after_cr && bytes[0] == '\n';
        size_t n = line_length(bytes, length < PIECE ? length : PIECE, &complete);
        if (feed_line(csv, bytes, n))
            break;
        csv->line += complete && !second_half;
        csv->after_cr = bytes[n - 1] == '\r';
        bytes += n;
        length -= n;
    }
    return csv->status;
}

gbv_status
gbv_csv_end(gbv_csv *csv, gbv_error *error)
{
    csv->error = error;
    if (csv->status)
        return csv->status;
    if (csv_fini(&csv->parser, on_cell, on_row, csv) == 0 || csv->status)
        return csv->status;
    if (csv_error(&csv->parser) != CSV_EPARSE)
        return out_of_memory(csv);
    csv->status = gbv_fail_at(csv->error, GBV_FORMAT, csv->source, csv->cell_line,
                              "column %zu: the quote that opens this cell is never closed",
                              csv->n + 1);
    gbv_hint(csv->error, "a quote is missing at its end, or does not belong there; if the file "
             "is cut off, get it anew");
    return csv->status;
}
