/* How a sample was drawn: strata, primary sampling units (PSUs), units within
 * them, and what a standard error makes of it. */
#ifndef GBVSTAT_SURVEY_DESIGN_H
#define GBVSTAT_SURVEY_DESIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a stratum with one PSU contributes to a variance: it has no spread.
 * Strata sampled whole (a sampling fraction of 1) are not lonely. */
typedef enum {
    GBV_LONELY_FAIL,       /* nothing can be said: GBV_TOO_FEW */
    GBV_LONELY_REMOVE,     /* nothing, as if it were sampled whole */
    GBV_LONELY_AVERAGE,    /* the average of the other strata of the estimate */
    GBV_LONELY_CENTRE,     /* its distance from the mean of all PSUs, squared */
    GBV_LONELY_ADJUST,     /* R's variant: its distance from 0, squared */
} gbv_lonely;

/* Degrees of freedom of a standard error. */
typedef enum {
    GBV_DF_DOMAIN,      /* PSUs less strata, those with an answered row in the domain */
    GBV_DF_DESIGN,      /* PSUs less strata, all of them */
    GBV_DF_NUMBER,      /* gbv_design.df */
    GBV_DF_INFINITE,    /* the normal distribution */
} gbv_df_rule;

/* Strata, PSUs and second-stage units are numbered from 0, each across the
 * whole design. All of them are listed, those without rows in a domain too: the
 * variance of a domain needs them.
 *
 * A sample without clusters, whose every row is a PSU, lists none: n_psus is 0
 * and `rows` tells how many there are. Its rows are folded by stratum, which is
 * then the unit of the cells. */
typedef struct {
    size_t n_strata;
    size_t n_psus;
    const size_t *stratum;           /* of each PSU */
    const double *rows;              /* of each stratum, without clusters: all of its rows */
    const double *population;        /* of each stratum, its PSUs in the population; if none
                                        here or below is over 1, sampling fractions. NULL: the
                                        sample is a small part (no finite correction) */
    size_t n_ssus;                   /* second-stage units; 0: one stage */
    const size_t *psu;               /* of each second-stage unit */
    const double *population_ssu;    /* of each PSU, its second-stage units in the population
                                        (or fractions); NULL: no correction there */
    gbv_lonely lonely;
    gbv_df_rule df_rule;
    double df;                       /* with GBV_DF_NUMBER */
} gbv_design;

/* What is wrong with a design. */
typedef enum {
    GBV_DESIGN_SOUND,
    GBV_DESIGN_EMPTY,           /* no strata or no PSUs; or both PSUs and `rows` */
    GBV_DESIGN_INDEX,           /* PSU (or second-stage unit) `where`: its stratum (PSU) is not
                                   there */
    GBV_DESIGN_EMPTY_STRATUM,   /* stratum `where` has no PSU (no whole number of rows) */
    GBV_DESIGN_EMPTY_PSU,       /* PSU `where` has no second-stage unit, in two stages */
    GBV_DESIGN_POPULATION,      /* stratum `where`: a population that is not positive and finite */
    GBV_DESIGN_MIXTURE,         /* stratum `where`: a fraction among populations */
    GBV_DESIGN_BELOW_SAMPLE,    /* stratum `where`: fewer PSUs in the population than in the
                                   sample */
    GBV_DESIGN_POPULATION_SSU,  /* the same three of PSU `where` */
    GBV_DESIGN_MIXTURE_SSU,
    GBV_DESIGN_BELOW_SAMPLE_SSU,
    GBV_DESIGN_DF,              /* df is not positive */
    GBV_DESIGN_LONELY,          /* stratum `where` has one PSU, and the rule is to fail, or to take
                                   the average of others or remove it and there are none, or it
                                   is the only PSU in all */
    GBV_DESIGN_LONELY_SSU,      /* the same of PSU `where` and the second stage */
} gbv_design_fault;

/* The first fault, in the order above, and where (may be NULL). Estimates of a
 * lonely design are GBV_TOO_FEW, of another faulty one GBV_DOMAIN.
 * GBV_NO_MEMORY is the only status. */
GBV_API gbv_status gbv_design_check(const gbv_design *design, gbv_design_fault *fault,
                                    size_t *where);

/* "the stratum has one PSU", …; never NULL. */
GBV_API const char *gbv_design_fault_text(gbv_design_fault fault);

/* Marks the strata that have one PSU and are not sampled whole, whatever the
 * rule: `lonely` has room for n_strata. GBV_DOMAIN: the design has another
 * fault. */
GBV_API gbv_status gbv_design_lonely(const gbv_design *design, bool *lonely);

/* "fail", "remove", "average", "centre", "adjust"; never NULL. */
GBV_API const char *gbv_lonely_name(gbv_lonely rule);

#ifdef __cplusplus
}
#endif
#endif
