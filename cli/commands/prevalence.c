/* gbv-prevalence: the share of units for whom something is true. */
#include "prevalence.h"

static const char *const flags[] = { "dhs", "nchs2017", "cv", NULL };    /* gbv_flag_rule */

static const struct opt options[] = {
    { OPT_TEXT, 0, "of", offsetof(struct prevalence, of), "WHAT",
      "of microdata: columns whose 1, yes or true counts, COL=VALUE, or conditions as of --where; "
      "several with commas between",
      .twice = "give it once, with commas between: --of violence_12m,violence_ever" },
    { OPT_COLUMN, 'e', "events", offsetof(struct prevalence, events), "COLUMN",
      "of counts: of how many units it is true" },
    { OPT_COLUMN, 'n', "n", offsetof(struct prevalence, units), "COLUMN",
      "of counts: how many units there are" },
    { OPT_COLUMNS, 'b', "by", offsetof(struct prevalence, by), "COLUMNS",
      "one row for each group of these columns" },
    { OPT_CHOICE, 0, "ci", offsetof(struct prevalence, ci), "METHOD",
      "interval: of microdata logit (default), beta (Korn-Graubard), wilson, asin, mean; of counts "
      "wilson (default), exact (Clopper-Pearson), jeffreys, agresti-coull, midp, wilson-cc",
      .choices = prevalence_intervals },
    { OPT_CHOICE, 0, "flag", offsetof(struct prevalence, flag), "RULE",
      "mark unreliable shares of microdata: dhs, nchs2017 or cv", .choices = flags },
    { OPT_END },
};

static gbv_status
refuse(gbv_error *error, const char *message)
{
    gbv_fail(error, GBV_MISUSE, "%s", message);
    gbv_hint(error, "microdata: --of WHAT; counts: --events COLUMN --n COLUMN");
    return GBV_MISUSE;
}

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct prevalence *args = arguments;
    bool is_survey = args->of != NULL;
    if (is_survey == (args->events.name || args->units.name))
        return refuse(error, is_survey ? "--of is of microdata, --events and --n are of counts"
                                       : "what is the share of?");
    if (!is_survey && !(args->events.name && args->units.name))
        return refuse(error, "--events and --n go together");
    if (!is_survey && (args->flag >= 0 || survey_options_given(&args->design)))
        return refuse(error, "--flag and survey designs are of microdata");
    if ((is_survey ? prevalence_of_survey(args->ci) : prevalence_of_counts(args->ci)) < 0)
        return gbv_fail(error, GBV_MISUSE, "--ci %s is not an interval of %s",
                        prevalence_intervals[args->ci], is_survey ? "microdata" : "counts");
    return survey_options_check(&args->design, error);
}

static enum input
choose_input(const void *arguments)
{
    const struct prevalence *args = arguments;
    return args->of ? INPUT_DOMAIN : INPUT_TABLE;
}

static gbv_status
run(struct job *job)
{
    const struct prevalence *args = job->args;
    return args->of ? prevalence_survey(job) : prevalence_counts(job);
}

static gbv_status
chart(struct job *job, gbv_chart *chart)
{
    (void)job;
    chart->n = "n";
    return GBV_OK;
}

static const char *const examples[] = {
    "gbv-prevalence @gsni-patterns-nzl --of q189 --counts respondents --by sex",
    "gbv-prevalence @gsni-2023 --where 'sex == \"women\" && country in (\"KAZ\", \"KGZ\")' "
    "--events n_no_bias --n n --by country",
    "gbv-prevalence @gsni-2023 --where 'sex == \"all\"' --events n_gsni --n n --by country "
    "--ci exact --as-percent",
    NULL,
};

const struct command command = {
    .name = "prevalence", .group = "Survey estimates",
    .summary = "the share of units for whom something is true, from microdata or counts",
    .description =
        "With --of, the share is estimated from the rows of a survey, by its weights and design. "
        "A column's 1, yes, true count as true, 0, no, false as false (да, иә, нет, жоқ too), in "
        "any case; any other value is an error until COL=VALUE says which counts. A row without "
        "an answer enters nothing but n_missing; which part of the weight those are stands in "
        "note.\n\n"
        "--where selects a domain: the sampling units of all rows stay in the design, as they "
        "must for the standard error. The default interval is that of the logit; beta is Korn and "
        "Graubard's (1998), capped at n; a share of 0 or 1 gets the exact one. n_effective is "
        "n / deff. Flags: dhs (n below 25 suppress, below 50 caution), nchs2017 (National Center "
        "for Health Statistics, Series 2 No. 175), cv (16.6 and 33.3 %).\n\n"
        "With --events and --n the share is that of counts, for a simple random sample of units: "
        "counts are added over the rows of a group, n is the number of units, n_missing counts "
        "rows without a value; a total (sex = all) is not added to its parts, nor ages that "
        "overlap. The interval is Wilson's score interval unless --ci names another: exact "
        "(Clopper and Pearson 1934, never too narrow), jeffreys, agresti-coull, midp, wilson-cc "
        "(with continuity correction). A group whose every row is marked comparable = no gets no "
        "row, and is named in the note of the first row.",
    .options = options, .shared = survey_options,
    .shared_at = offsetof(struct prevalence, design), .args_size = sizeof(struct prevalence),
    .columns = "term, n, n_missing, events, estimate, unit, std_error, level, conf_low, "
               "conf_high, df, deff, n_effective, flag, method, note",
    .choose_input = choose_input, .run = run, .check = check, .chart = chart, .examples = examples,
};
