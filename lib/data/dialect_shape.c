#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number_style.h"
#include "data/dialect_shape.h"
#include "gbvstat/number.h"

gbv_look
gbv_sample_look(const gbv_sample *sample, char delimiter)
{
    return (gbv_look){ sample->text, sample->text + sample->length, delimiter, sample->line, 0 };
}

/* The next row that is there wholly; the first counts even if it is not. */
static bool
next_row(const gbv_sample *sample, gbv_look *look, gbv_looked_row *row)
{
    bool first = look->at == sample->text;
    if (!gbv_look_at_row(look, row))
        return false;
    look->broken = row->unclosed && sample->complete;
    return !row->cut || sample->complete || first;
}

/* A title is one cell, perhaps with empty ones behind it. (Row names have no
 * heading in what R writes: there the first is the empty one.) */
static bool
can_name_columns(const gbv_looked_row *row)
{
    return row->filled > 1 || (row->filled == 1 && row->first_filled > 0);
}

gbv_shape
gbv_shape_measure(const gbv_sample *sample, char delimiter)
{
    gbv_shape shape = { .delimiter = delimiter };
    gbv_look look = gbv_sample_look(sample, delimiter);
    gbv_looked_row row;
    while (next_row(sample, &look, &row)) {
        bool names = sample->no_header || can_name_columns(&row);
        if (shape.n_rows == 0 && !names) {
            if (!shape.has_above)
                shape.above = row;
            shape.has_above = true;
            continue;
        }
        if (shape.n_rows++ == 0)
            shape.header = row;
        shape.n_same += row.n == shape.header.n;
    }
    shape.broken = look.broken;
    return shape;
}

bool
gbv_shape_is_constant(const gbv_shape *shape)
{
    return !shape->broken && shape->n_same == shape->n_rows;
}

bool
gbv_shape_has_title(const gbv_shape *shape)
{
    return shape->has_above && shape->header.n > 1 && shape->n_rows > 1 &&
           gbv_shape_is_constant(shape);
}

bool
gbv_shape_explains_commas(const gbv_sample *sample, const gbv_shape *shape)
{
    static const gbv_number_style comma = { ',', true, true };
    gbv_look look = gbv_sample_look(sample, shape->delimiter);
    gbv_looked_row row;
    bool any = false;
    while (next_row(sample, &look, &row)) {
        if (row.line <= shape->header.line)
            continue;
        gbv_look again = look;
        again.at = row.begin;
        for (size_t i = 0; i < row.n; i++) {
            gbv_looked_cell cell;
            double value;
            gbv_look_at_cell(&again, &cell);
            gbv_number_strip_percent(cell.text, &cell.length);
            if (cell.quoted || !memchr(cell.text, ',', cell.length))
                continue;
            if (gbv_number_read(cell.text, cell.length, &comma, &value))
                return false;
            any = true;
        }
    }
    return any;
}

static bool
are_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

/* Behind a comma and a blank: what is no name, but a measure. */
static bool
is_unit(const gbv_looked_cell *cell)
{
    static const char *const words[] = { "percent", "per cent", "persons", "people", "процент",
                                         "проценты", "человек", "пайыз", "адам" };
    for (size_t i = 0; i < cell->length; i++)
        if (cell->text[i] == '%' || are_digits(cell->text + i, 1))
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cell->length == strlen(words[i]) && !memcmp(cell->text, words[i], cell->length))
            return true;
    return cell->length > 0 && cell->text[cell->length - 1] == '.';
}

/* "100" and "000 women" of "per 100,000 women". */
static bool
is_group(const gbv_looked_cell *before, const gbv_looked_cell *after)
{
    return before->length > 0 && are_digits(before->text + before->length - 1, 1) &&
           after->length >= 3 && are_digits(after->text, 3) &&
           (after->length == 3 || !are_digits(after->text + 3, 1));
}

bool
gbv_shape_has_unit(const gbv_sample *sample, const gbv_shape *shape, gbv_looked_cell *name)
{
    gbv_look look = gbv_sample_look(sample, shape->delimiter);
    gbv_looked_cell unit;
    look.at = shape->header.begin;
    if (shape->header.n != 2 || !gbv_look_at_cell(&look, name) || name->quoted)
        return false;
    bool blank = look.at < look.end && *look.at == ' ';
    if (!gbv_look_at_cell(&look, &unit) || unit.quoted || unit.length == 0)
        return false;
    return (blank ? is_unit(&unit) : unit.text[0] == '%') || is_group(name, &unit);
}

/* ---- Quotes in a file of commas ---- */

/* What the sample tells of one column. */
struct tally {
    bool other;      /* not one of numbers */
    bool bare;       /* 12.5 or 1.234 without quotes */
};

static void
tally_cell(struct tally *tally, const gbv_looked_cell *cell)
{
    if (tally->other || cell->length == 0 || gbv_number_is_dash(cell->text, cell->length) ||
        gbv_number_is_missing_word(cell->text, cell->length))
        return;
    gbv_mark mark = gbv_number_mark(cell->text, cell->length);
    tally->other = mark == GBV_MARK_NO_NUMBER ||
                   gbv_number_has_leading_zero(cell->text, cell->length);
    tally->bare = tally->bare || (!cell->quoted && (mark == GBV_MARK_POINT ||
                                                    mark == GBV_MARK_EITHER));
}

/* Texts, and codes, are put in quotes by programs that leave numbers bare. */
static bool
is_number(const gbv_looked_cell *cell)
{
    return gbv_number_mark(cell->text, cell->length) != GBV_MARK_NO_NUMBER &&
           !gbv_number_has_leading_zero(cell->text, cell->length);
}

static bool
needs_quotes(const gbv_looked_cell *cell)
{
    for (size_t i = 0; i < cell->length; i++)
        if (strchr(",\"\r\n", cell->text[i]))
            return true;
    return cell->length == 0 || strchr(" \t", cell->text[0]) ||
           strchr(" \t", cell->text[cell->length - 1]);
}

gbv_status
gbv_shape_find_quotes(const gbv_sample *sample, const gbv_shape *shape, gbv_dialect *out,
                      gbv_error *error)
{
    struct tally *tallies = gbv_new_array(shape->header.n, sizeof *tallies);
    if (!tallies)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_look look = gbv_sample_look(sample, ',');
    gbv_looked_row row;
    out->unquoted = true;
    while (next_row(sample, &look, &row)) {
        gbv_look again = look;
        again.at = row.begin;
        for (size_t i = 0; i < row.n; i++) {
            gbv_looked_cell cell;
            gbv_look_at_cell(&again, &cell);
            if (row.line <= shape->header.line && !sample->no_header)
                continue;
            if (cell.quoted && is_number(&cell) && !needs_quotes(&cell))
                out->unquoted = false;
            if (i < shape->header.n)
                tally_cell(&tallies[i], &cell);
        }
    }
    for (size_t i = 0; i < shape->header.n; i++)
        out->unquoted = out->unquoted || (tallies[i].bare && !tallies[i].other);
    free(tallies);
    return GBV_OK;
}
