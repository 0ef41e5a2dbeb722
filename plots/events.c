#include <math.h>

#include "events.h"

enum {
    WIDEST = 200,      /* of an event's words */
    GAP = 6,           /* between line and words, and between lanes */
    MOST_LANES = 3,
    DISC = 8,          /* radius */
    DISC_ROW = 22,
};

static const struct paint line_paint = { .stroke = MUTED, .width = 1, .dash = 3 };

static double
line_of(enum text_role role)
{
    return text_style_of(role)->line;
}

/* Words of at most two lines in the width there is; narrower pages wrap more. */
static void
wrap_event(struct plot *plot, struct event *event, struct event_box *box, double x, double width)
{
    event->lines = text_wrap(plot->typesetter, plot->memory, TEXT_EVENT_BODY, event->body, width);
    if (event->lines.n > 2)
        event->lines = text_wrap(plot->typesetter, plot->memory, TEXT_EVENT_BODY, event->body,
                                 width * 1.4);
    double head = text_width(plot->typesetter, TEXT_EVENT_HEAD, event->head);
    *box = (struct event_box){ .x = x, .width = GAP + fmax(head, event->lines.width) };
}

static bool
place_in_lanes(struct plot *plot, const struct scale *days, struct events *events)
{
    size_t most_lines = 0;
    double low = plot->frame.left, high = plot->frame.right;
    for (size_t i = 0; i < events->n; i++) {
        struct event *event = &events->event[i];
        double x = scale_at(days, event->day);
        double width = fmin(WIDEST, fmax(high - x, x - low) - GAP);
        wrap_event(plot, event, &events->box[i], x, width);
        most_lines = event->lines.n > most_lines ? event->lines.n : most_lines;
    }
    events->lanes = event_lanes(events->box, events->n, low, high, MOST_LANES);
    events->lane_height = line_of(TEXT_EVENT_HEAD) +
                          (double)most_lines * line_of(TEXT_EVENT_BODY) + GAP;
    events->height = events->lanes * events->lane_height;
    return events->lanes >= 0 && events->height <= plot->canvas.height / 3;
}

/* "1  July 2017 – words": the list that stands for lanes without room. */
static void
place_in_list(struct plot *plot, struct events *events)
{
    events->numbered = true;
    events->height = DISC_ROW;
    double width = plot->frame.right - plot->frame.left - 2 * DISC - GAP;
    for (size_t i = 0; i < events->n; i++) {
        struct event *event = &events->event[i];
        const char *text = event->body ? arena_printf(plot->memory, "%s – %s", event->head,
                                                      event->body) : event->head;
        event->lines = text_wrap(plot->typesetter, plot->memory, TEXT_EVENT_BODY, text, width);
        events->height += (double)event->lines.n * line_of(TEXT_EVENT_BODY) + 3;
    }
    events->height += GAP;
}

gbv_status
events_place(struct plot *plot, const struct scale *days, struct events *events)
{
    if (events->n && !place_in_lanes(plot, days, events))
        place_in_list(plot, events);
    return plot->memory->failed ? gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory") : GBV_OK;
}

static void
draw_span(struct plot *plot, const struct scale *days, const struct event *event, double top,
          double bottom)
{
    if (!isfinite(event->end))
        return;
    double end = fmin(scale_at(days, event->end), days->to);
    scene_rect(&plot->scene, "span", scale_at(days, event->day), top, end, bottom,
               (struct paint){ .fill = INK, .fill_opacity = 0.05 });
}

static void
draw_box(struct plot *plot, const struct event *event, const struct event_box *box, double top)
{
    double x = box->left ? box->x - GAP : box->x + GAP;
    enum anchor anchor = box->left ? ANCHOR_END : ANCHOR_START;
    double y = top + line_of(TEXT_EVENT_HEAD) / 2;
    scene_text(&plot->scene, TEXT_EVENT_HEAD, anchor, x, y + text_baseline(TEXT_EVENT_HEAD),
               NO_COLOUR, event->head);
    for (size_t i = 0; i < event->lines.n; i++) {
        y += line_of(TEXT_EVENT_BODY);
        scene_text(&plot->scene, TEXT_EVENT_BODY, anchor, x, y + text_baseline(TEXT_EVENT_BODY),
                   NO_COLOUR, event->lines.line[i]);
    }
}

static void
draw_disc(struct plot *plot, size_t number, double x, double y)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    scene_circle(&plot->scene, "disc", x, y, DISC, (struct paint){ .fill = MUTED });
    scene_text(&plot->scene, TEXT_FOOTER, ANCHOR_MIDDLE, x, y + text_baseline(TEXT_FOOTER),
               BACKGROUND, digits);
}

static void
draw_list(struct plot *plot, const struct scale *days, const struct events *events, double top)
{
    double left = plot->frame.left, y = top, line = line_of(TEXT_EVENT_BODY);
    double *at = arena_new(plot->memory, events->n, sizeof *at);
    double *size = arena_new(plot->memory, events->n, sizeof *size);
    if (!at || !size)
        return;
    for (size_t i = 0; i < events->n; i++) {
        const struct text_lines *lines = &events->event[i].lines;
        draw_disc(plot, i + 1, left + DISC, y + line / 2);
        for (size_t j = 0; j < lines->n; j++)
            scene_text(&plot->scene, TEXT_EVENT_BODY, ANCHOR_START, left + 2 * DISC + GAP,
                       y + ((double)j + 0.5) * line + text_baseline(TEXT_EVENT_BODY), NO_COLOUR,
                       lines->line[j]);
        y += (double)lines->n * line + 3;
        at[i] = scale_at(days, events->event[i].day);
        size[i] = 2 * DISC + 1;
    }
    labels_apart(at, size, events->n, plot->frame.left, plot->frame.right);
    for (size_t i = 0; i < events->n; i++)
        draw_disc(plot, i + 1, at[i], top + events->height - DISC_ROW / 2.0);
}

void
events_draw(struct plot *plot, const struct scale *days, const struct events *events, double top,
            double bottom)
{
    scene_group(&plot->scene, GROUP_PLAIN, "events", NULL);
    double plot_top = top + events->height;
    for (size_t i = 0; i < events->n; i++) {
        const struct event *event = &events->event[i];
        const struct event_box *box = &events->box[i];
        double x = scale_at(days, event->day);
        double start = plot_top;
        draw_span(plot, days, event, plot_top, bottom);
        if (!events->numbered)
            start = plot_top - (box->lane + 1) * events->lane_height;
        scene_line(&plot->scene, "event", x, start + (events->numbered ? -2 : 2), x, bottom,
                   line_paint);
        if (!events->numbered)
            draw_box(plot, event, box, start);
    }
    if (events->numbered)
        draw_list(plot, days, events, top);
    scene_group_end(&plot->scene);
}
