#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "font.h"
#include "text.h"

struct typesetter {
    struct font *font;
    PangoContext *context;
    char missing[8];    /* the first letter that the font does not have */
    char place[80];     /* and the text it stood in */
    bool no_memory;
};

static const struct text_style styles[TEXT_ROLES] = {
    [TEXT_TITLE] = { "title", 22, 28, 700, false, INK },
    [TEXT_SUBTITLE] = { "subtitle", 15, 20, 400, false, MUTED },
    [TEXT_TICK] = { "tick", 13, 16, 400, true, MUTED },
    [TEXT_NAME] = { "name", 14, 17, 600, false, INK },
    [TEXT_VALUE] = { "value", 13, 16, 400, true, INK },
    [TEXT_EVENT_HEAD] = { "event-head", 13, 17, 600, false, INK },
    [TEXT_EVENT_BODY] = { "event-body", 13, 17, 400, false, MUTED },
    [TEXT_ROW_VALUE] = { "row-value", 13, 16, 400, true, INK },
    [TEXT_ROW_STRONG] = { "row-strong", 13, 16, 600, true, INK },
    [TEXT_FOOTER] = { "footer", 12, 16, 400, false, FOOTER },
};

const struct text_style *
text_style_of(enum text_role role)
{
    return &styles[role];
}

double
text_baseline(enum text_role role)
{
    return styles[role].size * 1490 / 2048 / 2;
}

/* Same letters on every machine: no hints, no rounding, grey edges. */
static void
fix_rendering(PangoContext *context, const char *language)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 96);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
}

gbv_status
typesetter_open(const char *language, struct typesetter **out, gbv_error *error)
{
    struct typesetter *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = font_open(&opened->font, error);
    if (status) {
        typesetter_close(opened);
        return status;
    }
    opened->context = pango_font_map_create_context(font_map(opened->font));
    fix_rendering(opened->context, language);
    *out = opened;
    return GBV_OK;
}

void
typesetter_close(struct typesetter *typesetter)
{
    if (!typesetter)
        return;
    if (typesetter->context)
        g_object_unref(typesetter->context);
    font_close(typesetter->font);
    free(typesetter);
}

gbv_status
typesetter_status(const struct typesetter *typesetter, gbv_error *error)
{
    if (typesetter->no_memory)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    if (!typesetter->missing[0])
        return GBV_OK;
    gunichar letter = g_utf8_get_char(typesetter->missing);
    gbv_fail(error, GBV_BAD_VALUE, "W112 the font Inter has no glyph for U+%04X %s in \"%s\"",
             (unsigned)letter, typesetter->missing, typesetter->place);
    gbv_hint(error, "write it with other letters");
    return GBV_BAD_VALUE;
}

static PangoLayout *
layout_of(struct typesetter *typesetter, enum text_role role, const char *text,
          size_t length)
{
    const struct text_style *style = &styles[role];
    PangoLayout *layout = pango_layout_new(typesetter->context);
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, FONT_FAMILY);
    pango_font_description_set_weight(description, (PangoWeight)style->weight);
    pango_font_description_set_absolute_size(description, style->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);

    PangoAttrList *attributes = pango_attr_list_new();
    if (style->tabular)
        pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout, text, (int)length);
    return layout;
}

static void
note_missing(struct typesetter *typesetter, enum text_role role, const char *text)
{
    for (const char *c = text; *c && !typesetter->missing[0]; c = g_utf8_next_char(c)) {
        size_t length = (size_t)(g_utf8_next_char(c) - c);
        PangoLayout *layout = layout_of(typesetter, role, c, length);
        if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
            snprintf(typesetter->missing, sizeof typesetter->missing, "%.*s", (int)length, c);
            snprintf(typesetter->place, sizeof typesetter->place, "%s", text);
        }
        g_object_unref(layout);
    }
}

PangoLayout *
text_layout(struct typesetter *typesetter, enum text_role role, const char *text)
{
    PangoLayout *layout = layout_of(typesetter, role, text, strlen(text));
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    if (!typesetter->missing[0] && pango_layout_get_unknown_glyphs_count(layout) > 0)
        note_missing(typesetter, role, text);
    return layout;
}

