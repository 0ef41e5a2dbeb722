#include "check.h"
#include "gbvstat/survey.h"

static const size_t stratum[] = { 0, 0, 1, 1, 1 };
static const size_t psu[] = { 0, 0, 1, 1, 2, 2, 3, 3, 4, 4 };
static const gbv_design one_stage = { .n_strata = 2, .n_psus = 5, .stratum = stratum };
static const double many[] = { 10, 20, 30, 40, 50 }, parts[] = { 0.5, 0.25, 1, 0.5, 0.1 };

static void
check_fault(const gbv_design *design, gbv_design_fault expected, size_t expected_where)
{
    gbv_design_fault fault = GBV_DESIGN_DF;
    size_t where = 0;
    CHECK(gbv_design_check(design, &fault, &where) == GBV_OK);
    CHECK(fault == expected && where == expected_where);
    CHECK(gbv_design_check(design, &fault, NULL) == GBV_OK);
    gbv_survey_cell cell = { .n = 1, .w = 1, .wy = 1, .wyy = 1 };
    gbv_survey survey = { .design = design, .cells = &cell, .n_cells = 1, .n_domains = 1 };
    gbv_survey_estimate out;
    bool lonely = expected == GBV_DESIGN_LONELY || expected == GBV_DESIGN_LONELY_SSU;
    CHECK(gbv_survey_mean(&survey, &out, NULL) ==
          (expected == GBV_DESIGN_SOUND ? GBV_OK : lonely ? GBV_TOO_FEW : GBV_DOMAIN));
}

TEST(a_sound_design_has_no_fault)
{
    gbv_design d = one_stage;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    d.population = many;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    d.population = parts;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    d.n_ssus = 10;
    d.psu = psu;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    d.population_ssu = parts;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    /* A population of 1 among others is a unit sampled whole. */
    const double whole[] = { 10, 20, 30, 40, 1 };
    const size_t alone[] = { 0, 0, 1, 1, 2, 2, 3, 3, 4 };
    d.n_ssus = 9;
    d.psu = alone;
    d.population = many;
    d.population_ssu = whole;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
}

TEST(faults_of_units_are_found)
{
    gbv_design d = { .stratum = stratum };
    check_fault(&d, GBV_DESIGN_EMPTY, 0);
    const size_t beyond[] = { 0, 0, 1, 2, 1 }, none[] = { 0, 0, 0, 0, 0 };
    d = one_stage;
    d.stratum = beyond;
    check_fault(&d, GBV_DESIGN_INDEX, 3);
    d.stratum = none;
    check_fault(&d, GBV_DESIGN_EMPTY_STRATUM, 1);
    d = one_stage;
    const size_t lost[] = { 0, 1, 5, 2, 3, 4 }, without[] = { 0, 1, 1, 2, 4, 4 };
    d.n_ssus = 6;
    d.psu = lost;
    check_fault(&d, GBV_DESIGN_INDEX, 2);
    d.psu = without;
    check_fault(&d, GBV_DESIGN_EMPTY_PSU, 3);
}

TEST(faults_of_populations_are_found)
{
    gbv_design d = one_stage;
    const double zero[] = { 10, 0 }, gap[] = { NAN, 10 }, mixed[] = { 10, 0.5 };
    const double small[] = { 10, 2 };
    d.population = zero;
    check_fault(&d, GBV_DESIGN_POPULATION, 1);
    d.population = gap;
    check_fault(&d, GBV_DESIGN_POPULATION, 0);
    d.population = mixed;
    check_fault(&d, GBV_DESIGN_MIXTURE, 1);
    d.population = small;
    check_fault(&d, GBV_DESIGN_BELOW_SAMPLE, 1);
    d.population = many;
    d.n_ssus = 10;
    d.psu = psu;
    const double bad[] = { 10, -1, 3, 4, 5 }, fraction[] = { 10, 20, 30, 0.5, 5 };
    const double fewer[] = { 10, 20, 30, 40, 1.5 };
    d.population_ssu = bad;
    check_fault(&d, GBV_DESIGN_POPULATION_SSU, 1);
    d.population_ssu = fraction;
    check_fault(&d, GBV_DESIGN_MIXTURE_SSU, 3);
    d.population_ssu = fewer;
    check_fault(&d, GBV_DESIGN_BELOW_SAMPLE_SSU, 4);
    d.population_ssu = parts;    /* fractions beside populations of the first stage */
    check_fault(&d, GBV_DESIGN_MIXTURE_SSU, 0);
}

