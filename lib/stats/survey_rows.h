/* Samples without clusters: every row is a PSU, but rows are not kept. What
 * their spread needs of a cell are sums of products with squared weights. */
#ifndef GBV_STATS_SURVEY_ROWS_H
#define GBV_STATS_SURVEY_ROWS_H

#include "gbvstat/survey.h"
#include "stats/pair.h"
#include "stats/survey_stage.h"

struct gbv_frame;
struct gbv_form;

/* Start with { 0 }. */
struct gbv_rows {
    size_t n_spread;
    double *root;                    /* 6 a cell: the root of its products about their means */
    size_t n_categories;             /* 1 without calibration */
    double *n, *w, *ww;              /* [stratum * n_categories + category]: of the rows that are
                                        in no cell, or have no answer */
};

/* GBV_DOMAIN: more rows in the cells of a stratum than in it, or (with a
 * calibration) than in its weights. GBV_RANGE, GBV_NO_MEMORY. */
gbv_status gbv_rows_begin(const gbv_survey *survey, const struct gbv_stages *stages,
                          struct gbv_rows *out);
void gbv_rows_end(struct gbv_rows *rows);

/* As gbv_stages_spread, of rows: `influence` is summed by stratum, `explained`
 * what the calibration took of each row per unit of weight. n_spread numbers.
 * GBV_MISUSE: a form with squares. */
gbv_status gbv_rows_spread(const struct gbv_frame *frame, size_t domain,
                           const struct gbv_form *form, const double *explained,
                           const struct pair *influence, double *out);

#endif
