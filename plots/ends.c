#include <math.h>
#include <stdlib.h>

#include "calendar.h"
#include "ends.h"
#include "label.h"

enum { GAP = 10, ROOM = 2, LONG_MOVE = 6 };

/* The last value; with its time, if others go on for longer. */
static const char *
value_words(struct plot *plot, const struct series *series)
{
    const struct point *last = &series->points[series->n - 1];
    const char *value = unit_value(&plot->unit, plot->language, last->value, plot->memory);
    if (last->at == plot->figures.times[plot->figures.n_times - 1])
        return value;
    const char *words = arena_printf(plot->memory, "%s (%s)", value, at_words(plot, last->at));
    return words ? words : value;
}

gbv_status
ends_measure(struct plot *plot, struct ends *out)
{
    const struct figures *figures = &plot->figures;
    double most = 0.28 * plot->canvas.width - GAP;
    *out = (struct ends){ .end = arena_new(plot->memory, figures->n_series, sizeof *out->end),
                          .values = true };
    if (!out->end)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t s = 0; s < figures->n_series; s++) {
        const struct series *series = &figures->series[s];
        bool unnamed_dots = !series->name && series->measure->style == STYLE_DOTS;
        if (series->n == 0 || unnamed_dots)
            continue;
        struct end *end = &out->end[out->n++];
        end->series = series;
        end->name = text_wrap(plot->typesetter, plot->memory, TEXT_NAME, series->name, most);
        end->value = value_words(plot, series);
        double value = text_width(plot->typesetter, TEXT_VALUE, end->value);
        out->width = fmax(out->width, fmax(end->name.width, value) + GAP);
    }
    return GBV_OK;
}

static double
height_of(const struct end *end, bool with_value)
{
    double name = (double)end->name.n * text_style_of(TEXT_NAME)->line;
    return name + (with_value || !end->name.n ? text_style_of(TEXT_VALUE)->line : 0);
}

static double
end_y(const struct end *end, const struct scale *y)
{
    return scale_at(y, end->series->points[end->series->n - 1].value);
}

/* Top to bottom: large values first. */
static int
by_last_value(const void *a, const void *b)
{
    const struct series *p = ((const struct end *)a)->series;
    const struct series *q = ((const struct end *)b)->series;
    double vp = p->points[p->n - 1].value, vq = q->points[q->n - 1].value;
    return vp == vq ? (p > q) - (p < q) : vp < vq ? 1 : -1;
}

static void
draw_end(struct plot *plot, const struct ends *ends, const struct end *end, double x,
         double middle)
{
    double top = middle - (end->height - ROOM) / 2;
    for (size_t i = 0; i < end->name.n; i++) {
        double line = text_style_of(TEXT_NAME)->line;
        scene_text(&plot->scene, TEXT_NAME, ANCHOR_START, x,
                   top + line / 2 + text_baseline(TEXT_NAME), end->series->text,
                   end->name.line[i]);
        top += line;
    }
    if (ends->values || !end->name.n)
        scene_text(&plot->scene, TEXT_VALUE, ANCHOR_START, x,
                   top + text_style_of(TEXT_VALUE)->line / 2 + text_baseline(TEXT_VALUE),
                   end->series->text, end->value);
}

static void
draw_leader(struct plot *plot, const struct end *end, double from_x, double from_y, double x,
            double y)
{
    if (fabs(y - from_y) <= LONG_MOVE)
        return;
    scene_line(&plot->scene, "leader", from_x, from_y, x, y,
               (struct paint){ .stroke = end->series->colour, .width = 1 });
}

static double
last_place(const struct plot *plot, const struct end *end, const struct scale *x)
{
    double at = end->series->points[end->series->n - 1].at;
    gbv_step step = plot->figures.step;
    return scale_at(x, step == GBV_STEP_NONE ? at : time_middle(step, at));
}

gbv_status
ends_draw(struct plot *plot, struct ends *ends, const struct scale *x, const struct scale *y)
{
    double *at = arena_new(plot->memory, ends->n, sizeof *at);
    double *size = arena_new(plot->memory, ends->n, sizeof *size);
    if (!at || !size)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    if (ends->n)
        qsort(ends->end, ends->n, sizeof *ends->end, by_last_value);
    for (int attempt = 0; attempt < 2; attempt++) {
        ends->values = attempt == 0;
        for (size_t i = 0; i < ends->n; i++) {
            size[i] = ends->end[i].height = height_of(&ends->end[i], ends->values) + ROOM;
            at[i] = end_y(&ends->end[i], y);
        }
        if (labels_apart(at, size, ends->n, y->to - 8, y->from + 8))
            break;
        if (attempt == 1)
            plot_warn(plot, "W103 %zu series are too many to label at their ends", ends->n);
    }
    for (size_t i = 0; i < ends->n; i++) {
        const struct end *end = &ends->end[i];
        draw_leader(plot, end, last_place(plot, end, x) + 6, end_y(end, y), x->to + GAP - 3,
                    at[i]);
        draw_end(plot, ends, end, x->to + GAP, at[i]);
    }
    return GBV_OK;
}
