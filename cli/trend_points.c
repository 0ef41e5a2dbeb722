/* The rows of --series: the points, the line, and its further steps. */
#include <string.h>

#include "estimate.h"
#include "job.h"
#include "trend_series.h"

/* The line of one model. */
struct line {
    enum model model;
    bool known;
    bool weighted;      /* a new value's weight is not known */
    gbv_trend fit;      /* linear, loglinear */
    gbv_sen sen;
};

static gbv_status
find_line(struct job *job, const struct trending *how, const struct series *series,
          enum model model, struct line *line)
{
    *line = (struct line){ .model = model,
                           .weighted = series_errors(how, series, model) != NULL };
    gbv_status status = model == MODEL_SEN
        ? gbv_sen_slope(series->time, series->value, series->n, how->level, &line->sen)
        : fit_line(job, how, series, model, &line->fit, NULL);
    line->known = !status;
    return status;
}

static gbv_trend_point
line_at(const struct line *line, double time)
{
    gbv_trend_point point = { NAN, NAN, NAN, NAN, NAN };
    if (!line->known)
        return point;
    if (line->model == MODEL_SEN)
        point.fitted = line->sen.intercept + line->sen.slope * time;
    else if (gbv_trend_at(&line->fit, time, line->weighted ? NAN : 1, &point))
        point = (gbv_trend_point){ NAN, NAN, NAN, NAN, NAN };
    return point;
}

/* What the rows of one line have in common. */
struct frame {
    struct job *job;
    const struct trending *how;
    const struct series *series;
    const struct line *line;
    const char *method, *note;
};

static void
put_point(const struct frame *frame, const gbv_trend_point *point)
{
    gbv_table *result = frame->job->result;
    if (frame->how->models.n > 1)
        gbv_put_text(result, "model", model_names[frame->line->model]);
    gbv_put_number(result, "fitted", point->fitted);
    gbv_put_text(result, "unit", gbv_table_words(result, &frame->series->unit));
    if (isfinite(point->low)) {
        gbv_put_number(result, "level", frame->how->level);
        gbv_put_number(result, "conf_low", point->low);
        gbv_put_number(result, "conf_high", point->high);
    }
    gbv_put_text(result, "method", frame->method);
    gbv_put_text(result, "note", frame->note);
}

static void
put_observed(const struct frame *frame, size_t i)
{
    gbv_trend_point point = line_at(frame->line, frame->series->time[i]);
    gbv_row_begin(frame->job->result, 0);
    result_put_group(frame->job, &frame->how->parts, frame->series->rows[i]);
    gbv_put_number(frame->job->result, "observed", frame->series->value[i]);
    put_point(frame, &point);
}

static void
put_predicted(const struct frame *frame, double time)
{
    gbv_table *result = frame->job->result;
    size_t column = frame->how->by.n;    /* the times stand behind the groups */
    gbv_trend_point point = line_at(frame->line, time);
    gbv_row_begin(result, 0);
    result_put_group(frame->job, &frame->how->by, frame->series->row);
    char text[32] = "";
    if (gbv_table_type(result, column) == GBV_NUMBER)
        gbv_put_number_at(result, column, time);
    else
        gbv_put_text_at(result, column, text, gbv_time_format(frame->how->step, time, text));
    put_point(frame, &point);
    gbv_put_number(result, "pred_low", point.pred_low);
    gbv_put_number(result, "pred_high", point.pred_high);
}

gbv_status
put_points(struct job *job, const struct trending *how, const struct series *series,
           enum model model)
{
    gbv_buffer method = { 0 }, note = { 0 };
    struct line line;
    describe_model(how, model, &method);
    note_add_list(&note, "", &series->note);
    gbv_status status = find_line(job, how, series, model, &line);
    status = explain_model(job, how, series, model, status, &note);
    if (status)
        goto done;
    if (how->predict && line.weighted)
        note_add(&note, "no prediction interval: the weight of a new value is not known");
    struct frame frame = { job, how, series, &line, gbv_table_words(job->result, &method),
                           gbv_table_words(job->result, &note) };
    for (size_t i = 0; i < series->n; i++)
        put_observed(&frame, i);
    for (size_t i = 1; i <= how->predict && series->n; i++)
        put_predicted(&frame, series->time[series->n - 1] + (double)i);
done:
    gbv_buffer_free(&method);
    gbv_buffer_free(&note);
    return status;
}

bool
output_is_picture(const struct common *common)
{
    for (size_t i = 0; i < common->output.n; i++) {
        const char *dot = strrchr(common->output.item[i], '.');
        if (dot && picture_is(dot + 1))
            return true;
    }
    return common->format && picture_is(common->format);
}
