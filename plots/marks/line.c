/* Lines over time: ribbons, dots, gaps, and a label at each end. */
#include <math.h>

#include "axis.h"
#include "calendar.h"
#include "ends.h"
#include "events.h"
#include "reference.h"

static const double PLOT_SHARE = 0.45;    /* of the height, if the texts leave it */
enum { TICK_GAP = 6 };                    /* at least, between the labels of the y axis */

struct line_chart {
    struct plot *plot;
    struct scale x, y;       /* x in days, or in the numbers of the column */
    struct ticks ticks;
    struct events events;
    struct ends ends;
    double first, last;      /* the axis of x */
};

static double
place_of(const struct line_chart *chart, double at)
{
    gbv_step step = chart->plot->figures.step;
    return scale_at(&chart->x, step == GBV_STEP_NONE ? at : time_middle(step, at));
}

/* Runs of points with no period missing between them. */
static size_t
run_end(const struct plot *plot, const struct series *series, size_t start)
{
    bool whole = plot->chart->bridge || series->measure->model ||
                 plot->figures.step == GBV_STEP_NONE;
    size_t end = start + 1;
    while (end < series->n &&
           (whole || series->points[end].at - series->points[end - 1].at <=
                         plot->figures.stride * 1.001))
        end++;
    return end;
}

static void
draw_ribbon(struct line_chart *chart, const struct series *series, size_t start, size_t end)
{
    struct plot *plot = chart->plot;
    struct place *places = arena_new(plot->memory, 2 * (end - start), sizeof *places);
    size_t n = 0;
    if (!places)
        return;
    for (size_t i = start; i < end; i++)
        if (isfinite(series->points[i].low) && isfinite(series->points[i].high))
            places[n++] = (struct place){ place_of(chart, series->points[i].at),
                                          scale_at(&chart->y, series->points[i].high) };
    for (size_t i = end; i-- > start;)
        if (isfinite(series->points[i].low) && isfinite(series->points[i].high))
            places[n++] = (struct place){ place_of(chart, series->points[i].at),
                                          scale_at(&chart->y, series->points[i].low) };
    if (n > 2)
        scene_area(&plot->scene, "ribbon", places, n,
                   (struct paint){ .fill = series->colour, .fill_opacity = 0.16 });
}

static void
draw_run(struct line_chart *chart, const struct series *series, size_t start, size_t end)
{
    struct plot *plot = chart->plot;
    struct place *places = arena_new(plot->memory, end - start, sizeof *places);
    if (!places)
        return;
    for (size_t i = start; i < end; i++)
        places[i - start] = (struct place){ place_of(chart, series->points[i].at),
                                            scale_at(&chart->y, series->points[i].value) };
    struct paint paint = { .stroke = series->colour, .width = series->quiet ? 1.5 : 2.5 };
    if (series->measure->style == STYLE_DASHED)
        paint.dash = 6;
    if (end - start > 1)
        scene_path(&plot->scene, "line", places, end - start, paint);
    else
        scene_circle(&plot->scene, "dot", places[0].x, places[0].y, 3,
                     (struct paint){ .fill = series->colour });
}

static void
draw_runs(struct line_chart *chart, const struct series *series,
          void (*draw)(struct line_chart *, const struct series *, size_t, size_t))
{
    for (size_t start = 0, end; start < series->n; start = end) {
        end = run_end(chart->plot, series, start);
        draw(chart, series, start, end);
    }
}

/* One mark per point: a dot where it is to be seen; on lines nothing is seen,
 * but a screen reader finds the figures. */
static void
draw_points(struct line_chart *chart, const struct series *series)
{
    struct plot *plot = chart->plot;
    bool dots = series->measure->style == STYLE_DOTS;
    struct paint paint = { 0 };
    if (dots)
        paint = (struct paint){ .fill = series->colour, .stroke = BACKGROUND, .width = 1.5 };
    for (size_t i = 0; i < series->n; i++) {
        const struct point *point = &series->points[i];
        scene_circle(&plot->scene, dots ? "dot" : "point", place_of(chart, point->at),
                     scale_at(&chart->y, point->value), dots ? 4.5 : 2, paint);
        scene_label(&plot->scene, point_words(plot, point));
    }
}

