#include "style.h"

void
style_class(enum colour fill, enum colour stroke, gbv_buffer *out)
{
    if (!fill && !stroke)
        return;
    gbv_buffer_puts(out, " class=\"");
    if (fill)
        gbv_buffer_printf(out, "f-%s", colour_name(fill));
    if (stroke)
        gbv_buffer_printf(out, "%ss-%s", fill ? " " : "", colour_name(stroke));
    gbv_buffer_putc(out, '"');
}

static void
put_variables(const char *id, enum theme theme, gbv_buffer *out)
{
    gbv_buffer_printf(out, "#g%s{", id);
    for (enum colour colour = BACKGROUND; colour < COLOURS; colour++)
        gbv_buffer_printf(out, "--%s:#%06X;", colour_name(colour), colour_rgb(theme, colour));
    gbv_buffer_puts(out, "}\n");
}

void
style_sheet(const char *id, gbv_buffer *out)
{
    gbv_buffer_puts(out, "<style>\n");
    put_variables(id, THEME_LIGHT, out);
    gbv_buffer_puts(out, "@media (prefers-color-scheme: dark) {\n");
    put_variables(id, THEME_DARK, out);
    gbv_buffer_puts(out, "}\n");
    for (enum colour colour = BACKGROUND; colour < COLOURS; colour++) {
        const char *name = colour_name(colour);
        gbv_buffer_printf(out, "#g%s .f-%s{fill:var(--%s)}#g%s .s-%s{stroke:var(--%s)}\n", id,
                          name, name, id, name, name);
    }
    gbv_buffer_puts(out, "</style>\n");
}
