/* Tables being built. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/table.h"
#include "gbvstat/buffer.h"
#include "gbvstat/number.h"

gbv_table *
gbv_table_new(void)
{
    gbv_table *table = calloc(1, sizeof *table);
    if (table)
        table->style = (gbv_number_style){ .decimal = '.' };
    return table;
}

void
gbv_table_free(gbv_table *table)
{
    if (!table)
        return;
    for (size_t c = 0; c < table->n_columns; c++) {
        free(table->columns[c].name);
        free(table->columns[c].text);
        free(table->columns[c].number);
    }
    gbv_value_rules_free(table->rules);
    free(table->columns);
    free(table->slot);
    free(table->line);
    free(table->source);
    gbv_arena_free(&table->texts);
    free(table);
}

gbv_status
gbv_table_status(const gbv_table *table)
{
    if (!table)
        return GBV_NO_MEMORY;
    for (size_t c = 0; c < table->n_columns; c++)
        if (table->columns[c].lost)
            return GBV_NO_MEMORY;
    return table->status;
}

static void
fail(gbv_table *table, gbv_status status)
{
    table->status = table->status ? table->status : status;
}

const char *
gbv_table_words(gbv_table *table, const gbv_buffer *words)
{
    if (table && words->status)
        fail(table, words->status);
    return words->data;
}

static bool
broken(const gbv_table *table)
{
    return !table || table->status;
}

void
gbv_table_set_source(gbv_table *table, const char *source)
{
    if (broken(table))
        return;
    free(table->source);
    table->source = gbv_copy_text(source, strlen(source));
    if (!table->source)
        fail(table, GBV_NO_MEMORY);
}

/* Numbers are kept only where a column is made of them: text read from a file
 * gets them when it is first asked for. */
static bool
make_cells(const gbv_table *table, struct column *column)
{
    column->text = gbv_new_array(table->row_capacity, sizeof *column->text);
    if (!column->text)
        return false;
    if (column->type == GBV_TEXT)
        return true;
    column->number = gbv_new_array(table->row_capacity, sizeof *column->number);
    if (!column->number)
        return false;
    for (size_t row = 0; row < table->n_rows; row++)
        column->number[row] = NAN;
    return true;
}

static size_t
add_column(gbv_table *table, const char *name, gbv_type type, bool inferred)
{
    if (broken(table))
        return 0;
    if (gbv_table_find(table, name) != GBV_NONE) {
        fail(table, GBV_MISUSE);
        return 0;
    }
    struct column column = { .name = gbv_copy_text(name, strlen(name)), .type = type,
                             .inferred = inferred };
    if (!column.name || !make_cells(table, &column) ||
        !gbv_grow(&table->columns, &table->column_capacity, table->n_columns + 1,
                  sizeof *table->columns)) {
        free(column.name);
        free(column.text);
        free(column.number);
        fail(table, GBV_NO_MEMORY);
        return 0;
    }
    table->columns[table->n_columns++] = column;
    if (!gbv_table_index_last(table))
        fail(table, GBV_NO_MEMORY);
    return table->n_columns - 1;
}

size_t
gbv_table_add(gbv_table *table, const char *name, gbv_type type)
{
    return add_column(table, name, type, false);
}

size_t
gbv_table_add_inferred(gbv_table *table, const char *name)
{
    return add_column(table, name, GBV_TEXT, true);
}

size_t
gbv_table_add_like(gbv_table *table, const char *name, const gbv_table *from, size_t from_column)
{
    size_t column = add_column(table, name ? name : gbv_table_name(from, from_column),
                               gbv_table_type(from, from_column), false);
    if (!broken(table))
        table->columns[column].step = gbv_table_step(from, from_column);
    return column;
}

static bool
grow_rows(gbv_table *table)
{
    size_t capacity = table->row_capacity + table->row_capacity / 2 + 16;
    if (capacity > SIZE_MAX / sizeof(double))
        return false;
    for (size_t c = 0; c < table->n_columns; c++) {
        struct column *column = &table->columns[c];
        const char **text = realloc(column->text, capacity * sizeof *text);
        if (!text)
            return false;
        column->text = text;
        if (!column->number)
            continue;
        double *number = realloc(column->number, capacity * sizeof *number);
        if (!number)
            return false;
        column->number = number;
    }
    size_t *line = realloc(table->line, capacity * sizeof *line);
    if (!line)
        return false;
    table->line = line;
    table->row_capacity = capacity;
    return true;
}

void
gbv_row_begin(gbv_table *table, size_t line)
{
    if (broken(table))
        return;
    if (table->n_rows == table->row_capacity && !grow_rows(table)) {
        fail(table, GBV_NO_MEMORY);
        return;
    }
    size_t row = table->n_rows++;
    table->line[row] = line;
    for (size_t c = 0; c < table->n_columns; c++) {
        table->columns[c].text[row] = NULL;
        if (table->columns[c].number)
            table->columns[c].number[row] = NAN;
    }
}

/* The column a cell is put into: a name or place that is not there, or no row
 * to fill, is the builder's mistake. */
static struct column *
column_to_fill(gbv_table *table, size_t column)
{
    if (broken(table))
        return NULL;
    if (column >= table->n_columns || table->n_rows == 0) {
        fail(table, GBV_MISUSE);
        return NULL;
    }
    return &table->columns[column];
}

void
gbv_put_number_at(gbv_table *table, size_t column, double value)
{
    struct column *filled = column_to_fill(table, column);
    if (!filled)
        return;
    if (!filled->number) {
        fail(table, GBV_MISUSE);
        return;
    }
    filled->number[table->n_rows - 1] = isfinite(value) ? value : NAN;
}

void
gbv_put_text_at(gbv_table *table, size_t column, const char *text, size_t length)
{
    struct column *filled = column_to_fill(table, column);
    if (!filled || !text)
        return;
    const char *copy = text == gbv_code_text ? text
                                             : gbv_arena_text(&table->texts, text, length);
    if (!copy)
        fail(table, GBV_NO_MEMORY);
    filled->text[table->n_rows - 1] = copy;
}

void
gbv_put_number(gbv_table *table, const char *column, double value)
{
    if (!broken(table))
        gbv_put_number_at(table, gbv_table_find(table, column), value);
}

void
gbv_put_text(gbv_table *table, const char *column, const char *text)
{
    if (!broken(table))
        gbv_put_text_at(table, gbv_table_find(table, column), text, text ? strlen(text) : 0);
}

void
gbv_put_format(gbv_table *table, const char *column, const char *format, ...)
{
    char text[1024];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    gbv_put_text(table, column, text);
}

void
gbv_put_cell(gbv_table *table, size_t column, const gbv_table *from, size_t from_row,
             size_t from_column)
{
    struct column *filled = column_to_fill(table, column);
    if (!filled)
        return;
    char scratch[GBV_NUMBER_SIZE];
    const char *text = filled->number ? gbv_table_text(from, from_row, from_column)
                                      : gbv_table_print(from, from_row, from_column, scratch);
    if (text)
        gbv_put_text_at(table, column, text, strlen(text));
    if (filled->number)
        gbv_put_number_at(table, column, gbv_table_number(from, from_row, from_column));
}
