#include <math.h>

#include "rows.h"

enum { NAME_SHARE = 35 };  /* per cent of the page's width */

static const char *
note_of(struct plot *plot, const struct row *row)
{
    if (!isfinite(row->n))
        return NULL;
    gbv_buffer number = { 0 };
    language_number(plot->language, row->n, 0, &number);
    const char *note = number.data ? arena_printf(plot->memory, "n\u00A0=\u00A0%s", number.data)
                                   : NULL;
    gbv_buffer_free(&number);
    return note;
}

enum text_role
row_name_role(const struct row *row)
{
    return row->highlighted ? TEXT_ROW_STRONG : TEXT_TICK;
}

enum text_role
row_value_role(const struct row *row)
{
    return row->highlighted ? TEXT_ROW_STRONG : TEXT_ROW_VALUE;
}

static double
lines_of(const struct row_box *box)
{
    return (double)box->name.n + (box->note ? 1 : 0);
}

gbv_status
rows_measure(struct plot *plot, double least, double wished, struct rows *out)
{
    size_t n = plot->figures.n_rows;
    double most = plot->canvas.width * NAME_SHARE / 100;
    *out = (struct rows){ .box = arena_new(plot->memory, n, sizeof *out->box) };
    if (!out->box)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n; i++) {
        struct row_box *box = &out->box[i];
        const struct row *row = &plot->figures.rows[i];
        box->name = text_wrap(plot->typesetter, plot->memory, row_name_role(row), row->name, most);
        box->note = note_of(plot, row);
        double note = box->note ? text_width(plot->typesetter, TEXT_TICK, box->note) : 0;
        out->names = fmax(out->names, fmax(box->name.width, note));
        double line = text_style_of(TEXT_TICK)->line;
        box->least = fmax(least, lines_of(box) * line + 1);
        out->least += box->least;
        out->wished += fmax(wished, lines_of(box) * line + 8);
    }
    return GBV_OK;
}

/* Rows of one height if they can have it; else each its own, and what is left
 * is shared. */
double
rows_spread(const struct plot *plot, struct rows *rows, double top, double bottom, double most)
{
    size_t n = plot->figures.n_rows;
    double tallest = 0;
    for (size_t i = 0; i < n; i++)
        tallest = fmax(tallest, rows->box[i].least);
    double even = fmin((bottom - top) / (double)n, fmax(most, tallest));
    double spare = fmax(0, (bottom - top - rows->least) / (double)n);
    double y = top;
    for (size_t i = 0; i < n; i++) {
        struct row_box *box = &rows->box[i];
        box->height = even >= tallest ? even : box->least + spare;
        box->middle = y + box->height / 2;
        y += box->height;
    }
    return y;
}

void
rows_draw_names(struct plot *plot, const struct rows *rows, double x)
{
    double line = text_style_of(TEXT_TICK)->line, drop = text_baseline(TEXT_TICK);
    for (size_t i = 0; i < plot->figures.n_rows; i++) {
        const struct row_box *box = &rows->box[i];
        double y = box->middle - lines_of(box) * line / 2 + line / 2 + drop;
        enum text_role role = row_name_role(&plot->figures.rows[i]);
        for (size_t j = 0; j < box->name.n; j++, y += line)
            scene_text(&plot->scene, role, ANCHOR_END, x, y, INK, box->name.line[j]);
        if (box->note)
            scene_text(&plot->scene, TEXT_TICK, ANCHOR_END, x, y, MUTED, box->note);
    }
}
