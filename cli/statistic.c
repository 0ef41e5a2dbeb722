#include <string.h>

#include "statistic.h"

static gbv_status
n_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    *out = (double)sample->n;
    return GBV_OK;
}

static gbv_status
n_missing_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    *out = (double)sample->n_missing;
    return GBV_OK;
}

static gbv_status
distinct_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    size_t distinct = sample->n > 0;
    for (size_t i = 1; i < sample->n; i++)
        distinct += sample->sorted[i] != sample->sorted[i - 1];
    *out = (double)distinct;
    return GBV_OK;
}

/* Nothing adds up to nothing known: a sum of no values is missing, not 0. */
static gbv_status
sum_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    if (sample->n == 0)
        return GBV_TOO_FEW;
    if (sample->weights)
        return gbv_weighted_sum(sample->values, sample->weights, sample->n, out);
    return gbv_sum(sample->values, sample->n, out);
}

static gbv_status
mean_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    if (sample->weights)
        return gbv_weighted_mean(sample->values, sample->weights, sample->n, out);
    return gbv_mean(sample->values, sample->n, out);
}

static gbv_status
sd_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    return gbv_sd(sample->values, sample->n, out);
}

static gbv_status
var_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    return gbv_variance(sample->values, sample->n, out);
}

static gbv_status
se_of(const struct sample *sample, double unused, double *out)
{
    gbv_status status = sd_of(sample, unused, out);
    if (!status)
        *out /= sqrt((double)sample->n);
    return status;
}

static gbv_status
cv_of(const struct sample *sample, double unused, double *out)
{
    double mean;
    gbv_status status = mean_of(sample, unused, &mean);
    if (!status)
        status = sd_of(sample, unused, out);
    if (!status && mean == 0)
        return GBV_DOMAIN;
    if (!status)
        *out /= mean;
    return status || isfinite(*out) ? status : GBV_RANGE;
}

/* A gap would make neighbours of values that are none. */
static gbv_status
acf1_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    if (sample->n_missing > 0)
        return GBV_TOO_FEW;
    return gbv_autocorrelation(sample->values, sample->n, out);
}

static gbv_status
quantile_of(const struct sample *sample, double probability, double *out)
{
    return gbv_quantile(sample->sorted, sample->n, probability, GBV_QUANTILE_TYPE, out);
}

static gbv_status
skewness_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    return gbv_skewness(sample->values, sample->n, out);
}

static gbv_status
kurtosis_of(const struct sample *sample, double unused, double *out)
{
    (void)unused;
    return gbv_kurtosis(sample->values, sample->n, out);
}

static const struct statistic statistics[] = {
    { "n", n_of, .counts = true, .weighs = true },
    { "n_missing", n_missing_of, .counts = true, .weighs = true },
    { "distinct", distinct_of, .counts = true, .weighs = true },
    { "sum", sum_of, .adds = true, .weighs = true },
    { "mean", mean_of, .weighs = true },
    { "sd", sd_of },
    { "var", var_of },
    { "se", se_of },
    { "cv", cv_of },
    { "acf1", acf1_of },
    { "min", quantile_of, .probability = 0, .weighs = true },
    { "q1", quantile_of, .probability = 0.25 },
    { "median", quantile_of, .probability = 0.5 },
    { "q3", quantile_of, .probability = 0.75 },
    { "max", quantile_of, .probability = 1, .weighs = true },
    { "skewness", skewness_of },
    { "kurtosis", kurtosis_of },
};
enum { STATISTICS = sizeof statistics / sizeof *statistics };

/* p90, p2.5: a quantile by its per cent. */
static bool
is_percentile(const char *name, double *probability)
{
    double percent;
    if (name[0] != 'p' || name[1] < '0' || name[1] > '9' ||
        gbv_number_parse(name + 1, strlen(name + 1), &percent) || !(percent < 100))
        return false;
    *probability = percent / 100;
    return true;
}

gbv_status
statistic_find(const char *name, struct statistic *out, gbv_error *error)
{
    const char *names[STATISTICS];
    for (size_t i = 0; i < STATISTICS; i++) {
        names[i] = statistics[i].name;
        if (strcmp(name, names[i]) == 0) {
            *out = statistics[i];
            return GBV_OK;
        }
    }
    *out = (struct statistic){ .name = name, .of = quantile_of };
    if (is_percentile(name, &out->probability))
        return GBV_OK;
    gbv_fail(error, GBV_MISUSE, "--stat: there is no statistic \"%s\"", name);
    const char *nearest = gbv_nearest(name, names, STATISTICS);
    if (nearest)
        gbv_hint(error, "did you mean %s?", nearest);
    else
        gbv_hint(error, "there are n, n_missing, distinct, sum, mean, sd, var, se, cv, acf1, min, "
                 "q1, median, q3, max, skewness, kurtosis, and percentiles as p90");
    return GBV_MISUSE;
}

gbv_status
statistic_put(gbv_table *result, size_t column, const struct statistic *statistic,
              const struct sample *sample, const char *value_name, gbv_error *error)
{
    double value;
    gbv_status status = statistic->of(sample, statistic->probability, &value);
    if (status == GBV_RANGE || status == GBV_NO_MEMORY)
        return gbv_explain(error, status, "%s of %s", statistic->name, value_name);
    if (!status)
        gbv_put_number_at(result, column, value);
    return GBV_OK;
}
