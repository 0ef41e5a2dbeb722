#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/solve.h"

static void
swap_rows(double *matrix, size_t columns, size_t i, size_t j)
{
    for (size_t c = 0; c < columns && i != j; c++) {
        double kept = matrix[i * columns + c];
        matrix[i * columns + c] = matrix[j * columns + c];
        matrix[j * columns + c] = kept;
    }
}

/* The largest value of each row, by which pivots are measured. */
static void
measure(const double *a, size_t n, double *largest)
{
    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < n; c++)
            largest[i] = fmax(largest[i], fabs(a[i * n + c]));
}

static size_t
best_pivot(const double *a, size_t n, size_t column, const double *largest, double *size)
{
    size_t best = column;
    *size = 0;
    for (size_t i = column; i < n; i++) {
        double here = largest[i] > 0 ? fabs(a[i * n + column]) / largest[i] : 0;
        if (here > *size) {
            *size = here;
            best = i;
        }
    }
    return best;
}

static void
substitute_back(const double *a, size_t n, double *b, size_t k)
{
    for (size_t i = n; i-- > 0;)
        for (size_t c = 0; c < k; c++) {
            double rest = b[i * k + c];
            for (size_t j = i + 1; j < n; j++)
                rest -= a[i * n + j] * b[j * k + c];
            b[i * k + c] = rest / a[i * n + i];
        }
}

gbv_status
gbv_solve(double *a, size_t n, double *b, size_t k)
{
    double *largest = gbv_new_array(n, sizeof *largest);
    if (!largest)
        return GBV_NO_MEMORY;
    gbv_status status = GBV_OK;
    measure(a, n, largest);
    for (size_t p = 0; p < n; p++) {
        double size;
        size_t best = best_pivot(a, n, p, largest, &size);
        if (!(size > 1e-12)) {
            status = GBV_COLLINEAR;
            break;
        }
        swap_rows(a, n, p, best);
        swap_rows(b, k, p, best);
        swap_rows(largest, 1, p, best);
        for (size_t i = p + 1; i < n; i++) {
            double factor = a[i * n + p] / a[p * n + p];
            for (size_t c = p; c < n; c++)
                a[i * n + c] -= factor * a[p * n + c];
            for (size_t c = 0; c < k; c++)
                b[i * k + c] -= factor * b[p * k + c];
        }
    }
    if (!status)
        substitute_back(a, n, b, k);
    free(largest);
    return status;
}
