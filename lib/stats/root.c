#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "stats/root.h"

/* Brent's search halves at least every third step: 200 steps are more than
 * the 64 bits of a double ask for. */
enum { MOST_STEPS = 200 };

struct bracket {
    double best, best_value;            /* the best estimate so far */
    double other, other_value;          /* the end of the other sign */
    double previous, previous_value;    /* the estimate before */
    double step, last_step;
};

static void
keep_best_first(struct bracket *b)
{
    if ((b->best_value > 0) == (b->other_value > 0)) {
        b->other = b->previous;
        b->other_value = b->previous_value;
        b->step = b->last_step = b->best - b->previous;
    }
    if (fabs(b->other_value) < fabs(b->best_value)) {
        b->previous = b->best;
        b->previous_value = b->best_value;
        b->best = b->other;
        b->best_value = b->other_value;
        b->other = b->previous;
        b->other_value = b->previous_value;
    }
}

/* Secant, or inverse quadratic through three points; halving where that
 * would leave the bracket or shrink too slowly. */
static void
choose_step(struct bracket *b, double half, double tolerance)
{
    bool may_interpolate =
        fabs(b->last_step) >= tolerance && fabs(b->previous_value) > fabs(b->best_value);
    if (may_interpolate) {
        double p, q, s = b->best_value / b->previous_value;
        if (b->previous == b->other) {
            p = 2 * half * s;
            q = 1 - s;
        } else {
            double r = b->best_value / b->other_value;
            double v = b->previous_value / b->other_value;
            p = s * (2 * half * v * (v - r) - (b->best - b->previous) * (r - 1));
            q = (v - 1) * (r - 1) * (s - 1);
        }
        if (p > 0)
            q = -q;
        p = fabs(p);
        if (2 * p < fmin(3 * half * q - fabs(tolerance * q), fabs(b->last_step * q))) {
            b->last_step = b->step;
            b->step = p / q;
            return;
        }
    }
    b->step = b->last_step = half;
}

gbv_status
gbv_root_between(gbv_curve *curve, const void *parameters, double low, double high, double *out)
{
    struct bracket b = {
        .previous = low, .previous_value = curve(low, parameters),
        .best = high, .best_value = curve(high, parameters),
    };
    b.other = b.previous;
    b.other_value = b.previous_value;
    b.step = b.last_step = high - low;
    if (b.previous_value == 0) {
        *out = low;
        return GBV_OK;
    }
    if (!(b.best_value == 0 || (b.best_value > 0) != (b.previous_value > 0)))
        return GBV_NO_CONVERGENCE;

    for (int i = 0; i < MOST_STEPS; i++) {
        keep_best_first(&b);
        double tolerance = DBL_EPSILON * fabs(b.best);
        double half = (b.other - b.best) / 2;
        if (fabs(half) <= tolerance || b.best_value == 0) {
            *out = b.best;
            return GBV_OK;
        }
        choose_step(&b, half, tolerance);
        b.previous = b.best;
        b.previous_value = b.best_value;
        b.best += fabs(b.step) > tolerance ? b.step : copysign(tolerance, half);
        b.best_value = curve(b.best, parameters);
    }
    return GBV_NO_CONVERGENCE;
}

/* Ends further apart than a factor of 2 are brought together by their
 * geometric mean: halving would take a thousand steps to a root of 1e-300. */
static void
narrow(gbv_curve *curve, const void *parameters, double *low, double *high)
{
    bool rises = curve(*high, parameters) > 0;
    while (*high > 2 * *low) {
        double middle = sqrt(*low) * sqrt(*high);
        if ((curve(middle, parameters) > 0) == rises)
            *high = middle;
        else
            *low = middle;
    }
}

/* No change of sign in all doubles: the root lies beyond the end where the
 * curve is nearer to 0. */
static gbv_status
beyond_doubles(gbv_curve *curve, const void *parameters, double *out)
{
    if (fabs(curve(DBL_MIN, parameters)) > fabs(curve(DBL_MAX, parameters)))
        return GBV_RANGE;
    *out = 0;
    return GBV_OK;
}

gbv_status
gbv_root_positive(gbv_curve *curve, const void *parameters, double start, double step,
                  double *out)
{
    double low = start, high = start;
    bool above = curve(start, parameters) > 0;
    bool low_above = above, high_above = above;

    for (double factor = 1 + step; low_above == high_above; factor *= factor) {
        if (low == DBL_MIN && high == DBL_MAX)
            return beyond_doubles(curve, parameters, out);
        low = fmax(low / factor, DBL_MIN);
        high = fmin(high * factor, DBL_MAX);
        low_above = curve(low, parameters) > 0;
        high_above = curve(high, parameters) > 0;
    }
    if (low < start && low_above == above)
        low = start;
    else if (high > start && high_above == above)
        high = start;
    narrow(curve, parameters, &low, &high);
    return gbv_root_between(curve, parameters, low, high, out);
}
