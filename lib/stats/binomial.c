#include <math.h>

#include "stats/argument.h"
#include "stats/binomial.h"
#include "stats/tails.h"

/* With r = z sqrt(z^2 + 4 x (n - x) / n) the limits are (2x + z^2 -+ r) /
 * (2 (n + z^2)), so the odds are (2x + z^2 -+ r) / (2 (n - x) + z^2 +- r). The
 * differences are multiplied by their conjugates, which leaves sums of
 * positive terms only. */
struct gbv_odds_limits
gbv_wilson_odds(double x, double n, double z)
{
    double rest = n - x;
    double r = z * sqrt(z * z + 4 * x * rest / n);
    double of_x = 2 * x + z * z + r, of_rest = 2 * rest + z * z + r;
    double scale = 4 * (1 + z * z / n);
    return (struct gbv_odds_limits){
        .low = scale * x * x / of_x / of_rest,
        .high = rest == 0 ? INFINITY : of_x * of_rest / (scale * rest * rest),
    };
}

gbv_status
gbv_clopper_odds(double x, double n, double level, struct gbv_odds_limits *out)
{
    if (!gbv_is_tractable(n))
        return GBV_DOMAIN;
    struct gbv_odds_limits limits = { .low = 0, .high = INFINITY };
    double side = (1 - level) / 2;
    gbv_status status = GBV_OK;
    if (x > 0)
        status = gbv_beta_odds_quantile(side, GBV_LOWER, x, n - x + 1, &limits.low);
    if (!status && x < n)
        status = gbv_beta_odds_quantile(side, GBV_UPPER, x + 1, n - x, &limits.high);
    if (!status)
        *out = limits;
    return status;
}

double
gbv_share_of_odds(double odds)
{
    return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
}
