#include <stdio.h>

#include "data/decimal.h"
#include "data/read_rows.h"
#include "data/table.h"

/* ---- Rows ---- */

static gbv_status
check_table(const gbv_reading *reading, gbv_error *error)
{
    gbv_status status = gbv_table_status(reading->table);
    return status ? gbv_fail(error, status, "out of memory") : GBV_OK;
}

static gbv_status
refuse_ragged(const gbv_reading *reading, const gbv_csv_row *row, gbv_error *error)
{
    size_t expected = gbv_table_columns(reading->table);
    const char *first = reading->options->no_header ? "first row" : "header";
    gbv_fail_at(error, GBV_FORMAT, reading->source, row->line,
                "%zu cell%s where the %s (line %zu) has %zu", row->n, row->n == 1 ? "" : "s",
                first, reading->header_line, expected);
    if (expected == 1)
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

static gbv_status
take_cells(gbv_reading *reading, const gbv_csv_row *row, gbv_error *error)
{
    gbv_table *table = reading->table;
    size_t expected = table->n_columns;
    if (row->n != expected && reading->options->ragged == GBV_RAGGED_SKIP) {
        table->n_skipped++;
        return GBV_OK;
    }
    if (row->n != expected &&
        (reading->options->ragged == GBV_RAGGED_ERROR || !is_only_longer(row, expected)))
        return refuse_ragged(reading, row, error);
    table->n_padded += row->n != expected;
    gbv_row_begin(table, row->line);
    for (size_t i = 0; i < row->n && i < expected; i++)
        if (row->cells[i].text)
            gbv_put_text_at(table, i, row->cells[i].text, row->cells[i].length);
    return check_table(reading, error);
}

/* ---- The header ---- */

static gbv_status
check_name(const gbv_reading *reading, const gbv_csv_row *row, size_t i, gbv_error *error)
{
    const char *name = row->cells[i].text;
    if (!name || !*name) {
        gbv_fail_at(error, GBV_FORMAT, reading->source, row->line, "column %zu has no name",
                    i + 1);
        gbv_hint(error, "the first line must name every column (or: --no-header)");
        return GBV_FORMAT;
    }
    size_t same = gbv_table_find(reading->table, name);
    if (same != GBV_NONE) {
        gbv_fail_at(error, GBV_FORMAT, reading->source, row->line,
                    "columns %zu and %zu are both named \"%s\"", same + 1, i + 1, name);
        gbv_hint(error, "rename one of them in the file");
        return GBV_FORMAT;
    }
    return GBV_OK;
}

static gbv_status
take_header(gbv_reading *reading, const gbv_csv_row *row, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < row->n && !status; i++) {
        status = check_name(reading, row, i, error);
        if (!status)
            gbv_table_add_inferred(reading->table, row->cells[i].text);
    }
    return status ? status : check_table(reading, error);
}

static gbv_status
number_columns(gbv_reading *reading, size_t n, gbv_error *error)
{
    for (size_t i = 1; i <= n; i++) {
        char name[32];
        snprintf(name, sizeof name, "column%zu", i);
        gbv_table_add_inferred(reading->table, name);
    }
    return check_table(reading, error);
}

gbv_status
gbv_reading_take_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    gbv_reading *reading = context;
    if (reading->begun)
        return take_cells(reading, row, error);
    reading->begun = true;
    reading->header_line = row->line;
    gbv_status status = reading->options->no_header ? number_columns(reading, row->n, error)
                                                    : take_header(reading, row, error);
    if (!status)
        status = gbv_value_rules_new(reading->options, reading->table, &reading->table->rules,
                                     error);
    if (!status && reading->options->no_header)
        status = take_cells(reading, row, error);
    return status;
}

/* ---- Once all rows are there ---- */

gbv_status
gbv_reading_finish(gbv_reading *reading, gbv_error *error)
{
    gbv_table *table = reading->table;
    char decimal = reading->dialect.decimal;
    if (!reading->begun) {
        gbv_fail_at(error, GBV_FORMAT, reading->source, 0, "the file is empty");
        gbv_hint(error, "the first line must name the columns");
        return GBV_FORMAT;
    }
    gbv_status status = GBV_OK;
    if (!decimal)
        status = gbv_decide_decimal(table, reading->dialect.unquoted, &decimal, error);
    if (status)
        return status;
    table->style = gbv_number_style_of(decimal ? decimal : '.');
    table->mark_decided = decimal != 0;
    table->delimiter = reading->dialect.delimiter;
    return gbv_rules_apply(table->rules, table, error);
}
