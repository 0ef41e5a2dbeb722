/* A series of values in time, and what is said of its trend. */
#ifndef TREND_SERIES_H
#define TREND_SERIES_H

#include "tally.h"

enum model { MODEL_LOGLINEAR, MODEL_LINEAR, MODEL_MANN_KENDALL, MODEL_SEN };
extern const char *const model_names[];

/* What the value of a row is. */
enum value {
    VALUE_GIVEN,    /* a column, with its standard error or without */
    VALUE_COUNT,    /* the events themselves */
    VALUE_RATE,     /* events per `per` people */
};

/* What trends are of, and how they are found. */
struct trending {
    struct columns by, parts;        /* `by` and the column of times behind it */
    enum value value;
    const double *given, *given_error;
    struct counts counts;
    double per;
    struct choices models;
    double level;
    gbv_step step;
    const double *times;             /* one per row of the data */
    bool series;
    size_t predict;
};

/* One series: its points in the order of time. */
struct series {
    size_t row;                  /* a row of it: who it is of */
    size_t n, n_missing;
    size_t *rows;                /* of the points */
    double *time, *value;
    double *error;               /* of the values; NaN where not known */
    gbv_buffer unit;             /* of the values; empty: not known */
    gbv_buffer note;             /* for every row */
};

/* Does this run draw? Trends are drawn as points and lines, not as estimates. */
bool output_is_picture(const struct common *common);

/* Puts the rows of every series: of each model its estimates, or the points
 * and the line. */
gbv_status trend_groups(struct job *job, const struct trending *how);

/* Reads the groups first to last - 1 of `parts`, which agree in `by` and
 * differ in time. GBV_BAD_VALUE: two rows of one time. The series is yours:
 * series_free. */
gbv_status series_read(struct job *job, const struct trending *how, const gbv_groups *groups,
                       size_t first, size_t last, struct series *out);
void series_free(struct series *series);

/* The standard errors a model weighs the points by, NULL for equal weights:
 * those given, and for logs of counts those that the counts have. */
const double *series_errors(const struct trending *how, const struct series *series,
                            enum model model);

/* ---- Fits (cli/trend_fit.c) ---- */

/* Words for `method`: "log-linear least squares, weighted by events". */
void describe_model(const struct trending *how, enum model model, gbv_buffer *out);

/* Fits a straight or an exponential line; `annual` (may be NULL) is the same
 * with time in years, for the annual percent change. GBV_BAD_VALUE names a
 * value that has no logarithm. */
gbv_status fit_line(struct job *job, const struct trending *how, const struct series *series,
                    enum model model, gbv_trend *out, gbv_trend *annual);

/* A model without an answer (any other status than GBV_BAD_VALUE): an error if
 * there is one series, else a note and GBV_OK. */
gbv_status explain_model(struct job *job, const struct trending *how,
                         const struct series *series, enum model model, gbv_status status,
                         gbv_buffer *note);

/* ---- Rows of the result ---- */

/* Fits one model and puts its rows: the estimates (cli/trend_rows.c), or the
 * points, the line and its further steps (cli/trend_points.c). */
gbv_status put_trend(struct job *job, const struct trending *how, const struct series *series,
                     enum model model);
gbv_status put_points(struct job *job, const struct trending *how, const struct series *series,
                      enum model model);

#endif
