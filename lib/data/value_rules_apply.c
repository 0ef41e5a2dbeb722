/* Rules applied to a whole table. */
#include <string.h>

#include "base/utf8.h"
#include "data/table.h"

void
gbv_invalid_add(gbv_invalid_cells *cells, const char *text, size_t length, size_t line)
{
    size_t i = cells->n++;
    if (i >= GBV_INVALID_SHOWN)
        return;
    if (length >= sizeof cells->text[i])
        length = gbv_utf8_valid(text, sizeof cells->text[i] - 1);
    memcpy(cells->text[i], text, length);
    cells->text[i][length] = '\0';
    cells->line[i] = line;
}

gbv_status
gbv_invalid_refuse(const gbv_invalid_cells *cells, const gbv_value_rules *rules,
                   const gbv_table *table, size_t column, gbv_error *error)
{
    gbv_buffer valid = { 0 }, shown = { 0 };
    gbv_rules_write_valid(rules, column, &valid);
    for (size_t i = 0; i < cells->n && i < GBV_INVALID_SHOWN; i++)
        gbv_buffer_printf(&shown, "%s\"%s\" (line %zu)", i ? ", " : "", cells->text[i],
                          cells->line[i]);
    if (cells->n > GBV_INVALID_SHOWN)
        gbv_buffer_puts(&shown, ", …");
    gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(table), cells->line[0],
                "column \"%s\": %zu value%s not among %s: %s", gbv_table_name(table, column),
                cells->n, cells->n == 1 ? " is" : "s are", valid.data ? valid.data : "",
                shown.data ? shown.data : "");
    gbv_hint(error, "add what is right to --valid, what means \"no value\" to --na; --valid "
             "COL,…=LIST is for some columns only");
    gbv_buffer_free(&valid);
    gbv_buffer_free(&shown);
    return GBV_BAD_VALUE;
}

static gbv_status
apply_to_column(const gbv_value_rules *rules, gbv_table *table, size_t c, gbv_error *error)
{
    struct column *column = &table->columns[c];
    gbv_invalid_cells invalid = { 0 };
    for (size_t row = 0; row < table->n_rows; row++) {
        const char *text = column_text(column, row);
        if (!text)
            continue;
        double value;
        size_t length = strlen(text);
        gbv_cell cell = gbv_cell_read(rules, c, &table->style, text, length, &value);
        if (cell == GBV_CELL_CODE)
            column->text[row] = gbv_code_text;
        else if (cell == GBV_CELL_INVALID)
            gbv_invalid_add(&invalid, text, length, table->line[row]);
    }
    return invalid.n ? gbv_invalid_refuse(&invalid, rules, table, c, error) : GBV_OK;
}

gbv_status
gbv_rules_apply(const gbv_value_rules *rules, gbv_table *table, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t c = 0; c < gbv_table_columns(table) && !status; c++)
        if (gbv_rules_have_codes(rules, c) || gbv_rules_have_valid(rules, c))
            status = apply_to_column(rules, table, c, error);
    return status;
}