static void
draw_end_dot(struct line_chart *chart, const struct series *series)
{
    const struct point *last = &series->points[series->n - 1];
    if (series->measure->style == STYLE_LINE && !series->quiet)
        scene_circle(&chart->plot->scene, "end", place_of(chart, last->at),
                     scale_at(&chart->y, last->value), 4,
                     (struct paint){ .fill = series->colour, .stroke = BACKGROUND,
                                     .width = 1.5 });
}

/* Quiet series first, so that the others lie on top; dots above all lines. */
static void
draw_series(struct line_chart *chart)
{
    struct plot *plot = chart->plot;
    struct figures *figures = &plot->figures;
    for (size_t s = 0; s < figures->n_series; s++)
        if (isfinite(figures->series[s].n ? figures->series[s].points[0].value : (double)NAN))
            draw_runs(chart, &figures->series[s], draw_ribbon);
    for (int pass = 0; pass < 3; pass++) {
        for (size_t s = 0; s < figures->n_series; s++) {
            const struct series *series = &figures->series[s];
            bool dots = series->measure->style == STYLE_DOTS;
            if (series->n == 0 || pass != (dots ? 2 : series->quiet ? 0 : 1))
                continue;
            scene_group(&plot->scene, GROUP_LIST, "series",
                        series->name ? series->name : plot->chart->title);
            if (!dots) {
                draw_runs(chart, series, draw_run);
                draw_end_dot(chart, series);
            }
            draw_points(chart, series);
            scene_group_end(&plot->scene);
        }
    }
}

/* How far apart the labels of times must stand: the widest of them (of the
 * first two dozen, which have all the months) and a blank. */
static double
label_gap(struct plot *plot, const struct time_label *labels, size_t n)
{
    double width = 0;
    for (size_t i = 0; i < n && i < 24; i++) {
        gbv_buffer words = { 0 };
        time_words(plot->language, labels[i].step, labels[i].value, &words);
        width = fmax(width, text_width(plot->typesetter, TEXT_TICK,
                                       words.data ? words.data : ""));
        gbv_buffer_free(&words);
    }
    return width + 5;
}

static void
draw_time_axis(struct line_chart *chart)
{
    struct plot *plot = chart->plot;
    const struct figures *figures = &plot->figures;
    scene_group(&plot->scene, GROUP_HIDDEN, "axis", NULL);
    scene_line(&plot->scene, "axis", chart->x.from, chart->y.from, chart->x.to, chart->y.from,
               (struct paint){ .stroke = INK, .width = 1 });
    struct time_label *labels = arena_new(plot->memory, figures->n_times, sizeof *labels);
    size_t most = (size_t)(plot->canvas.width / 64);
    if (!labels)
        return;
    double days = (chart->last - chart->first) / (chart->x.to - chart->x.from);
    size_t n = time_labels(figures->step, figures->times, figures->n_times, SIZE_MAX, 0, labels);
    n = time_labels(figures->step, figures->times, figures->n_times, most,
                    label_gap(plot, labels, n) * days, labels);
    for (size_t i = 0; i < n; i++) {
        gbv_buffer words = { 0 };
        time_words(plot->language, labels[i].step, labels[i].value, &words);
        draw_tick(plot, scale_at(&chart->x, labels[i].day), chart->y.from,
                  words.data ? words.data : "");
        gbv_buffer_free(&words);
    }
    scene_group_end(&plot->scene);
}

