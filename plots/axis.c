#include <math.h>
#include <string.h>

#include "axis.h"

static const struct paint grid_paint = { .stroke = GRID, .width = 1 };
static const struct paint axis_paint = { .stroke = INK, .width = 1 };

void
figures_extent(const struct plot *plot, double *least, double *greatest)
{
    *least = INFINITY;
    *greatest = -INFINITY;
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        const struct series *series = &plot->figures.series[s];
        for (size_t i = 0; i < series->n; i++) {
            const struct point *point = &series->points[i];
            if (!isfinite(point->value))
                continue;
            *least = fmin(*least, fmin(point->value, point->low));
            *greatest = fmax(*greatest, fmax(point->value, point->high));
        }
    }
}

static gbv_status
wants_zero(struct plot *plot, double least, double greatest, bool *out)
{
    const char *baseline = plot->chart->baseline;
    *out = scale_wants_zero(least, greatest);
    if (!baseline || strcmp(baseline, "auto") == 0)
        return GBV_OK;
    *out = strcmp(baseline, "zero") == 0;
    if (*out || strcmp(baseline, "data") == 0)
        return GBV_OK;
    return gbv_fail(plot->error, GBV_MISUSE, "the baseline is auto, zero or data, not \"%s\"",
                    baseline);
}

/* On a logarithmic axis 4 % of the length on either side, so that no dot
 * stands on the edge. */
static void
log_axis(double least, double greatest, struct scale *scale, struct ticks *ticks)
{
    double room = pow(greatest / least, 0.04);
    if (room < 1.01)
        room = 1.5;
    scale->low = least / room;
    scale->high = greatest * room;
    *ticks = ticks_log(scale->low, scale->high);
}

gbv_status
value_axis(struct plot *plot, double least, double greatest, struct scale *scale,
           struct ticks *ticks)
{
    double minimum = plot->chart->minimum, maximum = plot->chart->maximum;
    least = fmin(least, isfinite(minimum) ? minimum : least);
    greatest = fmax(greatest, isfinite(maximum) ? maximum : greatest);
    scale->log = plot->chart->log;
    if (scale->log) {
        if (least <= 0)
            return gbv_fail(plot->error, GBV_MISUSE, "a logarithmic axis begins above 0");
        log_axis(least, greatest, scale, ticks);
        return GBV_OK;
    }
    bool zero;
    gbv_status status = wants_zero(plot, least, greatest, &zero);
    if (status)
        return status;
    scale->low = zero ? fmin(least, 0) : least;
    scale->high = zero ? fmax(greatest, 0) : greatest;
    *ticks = ticks_linear(&scale->low, &scale->high);
    return GBV_OK;
}

static const char *
tick_label(struct plot *plot, const struct unit *unit, const struct ticks *ticks, size_t i)
{
    double value = ticks->at[i];
    bool whole = ticks->mixed && value == floor(value);
    return unit_tick(unit, plot->language, value, whole ? 0 : ticks->decimals,
                     i + 1 == ticks->n, plot->memory);
}

double
tick_width(struct plot *plot, const struct ticks *ticks)
{
    double width = 0;
    for (size_t i = 0; i < ticks->n; i++)
        width = fmax(width, text_width(plot->typesetter, TEXT_TICK,
                                       tick_label(plot, &plot->unit, ticks, i)));
    return width;
}

void
draw_upright_axis(struct plot *plot, const struct scale *scale, const struct ticks *ticks,
                  double left, double right)
{
    scene_group(&plot->scene, GROUP_HIDDEN, "axis", NULL);
    for (size_t i = 0; i < ticks->n; i++) {
        double y = scale_at(scale, ticks->at[i]);
        bool zero = ticks->at[i] == 0 && scale->low < 0;
        scene_line(&plot->scene, zero ? "zero" : "grid", left, y, right, y,
                   zero ? axis_paint : grid_paint);
        scene_text(&plot->scene, TEXT_TICK, ANCHOR_END, left - 8, y + text_baseline(TEXT_TICK),
                   NO_COLOUR, tick_label(plot, &plot->unit, ticks, i));
    }
    scene_group_end(&plot->scene);
}

void
draw_tick(struct plot *plot, double x, double y, const char *label)
{
    scene_line(&plot->scene, "tick", x, y, x, y + 5, axis_paint);
    double half = text_width(plot->typesetter, TEXT_TICK, label) / 2;
    double at = fmin(x, plot->canvas.width - 4 - half);
    scene_text(&plot->scene, TEXT_TICK, ANCHOR_MIDDLE, at,
               y + 5 + 4 + 8 + text_baseline(TEXT_TICK), NO_COLOUR, label);
}

void
draw_flat_axis(struct plot *plot, const struct unit *unit, const struct scale *scale,
               const struct ticks *ticks, double y)
{
    scene_group(&plot->scene, GROUP_HIDDEN, "axis", NULL);
    scene_line(&plot->scene, "axis", scale->from, y, scale->to, y, axis_paint);
    for (size_t i = 0; i < ticks->n; i++)
        draw_tick(plot, scale_at(scale, ticks->at[i]), y, tick_label(plot, unit, ticks, i));
    scene_group_end(&plot->scene);
}
