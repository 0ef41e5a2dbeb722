#include <math.h>
#include <pango/pangocairo.h>

#include "paint.h"

struct painter {
    cairo_t *cairo;
    const struct scene *scene;
    enum theme theme;
};

static void
set_colour(const struct painter *painter, enum colour colour, double opacity)
{
    unsigned rgb = colour_rgb(painter->theme, colour);
    cairo_set_source_rgba(painter->cairo, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0,
                          (rgb & 0xFF) / 255.0, opacity > 0 ? opacity : 1);
}

/* Fills and strokes the path that is there. */
static void
apply(const struct painter *painter, const struct paint *paint)
{
    if (paint->fill) {
        set_colour(painter, paint->fill, paint->fill_opacity);
        cairo_fill_preserve(painter->cairo);
    }
    if (paint->stroke) {
        set_colour(painter, paint->stroke, paint->stroke_opacity);
        cairo_set_line_width(painter->cairo, paint->width);
        cairo_set_dash(painter->cairo, &paint->dash, paint->dash > 0 ? 1 : 0, 0);
        cairo_stroke_preserve(painter->cairo);
    }
    cairo_new_path(painter->cairo);
}

static void
trace_points(cairo_t *cairo, const struct mark *mark)
{
    for (size_t i = 0; i < mark->n; i++)
        cairo_line_to(cairo, mark->points[i].x, mark->points[i].y);
    if (mark->kind == MARK_AREA)
        cairo_close_path(cairo);
}

static void
paint_text(const struct painter *painter, const struct mark *mark)
{
    cairo_t *cairo = painter->cairo;
    PangoLayout *layout = text_layout(painter->scene->typesetter, mark->role, mark->text);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    if (mark->halo) {
        cairo_move_to(cairo, mark_left(mark), mark->y);
        pango_cairo_layout_line_path(cairo, line);
        apply(painter, &(struct paint){ .stroke = BACKGROUND, .width = 3 });
    }
    set_colour(painter, mark->paint.fill, 1);
    cairo_move_to(cairo, mark_left(mark), mark->y);
    pango_cairo_show_layout_line(cairo, line);
    cairo_new_path(cairo);
    g_object_unref(layout);
}

static void
paint_mark(const struct painter *painter, const struct mark *mark)
{
    static const double turn = 6.283185307179586;
    cairo_t *cairo = painter->cairo;
    bool open = mark->kind == MARK_PATH;
    cairo_set_line_cap(cairo, open ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    switch (mark->kind) {
    case MARK_TEXT: paint_text(painter, mark); return;
    case MARK_GROUP:
    case MARK_GROUP_END: return;
    case MARK_RECT:
        cairo_rectangle(cairo, fmin(mark->x, mark->x2), mark->y, fabs(mark->x2 - mark->x),
                        mark->y2 - mark->y);
        break;
    case MARK_LINE:
        cairo_move_to(cairo, mark->x, mark->y);
        cairo_line_to(cairo, mark->x2, mark->y2);
        break;
    case MARK_CIRCLE: cairo_arc(cairo, mark->x, mark->y, mark->x2, 0, turn); break;
    case MARK_PATH:
    case MARK_AREA: trace_points(cairo, mark); break;
    }
    apply(painter, &mark->paint);
}

void
paint_scene(cairo_t *cairo, const struct scene *scene, enum theme theme)
{
    struct painter painter = { .cairo = cairo, .scene = scene, .theme = theme };
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    set_colour(&painter, BACKGROUND, 1);    /* also what lies beyond whole pixels */
    cairo_paint(cairo);
    for (size_t i = 0; i < scene->n; i++)
        paint_mark(&painter, &scene->marks[i]);
}
