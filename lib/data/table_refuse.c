#include <string.h>

#include "data/table_refuse.h"

/* Is this a number in brackets? */
static bool
is_in_brackets(const char *text)
{
    size_t length = strlen(text);
    gbv_number_trim(&text, &length);
    return length > 2 && text[0] == '(' && text[length - 1] == ')' &&
           gbv_number_mark(text + 1, length - 2) != GBV_MARK_NO_NUMBER;
}

static gbv_status
bad_cell(const gbv_table *table, size_t row, const struct column *column, const char *wanted,
         gbv_error *error)
{
    gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(table), table->line[row],
                "column \"%s\": \"%s\" is not %s", column->name, column->text[row], wanted);
    if (is_in_brackets(column->text[row])) {
        gbv_hint(error, "brackets are a minus to accountants, and in tables of surveys an estimate "
                 "from few cases: write in the file which of them it is");
        return GBV_BAD_VALUE;
    }
    bool braces = strpbrk(column->text[row], ",=:{}") != NULL;
    gbv_hint(error, "if it means that there is no value, say --na '%s%s%s'; or leave such rows "
             "out with --where", braces ? "{" : "", column->text[row], braces ? "}" : "");
    return GBV_BAD_VALUE;
}

static gbv_status
refuse_dash(const gbv_table *table, size_t row, const struct column *column, gbv_error *error)
{
    const char *dash = column->text[row];
    size_t length = strlen(dash);
    gbv_number_trim(&dash, &length);
    gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(table), table->line[row],
                "column \"%s\": \"%s\" can mean \"none\" or \"no data\"", column->name,
                column->text[row]);
    gbv_hint(error, "say which: --zero '%.*s' reads it as 0, --na '%.*s' as missing",
             (int)length, dash, (int)length, dash);
    return GBV_BAD_VALUE;
}

gbv_status
gbv_refuse_form(const char *source, size_t line, const char *column, const char *cell,
                bool percent, gbv_error *error)
{
    gbv_fail_at(error, GBV_BAD_VALUE, source, line,
                "column \"%s\": \"%s\" %s \"%%\", unlike the numbers before", column, cell,
                percent ? "ends in" : "is without");
    gbv_hint(error, "shares and numbers cannot stand in one column: part them in the file, or "
             "leave such rows out with --where");
    return GBV_BAD_VALUE;
}

/* A number by the other decimal mark; unless some other cell is none at all. */
static gbv_status
refuse_mark(const gbv_table *table, size_t c, size_t row, gbv_error *error)
{
    const struct column *column = &table->columns[c];
    for (size_t r = 0; r < table->n_rows; r++) {
        double value;
        const char *text = column_text(column, r);
        if (gbv_table_cell(table, r, c, &value) == GBV_CELL_TEXT &&
            gbv_number_mark(text, strlen(text)) == GBV_MARK_NO_NUMBER)
            return bad_cell(table, r, column, "a number", error);
    }
    bool point = table->style.decimal == '.';
    if (!table->style.decimal)
        return bad_cell(table, row, column, "a number", error);
    gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(table), table->line[row],
                "column \"%s\": \"%s\" is not a number: the decimal mark of the file is %s",
                column->name, column->text[row], point ? "a point" : "a comma");
    gbv_hint(error, "if it is %s: --decimal %c", point ? "a comma" : "a point", point ? ',' : '.');
    return GBV_BAD_VALUE;
}

gbv_status
gbv_refuse_numbers(const gbv_table *table, size_t column, size_t row, gbv_cell cell,
                   gbv_error *error)
{
    const struct column *found = &table->columns[column];
    gbv_mark mark = gbv_number_mark(found->text[row], strlen(found->text[row]));
    switch (cell) {
    case GBV_CELL_DASH:
        return refuse_dash(table, row, found, error);
    case GBV_CELL_NUMBER:
    case GBV_CELL_ZEROS:
    case GBV_CELL_PERCENT:
        return gbv_refuse_form(gbv_table_source(table), table->line[row], found->name,
                               found->text[row], cell == GBV_CELL_PERCENT, error);
    case GBV_CELL_LONG:
        return bad_cell(table, row, found, "a number that can be held exactly", error);
    default:
        return mark == GBV_MARK_POINT || mark == GBV_MARK_COMMA
             ? refuse_mark(table, column, row, error)
             : bad_cell(table, row, found, "a number", error);
    }
}

gbv_status
gbv_refuse_times(const gbv_table *table, size_t column, gbv_error *error)
{
    const struct column *found = &table->columns[column];
    gbv_step first = GBV_STEP_NONE;
    for (size_t row = 0; row < table->n_rows; row++) {
        gbv_step step = GBV_STEP_NONE;
        double value;
        const char *text = column_text(found, row);
        if (gbv_cell_is_missing(gbv_table_cell(table, row, column, &value)))
            continue;
        if (gbv_time_parse(text, strlen(text), &step, &value))
            return bad_cell(table, row, found,
                            "a time (2020, 2020-Q2, 2020-03, 2020-03-16 or 16.03.2020)", error);
        if (first == GBV_STEP_NONE)
            first = step;
        if (step != first)
            return gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(table), table->line[row],
                               "column \"%s\": \"%s\" is a %s, the rows before are %ss",
                               found->name, text, gbv_step_name(step), gbv_step_name(first));
    }
    return gbv_fail_at(error, GBV_TOO_FEW, gbv_table_source(table), 0,
                       "column \"%s\" has no values", found->name);
}