bool
text_is_valid(const char *text)
{
    return !text || g_utf8_validate(text, -1, NULL);
}

double
text_width(struct typesetter *typesetter, enum text_role role, const char *text)
{
    PangoLayout *layout = text_layout(typesetter, role, text);
    int width;
    pango_layout_get_size(layout, &width, NULL);
    g_object_unref(layout);
    return (double)width / PANGO_SCALE;
}

/* The width of the last line of a layout, and how many lines there are. */
static double
last_width(PangoLayout *layout, int *lines)
{
    *lines = pango_layout_get_line_count(layout);
    PangoRectangle extent;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, *lines - 1), NULL,
                                  &extent);
    return (double)extent.width / PANGO_SCALE;
}

/* A word alone in the last line looks lost: narrows the layout until the last
 * line is a third of the width, as long as no line is added. */
static void
balance(PangoLayout *layout, double width)
{
    int lines, before;
    double last = last_width(layout, &before);
    double best = width;
    for (double narrower = width * 0.97; before > 1 && last < width / 3 && narrower > width / 2;
         narrower -= width * 0.03) {
        pango_layout_set_width(layout, (int)(narrower * PANGO_SCALE));
        last = last_width(layout, &lines);
        if (lines > before)
            break;
        best = narrower;
    }
    pango_layout_set_width(layout, (int)(best * PANGO_SCALE));
}

/* May a line end at this blank? Not inside 100 000, nor before % or a dash. */
static bool
may_break(const char *text, const char *blank)
{
    const char *after = blank + 1;
    bool digits = blank > text && g_ascii_isdigit(blank[-1]) && strspn(after, "0123456789") == 3;
    bool sign = *after == '%' || strncmp(after, "—", strlen("—")) == 0 ||
                strncmp(after, "–", strlen("–")) == 0;
    return !digits && !sign;
}

/* The text with blanks that must not break made into no-break spaces. */
static const char *
glue(struct arena *memory, const char *text)
{
    gbv_buffer glued = { 0 };
    for (const char *c = text; *c; c++) {
        if (*c == ' ' && !may_break(text, c))
            gbv_buffer_puts(&glued, "\u00A0");
        else
            gbv_buffer_putc(&glued, *c);
    }
    const char *copy = glued.status ? NULL : arena_text(memory, glued.data, glued.length);
    memory->failed = memory->failed || !copy;
    gbv_buffer_free(&glued);
    return copy ? copy : text;
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void
take_lines(struct typesetter *typesetter, struct arena *memory, enum text_role role,
           PangoLayout *layout, struct text_lines *out)
{
    const char *text = pango_layout_get_text(layout);
    size_t n = (size_t)pango_layout_get_line_count(layout);
    out->line = arena_new(memory, n, sizeof *out->line);
    for (size_t i = 0; i < n && out->line; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(layout, (int)i);
        const char *start = text + line->start_index;
        size_t length = (size_t)line->length;
        while (length > 0 && is_blank(start[length - 1]))
            length--;
        char *copy = arena_text(memory, start, length);
        if (!copy)
            break;
        out->line[out->n++] = copy;
        out->width = MAX(out->width, text_width(typesetter, role, copy));
    }
    typesetter->no_memory = typesetter->no_memory || memory->failed;
}

struct text_lines
text_wrap(struct typesetter *typesetter, struct arena *memory, enum text_role role,
          const char *text, double width)
{
    struct text_lines lines = { 0 };
    if (!text || !*text)
        return lines;
    text = glue(memory, text);
    PangoLayout *layout = layout_of(typesetter, role, text, strlen(text));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE) + 1);
    if (role == TEXT_TITLE || role == TEXT_SUBTITLE || role == TEXT_EVENT_BODY)
        balance(layout, width);
    take_lines(typesetter, memory, role, layout, &lines);
    g_object_unref(layout);
    return lines;
}
