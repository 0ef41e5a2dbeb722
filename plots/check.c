/* What is doubtful about a chart: said, never hidden. */
#include <math.h>
#include <string.h>

#include "plot.h"

static size_t
count_words(const char *text)
{
    size_t n = 0;
    for (bool inside = false; text && *text; text++) {
        bool letter = *text != ' ';
        n += letter && !inside;
        inside = letter;
    }
    return n;
}

static void
check_words(struct plot *plot)
{
    const gbv_chart *chart = plot->chart;
    if (!chart->source || !*chart->source)
        plot_warn(plot, "W101 no source is named");
    if (count_words(chart->title) > 15)
        plot_warn(plot, "W102 the title has %zu words, more than 15", count_words(chart->title));
    if (!chart->alt && !language_describes(plot->language))
        plot_warn(plot, "W118 the description for readers who do not see the chart is in English: "
                        "give one with --alt");
    size_t most = plot->roles.type->rows ? PALETTE : 8;
    if (plot->figures.n_series > most && !chart->highlight.n)
        plot_warn(plot, "W103 %zu series: highlight some", plot->figures.n_series);
}

static bool
is_estimate(const struct plot *plot)
{
    const char *name = gbv_table_name(plot->table, plot->roles.y[0].value);
    return plot->unit.share || strcmp(name, "estimate") == 0;
}

static void
check_sample(struct plot *plot)
{
    const struct figures *figures = &plot->figures;
    if (is_estimate(plot) && !plot_has_intervals(plot) && plot->roles.n == GBV_NONE &&
        !plot_mentions_intervals(plot))
        plot_warn(plot, "W107 estimates are shown without interval or sample size");
    for (size_t i = 0; i < figures->n_rows; i++)
        if (figures->rows[i].n < 30)
            plot_warn(plot, "W108 %s rests on %g respondents, fewer than 30",
                      figures->rows[i].name, figures->rows[i].n);
}

/* Whole numbers that no unit makes a rate of are counts of people. */
static bool
is_count(const struct plot *plot, const struct series *series)
{
    if (plot->unit.share || plot->unit.words || series->measure->model ||
        (!plot->unit.count && *plot->unit.after))
        return false;
    for (size_t i = 0; i < series->n; i++) {
        double value = series->points[i].value;
        if (isfinite(value) && (value < 0 || value != floor(value)))
            return false;
    }
    return true;
}

static void
check_counts(struct plot *plot)
{
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        const struct series *series = &plot->figures.series[s];
        size_t small = 0, first = 0;
        for (size_t i = 0; i < series->n && is_count(plot, series); i++) {
            double value = series->points[i].value;
            if (!(value >= 1 && value <= 4))
                continue;
            first = small++ ? first : i;
        }
        if (small)
            plot_warn(plot, "W109 %zu count%s below 5 may disclose who the victims are, the first "
                            "is %s", small, small == 1 ? "" : "s",
                      point_words(plot, &series->points[first]));
    }
}

/* An axis of a line that shows less than 2 % of the level makes much of
 * little. */
static void
check_range(struct plot *plot)
{
    double least = INFINITY, greatest = -INFINITY;
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        const struct series *series = &plot->figures.series[s];
        for (size_t i = 0; i < series->n; i++) {
            if (!isfinite(series->points[i].value))
                continue;
            least = fmin(least, series->points[i].value);
            greatest = fmax(greatest, series->points[i].value);
        }
    }
    double level = fmax(fabs(least), fabs(greatest));
    if (plot->roles.type == &chart_line && greatest > least && greatest - least < 0.02 * level)
        plot_warn(plot, "W117 the values differ by less than 2 %% of their level");
}

static bool
period_days(const struct plot *plot, size_t row, double *days)
{
    gbv_step first_step, last_step;
    const double *first, *last;
    size_t start = gbv_table_find(plot->table, "period_start");
    size_t end = gbv_table_find(plot->table, "period_end");
    double from, to, unused;
    if (start == GBV_NONE || end == GBV_NONE || row == GBV_NONE ||
        gbv_table_times(plot->table, start, &first_step, &first, NULL) ||
        gbv_table_times(plot->table, end, &last_step, &last, NULL) ||
        gbv_time_days(first_step, first[row], &from, &unused) ||
        gbv_time_days(last_step, last[row], &unused, &to))
        return false;
    *days = to - from + 1;
    return isfinite(*days);
}

/* A last value of a shorter period looks like a fall. */
static void
check_last_period(struct plot *plot)
{
    for (size_t s = 0; s < plot->figures.n_series && !plot->roles.type->rows; s++) {
        const struct series *series = &plot->figures.series[s];
        double last, before;
        if (series->n < 2 || !period_days(plot, series->points[series->n - 1].row, &last) ||
            !period_days(plot, series->points[series->n - 2].row, &before))
            continue;
        if (last < before - 3)
            plot_warn(plot, "W105 the last period has %.0f days, the one before it %.0f", last,
                      before);
    }
}

gbv_status
check_chart(struct plot *plot)
{
    check_words(plot);
    check_sample(plot);
    check_counts(plot);
    check_range(plot);
    check_last_period(plot);
    return GBV_OK;
}
