/* Whole tables: every row of a text, every cell as it is. */
#include "data/decimal.h"
#include "data/opened.h"
#include "data/read_statfile.h"
#include "data/table.h"
#include "gbvstat/read.h"

static void
put_row(gbv_table *table, const gbv_cells *cells, size_t row)
{
    gbv_row_begin(table, gbv_cells_line(cells, row));
    for (size_t c = 0; c < cells->shape->n_columns; c++) {
        gbv_span cell = gbv_cells_at(cells, row, c);
        if (!cell.missing)
            gbv_put_text_at(table, c, cells->bytes + cell.start, cell.length);
    }
}

static void
put_rows(gbv_table *table, const gbv_cells *cells)
{
    for (size_t row = 0; row < cells->n_rows; row++)
        put_row(table, cells, row);
    table->n_skipped += cells->n_skipped;
    table->n_padded += cells->n_padded;
}

static gbv_status
read_rows(gbv_opened *opened, gbv_table *table, gbv_error *error)
{
    gbv_block block = { 0 };
    gbv_cells cells = { 0 };
    gbv_status status = gbv_blocks_next(&opened->blocks, &block, error);
    while (!status && block.length) {
        status = gbv_cells_read(&cells, &opened->shape, &block, error);
        if (!status)
            put_rows(table, &cells);
        if (!status && gbv_table_status(table))
            status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        if (!status)
            status = gbv_blocks_next(&opened->blocks, &block, error);
    }
    gbv_cells_free(&cells);
    gbv_block_free(&block);
    return status;
}

/* Once all rows are there: what decides how they are read as values. */
static gbv_status
decide(const gbv_opened *opened, gbv_table *table, gbv_error *error)
{
    char decimal = opened->dialect.decimal;
    if (!decimal) {
        gbv_status status = gbv_decide_decimal(table, GBV_NONE, opened->dialect.unquoted,
                                               &decimal, error);
        if (status)
            return status;
    }
    table->style = gbv_number_style_of(decimal ? decimal : '.');
    table->mark_decided = decimal != 0;
    table->unquoted = opened->dialect.unquoted;
    return gbv_rules_apply(table->rules, table, error);
}

/* Takes the source over. */
static gbv_status
read_source(gbv_source *source, const gbv_read_options *options, gbv_table **out,
            gbv_error *error)
{
    gbv_opened opened = { 0 };
    gbv_status status = gbv_opened_begin(&opened, source, options, error);
    if (!status)
        status = read_rows(&opened, opened.columns, error);
    if (!status)
        status = decide(&opened, opened.columns, error);
    if (!status) {
        *out = opened.columns;
        opened.columns = NULL;
    }
    gbv_opened_end(&opened);
    return status;
}

gbv_status
gbv_table_read_bytes(const char *bytes, size_t length, const char *source,
                     const gbv_read_options *options, gbv_table **out, gbv_error *error)
{
    gbv_source *opened = NULL;
    options = gbv_read_options_of("", options);
    gbv_status status = gbv_source_open_memory(bytes, length, source, options->encoding, &opened,
                                               error);
    return status ? status : read_source(opened, options, out, error);
}

gbv_status
gbv_table_read(const char *name, const gbv_read_options *options, gbv_table **out,
               gbv_error *error)
{
    gbv_source *source = NULL;
    options = gbv_read_options_of(name, options);
    if (gbv_statfile_is(name))
        return gbv_table_read_statfile(name, options, out, error);
    gbv_status status = gbv_source_open(name, options->encoding, &source, error);
    return status ? status : read_source(source, options, out, error);
}
