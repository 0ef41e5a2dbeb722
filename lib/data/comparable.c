/* The columns that say what a figure is of must agree. */
#include <stdio.h>
#include <string.h>

#include "data/comparable.h"
#include "gbvstat/group.h"
#include "gbvstat/number.h"

static const char *const denominators[] = {
    "measure", "unit", "base", "perpetrator", "recall", "edition", "division",
};

bool
gbv_comparing_reads(const char *column)
{
    static const char *const others[] = { "period_start", "period_end", "qualifier",
                                          "comparable", "age_from", "age_to" };
    bool reads = gbv_check_divides(column);
    for (size_t i = 0; i < sizeof denominators / sizeof *denominators; i++)
        reads = reads || strcmp(column, denominators[i]) == 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        reads = reads || strcmp(column, others[i]) == 0;
    return reads;
}

size_t
gbv_check_row(const struct check *check, size_t i)
{
    return check->rows ? check->rows[i] : i;
}

bool
gbv_check_apart(const struct check *check, size_t column)
{
    for (size_t i = 0; i < check->how->n_apart; i++)
        if (check->how->apart[i] == column)
            return true;
    return false;
}

static void
begin_note(gbv_buffer *note)
{
    if (note->length > 0)
        gbv_buffer_puts(note, "; ");
}

void
gbv_check_note(const struct check *check, const char *format, ...)
{
    if (!check->note)
        return;
    char text[512];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    begin_note(check->note);
    gbv_buffer_puts(check->note, text);
}

const char *
gbv_check_where(const struct check *check, size_t row, char *text)
{
    size_t line = gbv_table_line(check->table, row);
    if (line)
        snprintf(text, 32, "line %zu", line);
    else
        snprintf(text, 32, "row %zu", row + 1);
    return text;
}

const char *
gbv_check_show(const struct check *check, size_t row, size_t column, char *text, size_t size)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *value = gbv_table_print(check->table, row, column, scratch);
    if (value)
        snprintf(text, size, "\"%.150s\"", value);
    else
        snprintf(text, size, "missing");
    return text;
}

static gbv_status
disagree(const struct check *check, size_t column, size_t first, size_t other)
{
    const char *name = gbv_table_name(check->table, column);
    char one[160], two[160], where[32];
    gbv_check_show(check, first, column, one, sizeof one);
    gbv_check_show(check, other, column, two, sizeof two);
    if (check->how->allow_mixed) {
        gbv_check_note(check, "mixed %s: %s, %s", name, one, two);
        return GBV_OK;
    }
    gbv_fail_at(check->error, GBV_NOT_COMPARABLE, gbv_table_source(check->table),
                gbv_table_line(check->table, other),
                "column \"%s\" is %s here and %s in %s: not figures of one kind", name, two, one,
                gbv_check_where(check, first, where));
    gbv_hint(check->error, "tell them apart with --by %s, choose rows with --where, or let them "
             "pass with --allow-mixed", name);
    return GBV_NOT_COMPARABLE;
}

static gbv_status
check_column(const struct check *check, size_t column)
{
    size_t first = gbv_check_row(check, 0);
    for (size_t i = 1; i < check->n; i++) {
        size_t row = gbv_check_row(check, i);
        if (gbv_table_compare(check->table, column, first, row) != 0)
            return disagree(check, column, first, row);
    }
    return GBV_OK;
}

/* ---- Qualifiers ---- */

enum { QUALIFIERS = 8 };  /* different ones that a note lists */

static bool
is_listed(const struct check *check, size_t column, size_t row, const size_t *listed, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (gbv_table_compare(check->table, column, row, listed[i]) == 0)
            return true;
    return false;
}

static void
note_qualifiers(const struct check *check)
{
    size_t column = gbv_table_find(check->table, "qualifier"), listed[QUALIFIERS], n = 0;
    if (column == GBV_NONE || !check->note)
        return;
    for (size_t i = 0; i < check->n && n < QUALIFIERS; i++) {
        size_t row = gbv_check_row(check, i);
        const char *qualifier = gbv_table_text(check->table, row, column);
        if (!qualifier || !*qualifier || strcmp(qualifier, "exact") == 0 ||
            is_listed(check, column, row, listed, n))
            continue;
        if (n == 0)
            gbv_check_note(check, "qualifier: %s", qualifier);
        else
            gbv_buffer_printf(check->note, ", %s", qualifier);
        listed[n++] = row;
    }
}

/* ---- The page's functions ---- */

gbv_status
gbv_check_comparable(const gbv_table *table, const size_t *rows, size_t n,
                     const gbv_comparing *how, gbv_buffer *note, gbv_error *error)
{
    const struct check check = {
        .table = table, .rows = rows, .n = rows ? n : gbv_table_rows(table), .how = how,
        .note = note, .error = error,
    };
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < sizeof denominators / sizeof *denominators && !status; i++) {
        size_t column = gbv_table_find(table, denominators[i]);
        if (column != GBV_NONE && !gbv_check_apart(&check, column))
            status = check_column(&check, column);
    }
    if (!status)
        status = gbv_check_totals(table, rows, n, how, note, error);
    if (!status && check.n > 1)
        status = gbv_check_periods(&check);
    if (!status)
        note_qualifiers(&check);
    if (!status && note && note->status)
        status = gbv_explain(error, note->status, "the note");
    return status;
}

bool
gbv_row_not_comparable(const gbv_table *table, size_t row)
{
    size_t column = gbv_table_find(table, "comparable");
    const char *text = column == GBV_NONE ? NULL : gbv_table_text(table, row, column);
    return text && (text[0] == 'n' || text[0] == 'N') && (text[1] == 'o' || text[1] == 'O') &&
           text[2] == '\0';
}

void
gbv_note_not_comparable(const gbv_table *table, const size_t *rows, size_t n, size_t label,
                        gbv_buffer *note)
{
    const struct check check = { .table = table, .rows = rows, .note = note };
    bool any = false;
    for (size_t i = 0; i < (rows ? n : gbv_table_rows(table)); i++) {
        size_t row = gbv_check_row(&check, i);
        if (!gbv_row_not_comparable(table, row))
            continue;
        char scratch[GBV_NUMBER_SIZE], where[32];
        const char *name = label == GBV_NONE ? NULL
                                             : gbv_table_print(table, row, label, scratch);
        if (!any)
            begin_note(note);
        gbv_buffer_puts(note, any ? ", " : "not comparable: ");
        gbv_buffer_puts(note, name ? name : gbv_check_where(&check, row, where));
        any = true;
    }
}
