/* Batch after batch: handing out blocks is for one thread at a time, reading
 * them for all. */
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/scan_parts.h"

/* ---- Blocks ---- */

static gbv_status
take_block(gbv_scan *scan, gbv_batch *batch, gbv_error *error)
{
    if (!scan->has_first)
        return gbv_blocks_next(&scan->opened.blocks, &batch->block, error);
    gbv_block empty = batch->block;
    batch->block = scan->first;
    scan->first = empty;
    scan->has_first = false;
    return GBV_OK;
}

/* Rows of a table come in slices. */
enum { SLICE = 16 * 1024 };

static size_t
take_slice(gbv_scan *scan, gbv_batch *batch)
{
    size_t from = batch->number * SLICE, n = gbv_table_rows(scan->table);
    return from >= n ? 0 : n - from < SLICE ? n - from : SLICE;
}

/* A block is mostly read in less time than a thread takes to be woken. */
static void
wait_to_read(gbv_scan *scan)
{
    enum { TRIES = 1000 };
    for (int i = 0; i < TRIES; i++) {
        if (!pthread_mutex_trylock(&scan->reading))
            return;
        sched_yield();
    }
    pthread_mutex_lock(&scan->reading);
}

/* Is the decimal mark of a pipe still to be told, by rows to come? */
static bool
asks_mark(const gbv_scan *scan)
{
    return !scan->table && !scan->can_repeat && !scan->mark_decided &&
           gbv_scan_reads_numbers(scan);
}

/* Takes the next rows. `alone`: no other rows are handed out until these were
 * asked for the decimal mark, so that the answer does not depend on who is
 * faster; `reading` is kept. */
static gbv_status
hand_out(gbv_scan *scan, gbv_batch *batch, size_t *n, bool *alone, gbv_error *error)
{
    gbv_status status = GBV_OK;
    wait_to_read(scan);
    batch->number = scan->n_batches++;
    batch->table->style = scan->style;
    if (scan->table)
        *n = take_slice(scan, batch);
    else
        status = take_block(scan, batch, error);
    *alone = !status && asks_mark(scan);
    if (!*alone)
        pthread_mutex_unlock(&scan->reading);
    if (!scan->table)
        *n = batch->block.length;
    return status;
}

/* ---- Cells ---- */

static void
copy_column(const gbv_table *from, size_t first, size_t c, gbv_batch *batch)
{
    struct column *to = &batch->table->columns[c];
    for (size_t row = 0; row < batch->n_rows; row++) {
        const char *text = from->columns[c].text[first + row];
        to->text[row] = text;
        batch->lengths[c][row] = text && text != gbv_code_text ? (uint32_t)strlen(text) : 0;
        if (to->number)
            to->number[row] = gbv_table_number(from, first + row, c);
    }
}

static gbv_status
read_slice(gbv_scan *scan, gbv_batch *batch, size_t n, gbv_error *error)
{
    size_t first = batch->number * SLICE;
    if (!gbv_batch_make_room(batch, scan->wants, n))
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    batch->lines = scan->table->line + first;
    for (size_t c = 0; c < gbv_table_columns(scan->table); c++)
        if (scan->wants[c])
            copy_column(scan->table, first, c, batch);
    return GBV_OK;
}

static gbv_status
read_block(gbv_scan *scan, gbv_batch *batch, bool asks_mark, gbv_error *error)
{
    bool unsettled = false;
    gbv_error told = { 0 };
    batch->is_settled = scan->is_settled || (!asks_mark && !scan->can_repeat);
    gbv_status status = gbv_cells_read(&batch->cells, &scan->opened.shape, &batch->block,
                                       &told);
    if (!status)
        status = gbv_batch_numbers(batch, scan->wants, &unsettled, &told);
    if (unsettled && asks_mark) {
        told = (gbv_error){ 0 };
        batch->is_settled = true;
        status = gbv_scan_tell_mark(scan, batch, &told);
        if (!status)
            status = gbv_batch_numbers(batch, scan->wants, &unsettled, &told);
    }
    if (!status)
        status = gbv_scan_note_marks(scan, batch, &told);
    if (status && error && !error->status)
        *error = told;
    if (unsettled)
        gbv_scan_doubt(scan, batch->number);
    return status;
}

/* Where the first rows of a pipe have no value in a column that the condition
 * asks for, nobody knows what it is. */
