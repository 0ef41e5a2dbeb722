#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gbvstat/describe.h"
#include "gbvstat/trend.h"
#include "stats/argument.h"
#include "stats/rank.h"
#include "stats/tails.h"

enum {
    MOST_EXACT = 50,    /* the exact distribution, where the normal is not near enough */
    MOST_DISORDERS = MOST_EXACT * (MOST_EXACT - 1) / 2,
};

/* Sums over the groups of t equal values. */
struct ties {
    double pairs;      /* t (t - 1) */
    double triples;    /* t (t - 1) (t - 2) */
    double spread;     /* t (t - 1) (2t + 5) */
};

static gbv_status
count_ties(const double *values, size_t n, struct ties *out)
{
    double *sorted = gbv_new_array(n, sizeof *sorted);
    if (!sorted)
        return GBV_NO_MEMORY;
    memcpy(sorted, values, n * sizeof *sorted);
    gbv_status status = gbv_sort(sorted, n);
    *out = (struct ties){ 0 };
    for (size_t i = 0, next; !status && i < n; i = next) {
        for (next = i + 1; next < n && sorted[next] == sorted[i];)
            next++;
        double t = (double) (next - i);
        out->pairs += t * (t - 1);
        out->triples += t * (t - 1) * (t - 2);
        out->spread += t * (t - 1) * (2 * t + 5);
    }
    free(sorted);
    return status;
}

static int
sign(double left, double right)
{
    return (right > left) - (right < left);
}

static double
concordance(const double *time, const double *value, size_t n)
{
    double s = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            s += sign(time[i], time[j]) * sign(value[i], value[j]);
    return s;
}

gbv_status
gbv_kendall(const double *time, const double *value, size_t n, struct gbv_kendall *out)
{
    if (!gbv_all_finite(time, n) || !gbv_all_finite(value, n))
        return GBV_DOMAIN;
    if (n < 4)
        return GBV_TOO_FEW;
    struct ties of_time, of_value;
    gbv_status status = count_ties(time, n, &of_time);
    if (!status)
        status = count_ties(value, n, &of_value);
    if (status)
        return status;

    double m = (double) n, pairs = m * (m - 1);
    if (of_time.pairs == pairs || of_value.pairs == pairs)
        return GBV_NO_SPREAD;
    double s = concordance(time, value, n);
    *out = (struct gbv_kendall){
        .s = s,
        .variance = (pairs * (2 * m + 5) - of_time.spread - of_value.spread) / 18 +
                    of_time.pairs * of_value.pairs / (2 * pairs) +
                    of_time.triples * of_value.triples / (9 * pairs * (m - 2)),
        /* One root of the product: the root of a square is exact, and tau never over 1. */
        .tau = 2 * s / sqrt((pairs - of_time.pairs) * (pairs - of_value.pairs)),
        .ties = of_time.pairs > 0 || of_value.pairs > 0,
    };
    return GBV_OK;
}

/* P(at most `disorders` pairs out of order) in a random order of n values,
 * n <= MOST_EXACT: each further value adds 0 to m - 1 such pairs, all equally
 * likely (Kendall 1975, ch. 5). */
static double
probability_of_disorder(size_t n, size_t disorders)
{
    double now[MOST_DISORDERS + 1] = { 1 }, next[MOST_DISORDERS + 1];
    for (size_t m = 2; m <= n; m++) {
        size_t most = m * (m - 1) / 2;
        double window = 0;
        for (size_t d = 0; d <= most; d++) {
            window += now[d];
            if (d >= m)
                window -= now[d - m];
            next[d] = window / (double) m;
        }
        memcpy(now, next, (most + 1) * sizeof *now);
    }
    double sum = 0;
    for (size_t d = 0; d <= disorders; d++)
        sum += now[d];
    return sum;
}

/* Twice the tail of |s|: the distribution is symmetric. */
static double
exact_p(size_t n, double s)
{
    double disorders = ((double) n * (double) (n - 1) / 2 - fabs(s)) / 2;
    return fmin(1, 2 * probability_of_disorder(n, (size_t) disorders));
}

gbv_status
gbv_mann_kendall_test(const double *time, const double *value, size_t n, gbv_mann_kendall *out)
{
    struct gbv_kendall k;
    gbv_status status = gbv_kendall(time, value, n, &k);
    if (status)
        return status;
    double z = k.s == 0 ? 0 : (k.s - copysign(1, k.s)) / sqrt(k.variance);
    bool exact = n <= MOST_EXACT && !k.ties;
    *out = (gbv_mann_kendall){
        .n = n, .s = k.s, .variance = k.variance, .z = z, .tau = k.tau,
        .p = exact ? exact_p(n, k.s) : gbv_normal_two_sided(z), .exact = exact,
    };
    return GBV_OK;
}
