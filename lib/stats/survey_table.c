#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey_table.h"
#include "stats/solve.h"
#include "stats/survey_cross.h"
#include "stats/tails.h"

/* The upper tail of F. */
static double
f_upper(double f, double df, double df2)
{
    return isinf(df2) ? gbv_chi_squared_upper(f * df, df)
                      : gbv_beta_probability(f * df / df2, df / 2, df2 / 2, GBV_UPPER);
}

static double
pearson(const struct gbv_cross *cross)
{
    double sum = 0;
    for (size_t i = 0; i < cross->rows; i++)
        for (size_t j = 0; j < cross->columns; j++) {
            double expected = cross->row[i] * cross->column[j];
            double distance = cross->share[i * cross->columns + j] - expected;
            sum += distance * distance / expected;
        }
    return cross->n * sum;
}

/* ---- Rao and Scott ---- */

/* The contrasts that are 0 when rows and columns are independent: +1 for a
 * cell and for the last of all, -1 for the last of its row and of its column.
 * Any others that span the same space give the same traces. */
static double
contrast(const struct gbv_cross *cross, size_t k, size_t cell)
{
    size_t row = k / (cross->columns - 1), column = k % (cross->columns - 1);
    size_t i = cell / cross->columns, j = cell % cross->columns;
    int by_row = (i == row) - (i == cross->rows - 1);
    int by_column = (j == column) - (j == cross->columns - 1);
    return by_row * by_column;
}

/* Empty cells of rows and columns that are not count for nothing, as in R. */
static double
over_share(const struct gbv_cross *cross, double value, size_t cell)
{
    return cross->share[cell] > 0 ? value / cross->share[cell] : 0;
}

/* What the contrasts' covariance would be in a simple random sample. */
static void
simple_covariance(const struct gbv_cross *cross, size_t m, double *out)
{
    for (size_t k = 0; k < m; k++)
        for (size_t l = 0; l < m; l++) {
            double sum = 0;
            for (size_t c = 0; c < cross->rows * cross->columns; c++)
                sum += over_share(cross, contrast(cross, k, c) * contrast(cross, l, c), c);
            out[k * m + l] = sum / cross->n;
        }
}

static gbv_status
design_covariance(const struct gbv_cross *cross, size_t m, double *out)
{
    size_t n = cross->n_spread;
    double *spread = gbv_new_array(m, n * sizeof *spread);
    if (!spread)
        return GBV_NO_MEMORY;
    for (size_t k = 0; k < m; k++)
        for (size_t c = 0; c < cross->rows * cross->columns; c++) {
            double factor = over_share(cross, contrast(cross, k, c), c);
            for (size_t s = 0; factor != 0 && s < n; s++)
                spread[k * n + s] += factor * cross->shares[c * n + s];
        }
    gbv_status status = gbv_spread_covariance(spread, n, m, out);
    free(spread);
    return status;
}

/* The traces of the matrix of design effects and of its square: Rao & Scott
 * (1984), eq. 4.3. */
static gbv_status
design_effects(const struct gbv_cross *cross, size_t m, double *trace, double *square)
{
    double *simple = gbv_new_array(m, m * sizeof *simple);
    double *effects = gbv_new_array(m, m * sizeof *effects);
    gbv_status status = simple && effects ? design_covariance(cross, m, effects) : GBV_NO_MEMORY;
    if (!status) {
        simple_covariance(cross, m, simple);
        status = gbv_solve(simple, m, effects, m);
    }
    *trace = *square = 0;
    for (size_t k = 0; !status && k < m; k++) {
        *trace += effects[k * m + k];
        for (size_t l = 0; l < m; l++)
            *square += effects[k * m + l] * effects[l * m + k];
    }
    free(simple);
    free(effects);
    if (!status && !(*trace > 0))
        return GBV_NO_SPREAD;
    return status;
}

static gbv_status
rao_scott(const struct gbv_cross *cross, gbv_table_method method, gbv_table_test *out)
{
    size_t m = (cross->rows - 1) * (cross->columns - 1);
    double trace, square;
    gbv_status status = design_effects(cross, m, &trace, &square);
    if (status)
        return status;
    if (method == GBV_TABLE_RAO_SCOTT) {
        out->statistic = out->pearson / trace;
        out->df = trace * trace / square;
        out->df2 = out->df * cross->df;
        out->p = f_upper(out->statistic, out->df, out->df2);
    } else {
        out->df = (double) m;
        out->df2 = INFINITY;
        out->statistic = out->pearson / (trace / (double) m);
        out->p = gbv_chi_squared_upper(out->statistic, out->df);
    }
    return GBV_OK;
}

