/* gbv-tabulate: how rows spread over the categories of one or two columns. */
#ifndef TABULATE_H
#define TABULATE_H

#include "estimate.h"
#include "fold.h"
#include "survey.h"

enum share { SHARE_ROW, SHARE_COLUMN, SHARE_TOTAL };
enum missing { MISSING_EXCLUDE, MISSING_INCLUDE };
enum test { TEST_CHISQ, TEST_EXACT, TEST_RAOSCOTT, TEST_TREND };

struct tabulate {
    struct column row, column;
    struct columns by;
    struct texts scores;
    int share, test;               /* -1: not given */
    int missing, adjust;           /* adjust: gbv_adjust_method */
    bool wide;
    struct survey_options design;  /* of which --counts alone is no design */
};

/* Are estimates and tests by a survey's design? */
bool tabulate_has_design(const struct tabulate *args);

/* The categories of a column, sorted; the kinds of missing behind the others. */
struct categories {
    size_t column;      /* of the keys; GBV_NONE: all rows are of one category */
    size_t n;
    size_t n_present;   /* those that are not missing */
    size_t n_shared;    /* those that shares are of */
    size_t *key;        /* of each, a key that has it */
    size_t *of;         /* of each key; GBV_NONE: of no row */
};

/* Start with { 0 }. */
struct tabulation {
    struct job *job;
    const struct tabulate *args;
    bool by_design;
    struct fold fold;        /* one of the two is in use */
    struct survey survey;

    const gbv_table *keys;
    size_t n_keys;
    double *units;           /* of each key: rows, or what --counts says */
    struct columns by;       /* --by as columns of the keys */
    struct columns shown;    /* and behind them --row and --column */
    gbv_groups groups;       /* of keys, by `by` */
    size_t *group;           /* of each key */
    struct categories rows, columns;

    /* Of each cell, see tabulation_cell. */
    size_t n_cells;
    double *n;
    bool *marked;                      /* every row of it is `comparable = no` */
    double *base;                      /* of each denominator: units */
    double *weight;                    /* of each cell; by design only */
    gbv_survey_estimate *estimates;    /* the same: the shares */
    struct survey_weight *weights;     /* of each key; by design only */
};

/* Reads the input and counts. GBV_RANGE: there are too many cells. */
gbv_status tabulation_begin(struct job *job, struct tabulation *out);
void tabulation_free(struct tabulation *t);

size_t tabulation_cell(const struct tabulation *t, size_t group, size_t i, size_t j);

/* How many rows a key has, whatever they count for: a category of a count of 0
 * is a category. */
size_t tabulation_rows_of(const struct tabulation *t, size_t key);

/* Has a group any row? */
bool tabulation_has_rows(const struct tabulation *t, size_t group);

/* What shares are of, as it was asked for or by default. */
enum share tabulation_share(const struct tabulate *args);

/* Which of the `base` the share of a cell is of, GBV_NONE: it has no share; and
 * how many there are. */
size_t tabulation_denominator(const struct tabulation *t, size_t group, size_t i, size_t j);
size_t tabulation_denominators(const struct tabulation *t);

/* The categories of `column`, which is filled. */
gbv_status categories_find(struct tabulation *t, struct categories *out);

/* The kind of missing of a category, "empty", "word" or "code"; NULL: none. */
const char *category_missing(const struct tabulation *t, const struct categories *categories,
                             size_t i);

/* Weights and shares by the design: cli/tabulation_survey.c */
gbv_status tabulation_estimate(struct tabulation *t);

/* Is the table of a group one of independent rows and columns? */
struct tabulation_test {
    const char *term, *method;
    double statistic, df, df2, p, p_adjusted;
    gbv_buffer note;
};

/* One for each group; yours: tabulation_tests_free. NULL without --test. */
gbv_status tabulation_tests(struct tabulation *t, struct tabulation_test **out);
void tabulation_tests_free(const struct tabulation *t, struct tabulation_test *tests);
gbv_status tabulation_raoscott(struct tabulation *t, size_t group, gbv_table_test *out);
gbv_status tabulation_trend(const struct tabulation *t, const double *table,
                            struct tabulation_test *test);

/* The result: a row for each cell, or a cross table; a row for each test. */
gbv_status tabulation_put_long(struct tabulation *t, const struct tabulation_test *tests);
gbv_status tabulation_put_wide(struct tabulation *t, const struct tabulation_test *tests);

/* May the rows of a group be put together, and what must be said of that. */
gbv_status tabulation_check_rows(struct tabulation *t, size_t group, gbv_buffer *note);

/* A row of the result with a group's test, in the columns that there are. */
void tabulation_put_test(struct tabulation *t, size_t group, const struct tabulation_test *test);

/* The parts of the command around its picture. */
gbv_status tabulation_chart(struct job *job, gbv_chart *chart);
void tabulation_finish(struct job *job);

#endif
