/* SVG that stays text: live letters, a title and a description, lists of points
 * for readers who listen, and the figures themselves. */
#include "back.h"
#include "fingerprint.h"
#include "number.h"
#include "style.h"
#include "xml.h"

enum { MOST_ITEMS = 200 };  /* points read out one by one; more would not be listened to */

struct writer {
    const struct picture *picture;
    gbv_buffer *out;
    bool items;    /* points are read out */
    char id[FINGERPRINT_SIZE];
};

static void
put_attribute_number(struct writer *writer, const char *name, double value)
{
    gbv_buffer_printf(writer->out, " %s=\"", name);
    put_number(value, writer->out);
    gbv_buffer_putc(writer->out, '"');
}

static void
put_attribute_text(struct writer *writer, const char *name, const char *text)
{
    gbv_buffer_printf(writer->out, " %s=\"", name);
    xml_text(text, writer->out);
    gbv_buffer_putc(writer->out, '"');
}

static void
put_colour(struct writer *writer, const char *name, enum colour colour, double opacity)
{
    if (colour)
        gbv_buffer_printf(writer->out, " %s=\"#%06X\"", name,
                          colour_rgb(writer->picture->theme, colour));
    else
        gbv_buffer_printf(writer->out, " %s=\"none\"", name);
    if (colour && opacity > 0 && opacity < 1) {
        gbv_buffer_printf(writer->out, " %s-opacity=\"", name);
        put_number(opacity, writer->out);
        gbv_buffer_putc(writer->out, '"');
    }
}

static void
put_paint(struct writer *writer, const struct paint *paint)
{
    put_colour(writer, "fill", paint->fill, paint->fill_opacity);
    if (paint->stroke) {
        put_colour(writer, "stroke", paint->stroke, paint->stroke_opacity);
        put_attribute_number(writer, "stroke-width", paint->width);
    }
    if (paint->dash > 0)
        put_attribute_number(writer, "stroke-dasharray", paint->dash);
    if (writer->picture->both_themes)
        style_class(paint->fill, paint->stroke, writer->out);
}

static void
put_points(struct writer *writer, const struct mark *mark)
{
    gbv_buffer_puts(writer->out, mark->kind == MARK_AREA ? "<polygon" : "<polyline");
    gbv_buffer_puts(writer->out, " points=\"");
    for (size_t i = 0; i < mark->n; i++) {
        if (i)
            gbv_buffer_putc(writer->out, ' ');
        put_number(mark->points[i].x, writer->out);
        gbv_buffer_putc(writer->out, ',');
        put_number(mark->points[i].y, writer->out);
    }
    gbv_buffer_putc(writer->out, '"');
    if (mark->kind == MARK_PATH)
        gbv_buffer_puts(writer->out, " stroke-linejoin=\"round\" stroke-linecap=\"round\"");
}

static void
put_text_style(struct writer *writer, const struct mark *mark)
{
    static const char *const anchors[] = { "start", "middle", "end" };
    const struct text_style *style = text_style_of(mark->role);
    put_attribute_number(writer, "font-size", style->size);
    if (style->weight != 400)
        gbv_buffer_printf(writer->out, " font-weight=\"%d\"", style->weight);
    if (style->tabular)
        gbv_buffer_puts(writer->out, " style=\"font-variant-numeric:tabular-nums\"");
    if (mark->anchor != ANCHOR_START)
        gbv_buffer_printf(writer->out, " text-anchor=\"%s\"", anchors[mark->anchor]);
}

static struct paint
text_paint(const struct mark *mark)
{
    struct paint paint = { .fill = mark->paint.fill };
    if (mark->halo) {
        paint.stroke = BACKGROUND;
        paint.width = 3;
    }
    return paint;
}

static void
put_text(struct writer *writer, const struct mark *mark)
{
    struct paint paint = text_paint(mark);
    if (writer->picture->text_as_paths) {
        gbv_buffer_puts(writer->out, "<path transform=\"translate(");
        put_number(mark_left(mark), writer->out);
        gbv_buffer_putc(writer->out, ' ');
        put_number(mark->y, writer->out);
        gbv_buffer_puts(writer->out, ")\" d=\"");
        text_outline(writer->picture->scene->typesetter, mark->role, mark->text, writer->out);
        gbv_buffer_putc(writer->out, '"');
        put_attribute_text(writer, "aria-label", mark->text);
    } else {
        gbv_buffer_puts(writer->out, "<text");
        put_attribute_number(writer, "x", mark->x);
        put_attribute_number(writer, "y", mark->y);
        put_text_style(writer, mark);
        put_attribute_number(writer, "textLength", mark->x2);
    }
    put_paint(writer, &paint);
    if (mark->halo)
        gbv_buffer_puts(writer->out, " paint-order=\"stroke\" stroke-linejoin=\"round\"");
    if (writer->picture->text_as_paths) {
        gbv_buffer_puts(writer->out, "/>\n");
        return;
    }
    gbv_buffer_putc(writer->out, '>');
    xml_text(mark->text, writer->out);
    gbv_buffer_puts(writer->out, "</text>\n");
}

static void
put_box(struct writer *writer, const struct mark *mark)
{
    gbv_buffer_puts(writer->out, "<rect");
    put_attribute_number(writer, "x", mark->x < mark->x2 ? mark->x : mark->x2);
    put_attribute_number(writer, "y", mark->y);
    put_attribute_number(writer, "width", mark->x < mark->x2 ? mark->x2 - mark->x
                                                             : mark->x - mark->x2);
    put_attribute_number(writer, "height", mark->y2 - mark->y);
}

