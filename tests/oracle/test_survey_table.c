/* Tests of independence in survey tables against R 4.2.2, package survey
 * 4.1-1 (survey_table.R). */
#include "gbvstat/survey_table.h"
#include "survey_sample.h"

#include "survey_table_values.h"

static const struct sample_columns clus1 = { "apiclus1", "pw", .psu = "dnum", .fpc = "fpc" };

static size_t
type_of(const struct sample *s, size_t row)
{
    return sample_is(s, row, "stype", "E") ? 0 : sample_is(s, row, "stype", "H") ? 1 : 2;
}

/* sch.wide by stype, in a table that also has a row for an answer nobody gave. */
static size_t *
fold_schools(struct sample *s)
{
    size_t *cell = sample_array(s->n, sizeof *cell);
    double *one = sample_array(s->n, sizeof *one);
    for (size_t i = 0; i < s->n; i++) {
        cell[i] = (sample_is(s, i, "sch.wide", "Yes") ? 3u : 0u) + type_of(s, i);
        one[i] = 1;
    }
    sample_fold(s, one, NULL, cell, 9, NULL);
    free(one);
    return cell;
}

static void
check_f(const gbv_table_test *test, const double *expected, double tolerance)
{
    CHECK_NEAR(test->statistic, expected[0], tolerance);
    CHECK_NEAR(test->df, expected[1], tolerance);
    CHECK_NEAR(test->df2, expected[2], tolerance);
    CHECK_NEAR(test->p, expected[3], 10 * tolerance);
}

TEST(schools_of_a_clustered_sample)
{
    struct sample s;
    gbv_table_test test;
    gbv_survey_estimate totals[9];
    sample_open(&s, &clus1);
    free(fold_schools(&s));
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_RAO_SCOTT, &test) == GBV_OK);
    check_f(&test, clus1_f, 1e-11);
    CHECK(test.rows == 2 && test.columns == 3 && test.n == 183);
    CHECK_NEAR(test.pearson, clus1_chisq[3], 1e-12);
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_RAO_SCOTT_FIRST, &test) == GBV_OK);
    CHECK_NEAR(test.statistic, clus1_chisq[0], 1e-11);
    CHECK_NEAR(test.df, clus1_chisq[1], 0);
    CHECK_NEAR(test.p, clus1_chisq[2], 1e-11);
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_WALD, &test) == GBV_OK);
    check_f(&test, clus1_wald, 1e-11);
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_ADJUSTED_WALD, &test) == GBV_OK);
    check_f(&test, clus1_adjwald, 1e-11);
    CHECK(gbv_survey_total(&s.survey, totals, NULL) == GBV_OK);
    for (size_t i = 0; i < 6; i++)
        CHECK_NEAR(totals[i % 2 * 3 + i / 2].estimate, clus1_totals[i], 1e-13);
    CHECK(totals[7].status == GBV_TOO_FEW);
    sample_close(&s);
}

TEST(schools_of_a_stratified_sample)
{
    struct sample s;
    gbv_table_test test;
    sample_open(&s, &(struct sample_columns){ "apistrat", "pw", .stratum = "stype",
                                              .fpc = "fpc" });
    free(fold_schools(&s));
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_RAO_SCOTT, &test) == GBV_OK);
    check_f(&test, strat_f, 1e-11);
    double rows[3];
    sample_unclustered(&s, rows);
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_RAO_SCOTT, &test) == GBV_OK);
    check_f(&test, strat_f, 1e-11);
    sample_close(&s);
}

TEST(cholesterol_by_race)
{
    struct sample s;
    gbv_table_test test;
    sample_open(&s, &(struct sample_columns){ "nhanes", "WTMEC2YR", .stratum = "SDMVSTRA",
                                              .psu = "SDMVPSU" });
    double *high = sample_numbers(&s, "HI_CHOL"), *race = sample_numbers(&s, "race");
    size_t *cell = sample_array(s.n, sizeof *cell);
    for (size_t i = 0; i < s.n; i++)
        cell[i] = isnan(high[i]) ? GBV_NONE : (size_t) (4 * high[i] + race[i] - 1);
    sample_fold(&s, race, NULL, cell, 8, NULL);
    CHECK(gbv_survey_table_test(&s.survey, 2, 4, GBV_TABLE_RAO_SCOTT, &test) == GBV_OK);
    check_f(&test, nhanes_f, 1e-11);
    CHECK(gbv_survey_table_test(&s.survey, 2, 4, GBV_TABLE_WALD, &test) == GBV_OK);
    check_f(&test, nhanes_wald, 1e-10);
    free(high);
    free(race);
    free(cell);
    sample_close(&s);
}

TEST(schools_by_the_jackknife)
{
    struct sample s;
    gbv_table_test test;
    double scale[15];
    sample_open(&s, &clus1);
    size_t *cell = fold_schools(&s);
    gbv_replicate_sums *sums = sample_array(15 * 9, sizeof *sums);
    for (size_t r = 0; r < 15; r++)
        for (size_t i = 0; i < s.n; i++)
            sums[r * 9 + cell[i]].w += s.psu[i] == r ? 0 : s.weight[i] * 15 / 14;
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JK1, 15, 0, NULL, scale) == GBV_OK);
    s.survey.replicates = &(gbv_replicates){ .n = 15, .scale = scale, .sums = sums, .df = 14 };
    CHECK(gbv_survey_table_test(&s.survey, 3, 3, GBV_TABLE_RAO_SCOTT, &test) == GBV_OK);
    check_f(&test, jk1_f, 1e-11);
    free(cell);
    free(sums);
    sample_close(&s);
}
