/* Cells of surveys, added up as a fold does. */
#ifndef SURVEY_MERGE_H
#define SURVEY_MERGE_H

#include "gbvstat/survey.h"

static inline void
survey_merge(gbv_survey_cell *into, const gbv_survey_cell *cell)
{
    into->n += cell->n;
    into->n_missing += cell->n_missing;
    into->w += cell->w;
    into->w_missing += cell->w_missing;
    into->ww += cell->ww;
    into->wy += cell->wy;
    into->wyy += cell->wyy;
    into->wx += cell->wx;
    into->wxx += cell->wxx;
    into->wxy += cell->wxy;
    into->wwy += cell->wwy;
    into->wwyy += cell->wwyy;
    into->wwx += cell->wwx;
    into->wwxx += cell->wwxx;
    into->wwxy += cell->wwxy;
}

#endif
