/* Estimates by a survey's design: for commands whose input is INPUT_DOMAIN.
 *
 * The rows are folded: keys tell apart strata, sampling units, the groups of
 * --by and whatever else an estimate asks for. --where selects a domain: its
 * rows are measured, but the sampling units of all rows stay in the design. */
#ifndef SURVEY_H
#define SURVEY_H

#include "command.h"

/* What survey_options fills. */
struct survey_options {
    struct column weight, strata, counts;
    struct columns psu, fpc;        /* of one or two stages */
    bool nest;
    int lonely;                     /* gbv_lonely */
    const char *df;
    struct columns replicates;
    const char *replicate_type, *replicate_scale;
    bool mse;
    const char *poststratify;       /* COL:FILE */
    struct texts rake;
    double rake_tolerance;
};
extern const struct opt survey_options[];

/* Options that do not go together, or say what nothing can be made of. */
gbv_status survey_options_check(const struct survey_options *options, gbv_error *error);

/* Was any of them given? */
bool survey_options_given(const struct survey_options *options);

/* What the estimates of a command need of the rows. */
struct survey_plan {
    const struct columns *by;
    const gbv_measured *measured;
    size_t n_measured;
    const size_t *apart;            /* more columns that tell keys apart */
    size_t n_apart;
};

/* People of the levels of one column: --poststratify, --rake. */
struct survey_margin {
    const char *option;
    char *column;                   /* its name; owned */
    size_t at;                      /* its column in the input, then in the keys */
    gbv_table *people;              /* COL and population */
    size_t level_at, people_at;
};

/* Start with { 0 }. */
struct survey {
    struct job *job;
    const struct survey_options *options;
    const struct survey_plan *plan;

    /* The fold. */
    gbv_grouping grouping;
    gbv_measured *measured;
    size_t *columns;                /* of the input, that tell keys apart */
    gbv_grouped *grouped;
    const gbv_table *keys;
    size_t n_keys;

    /* Where columns are in the keys; GBV_NONE: there is none. */
    size_t strata, psu[2], fpc[2], counts;
    size_t *apart;
    struct columns by;

    gbv_groups groups;              /* of keys by `by`: the domains */
    size_t *domain;                 /* of each key */
    double *times;                  /* what each key counts for: --counts */
    double *times_by_group;         /* the same in the order of groups.rows */
    size_t *unit;                   /* of each key, as in gbv_survey_cell */

    gbv_design design;              /* its lists are those below */
    size_t *first[3];               /* a key of each stratum, PSU and second-stage unit */
    size_t *above[2];               /* stratum of each PSU, PSU of each second-stage unit */
    double *population[2], *rows;

    struct survey_margin *margins;
    size_t n_margins;
    gbv_calibration calibration;    /* its lists are those below */
    size_t *n_levels, *level;
    double **people;
    gbv_calibration_weight *calibrated;

    gbv_replicates replicates;      /* but for `sums` */
    double *scale;
};

/* Reads the input, and sets the design up. The estimates are of survey->groups.
 * GBV_BAD_VALUE, GBV_DOMAIN, GBV_TOO_FEW, GBV_MISUSE: what is wrong with the
 * weights, the design or the margins, in words. */
gbv_status survey_begin(struct job *job, const struct survey_options *options,
                        const struct survey_plan *plan, struct survey *out);
void survey_free(struct survey *survey);

/* Has a domain any row? Else it gets no estimate. */
bool survey_has_rows(const struct survey *survey, size_t domain);

/* The rows of --where that a key stands for: how many, their weights and squared
 * weights. The plan must measure something; of the first it is known. */
struct survey_weight {
    double n, w, ww, about;         /* about: as in gbv_survey_value */
};
gbv_status survey_weight(const struct survey *survey, size_t key, struct survey_weight *out);

/* What is measured, as its distance from an origin. For ratios the second is
 * measured next to it, then the product of both and its rest: m + 1 to m + 3. */
gbv_distance survey_distance(size_t m, bool is_ratio, double origin);

/* Origins near the values of each domain. */
gbv_status survey_origins(const struct survey *survey, size_t m, bool is_ratio, double *origin);

/* The cells of what is measured, one for each key. */
gbv_status survey_cells(const struct survey *survey, size_t m, bool is_ratio, const double *origin,
                        gbv_survey_cell *cells);

/* A cell of rows that all have the value y; NaN: no answer. */
gbv_survey_cell survey_cell_of(const struct survey *survey, size_t key,
                               const struct survey_weight *weight, double y);

/* Sums by replicate weights, if there are some: yours to free, NULL without.
 * Of measured m; or where the rows of each key have the value y, by domains of
 * your own (GBV_NONE: in none). */
gbv_status survey_replicate_sums(const struct survey *survey, size_t m, bool is_ratio,
                                 const double *origin, gbv_replicate_sums **out);
gbv_status survey_replicate_values(const struct survey *survey, const size_t *domain,
                                   size_t n_domains, const double *y, gbv_replicate_sums **out);

/* What the estimators take. `replicates` is filled to point to. */
gbv_survey survey_of(const struct survey *survey, const gbv_survey_cell *cells,
                     const gbv_replicate_sums *sums, const double *origin,
                     gbv_replicates *replicates);

/* The estimates of what is measured (m; for ratios m to m + 3), in all domains.
 *
 * out   one for each of survey->groups
 * what  for messages: the column */
gbv_status survey_estimates(const struct survey *survey, gbv_survey_quantity quantity, size_t m,
                            const char *what, gbv_survey_estimate *out);

/* The sum of coefficient times estimate, over the domains. */
gbv_status survey_combine(const struct survey *survey, gbv_survey_quantity quantity, size_t m,
                          const char *what, const double *coefficient, gbv_contrast *out);

/* The degrees of freedom of what two domains have together. */
gbv_status survey_joint_df(const struct survey *survey, gbv_survey_quantity quantity, size_t m,
                           size_t a, size_t b, double *out);

/* Words for the status of an estimator. */
gbv_status survey_explain(const struct survey *survey, gbv_status status, const char *what);

/* "Taylor linearisation, 15 PSUs in 1 stratum": how standard errors were made. */
void survey_describe(const struct survey *survey, gbv_buffer *out);

/* ---- Parts of survey_begin: cli/survey_*.c ---- */

gbv_status survey_fold(struct survey *survey);
gbv_status survey_design(struct survey *survey);
gbv_status survey_design_check(struct survey *survey);
gbv_status survey_margins_read(struct survey *survey);
gbv_status survey_calibrate(struct survey *survey);
gbv_status survey_replicates(struct survey *survey);

#endif
