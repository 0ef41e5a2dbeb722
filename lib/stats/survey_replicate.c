#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/survey_replicate.h"
#include "stats/argument.h"
#include "stats/sum.h"
#include "stats/survey_replicates.h"

static bool
is_scale(double scale)
{
    return scale >= 0 && isfinite(scale);
}

gbv_status
gbv_replicate_scales(gbv_replicate_type type, size_t n, double fay, const double *given,
                     double *scale)
{
    double replicates = (double) n, common = 0;
    if (n < 2)
        return GBV_TOO_FEW;
    switch (type) {
    case GBV_REPLICATE_BRR: common = 1 / replicates; break;
    case GBV_REPLICATE_FAY:
        if (!(fay >= 0 && fay < 1))
            return GBV_DOMAIN;
        common = 1 / (replicates * (1 - fay) * (1 - fay));
        break;
    case GBV_REPLICATE_JK1: common = (replicates - 1) / replicates; break;
    case GBV_REPLICATE_BOOTSTRAP: common = 1 / (replicates - 1); break;
    case GBV_REPLICATE_JKN:
        for (size_t r = 0; r < n; r++)
            if (!given || !is_scale(given[r]))
                return GBV_DOMAIN;
    }
    for (size_t r = 0; r < n; r++)
        scale[r] = type == GBV_REPLICATE_JKN ? given[r] : common;
    return GBV_OK;
}

gbv_status
gbv_replicates_check(const gbv_replicates *replicates, size_t n_domains)
{
    if (replicates->n < 2)
        return GBV_TOO_FEW;
    if (!(replicates->df > 0))
        return GBV_DOMAIN;
    for (size_t r = 0; r < replicates->n; r++)
        if (!is_scale(replicates->scale[r]))
            return GBV_DOMAIN;
    for (size_t i = 0; i < replicates->n * n_domains; i++) {
        const gbv_replicate_sums *sums = &replicates->sums[i];
        if (!isfinite(sums->w) || !isfinite(sums->wy) || !isfinite(sums->wyy) ||
            !isfinite(sums->wx))
            return GBV_DOMAIN;
    }
    return GBV_OK;
}

/* Replicates that count for nothing have no say in the mean, as in R. */
void
gbv_replicates_spread(const gbv_replicates *replicates, double full, double *values)
{
    double centre = full;
    if (!replicates->mse) {
        struct sum sum = { 0 };
        double n = 0;
        for (size_t r = 0; r < replicates->n; r++) {
            if (replicates->scale[r] == 0)
                continue;
            gbv_add(&sum, values[r]);
            n++;
        }
        centre = n > 0 ? (sum.total + sum.lost) / n : full;
    }
    for (size_t r = 0; r < replicates->n; r++)
        values[r] = sqrt(replicates->scale[r]) * (values[r] - centre);
}

/* ---- Rank ---- */

/* Columns of a matrix of n_rows, one after the other. */
struct columns {
    double *value;
    size_t n_rows, n;
};

static double
norm(const double *column, size_t from, size_t n_rows)
{
    double most = 0, sum = 0;
    for (size_t i = from; i < n_rows; i++)
        most = fmax(most, fabs(column[i]));
    for (size_t i = from; i < n_rows && most > 0; i++)
        sum += (column[i] / most) * (column[i] / most);
    return most * sqrt(sum);
}

/* Reflects the columns after `pivot` so that what is below the diagonal of the
 * pivot's column vanishes. */
static void
reflect(struct columns *matrix, size_t pivot, double length)
{
    double *v = matrix->value + pivot * matrix->n_rows;
    v[pivot] += v[pivot] < 0 ? -length : length;
    double square = length * fabs(v[pivot]);    /* v'v / 2 */
    for (size_t c = pivot + 1; c < matrix->n; c++) {
        double *column = matrix->value + c * matrix->n_rows, product = 0;
        for (size_t i = pivot; i < matrix->n_rows; i++)
            product += v[i] * column[i];
        for (size_t i = pivot; i < matrix->n_rows; i++)
            column[i] -= v[i] * (product / square);
    }
}

static void
swap_columns(struct columns *matrix, size_t a, size_t b)
{
    double *left = matrix->value + a * matrix->n_rows, *right = matrix->value + b * matrix->n_rows;
    for (size_t i = 0; i < matrix->n_rows; i++) {
        double kept = left[i];
        left[i] = right[i];
        right[i] = kept;
    }
}

static size_t
find_rank(struct columns *matrix)
{
    double first = 0;
    size_t pivot = 0;
    for (; pivot < matrix->n && pivot < matrix->n_rows; pivot++) {
        size_t best = pivot;
        double length = -1;
        for (size_t c = pivot; c < matrix->n; c++) {
            double here = norm(matrix->value + c * matrix->n_rows, pivot, matrix->n_rows);
            if (here > length) {
                length = here;
                best = c;
            }
        }
        first = pivot == 0 ? length : first;
        if (!(length > 1e-5 * first))
            break;
        swap_columns(matrix, pivot, best);
        reflect(matrix, pivot, length);
    }
    return pivot;
}

gbv_status
gbv_replicate_rank(const double *rows, size_t n_rows, size_t n, size_t *out)
{
    if (n_rows > 0 && n > SIZE_MAX / sizeof *rows / n_rows)
        return GBV_NO_MEMORY;
    if (!gbv_all_finite(rows, n_rows * n))
        return GBV_DOMAIN;
    struct columns matrix = { gbv_new_array(n, n_rows * sizeof *rows), n_rows, n };
    if (!matrix.value)
        return GBV_NO_MEMORY;
    for (size_t i = 0; i < n_rows; i++)
        for (size_t c = 0; c < n; c++)
            matrix.value[c * n_rows + i] = rows[i * n + c];
    *out = find_rank(&matrix);
    free(matrix.value);
    return GBV_OK;
}
