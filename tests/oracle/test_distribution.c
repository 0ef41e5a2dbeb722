/* Quantiles against R 4.2.2 (distribution.R). */
#include "check.h"
#include "gbvstat/distribution.h"

struct quantile {
    char family;
    gbv_tail tail;
    double a, b, probability, expected;
};

struct clopper {
    double x, low, high;
};

#include "distribution_values.h"

static gbv_status
quantile_of(const struct quantile *q, double *out)
{
    switch (q->family) {
    case 'n': return gbv_normal_quantile(q->probability, q->tail, out);
    case 't': return gbv_t_quantile(q->probability, q->tail, q->a, out);
    case 'c': return gbv_chi_squared_quantile(q->probability, q->tail, q->a, out);
    case 'g': return gbv_gamma_quantile(q->probability, q->tail, q->a, q->b, out);
    default: return gbv_beta_quantile(q->probability, q->tail, q->a, q->b, out);
    }
}

static double
tolerance_of(const struct quantile *q)
{
    return q->a > 0 && q->a < 0.1 ? 1e-10 : 1e-12;
}

TEST(quantiles_agree_with_r)
{
    for (size_t i = 0; i < sizeof quantiles / sizeof *quantiles; i++) {
        double value = NAN;
        CHECK(quantile_of(&quantiles[i], &value) == GBV_OK);
        if (!(fabs(value - quantiles[i].expected) <=
              tolerance_of(&quantiles[i]) * fabs(quantiles[i].expected)))
            print_error("%c %d a=%g b=%g p=%g\n", quantiles[i].family, (int) quantiles[i].tail,
                        quantiles[i].a, quantiles[i].b, quantiles[i].probability);
        CHECK_NEAR(value, quantiles[i].expected, tolerance_of(&quantiles[i]));
    }
}

TEST(all_exact_limits_of_a_survey_agree_with_r)
{
    for (size_t i = 0; i < sizeof clopper / sizeof *clopper; i++) {
        double low, high, x = clopper[i].x;
        CHECK(gbv_beta_quantile(0.025, GBV_LOWER, x, 14342 - x + 1, &low) == GBV_OK);
        CHECK(gbv_beta_quantile(0.025, GBV_UPPER, x + 1, 14342 - x, &high) == GBV_OK);
        CHECK_NEAR(low, clopper[i].low, 1e-12);
        CHECK_NEAR(high, clopper[i].high, 1e-12);
    }
}
