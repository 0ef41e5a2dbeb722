#include <math.h>

#include "calendar.h"

double
time_start(gbv_step step, double value)
{
    double first = value, last = value;
    gbv_time_days(step, value, &first, &last);
    return first;
}

double
time_end(gbv_step step, double value)
{
    double first = value, last = value;
    gbv_status status = gbv_time_days(step, value, &first, &last);
    return status ? value : last + 1;
}

double
time_middle(gbv_step step, double value)
{
    return (time_start(step, value) + time_end(step, value)) / 2;
}

double
time_stride(const double *times, size_t n)
{
    double least = INFINITY;
    for (size_t i = 1; i < n; i++)
        if (times[i] > times[i - 1])
            least = fmin(least, times[i] - times[i - 1]);
    return isfinite(least) ? least : 1;
}

static double
year_of(gbv_step step, double value)
{
    int year, month, day;
    gbv_day_date(time_start(step, value), &year, &month, &day);
    return year;
}

/* Candidates: the data's own times; for three years or more of shorter steps
 * the years instead, at their beginnings. */
static size_t
candidates(gbv_step step, const double *times, size_t n, struct time_label *labels)
{
    bool years = step != GBV_STEP_YEAR &&
                 time_end(step, times[n - 1]) - time_start(step, times[0]) > 3 * 365.2425;
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        struct time_label label = { time_middle(step, times[i]), times[i], step };
        if (years) {
            double year = year_of(step, times[i]);
            label = (struct time_label){ time_start(GBV_STEP_YEAR, year), year, GBV_STEP_YEAR };
            if (label.day < time_start(step, times[0]) ||
                (used && labels[used - 1].value == year))
                continue;
        }
        labels[used++] = label;
    }
    return used;
}

/* Takes every label on a round multiple of `every` and both ends; one that
 * would touch the last makes way for it. */
static size_t
thin(const struct time_label *all, size_t n, double every, double gap, struct time_label *out)
{
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        bool end = i == 0 || i == n - 1;
        if (!end && fmod(all[i].value, every) != 0)
            continue;
        if (i == n - 1)
            while (used > 1 && all[i].day - out[used - 1].day < gap)
                used--;
        else if (used && all[i].day - out[used - 1].day < gap)
            continue;
        out[used++] = all[i];
    }
    return used;
}

static bool
spaced(const struct time_label *all, size_t n, double every, double gap)
{
    double before = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (fmod(all[i].value, every) != 0)
            continue;
        if (all[i].day - before < gap)
            return false;
        before = all[i].day;
    }
    return true;
}

size_t
time_labels(gbv_step step, const double *times, size_t n, size_t most, double gap,
            struct time_label *labels)
{
    static const double years[] = { 1, 2, 5, 10, 20, 50, 100 };
    static const double months[] = { 1, 2, 3, 6, 12, 24, 60, 120 };
    if (n == 0)
        return 0;
    size_t all = candidates(step, times, n, labels);
    bool by_year = labels[0].step == GBV_STEP_YEAR;
    const double *every = by_year ? years : months;
    size_t choices = by_year ? sizeof years / sizeof *years : sizeof months / sizeof *months;
    for (size_t i = 0; i < choices; i++) {
        size_t kept = 0;
        for (size_t j = 0; j < all; j++)
            kept += fmod(labels[j].value, every[i]) == 0;
        if ((kept <= most && spaced(labels, all, every[i], gap)) || i == choices - 1)
            return thin(labels, all, every[i], gap, labels);
    }
    return all;
}

static void
month_words(const struct language *language, double day, bool heading, gbv_buffer *out)
{
    int year, month, day_of_month;
    gbv_day_date(day, &year, &month, &day_of_month);
    char digits[16];
    snprintf(digits, sizeof digits, "%d", year);
    const char *const *names = heading ? language->month : language->month_short;
    language_fill(heading ? language->month_year : language->month_year_short,
                  (const char *const[]){ names[month - 1], digits }, 2, out);
}

void
time_words(const struct language *language, gbv_step step, double value, gbv_buffer *out)
{
    char text[32];
    gbv_time_format(step, value, text);
    if (step == GBV_STEP_DAY) {
        int year, month, day;
        gbv_day_date(value, &year, &month, &day);
        gbv_buffer_printf(out, "%d ", day);
    }
    if (step == GBV_STEP_DAY || step == GBV_STEP_MONTH)
        month_words(language, time_start(step, value), false, out);
    else
        gbv_buffer_puts(out, text);
}

void
time_heading(const struct language *language, gbv_step step, double value, gbv_buffer *out)
{
    if (step == GBV_STEP_DAY || step == GBV_STEP_MONTH)
        month_words(language, time_start(step, value), true, out);
    else
        time_words(language, step, value, out);
}
