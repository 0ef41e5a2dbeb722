/* A survey made ready for estimates: its design, its cells by domain and unit,
 * its calibrated weights. Estimates are made of linear forms of the cells. */
#ifndef GBV_STATS_SURVEY_FRAME_H
#define GBV_STATS_SURVEY_FRAME_H

#include "gbvstat/survey.h"
#include "stats/pair.h"
#include "stats/survey_calibrate.h"
#include "stats/survey_rows.h"
#include "stats/survey_stage.h"

struct gbv_frame {
    const gbv_survey *survey;
    bool by_design;                /* else by replicate weights, and there are no stages */
    struct gbv_stages stages;
    struct gbv_calibrated calibrated;
    struct gbv_rows rows;          /* of a design without clusters */
    size_t n_spread;               /* numbers that make a variance: gbv_frame_spread */
    size_t *first;                 /* n_domains + 1: where the cells of each domain begin */
    size_t *cell;                  /* the cells, by domain, in it by unit */
};

/* Statuses as of gbv_survey_mean. */
gbv_status gbv_frame_begin(const gbv_survey *survey, struct gbv_frame *out);
void gbv_frame_end(struct gbv_frame *frame);

/* What the weights of a cell are multiplied with; 1 without calibration. */
double gbv_frame_factor(const struct gbv_frame *frame, const gbv_survey_cell *cell);

/* The influence of a row on an estimate: its weight times
 * one + y Y + x X + yy Y^2. */
struct gbv_form {
    double one, y, x, yy;
};

/* The sums over a domain, with calibrated weights. */
struct gbv_domain_sums {
    double n, n_missing, w, w_missing, ww, wy, wyy, wx, wxx, wxy;
};
gbv_status gbv_frame_sums(const struct gbv_frame *frame, size_t domain,
                          struct gbv_domain_sums *out);

/* The influence of the rows of a domain, summed by unit: what is left of it
 * after the regression on the calibration's margins, which reaches rows
 * outside the domain. `out` has room for n_units; `explained` for n_categories,
 * and holds what was taken from each row per unit of weight before. */
gbv_status gbv_frame_influence(const struct gbv_frame *frame, size_t domain,
                               const struct gbv_form *form, double *explained,
                               struct pair *out);

#endif
