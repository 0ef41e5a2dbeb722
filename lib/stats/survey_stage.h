/* A design made ready: which units are in which stratum, and how the sums of
 * an estimate's influence by unit become its variance. */
#ifndef GBV_STATS_SURVEY_STAGE_H
#define GBV_STATS_SURVEY_STAGE_H

#include <stdbool.h>

#include "gbvstat/survey_design.h"
#include "stats/pair.h"

/* One stage of the sample: units within groups, PSUs within strata or
 * second-stage units within PSUs. */
struct gbv_stage {
    size_t n_groups, n_units;
    const size_t *group;    /* of each unit: the design's own */
    size_t *first;          /* n_groups + 1: where the units of each group begin in `unit` */
    size_t *unit;           /* all units, by group */
    double *size;           /* of each group, its units */
    double *rest;           /* of each group, 1 - its sampling fraction */
    double *share;          /* of each group, what its variance counts for: 1 in the first stage,
                               in the second the sampling fraction of the first */
};

/* The units that influences are summed by are those of the last stage. */
struct gbv_stages {
    gbv_lonely lonely;
    bool of_rows;                  /* no clusters: units are strata, made of rows */
    size_t n;                      /* 1 or 2 */
    struct gbv_stage stage[2];
    size_t n_units;                /* of the design's last stage, which is not looked at if the
                                      first has no populations */
    const size_t *psu;             /* of each such unit; NULL: they are PSUs */
    size_t n_spread;               /* numbers that gbv_stages_spread makes, of clusters */
};

/* Statuses as of estimates: gbv_design_check. */
gbv_status gbv_stages_begin(const gbv_design *design, struct gbv_stages *out);
void gbv_stages_end(struct gbv_stages *stages);

/* The PSU of a unit. */
size_t gbv_stages_psu(const struct gbv_stages *stages, size_t unit);

/* Is this group (stratum, or PSU in the second stage) lonely? */
bool gbv_stage_is_lonely(const struct gbv_stage *stage, size_t group);

/* What the squared distance of a unit from the mean of its group counts for,
 * where a lonely group counts as the rule says; in the first stage. */
double gbv_stage_counts(const struct gbv_stages *stages, const struct gbv_stage *stage,
                        size_t group);

/* Turns influences by unit into numbers whose products add up to covariances:
 * each unit's distance from the mean of its group, times the root of what the
 * group counts for.
 *
 * influence   n_units; out   n_spread
 * GBV_RANGE, GBV_NO_MEMORY */
gbv_status gbv_stages_spread(const struct gbv_stages *stages, const struct pair *influence,
                             double *out);

/* The covariances of k estimates, from their n_spread numbers each: k rows by
 * k, exact sums rounded once. */
gbv_status gbv_spread_covariance(const double *spread, size_t n_spread, size_t k,
                                 double *covariance);

#endif