/* ---- Wald ---- */

/* How far each cell, but for those of the first row and column, is from
 * independence, and the spread of that distance. */
static void
distances(const struct gbv_cross *cross, double *distance, double *spread)
{
    size_t n = cross->n_spread, columns = cross->columns, k = 0;
    for (size_t i = 1; i < cross->rows; i++)
        for (size_t j = 1; j < columns; j++, k++) {
            double of_row = cross->row[i], of_column = cross->column[j];
            distance[k] = cross->share[i * columns + j] - of_row * of_column;
            for (size_t c = 0; c < cross->rows * columns; c++) {
                bool in_row = c / columns == i, in_column = c % columns == j;
                double factor = (double) (in_row && in_column) - (in_row ? of_column : 0) -
                    (in_column ? of_row : 0) + of_row * of_column;
                for (size_t s = 0; s < n; s++)
                    spread[k * n + s] += factor * cross->totals[c * n + s];
            }
        }
}

static gbv_status
wald_statistic(const struct gbv_cross *cross, size_t m, double *out)
{
    double *distance = gbv_new_array(m, sizeof *distance);
    double *solution = gbv_new_array(m, sizeof *solution);
    double *spread = gbv_new_array(m, cross->n_spread * sizeof *spread);
    double *covariance = gbv_new_array(m, m * sizeof *covariance);
    gbv_status status = distance && solution && spread && covariance ? GBV_OK : GBV_NO_MEMORY;
    if (!status) {
        distances(cross, distance, spread);
        for (size_t k = 0; k < m; k++)
            solution[k] = distance[k];
        status = gbv_spread_covariance(spread, cross->n_spread, m, covariance);
    }
    if (!status)
        status = gbv_solve(covariance, m, solution, 1);
    *out = 0;
    for (size_t k = 0; !status && k < m; k++)
        *out += distance[k] * solution[k];
    free(distance);
    free(solution);
    free(spread);
    free(covariance);
    return status;
}

static gbv_status
wald(const struct gbv_cross *cross, gbv_table_method method, gbv_table_test *out)
{
    size_t cells = (cross->rows - 1) * (cross->columns - 1);
    double m = (double) cells, left = cross->df - m + 1, statistic;
    bool adjusted = method == GBV_TABLE_ADJUSTED_WALD && isfinite(cross->df);
    if (adjusted && !(left > 0))
        return GBV_TOO_FEW;
    gbv_status status = wald_statistic(cross, cells, &statistic);
    if (status)
        return status;
    out->df = m;
    out->df2 = adjusted ? left : cross->df;
    out->statistic = statistic / m * (adjusted ? left / cross->df : 1);
    out->p = f_upper(out->statistic, out->df, out->df2);
    return GBV_OK;
}

/* ---- The test ---- */

static gbv_status
test_cross(const struct gbv_cross *cross, gbv_table_method method, gbv_table_test *out)
{
    if (!(cross->df > 0))
        return GBV_TOO_FEW;
    gbv_table_test test = { .pearson = pearson(cross), .n = cross->n, .rows = cross->rows,
                            .columns = cross->columns };
    bool is_pearsons = method == GBV_TABLE_RAO_SCOTT || method == GBV_TABLE_RAO_SCOTT_FIRST;
    gbv_status status = is_pearsons ? rao_scott(cross, method, &test)
                                    : wald(cross, method, &test);
    if (!status)
        *out = test;
    return status;
}

gbv_status
gbv_survey_table_test(const gbv_survey *survey, size_t rows, size_t columns,
                      gbv_table_method method, gbv_table_test *out)
{
    if (columns == 0 || survey->n_domains / columns != rows ||
        survey->n_domains % columns != 0)
        return GBV_MISUSE;
    struct gbv_frame frame;
    struct gbv_cross cross = { 0 };
    gbv_status status = gbv_frame_begin(survey, &frame);
    if (!status)
        status = gbv_cross_begin(&frame, rows, columns, &cross);
    if (!status)
        status = test_cross(&cross, method, out);
    gbv_cross_end(&cross);
    gbv_frame_end(&frame);
    return status;
}

const char *
gbv_table_method_name(gbv_table_method method)
{
    switch (method) {
    case GBV_TABLE_RAO_SCOTT: return "rao-scott";
    case GBV_TABLE_RAO_SCOTT_FIRST: return "rao-scott-first";
    case GBV_TABLE_WALD: return "wald";
    case GBV_TABLE_ADJUSTED_WALD: return "adjusted-wald";
    }
    return "unknown";
}
