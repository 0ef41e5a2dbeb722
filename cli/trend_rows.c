/* The rows that trends print. */
#include "estimate.h"
#include "trend_series.h"

/* What the rows of one model have in common. */
struct frame {
    struct job *job;
    const struct trending *how;
    const struct series *series;
    enum model model;
    const char *method, *note, *per_step;
};

static struct estimate
frame_estimate(const struct frame *frame, const char *term, double value, const char *unit)
{
    struct estimate estimate = estimate_of(term);
    estimate.n = (double)frame->series->n;
    estimate.n_missing = (double)frame->series->n_missing;
    estimate.value = value;
    estimate.unit = unit;
    estimate.level = frame->how->level;
    estimate.method = frame->method;
    estimate.note = frame->note;
    return estimate;
}

static void
put_row(const struct frame *frame, const struct estimate *estimate)
{
    gbv_row_begin(frame->job->result, 0);
    result_put_group(frame->job, &frame->how->by, frame->series->row);
    if (frame->how->models.n > 1)
        gbv_put_text(frame->job->result, "model", model_names[frame->model]);
    result_put_estimate(frame->job->result, estimate);
}

static void
put_coefficient(const struct frame *frame, const char *term, const gbv_coefficient *coefficient,
                const char *unit, double df)
{
    struct estimate estimate = frame_estimate(frame, term, coefficient->estimate, unit);
    estimate.std_error = coefficient->std_error;
    estimate.low = coefficient->low;
    estimate.high = coefficient->high;
    estimate.statistic = coefficient->t;
    estimate.df = isnan(coefficient->t) ? NAN : df;
    estimate.p = coefficient->p;
    put_row(frame, &estimate);
}

static const gbv_coefficient unknown = { NAN, NAN, NAN, NAN, NAN, NAN };

static gbv_status
put_line(struct frame *frame, gbv_buffer *note)
{
    gbv_trend fit = { .intercept = unknown, .slope = unknown, .apc = unknown, .df = NAN };
    gbv_trend annual = fit;
    bool log = frame->model == MODEL_LOGLINEAR;
    gbv_status status = fit_line(frame->job, frame->how, frame->series, frame->model, &fit,
                                 log ? &annual : NULL);
    status = explain_model(frame->job, frame->how, frame->series, frame->model, status, note);
    if (status)
        return status;
    if (log && frame->how->step == GBV_STEP_NONE)
        note_add(note, "apc is per unit of time, which is no date");
    frame->note = gbv_table_words(frame->job->result, note);
    put_coefficient(frame, "intercept", &fit.intercept, log ? "log" : frame->series->unit.data,
                    fit.df);
    put_coefficient(frame, "slope", &fit.slope, frame->per_step, fit.df);
    if (log) {
        /* apc is 0 where the slope is 0: its test is that of the slope. */
        annual.apc.t = fit.slope.t;
        annual.apc.p = fit.slope.p;
        put_coefficient(frame, "apc", &annual.apc, "percent", fit.df);
    }
    return GBV_OK;
}

static gbv_status
put_mann_kendall(struct frame *frame, gbv_buffer *note)
{
    gbv_mann_kendall test = { .s = NAN, .variance = NAN, .z = NAN, .tau = NAN, .p = NAN };
    const struct series *series = frame->series;
    gbv_status status = gbv_mann_kendall_test(series->time, series->value, series->n, &test);
    bool known = !status;
    status = explain_model(frame->job, frame->how, series, frame->model, status, note);
    if (status)
        return status;
    frame->note = gbv_table_words(frame->job->result, note);
    gbv_buffer method = { 0 };
    gbv_buffer_printf(&method, "%s, %s p", frame->method, test.exact ? "exact" : "normal");
    if (known)
        frame->method = gbv_table_words(frame->job->result, &method);
    struct estimate tau = frame_estimate(frame, "tau", test.tau, "correlation");
    tau.p = test.p;
    tau.statistic = test.exact ? NAN : test.z;
    put_row(frame, &tau);
    struct estimate s = frame_estimate(frame, "S", test.s, "pairs");
    s.std_error = sqrt(test.variance);
    s.p = test.p;
    s.statistic = tau.statistic;
    put_row(frame, &s);
    gbv_buffer_free(&method);
    return GBV_OK;
}

static gbv_status
put_sen(struct frame *frame, gbv_buffer *note)
{
    gbv_sen sen = { .slope = NAN, .low = NAN, .high = NAN, .intercept = NAN };
    const struct series *series = frame->series;
    gbv_status status = gbv_sen_slope(series->time, series->value, series->n,
                                      frame->how->level, &sen);
    status = explain_model(frame->job, frame->how, series, frame->model, status, note);
    if (status)
        return status;
    if (isnan(sen.low))
        note_add(note, "too few values for an interval of this level");
    frame->note = gbv_table_words(frame->job->result, note);
    struct estimate slope = frame_estimate(frame, "sen_slope", sen.slope, frame->per_step);
    slope.low = sen.low;
    slope.high = sen.high;
    put_row(frame, &slope);
    struct estimate intercept = frame_estimate(frame, "sen_intercept", sen.intercept,
                                               series->unit.data);
    put_row(frame, &intercept);
    return GBV_OK;
}

gbv_status
put_trend(struct job *job, const struct trending *how, const struct series *series,
          enum model model)
{
    gbv_buffer method = { 0 }, note = { 0 }, per_step = { 0 };
    describe_model(how, model, &method);
    gbv_buffer_printf(&per_step, "per %s", gbv_step_name(how->step));
    if (series->note.length)
        note_add_list(&note, "", &series->note);
    struct frame frame = { job, how, series, model, gbv_table_words(job->result, &method), NULL,
                           gbv_table_words(job->result, &per_step) };
    gbv_status status = model == MODEL_SEN ? put_sen(&frame, &note)
                        : model == MODEL_MANN_KENDALL ? put_mann_kendall(&frame, &note)
                                                      : put_line(&frame, &note);
    gbv_buffer_free(&method);
    gbv_buffer_free(&note);
    gbv_buffer_free(&per_step);
    return status;
}