TEST(lonely_units_are_found)
{
    const size_t lonely[] = { 0, 0, 1, 0, 0 };
    const double whole[] = { 10, 1 };
    gbv_design d = one_stage;
    bool marks[2];
    d.stratum = lonely;
    check_fault(&d, GBV_DESIGN_LONELY, 1);
    CHECK(gbv_design_lonely(&d, marks) == GBV_OK);
    CHECK(!marks[0] && marks[1]);
    d.population = whole;    /* and is not lonely if there is no other */
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    CHECK(gbv_design_lonely(&d, marks) == GBV_OK);
    CHECK(!marks[1]);
    const size_t one[] = { 0, 0, 1, 1, 2, 3, 3, 4, 4 };
    d = one_stage;
    d.n_ssus = 9;
    d.psu = one;
    check_fault(&d, GBV_DESIGN_SOUND, 0);    /* the second stage is not looked at */
    d.population = many;
    check_fault(&d, GBV_DESIGN_LONELY_SSU, 2);
    d.lonely = GBV_LONELY_REMOVE;
    check_fault(&d, GBV_DESIGN_SOUND, 0);
    d.population = NULL;
    d.n_psus = 0;
    CHECK(gbv_design_lonely(&d, marks) == GBV_DOMAIN);
}

/* No rule makes a variance of one PSU (R: "Design has only one primary sampling
 * unit"); strata that all have one have what is between them, if anything. */
TEST(a_rule_for_lonely_strata_needs_another_unit)
{
    const size_t own[] = { 0, 1 };
    const double whole[] = { 1 };
    const gbv_lonely rules[] = { GBV_LONELY_FAIL, GBV_LONELY_REMOVE, GBV_LONELY_AVERAGE,
                                 GBV_LONELY_CENTRE, GBV_LONELY_ADJUST };
    for (size_t r = 0; r < 5; r++) {
        gbv_design d = { .n_strata = 1, .n_psus = 1, .stratum = own, .lonely = rules[r] };
        bool between = rules[r] == GBV_LONELY_CENTRE || rules[r] == GBV_LONELY_ADJUST;
        bool marks[2] = { false, false };
        check_fault(&d, GBV_DESIGN_LONELY, 0);
        CHECK(gbv_design_lonely(&d, marks) == GBV_OK && marks[0]);
        d.population = whole;
        check_fault(&d, GBV_DESIGN_SOUND, 0);
        d.population = NULL;
        d.n_strata = d.n_psus = 2;
        check_fault(&d, between ? GBV_DESIGN_SOUND : GBV_DESIGN_LONELY, 0);
    }
}

TEST(degrees_of_freedom_must_be_some)
{
    gbv_design d = one_stage;
    d.df_rule = GBV_DF_NUMBER;
    check_fault(&d, GBV_DESIGN_DF, 0);
}

/* ---- What a stage adds, by hand ---- */

/* The variance of a total of units that are 1, 2, 3, … */
static double
variance_of_total(const gbv_design *design)
{
    gbv_survey_cell cells[10];
    size_t n = design->n_ssus ? design->n_ssus : design->n_psus;
    for (size_t u = 0; u < n; u++) {
        double y = (double) (u * u + 1);
        cells[u] = (gbv_survey_cell){ .unit = u, .n = 1, .w = 1, .ww = 1, .wy = y, .wyy = y * y };
    }
    gbv_survey survey = { .design = design, .cells = cells, .n_cells = n, .n_domains = 1 };
    gbv_survey_estimate out;
    CHECK(gbv_survey_total(&survey, &out, NULL) == GBV_OK);
    return out.std_error * out.std_error;
}

TEST(a_stratum_sampled_whole_adds_nothing)
{
    gbv_design d = one_stage;
    const double first[] = { 2, 300 }, both[] = { 2, 3 }, fraction[] = { 1, 0.01 };
    /* y is 1 2 | 5 10 17: the squared distances of the second add to 218 / 3 */
    d.population = first;
    CHECK_NEAR(variance_of_total(&d), 0.99 * 1.5 * (218.0 / 3), 1e-14);
    d.population = fraction;
    CHECK_NEAR(variance_of_total(&d), 0.99 * 1.5 * (218.0 / 3), 1e-14);
    d.population = both;
    CHECK(variance_of_total(&d) == 0);
}

