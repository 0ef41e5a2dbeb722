/* Dots with their intervals, one row each: a ranking, a comparison. */
#include <math.h>

#include "axis.h"
#include "key.h"
#include "reference.h"
#include "rows.h"

enum {
    LEAST_ROW = 17, WISHED_ROW = 24, MOST_ROW = 96,
    MOST_GROUP = 144,    /* a row of several dots */
    RADIUS = 5,
    NAME_GAP = 12,       /* from a name to the plot */
    VALUE_GAP = 16,      /* from the plot to the column of values */
    DODGE = 18,          /* between the dots of one row, if it is high enough */
};

struct dot_chart {
    struct plot *plot;
    struct rows rows;
    struct scale x;
    struct ticks ticks;
    double values;       /* width of the column of values; 0: none */
    double top, bottom;  /* of the plot */
};

/* The figures beside a single series; with limits where the page is wide. */
static const char *
value_words(struct plot *plot, const struct point *point)
{
    if (!isfinite(point->value))
        return "";
    if (plot->canvas.width < 480 || !plot_has_intervals(plot))
        return unit_value(&plot->unit, plot->language, point->value, plot->memory);
    return unit_interval(&plot->unit, plot->language, point->value, point->low, point->high,
                         plot->memory);
}

static double
values_width(struct plot *plot)
{
    const struct figures *figures = &plot->figures;
    double width = 0;
    for (size_t i = 0; i < figures->n_rows && figures->n_series == 1; i++)
        width = fmax(width, text_width(plot->typesetter, row_value_role(&figures->rows[i]),
                                       value_words(plot, &figures->series[0].points[i])));
    return width;
}

static enum colour
dot_colour(const struct plot *plot, const struct series *series, const struct row *row)
{
    if (plot->chart->highlight.n && plot->figures.n_series == 1 && !row->highlighted)
        return OTHER;
    return series->colour;
}

static void
draw_whisker(struct dot_chart *chart, const struct point *point, double y, enum colour colour)
{
    if (!isfinite(point->low) || !isfinite(point->high))
        return;
    bool single = chart->plot->figures.n_series == 1;
    struct paint paint = { .stroke = single ? INK : colour, .stroke_opacity = 0.7, .width = 1.5 };
    scene_line(&chart->plot->scene, "whisker", scale_at(&chart->x, point->low), y,
               scale_at(&chart->x, point->high), y, paint);
}

static void
draw_no_data(struct dot_chart *chart, double y)
{
    struct plot *plot = chart->plot;
    scene_text(&plot->scene, TEXT_TICK, ANCHOR_START, chart->x.from + 6,
               y + text_baseline(TEXT_TICK), MUTED, language_word(plot->language, WORD_NO_DATA));
    scene_halo(&plot->scene);
}

static void
draw_dot(struct dot_chart *chart, const struct series *series, size_t i, double y)
{
    struct plot *plot = chart->plot;
    const struct point *point = &series->points[i];
    const struct row *row = &plot->figures.rows[i];
    enum colour colour = dot_colour(plot, series, row);
    if (!isfinite(point->value)) {
        if (plot->figures.n_series == 1)
            draw_no_data(chart, y);
        return;
    }
    draw_whisker(chart, point, y, colour);
    struct paint paint = { .fill = colour, .stroke = BACKGROUND, .width = 1.5 };
    bool is_hollow = row->n < 30 || plot_is_flagged(plot, point);
    if (is_hollow)
        paint = (struct paint){ .fill = BACKGROUND, .stroke = colour, .width = 2 };
    scene_circle(&plot->scene, "dot", scale_at(&chart->x, point->value), y,
                 is_hollow ? RADIUS - 1 : RADIUS, paint);
    scene_label(&plot->scene, point_words(plot, point));
}

static void
draw_series(struct dot_chart *chart)
{
    struct plot *plot = chart->plot;
    size_t n = plot->figures.n_series;
    for (size_t s = 0; s < n; s++) {
        const struct series *series = &plot->figures.series[s];
        scene_group(&plot->scene, GROUP_LIST, "series",
                    series->name ? series->name : plot->chart->title);
        for (size_t i = 0; i < plot->figures.n_rows; i++) {
            const struct row_box *box = &chart->rows.box[i];
            double step = fmin(DODGE, box->height / (double)(n + 1));
            double shift = ((double)s - (double)(n - 1) / 2) * step;
            draw_dot(chart, series, i, box->middle + (plot_has_intervals(plot) ? shift : 0));
        }
        scene_group_end(&plot->scene);
    }
}

