/* Text as the outlines of its letters, for systems without the font. */
#include <cairo.h>
#include <pango/pangocairo.h>

#include "number.h"
#include "text.h"

static void
put_places(const cairo_path_data_t *data, int n, gbv_buffer *out)
{
    for (int i = 1; i <= n; i++) {
        gbv_buffer_putc(out, ' ');
        put_number(data[i].point.x, out);
        gbv_buffer_putc(out, ' ');
        put_number(data[i].point.y, out);
    }
}

static void
put_path(const cairo_path_t *path, gbv_buffer *out)
{
    static const struct {
        const char *letter;
        int points;
    } commands[] = {
        [CAIRO_PATH_MOVE_TO] = { "M", 1 }, [CAIRO_PATH_LINE_TO] = { "L", 1 },
        [CAIRO_PATH_CURVE_TO] = { "C", 3 }, [CAIRO_PATH_CLOSE_PATH] = { "Z", 0 },
    };
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        gbv_buffer_puts(out, commands[data->header.type].letter);
        put_places(data, commands[data->header.type].points, out);
    }
}

void
text_outline(struct typesetter *typesetter, enum text_role role, const char *text,
             gbv_buffer *out)
{
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = text_layout(typesetter, role, text);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout, 0));
    cairo_path_t *path = cairo_copy_path(cairo);
    if (path->status)
        out->status = GBV_NO_MEMORY;
    else
        put_path(path, out);
    cairo_path_destroy(path);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}
