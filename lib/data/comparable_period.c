/* Periods: what counts may be compared, and what may be added. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/comparable.h"
#include "gbvstat/group.h"
#include "gbvstat/number.h"

/* Months of 28 and 31 days are of one length, and so are their years. */
static const double SAME_LENGTH = 3;

struct period {
    double first, last;    /* days, both inside */
    size_t row;
};

struct columns {
    size_t start, end;     /* GBV_NONE: the table has no such column */
};

static double
length_of(const struct period *period)
{
    return period->last - period->first + 1;
}

/* The days of a cell: *first of its first, *last of its last one; NaN where
 * there is no value. */
static gbv_status
read_cell(const struct check *check, size_t row, size_t column, double *first, double *last)
{
    *first = *last = NAN;
    if (column == GBV_NONE || gbv_table_missing(check->table, row, column))
        return GBV_OK;
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_table_print(check->table, row, column, scratch);
    gbv_step step;
    double value;
    if (!text || !*text)
        return GBV_OK;
    if (!gbv_time_parse(text, strlen(text), &step, &value) &&
        !gbv_time_days(step, value, first, last))
        return GBV_OK;
    return gbv_fail_at(check->error, GBV_BAD_VALUE, gbv_table_source(check->table),
                       gbv_table_line(check->table, row),
                       "column \"%s\": \"%s\" is not a time (2020, 2020-Q2, 2020-03, 2020-03-16)",
                       gbv_table_name(check->table, column), text);
}

static gbv_status
read_period(const struct check *check, struct columns columns, size_t row, struct period *out)
{
    double unused;
    out->row = row;
    gbv_status status = read_cell(check, row, columns.start, &out->first, &unused);
    if (!status)
        status = read_cell(check, row, columns.end, &unused, &out->last);
    if (!status && out->last < out->first)
        status = gbv_fail_at(check->error, GBV_BAD_VALUE, gbv_table_source(check->table),
                             gbv_table_line(check->table, row),
                             "the period ends (period_end) before it starts (period_start)");
    return status;
}

/* "2020-01-01 to 2020-08-31, 244 days" */
static const char *
shown(const struct period *period, char *text, size_t size)
{
    char first[32], last[32];
    gbv_time_format(GBV_STEP_DAY, period->first, first);
    gbv_time_format(GBV_STEP_DAY, period->last, last);
    snprintf(text, size, "%s to %s, %.0f days", first, last, length_of(period));
    return text;
}

static void
hint_at_periods(const struct check *check)
{
    gbv_hint(check->error, "tell them apart with --by period_start,period_end, choose rows with "
             "--where, or let them pass with --allow-mixed");
}

static gbv_status
unlike(const struct check *check, const char *rule, const struct period *one,
       const struct period *other)
{
    if (one->row > other->row) {
        const struct period *swap = one;
        one = other;
        other = swap;
    }
    char first[100], second[100], where[32];
    shown(one, first, sizeof first);
    shown(other, second, sizeof second);
    if (check->how->allow_mixed) {
        gbv_check_note(check, "mixed periods: %s (%s; %s)", rule, first, second);
        return GBV_OK;
    }
    gbv_fail_at(check->error, GBV_NOT_COMPARABLE, gbv_table_source(check->table),
                gbv_table_line(check->table, other->row),
                "columns \"period_start\" and \"period_end\": %s here and %s in %s: %s", second,
                first, gbv_check_where(check, one->row, where), rule);
    hint_at_periods(check);
    return GBV_NOT_COMPARABLE;
}

static gbv_status
uncertain(const struct check *check, size_t row)
{
    if (check->how->allow_mixed) {
        char where[32];
        gbv_check_note(check, "period uncertain (%s)", gbv_check_where(check, row, where));
        return GBV_OK;
    }
    gbv_fail_at(check->error, GBV_NOT_COMPARABLE, gbv_table_source(check->table),
                gbv_table_line(check->table, row),
                "period uncertain: \"period_start\" or \"period_end\" is missing, and a count is "
                "of a period");
    gbv_hint(check->error, "leave such rows out with --where '!missing(period_start) && "
             "!missing(period_end)', or let them pass with --allow-mixed");
    return GBV_NOT_COMPARABLE;
}

/* ---- Counts ---- */