static void
put_line(struct writer *writer, const struct mark *mark)
{
    gbv_buffer_puts(writer->out, "<line");
    put_attribute_number(writer, "x1", mark->x);
    put_attribute_number(writer, "y1", mark->y);
    put_attribute_number(writer, "x2", mark->x2);
    put_attribute_number(writer, "y2", mark->y2);
}

static void
put_shape(struct writer *writer, const struct mark *mark)
{
    switch (mark->kind) {
    case MARK_RECT: put_box(writer, mark); break;
    case MARK_LINE: put_line(writer, mark); break;
    case MARK_CIRCLE:
        gbv_buffer_puts(writer->out, "<circle");
        put_attribute_number(writer, "cx", mark->x);
        put_attribute_number(writer, "cy", mark->y);
        put_attribute_number(writer, "r", mark->x2);
        break;
    default: put_points(writer, mark); break;
    }
    put_paint(writer, &mark->paint);
    if (mark->label && writer->items) {
        gbv_buffer_puts(writer->out, " role=\"listitem\"");
        put_attribute_text(writer, "aria-label", mark->label);
    }
    gbv_buffer_puts(writer->out, "/>\n");
}

static void
put_group(struct writer *writer, const struct mark *mark)
{
    gbv_buffer_puts(writer->out, "<g");
    if (mark->group == GROUP_HIDDEN)
        gbv_buffer_puts(writer->out, " aria-hidden=\"true\"");
    else if (mark->group == GROUP_LIST && writer->items)
        gbv_buffer_puts(writer->out, " role=\"list\"");
    if (mark->label && writer->items)
        put_attribute_text(writer, "aria-label", mark->label);
    gbv_buffer_puts(writer->out, ">\n");
}

static void
put_mark(struct writer *writer, const struct mark *mark)
{
    switch (mark->kind) {
    case MARK_TEXT: put_text(writer, mark); break;
    case MARK_GROUP: put_group(writer, mark); break;
    case MARK_GROUP_END: gbv_buffer_puts(writer->out, "</g>\n"); break;
    default: put_shape(writer, mark); break;
    }
}

static bool
few_items(const struct scene *scene)
{
    size_t items = 0;
    for (size_t i = 0; i < scene->n; i++)
        items += scene->marks[i].label != NULL;
    return items <= MOST_ITEMS;
}

/* What a screen reader says of the whole; a chart without a title has none. */
static void
put_description(struct writer *writer)
{
    const struct scene *scene = writer->picture->scene;
    if (scene->title) {
        gbv_buffer_printf(writer->out, "<title id=\"t%s\">", writer->id);
        xml_text(scene->title, writer->out);
        gbv_buffer_puts(writer->out, "</title>\n");
    }
    gbv_buffer_printf(writer->out, "<desc id=\"d%s\">", writer->id);
    xml_text(scene->description, writer->out);
    gbv_buffer_puts(writer->out, "</desc>\n");
}

static void
put_head(struct writer *writer)
{
    const struct scene *scene = writer->picture->scene;
    const char *id = writer->id;
    gbv_buffer_printf(writer->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"g%s\""
                      " role=\"img\" aria-labelledby=\"", id);
    if (scene->title)
        gbv_buffer_printf(writer->out, "t%s ", id);
    gbv_buffer_printf(writer->out, "d%s\" lang=\"%s\" viewBox=\"0 0 ", id, scene->language);
    put_number(scene->width, writer->out);
    gbv_buffer_putc(writer->out, ' ');
    put_number(scene->height, writer->out);
    gbv_buffer_putc(writer->out, '"');
    put_attribute_number(writer, "width", scene->width);
    put_attribute_number(writer, "height", scene->height);
    gbv_buffer_puts(writer->out, " font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', system-ui,"
                                 " sans-serif\">\n");
    put_description(writer);
}

static gbv_status
put_data(struct writer *writer)
{
    gbv_buffer csv = { 0 };
    gbv_status status = gbv_render(writer->picture->data, gbv_format_find("csv"),
                                   &(gbv_render_options){ .digits = 0 }, &csv);
    if (!status && csv.data) {
        gbv_buffer_puts(writer->out, "<metadata>\n");
        xml_text(csv.data, writer->out);
        gbv_buffer_puts(writer->out, "</metadata>\n");
    }
    gbv_buffer_free(&csv);
    return status;
}

gbv_status
picture_svg(const struct picture *picture, gbv_buffer *out, gbv_error *error)
{
    const struct scene *scene = picture->scene;
    struct writer writer = { .picture = picture, .out = out, .items = few_items(scene) };
    gbv_status status = scene_fingerprint(scene, writer.id);
    if (status)
        return gbv_explain(error, status, "SVG");

    put_head(&writer);
    if (picture->data && (status = put_data(&writer)))
        return gbv_explain(error, status, "SVG");
    if (picture->both_themes)
        style_sheet(writer.id, out);
    for (size_t i = 0; i < scene->n; i++)
        put_mark(&writer, &scene->marks[i]);
    gbv_buffer_puts(out, "</svg>\n");
    return gbv_explain(error, out->status, "SVG");
}
