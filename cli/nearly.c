/* Columns of text of which most cells are numbers, or dates. */
#include <string.h>

#include "passing.h"

/* Blanks, commas and a per cent sign taken away: "1 234,5 %" is a number here,
 * and which one it is does not matter. A code such as 007 is none. */
static bool
is_number(const char *text)
{
    static const char *const dropped[] = { " ", ",", "%", "\xc2\xa0", "\xe2\x80\xaf" };
    char kept[64];
    size_t n = 0, n_dropped = sizeof dropped / sizeof *dropped;
    double value;
    for (const char *at = text; *at;) {
        size_t length = 0;
        for (size_t i = 0; i < n_dropped && !length; i++)
            if (strncmp(at, dropped[i], strlen(dropped[i])) == 0)
                length = strlen(dropped[i]);
        if (!length)
            kept[n++] = *at;
        if (n == sizeof kept)
            return false;
        at += length ? length : 1;
    }
    bool is_code = n > 1 && kept[0] == '0' && kept[1] >= '0' && kept[1] <= '9';
    return !is_code && gbv_number_parse(kept, n, &value) == GBV_OK;
}

static bool
is_date(const char *text)
{
    gbv_step step;
    double value;
    return gbv_time_parse(text, strlen(text), &step, &value) == GBV_OK;
}

/* How many cells are something, and the first row of one that is not. */
struct counted {
    bool (*is)(const char *text);
    size_t n, other;
};

void
note_nearly(struct job *job, const gbv_table *table, size_t column)
{
    struct counted kinds[] = { { is_number, 0, GBV_NONE }, { is_date, 0, GBV_NONE } };
    size_t n = 0;
    if (gbv_table_type(table, column) != GBV_TEXT)
        return;
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        const char *text = gbv_table_text(table, row, column);
        if (!text || gbv_number_is_missing_word(text, strlen(text)))
            continue;
        n++;
        for (size_t i = 0; i < 2; i++)
            if (kinds[i].is(text))
                kinds[i].n++;
            else if (kinds[i].other == GBV_NONE)
                kinds[i].other = row;
    }
    const struct counted *most = &kinds[kinds[1].n > kinds[0].n];
    if (2 * most->n <= n || most->other == GBV_NONE)
        return;
    gbv_buffer place = { 0 };
    const char *name = gbv_table_name(table, column);
    size_t line = gbv_table_line(table, most->other);
    if (line)    /* 0: a row of the result */
        gbv_buffer_printf(&place, "%s:%zu: ", gbv_table_source(table), line);
    job_warn(job, "%scolumn \"%s\": \"%s\" is no %s, though %zu of %zu cells are, so it is sorted "
             "as text; --na '{%s}=LIST' takes such cells for missing", place.data ? place.data : "",
             name, gbv_table_text(table, most->other, column), most == kinds ? "number" : "date",
             most->n, n, name);
    gbv_buffer_free(&place);
}
