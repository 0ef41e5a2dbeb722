/* Shares of units from the rows of a survey. */
#include <stdlib.h>

#include "outcome.h"
#include "prevalence.h"
#include "survey_rows.h"

static const char columns[] = "term, n, n_missing, estimate, unit, std_error, level, conf_low, "
                              "conf_high, df, deff, n_effective, method, note";
static const char columns_with_flag[] = "term, n, n_missing, estimate, unit, std_error, level, "
                                        "conf_low, conf_high, df, deff, n_effective, flag, "
                                        "method, note";

/* In the order of gbv_share_method. */
static const char *const titles[] = { "logit", "Korn-Graubard", "Wilson (effective n)", "arcsine",
                                      "t" };

static void
put_interval(struct survey *survey, const gbv_survey_estimate *from, struct estimate *estimate,
             gbv_buffer *note)
{
    const struct prevalence *args = survey->job->args;
    gbv_share share;
    gbv_survey_estimate answered = *from;
    if (from->status)
        return;
    answered.n_missing = 0;    /* n is of those who answered, also for the t of n* */
    gbv_status status = gbv_survey_share(&answered, 0, survey->job->common->level,
                                         (gbv_share_method)prevalence_of_survey(args->ci), &share);
    if (status) {
        survey_note_no_limits(from, status, note);
        return;
    }
    estimate->level = survey->job->common->level;
    estimate->low = share.low;
    estimate->high = share.high;
    if (share.degenerate)
        note_add(note, "all answers are alike: exact interval of n, as if rows were drawn alone");
}

static const char *
flag_of(const struct prevalence *args, const gbv_survey_estimate *from, gbv_buffer *note)
{
    gbv_flag flag = GBV_FLAG_NONE;
    if (args->flag < 0 || from->status)
        return NULL;
    gbv_status status = args->flag == GBV_FLAG_NCHS2017
                      ? gbv_survey_flag_share(from, 0, &flag)
                      : gbv_survey_flag(from, (gbv_flag_rule)args->flag, &flag);
    if (!status)
        return gbv_flag_name(flag);
    note_add(note, "no flag: %s", gbv_status_text(status));
    return NULL;
}

static gbv_status
put(struct survey *survey, size_t domain, const char *term, const gbv_survey_estimate *from)
{
    const struct prevalence *args = survey->job->args;
    gbv_buffer note = { 0 }, method = { 0 };
    gbv_status status = survey_check_rows(survey, domain, &note);
    if (!status) {
        struct estimate estimate = survey_estimate(survey, term, "proportion", from, &note);
        put_interval(survey, from, &estimate, &note);
        const char *flag = flag_of(args, from, &note);
        survey_describe(survey, &method);
        gbv_buffer_printf(&method, "; %s interval", titles[prevalence_of_survey(args->ci)]);
        if (args->flag >= 0)
            gbv_buffer_printf(&method, "; flags: %s",
                              gbv_flag_rule_name((gbv_flag_rule)args->flag));
        estimate.method = gbv_table_words(survey->job->result, &method);
        estimate.note = gbv_table_words(survey->job->result, &note);
        survey_put_row(survey, domain, &estimate, from);
        if (flag && *flag)
            gbv_put_text(survey->job->result, "flag", flag);
    }
    gbv_buffer_free(&note);
    gbv_buffer_free(&method);
    return status;
}

/* A value that no row has is more often misspelt than asked for. */
static void
note_unfound(const struct survey *survey, const struct outcomes *outcomes, size_t m,
             const gbv_survey_estimate *estimates)
{
    double n = 0;
    for (size_t g = 0; g < survey->groups.n; g++) {
        n += estimates[g].n;
        if (estimates[g].n > 0 && !(estimates[g].estimate <= 0))
            return;
    }
    if (n > 0 && outcomes->measured[m].answer)
        job_warn(survey->job, "--of %s: none of %.0f answers is \"%s\", as the file writes them",
                 outcomes->term[m], n, outcomes->measured[m].answer);
}

static gbv_status
estimate_all(struct survey *survey, const struct outcomes *outcomes)
{
    size_t domains = survey->groups.n;
    gbv_survey_estimate *estimates = calloc(outcomes->n * domains + 1, sizeof *estimates);
    gbv_status status = estimates ? GBV_OK
                                  : gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t m = 0; m < outcomes->n && !status; m++)
        status = survey_estimates(survey, GBV_SURVEY_MEAN, m, outcomes->term[m],
                                  &estimates[m * domains]);
    for (size_t m = 0; m < outcomes->n && !status; m++)
        note_unfound(survey, outcomes, m, &estimates[m * domains]);
    for (size_t g = 0; g < domains && !status; g++)
        for (size_t m = 0; m < outcomes->n && !status; m++)
            if (survey_has_rows(survey, g))
                status = put(survey, g, outcomes->term[m], &estimates[m * domains + g]);
    free(estimates);
    return status;
}

gbv_status
prevalence_survey(struct job *job)
{
    const struct prevalence *args = job->args;
    struct outcomes outcomes = { 0 };
    struct survey survey = { 0 };
    gbv_status status = outcomes_read(args->of, job->data, &outcomes, job->error);
    const struct survey_plan plan = { .by = &args->by, .measured = outcomes.measured,
                                      .n_measured = outcomes.n };
    if (!status)
        status = result_begin(job, &args->by, args->flag < 0 ? columns : columns_with_flag);
    if (!status)
        status = survey_begin(job, &args->design, &plan, &survey);
    if (!status)
        status = estimate_all(&survey, &outcomes);
    survey_free(&survey);
    outcomes_free(&outcomes);
    return status;
}
