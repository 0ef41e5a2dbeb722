/* Estimates as rows of a result. */
#include <stdarg.h>
#include <string.h>

#include "estimate.h"

struct estimate
estimate_of(const char *term)
{
    return (struct estimate){
        .term = term, .n = NAN, .n_missing = NAN, .value = NAN, .std_error = NAN, .level = NAN,
        .low = NAN, .high = NAN, .statistic = NAN, .df = NAN, .p = NAN,
    };
}

static void
put_number(gbv_table *result, const char *column, double value)
{
    size_t at = gbv_table_find(result, column);
    if (at != GBV_NONE)
        gbv_put_number_at(result, at, value);
}

static void
put_text(gbv_table *result, const char *column, const char *text)
{
    size_t at = gbv_table_find(result, column);
    if (at != GBV_NONE && text)
        gbv_put_text_at(result, at, text, strlen(text));
}

void
result_put_estimate(gbv_table *result, const struct estimate *estimate)
{
    put_text(result, "term", estimate->term);
    put_number(result, "n", estimate->n);
    put_number(result, "n_missing", estimate->n_missing);
    put_number(result, "estimate", estimate->value);
    put_text(result, "unit", estimate->unit);
    put_number(result, "std_error", estimate->std_error);
    if (isfinite(estimate->low) || isfinite(estimate->high))
        put_number(result, "level", estimate->level);
    put_number(result, "conf_low", estimate->low);
    put_number(result, "conf_high", estimate->high);
    put_number(result, "statistic", estimate->statistic);
    put_number(result, "df", estimate->df);
    put_number(result, "p_value", estimate->p);
    put_text(result, "method", estimate->method);
    put_text(result, "note", estimate->note);
}

/* Is `word` one of the names in a list with ", " between? */
static bool
is_listed(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *name = list; *name;) {
        size_t end = strcspn(name, ",");
        if (end == length && strncmp(name, word, length) == 0)
            return true;
        name += end;
        name += strspn(name, ", ");
    }
    return false;
}

gbv_status
result_check_names(struct job *job, const struct columns *like, const char *names)
{
    for (size_t i = 0; i < like->n; i++) {
        if (!is_listed(names, like->name[i]))
            continue;
        gbv_fail(job->error, GBV_MISUSE, "column \"%s\" has the name of a column of the result",
                 like->name[i]);
        gbv_hint(job->error, "rename it: gbv-select --columns '%s=NEW,…'", like->name[i]);
        return GBV_MISUSE;
    }
    return GBV_OK;
}

gbv_status
result_begin(struct job *job, const struct columns *like, const char *names)
{
    gbv_status status = result_check_names(job, like, names);
    if (status)
        return status;
    result_columns_like(job, like);
    result_columns(job->result, names);
    return GBV_OK;
}

void
note_add(gbv_buffer *note, const char *format, ...)
{
    if (note->length)
        gbv_buffer_puts(note, "; ");
    va_list values;
    va_start(values, format);
    gbv_buffer_vprintf(note, format, values);
    va_end(values);
}

void
note_add_list(gbv_buffer *note, const char *what, const gbv_buffer *list)
{
    if (list->status)
        note->status = list->status;
    else if (list->length)
        note_add(note, "%s%s", what, list->data);
}

void
unit_per(double per, gbv_buffer *out)
{
    char number[GBV_NUMBER_SIZE] = "";
    gbv_number_shortest(per, number);
    gbv_buffer_printf(out, "per %s", number);
}
