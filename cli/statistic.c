#include <string.h>

#include "statistic.h"

/* A number that is there, or why it is not. */
static gbv_status
answer(double value, size_t n, size_t least, double *out)
{
    if (n < least)
        return GBV_TOO_FEW;
    if (isnan(value))
        return GBV_NO_SPREAD;
    if (!isfinite(value))
        return GBV_RANGE;
    *out = value;
    return GBV_OK;
}

static gbv_status
n_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer((double)gathered->sums.n, 0, 0, out);
}

static gbv_status
n_missing_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer((double)gathered->sums.n_missing, 0, 0, out);
}

/* Values of different weights are kept apart. */
static gbv_status
distinct_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    size_t distinct = gathered->n_values > 0;
    for (size_t i = 1; i < gathered->n_values; i++)
        distinct += gathered->values[i].value != gathered->values[i - 1].value;
    return answer((double)distinct, 0, 0, out);
}

/* Nothing adds up to nothing known: a sum of no values is missing, not 0. */
static gbv_status
sum_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    const gbv_sums *sums = &gathered->sums;
    return answer(gathered->is_weighted ? sums->weighted_sum : sums->sum, sums->n, 1, out);
}

static gbv_status
mean_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    const gbv_sums *sums = &gathered->sums;
    return answer(gathered->is_weighted ? sums->weighted_mean : sums->mean, sums->n, 1, out);
}

static gbv_status
var_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer(gathered->sums.variance, gathered->sums.n, 2, out);
}

static gbv_status
sd_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer(sqrt(gathered->sums.variance), gathered->sums.n, 2, out);
}

static gbv_status
se_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    double n = (double)gathered->sums.n;
    return answer(sqrt(gathered->sums.variance / n), gathered->sums.n, 2, out);
}

static gbv_status
cv_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    if (gathered->sums.mean == 0)
        return GBV_DOMAIN;
    return answer(sqrt(gathered->sums.variance) / gathered->sums.mean, gathered->sums.n, 2, out);
}

/* A gap would make neighbours of values that are none. */
static gbv_status
acf1_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    if (gathered->sums.n_missing > 0)
        return GBV_TOO_FEW;
    return gbv_autocorrelation(gathered->ordered, gathered->sums.n, out);
}

static gbv_status
min_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer(gathered->sums.min, gathered->sums.n, 1, out);
}

static gbv_status
max_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer(gathered->sums.max, gathered->sums.n, 1, out);
}

static gbv_status
skewness_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer(gathered->sums.skewness, gathered->sums.n, 3, out);
}

static gbv_status
kurtosis_of(const struct gathered *gathered, double unused, double *out)
{
    (void)unused;
    return answer(gathered->sums.kurtosis, gathered->sums.n, 4, out);
}

static const struct statistic statistics[] = {
    { "n", n_of, .counts = true, .weighs = true },
    { "n_missing", n_missing_of, .counts = true, .weighs = true },
    { "distinct", distinct_of, .counts = true, .weighs = true, .needs = GBV_KEEP_VALUES },
    { "sum", sum_of, .adds = true, .weighs = true },
    { "mean", mean_of, .weighs = true },
    { "sd", sd_of, .needs = GBV_KEEP_SQUARES },
    { "var", var_of, .needs = GBV_KEEP_SQUARES },
    { "se", se_of, .needs = GBV_KEEP_SQUARES },
    { "cv", cv_of, .needs = GBV_KEEP_SQUARES },
    { "acf1", acf1_of, .needs = GBV_KEEP_ORDER },
    { "min", min_of, .weighs = true },
    { "max", max_of, .weighs = true },
    { "skewness", skewness_of, .needs = GBV_KEEP_HIGHER },
    { "kurtosis", kurtosis_of, .needs = GBV_KEEP_HIGHER },
};
enum { STATISTICS = sizeof statistics / sizeof *statistics };

gbv_status
statistic_find(const char *name, struct statistic *out, gbv_error *error)
{
    const char *names[STATISTICS + 3] = { [STATISTICS] = "q1", "median", "q3" };
    for (size_t i = 0; i < STATISTICS; i++) {
        names[i] = statistics[i].name;
        if (strcmp(name, names[i]) == 0) {
            *out = statistics[i];
            return GBV_OK;
        }
    }
    if (statistic_is_quantile(name, out))
        return GBV_OK;
    gbv_fail(error, GBV_MISUSE, "--stat: there is no statistic \"%s\"", name);
    const char *nearest = gbv_nearest(name, names, STATISTICS + 3);
    if (nearest)
        gbv_hint(error, "did you mean %s?", nearest);
    else
        gbv_hint(error, "there are n, n_missing, distinct, sum, mean, sd, var, se, cv, acf1, min, "
                 "q1, median, q3, max, skewness, kurtosis, and percentiles as p90; of weighted "
                 "values median_math, p90_school");
    return GBV_MISUSE;
}

gbv_status
statistic_put(gbv_table *result, size_t column, const struct statistic *statistic,
              const struct gathered *gathered, const char *value_name,
              gbv_error *error)
{
    double value;
    gbv_status status = statistic->of(gathered, statistic->probability, &value);
    if (status == GBV_RANGE || status == GBV_NO_MEMORY)
        return gbv_explain(error, status, "%s of %s", statistic->name, value_name);
    if (!status)
        gbv_put_number_at(result, column, value);
    return GBV_OK;
}