static gbv_status
check_lengths(const struct check *check, const struct period *periods, size_t n)
{
    size_t shortest = 0, longest = 0;
    for (size_t i = 1; i < n; i++) {
        if (length_of(&periods[i]) < length_of(&periods[shortest]))
            shortest = i;
        if (length_of(&periods[i]) > length_of(&periods[longest]))
            longest = i;
    }
    if (n == 0 || length_of(&periods[longest]) - length_of(&periods[shortest]) <= SAME_LENGTH)
        return GBV_OK;
    return unlike(check, "counts of periods of unequal length are not compared",
                  &periods[shortest], &periods[longest]);
}

static int
by_days(const void *left, const void *right)
{
    const struct period *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Any two are the same or have no day in common. In the order of their first
 * days it is enough to look at neighbours. */
static gbv_status
check_overlaps(const struct check *check, struct period *periods, size_t n)
{
    qsort(periods, n, sizeof *periods, by_days);
    for (size_t i = 1; i < n; i++) {
        const struct period *one = &periods[i - 1], *next = &periods[i];
        bool same = one->first == next->first && one->last == next->last;
        if (!same && next->first <= one->last)
            return unlike(check, "counts of periods that overlap are not added", one, next);
    }
    return GBV_OK;
}

/* Reads the known periods; one that is not known breaks the rule, once. */
static gbv_status
read_periods(const struct check *check, struct columns columns, struct period *periods, size_t *n)
{
    gbv_status status = GBV_OK;
    bool told = false;
    *n = 0;
    for (size_t i = 0; i < check->n && !status; i++) {
        struct period *period = &periods[*n];
        status = read_period(check, columns, gbv_check_row(check, i), period);
        if (status)
            return status;
        if (!isnan(period->first) && !isnan(period->last)) {
            ++*n;
        } else if (!told) {
            told = true;
            status = uncertain(check, period->row);
        }
    }
    return status;
}

static gbv_status
check_counts(const struct check *check, struct columns columns)
{
    struct period *periods = gbv_new_array(check->n, sizeof *periods);
    if (!periods)
        return gbv_fail(check->error, GBV_NO_MEMORY, "out of memory");
    size_t n;
    gbv_status status = read_periods(check, columns, periods, &n);
    if (!status)
        status = check->how->combining == GBV_COUNTS_ADDED ? check_overlaps(check, periods, n)
                                                           : check_lengths(check, periods, n);
    free(periods);
    return status;
}

/* ---- Shares ---- */

static bool
same_cell(const struct check *check, size_t column, size_t a, size_t b)
{
    return column == GBV_NONE || gbv_table_compare(check->table, column, a, b) == 0;
}

/* "2010–2014", as the cells have it. */
static const char *
shown_cells(const struct check *check, struct columns columns, size_t row, char *text, size_t size)
{
    char one[GBV_NUMBER_SIZE], two[GBV_NUMBER_SIZE];
    const char *start = NULL, *end = NULL;
    if (columns.start != GBV_NONE)
        start = gbv_table_print(check->table, row, columns.start, one);
    if (columns.end != GBV_NONE)
        end = gbv_table_print(check->table, row, columns.end, two);
    snprintf(text, size, "%.40s to %.40s", start ? start : "?", end ? end : "?");
    return text;
}

static void
note_periods(const struct check *check, struct columns columns)
{
    size_t first = gbv_check_row(check, 0);
    for (size_t i = 1; i < check->n; i++) {
        size_t row = gbv_check_row(check, i);
        if (same_cell(check, columns.start, first, row) &&
            same_cell(check, columns.end, first, row))
            continue;
        char one[100], two[100];
        gbv_check_note(check, "different periods: %s, %s",
                       shown_cells(check, columns, first, one, sizeof one),
                       shown_cells(check, columns, row, two, sizeof two));
        return;
    }
}

gbv_status
gbv_check_periods(const struct check *check)
{
    struct columns columns = {
        .start = gbv_table_find(check->table, "period_start"),
        .end = gbv_table_find(check->table, "period_end"),
    };
    if (columns.start == GBV_NONE && columns.end == GBV_NONE)
        return GBV_OK;
    if (check->how->combining != GBV_SHARES_COMPARED)
        return check_counts(check, columns);
    if (!gbv_check_apart(check, columns.start) && !gbv_check_apart(check, columns.end))
        note_periods(check, columns);
    return GBV_OK;
}
