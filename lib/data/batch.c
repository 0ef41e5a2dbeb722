#include <stdlib.h>
#include <string.h>

#include "data/batch.h"

/* ---- Life ---- */

static gbv_status
out_of_memory(gbv_error *error)
{
    return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

gbv_status
gbv_batch_begin(gbv_batch *batch, const gbv_table *columns, const unsigned *wants,
                gbv_error *error)
{
    size_t n = gbv_table_columns(columns);
    *batch = (gbv_batch){ .table = gbv_table_new() };
    gbv_table *table = batch->table;
    gbv_table_set_source(table, gbv_table_source(columns));
    for (size_t c = 0; c < n; c++)
        gbv_table_add_inferred(table, gbv_table_name(columns, c));
    batch->lengths = gbv_new_array(n, sizeof *batch->lengths);
    batch->is_apart = gbv_new_array(n, sizeof *batch->is_apart);
    batch->seen = gbv_new_array(n, sizeof *batch->seen);
    batch->left = gbv_new_array(n, sizeof *batch->left);
    batch->marks = gbv_new_array(n, sizeof *batch->marks);
    batch->waits = gbv_new_array(n, sizeof *batch->waits);
    if (gbv_table_status(table) || !batch->lengths || !batch->is_apart || !batch->seen ||
        !batch->left || !batch->marks || !batch->waits)
        return out_of_memory(error);
    for (size_t c = 0; c < n; c++) {
        struct column *column = &table->columns[c];
        batch->marks[c].strict = wants[c] & GBV_WANT_NUMBER;
        column->inferred = false;
        column->type = wants[c] & GBV_WANT_NUMBER && !(wants[c] & GBV_WANT_TYPED)
                     ? GBV_NUMBER : columns->columns[c].type;
        column->step = columns->columns[c].step;
        column->promised = columns->columns[c].promised;
    }
    table->rules = columns->rules;    /* borrowed */
    return GBV_OK;
}

void
gbv_batch_end(gbv_batch *batch)
{
    for (size_t c = 0; batch->lengths && c < gbv_table_columns(batch->table); c++)
        free(batch->lengths[c]);
    free(batch->lengths);
    free(batch->is_apart);
    free(batch->seen);
    free(batch->left);
    free(batch->marks);
    free(batch->waits);
    free(batch->selected);
    free(batch->rest);
    free(batch->unused);
    gbv_expression_free(batch->condition);
    gbv_cells_free(&batch->cells);
    gbv_block_free(&batch->block);
    if (batch->table)
        batch->table->rules = NULL;
    gbv_table_free(batch->table);
    *batch = (gbv_batch){ 0 };
}

/* ---- Room for as many rows as the cells have ---- */

static bool
resize(void *array, size_t n, size_t size)
{
    void **memory = array;
    void *resized = realloc(*memory, n * size);
    if (resized)
        *memory = resized;
    return resized != NULL;
}

bool
gbv_batch_make_room(gbv_batch *batch, const unsigned *wants, size_t rows)
{
    gbv_table *table = batch->table;
    size_t n = rows + rows / 4 + 1;
    table->n_rows = batch->n_rows = rows;
    if (rows < batch->capacity)
        return true;
    for (size_t c = 0; c < table->n_columns; c++) {
        struct column *column = &table->columns[c];
        if (!wants[c])
            continue;
        if (!resize(&column->text, n, sizeof *column->text) ||
            !resize(&batch->lengths[c], n, sizeof **batch->lengths) ||
            (gbv_batch_wants_number(column, wants[c]) &&
             !resize(&column->number, n, sizeof *column->number)))
            return false;
        memset(column->text, 0, n * sizeof *column->text);
    }
    if (!resize(&table->line, n, sizeof *table->line))
        return false;
    table->row_capacity = batch->capacity = n;
    return true;
}
