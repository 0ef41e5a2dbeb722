#include <string.h>

#include "data/dialect_cells.h"

static bool
is_blank(const gbv_look *look)
{
    return look->at < look->end && (*look->at == ' ' || *look->at == '\t') &&
           *look->at != look->delimiter;
}

static void
pass_blanks(gbv_look *look)
{
    while (is_blank(look))
        look->at++;
}

/* LF, CR or both together. */
static bool
pass_line_end(gbv_look *look)
{
    if (look->at == look->end || (*look->at != '\n' && *look->at != '\r'))
        return false;
    bool both = *look->at == '\r' && look->at + 1 < look->end && look->at[1] == '\n';
    look->at += both ? 2 : 1;
    look->line++;
    return true;
}

bool
gbv_look_skip_lines(gbv_look *look, size_t n)
{
    while (n > 0) {
        if (look->at == look->end)
            return false;
        if (pass_line_end(look))
            n--;
        else
            look->at++;
    }
    return true;
}

/* Behind the opening quote. */
static void
pass_quoted(gbv_look *look, gbv_looked_cell *cell)
{
    cell->quoted = true;
    cell->text = look->at;
    while (look->at < look->end) {
        if (*look->at != '"') {
            if (!pass_line_end(look))
                look->at++;
        } else if (look->at + 1 < look->end && look->at[1] == '"') {
            look->at += 2;
        } else {
            cell->length = (size_t)(look->at++ - cell->text);
            pass_blanks(look);
            return;
        }
    }
    cell->length = (size_t)(look->at - cell->text);
    cell->unclosed = true;
}

static void
pass_plain(gbv_look *look, gbv_looked_cell *cell)
{
    cell->text = look->at;
    while (look->at < look->end && *look->at != look->delimiter && *look->at != '\n' &&
           *look->at != '\r' && *look->at != '"')
        look->at++;
    cell->length = (size_t)(look->at - cell->text);
    while (cell->length && (cell->text[cell->length - 1] == ' ' ||
                            cell->text[cell->length - 1] == '\t'))
        cell->length--;
}

bool
gbv_look_at_cell(gbv_look *look, gbv_looked_cell *cell)
{
    *cell = (gbv_looked_cell){ .end = GBV_BEFORE_NOTHING };
    pass_blanks(look);
    if (look->at < look->end && *look->at == '"') {
        look->at++;
        pass_quoted(look, cell);
    } else {
        pass_plain(look, cell);
    }
    if (look->at == look->end)
        return true;
    if (*look->at == look->delimiter) {
        look->at++;
        cell->end = GBV_BEFORE_CELL;
    } else if (pass_line_end(look)) {
        cell->end = GBV_BEFORE_LINE;
    } else {
        look->broken = true;
    }
    return !look->broken;
}

static void
pass_blank_lines(gbv_look *look)
{
    do
        pass_blanks(look);
    while (pass_line_end(look));
}

bool
gbv_look_at_row(gbv_look *look, gbv_looked_row *row)
{
    pass_blank_lines(look);
    if (look->broken || look->at == look->end)
        return false;
    *row = (gbv_looked_row){ .begin = look->at, .line = look->line };
    gbv_looked_cell cell;
    do {
        if (!gbv_look_at_cell(look, &cell))
            return false;
        if (cell.length && row->filled++ == 0) {
            row->first_filled = row->n;
            row->first = cell;
        }
        row->n++;
    } while (cell.end == GBV_BEFORE_CELL);
    row->cut = cell.end == GBV_BEFORE_NOTHING;
    row->unclosed = cell.unclosed;
    return true;
}
