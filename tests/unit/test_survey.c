#include "check.h"
#include "gbvstat/survey.h"

/* Three strata of 3, 2 and 2 PSUs, populations of 30, 8 and 2: the last is
 * sampled whole. Two domains. */
static const size_t stratum[] = { 0, 0, 0, 1, 1, 2, 2 };
static const double population[] = { 30, 8, 2 };
static const gbv_design design = { .n_strata = 3, .n_psus = 7, .stratum = stratum,
                                   .population = population };

/* The cell of one row. */
static gbv_survey_cell
row(size_t unit, size_t domain, double w, double y, double x)
{
    return (gbv_survey_cell){ .unit = unit, .domain = domain, .n = 1, .w = w, .ww = w * w,
                              .wy = w * y, .wyy = w * y * y, .wx = w * x, .wxx = w * x * x,
                              .wxy = w * x * y };
}

enum { N_CELLS = 11 };

static void
fill(gbv_survey_cell *cells)
{
    const double w[] = { 1.5, 2, 2, 0.7, 3, 2.5, 1, 4, 1.25, 0.3, 2 };
    const double y[] = { 3, 5, 4.5, 7, 1, 2.25, 9, 3.5, 4, 8.1, 6 };
    const size_t unit[] = { 0, 0, 1, 1, 2, 3, 3, 4, 5, 5, 6 };
    for (size_t i = 0; i < N_CELLS; i++)
        cells[i] = row(unit[i], i % 2, w[i], y[i], y[i] + 1 / w[i]);
}

typedef gbv_status estimator(const gbv_survey *, gbv_survey_estimate *, double *);
static estimator *const estimators[] = { gbv_survey_mean, gbv_survey_total, gbv_survey_ratio,
                                         gbv_survey_variance };

static bool
same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* ---- Properties ---- */

TEST(order_of_cells_and_names_of_units_change_no_digit)
{
    /* PSUs and strata numbered otherwise. */
    const size_t renamed[] = { 6, 2, 4, 0, 5, 3, 1 }, strata[] = { 1, 0, 2 };
    size_t of[7];
    double people[3];
    for (size_t p = 0; p < 7; p++)
        of[renamed[p]] = strata[stratum[p]];
    for (size_t h = 0; h < 3; h++)
        people[strata[h]] = population[h];
    gbv_design other = design;
    other.stratum = of;
    other.population = people;
    gbv_survey_cell cells[N_CELLS], mixed[N_CELLS];
    fill(cells);
    for (size_t i = 0; i < N_CELLS; i++) {
        mixed[i * 4 % N_CELLS] = cells[i];
        mixed[i * 4 % N_CELLS].unit = renamed[cells[i].unit];
    }
    gbv_survey a = { .design = &design, .cells = cells, .n_cells = N_CELLS, .n_domains = 2 };
    gbv_survey b = { .design = &other, .cells = mixed, .n_cells = N_CELLS, .n_domains = 2 };
    for (size_t e = 0; e < 4; e++) {
        gbv_survey_estimate left[2], right[2];
        double covariance[4], again[4];
        CHECK(estimators[e](&a, left, covariance) == GBV_OK);
        CHECK(estimators[e](&b, right, again) == GBV_OK);
        for (size_t d = 0; d < 2; d++) {
            CHECK(left[d].std_error > 0);
            CHECK(left[d].estimate == right[d].estimate);
            CHECK(left[d].std_error == right[d].std_error);
            CHECK(same(left[d].deff, right[d].deff));
            CHECK(left[d].deff_kish == right[d].deff_kish);
        }
        for (size_t i = 0; i < 4; i++)
            CHECK(covariance[i] == again[i]);
    }
}

TEST(a_row_split_in_its_psu_changes_nothing)
{
    gbv_survey_cell cells[N_CELLS + 1];
    fill(cells);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 2 };
    gbv_survey_estimate before[2], after[2];
    for (size_t e = 0; e < 3; e++) {
        fill(cells);
        survey.n_cells = N_CELLS;
        CHECK(estimators[e](&survey, before, NULL) == GBV_OK);
        cells[1] = cells[N_CELLS] = row(0, 1, 1, 5, 5.5);    /* was of weight 2 */
        survey.n_cells = N_CELLS + 1;
        CHECK(estimators[e](&survey, after, NULL) == GBV_OK);
        for (size_t d = 0; d < 2; d++) {
            CHECK(before[d].estimate == after[d].estimate);
            CHECK(before[d].std_error == after[d].std_error);
        }
    }
}

