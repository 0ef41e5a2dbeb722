/* Horizontal bars, one or several in a row, each with its value. */
#include <math.h>

#include "axis.h"
#include "key.h"
#include "reference.h"
#include "rows.h"

enum {
    LEAST_BAR = 14, WISHED_BAR = 18, MOST_BAR = 40,
    BAR_GAP = 2,         /* between the bars of one row */
    NAME_GAP = 10,
    VALUE_GAP = 6,
};

struct bar_chart {
    struct plot *plot;
    struct rows rows;
    struct scale x;
    double bar;          /* thickness */
    double top, bottom;
};

/* Between rows: 10 px where bars are 22 px thick, more between groups. */
static double
row_gap(size_t bars, double bar)
{
    return bars > 1 ? bar * 0.75 : bar * 10 / 22;
}

static double
row_height(size_t bars, double bar)
{
    return (double)bars * bar + (double)(bars - 1) * BAR_GAP + row_gap(bars, bar);
}

static const char *
value_words(struct plot *plot, const struct point *point)
{
    if (!isfinite(point->value))
        return language_word(plot->language, WORD_NO_DATA);
    return unit_value(&plot->unit, plot->language, point->value, plot->memory);
}

/* Where a value's words begin: past the bar, and past its whisker. */
static double
reach(const struct point *point, bool left)
{
    if (left)
        return fmin(0, fmin(point->value, point->low));
    return fmax(0, fmax(point->value, point->high));
}

/* Fits the bars and the words at their ends between `from` and `to`: the domain
 * begins at zero and ends where the tightest words end at the edge. */
static void
fit_scale(struct bar_chart *chart, double from, double to)
{
    struct plot *plot = chart->plot;
    double least, greatest;
    figures_extent(plot, &least, &greatest);
    least = fmin(least, 0);
    greatest = fmax(greatest, 0);
    references_extend(plot, &least, &greatest);
    double maximum = plot->chart->maximum;
    if (isfinite(maximum))
        greatest = fmax(greatest, maximum);
    if (least == greatest)
        greatest = 1;
    chart->x = (struct scale){ least, greatest, from, to, false };
    for (int round = 0; round < 8; round++) {
        double over_left = 0, over_right = 0;
        for (size_t s = 0; s < plot->figures.n_series; s++) {
            for (size_t i = 0; i < plot->figures.n_rows; i++) {
                const struct point *point = &plot->figures.series[s].points[i];
                double width = VALUE_GAP + text_width(plot->typesetter,
                                                      row_value_role(&plot->figures.rows[i]),
                                                      value_words(plot, point));
                bool left = point->value < 0;
                double end = scale_at(&chart->x, reach(point, left));
                over_left = fmax(over_left, left ? from - (end - width) : 0);
                over_right = fmax(over_right, left ? 0 : end + width - to);
            }
        }
        chart->x.from += over_left;
        chart->x.to -= over_right;
    }
}

static enum colour
bar_colour(const struct plot *plot, const struct series *series, const struct row *row)
{
    if (plot->chart->highlight.n && plot->figures.n_series == 1 && !row->highlighted)
        return OTHER;
    return series->colour;
}

/* On a bar the whisker is edged, or dark would lie on dark. */
static void
draw_whisker(struct bar_chart *chart, const struct point *point, double y)
{
    double low = scale_at(&chart->x, point->low), high = scale_at(&chart->x, point->high);
    struct scene *scene = &chart->plot->scene;
    scene_line(scene, "edge", low, y, high, y,
               (struct paint){ .stroke = BACKGROUND, .stroke_opacity = 0.75, .width = 4 });
    scene_line(scene, "whisker", low, y, high, y,
               (struct paint){ .stroke = INK, .stroke_opacity = 0.7, .width = 1.5 });
}

static void
draw_bar(struct bar_chart *chart, const struct series *series, size_t i, double middle)
{
    struct plot *plot = chart->plot;
    const struct point *point = &series->points[i];
    bool missing = !isfinite(point->value), left = point->value < 0;
    double zero = scale_at(&chart->x, 0), end = zero;
    if (!missing) {
        scene_rect(&plot->scene, "bar", zero, middle - chart->bar / 2,
                   scale_at(&chart->x, point->value), middle + chart->bar / 2,
                   (struct paint){ .fill = bar_colour(plot, series, &plot->figures.rows[i]) });
        scene_label(&plot->scene, point_words(plot, point));
        end = scale_at(&chart->x, reach(point, left));
    }
    if (isfinite(point->low) && isfinite(point->high) && !missing)
        draw_whisker(chart, point, middle);
    scene_text(&plot->scene, row_value_role(&plot->figures.rows[i]),
               left ? ANCHOR_END : ANCHOR_START, left ? end - VALUE_GAP : end + VALUE_GAP,
               middle + text_baseline(TEXT_ROW_VALUE), missing ? MUTED : NO_COLOUR,
               value_words(plot, point));
}

