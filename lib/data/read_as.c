/* What was decided about a table that was read, in words. */
#include <string.h>

#include "data/dialect.h"
#include "data/table.h"

size_t
gbv_table_skipped(const gbv_table *table)
{
    return table->n_skipped;
}

size_t
gbv_table_padded(const gbv_table *table)
{
    return table->n_padded;
}

static const char *
first_text(const gbv_table *table, size_t column)
{
    for (size_t row = 0; row < table->n_rows; row++)
        if (!gbv_table_missing(table, row, column))
            return gbv_table_text(table, row, column);
    return NULL;
}

/* How the times of a column are written; NULL if it is not of times. */
static const char *
time_form(const gbv_table *table, size_t column)
{
    const char *text = first_text(table, column);
    switch (text ? gbv_table_step(table, column) : GBV_STEP_NONE) {
    case GBV_STEP_DAY: return text[2] == '.' ? "dd.mm.yyyy" : "yyyy-mm-dd";
    case GBV_STEP_MONTH: return "yyyy-mm";
    case GBV_STEP_QUARTER: return "yyyy-Qn";
    default: return NULL;
    }
}

static const char *
percent_form(const gbv_table *table, size_t column)
{
    const char *text = first_text(table, column);
    size_t length = text ? strlen(text) : 0;
    return gbv_table_type(table, column) == GBV_NUMBER && gbv_number_strip_percent(text, &length)
         ? "per cent" : NULL;
}

/* Counts columns by form, each form where it first comes. */
static void
put_forms(const gbv_table *table, const char *(*form_of)(const gbv_table *, size_t),
          const char *what, gbv_buffer *out)
{
    const char *seen[4] = { NULL };
    for (size_t c = 0; c < table->n_columns; c++) {
        const char *form = form_of(table, c);
        size_t i = 0, n = 0;
        while (form && seen[i] && strcmp(seen[i], form) != 0)
            i++;
        if (!form || seen[i])
            continue;
        seen[i] = form;
        for (size_t other = c; other < table->n_columns; other++) {
            const char *same = form_of(table, other);
            n += same && strcmp(same, form) == 0;
        }
        gbv_buffer_printf(out, ", %zu column%s of %s%s", n, n == 1 ? "" : "s", what, form);
    }
}

/* How the text of CSV was taken. */
static void
put_layout(const gbv_table *table, gbv_buffer *out)
{
    char scratch[4];
    gbv_buffer_puts(out, table->encoding);
    if (strcmp(table->encoding_title, "Unicode") != 0)
        gbv_buffer_printf(out, " (%s)", table->encoding_title);
    gbv_buffer_printf(out, "%s, %s", table->packed ? " packed by gzip" : "",
                      gbv_delimiter_name(table->delimiter, scratch));
    if (table->mark_decided)
        gbv_buffer_puts(out, table->style.decimal == ',' ? ", decimal comma" : ", decimal point");
}

void
gbv_table_read_as(const gbv_table *table, gbv_buffer *out)
{
    if (!table->about && !table->delimiter)
        return;
    if (table->about)
        gbv_buffer_puts(out, table->about);
    else
        put_layout(table, out);
    put_forms(table, time_form, "dates ", out);
    put_forms(table, percent_form, "", out);
}