TEST(the_scale_of_weights_changes_no_mean)
{
    gbv_survey_cell cells[N_CELLS];
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 2 };
    gbv_survey_estimate before[2], after[2];
    fill(cells);
    CHECK(gbv_survey_mean(&survey, before, NULL) == GBV_OK);
    for (size_t i = 0; i < N_CELLS; i++) {
        cells[i].w *= 3.7;
        cells[i].ww *= 3.7 * 3.7;
        cells[i].wy *= 3.7;
        cells[i].wyy *= 3.7;
    }
    CHECK(gbv_survey_mean(&survey, after, NULL) == GBV_OK);
    for (size_t d = 0; d < 2; d++) {
        CHECK_NEAR(after[d].estimate, before[d].estimate, 1e-15);
        CHECK_NEAR(after[d].std_error, before[d].std_error, 1e-14);
        CHECK_NEAR(after[d].deff_replace, before[d].deff_replace, 1e-14);
        CHECK_NEAR(after[d].deff_kish, before[d].deff_kish, 1e-14);
    }
}

TEST(a_row_outside_a_domain_changes_nothing_in_it)
{
    gbv_survey_cell cells[N_CELLS + 1];
    fill(cells);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 2 };
    gbv_survey_estimate before[2], after[2];
    CHECK(gbv_survey_mean(&survey, before, NULL) == GBV_OK);
    cells[N_CELLS] = row(2, 1, 17, 100, 1);
    survey.n_cells = N_CELLS + 1;
    CHECK(gbv_survey_mean(&survey, after, NULL) == GBV_OK);
    CHECK(before[0].estimate == after[0].estimate && before[0].n == after[0].n);
    CHECK(before[0].std_error == after[0].std_error && before[0].df == after[0].df);
    CHECK(before[0].deff == after[0].deff && before[0].weight == after[0].weight);
    CHECK(before[1].estimate != after[1].estimate);
}

TEST(missing_answers_are_counted_and_weighed)
{
    gbv_survey_cell cells[N_CELLS + 1];
    fill(cells);
    cells[N_CELLS] = (gbv_survey_cell){ .unit = 2, .n_missing = 3, .w_missing = 4.75 };
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS + 1,
                          .n_domains = 2 };
    gbv_survey_estimate e[2];
    CHECK(gbv_survey_mean(&survey, e, NULL) == GBV_OK);
    CHECK(e[0].n == 6 && e[0].n_missing == 3);
    CHECK_NEAR(e[0].missing_share, 4.75 / (4.75 + e[0].weight), 1e-15);
    CHECK(e[1].missing_share == 0);
}

/* Every row weighs the same and is a PSU of its own: a simple random sample. */
TEST(a_simple_random_sample_has_no_design_effect)
{
    static const size_t one[5] = { 0 };
    const gbv_design simple = { .n_strata = 1, .n_psus = 5, .stratum = one };
    gbv_survey_cell cells[5];
    const double y[] = { 1, 4, 2, 8, 5 };
    for (size_t i = 0; i < 5; i++)
        cells[i] = row(i, 0, 20, y[i], 1);
    gbv_survey survey = { .design = &simple, .cells = cells, .n_cells = 5, .n_domains = 1 };
    gbv_survey_estimate e;
    CHECK(gbv_survey_mean(&survey, &e, NULL) == GBV_OK);
    CHECK_NEAR(e.std_error, sqrt(7.5 / 5), 1e-15);
    CHECK_NEAR(e.deff, 1, 1e-14);
    CHECK_NEAR(e.n_effective, 5, 1e-14);
    CHECK_NEAR(e.deff_kish, 1, 1e-15);
    CHECK(e.df == 4);
    CHECK(gbv_survey_variance(&survey, &e, NULL) == GBV_OK);
    CHECK_NEAR(e.estimate, 7.5, 1e-15);
}

