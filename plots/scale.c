#include <float.h>
#include <math.h>

#include "scale.h"

double
scale_at(const struct scale *scale, double value)
{
    double low = scale->low, high = scale->high;
    if (scale->log) {
        low = log(low);
        high = log(high);
        value = log(value);
    }
    return scale->from + (value - low) / (high - low) * (scale->to - scale->from);
}

bool
scale_wants_zero(double least, double greatest)
{
    return least >= 0 ? least < 0.4 * greatest : -greatest < -0.4 * least;
}

/* A step is digits * 10^power; a tick is a whole multiple of it, computed so
 * that 3 * 0.1 is 0.3. */
struct step {
    double digits;
    int power;
};

static double
multiple(struct step step, double k)
{
    double scaled = k * step.digits;
    return step.power < 0 ? scaled / pow(10, -step.power) : scaled * pow(10, step.power);
}

static double
size_of(struct step step)
{
    return multiple(step, 1);
}

/* A tick that lies on the domain's end but for rounding belongs to it. */
static double
floor_to(struct step step, double value)
{
    return floor(value / size_of(step) + 1e-9);
}

static double
ceiling_to(struct step step, double value)
{
    return ceil(value / size_of(step) - 1e-9);
}

static struct ticks
ticks_from(struct step step, double first, double last)
{
    struct ticks ticks = { .decimals = step.power < 0 ? -step.power : 0 };
    if (step.digits == 2.5 && step.power < 1)
        ticks.decimals++;
    for (double k = first; k <= last && ticks.n < MOST_TICKS; k++)
        ticks.at[ticks.n++] = multiple(step, k);
    return ticks;
}

static const double digits_of_steps[] = { 1, 2, 2.5, 5 };

struct ticks
ticks_linear(double *low, double *high)
{
    if (*high - *low <= DBL_EPSILON * 8 * fmax(fabs(*low), fabs(*high))) {
        double half = *low == 0 ? 0.5 : fabs(*low) / 2;
        *low -= half;
        *high += half;
    }
    int power = (int)floor(log10(*high - *low)) - 1;
    struct step best = { 1, power + 1 };
    double least = INFINITY;
    for (int p = power; p <= power + 1; p++) {
        for (size_t i = 0; i < 4; i++) {
            struct step step = { digits_of_steps[i], p };
            double steps = ceiling_to(step, *high) - floor_to(step, *low);
            /* Steps of 2.5 are harder to read: they must be worth it. */
            double reach = steps * size_of(step) * (step.digits == 2.5 ? 1.25 : 1);
            if (steps < 3 || steps > 5 || reach >= least * (1 - 1e-9))
                continue;
            least = reach;
            best = step;
        }
    }
    double first = floor_to(best, *low), last = ceiling_to(best, *high);
    *low = multiple(best, first);
    *high = multiple(best, last);
    return ticks_from(best, first, last);
}

struct ticks
ticks_within(double low, double high)
{
    double wide_low = low, wide_high = high;
    struct ticks wide = ticks_linear(&wide_low, &wide_high);
    struct ticks ticks = { .decimals = wide.decimals };
    double slack = (high - low) * 1e-9;
    for (size_t i = 0; i < wide.n; i++)
        if (wide.at[i] >= low - slack && wide.at[i] <= high + slack)
            ticks.at[ticks.n++] = wide.at[i];
    return ticks;
}

static struct ticks
ticks_of_digits(double low, double high, const double *digits, size_t n)
{
    struct ticks ticks = { .mixed = true };
    for (int p = (int)floor(log10(low)); p <= (int)ceil(log10(high)); p++) {
        for (size_t i = 0; i < n; i++) {
            double at = multiple((struct step){ digits[i], p }, 1);
            if (at < low * (1 - 1e-9) || at > high * (1 + 1e-9) || ticks.n == MOST_TICKS)
                continue;
            ticks.at[ticks.n++] = at;
            int decimals = (p < 0 ? -p : 0) + (digits[i] == 1.5 && p < 1);
            if (decimals > ticks.decimals)
                ticks.decimals = decimals;
        }
    }
    return ticks;
}

struct ticks
ticks_log(double low, double high)
{
    static const double powers[] = { 1 }, few[] = { 1, 2, 5 }, many[] = { 1, 1.5, 2, 3, 5, 7 };
    struct ticks ticks = ticks_of_digits(low, high, powers, 1);
    if (ticks.n < 4)
        ticks = ticks_of_digits(low, high, few, 3);
    if (ticks.n < 3)
        ticks = ticks_of_digits(low, high, many, 6);
    if (ticks.n < 2)
        ticks = ticks_within(low, high);
    return ticks;
}
