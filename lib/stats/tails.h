/* Probabilities of the tails of distributions, and densities, accurate in
 * relative terms however small they are. */
#ifndef GBV_STATS_TAILS_H
#define GBV_STATS_TAILS_H

#include "gbvstat/distribution.h"

/* Gamma with scale 1: shape > 0, x >= 0. */
double gbv_gamma_probability(double x, double shape, gbv_tail tail);

/* Beta at x = odds / (1 + odds): a, b > 0, odds >= 0. Odds keep both x and
 * 1 - x accurate. */
double gbv_beta_probability(double odds, double a, double b, gbv_tail tail);

/* The odds that leave `probability`, in (0, 1), on the side `tail` of a beta
 * variable. GBV_NO_CONVERGENCE, GBV_RANGE as gbv_root_positive. */
gbv_status gbv_beta_odds_quantile(double probability, gbv_tail tail, double a, double b,
                                  double *out);

/* |T| of df > 0 degrees of freedom, t >= 0. */
double gbv_absolute_t_probability(double t, double df, gbv_tail tail);

/* Two-sided p-values of z and of t with df > 0; the upper tail of chi-squared
 * with df > 0. */
double gbv_normal_two_sided(double z);
double gbv_t_two_sided(double t, double df);
double gbv_chi_squared_upper(double x, double df);

/* The logs of P(X = x): binomial with 0 < p < 1, Poisson with mean > 0. */
double gbv_log_binomial_density(double x, double n, double p);
double gbv_log_poisson_density(double x, double mean);

#endif
