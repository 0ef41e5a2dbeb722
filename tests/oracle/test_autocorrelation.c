/* Autocorrelation at lag 1 against R 4.2.2 (autocorrelation.R) and NIST. */
#include "check.h"
#include "gbvstat/autocorrelation.h"

struct series {
    const double *values;
    size_t n;
    double correlation;
};

#include "autocorrelation_values.h"

TEST(autocorrelations_agree_with_r)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double out;
        CHECK(gbv_autocorrelation(cases[i].values, cases[i].n, &out) == GBV_OK);
        CHECK_NEAR(out, cases[i].correlation, 1e-13);
    }
}

/* NIST StRD, univariate summary statistics: Michelso (the speed of light, R's
 * `morley`) and NumAcc1, certified to 15 digits. The data of Michelso vary in
 * their 4th digit, which costs as many. */
TEST(autocorrelations_are_those_certified_by_nist)
{
    const double accuracy[] = { 10000001, 10000003, 10000002 };
    double out;
    CHECK(gbv_autocorrelation(michelson, 100, &out) == GBV_OK);
    CHECK_NEAR(out, 0.535199668621283, 1e-12);
    CHECK(gbv_autocorrelation(accuracy, 3, &out) == GBV_OK);
    CHECK_NEAR(out, -0.5, 1e-15);
}

TEST(series_without_autocorrelation)
{
    const double same[] = { 0.1, 0.1, 0.1 }, gap[] = { 1, NAN, 2 }, huge[] = { 1e200, -1e200 };
    const double tiny[] = { 1e-200, 2e-200 };
    double out = 7;
    CHECK(gbv_autocorrelation(same, 3, &out) == GBV_NO_SPREAD);
    CHECK(gbv_autocorrelation(same, 1, &out) == GBV_TOO_FEW);
    CHECK(gbv_autocorrelation(gap, 3, &out) == GBV_DOMAIN);
    CHECK(gbv_autocorrelation(huge, 2, &out) == GBV_RANGE);
    CHECK(gbv_autocorrelation(tiny, 2, &out) == GBV_RANGE);
    CHECK(out == 7);
}
