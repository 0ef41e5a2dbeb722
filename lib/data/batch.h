/* Some rows of a scan: of the columns that are wanted the texts, the numbers,
 * or both. Each thread has its own. */
#ifndef GBV_DATA_BATCH_H
#define GBV_DATA_BATCH_H

#include "data/blocks.h"
#include "data/cells.h"
#include "data/decimal.h"
#include "data/kind.h"
#include "data/table.h"
#include "gbvstat/expression.h"

/* What is wanted of a column. */
enum gbv_want {
    GBV_WANT_TEXT = 1,    /* its cells as they are: gbv_batch_cell */
    GBV_WANT_NUMBER = 2,  /* numbers: another cell is an error */
    GBV_WANT_TYPED = 4,   /* what the column holds: text, numbers or dates */
    GBV_WANT_STRING = 8,  /* its cells in the table, each with a NUL: gbv_table_text */
};

/* Of the rows that the condition does not hold for: what their cells are by
 * either decimal mark. Start with { 0 }. */
struct gbv_left {
    gbv_column_kind by_point, by_comma;
};

/* Has a column of this batch numbers with "%", and without? */
struct gbv_seen {
    bool percent, plain;
};

typedef struct {
    /* Has every column of the scan, but cells only of those that are wanted as
     * numbers, strings or TYPED. */
    gbv_table *table;
    uint32_t **lengths;       /* of the texts of each column, if the table has them */
    bool *is_apart;           /* the texts of a column are in `cells`, not in the table */
    size_t n_rows;
    const size_t *rows;       /* those the condition holds for; NULL: all */
    size_t n;                 /* how many those are */
    size_t number;            /* of the batch, from 0: earlier rows, lesser number */

    const size_t *lines;      /* of the rows of a table */
    struct gbv_seen *seen;    /* by column */
    struct gbv_left *left;    /* by column, of all batches so far */
    gbv_marks *marks;         /* by column, of all batches so far: what cells that nobody
                                 reads as numbers say of the decimal mark */
    bool *waits;              /* a column's numbers are read of selected rows only */
    bool is_settled;          /* no other reading of the numbers will be tried */
    bool awaits_mark;         /* --na or --valid may be for a cell that nobody can read yet */
    size_t awaiting_row, awaiting_column;    /* which */
    bool is_unquoted;         /* 1.234 tells of a decimal point: see gbv_marks_decide */
    gbv_block block;
    gbv_cells cells;
    gbv_expression *condition;
    size_t *selected;
    uint32_t *rest;           /* rows whose number the fast lane did not read */
    double *unused;           /* numbers read to see that they are numbers */
    size_t capacity, selected_capacity, rest_capacity, unused_capacity;
} gbv_batch;

/* The physical line of a row; 0 if it was not read from a text. */
static inline size_t
gbv_batch_line(const gbv_batch *batch, size_t row)
{
    return batch->lines ? batch->lines[row] : gbv_cells_line(&batch->cells, row);
}

/* The i-th of the rows the condition holds for. */
static inline size_t
gbv_batch_row(const gbv_batch *batch, size_t i)
{
    return batch->rows ? batch->rows[i] : i;
}

/* A cell of a column that is wanted as text, with GBV_TEXT_PADDING bytes behind
 * it; NULL: missing; gbv_code_text: missing by --na. */
__attribute__((always_inline)) static inline const char *
gbv_batch_cell(const gbv_batch *batch, size_t row, size_t column, size_t *length)
{
    if (batch->is_apart[column]) {
        gbv_span span = gbv_cells_at(&batch->cells, row, column);
        *length = span.length;
        return span.missing ? NULL : batch->cells.bytes + span.start;
    }
    *length = batch->lengths[column][row];
    return batch->table->columns[column].text[row];
}

/* ---- For the scan ---- */

/* Makes the table's columns like those of `columns`; `wants`, one a column. */
gbv_status gbv_batch_begin(gbv_batch *batch, const gbv_table *columns, const unsigned *wants,
                           gbv_error *error);
void gbv_batch_end(gbv_batch *batch);

static inline bool
gbv_batch_wants_number(const struct column *column, unsigned want)
{
    return want & GBV_WANT_NUMBER || (want & GBV_WANT_TYPED && column->type != GBV_TEXT);
}

/* Makes room for the wanted cells of so many rows. */
bool gbv_batch_make_room(gbv_batch *batch, const unsigned *wants, size_t rows);

/* Converts the numbers of all columns that want them, in the table's style.
 * Where there is a condition, a column that it does not ask for, with a cell that
 * is no number, waits for the rows that it holds for.
 * GBV_BAD_VALUE names the cell; `unsettled` is set if another style, or another
 * type of the column, might make sense of it. */
gbv_status gbv_batch_numbers(gbv_batch *batch, const unsigned *wants, bool *unsettled,
                             gbv_error *error);

/* Is this a number, in a column with rules, whose decimal mark is not told yet? */
void gbv_batch_ask_mark(gbv_batch *batch, size_t row, size_t column, const char *text,
                        size_t length);

/* Once rows are selected: the numbers of columns that wait. GBV_BAD_VALUE. */
gbv_status gbv_batch_waiting(gbv_batch *batch, gbv_error *error);

/* Then the texts, which lose what stands behind each of them. */
void gbv_batch_texts(gbv_batch *batch, const unsigned *wants);

#endif