static void
draw_x_axis(struct line_chart *chart)
{
    if (chart->plot->figures.step != GBV_STEP_NONE) {
        draw_time_axis(chart);
        return;
    }
    struct ticks ticks = ticks_within(chart->first, chart->last);
    struct unit plain = unit_of(NULL, false, chart->plot->language, chart->plot->memory);
    draw_flat_axis(chart->plot, &plain, &chart->x, &ticks, chart->y.from);
}

static void
find_period(struct line_chart *chart)
{
    const struct figures *figures = &chart->plot->figures;
    chart->first = time_start(figures->step, figures->times[0]);
    chart->last = time_end(figures->step, figures->times[figures->n_times - 1]);
    if (chart->first >= chart->last) {
        chart->first -= 0.5;
        chart->last += 0.5;
    }
}

static gbv_status
lay_out(struct line_chart *chart)
{
    struct plot *plot = chart->plot;
    double lowest, highest;
    gbv_status status;
    figures_extent(plot, &lowest, &highest);
    references_extend(plot, &lowest, &highest);
    find_period(chart);
    if ((status = value_axis(plot, lowest, highest, &chart->y, &chart->ticks)) ||
        (status = frame_measure(plot, false)) ||
        (status = ends_measure(plot, &chart->ends)) ||
        (status = events_read(plot, chart->first, chart->last, &chart->events)))
        return status;
    double left = plot->frame.left + tick_width(plot, &chart->ticks) + 8;
    chart->x = (struct scale){ chart->first, chart->last, left,
                               plot->frame.right - chart->ends.width, false };
    if ((status = frame_check_width(plot, chart->x.from, chart->x.to)) ||
        (status = events_place(plot, &chart->x, &chart->events)))
        return status;
    double tick = text_style_of(TEXT_TICK)->line;
    double above = chart->events.height + (chart->events.n ? 10 : tick / 2);
    double least = above + (double)(chart->ticks.n - 1) * (tick + TICK_GAP) + AXIS_HEIGHT;
    double height = PLOT_SHARE * plot->canvas.height + chart->events.height + AXIS_HEIGHT;
    if ((status = frame_settle(plot, fmax(height, least), least)))
        return status;
    chart->y.from = plot->frame.bottom - AXIS_HEIGHT;
    chart->y.to = plot->frame.top + above;
    return GBV_OK;
}

/* Places along all the lines, so that words can keep clear of them. */
static gbv_status
draw_references(struct line_chart *chart)
{
    enum { STEPS = 6 };
    struct plot *plot = chart->plot;
    size_t n = 0, total = 0;
    for (size_t s = 0; s < plot->figures.n_series; s++)
        total += plot->figures.series[s].n * STEPS;
    struct place *busy = arena_new(plot->memory, total, sizeof *busy);
    if (!busy)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        const struct series *series = &plot->figures.series[s];
        for (size_t i = 0; i < series->n; i++) {
            const struct point *a = &series->points[i], *b = a + (i + 1 < series->n ? 1 : 0);
            for (int k = 0; k < STEPS; k++) {
                double at = a->at + (b->at - a->at) * k / STEPS;
                double value = a->value + (b->value - a->value) * k / STEPS;
                busy[n++] = (struct place){ place_of(chart, at), scale_at(&chart->y, value) };
            }
        }
    }
    return references_draw_flat(plot, &chart->y, chart->x.from, chart->x.to, busy, n);
}

static gbv_status
draw(struct plot *plot)
{
    struct line_chart chart = { .plot = plot };
    gbv_status status = lay_out(&chart);
    if (status)
        return status;
    frame_draw(plot, false);
    draw_upright_axis(plot, &chart.y, &chart.ticks, chart.x.from, chart.x.to);
    if (chart.events.n)
        events_draw(plot, &chart.x, &chart.events, plot->frame.top, chart.y.from);
    draw_series(&chart);
    draw_x_axis(&chart);
    if ((status = draw_references(&chart)))
        return status;
    return ends_draw(plot, &chart.ends, &chart.x, &chart.y);
}

const struct chart_type chart_line = { "line", WORD_LINE_CHART, false, draw };
