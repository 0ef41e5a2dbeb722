#include "check.h"
#include "gbvstat/survey.h"

/* Two margins of two levels, four categories, one row of each. */
static const size_t two[] = { 2, 2 }, level[] = { 0, 0, 0, 1, 1, 0, 1, 1 };
static const double first[] = { 30, 70 }, second[] = { 60, 40 };
static const double *const margins[] = { first, second };
static const gbv_calibration_weight weights[] = {
    { 0, 0, 4 }, { 0, 1, 2 }, { 1, 2, 1 }, { 1, 3, 3 },
};
static const gbv_calibration two_margins = {
    .n_margins = 2, .n_levels = two, .population = margins, .n_categories = 4, .level = level,
    .weights = weights, .n_weights = 4, .tolerance = 1e-15, .max_sweeps = 1000,
};

TEST(raked_weights_add_up_to_both_margins)
{
    double g[4];
    CHECK(gbv_calibration_factors(&two_margins, g, NULL) == GBV_OK);
    CHECK_NEAR(4 * g[0] + 2 * g[1], 30, 1e-13);
    CHECK_NEAR(1 * g[2] + 3 * g[3], 70, 1e-13);
    CHECK_NEAR(4 * g[0] + 1 * g[2], 60, 1e-13);
    CHECK_NEAR(2 * g[1] + 3 * g[3], 40, 1e-13);
    /* Raking keeps the odds ratio. */
    CHECK_NEAR(g[0] * g[3] / (g[1] * g[2]), 1, 1e-13);
}

TEST(raking_of_independent_margins_takes_one_sweep)
{
    const gbv_calibration_weight product[] = { { 0, 0, 2 }, { 0, 1, 4 }, { 0, 2, 3 }, { 0, 3, 6 } };
    gbv_calibration c = two_margins;
    double g[4];
    c.weights = product;
    c.max_sweeps = 2;    /* the second finds that nothing changes */
    CHECK(gbv_calibration_factors(&c, g, NULL) == GBV_OK);
    CHECK_NEAR(2 * g[0], 18, 1e-14);
    CHECK_NEAR(6 * g[3], 28, 1e-14);
}

/* What is calibrated on is known: no error is left. */
TEST(the_margins_themselves_have_no_error)
{
    static const size_t stratum[] = { 0, 0 };
    const gbv_design design = { .n_strata = 1, .n_psus = 2, .stratum = stratum };
    gbv_survey_cell cells[4];
    for (size_t k = 0; k < 4; k++) {
        double y = level[2 * k] == 1;
        cells[k] = (gbv_survey_cell){ .unit = weights[k].unit, .category = k, .n = 1,
                                      .w = weights[k].w, .wy = y * weights[k].w,
                                      .wyy = y * weights[k].w };
    }
    gbv_survey survey = { .design = &design, .calibration = &two_margins, .cells = cells,
                          .n_cells = 4, .n_domains = 1 };
    gbv_survey_estimate out;
    CHECK(gbv_survey_total(&survey, &out, NULL) == GBV_OK);
    CHECK_NEAR(out.estimate, 70, 1e-13);
    CHECK(out.std_error < 1e-11);
    CHECK_NEAR(out.weight, 100, 1e-13);
    cells[1].category = 4;
    CHECK(gbv_survey_total(&survey, &out, NULL) == GBV_DOMAIN);
}

static gbv_status
factors(const gbv_calibration *calibration)
{
    double g[4] = { -1 };
    gbv_status status = gbv_calibration_factors(calibration, g, NULL);
    CHECK(status == GBV_OK || g[0] == -1);    /* untouched */
    return status;
}

TEST(a_level_without_rows_is_named)
{
    gbv_calibration c = two_margins;
    gbv_calibration_gap gap = { 9, 9 };
    double g[4];
    c.n_weights = 2;    /* nobody of the second level of the first margin */
    CHECK(gbv_calibration_factors(&c, g, &gap) == GBV_TOO_FEW);
    CHECK(gap.margin == 0 && gap.level == 1);
    const double nobody[] = { 100, 0 };
    const double *const without[] = { nobody, second };
    c.population = without;
    CHECK(factors(&c) == GBV_OK);
    c.n_weights = 4;
    CHECK(factors(&c) == GBV_DOMAIN);    /* rows, but no people */
}