static void
draw_values(struct dot_chart *chart)
{
    struct plot *plot = chart->plot;
    for (size_t i = 0; i < plot->figures.n_rows && chart->values > 0; i++) {
        const char *words = value_words(plot, &plot->figures.series[0].points[i]);
        if (*words)
            scene_text(&plot->scene, row_value_role(&plot->figures.rows[i]), ANCHOR_END,
                       plot->frame.right,
                       chart->rows.box[i].middle + text_baseline(TEXT_ROW_VALUE), NO_COLOUR,
                       words);
    }
}

static void
draw_row_lines(struct dot_chart *chart)
{
    struct plot *plot = chart->plot;
    scene_group(&plot->scene, GROUP_HIDDEN, "rows", NULL);
    for (size_t i = 0; i < plot->figures.n_rows; i++)
        scene_line(&plot->scene, "grid", chart->x.from, chart->rows.box[i].middle, chart->x.to,
                   chart->rows.box[i].middle, (struct paint){ .stroke = GRID, .width = 1 });
    if (chart->x.low < 0 && chart->x.high > 0 && !chart->x.log) {
        double zero = scale_at(&chart->x, 0);
        scene_line(&plot->scene, "zero", zero, chart->top, zero, chart->bottom,
                   (struct paint){ .stroke = INK, .width = 1 });
    }
    rows_draw_names(plot, &chart->rows, chart->x.from - NAME_GAP);
    scene_group_end(&plot->scene);
}

static gbv_status
lay_out(struct dot_chart *chart)
{
    struct plot *plot = chart->plot;
    bool key = key_height(plot) > 0;
    double least, greatest;
    gbv_status status;
    figures_extent(plot, &least, &greatest);
    references_extend(plot, &least, &greatest);
    size_t n = plot->figures.n_series;
    double each = n > 1 && plot_has_intervals(plot) ? (double)(n - 1) * 6 : 0;
    if ((status = frame_measure(plot, key)) ||
        (status = value_axis(plot, least, greatest, &chart->x, &chart->ticks)) ||
        (status = rows_measure(plot, LEAST_ROW + each, WISHED_ROW + each, &chart->rows)))
        return status;
    double head = references_height(plot);
    bool fits = plot->frame.bottom - plot->frame.top >= head + chart->rows.least + AXIS_HEIGHT;
    double rows = fits ? chart->rows.least : chart->rows.wished;
    if (!plot->canvas.grows)
        rows = chart->rows.least;
    if ((status = frame_settle(plot, head + rows + AXIS_HEIGHT, head + rows + AXIS_HEIGHT)))
        return status;
    chart->values = values_width(plot);
    chart->x.from = plot->frame.left + chart->rows.names + NAME_GAP;
    chart->x.to = plot->frame.right - (chart->values > 0 ? chart->values + VALUE_GAP
                                                         : tick_width(plot, &chart->ticks) / 2);
    if ((status = frame_check_width(plot, chart->x.from, chart->x.to)))
        return status;
    chart->top = plot->frame.top + head;
    chart->bottom = rows_spread(plot, &chart->rows, chart->top,
                                plot->frame.bottom - AXIS_HEIGHT,
                                each > 0 ? MOST_GROUP : MOST_ROW);
    return GBV_OK;
}

static gbv_status
draw(struct plot *plot)
{
    struct dot_chart chart = { .plot = plot };
    gbv_status status = lay_out(&chart);
    if (status)
        return status;
    frame_draw(plot, key_height(plot) > 0);
    draw_row_lines(&chart);
    draw_flat_axis(plot, &plot->unit, &chart.x, &chart.ticks, chart.bottom);
    if ((status = references_draw_upright(plot, &chart.x, chart.top, chart.bottom)))
        return status;
    draw_series(&chart);
    draw_values(&chart);
    return GBV_OK;
}

const struct chart_type chart_dot = { "dot", WORD_DOT_CHART, true, draw };
