/* Values of statistical files into cells. */
#include <math.h>
#include <string.h>

#include "data/statfile_reading.h"
#include "data/table.h"
#include "gbvstat/number.h"

/* The text of a value, without its label: "" if it is missing. */
static gbv_status
print_value(struct statfile_reading *reading, const struct statfile_variable *variable,
            readstat_value_t value, size_t number, char *scratch, const char **out,
            size_t *length)
{
    *out = scratch;
    *length = 0;
    if (variable->is_text) {
        struct statfile_place place = { .what = variable->name, .number = number };
        const char *text = readstat_string_value(value);
        return text ? gbv_statfile_decode(&reading->text, text, &place, out, length,
                                          reading->error) : GBV_OK;
    }
    double amount = readstat_double_value(value);
    if (isinf(amount)) {
        gbv_fail_at(reading->error, GBV_FORMAT, reading->text.source, number,
                    "column \"%s\": an infinite number", variable->name);
        gbv_hint(reading->error, "let the program that wrote the file make it missing");
        return GBV_FORMAT;
    }
    if (isfinite(amount))
        *length = variable->time ? gbv_statfile_time_print(variable->time, amount, scratch)
                                 : gbv_number_shortest(amount, scratch);
    return GBV_OK;
}

/* A value that is there, into the row: itself, its label, or both. */
static void
put_value(struct statfile_reading *reading, const struct statfile_variable *variable,
          readstat_value_t value, const char *text, size_t length)
{
    const char *label = NULL;
    if (reading->options->labels != GBV_LABELS_VALUE)
        label = variable->is_text ? gbv_statfile_label(variable, NAN, text)
                                  : gbv_statfile_label(variable, readstat_double_value(value),
                                                       NULL);
    if (!label || reading->options->labels == GBV_LABELS_BOTH)
        gbv_buffer_put(&reading->row, text, length);
    if (label && reading->options->labels == GBV_LABELS_BOTH)
        gbv_buffer_putc(&reading->row, ' ');
    if (label)
        gbv_buffer_puts(&reading->row, label);
    gbv_buffer_putc(&reading->row, '\0');
}

static gbv_status
give_row(struct statfile_reading *reading, size_t line)
{
    size_t n = reading->dictionary.n;
    if (reading->row.status)
        return gbv_fail(reading->error, reading->row.status, "out of memory");
    for (size_t i = 0; i < n; i++) {
        gbv_csv_cell *cell = &reading->cells[i];
        if (reading->begin[i] == GBV_NONE)
            continue;
        cell->text = reading->row.data + reading->begin[i];
        cell->length = strlen(cell->text);
    }
    gbv_csv_row row = { .line = line, .n = n, .cells = reading->cells };
    gbv_status status = reading->take(reading->context, &row, reading->error);
    gbv_buffer_clear(&reading->row);
    return status;
}

/* The last variable of a case ends its row. */
static gbv_status
take_cell(struct statfile_reading *reading, size_t column, size_t number,
          readstat_variable_t *given, readstat_value_t value)
{
    char scratch[GBV_STATFILE_TIME];
    const struct statfile_variable *variable = &reading->dictionary.variables[column];
    const char *text = "";
    size_t length = 0;
    gbv_status status = GBV_OK;
    bool is_code = readstat_value_is_tagged_missing(value) ||
                   readstat_value_is_defined_missing(value, given);
    if (!is_code && !readstat_value_is_system_missing(value))
        status = print_value(reading, variable, value, number, scratch, &text, &length);
    if (status)
        return status;
    reading->cells[column] = (gbv_csv_cell){ .text = is_code ? gbv_code_text : NULL };
    reading->begin[column] = length ? reading->row.length : GBV_NONE;
    if (length)
        put_value(reading, variable, value, text, length);
    reading->n_cases = number;
    return column + 1 < reading->dictionary.n ? GBV_OK : give_row(reading, number);
}

int
gbv_statfile_take_value(int index, readstat_variable_t *variable, readstat_value_t value,
                        void *context)
{
    struct statfile_reading *reading = context;
    size_t column = (size_t)readstat_variable_get_index(variable);
    if (index < 0 || column >= reading->dictionary.n)
        return READSTAT_HANDLER_ABORT;
    reading->status = take_cell(reading, column, (size_t)index + 1, variable, value);
    return reading->status ? READSTAT_HANDLER_ABORT : READSTAT_HANDLER_OK;
}

static gbv_status
make_row(struct statfile_reading *reading)
{
    size_t n = reading->dictionary.n;
    reading->cells = gbv_new_array(n, sizeof *reading->cells);
    reading->begin = gbv_new_array(n, sizeof *reading->begin);
    return reading->cells && reading->begin
         ? GBV_OK : gbv_fail(reading->error, GBV_NO_MEMORY, "out of memory");
}

gbv_status
gbv_statfile_give_names(struct statfile_reading *reading)
{
    gbv_status status = make_row(reading);
    if (status)
        return status;
    if (reading->dictionary.n == 0)
        return gbv_fail_at(reading->error, GBV_FORMAT, reading->text.source, 0,
                           "%s without variables", reading->kind->title);
    for (size_t i = 0; i < reading->dictionary.n; i++) {
        reading->begin[i] = reading->row.length;
        gbv_buffer_puts(&reading->row, reading->dictionary.variables[i].name);
        gbv_buffer_putc(&reading->row, '\0');
    }
    return give_row(reading, 0);
}