TEST(calibration_refuses_what_has_no_answer)
{
    gbv_calibration c = two_margins;
    CHECK(factors(&c) == GBV_OK);
    c.n_margins = 0;
    CHECK(factors(&c) == GBV_DOMAIN);
    c = two_margins;
    c.tolerance = NAN;
    CHECK(factors(&c) == GBV_DOMAIN);
    const double negative[] = { -1, 71 }, more[] = { 61, 40 };
    const double *const bad[] = { negative, second }, *const unequal[] = { first, more };
    c = two_margins;
    c.population = bad;
    CHECK(factors(&c) == GBV_DOMAIN);
    c.population = unequal;
    CHECK(factors(&c) == GBV_DOMAIN);
    /* Only (0, 0) and (1, 1) have rows, and their margins differ: no way. */
    const gbv_calibration_weight diagonal[] = { { 0, 0, 1 }, { 0, 3, 1 } };
    c = two_margins;
    c.weights = diagonal;
    c.n_weights = 2;
    CHECK(factors(&c) == GBV_NO_CONVERGENCE);
    c = two_margins;
    c.max_sweeps = 3;
    CHECK(factors(&c) == GBV_NO_CONVERGENCE);
    const size_t beyond[] = { 0, 0, 0, 2, 1, 0, 1, 1 };
    c = two_margins;
    c.level = beyond;
    CHECK(factors(&c) == GBV_DOMAIN);
    gbv_calibration_weight wrong[4];
    c = two_margins;
    c.weights = wrong;
    memcpy(wrong, weights, sizeof wrong);
    wrong[2].category = 4;
    CHECK(factors(&c) == GBV_DOMAIN);
    memcpy(wrong, weights, sizeof wrong);
    wrong[2].w = -1;
    CHECK(factors(&c) == GBV_DOMAIN);
    wrong[2].w = 1e100;
    CHECK(factors(&c) == GBV_RANGE);
}

/* Margins that are copies of each other determine the same residuals. */
TEST(a_margin_given_twice_changes_nothing)
{
    static const size_t stratum[] = { 0, 0 }, once_level[] = { 0, 0, 1, 1 };
    static const size_t twice_level[] = { 0, 0, 0, 0, 1, 1, 1, 1 };
    const gbv_design design = { .n_strata = 1, .n_psus = 2, .stratum = stratum };
    const double *const same[] = { first, first };
    const gbv_calibration_weight spread[] = {
        { 0, 0, 4 }, { 1, 1, 2 }, { 1, 2, 1 }, { 0, 3, 3 },
    };
    gbv_calibration once = two_margins, twice = two_margins;
    once.weights = twice.weights = spread;
    once.n_margins = 1;
    once.level = once_level;
    twice.level = twice_level;
    once.population = twice.population = same;
    gbv_survey_cell cells[4];
    for (size_t k = 0; k < 4; k++) {
        double y = (double) (k * k);
        cells[k] = (gbv_survey_cell){ .unit = spread[k].unit, .category = k, .n = 1,
                                      .w = spread[k].w, .wy = y * spread[k].w,
                                      .wyy = y * y * spread[k].w };
    }
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = 4, .n_domains = 1 };
    gbv_survey_estimate a, b;
    survey.calibration = &once;
    CHECK(gbv_survey_mean(&survey, &a, NULL) == GBV_OK);
    survey.calibration = &twice;
    CHECK(gbv_survey_mean(&survey, &b, NULL) == GBV_OK);
    CHECK(a.std_error > 0);
    CHECK_NEAR(a.estimate, b.estimate, 1e-14);
    CHECK_NEAR(a.std_error, b.std_error, 1e-13);
}