static gbv_status
check_promises(const gbv_scan *scan, const gbv_batch *batch, gbv_error *error)
{
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++) {
        const struct column *column = &batch->table->columns[c];
        if (!(scan->wants[c] & GBV_WANT_TYPED) || column->promised ||
            !gbv_table_has_values(batch->table, c))
            continue;
        gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(scan->columns), 0,
                    "column \"%s\" has no value in the first rows, but in later ones",
                    column->name);
        gbv_hint(error, "what a pipe holds is told from its first rows: give the file by name");
        return GBV_BAD_VALUE;
    }
    return GBV_OK;
}

/* Whether 7,0 is the 7 of a list depends on what the mark is. */
static gbv_status
check_awaiting(gbv_scan *scan, const gbv_batch *batch, gbv_error *error)
{
    if (!batch->awaits_mark)
        return GBV_OK;
    size_t c = batch->awaiting_column;
    gbv_span span = gbv_cells_at(&batch->cells, batch->awaiting_row, c);
    gbv_scan_doubt(scan, batch->number);
    gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(scan->columns),
                gbv_batch_line(batch, batch->awaiting_row), "column \"%s\": whether a "
                "list is for \"%.*s\" depends on the decimal mark, which no row before tells",
                gbv_table_name(scan->columns, c), (int)span.length,
                batch->cells.bytes + span.start);
    gbv_hint(error, "say it: --decimal . or --decimal ,; or give the file by name");
    return GBV_BAD_VALUE;
}

/* ---- Rows ---- */

static gbv_status
select_rows(gbv_batch *batch, size_t *n_unknown, gbv_error *error)
{
    batch->rows = NULL;
    batch->n = batch->n_rows;
    if (!batch->condition)
        return GBV_OK;
    if (!gbv_grow(&batch->selected, &batch->selected_capacity, batch->n_rows,
                  sizeof *batch->selected))
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    batch->n = 0;
    for (size_t row = 0; row < batch->n_rows; row++) {
        gbv_truth truth = gbv_expression_holds(batch->condition, row);
        if (truth == GBV_TRUE)
            batch->selected[batch->n++] = row;
        *n_unknown += truth == GBV_UNKNOWN;
    }
    batch->rows = batch->selected;
    return GBV_OK;
}

static void
count(gbv_scan *scan, const gbv_batch *batch, size_t n_unknown)
{
    pthread_mutex_lock(&scan->lock);
    scan->n_rows += batch->n_rows;
    scan->n_unknown += n_unknown;
    scan->n_skipped += batch->cells.n_skipped;
    scan->n_padded += batch->cells.n_padded;
    if (!scan->table)
        gbv_scan_note_forms(scan, batch);
    pthread_mutex_unlock(&scan->lock);
}

/* A thread has had its last rows. */
static void
merge_noted(gbv_scan *scan, const gbv_batch *batch)
{
    pthread_mutex_lock(&scan->lock);
    gbv_scan_merge_left(scan, batch);
    gbv_scan_merge_marks(scan, batch);
    pthread_mutex_unlock(&scan->lock);
}

gbv_status
gbv_scan_next(gbv_scan *scan, gbv_batch *batch, bool *more, gbv_error *error)
{
    bool alone;
    size_t n = 0, n_unknown = 0;
    gbv_status status = hand_out(scan, batch, &n, &alone, error);
    *more = !status && n > 0;
    batch->n_rows = batch->n = 0;
    if (*more)
        status = scan->table ? read_slice(scan, batch, n, error)
                             : read_block(scan, batch, alone, error);
    if (alone)
        pthread_mutex_unlock(&scan->reading);
    if (status || !*more) {
        merge_noted(scan, batch);
        return status;
    }
    if (!scan->table) {
        batch->awaits_mark = false;
        gbv_scan_note_invalid(scan, batch);
        gbv_batch_texts(batch, scan->wants);
        status = check_awaiting(scan, batch, error);
    }
    if (!status && !scan->table)
        status = check_promises(scan, batch, error);
    if (!status)
        status = select_rows(batch, &n_unknown, error);
    if (!status && !scan->table)
        status = gbv_batch_waiting(batch, error);
    if (!status)
        count(scan, batch, n_unknown);
    if (!status && !scan->table)
        gbv_scan_note_left(scan, batch);
    return status;
}
