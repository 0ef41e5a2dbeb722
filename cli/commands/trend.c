/* gbv-trend: is a series rising or falling, how fast, how sure. */
#include "command.h"
#include "estimate.h"
#include "trend_series.h"

struct args {
    struct column time, value, std_error, events, population;
    struct columns by;
    struct choices models;
    double per;
    bool series;
    size_t predict;
};

static const struct opt options[] = {
    { OPT_COLUMN, 0, "time", offsetof(struct args, time), "COLUMN",
      "years, quarters, months, days, or plain numbers", .required = true },
    { OPT_COLUMNS, 'b', "by", offsetof(struct args, by), "COLUMNS",
      "one series for each group of these columns" },
    { OPT_HEADING, .help = "values: --value or --events" },
    { OPT_COLUMN, 0, "value", offsetof(struct args, value), "COLUMN", "the values" },
    { OPT_COLUMN, 0, "se", offsetof(struct args, std_error), "COLUMN",
      "their standard errors, which weigh the points" },
    { OPT_COLUMN, 'e', "events", offsetof(struct args, events), "COLUMN", "counts of events" },
    { OPT_COLUMN, 'p', "population", offsetof(struct args, population), "COLUMN",
      "in how many people: the rate is the value" },
    { OPT_REAL, 0, "per", offsetof(struct args, per), "N", "rates are per N people",
      .initial = "100000", .above = 0, .below = INFINITY },
    { OPT_HEADING, .help = "trend" },
    { OPT_CHOICES, 0, "model", offsetof(struct args, models), "MODEL,…",
      "loglinear, linear, mann-kendall, sen; several get a column model",
      .initial = "loglinear", .choices = model_names },
    { OPT_FLAG, 0, "series", offsetof(struct args, series), NULL,
      "print the points and the fitted line instead of the estimates" },
    { OPT_COUNT, 0, "predict", offsetof(struct args, predict), "N",
      "with --series: N further steps of time", .above = 0, .below = 10001 },
    { OPT_END },
};

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct args *args = arguments;
    if (!args->value.name == !args->events.name)
        return gbv_fail(error, GBV_MISUSE, "the series is --value or --events");
    if (args->std_error.name && !args->value.name)
        return gbv_fail(error, GBV_MISUSE, "--se goes with --value");
    if (args->population.name && !args->events.name)
        return gbv_fail(error, GBV_MISUSE, "--population goes with --events");
    for (size_t i = 0; i < args->models.n && args->series; i++)
        if (args->models.item[i] == MODEL_MANN_KENDALL)
            return gbv_fail(error, GBV_MISUSE, "--series: mann-kendall fits no line");
    return GBV_OK;
}

static gbv_status
begin(struct job *job, const struct trending *how)
{
    gbv_buffer names = { 0 };
    gbv_buffer_puts(&names, how->models.n > 1 ? "model, " : "");
    if (how->series)
        gbv_buffer_printf(&names, "observed, fitted, unit, level, conf_low, conf_high, %s"
                          "method, note", how->predict ? "pred_low, pred_high, " : "");
    else
        gbv_buffer_puts(&names, "term, n, n_missing, estimate, unit, std_error, level, conf_low, "
                                "conf_high, statistic, df, p_value, method, note");
    gbv_status status = gbv_explain(job->error, names.status, "the result");
    if (!status)
        status = result_begin(job, how->series ? &how->parts : &how->by, names.data);
    gbv_buffer_free(&names);
    return status;
}

static gbv_status
read_values(struct job *job, struct trending *how)
{
    const struct args *args = job->args;
    gbv_status status = gbv_table_times(job->data, args->time.at, &how->step, &how->times,
                                        job->error);
    if (status)
        return status;
    if (args->events.name) {
        how->value = args->population.name ? VALUE_RATE : VALUE_COUNT;
        return counts_read(job, &args->events, &args->population,
                           args->population.name ? BASE_POPULATION : BASE_NONE, &how->counts);
    }
    if (!(status = cells_read(job, &args->value, CELLS_ANY, &how->given)))
        status = cells_read(job, &args->std_error, CELLS_ERRORS, &how->given_error);
    return status;
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    struct trending how = { .by = args->by, .per = args->per, .models = args->models,
                            .level = job->common->level, .predict = args->predict,
                            .series = args->series || output_is_picture(job->common) };
    if (args->predict && !how.series)
        return gbv_fail(job->error, GBV_MISUSE, "--predict goes with --series");
    gbv_status status = rows_required(job);
    if (status || (status = columns_join(&args->by, &args->time, &how.parts, job->error)))
        return status;
    if (!(status = begin(job, &how)) && !(status = read_values(job, &how)))
        status = trend_groups(job, &how);
    columns_free(&how.parts);
    return status;
}

static gbv_status
chart(struct job *job, gbv_chart *chart)
{
    const struct args *args = job->args;
    chart->x = args->time.name;
    chart->split = args->by.n ? args->by.name[0] : args->models.n > 1 ? "model" : NULL;
    return GBV_OK;
}

static const char *const examples[] = {
    "gbv-trend @homicide --where 'sex == \"women\" && year >= 2008' --time year "
    "--value rate_per_100000 --model loglinear,mann-kendall,sen",
    "gbv-trend @homicide --where 'sex == \"women\"' --time year --events victims --series",
    NULL,
};

const struct command command = {
    .name = "trend", .group = "Time",
    .summary = "is a series rising or falling, how fast, and how sure",
    .description =
        "loglinear (default) fits an exponential curve by least squares on the logs: slope is "
        "per step of the time column, apc the annual percent change. linear fits a straight "
        "line. mann-kendall tests for any steady trend (tau, S); its p is exact up to 50 values "
        "without ties. sen gives the median slope (sen_slope, sen_intercept), which a few odd "
        "values do not move. Intercepts are at time 0.\n\n"
        "The value is --value, or the count of --events, or with --population their rate. "
        "loglinear weighs counts and rates by their events, since the variance of a log count "
        "is 1 / events; the other models do not. --se weighs linear and loglinear by 1 / "
        "variance.\n\n"
        "Rows without a value are left out (n_missing), and so are rows marked comparable = no; "
        "times keep their distances, so a gap is no zero. Two values of one time are an error. "
        "Counts in one series must be of periods of equal length.\n\n"
        "--series prints observed, fitted and the interval of the fitted mean; pred_low and "
        "pred_high of --predict are for one new value. With -o PICTURE the series is drawn.",
    .options = options, .args_size = sizeof(struct args),
    .columns = "model, term, n, n_missing, observed, fitted, estimate, unit, std_error, level, "
               "conf_low, conf_high, pred_low, pred_high, statistic, df, p_value, method, note",
    .check = check, .run = run, .chart = chart, .examples = examples,
};
