#include "gbvstat/survey_design.h"

const char *
gbv_design_fault_text(gbv_design_fault fault)
{
    switch (fault) {
    case GBV_DESIGN_SOUND: return "nothing is wrong";
    case GBV_DESIGN_EMPTY: return "there are no sampling units";
    case GBV_DESIGN_INDEX: return "a sampling unit is in no stratum";
    case GBV_DESIGN_EMPTY_STRATUM: return "the stratum has no PSU";
    case GBV_DESIGN_EMPTY_PSU: return "the PSU has no second-stage unit";
    case GBV_DESIGN_POPULATION:
    case GBV_DESIGN_POPULATION_SSU: return "the population is not above 0";
    case GBV_DESIGN_MIXTURE:
    case GBV_DESIGN_MIXTURE_SSU: return "a sampling fraction among populations";
    case GBV_DESIGN_BELOW_SAMPLE:
    case GBV_DESIGN_BELOW_SAMPLE_SSU: return "the population is smaller than the sample";
    case GBV_DESIGN_DF: return "the degrees of freedom are not above 0";
    case GBV_DESIGN_LONELY: return "the stratum has one PSU";
    case GBV_DESIGN_LONELY_SSU: return "the PSU has one second-stage unit";
    }
    return "unknown fault";
}

const char *
gbv_lonely_name(gbv_lonely rule)
{
    switch (rule) {
    case GBV_LONELY_FAIL: return "fail";
    case GBV_LONELY_REMOVE: return "remove";
    case GBV_LONELY_AVERAGE: return "average";
    case GBV_LONELY_CENTRE: return "centre";
    case GBV_LONELY_ADJUST: return "adjust";
    }
    return "unknown";
}