/* A mean of equal values has no error to speak of, and no design effect. */
TEST(equal_values_have_no_design_effect)
{
    gbv_survey_cell cells[N_CELLS];
    fill(cells);
    for (size_t i = 0; i < N_CELLS; i++)
        cells[i] = row(cells[i].unit, 0, cells[i].w, 0.1, 0.3);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 1 };
    for (size_t e = 0; e < 3; e += 2) {    /* the mean, the ratio */
        gbv_survey_estimate out;
        CHECK(estimators[e](&survey, &out, NULL) == GBV_OK);
        CHECK(out.std_error < 1e-15);
        CHECK(isnan(out.deff) && isnan(out.deff_replace) && isnan(out.n_effective));
    }
}

/* ---- What has no value ---- */

TEST(a_domain_without_answers_spoils_no_other)
{
    gbv_survey_cell cells[N_CELLS];
    fill(cells);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 3 };
    for (size_t e = 0; e < 4; e++) {
        gbv_survey_estimate out[3];
        double covariance[9];
        CHECK(estimators[e](&survey, out, covariance) == GBV_OK);
        CHECK(out[0].status == GBV_OK && out[1].status == GBV_OK);
        CHECK(out[2].status == GBV_TOO_FEW && out[2].n == 0);
        CHECK(isnan(out[2].estimate) && isnan(out[2].std_error) && isnan(out[2].deff));
        CHECK(isfinite(covariance[1]) && isnan(covariance[2]) && isnan(covariance[8]));
    }
}

TEST(what_a_domain_lacks_is_said)
{
    gbv_survey_cell cells[] = { row(0, 0, 1, 2, 0), row(3, 1, 1, 2, 1), row(4, 1, 1, 3, -1) };
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = 3, .n_domains = 2 };
    gbv_survey_estimate out[2];
    CHECK(gbv_survey_ratio(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].status == GBV_TOO_FEW && out[1].status == GBV_TOO_FEW);
    CHECK(gbv_survey_variance(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].status == GBV_TOO_FEW && out[1].status == GBV_OK);
}

/* The only stratum of a domain has one PSU: there is nothing to average. */
TEST(an_average_needs_other_strata)
{
    static const size_t of[] = { 0, 0, 1 };
    const gbv_design lonely = { .n_strata = 2, .n_psus = 3, .stratum = of,
                                .lonely = GBV_LONELY_AVERAGE };
    gbv_survey_cell cells[] = { row(0, 0, 1, 2, 1), row(1, 0, 1, 4, 1), row(2, 0, 2, 3, 1),
                                row(2, 1, 2, 3, 1), row(2, 1, 1, 5, 1) };
    gbv_survey survey = { .design = &lonely, .cells = cells, .n_cells = 5, .n_domains = 2 };
    gbv_survey_estimate out[2];
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].status == GBV_OK && out[1].status == GBV_TOO_FEW);
    CHECK(isnan(out[1].estimate));
}

static gbv_status
with(gbv_survey_cell cell)
{
    gbv_survey_cell cells[N_CELLS];
    fill(cells);
    cells[4] = cell;
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 2 };
    gbv_survey_estimate out[2] = { { .n = -1 }, { .n = -1 } };
    gbv_status status = gbv_survey_mean(&survey, out, NULL);
    CHECK(status == GBV_OK || (out[0].n == -1 && out[1].n == -1));    /* untouched */
    return status;
}

TEST(estimates_refuse_what_has_no_answer)
{
    CHECK(with(row(2, 0, 1, 1, 1)) == GBV_OK);
    CHECK(with(row(2, 0, -1, 1, 1)) == GBV_DOMAIN);
    CHECK(with(row(2, 0, INFINITY, 1, 1)) == GBV_DOMAIN);
    CHECK(with(row(2, 0, 1, NAN, 1)) == GBV_DOMAIN);
    CHECK(with(row(7, 0, 1, 1, 1)) == GBV_DOMAIN);
    CHECK(with(row(2, 2, 1, 1, 1)) == GBV_DOMAIN);
    CHECK(with(row(2, 0, 1, 1e100, 1)) == GBV_RANGE);
    CHECK(with(row(2, 0, 1, 1e-100, 1)) == GBV_RANGE);
    CHECK(with((gbv_survey_cell){ .unit = 2, .n = -1 }) == GBV_DOMAIN);
    CHECK(with((gbv_survey_cell){ .unit = 2, .w_missing = NAN }) == GBV_DOMAIN);
    gbv_survey none = { .design = &design };
    gbv_survey_estimate out;
    CHECK(gbv_survey_mean(&none, &out, NULL) == GBV_DOMAIN);
    none = (gbv_survey){ .n_domains = 1 };
    CHECK(gbv_survey_mean(&none, &out, NULL) == GBV_DOMAIN);
}

