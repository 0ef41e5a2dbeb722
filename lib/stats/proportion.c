#include <math.h>

#include "gbvstat/distribution.h"
#include "gbvstat/proportion.h"
#include "stats/argument.h"
#include "stats/binomial.h"
#include "stats/root.h"
#include "stats/tails.h"

struct limits {
    double low, high;
};

static struct limits
of_odds(struct gbv_odds_limits odds)
{
    return (struct limits){ gbv_share_of_odds(odds.low), gbv_share_of_odds(odds.high) };
}

static gbv_status
exact(double x, double n, double level, struct limits *out)
{
    struct gbv_odds_limits odds;
    gbv_status status = gbv_clopper_odds(x, n, level, &odds);
    if (!status)
        *out = of_odds(odds);
    return status;
}

static gbv_status
jeffreys(double x, double n, double level, struct limits *out)
{
    double side = (1 - level) / 2;
    struct limits limits = { .low = 0, .high = 1 };
    gbv_status status = GBV_OK;
    if (x > 0)
        status = gbv_beta_quantile(side, GBV_LOWER, x + 0.5, n - x + 0.5, &limits.low);
    if (!status && x < n)
        status = gbv_beta_quantile(side, GBV_UPPER, x + 0.5, n - x + 0.5, &limits.high);
    if (!status)
        *out = limits;
    return status;
}

/* Wald's interval of the centre of Wilson's; Agresti & Coull (1998), Am.
 * Statistician 52, 119-126. */
static struct limits
agresti_coull(double x, double n, double z)
{
    double size = n + z * z;
    double p = (x + z * z / 2) / size, q = (n - x + z * z / 2) / size;
    double reach = z * sqrt(p * q / size);
    return (struct limits){ .low = fmax(0, p - reach), .high = fmin(1, p + reach) };
}

/* Newcombe (1998), method 4. The lower limit is his (a - z b) / 2 (n + z^2),
 * expanded by a + z b: nothing cancels. */
static double
wilson_cc_low(double x, double n, double z)
{
    double a = 2 * x + z * z - 1;
    double b = sqrt(z * z - 2 - 1 / n + 4 * x * ((n - x + 1) / n));
    return (2 * x - 1) / (2 * n) * ((2 * x - 1) / (a + z * b));
}

static double
wilson_cc_high(double x, double n, double z)
{
    double b = sqrt(z * z + 2 - 1 / n + 4 * x * ((n - x - 1) / n));
    return (2 * x + z * z + 1 + z * b) / (2 * (n + z * z));
}

static struct limits
wilson_cc(double x, double n, double z)
{
    return (struct limits){ .low = x == 0 ? 0 : wilson_cc_low(x, n, z),
                            .high = x == n ? 1 : wilson_cc_high(x, n, z) };
}

/* P(X > x) + P(X = x) / 2 at odds p / (1 - p), or its mirror image, brought to
 * `side`. */
struct midp {
    double x, n, side;
    gbv_tail tail;
};

static double
midp_curve(double odds, const void *parameters)
{
    const struct midp *m = parameters;
    double rest = m->n - m->x;
    double at_least = gbv_beta_probability(odds, m->x, rest + 1, GBV_LOWER);
    double more = rest > 0 ? gbv_beta_probability(odds, m->x + 1, rest, GBV_LOWER) : 0;
    double at_most = rest > 0 ? gbv_beta_probability(odds, m->x + 1, rest, GBV_UPPER) : 1;
    double less = gbv_beta_probability(odds, m->x, rest + 1, GBV_UPPER);
    double tail = m->tail == GBV_LOWER ? (at_least + more) / 2 : (at_most + less) / 2;
    return tail > 0 ? log(tail / m->side) : -2000;
}

/* The tail at 0 events is half of (1 - p)^n: solved directly, and by symmetry
 * at n events. */
static double
midp_of_none(double n, double side)
{
    return -expm1(log(2 * side) / n);
}

static gbv_status
midp(double x, double n, double level, struct limits *out)
{
    double side = (1 - level) / 2;
    if (x == 0 || x == n) {
        double far = midp_of_none(n, side);
        *out = x == 0 ? (struct limits){ 0, far } : (struct limits){ 1 - far, 1 };
        return GBV_OK;
    }
    if (!gbv_is_tractable(n))
        return GBV_DOMAIN;
    double odds = x / (n - x), step = 2 * sqrt(1 / x + 1 / (n - x));
    struct gbv_odds_limits limits;
    struct midp m = { .x = x, .n = n, .side = side, .tail = GBV_LOWER };
    gbv_status status = gbv_root_positive(midp_curve, &m, odds, step, &limits.low);
    m.tail = GBV_UPPER;
    if (!status)
        status = gbv_root_positive(midp_curve, &m, odds, step, &limits.high);
    if (!status)
        *out = of_odds(limits);
    return status;
}

static gbv_status
limits_by(gbv_proportion_method method, double x, double n, double level, struct limits *out)
{
    double z;
    gbv_status status = gbv_normal_quantile((1 - level) / 2, GBV_UPPER, &z);
    if (status)
        return status;
    switch (method) {
    case GBV_PROPORTION_WILSON:
        *out = of_odds(gbv_wilson_odds(x, n, z));
        return GBV_OK;
    case GBV_PROPORTION_EXACT:
        return exact(x, n, level, out);
    case GBV_PROPORTION_JEFFREYS:
        return jeffreys(x, n, level, out);
    case GBV_PROPORTION_AGRESTI_COULL:
        *out = agresti_coull(x, n, z);
        return GBV_OK;
    case GBV_PROPORTION_MIDP:
        return midp(x, n, level, out);
    case GBV_PROPORTION_WILSON_CC:
        *out = wilson_cc(x, n, z);
        return GBV_OK;
    }
    return GBV_MISUSE;
}

gbv_status
gbv_proportion_interval(double events, double n, double level, gbv_proportion_method method,
                        gbv_proportion *out)
{
    if (!gbv_is_count(events) || !gbv_is_count(n) || events > n || !gbv_is_fraction(level))
        return GBV_DOMAIN;
    if (n == 0)
        return GBV_TOO_FEW;
    struct limits limits = { 0 };
    gbv_status status = limits_by(method, events, n, level, &limits);
    if (status)
        return status;
    double p = events / n;
    *out = (gbv_proportion){
        .estimate = p,
        .std_error = events == 0 || events == n ? NAN : sqrt(p * ((n - events) / n) / n),
        .low = limits.low, .high = limits.high,
    };
    return GBV_OK;
}

const char *
gbv_proportion_method_name(gbv_proportion_method method)
{
    switch (method) {
    case GBV_PROPORTION_WILSON: return "wilson";
    case GBV_PROPORTION_EXACT: return "exact";
    case GBV_PROPORTION_JEFFREYS: return "jeffreys";
    case GBV_PROPORTION_AGRESTI_COULL: return "agresti-coull";
    case GBV_PROPORTION_MIDP: return "midp";
    case GBV_PROPORTION_WILSON_CC: return "wilson-cc";
    }
    return "unknown";
}
