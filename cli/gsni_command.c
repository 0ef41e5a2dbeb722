/* The index from options to rows. */
#include <stdlib.h>

#include "gsni.h"

/* "term, n, …", as the options have it. */
static const char *
columns_of(const struct gsni_command *args)
{
    static const char *const columns[2][2] = {
        [GSNI_DESIGN] = {
            "term, n, n_missing, estimate, unit, std_error, level, conf_low, conf_high, df, deff, "
            "method, note",
            "term, n, n_missing, estimate, unit, std_error, level, conf_low, conf_high, kleene, "
            "bound_low, bound_high, lost, df, deff, method, note",
        },
        [GSNI_UNDP] = {
            "term, n, n_missing, events, estimate, unit, std_error, level, conf_low, conf_high, "
            "method, note",
            "term, n, n_missing, events, estimate, unit, std_error, level, conf_low, conf_high, "
            "kleene, bound_low, bound_high, lost, method, note",
        },
    };
    return columns[args->method][args->bounds];
}

gbv_status
gsni_command(struct job *job)
{
    const struct gsni_command *args = job->args;
    struct survey survey = { 0 };
    struct gsni_answers *answers = NULL;
    size_t items[GBV_GSNI_ITEMS];
    gbv_status status = gsni_columns(args, job->data, items, job->error);
    /* Only who the respondents are is measured: what they answered tells keys apart. */
    const gbv_measured measured = gbv_measured_column(
        args->design.weight.name ? args->design.weight.at : status ? 0 : items[0]);
    const struct survey_plan plan = { .by = &args->by, .measured = &measured, .n_measured = 1,
                                      .apart = items, .n_apart = GBV_GSNI_ITEMS };
    if (!status)
        status = result_begin(job, &args->by, columns_of(args));
    if (!status)
        status = survey_begin(job, &args->design, &plan, &survey);
    if (!status)
        status = gsni_read(&survey, &answers);
    if (!status)
        status = gsni_estimate(&survey, answers);
    free(answers);
    survey_free(&survey);
    return status;
}
