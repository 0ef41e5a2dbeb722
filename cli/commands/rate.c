/* gbv-rate: events per population, with an interval. */
#include "command.h"
#include "estimate.h"
#include "tally.h"

struct args {
    struct column events, population;
    struct columns by;
    double per;
    int ci;
};

static const char *const intervals[] = { "exact", "byar", "midp", "normal", NULL };

static const struct opt options[] = {
    { OPT_COLUMN, 'e', "events", offsetof(struct args, events), "COLUMN",
      "how many events there were", .required = true },
    { OPT_COLUMN, 'p', "population", offsetof(struct args, population), "COLUMN",
      "of how many people; without it, the interval is that of the count" },
    { OPT_REAL, 0, "per", offsetof(struct args, per), "N", "rates are per N people",
      .initial = "100000", .above = 0, .below = INFINITY },
    { OPT_COLUMNS, 'b', "by", offsetof(struct args, by), "COLUMNS",
      "one row for each group of these columns" },
    { OPT_CHOICE, 0, "ci", offsetof(struct args, ci), "METHOD",
      "interval: exact (Garwood), byar, midp, normal", .initial = "exact",
      .choices = intervals },
    { OPT_END },
};

/* The rate and its interval; a note where there is none. */
static gbv_rate
rate_of(struct job *job, const struct tally *tally, double exposure)
{
    const struct args *args = job->args;
    gbv_rate rate = { NAN, NAN, NAN, NAN };
    if (tally->n == 0)
        return rate;
    gbv_status status = gbv_rate_interval(tally->events, exposure, job->common->level,
                                          (gbv_count_method)args->ci, &rate);
    if (status == GBV_NO_SPREAD) {
        rate.estimate = 0;
        note_add(tally->note, "no normal interval of 0 events: --ci exact has one");
    } else if (exposure <= 0)
        note_add(tally->note, "no rate: the population is 0");
    else if (status)
        note_add(tally->note, "no rate: %s", gbv_status_text(status));
    else if (tally->events <= 0 && args->ci == GBV_COUNT_BYAR)
        note_add(tally->note, "no events: the lower limit is set to 0");
    else if (tally->events > 0 && rate.low <= 0)
        note_add(tally->note, "the lower limit would be below 0, and is set to 0: --ci exact has "
                 "one above it");
    return rate;
}

static void
put(struct job *job, const struct tally *tally)
{
    const struct args *args = job->args;
    bool is_rate = args->population.name;
    gbv_buffer unit = { 0 }, method = { 0 };
    if (is_rate)
        unit_per(args->per, &unit);
    gbv_buffer_printf(&method, "%s Poisson interval", intervals[args->ci]);
    gbv_rate rate = rate_of(job, tally, is_rate ? tally->base / args->per : 1);

    struct estimate estimate = estimate_of(is_rate ? "crude" : "count");
    estimate.n = (double)tally->n;
    estimate.n_missing = (double)tally->n_missing;
    estimate.value = rate.estimate;
    estimate.std_error = rate.std_error;
    estimate.unit = is_rate ? unit.data : "count";
    estimate.level = job->common->level;
    estimate.low = rate.low;
    estimate.high = rate.high;
    estimate.method = method.data;
    estimate.note = tally->note->data;

    gbv_row_begin(job->result, 0);
    result_put_group(job, &args->by, tally->row);
    if (tally->n) {
        gbv_put_number(job->result, "events", tally->events);
        if (is_rate)
            gbv_put_number(job->result, "population", tally->base);
    }
    result_put_estimate(job->result, &estimate);
    gbv_buffer_free(&unit);
    gbv_buffer_free(&method);
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    struct counts counts;
    gbv_status status = rows_required(job);
    if (!status)
        status = result_begin(job, &args->by, args->population.name
            ? "term, n, n_missing, events, population, estimate, unit, std_error, level, conf_low, "
              "conf_high, method, note"
            : "term, n, n_missing, events, estimate, unit, std_error, level, conf_low, conf_high, "
              "method, note");
    if (!status)
        status = counts_read(job, &args->events, &args->population,
                             args->population.name ? BASE_POPULATION : BASE_NONE, &counts);
    if (!status)
        status = tally_groups(job, &args->by, &counts, put);
    return status;
}

static const char *const examples[] = {
    "gbv-rate @homicide --where 'sex == \"women\"' --events victims --by year",
    "gbv-rate @offences-by-region-2022 --where 'article == \"all\"' --events domestic_sphere "
    "--by iso3166_2",
    NULL,
};

const struct command command = {
    .name = "rate", .group = "Regions and groups",
    .summary = "rates of events in a population, with their intervals",
    .description =
        "Divides events by the population they happened in, and gives the interval that chance "
        "alone leaves to the rate. Without --population the estimate is the count itself.\n\n"
        "The events are taken as a Poisson count. The interval is exact (Garwood 1936) unless "
        "--ci names another: byar (Breslow and Day 1987), midp, normal.\n\n"
        "Counts and populations are added over the rows of a group: give one row per area and "
        "period. A total (sex = all) is not added to its parts, nor counts whose periods "
        "or ages overlap. A group whose every row is marked comparable = no gets no row, and is "
        "named in the note of the first row. n is the number of rows added.",
    .options = options, .args_size = sizeof(struct args),
    .columns = "term, n, n_missing, events, population, estimate, unit, std_error, level, "
               "conf_low, conf_high, method, note",
    .run = run, .examples = examples,
};
