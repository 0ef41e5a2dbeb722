#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/survey_present.h"

gbv_status
gbv_frame_present(const struct gbv_frame *frame, size_t begin, size_t end,
                  struct gbv_present *out)
{
    const struct gbv_stage *stage = &frame->stages.stage[0];
    bool *psu_seen = gbv_new_array(stage->n_units, sizeof *psu_seen);
    bool *stratum_seen = gbv_new_array(stage->n_groups, sizeof *stratum_seen);
    bool made = psu_seen && stratum_seen;
    struct gbv_present present = { 0 };
    for (size_t i = frame->first[begin]; made && i < frame->first[end]; i++) {
        const gbv_survey_cell *cell = &frame->survey->cells[frame->cell[i]];
        if (cell->n == 0)
            continue;
        size_t psu = gbv_stages_psu(&frame->stages, cell->unit), stratum = stage->group[psu];
        present.psus += !psu_seen[psu];
        present.strata += !stratum_seen[stratum];
        present.lonely += !stratum_seen[stratum] && gbv_stage_is_lonely(stage, stratum);
        psu_seen[psu] = stratum_seen[stratum] = true;
    }
    free(psu_seen);
    free(stratum_seen);
    *out = present;
    return made ? GBV_OK : GBV_NO_MEMORY;
}

double
gbv_present_df(const struct gbv_frame *frame, const struct gbv_present *present)
{
    const gbv_design *design = frame->survey->design;
    switch (design->df_rule) {
    case GBV_DF_DOMAIN: return present->psus - present->strata;
    case GBV_DF_DESIGN: return (double) design->n_psus - (double) design->n_strata;
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

void
gbv_present_average(const struct gbv_frame *frame, const struct gbv_present *present,
                    double *spread)
{
    if (frame->stages.lonely != GBV_LONELY_AVERAGE || present->lonely == 0)
        return;
    double raise = sqrt(present->strata / (present->strata - present->lonely));
    for (size_t i = 0; i < frame->stages.n_spread; i++)
        spread[i] *= raise;
}
