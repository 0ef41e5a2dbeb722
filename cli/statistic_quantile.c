/* Quantiles, by name. */
#include <stdlib.h>
#include <string.h>

#include "statistic.h"

static gbv_status
quantile_of(const struct gathered *gathered, double probability, double *out)
{
    return gbv_quantile_counted(gathered->values, gathered->n_values, probability,
                                gathered->quantile_type, out);
}

/* A value that occurs several times weighs as often. */
static gbv_status
weighted_quantile(const struct gathered *gathered, double probability, gbv_quantile_rule rule,
                  double *out)
{
    size_t n = gathered->n_values;
    double *values = calloc(2 * n + 1, sizeof *values), *weights = values + n;
    if (!values)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < n; i++) {
        values[i] = gathered->values[i].value;
        weights[i] = gathered->values[i].weight * (double)gathered->values[i].count;
    }
    gbv_status status = gbv_weighted_quantile(values, weights, n, probability, rule, out);
    free(values);
    return status;
}

static gbv_status
quantile_math(const struct gathered *gathered, double probability, double *out)
{
    return weighted_quantile(gathered, probability, GBV_QUANTILE_MATH, out);
}

static gbv_status
quantile_school(const struct gathered *gathered, double probability, double *out)
{
    return weighted_quantile(gathered, probability, GBV_QUANTILE_SCHOOL, out);
}

/* "median", "p90", of so many letters. */
static bool
is_share(const char *name, size_t length, double *probability)
{
    static const struct {
        const char *name;
        double probability;
    } known[] = { { "q1", 0.25 }, { "median", 0.5 }, { "q3", 0.75 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && strncmp(name, known[i].name, length) == 0) {
            *probability = known[i].probability;
            return true;
        }
    double percent;
    if (length < 2 || name[0] != 'p' || name[1] < '0' || name[1] > '9' ||
        gbv_number_parse(name + 1, length - 1, &percent) || !(percent < 100))
        return false;
    *probability = percent / 100;
    return true;
}

bool
statistic_is_quantile(const char *name, struct statistic *out)
{
    const char *rule = strchr(name, '_');
    *out = (struct statistic){ .name = name, .of = quantile_of, .needs = GBV_KEEP_VALUES };
    if (rule) {
        out->of = strcmp(rule, "_math") == 0 ? quantile_math
                : strcmp(rule, "_school") == 0 ? quantile_school : NULL;
        out->weighs = out->needs_weights = true;
    }
    return out->of && is_share(name, rule ? (size_t)(rule - name) : strlen(name),
                               &out->probability);
}
