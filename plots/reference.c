#include <math.h>
#include <string.h>

#include "reference.h"

enum { WORDS_HEIGHT = 20 };

static const struct paint line_paint = { .stroke = INK, .width = 1 };

gbv_status
reference_read(struct plot *plot, const char *text, double *value, const char **words)
{
    const char *sign = strchr(text, '=');
    size_t length = sign ? (size_t)(sign - text) : strlen(text);
    if (gbv_number_parse(text, length, value) || (plot->chart->log && *value <= 0)) {
        gbv_fail(plot->error, GBV_MISUSE, "\"%s\" is not a reference line", text);
        gbv_hint(plot->error, "write it as 'VALUE=TEXT'");
        return GBV_MISUSE;
    }
    *words = sign ? sign + 1 : "";
    return GBV_OK;
}

void
references_extend(struct plot *plot, double *least, double *greatest)
{
    gbv_error *error = plot->error;
    plot->error = NULL;
    for (size_t i = 0; i < plot->chart->reference.n; i++) {
        double value;
        const char *words;
        if (reference_read(plot, plot->chart->reference.item[i], &value, &words))
            continue;
        *least = fmin(*least, value);
        *greatest = fmax(*greatest, value);
    }
    plot->error = error;
}

double
references_height(const struct plot *plot)
{
    return (double)plot->chart->reference.n * WORDS_HEIGHT;
}

/* Words as near above their line as the page's edges let them. */
static double
inside(const struct plot *plot, double middle, double width)
{
    double low = plot->frame.left + width / 2, high = plot->frame.right - width / 2;
    return fmax(low, fmin(middle, high));
}

gbv_status
references_draw_upright(struct plot *plot, const struct scale *x, double top, double bottom)
{
    size_t n = plot->chart->reference.n;
    for (size_t i = 0; i < n; i++) {
        double value;
        const char *words;
        gbv_status status = reference_read(plot, plot->chart->reference.item[i], &value, &words);
        if (status)
            return status;
        double at = scale_at(x, value);
        double y = top - (double)(n - i) * WORDS_HEIGHT + 8;
        double start = *words ? y + 11 : top;
        scene_line(&plot->scene, "reference", at, start, at, bottom, line_paint);
        double width = text_width(plot->typesetter, TEXT_TICK, words);
        if (*words)
            scene_text(&plot->scene, TEXT_TICK, ANCHOR_MIDDLE, inside(plot, at, width),
                       y + text_baseline(TEXT_TICK), INK, words);
    }
    return GBV_OK;
}

/* The distance from a box, 16 px high and `width` wide, to the nearest place. */
static double
clearance(double left, double middle, double width, const struct place *busy, size_t n)
{
    double least = INFINITY;
    for (size_t i = 0; i < n; i++) {
        double dx = fmax(0, fmax(left - busy[i].x, busy[i].x - left - width));
        double dy = fmax(0, fabs(busy[i].y - middle) - 8);
        least = fmin(least, hypot(dx, dy));
    }
    return least;
}

static void
draw_words(struct plot *plot, const char *words, double at, double left, double right,
           const struct place *busy, size_t n)
{
    double width = text_width(plot->typesetter, TEXT_TICK, words);
    double best = -1, best_x = left + 4, best_y = at - 10;
    for (int choice = 0; choice < 4; choice++) {
        double x = choice % 2 ? right - 4 - width : left + 4;
        double y = choice < 2 ? at - 10 : at + 11;
        double room = clearance(x, y, width, busy, n);
        if (room > best + 1) {
            best = room;
            best_x = x;
            best_y = y;
        }
    }
    scene_text(&plot->scene, TEXT_TICK, ANCHOR_START, best_x, best_y + text_baseline(TEXT_TICK),
               INK, words);
    scene_halo(&plot->scene);
}

gbv_status
references_draw_flat(struct plot *plot, const struct scale *y, double left, double right,
                     const struct place *busy, size_t n)
{
    for (size_t i = 0; i < plot->chart->reference.n; i++) {
        double value;
        const char *words;
        gbv_status status = reference_read(plot, plot->chart->reference.item[i], &value, &words);
        if (status)
            return status;
        double at = scale_at(y, value);
        scene_line(&plot->scene, "reference", left, at, right, at, line_paint);
        if (*words)
            draw_words(plot, words, at, left, right, busy, n);
    }
    return GBV_OK;
}
