/* Statistics of a column, by name: gbv-summarize --stat, gbv-describe. */
#ifndef STATISTIC_H
#define STATISTIC_H

#include "command.h"

/* What is known of the values of one column in one group. */
struct gathered {
    gbv_sums sums;
    const gbv_counted *values;    /* the different ones, ascending */
    size_t n_values;
    const double *ordered;        /* all of them as they came */
    bool is_weighted;
    int quantile_type;            /* of Hyndman and Fan, without weights */
};

struct statistic {
    const char *name;
    gbv_status (*of)(const struct gathered *gathered, double probability, double *out);
    double probability;     /* of quantiles */
    bool counts;            /* tells of rows, not of what they hold */
    bool adds;              /* a sum over the rows */
    bool weighs;            /* has a meaning for weighted values */
    bool needs_weights;     /* and for no others */
    unsigned needs;         /* of gbv_keep */
};

/* Is this a quantile: q1, median, q3, p90, or one of weighted values, with the
 * rule behind it, as in median_math and p90_school? */
bool statistic_is_quantile(const char *name, struct statistic *out);

/* GBV_MISUSE: there is none of that name (the nearest is suggested). */
gbv_status statistic_find(const char *name, struct statistic *out, gbv_error *error);

/* The statistic as a cell of the row begun last; missing where it has no
 * value: too few values, no spread. GBV_RANGE if it does not fit a number;
 * `value_name` is for that message. */
gbv_status statistic_put(gbv_table *result, size_t column, const struct statistic *statistic,
                         const struct gathered *gathered, const char *value_name,
                         gbv_error *error);

#endif
