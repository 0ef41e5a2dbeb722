#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/survey_present.h"

/* Marks the PSU and stratum of a cell with answers, and counts the new ones.
 * Without clusters the unit is the stratum and its rows are the PSUs. */
static void
see(const struct gbv_frame *frame, const gbv_survey_cell *cell, bool *psus, bool *strata,
    struct gbv_present *present)
{
    const struct gbv_stage *stage = &frame->stages.stage[0];
    size_t psu = gbv_stages_psu(&frame->stages, cell->unit);
    size_t stratum = frame->stages.of_rows ? cell->unit : stage->group[psu];
    present->psus += frame->stages.of_rows ? cell->n : !psus[psu];
    present->strata += !strata[stratum];
    present->lonely += !strata[stratum] && gbv_stage_is_lonely(stage, stratum);
    psus[psu] = strata[stratum] = true;
}

gbv_status
gbv_frame_present(const struct gbv_frame *frame, size_t begin, size_t end,
                  struct gbv_present *out)
{
    const struct gbv_stage *stage = &frame->stages.stage[0];
    bool *psus = gbv_new_array(stage->n_units, sizeof *psus);
    bool *strata = gbv_new_array(stage->n_groups, sizeof *strata);
    bool made = psus && strata;
    struct gbv_present present = { 0 };
    for (size_t i = frame->first[begin]; made && i < frame->first[end]; i++) {
        const gbv_survey_cell *cell = &frame->survey->cells[frame->cell[i]];
        if (cell->n > 0)
            see(frame, cell, psus, strata, &present);
    }
    free(psus);
    free(strata);
    *out = present;
    return made ? GBV_OK : GBV_NO_MEMORY;
}

/* PSUs less strata, of the whole design. */
static double
whole_df(const struct gbv_stage *stage)
{
    double df = 0;
    for (size_t g = 0; g < stage->n_groups; g++)
        df += stage->size[g] - 1;
    return df;
}

double
gbv_present_df(const struct gbv_frame *frame, const struct gbv_present *present)
{
    const gbv_design *design = frame->survey->design;
    switch (design->df_rule) {
    case GBV_DF_DOMAIN: return present->psus - present->strata;
    case GBV_DF_DESIGN: return whole_df(&frame->stages.stage[0]);
    case GBV_DF_NUMBER: return design->df;
    case GBV_DF_INFINITE: return INFINITY;
    }
    return NAN;
}

bool
gbv_present_is_hopeless(const struct gbv_frame *frame, const struct gbv_present *present)
{
    return frame->stages.lonely == GBV_LONELY_AVERAGE && present->strata > 0 &&
        present->lonely == present->strata;
}

struct gbv_scratch
gbv_scratch_new(const struct gbv_frame *frame)
{
    const gbv_calibration *calibration = frame->survey->calibration;
    struct gbv_scratch scratch = {
        .influence = gbv_new_array(frame->stages.n_units, sizeof(struct pair)),
        .explained = gbv_new_array(calibration ? calibration->n_categories : 1, sizeof(double)),
    };
    if (scratch.influence && scratch.explained)
        return scratch;
    gbv_scratch_free(&scratch);
    return scratch;
}

void
gbv_scratch_free(struct gbv_scratch *scratch)
{
    free(scratch->influence);
    free(scratch->explained);
    *scratch = (struct gbv_scratch){ 0 };
}

/* Only the first stage: what a lonely PSU has within itself is in the second. */
static void
raise_to_average(const struct gbv_frame *frame, const struct gbv_present *present, double *spread)
{
    if (frame->stages.lonely != GBV_LONELY_AVERAGE || present->lonely == 0)
        return;
    double raise = sqrt(present->strata / (present->strata - present->lonely));
    size_t n = frame->stages.n == 2 ? frame->stages.stage[0].n_units : frame->n_spread;
    for (size_t i = 0; i < n; i++)
        spread[i] *= raise;
}

gbv_status
gbv_frame_spread(const struct gbv_frame *frame, size_t domain, const struct gbv_form *form,
                 const struct gbv_present *present, struct gbv_scratch *scratch, double *out)
{
    gbv_status status = gbv_frame_influence(frame, domain, form, scratch->explained,
                                            scratch->influence);
    if (!status && frame->stages.of_rows)
        status = gbv_rows_spread(frame, domain, form, scratch->explained, scratch->influence,
                                 out);
    else if (!status)
        status = gbv_stages_spread(&frame->stages, scratch->influence, out);
    if (!status)
        raise_to_average(frame, present, out);
    return status;
}
