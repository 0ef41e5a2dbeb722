#include <math.h>
#include <string.h>

#include "gbvstat/number.h"
#include "out/format.h"

/* A format is a file and a row here. */
static const gbv_format formats[] = {
    { "csv", "comma-separated values (RFC 4180): a missing cell is empty, an empty text is \"\"",
      gbv_render_csv },
    { "tsv", "tab-separated values, in quotes where csv has them: a missing cell is empty, an "
      "empty text is \"\"", gbv_render_tsv },
    { "json", "a JSON array (RFC 8259) of objects, one a line; a missing cell is null",
      gbv_render_json },
    { "jsonl", "JSON lines: one object a line; a missing cell is null", gbv_render_jsonl },
    { "md", "a Markdown table (GitHub): computed numbers to 4 digits", gbv_render_md },
    { "txt", "an aligned table for the terminal: computed numbers to 4 digits", gbv_render_txt },
};

const gbv_format *
gbv_format_at(size_t i)
{
    return i < sizeof formats / sizeof *formats ? &formats[i] : NULL;
}

const gbv_format *
gbv_format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

gbv_status
gbv_render(const gbv_table *table, const gbv_format *format, const gbv_render_options *options,
           gbv_buffer *out)
{
    static const gbv_render_options defaults = { .digits = 0 };
    gbv_status status = gbv_table_status(table);
    if (status)
        return status;
    format->render(table, options ? options : &defaults, out);
    return out->status;
}

const char *
gbv_cell_text(const gbv_table *table, size_t row, size_t column, int digits, char *scratch)
{
    gbv_type type = gbv_table_type(table, column);
    if (gbv_table_text(table, row, column))
        return gbv_table_print(table, row, column, scratch);
    double value = type == GBV_TEXT ? (double)NAN : gbv_table_number(table, row, column);
    size_t length = type == GBV_DATE
                  ? gbv_time_format(gbv_table_step(table, column), value, scratch)
                  : digits ? gbv_number_digits(value, digits, scratch)
                           : gbv_number_shortest(value, scratch);
    return length ? scratch : NULL;
}
