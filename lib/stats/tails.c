/* GSL 2.7.1's forward functions do not serve here: gsl_cdf_beta_P is NaN near
 * the middle of a beta of a + b = 1e7 and loses eight digits beside it,
 * gsl_cdf_gamma_Q(1.0002e8, 1e8) is 0.018 for 0.025 and calls the error
 * handler. Below: the densities in Loader's saddle-point form, times the
 * series or the continued fraction of the tail. */
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>

#include "stats/tails.h"

/* Series and fractions take about 10 sqrt(shape) terms; shapes end at 1e10
 * (gbv_is_tractable). */
enum { MOST_TERMS = 20000000 };

/* ln of Gamma(x) over Stirling's formula without its series: the error term
 * of Loader (2000), "Fast and accurate computation of binomial probabilities". */
static double
stirling_error(double x)
{
    return log(gsl_sf_gammastar(x));
}

/* x ln(x / mean) + mean - x, without cancellation near x = mean (Loader's
 * D0). With d = (x - mean) / mean it is mean ((1 + d) (ln(1 + d) - d) + d^2). */
static double
deviance(double x, double mean)
{
    double d = (x - mean) / mean;
    if (fabs(d) < 0.5)
        return mean * ((1 + d) * gsl_sf_log_1plusx_mx(d) + d * d);
    return x * log(x / mean) + mean - x;
}

/* ln of mean^x exp(-mean) / Gamma(x + 1), for any x > 0. */
static double
log_poisson_kernel(double x, double mean)
{
    return -stirling_error(x) - deviance(x, mean) - 0.5 * log(2 * M_PI * x);
}

/* ln of Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)) x^a y^b, a, b > 0. */
static double
log_binomial_kernel(double a, double b, double x, double y)
{
    double n = a + b;
    return stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) -
           deviance(b, n * y) + 0.5 * log(n / (2 * M_PI * a) / b);
}

double
gbv_log_poisson_density(double x, double mean)
{
    return x == 0 ? -mean : log_poisson_kernel(x, mean);
}

double
gbv_log_binomial_density(double x, double n, double p)
{
    if (x == 0)
        return n * log1p(-p);
    if (x == n)
        return n * log(p);
    return log_binomial_kernel(x, n - x, p, 1 - p);
}

/* 1 + x/(a+1) + x^2/((a+1)(a+2)) + …: the lower tail over its kernel (Abramowitz
 * & Stegun 6.5.29). */
static double
gamma_series(double a, double x)
{
    double sum = 1, term = 1;
    for (int i = 1; i < MOST_TERMS && term > DBL_EPSILON / 4 * sum; i++) {
        term *= x / (a + i);
        sum += term;
    }
    return sum;
}

/* Keeps a denominator of Lentz's method away from 0. */
static double
nonzero(double value)
{
    return fabs(value) < 1e-300 ? 1e-300 : value;
}

/* The upper tail over kernel times a (Abramowitz & Stegun 6.5.31), by the
 * modified Lentz method. */
static double
gamma_fraction(double a, double x)
{
    double b = x + 1 - a;
    double c = 1e300, d = 1 / nonzero(b), value = d;
    for (int i = 1; i < MOST_TERMS; i++) {
        double coefficient = -i * (i - a);
        b += 2;
        d = 1 / nonzero(coefficient * d + b);
        c = nonzero(b + coefficient / c);
        value *= d * c;
        if (fabs(d * c - 1) <= DBL_EPSILON)
            break;
    }
    return value;
}

double
gbv_gamma_probability(double x, double shape, gbv_tail tail)
{
    if (x <= 0)
        return tail == GBV_LOWER ? 0 : 1;
    double kernel = exp(log_poisson_kernel(shape, x));
    if (x < shape + 1) {
        double lower = fmin(1, kernel * gamma_series(shape, x));
        return tail == GBV_LOWER ? lower : 1 - lower;
    }
    double upper = kernel == 0 ? 0 : fmin(1, kernel * shape * gamma_fraction(shape, x));
    return tail == GBV_UPPER ? upper : 1 - upper;
}

/* The lower tail of beta over x^a y^b / B(a, b), for x below (a+1) / (a+b+2):
 * Didonato & Morris (1992), ACM TOMS 18, 360-373, eq. 9, by the modified Lentz
 * method. Unlike the usual fraction it takes the distance to the mean as
 * a y - b x, which keeps its digits where 1 - (a+b) x / (a+1) has none left. */
static double
beta_fraction(double a, double b, double x, double y)
{
    double ahead = 1 + (a * y - b * x);
    double value = ahead * (a / (a + 1));
    double c = value, d = 0;
    for (int n = 1; n < MOST_TERMS; n++) {
        double w = n * (b - n) * x, s = a + 2 * n - 1;
        double alpha = (a + n - 1) * ((a + b + n - 1) / s) * (w / s * x);
        double beta = n + w / s + (a + n) / (a + 1 + 2 * n) * (ahead + n * (1 + y));
        d = 1 / nonzero(beta + alpha * d);
        c = nonzero(beta + alpha / c);
        value *= d * c;
        if (fabs(d * c - 1) <= DBL_EPSILON)
            break;
    }
    return 1 / value;
}

static double
beta_lower(double a, double b, double x, double y)
{
    double kernel = exp(log_binomial_kernel(a, b, x, y));
    if (kernel == 0)
        return 0;
    return fmin(1, kernel * (b / (a + b)) * a * beta_fraction(a, b, x, y));
}

double
gbv_beta_probability(double odds, double a, double b, gbv_tail tail)
{
    double x = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
    double y = 1 / (1 + odds);
    if (x <= 0 || y <= 0)
        return (x <= 0) == (tail == GBV_LOWER) ? 0 : 1;
    if (x < (a + 1) / (a + b + 2)) {
        double lower = beta_lower(a, b, x, y);
        return tail == GBV_LOWER ? lower : 1 - lower;
    }
    double upper = beta_lower(b, a, y, x);
    return tail == GBV_UPPER ? upper : 1 - upper;
}

double
gbv_normal_two_sided(double z)
{
    return 2 * gsl_cdf_ugaussian_Q(fabs(z));
}

/* T^2 / (df + T^2) is beta(1/2, df/2): its odds are T^2 / df. Far out, where
 * the square would overflow, the tail is a power of t. */
double
gbv_absolute_t_probability(double t, double df, gbv_tail tail)
{
    double far = 1e100;
    if (t > far && tail == GBV_UPPER)
        return gbv_beta_probability(far / df * far, 0.5, df / 2, tail) * pow(far / t, df);
    return gbv_beta_probability(t / df * t, 0.5, df / 2, tail);
}

double
gbv_t_two_sided(double t, double df)
{
    return gbv_absolute_t_probability(fabs(t), df, GBV_UPPER);
}

double
gbv_chi_squared_upper(double x, double df)
{
    return gbv_gamma_probability(x / 2, df / 2, GBV_UPPER);
}
