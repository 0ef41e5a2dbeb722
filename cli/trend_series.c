/* Series of values in time, read from rows. */
#include <stdlib.h>
#include <string.h>

#include "estimate.h"
#include "trend_series.h"

const char *const model_names[] = { "loglinear", "linear", "mann-kendall", "sen", NULL };

static double
value_of(const struct trending *how, size_t row)
{
    switch (how->value) {
    case VALUE_COUNT: return how->counts.events[row];
    case VALUE_RATE:  return how->counts.events[row] / how->counts.base[row] * how->per;
    case VALUE_GIVEN: break;
    }
    return how->given_error && isnan(how->given_error[row]) ? NAN : how->given[row];
}

/* Of the log of a Poisson count, and so of a rate, the variance is 1 / count
 * (delta method): the error on the scale of the value is value / sqrt(count). */
static double
error_of(const struct trending *how, size_t row, double value)
{
    if (how->value == VALUE_GIVEN)
        return how->given_error ? how->given_error[row] : NAN;
    return value / sqrt(how->counts.events[row]);
}

static gbv_status
duplicate(struct job *job, const struct trending *how, size_t one, size_t two)
{
    char scratch[GBV_NUMBER_SIZE];
    size_t column = how->parts.at[how->parts.n - 1];
    const char *time = gbv_table_print(job->data, two, column, scratch);
    gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data),
                gbv_table_line(job->data, two),
                "column \"%s\": two values of %s in one series, in lines %zu and %zu",
                how->parts.name[how->parts.n - 1], time ? time : "?",
                gbv_table_line(job->data, one), gbv_table_line(job->data, two));
    gbv_hint(job->error, "tell series apart with --by, or choose rows with --where");
    return GBV_BAD_VALUE;
}

/* Takes the rows of one time: one with a value, or none. */
static gbv_status
read_time(struct job *job, const struct trending *how, const size_t *rows, size_t n,
          struct series *series, gbv_buffer *marked)
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        size_t row = rows[i];
        if (gbv_row_not_comparable(job->data, row)) {
            row_name(marked, job->data, &how->parts, row);
            continue;
        }
        double value = value_of(how, row);
        if (isnan(value) || isnan(how->times[row])) {
            series->n_missing++;
            continue;
        }
        if (any)
            return duplicate(job, how, series->rows[series->n - 1], row);
        any = true;
        series->rows[series->n] = row;
        series->time[series->n] = how->times[row];
        series->error[series->n] = error_of(how, row, value);
        series->value[series->n++] = value;
    }
    return GBV_OK;
}

static gbv_status
series_new(struct series *series, size_t room)
{
    *series = (struct series){
        .rows = calloc(room + 1, sizeof *series->rows),
        .time = calloc(room + 1, sizeof *series->time),
        .value = calloc(room + 1, sizeof *series->value),
        .error = calloc(room + 1, sizeof *series->error),
    };
    return series->rows && series->time && series->value && series->error ? GBV_OK
                                                                          : GBV_NO_MEMORY;
}

void
series_free(struct series *series)
{
    free(series->rows);
    free(series->time);
    free(series->value);
    free(series->error);
    gbv_buffer_free(&series->note);
    gbv_buffer_free(&series->unit);
}

static void
find_unit(struct job *job, const struct trending *how, struct series *series)
{
    const char *unit = NULL;
    if (how->value == VALUE_RATE)
        unit_per(how->per, &series->unit);
    else if (how->value == VALUE_COUNT)
        unit = "count";
    else
        unit = rows_unit(job->data, series->rows, series->n);
    if (unit)
        gbv_buffer_puts(&series->unit, unit);
}

/* Few points: Mann-Kendall's variance and the intervals are then rough. */
enum { FEW_POINTS = 8 };

static gbv_status
check_series(struct job *job, const struct trending *how, struct series *series,
             const gbv_buffer *marked)
{
    bool counts = how->value != VALUE_GIVEN ||
                  (series->unit.data && strcmp(series->unit.data, "count") == 0);
    gbv_status status = rows_check(job, counts ? GBV_COUNTS_COMPARED : GBV_SHARES_COMPARED,
                                   &how->parts, series->rows, series->n, &series->note);
    if (marked->length) {
        note_add(&series->note, "left out (comparable = no): %s", marked->data);
        job_warn(job, "left out (comparable = no): %s", marked->data);
    }
    if (series->n < FEW_POINTS)
        note_add(&series->note, "fewer than %d points", FEW_POINTS);
    return status ? status : series->note.status;
}

gbv_status
series_read(struct job *job, const struct trending *how, const gbv_groups *groups, size_t first,
            size_t last, struct series *out)
{
    gbv_buffer marked = { 0 };
    gbv_status status = series_new(out, groups->start[last] - groups->start[first]);
    if (status)
        return gbv_explain(job->error, status, "the series");
    out->row = rows_plainest(job->data, &how->by, groups->rows + groups->start[first],
                             groups->start[last] - groups->start[first]);
    for (size_t g = first; g < last && !status; g++)
        status = read_time(job, how, groups->rows + groups->start[g],
                           groups->start[g + 1] - groups->start[g], out, &marked);
    if (!status) {
        find_unit(job, how, out);
        status = check_series(job, how, out, &marked);
    }
    gbv_buffer_free(&marked);
    return status;
}

/* Straight lines through counts have equal weights: weights that depend on
 * the values themselves would pull them towards small counts. */
const double *
series_errors(const struct trending *how, const struct series *series, enum model model)
{
    if (how->value == VALUE_GIVEN)
        return how->given_error && model != MODEL_SEN && model != MODEL_MANN_KENDALL
                   ? series->error : NULL;
    return model == MODEL_LOGLINEAR ? series->error : NULL;
}

static gbv_status
put_series(struct job *job, const struct trending *how, const struct series *series)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < how->models.n && !status; i++) {
        enum model model = (enum model)how->models.item[i];
        if (how->series && model == MODEL_MANN_KENDALL)
            continue;    /* a test, without a line */
        status = how->series ? put_points(job, how, series, model)
                             : put_trend(job, how, series, model);
    }
    if (!status && how->series && series->n_missing)
        job_warn(job, "rows without a value, left out of the series: %zu", series->n_missing);
    return status;
}

gbv_status
trend_groups(struct job *job, const struct trending *how)
{
    gbv_groups groups = { 0 };
    gbv_status status = gbv_groups_of(job->data, how->parts.at, how->parts.n, &groups,
                                      job->error);
    if (!status)
        status = columns_note_spellings(job, job->data, &how->by);
    for (size_t first = 0, last; first < groups.n && !status; first = last) {
        last = family_end(job->data, &how->by, &groups, first);
        struct series series;
        status = series_read(job, how, &groups, first, last, &series);
        if (!status)
            status = put_series(job, how, &series);
        series_free(&series);
    }
    gbv_groups_free(&groups);
    return status;
}
