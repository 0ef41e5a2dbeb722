/* What a column holds: decided by all its cells at once, when first asked for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/decimal.h"
#include "data/kind.h"
#include "data/table.h"
#include "data/table_refuse.h"
#include "gbvstat/number.h"

const char gbv_code_text[] = "";

gbv_cell
gbv_table_cell(const gbv_table *table, size_t row, size_t column, double *value)
{
    const char *text = column_text(&table->columns[column], row);
    if (!text)
        return GBV_CELL_EMPTY;
    return gbv_cell_read(table->rules, column, &table->style, text, strlen(text), value);
}

/* Decides the type of a column from all its cells at once, never per cell. */
static void
decide(const gbv_table *table, struct column *column)
{
    size_t c = (size_t)(column - table->columns);
    double *number = gbv_new_array(table->row_capacity, sizeof *number);
    gbv_column_kind all = column->others;
    if (!number) {
        column->lost = true;
        return;
    }
    for (size_t row = 0; row < table->n_rows && all.kind != GBV_KIND_OTHER; row++) {
        double value = NAN;
        gbv_cell cell = gbv_table_cell(table, row, c, &value);
        const char *text = column_text(column, row);
        gbv_column_kind kind = gbv_kind_of(cell, text, text ? strlen(text) : 0, &value);
        number[row] = kind.kind == GBV_KIND_NOTHING ? (double)NAN : value;
        gbv_kind_add(&all, kind);
    }
    column->inferred = false;
    column->type = gbv_kind_type(all);
    column->step = all.step;
    if (column->type == GBV_TEXT)
        free(number);
    else
        column->number = number;
}

static struct column *
decided(const gbv_table *table, size_t column)
{
    struct column *found = &table->columns[column];
    if (found->inferred)
        decide(table, found);
    return found;
}

gbv_type
gbv_table_type(const gbv_table *table, size_t column)
{
    return decided(table, column)->type;
}

gbv_step
gbv_table_step(const gbv_table *table, size_t column)
{
    return decided(table, column)->step;
}

bool
gbv_table_missing(const gbv_table *table, size_t row, size_t column)
{
    const struct column *found = decided(table, column);
    return found->type == GBV_TEXT ? !column_text(found, row) : isnan(found->number[row]);
}

bool
gbv_table_has_values(const gbv_table *table, size_t column)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (!gbv_table_missing(table, row, column))
            return true;
    return table->columns[column].promised;
}

gbv_missing
gbv_table_missing_kind(const gbv_table *table, size_t row, size_t column)
{
    const struct column *found = decided(table, column);
    if (!gbv_table_missing(table, row, column))
        return GBV_PRESENT;
    if (found->text[row] == gbv_code_text)
        return GBV_MISSING_CODE;
    return found->text[row] && *found->text[row] ? GBV_MISSING_WORD : GBV_MISSING_EMPTY;
}

const char *
gbv_table_text(const gbv_table *table, size_t row, size_t column)
{
    return column_text(&table->columns[column], row);
}

double
gbv_table_number(const gbv_table *table, size_t row, size_t column)
{
    const struct column *found = decided(table, column);
    return found->number ? found->number[row] : (double)NAN;
}

/* What a text says as a number by the decimal comma, written with a point:
 * elsewhere "1,500" and "1.500" would be other numbers. NULL: it says none, or
 * is too long for `scratch` and then has marks enough to be no other. */
static const char *
with_point(const char *text, const gbv_number_style *style, char *scratch)
{
    size_t length = strlen(text), bare = length, n = 0;
    double value;
    if (style->decimal != ',' || length >= GBV_NUMBER_SIZE || !strpbrk(text, ".,"))
        return NULL;
    gbv_number_strip_percent(text, &bare);
    if (gbv_number_read(text, bare, style, &value))
        return NULL;
    for (size_t i = 0; i < length; i++)
        if (text[i] != '.')
            scratch[n++] = text[i] == ',' ? '.' : text[i];
    scratch[n] = '\0';
    return scratch;
}

