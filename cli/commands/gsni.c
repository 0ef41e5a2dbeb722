/* gbv-gsni: the Gender Social Norms Index from microdata. */
#include "gsni.h"

static const char *const waves[] = { "7", "6", NULL };
static const char *const methods[] = { "design", "undp", NULL };    /* gsni_method */

static const struct opt options[] = {
    { OPT_CHOICE, 0, "wave", offsetof(struct gsni_command, wave), "N",
      "wave of the World Values Survey: 7 (Q29, Q249, …) or 6 (V51, V139, …)", .initial = "7",
      .choices = waves },
    { OPT_COLUMNS, 'b', "by", offsetof(struct gsni_command, by), "COLUMNS",
      "one index for each group of these columns" },
    { OPT_CHOICE, 0, "method", offsetof(struct gsni_command, method), "METHOD",
      "design: weighted, intervals by the design; undp: unweighted, as UNDP publishes it",
      .initial = "design", .choices = methods },
    { OPT_FLAG, 0, "bounds", offsetof(struct gsni_command, bounds), NULL,
      "what the respondents lost to missing answers could change: columns kleene, bound_low, "
      "bound_high, lost" },
    { OPT_FLAG, 0, "distribution", offsetof(struct gsni_command, distribution), NULL,
      "the shares of respondents with 0 to 7 biased answers too: terms biased_0 to biased_7" },
    { OPT_PARTS, 0, "items", offsetof(struct gsni_command, items), "q29=COL,…",
      "columns of items, where they do not have their names of the wave" },
    { OPT_FLAG, 0, "flags", offsetof(struct gsni_command, flags), NULL,
      "items hold 1 (biased) and 0 already" },
    { OPT_END },
};

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct gsni_command *args = arguments;
    struct survey_options others = args->design;
    others.counts.name = NULL;
    if (args->method == GSNI_UNDP && survey_options_given(&others)) {
        gbv_fail(error, GBV_MISUSE, "--method undp is unweighted: it takes no survey design");
        gbv_hint(error, "leave out --method, or the weights");
        return GBV_MISUSE;
    }
    return survey_options_check(&args->design, error);
}

static void
finish(struct job *job)
{
    gbv_table_free(job->extra);
}

static const char *const examples[] = {
    "gbv-gsni @gsni-patterns-nzl --flags --counts respondents --method undp",
    "gbv-gsni @gsni-patterns-nzl --flags --counts respondents --by sex --bounds",
    NULL,
};

const struct command command = {
    .name = "gsni", .group = "Survey estimates",
    .summary = "the Gender Social Norms Index from microdata of the World Values Survey",
    .description =
        "The shares of respondents with a bias against women, from seven items: gsni (at least "
        "one biased answer), gsni2 (at least two), no_bias (none), by dimension (political, "
        "educational, economic, physical_integrity: at least one of its items), and by item "
        "(indicator_1 to indicator_7: leaders, rights, university, executives, jobs, violence, "
        "abortion). Cut-offs are those of UNDP's 2023 report, which give its table for New "
        "Zealand to every printed digit. The survey's own codes -1 to -5 are missing; any other "
        "undefined code is an error.\n\n"
        "Complete cases count: gsni, gsni2 and no_bias need all items, a dimension its own. "
        "--bounds adds what that leaves out: the share by Kleene's logic (one biased answer is "
        "bias, whatever the missing ones are), the least and greatest share that the missing "
        "answers allow (Manski 1989), and the share of respondents lost. An item that nobody in "
        "a group answered is not counted there, as UNDP does for Italy and the United Kingdom, "
        "and named in note.\n\n"
        "The method design (default) weights respondents, and has logit intervals by the survey "
        "design; undp has every respondent count 1, and Wilson's interval.",
    .options = options, .shared = survey_options,
    .shared_at = offsetof(struct gsni_command, design),
    .args_size = sizeof(struct gsni_command), .input = INPUT_DOMAIN,
    .columns = "term, n, n_missing, events, estimate, unit, std_error, level, conf_low, "
               "conf_high, kleene, bound_low, bound_high, lost, df, deff, method, note",
    .run = gsni_command, .check = check, .chart = gsni_chart, .finish = finish,
    .examples = examples,
};
