#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/argument.h"
#include "stats/contingency.h"
#include "stats/sum.h"
#include "stats/tails.h"

/* ---- The table ---- */

static gbv_status
check_counts(const double *counts, size_t rows, size_t columns)
{
    double n = 0;
    for (size_t i = 0; i < rows * columns; i++) {
        if (!gbv_is_count(counts[i]))
            return GBV_DOMAIN;
        n += counts[i];
    }
    return gbv_is_count(n) ? GBV_OK : GBV_DOMAIN;
}

static size_t
count_filled(const double *margin, size_t n)
{
    size_t filled = 0;
    for (size_t i = 0; i < n; i++)
        filled += margin[i] > 0;
    return filled;
}

/* Moves what is not empty to the front. */
static void
pack(struct gbv_contingency *table, size_t all_columns)
{
    size_t cell = 0, row = 0, column = 0;
    for (size_t i = 0; row < table->rows; i++) {
        for (size_t j = 0; j < all_columns && table->row[i] > 0; j++)
            if (table->column[j] > 0)
                table->counts[cell++] = table->counts[i * all_columns + j];
        if (table->row[i] > 0)
            table->row[row++] = table->row[i];
    }
    for (size_t j = 0; column < table->columns; j++)
        if (table->column[j] > 0)
            table->column[column++] = table->column[j];
}

gbv_status
gbv_contingency_begin(const double *counts, size_t rows, size_t columns,
                      struct gbv_contingency *out)
{
    *out = (struct gbv_contingency){ 0 };
    if (columns && rows > SIZE_MAX / columns)
        return GBV_DOMAIN;
    gbv_status status = check_counts(counts, rows, columns);
    if (status)
        return status;
    out->counts = gbv_new_array(rows * columns, sizeof *out->counts);
    out->row = gbv_new_array(rows, sizeof *out->row);
    out->column = gbv_new_array(columns, sizeof *out->column);
    if (!out->counts || !out->row || !out->column)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < rows * columns; i++) {
        out->counts[i] = counts[i];
        out->row[i / columns] += counts[i];
        out->column[i % columns] += counts[i];
        out->n += counts[i];
    }
    out->rows = count_filled(out->row, rows);
    out->columns = count_filled(out->column, columns);
    if (out->rows < 2 || out->columns < 2)
        return GBV_TOO_FEW;
    pack(out, columns);
    return GBV_OK;
}

void
gbv_contingency_end(struct gbv_contingency *table)
{
    free(table->counts);
    free(table->row);
    free(table->column);
}

/* ---- Pearson ---- */

static gbv_chi_squared
chi_squared(const struct gbv_contingency *table)
{
    struct sum sum = { 0 };
    gbv_chi_squared test = { .least_expected = INFINITY };
    for (size_t i = 0; i < table->rows; i++)
        for (size_t j = 0; j < table->columns; j++) {
            double expected = table->row[i] * (table->column[j] / table->n);
            double deviation = table->counts[i * table->columns + j] - expected;
            gbv_add(&sum, deviation * deviation / expected);
            test.least_expected = fmin(test.least_expected, expected);
            test.n_below_5 += expected < 5;
        }
    test.statistic = sum.total + sum.lost;
    test.df = ((double)table->rows - 1) * ((double)table->columns - 1);
    return test;
}

gbv_status
gbv_contingency_chi_squared(const double *counts, size_t rows, size_t columns,
                            gbv_chi_squared *out)
{
    struct gbv_contingency table;
    gbv_status status = gbv_contingency_begin(counts, rows, columns, &table);
    if (!status) {
        gbv_chi_squared test = chi_squared(&table);
        if (gbv_is_tractable(test.df)) {
            test.p = gbv_chi_squared_upper(test.statistic, test.df);
            *out = test;
        } else {
            status = GBV_DOMAIN;
        }
    }
    gbv_contingency_end(&table);
    return status;
}

/* ---- Cochran and Armitage ---- */

static gbv_status
check_groups(const double *events, const double *n, const double *scores, size_t k)
{
    size_t filled = 0;
    if (!gbv_all_finite(scores, k))
        return GBV_DOMAIN;
    for (size_t i = 0; i < k; i++) {
        if (!gbv_is_count(events[i]) || !gbv_is_count(n[i]) || events[i] > n[i])
            return GBV_DOMAIN;
        filled += n[i] > 0;
    }
    return filled < 2 ? GBV_TOO_FEW : GBV_OK;
}

gbv_status
gbv_proportions_trend(const double *events, const double *n, const double *scores, size_t k,
                      gbv_proportion_trend *out)
{
    double all_events = 0, all = 0, weighted = 0;
    gbv_status status = check_groups(events, n, scores, k);
    if (status)
        return status;
    for (size_t i = 0; i < k; i++) {
        all_events += events[i];
        all += n[i];
        weighted += n[i] * (scores[i] - scores[0]);    /* a common large value costs no digits */
    }
    double p = all_events / all, middle = weighted / all;
    struct sum covariance = { 0 }, spread = { 0 };
    for (size_t i = 0; i < k; i++) {
        double distance = scores[i] - scores[0] - middle;
        gbv_add(&covariance, (events[i] - n[i] * p) * distance);
        gbv_add(&spread, n[i] * distance * distance);
    }
    double sxy = covariance.total + covariance.lost, sxx = spread.total + spread.lost;
    if (all_events == 0 || all_events == all || sxx == 0)
        return GBV_NO_SPREAD;
    double statistic = sxy / sxx * sxy / (p * ((all - all_events) / all));
    if (!isfinite(statistic))
        return GBV_RANGE;
    *out = (gbv_proportion_trend){
        .statistic = statistic, .df = 1, .p = gbv_chi_squared_upper(statistic, 1),
        .slope = sxy / sxx,
    };
    return GBV_OK;
}