/* PSUs {1, 2} and {5, 10, 17} of a census of PSUs, half of each sampled. */
TEST(the_second_stage_adds_what_is_within)
{
    const size_t one[] = { 0, 0 }, within[] = { 0, 0, 1, 1, 1 };
    const double all[] = { 2 }, half[] = { 4, 6 };
    gbv_design d = { .n_strata = 1, .n_psus = 2, .stratum = one, .population = all,
                     .n_ssus = 5, .psu = within, .population_ssu = half };
    CHECK_NEAR(variance_of_total(&d), 0.5 * 2 * 0.5 + 0.5 * 1.5 * (218.0 / 3), 1e-14);
    d.population_ssu = NULL;
    CHECK_NEAR(variance_of_total(&d), 2 * 0.5 + 1.5 * (218.0 / 3), 1e-14);
    /* Half of the PSUs: what is within counts half. */
    const double twice[] = { 4 };
    d.population = twice;
    d.population_ssu = half;
    double between = 0.5 * 2 * 2 * (14.5 * 14.5);
    CHECK_NEAR(variance_of_total(&d),
               between + 0.5 * (0.5 * 2 * 0.5 + 0.5 * 1.5 * (218.0 / 3)), 1e-14);
    /* A lonely second-stage unit: y is 1 | 2 5 10 17, whose squares add to 129. */
    const size_t alone[] = { 0, 1, 1, 1, 1 };
    d.population = all;
    d.psu = alone;
    d.population_ssu = NULL;
    d.lonely = GBV_LONELY_REMOVE;
    CHECK_NEAR(variance_of_total(&d), 4.0 / 3 * 129, 1e-14);
    d.lonely = GBV_LONELY_AVERAGE;
    CHECK_NEAR(variance_of_total(&d), 2 * 4.0 / 3 * 129, 1e-14);
    d.lonely = GBV_LONELY_CENTRE;    /* the mean of all is 7 */
    CHECK_NEAR(variance_of_total(&d), 4.0 / 3 * 129 + 36, 1e-14);
    d.lonely = GBV_LONELY_ADJUST;
    CHECK_NEAR(variance_of_total(&d), 4.0 / 3 * 129 + 1, 1e-14);
}

/* PSUs {1, 2} of four and {5} of three, a stratum each: nothing is between the
 * second and others, but what is within a PSU is known of both. y of the first
 * stratum is 1 2 | 5 10 17, of the lonely PSU 26 37, half of its units. */
TEST(an_average_is_of_the_first_stage)
{
    const size_t own[] = { 0, 0, 1 }, within[] = { 0, 0, 1, 1, 1, 2, 2 };
    const double few[] = { 4, 3 }, half[] = { 4, 6, 4 };
    gbv_design d = { .n_strata = 2, .n_psus = 3, .stratum = own, .population = few,
                     .n_ssus = 7, .psu = within, .population_ssu = half,
                     .lonely = GBV_LONELY_REMOVE };
    double between = 0.5 * 2 * 2 * (14.5 * 14.5);
    double inside = 0.5 * (0.5 * 2 * 0.5 + 0.5 * 1.5 * (218.0 / 3)) + 1.0 / 3 * 0.5 * 2 * 60.5;
    CHECK_NEAR(variance_of_total(&d), between + inside, 1e-14);
    d.lonely = GBV_LONELY_AVERAGE;
    CHECK_NEAR(variance_of_total(&d), 2 * between + inside, 1e-14);
}

TEST(names_and_faults_have_words)
{
    CHECK_TEXT(gbv_lonely_name(GBV_LONELY_FAIL), "fail");
    CHECK_TEXT(gbv_lonely_name(GBV_LONELY_REMOVE), "remove");
    CHECK_TEXT(gbv_lonely_name(GBV_LONELY_AVERAGE), "average");
    CHECK_TEXT(gbv_lonely_name(GBV_LONELY_CENTRE), "centre");
    CHECK_TEXT(gbv_lonely_name(GBV_LONELY_ADJUST), "adjust");
    for (int fault = GBV_DESIGN_SOUND; fault <= GBV_DESIGN_LONELY_SSU; fault++)
        CHECK(strcmp(gbv_design_fault_text((gbv_design_fault) fault), "unknown fault") != 0);
    CHECK_TEXT(gbv_design_fault_text(GBV_DESIGN_LONELY), "the stratum has one PSU");
}