/* ---- Degrees of freedom, intervals, contrasts ---- */

TEST(degrees_of_freedom_follow_their_rule)
{
    gbv_survey_cell cells[N_CELLS];
    fill(cells);
    cells[2].n = 0;    /* one PSU less with an answer in the first domain */
    gbv_design by_rule = design;
    gbv_survey survey = { .design = &by_rule, .cells = cells, .n_cells = N_CELLS,
                          .n_domains = 2 };
    gbv_survey_estimate out[2];
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].df == 5 - 3 && out[1].df == 5 - 3);
    by_rule.df_rule = GBV_DF_DESIGN;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].df == 4);
    by_rule.df_rule = GBV_DF_NUMBER;
    by_rule.df = 2.5;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].df == 2.5);
    by_rule.df_rule = GBV_DF_INFINITE;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK(isinf(out[0].df));
}

TEST(intervals_and_contrasts_refuse_what_has_no_answer)
{
    const double coefficient[] = { 1, -1 }, estimate[] = { 0.5, 0 };
    const double covariance[] = { 1, 0.5, 0.5, 4 }, gap[] = { 1, NAN, NAN, NAN };
    gbv_limits limits;
    gbv_contrast contrast;
    CHECK(gbv_survey_interval(NAN, 1, 5, 0.95, &limits) == GBV_DOMAIN);
    CHECK(gbv_survey_interval(1, -1, 5, 0.95, &limits) == GBV_DOMAIN);
    CHECK(gbv_survey_interval(1, 1, 5, 1, &limits) == GBV_DOMAIN);
    CHECK(gbv_survey_interval(1, 1, NAN, 0.95, &limits) == GBV_DOMAIN);
    CHECK(gbv_survey_interval(1, 1, 0, 0.95, &limits) == GBV_TOO_FEW);
    CHECK(gbv_survey_contrast(coefficient, estimate, covariance, 2, &contrast) == GBV_OK);
    CHECK_NEAR(contrast.std_error, 2, 1e-15);
    CHECK(gbv_survey_contrast(coefficient, estimate, gap, 2, &contrast) == GBV_DOMAIN);
    const double first[] = { 2, 0 };
    CHECK(gbv_survey_contrast(first, estimate, gap, 2, &contrast) == GBV_OK);
    CHECK(contrast.estimate == 1 && contrast.std_error == 2);
    CHECK(gbv_survey_log_ratio(0, 1, estimate, covariance, 2, &contrast) == GBV_DOMAIN);
    CHECK(gbv_survey_log_ratio(0, 2, estimate, covariance, 2, &contrast) == GBV_DOMAIN);
    CHECK(gbv_survey_log_ratio(0, 0, estimate, covariance, 2, &contrast) == GBV_OK);
    CHECK(contrast.estimate == 0 && contrast.std_error == 0);
}

/* R 4.2.2: 2 * pt(-1.0089591155073361, 14), 2 * pnorm(-2). */
TEST(tests_of_estimates_agree_with_r)
{
    double t, p;
    CHECK(gbv_survey_test(30.296626984126988, 30.027606191845443, 14, &t, &p) == GBV_OK);
    CHECK_NEAR(t, 1.0089591155073361, 1e-15);
    CHECK_NEAR(p, 0.33011532905340191, 1e-12);
    CHECK(gbv_survey_test(-4, 2, INFINITY, &t, &p) == GBV_OK);
    CHECK_NEAR(p, 0.045500263896358417, 1e-12);
    CHECK(gbv_survey_test(NAN, 1, 5, &t, &p) == GBV_DOMAIN);
    CHECK(gbv_survey_test(1, -1, 5, &t, &p) == GBV_DOMAIN);
    CHECK(gbv_survey_test(1, 1, NAN, &t, &p) == GBV_DOMAIN);
    CHECK(gbv_survey_test(1, 1, 0, &t, &p) == GBV_TOO_FEW);
    CHECK(gbv_survey_test(1, 0, 5, &t, &p) == GBV_NO_SPREAD);
}