static void
draw_bars(struct bar_chart *chart)
{
    struct plot *plot = chart->plot;
    size_t n = plot->figures.n_series;
    for (size_t s = 0; s < n; s++) {
        const struct series *series = &plot->figures.series[s];
        scene_group(&plot->scene, GROUP_LIST, "series",
                    series->name ? series->name : plot->chart->title);
        for (size_t i = 0; i < plot->figures.n_rows; i++) {
            double shift = ((double)s - (double)(n - 1) / 2) * (chart->bar + BAR_GAP);
            draw_bar(chart, series, i, chart->rows.box[i].middle + shift);
        }
        scene_group_end(&plot->scene);
    }
}

static gbv_status
check(struct plot *plot)
{
    const char *baseline = plot->chart->baseline;
    bool off_zero = plot->chart->minimum > 0 || plot->chart->maximum < 0 || plot->chart->log;
    if (!off_zero && !(baseline && baseline[0] == 'd'))
        return GBV_OK;
    gbv_fail(plot->error, GBV_MISUSE, "W104 bars begin at zero: their length is the figure");
    gbv_hint(plot->error, "a dot chart may begin elsewhere, and may be logarithmic");
    return GBV_MISUSE;
}

/* How thick the bars can be in the height there is. */
static double
thickness(const struct bar_chart *chart, double height)
{
    size_t bars = chart->plot->figures.n_series;
    double row = height / (double)chart->plot->figures.n_rows;
    double unit = row_height(bars, 1) - (double)(bars - 1) * BAR_GAP;
    double bar = (row - (double)(bars - 1) * BAR_GAP) / unit;
    return fmax(LEAST_BAR, fmin(floor(bar * 2) / 2, MOST_BAR));
}

static gbv_status
lay_out(struct bar_chart *chart)
{
    struct plot *plot = chart->plot;
    size_t bars = plot->figures.n_series;
    gbv_status status;
    double least = row_height(bars, LEAST_BAR);
    if ((status = check(plot)) || (status = frame_measure(plot, key_height(plot) > 0)) ||
        (status = rows_measure(plot, least, row_height(bars, WISHED_BAR), &chart->rows)))
        return status;
    double head = references_height(plot);
    bool fits = plot->frame.bottom - plot->frame.top >= head + chart->rows.least;
    double rows = fits || !plot->canvas.grows ? chart->rows.least : chart->rows.wished;
    if ((status = frame_settle(plot, head + rows, head + rows)))
        return status;
    fit_scale(chart, plot->frame.left + chart->rows.names + NAME_GAP, plot->frame.right);
    if ((status = frame_check_width(plot, chart->x.from, chart->x.to)))
        return status;
    chart->top = plot->frame.top + head;
    chart->bar = thickness(chart, plot->frame.bottom - chart->top);
    chart->bottom = rows_spread(plot, &chart->rows, chart->top, plot->frame.bottom,
                                row_height(bars, chart->bar) + chart->bar * 0.45);
    return GBV_OK;
}

static gbv_status
draw(struct plot *plot)
{
    struct bar_chart chart = { .plot = plot };
    gbv_status status = lay_out(&chart);
    if (status)
        return status;
    frame_draw(plot, key_height(plot) > 0);
    scene_group(&plot->scene, GROUP_HIDDEN, "rows", NULL);
    rows_draw_names(plot, &chart.rows, plot->frame.left + chart.rows.names);
    scene_group_end(&plot->scene);
    draw_bars(&chart);
    double zero = scale_at(&chart.x, 0);
    scene_line(&plot->scene, "zero", zero, chart.top, zero, chart.bottom,
               (struct paint){ .stroke = INK, .width = 1 });
    return references_draw_upright(plot, &chart.x, chart.top, chart.bottom);
}

const struct chart_type chart_bar = { "bar", WORD_BAR_CHART, true, draw };
