/* Cells of surveys, added up as a fold does. */
#ifndef SURVEY_MERGE_H
#define SURVEY_MERGE_H

#include "gbvstat/survey.h"

/* Of products about means, from those of two parts: of all they are about the
 * mean of all (Chan, Golub & LeVeque 1983, Am. Statistician 37, 242-247). */
static inline void
survey_merge_about(gbv_survey_cell *into, const gbv_survey_cell *cell)
{
    if (!(into->n > 0) || !(cell->n > 0)) {
        if (cell->n > 0)
            into->about = cell->about;
        return;
    }
    double part = into->n * cell->n / (into->n + cell->n);
    double w = into->w / into->n - cell->w / cell->n;
    double y = into->wy / into->n - cell->wy / cell->n;
    double x = into->wx / into->n - cell->wx / cell->n;
    into->about.ww += cell->about.ww + part * w * w;
    into->about.wy += cell->about.wy + part * w * y;
    into->about.yy += cell->about.yy + part * y * y;
    into->about.wx += cell->about.wx + part * w * x;
    into->about.yx += cell->about.yx + part * y * x;
    into->about.xx += cell->about.xx + part * x * x;
}

static inline void
survey_merge(gbv_survey_cell *into, const gbv_survey_cell *cell)
{
    survey_merge_about(into, cell);
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
}

#endif