const char *
gbv_table_print_text(const gbv_table *table, size_t row, size_t column, char *scratch)
{
    const char *text = column_text(&table->columns[column], row);
    const char *pointed = text ? with_point(text, &table->style, scratch) : NULL;
    return pointed ? pointed : text;
}

const char *
gbv_table_print(const gbv_table *table, size_t row, size_t column, char *scratch)
{
    const struct column *found = &table->columns[column];
    const char *text = column_text(found, row);
    if (text && (found->type != GBV_NUMBER || isnan(found->number[row]) ||
                 gbv_number_is_plain(text, found->number[row])))
        return gbv_table_print_text(table, row, column, scratch);
    if (!found->number || isnan(found->number[row]))
        return NULL;
    gbv_number_shortest(found->number[row], scratch);
    return scratch;
}

/* A text column has no say in what the decimal mark is. When it is read as
 * numbers all the same, and no other column has told, it must be asked. */
static gbv_status
decide_style(const gbv_table *table, size_t column, gbv_number_style *out, gbv_error *error)
{
    char decimal = 0;
    *out = table->style;
    if (table->mark_decided)
        return GBV_OK;
    gbv_status status = gbv_decide_decimal(table, column, table->unquoted, &decimal, error);
    if (!status && decimal)
        *out = gbv_number_style_of(decimal);
    return status;
}

/* The numbers of a text column; the first cell that is none is named. */
static gbv_status
read_numbers(const gbv_table *table, size_t column, const gbv_number_style *style, double *number,
             gbv_error *error)
{
    bool any = false, percent = false;
    for (size_t row = 0; row < table->n_rows; row++) {
        const char *text = column_text(&table->columns[column], row);
        double value = NAN;
        gbv_cell cell = gbv_cell_read(table->rules, column, style, text, text ? strlen(text) : 0,
                                      &value);
        number[row] = gbv_cell_is_missing(cell) ? (double)NAN : value;
        if (gbv_cell_is_missing(cell) || cell == GBV_CELL_ZERO)
            continue;
        bool good = cell == GBV_CELL_NUMBER || cell == GBV_CELL_ZEROS || cell == GBV_CELL_PERCENT;
        if (!good || (any && percent != (cell == GBV_CELL_PERCENT)))
            return gbv_refuse_numbers(table, column, row, cell, error);
        any = true;
        percent = cell == GBV_CELL_PERCENT;
    }
    return GBV_OK;
}

/* Converts a text column that was asked for as numbers although its cells did
 * not all look like them: codes with leading zeros pass. */
static gbv_status
convert(const gbv_table *table, size_t column, gbv_error *error)
{
    gbv_number_style style;
    gbv_status status = decide_style(table, column, &style, error);
    if (status)
        return status;
    double *number = gbv_new_array(table->row_capacity, sizeof *number);
    status = number ? read_numbers(table, column, &style, number, error)
                    : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    if (status) {
        free(number);
        return status;
    }
    free(table->columns[column].number);
    table->columns[column].number = number;
    return GBV_OK;
}

gbv_status
gbv_table_numbers(const gbv_table *table, size_t column, const double **out, gbv_error *error)
{
    struct column *found = decided(table, column);
    if (found->type == GBV_DATE || !found->number) {
        gbv_status status = convert(table, column, error);
        if (status)
            return status;
    }
    *out = found->number;
    return GBV_OK;
}

static bool
are_years(const gbv_table *table, const double *number)
{
    bool any = false;
    for (size_t row = 0; row < table->n_rows; row++) {
        double value = number[row];
        if (isnan(value))
            continue;
        if (value != floor(value) || value < 1500 || value > 2200)
            return false;
        any = true;
    }
    return any;
}

gbv_status
gbv_table_times(const gbv_table *table, size_t column, gbv_step *step, const double **out,
                gbv_error *error)
{
    struct column *found = decided(table, column);
    if (found->type == GBV_TEXT)
        return gbv_refuse_times(table, column, error);
    *out = found->number;
    *step = found->type == GBV_DATE ? found->step
          : are_years(table, found->number) ? GBV_STEP_YEAR : GBV_STEP_NONE;
    return GBV_OK;
}
