/* What is wrong with a survey's design, in the words of its file. */
#include <stdlib.h>
#include <string.h>

#include "estimate.h"
#include "survey.h"

/* "stratum "2"", "PSU "7" of stratum "2"". */
static void
put_name(gbv_buffer *out, const struct survey *survey, size_t stage, size_t unit)
{
    size_t key = survey->first[stage][unit];
    char scratch[GBV_NUMBER_SIZE];
    const char *text = NULL;
    if (stage)
        text = gbv_table_print(survey->keys, key, survey->psu[stage - 1], scratch);
    else if (survey->strata != GBV_NONE)
        text = gbv_table_print(survey->keys, key, survey->strata, scratch);
    if (text)
        gbv_buffer_printf(out, "%s \"%s\"", stage ? "PSU" : "stratum", text);
    else
        gbv_buffer_puts(out, "the sample");
    if (stage && survey->strata != GBV_NONE) {
        gbv_buffer_puts(out, " of ");
        put_name(out, survey, 0, survey->design.stratum[unit]);
    }
}

/* ---- Lonely strata ---- */

static gbv_status
list_lonely(struct survey *survey, gbv_buffer *list, size_t *n)
{
    bool *lonely = calloc(survey->design.n_strata + 1, sizeof *lonely);
    gbv_status status = lonely ? gbv_design_lonely(&survey->design, lonely) : GBV_NO_MEMORY;
    *n = 0;
    for (size_t s = 0; s < survey->design.n_strata && !status; s++) {
        if (!lonely[s])
            continue;
        char scratch[GBV_NUMBER_SIZE];
        const char *text = survey->strata == GBV_NONE ? NULL
                         : gbv_table_print(survey->keys, survey->first[0][s], survey->strata,
                                           scratch);
        gbv_buffer_printf(list, "%s%s", (*n)++ ? ", " : "", text ? text : "");
    }
    free(lonely);
    return status;
}

static gbv_status
refuse_lonely(struct survey *survey)
{
    gbv_buffer list = { 0 };
    size_t n;
    gbv_status status = list_lonely(survey, &list, &n);
    gbv_error *error = survey->job->error;
    if (status) {
        gbv_explain(error, status, "the design");
    } else if (survey->strata == GBV_NONE) {
        status = GBV_TOO_FEW;
        bool has_psus = survey->psu[0] != GBV_NONE;
        gbv_fail(error, status, "there is one %s in all: it has no spread to tell a standard "
                                "error from", has_psus ? "PSU" : "row");
        gbv_hint(error, has_psus ? "is --psu the column of the sampling units?"
                                 : "without --psu each row is a sampling unit, of which there must "
                                   "be two");
    } else {
        status = GBV_TOO_FEW;
        gbv_fail(error, status, "%s with one PSU: %s", n == 1 ? "a stratum" : "strata",
                 list.data ? list.data : "");
        gbv_hint(error, survey->design.lonely == GBV_LONELY_FAIL
                 ? "say what they add to the variance: --lonely remove, average, centre or adjust; "
                   "or join strata"
                 : "remove and average need a stratum with two, centre and adjust two strata: join "
                   "strata");
    }
    gbv_buffer_free(&list);
    return status;
}

/* ---- Other faults ---- */

static gbv_status
refuse(struct survey *survey, gbv_design_fault fault, size_t where)
{
    bool is_ssu = fault == GBV_DESIGN_POPULATION_SSU || fault == GBV_DESIGN_MIXTURE_SSU ||
                  fault == GBV_DESIGN_BELOW_SAMPLE_SSU || fault == GBV_DESIGN_LONELY_SSU ||
                  fault == GBV_DESIGN_EMPTY_PSU;
    size_t stage = is_ssu ? 1 : 0;
    bool is_named = fault != GBV_DESIGN_EMPTY && fault != GBV_DESIGN_DF;
    gbv_status status = fault == GBV_DESIGN_LONELY_SSU ? GBV_TOO_FEW : GBV_DOMAIN;
    gbv_buffer name = { 0 };
    if (is_named)
        put_name(&name, survey, stage, where);
    size_t line = is_named ? gbv_table_line(survey->keys, survey->first[stage][where]) : 0;
    gbv_fail_at(survey->job->error, status, gbv_table_source(survey->keys), line, "%s: %s",
                name.data ? name.data : "the design", gbv_design_fault_text(fault));
    if (fault == GBV_DESIGN_BELOW_SAMPLE || fault == GBV_DESIGN_BELOW_SAMPLE_SSU)
        gbv_hint(survey->job->error, "--fpc %s is how many sampling units there are in all, or "
                                     "which part of them was drawn",
                 gbv_table_name(survey->keys, survey->fpc[stage]));
    if (fault == GBV_DESIGN_LONELY_SSU)
        gbv_hint(survey->job->error, "say what it adds to the variance: --lonely remove, …");
    gbv_buffer_free(&name);
    return status;
}

gbv_status
survey_design_check(struct survey *survey)
{
    gbv_design_fault fault;
    size_t where = 0;
    gbv_status status = gbv_design_check(&survey->design, &fault, &where);
    if (status)
        return gbv_explain(survey->job->error, status, "the design");
    if (fault == GBV_DESIGN_SOUND)
        return GBV_OK;
    return fault == GBV_DESIGN_LONELY ? refuse_lonely(survey) : refuse(survey, fault, where);
}

/* ---- What was done ---- */

static void
put_count(gbv_buffer *out, size_t n, const char *one, const char *many)
{
    gbv_buffer_printf(out, "%zu %s", n, n == 1 ? one : many);
}

void
survey_describe(const struct survey *survey, gbv_buffer *out)
{
    const struct survey_options *options = survey->options;
    if (options->replicates.n) {
        gbv_buffer_printf(out, "%zu replicates (%s%s)", options->replicates.n,
                          options->replicate_type, options->mse ? ", mse" : "");
        return;
    }
    gbv_buffer_puts(out, "Taylor linearisation, ");
    if (survey->design.n_psus)
        put_count(out, survey->design.n_psus, "PSU", "PSUs");
    else
        gbv_buffer_puts(out, "rows as PSUs");
    if (survey->strata != GBV_NONE) {
        gbv_buffer_puts(out, " in ");
        put_count(out, survey->design.n_strata, "stratum", "strata");
    }
    if (survey->fpc[0] != GBV_NONE)
        gbv_buffer_puts(out, ", finite population");
    if (options->lonely != GBV_LONELY_FAIL)
        gbv_buffer_printf(out, ", lonely PSUs: %s",
                          gbv_lonely_name((gbv_lonely)options->lonely));
    if (survey->n_margins)
        gbv_buffer_printf(out, ", %s", options->poststratify ? "post-stratified" : "raked");
    if (strcmp(options->df, "domain") != 0)
        gbv_buffer_printf(out, ", df: %s", options->df);
}
