/* Groups compared with each other, or with what they belong to. */
#ifndef COMPARISON_H
#define COMPARISON_H

#include "tally.h"

/* What is known of each group. */
enum figures {
    FIGURES_ESTIMATES,    /* an estimate and its standard error */
    FIGURES_SHARES,       /* events among units */
    FIGURES_RATES,        /* events in a population */
};

/* What one comparison has on either side. */
struct side {
    size_t row;                   /* the first row of the group; GBV_NONE: several groups */
    const char *name;             /* "overall", "rest"; NULL: the group's own */
    size_t n, n_missing;          /* rows used, rows left out */
    const size_t *rows;           /* those used; NULL: of several groups */
    double events, base;          /* of shares and rates */
    double estimate, std_error;   /* of estimates */
    bool marked;                  /* every row is marked `comparable = no` */
    bool total;                   /* the row that --total-row names */
};

/* The columns the figures are read from. */
struct figure_columns {
    struct column estimate, std_error, events, population, units;
};

/* What is compared, and how. */
struct comparing {
    struct columns by;
    struct columns parts;         /* `by` and the column of the groups */
    enum figures figures;
    struct counts counts;         /* of shares and rates */
    const double *estimate, *std_error;
    const char *reference;        /* "pairwise", "overall", "rest" or a group */
    const char *total_row;        /* NULL: none */
    bool known;                   /* the reference is taken as known */
    gbv_measure measure;
    gbv_compare_method method;
    gbv_adjust_method adjust;
    double level, per;
};

/* ---- Sides (cli/side.c) ---- */

/* Which figures the columns are; GBV_MISUSE unless they are one kind, whole. */
gbv_status figures_find(const struct figure_columns *columns, enum figures *out,
                        gbv_error *error);
gbv_status figures_read(struct job *job, const struct figure_columns *columns,
                        struct comparing *how);

/* Reads the groups first to last - 1 of `parts`, which agree in `by`, into one
 * side each. What must be said of them is appended to the note. */
gbv_status sides_read(struct job *job, const struct comparing *how, const gbv_groups *groups,
                      size_t first, size_t last, struct side *sides, gbv_buffer *note);

/* All sides but the one at `except` (GBV_NONE: none) and the total put
 * together, under the name that `out` has. */
gbv_status sides_sum(struct job *job, const struct comparing *how, const struct side *sides,
                     size_t n, size_t except, struct side *out);

/* The side's rate per `per`, or its share; NAN for estimates. */
double side_rate(const struct comparing *how, const struct side *side);

/* Does the side get comparisons of its own? */
bool side_is_compared(const struct side *side);

/* May the rows of these sides be compared, and for `added` also added? What a
 * reader must know is appended to the note. */
gbv_status sides_check(struct job *job, const struct comparing *how,
                       const struct side *const *sides, size_t n, bool added,
                       gbv_buffer *note);

/* Is one of the groups the total of the others? --total-row says so. */
gbv_status sides_check_totals(struct job *job, const struct comparing *how,
                              const struct side *const *sides, size_t n, gbv_buffer *note);

/* ---- Comparisons (cli/comparison.c) ---- */

/* GBV_MISUSE where the figures do not have the method or the reference. */
gbv_status comparing_check(const struct comparing *how, gbv_error *error);

/* Compares every group of every group of `by`, and puts the rows. */
gbv_status compare_groups(struct job *job, const struct comparing *how);

/* ---- Rows of the result (cli/comparison_rows.c) ---- */

struct pair {
    const struct side *group;
    struct side reference;
    gbv_comparison comparison;    /* of GBV_OK */
    gbv_status status;
    gbv_buffer note;
};

/* One set of comparisons, whose p-values are adjusted together. */
struct family {
    struct side *sides;
    size_t n_sides;
    struct pair *pairs;
    double *p_adjusted;
    size_t n_pairs, n_tests;
    gbv_buffer note;              /* for the row of the heterogeneity */
    gbv_buffer note_all;          /* for comparisons with several groups */
};

void put_heterogeneity(struct job *job, const struct comparing *how, struct family *family);
void put_pair(struct job *job, const struct comparing *how, const struct family *family,
              size_t pair);

#endif
