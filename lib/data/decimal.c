#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "data/decimal.h"
#include "data/table.h"
#include "gbvstat/number.h"

/* ---- What cells say ---- */

/* Text for messages, cut between characters. */
static void
remember(gbv_marked_cell *cell, const char *text, size_t length, size_t line)
{
    if (cell->text[0])
        return;
    if (length >= sizeof cell->text)
        length = gbv_utf8_valid(text, sizeof cell->text - 1);
    memcpy(cell->text, text, length);
    cell->text[length] = '\0';
    cell->line = line;
}

static void
add_marked(gbv_marks *marks, const char *text, size_t length, size_t line)
{
    bool is_bare = gbv_number_is_bare(text, length);
    gbv_mark mark = gbv_number_mark(text, length);
    switch (mark) {
    case GBV_MARK_NONE: break;
    case GBV_MARK_POINT: remember(&marks->point, text, length, line); break;
    case GBV_MARK_COMMA: remember(&marks->comma, text, length, line); break;
    case GBV_MARK_EITHER: remember(&marks->either, text, length, line); break;
    case GBV_MARK_NO_NUMBER: marks->other = !marks->strict; break;
    }
    marks->bare_point = marks->bare_point || (mark == GBV_MARK_POINT && is_bare);
    if (mark == GBV_MARK_EITHER && is_bare)
        remember(&marks->bare_either, text, length, line);
}

void
gbv_marks_add(gbv_marks *marks, const gbv_value_rules *rules, size_t column, const char *text,
              size_t length, size_t line)
{
    static const gbv_number_style without_marks = { .groups = true };
    double value;
    if (marks->other)
        return;
    gbv_cell cell = gbv_cell_read(rules, column, &without_marks, text, length, &value);
    if (gbv_cell_is_missing(cell) || cell == GBV_CELL_DASH || cell == GBV_CELL_ZERO)
        return;
    if (!marks->strict && (cell == GBV_CELL_LONG || gbv_number_has_leading_zero(text, length)))
        marks->other = true;
    else if (cell != GBV_CELL_NUMBER && cell != GBV_CELL_PERCENT)
        add_marked(marks, text, length, line);
    bool percent = gbv_number_strip_percent(text, &length);
    marks->percent = marks->percent || percent;
    marks->plain = marks->plain || !percent;
    marks->other = !marks->strict && (marks->other || (marks->percent && marks->plain));
}

static void
merge_cell(gbv_marked_cell *cell, const gbv_marked_cell *more)
{
    if (more->text[0] && (!cell->text[0] || more->line < cell->line))
        *cell = *more;
}

void
gbv_marks_merge(gbv_marks *marks, const gbv_marks *more)
{
    marks->percent = marks->percent || more->percent;
    marks->plain = marks->plain || more->plain;
    marks->bare_point = marks->bare_point || more->bare_point;
    marks->other = marks->other || more->other ||
                   (!marks->strict && marks->percent && marks->plain);
    merge_cell(&marks->point, &more->point);
    merge_cell(&marks->comma, &more->comma);
    merge_cell(&marks->either, &more->either);
    merge_cell(&marks->bare_either, &more->bare_either);
}

/* ---- What the file says ---- */

/* The first cell of the file, and whose it is. */
struct finding {
    const gbv_marked_cell *cell;
    const char *column;
};

static void
find_first(struct finding *first, const gbv_marked_cell *cell, const char *column)
{
    if (cell->text[0] && (!first->cell || cell->line < first->cell->line))
        *first = (struct finding){ cell, column };
}

static gbv_status
refuse_mixed(const struct finding *point, const struct finding *comma, const char *source,
             gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, source, comma->cell->line,
                "column \"%s\": \"%s\" has a decimal comma, but on line %zu column \"%s\": \"%s\" "
                "has a decimal point", comma->column, comma->cell->text, point->cell->line,
                point->column, point->cell->text);
    gbv_hint(error, "--decimal . or --decimal , says which it is; the other cells are then text");
    return GBV_FORMAT;
}

static void
print_reading(const char *text, char decimal, char *out)
{
    gbv_number_style style = gbv_number_style_of(decimal);
    double value = 0;
    size_t length = strlen(text);
    gbv_number_strip_percent(text, &length);
    gbv_number_read(text, length, &style, &value);
    gbv_number_shortest(value, out);
}

static gbv_status
refuse_either(const struct finding *either, const char *source, gbv_error *error)
{
    char with_point[GBV_NUMBER_SIZE], with_comma[GBV_NUMBER_SIZE];
    print_reading(either->cell->text, '.', with_point);
    print_reading(either->cell->text, ',', with_comma);
    gbv_fail_at(error, GBV_FORMAT, source, either->cell->line,
                "column \"%s\": \"%s\" is either %s or %s: nothing in the file says what its "
                "decimal mark is", either->column, either->cell->text, with_point, with_comma);
    gbv_hint(error, "say it: --decimal . reads %s, --decimal , reads %s", with_point, with_comma);
    return GBV_FORMAT;
}

gbv_status
gbv_marks_decide(const gbv_marks *marks, const gbv_table *columns, bool unquoted, char *out,
                 gbv_error *error)
{
    struct finding point = { 0 }, comma = { 0 }, either = { 0 }, bare_either = { 0 };
    bool bare_point = false;
    for (size_t c = 0; c < gbv_table_columns(columns); c++) {
        const char *name = gbv_table_name(columns, c);
        if (marks[c].other)
            continue;
        bare_point = bare_point || marks[c].bare_point;
        find_first(&point, &marks[c].point, name);
        find_first(&comma, &marks[c].comma, name);
        find_first(&either, &marks[c].either, name);
        find_first(&bare_either, &marks[c].bare_either, name);
    }
    if (unquoted && (bare_point || (bare_either.cell && !comma.cell))) {
        *out = '.';
        return GBV_OK;
    }
    if (unquoted && bare_either.cell && !point.cell)
        point = bare_either;    /* against a comma */
    if (point.cell && comma.cell)
        return refuse_mixed(&point, &comma, gbv_table_source(columns), error);
    if (!point.cell && !comma.cell && either.cell)
        return refuse_either(&either, gbv_table_source(columns), error);
    *out = point.cell ? '.' : comma.cell ? ',' : '\0';
    return GBV_OK;
}

gbv_status
gbv_decide_decimal(const gbv_table *table, size_t strict, bool unquoted, char *out,
                   gbv_error *error)
{
    gbv_marks *marks = gbv_new_array(table->n_columns, sizeof *marks);
    if (!marks)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    if (strict != GBV_NONE)
        marks[strict].strict = true;
    for (size_t c = 0; c < table->n_columns; c++)
        for (size_t row = 0; row < table->n_rows && !marks[c].other; row++) {
            const char *text = column_text(&table->columns[c], row);
            if (text)
                gbv_marks_add(&marks[c], table->rules, c, text, strlen(text), table->line[row]);
        }
    gbv_status status = gbv_marks_decide(marks, table, unquoted, out, error);
    free(marks);
    return status;
}
