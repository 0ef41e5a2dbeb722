/* The texts around a chart. From the top: padding; title; 8; subtitle; 12 and
 * the key; 16; the chart; 18; notes and source, the last baseline at the
 * padding. */
#include <math.h>
#include <string.h>

#include "key.h"
#include "plot.h"

enum { LEAST_WIDTH = 40 };    /* of a plot */

static double
line_height(enum text_role role, size_t lines)
{
    return (double)lines * text_style_of(role)->line;
}

/* The subtitle given; else the unit, if it is one that must be said. */
static const char *
subtitle_of(const struct plot *plot)
{
    return plot->chart->subtitle ? plot->chart->subtitle : plot->unit.words;
}

/* "Source: …", unless it begins with the word already. */
static const char *
with_word(struct plot *plot, enum word word, const char *text)
{
    const char *name = language_word(plot->language, word);
    if (!text || !*text || strncmp(text, name, strlen(name)) == 0)
        return text;
    return arena_printf(plot->memory, "%s: %s", name, text);
}

static const char *
notes_of(struct plot *plot)
{
    const char *own = plot_notes(plot), *given = plot->footnote;
    if (!*own)
        return with_word(plot, WORD_NOTE, given);
    return given && *given ? arena_printf(plot->memory, "%s %s", own, given) : own;
}

static double
head_height(struct plot *plot, bool key)
{
    const struct frame *frame = &plot->frame;
    double height = line_height(TEXT_TITLE, frame->title.n) +
                    line_height(TEXT_SUBTITLE, frame->subtitle.n);
    if (frame->title.n && frame->subtitle.n)
        height += 8;
    if (key)
        height += (height > 0 ? 12 : 0) + key_height(plot);
    return height > 0 ? height + 16 : 0;
}

/* The credit stands at the end of the last line, if there is room. */
static bool
credit_fits(struct plot *plot)
{
    const struct frame *frame = &plot->frame;
    const struct text_lines *last = frame->source.n ? &frame->source : &frame->notes;
    if (!last->n)
        return false;
    double used = text_width(plot->typesetter, TEXT_FOOTER, last->line[last->n - 1]);
    double needed = text_width(plot->typesetter, TEXT_FOOTER, frame->credit);
    return used + 24 + needed <= frame->right - frame->left;
}

static size_t
foot_lines(const struct frame *frame)
{
    return frame->notes.n + frame->source.n + (frame->credit && frame->credit_apart ? 1 : 0);
}

/* From the chart to the page's end. A baseline lies 12.4 px into its line. */
static double
foot_height(const struct plot *plot)
{
    size_t lines = foot_lines(&plot->frame);
    double padding = canvas_padding(&plot->canvas);
    if (lines == 0)
        return padding;
    const struct text_style *style = text_style_of(TEXT_FOOTER);
    return 18 + line_height(TEXT_FOOTER, lines - 1) + style->line / 2 +
           text_baseline(TEXT_FOOTER) + padding;
}

gbv_status
frame_measure(struct plot *plot, bool key)
{
    struct frame *frame = &plot->frame;
    struct typesetter *type = plot->typesetter;
    double padding = canvas_padding(&plot->canvas);
    frame->left = padding;
    frame->right = plot->canvas.width - padding;
    double width = frame->right - frame->left;

    frame->title = text_wrap(type, plot->memory, TEXT_TITLE, plot->chart->title, width);
    frame->subtitle = text_wrap(type, plot->memory, TEXT_SUBTITLE, subtitle_of(plot), width);
    frame->notes = text_wrap(type, plot->memory, TEXT_FOOTER, notes_of(plot), width);
    frame->source = text_wrap(type, plot->memory, TEXT_FOOTER,
                              with_word(plot, WORD_SOURCE, plot->chart->source), width);
    frame->credit = plot->chart->credit;
    frame->credit_apart = frame->credit && !credit_fits(plot);
    frame->top = padding + head_height(plot, key);
    frame->bottom = plot->canvas.height - foot_height(plot);
    return typesetter_status(type, plot->error);
}

/* Without its footnote the foot gets smaller; the words stay in the
 * description. */
static gbv_status
drop_footnote(struct plot *plot, bool key)
{
    plot_warn(plot, "W102 the footnote found no room and stands only in the description");
    plot->footnote = NULL;
    return frame_measure(plot, key);
}

static gbv_status
refuse(struct plot *plot, double least)
{
    double missing = least - (plot->frame.bottom - plot->frame.top);
    gbv_fail(plot->error, GBV_MISUSE, "a picture of %.0f x %.0f has no room for this chart: %.0f "
             "pixels of height are missing", plot->canvas.width, plot->canvas.height,
             ceil(missing));
    gbv_hint(plot->error, "use --size %.0fx%.0f or shorter texts, or show fewer %s",
             plot->canvas.width, plot->canvas.height + ceil(missing),
             plot->roles.type->rows ? "rows with --top" : "events");
    return GBV_MISUSE;
}

gbv_status
frame_settle(struct plot *plot, double height, double least)
{
    struct frame *frame = &plot->frame;
    double room = frame->bottom - frame->top;
    if (room >= height)
        return GBV_OK;
    if (plot->canvas.grows) {
        plot->canvas.height += ceil(height - room);
        frame->bottom += ceil(height - room);
        return GBV_OK;
    }
    bool key = key_height(plot) > 0;
    if (plot->footnote && *plot->footnote) {
        gbv_status status = drop_footnote(plot, key);
        return status ? status : frame_settle(plot, height, least);
    }
    if (room < least)
        return refuse(plot, least);
    plot_warn(plot, "W102 the texts leave %.0f pixels of height to the chart", room);
    return GBV_OK;
}

gbv_status
frame_check_width(struct plot *plot, double from, double to)
{
    if (to - from >= LEAST_WIDTH)
        return GBV_OK;
    gbv_fail(plot->error, GBV_MISUSE, "the labels leave no room for the chart");
    gbv_hint(plot->error, "use a wider --size, shorter names, or a larger unit");
    return GBV_MISUSE;
}

static double
draw_lines(struct plot *plot, enum text_role role, const struct text_lines *lines, double top)
{
    double height = text_style_of(role)->line;
    for (size_t i = 0; i < lines->n; i++)
        scene_text(&plot->scene, role, ANCHOR_START, plot->frame.left,
                   top + ((double)i + 0.5) * height + text_baseline(role), NO_COLOUR,
                   lines->line[i]);
    return top + (double)lines->n * height;
}

void
frame_draw(struct plot *plot, bool key)
{
    const struct frame *frame = &plot->frame;
    double y = canvas_padding(&plot->canvas);
    y = draw_lines(plot, TEXT_TITLE, &frame->title, y);
    if (frame->title.n && frame->subtitle.n)
        y += 8;
    y = draw_lines(plot, TEXT_SUBTITLE, &frame->subtitle, y);
    if (key)
        key_draw(plot, y + (y > canvas_padding(&plot->canvas) ? 12 : 0));

    double foot = frame->bottom + 18;
    foot = draw_lines(plot, TEXT_FOOTER, &frame->notes, foot);
    foot = draw_lines(plot, TEXT_FOOTER, &frame->source, foot);
    double height = text_style_of(TEXT_FOOTER)->line;
    if (frame->credit) {
        double top = frame->credit_apart ? foot : foot - height;
        scene_text(&plot->scene, TEXT_FOOTER, ANCHOR_END, frame->right,
                   top + height / 2 + text_baseline(TEXT_FOOTER), NO_COLOUR, frame->credit);
    }
}
