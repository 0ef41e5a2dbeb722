/* Adjusted p-values against R 4.2.2, p.adjust (adjust.R). */
#include "check.h"
#include "gbvstat/adjust.h"

#include "adjust_values.h"

static void
check_family(const double *p, size_t k, gbv_adjust_method method, const double *expected)
{
    double adjusted[16];
    CHECK(gbv_adjust(p, k, method, adjusted) == GBV_OK);
    for (size_t i = 0; i < k; i++)
        if (isnan(expected[i]))
            CHECK(isnan(adjusted[i]));
        else
            CHECK_NEAR(adjusted[i], expected[i], 1e-15);
}

TEST(benjamini_and_hochbergs_trial)
{
    check_family(trial, 15, GBV_ADJUST_HOLM, trial_holm);
    check_family(trial, 15, GBV_ADJUST_BH, trial_bh);
    check_family(trial, 15, GBV_ADJUST_BONFERRONI, trial_bonferroni);
    check_family(trial, 15, GBV_ADJUST_NONE, trial);
}

TEST(missing_values_are_no_members)
{
    check_family(gaps, 8, GBV_ADJUST_HOLM, gaps_holm);
    check_family(gaps, 8, GBV_ADJUST_BH, gaps_bh);
    check_family(gaps, 8, GBV_ADJUST_BONFERRONI, gaps_bonferroni);
}
