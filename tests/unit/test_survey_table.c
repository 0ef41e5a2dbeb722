#include "check.h"
#include "gbvstat/survey_table.h"

/* Six PSUs, a row of weight 1 + PSU in some cells of a table of 2 by 2. */
static const size_t stratum[] = { 0, 0, 0, 0, 0, 0 };
static const gbv_design design = { .n_strata = 1, .n_psus = 6, .stratum = stratum };

static gbv_survey_cell
row(size_t unit, size_t domain)
{
    double w = 1 + (double) unit;
    return (gbv_survey_cell){ .unit = unit, .domain = domain, .n = 1, .w = w, .ww = w * w };
}

static const gbv_table_method methods[] = { GBV_TABLE_RAO_SCOTT, GBV_TABLE_RAO_SCOTT_FIRST,
                                            GBV_TABLE_WALD, GBV_TABLE_ADJUSTED_WALD };

TEST(exchanged_rows_and_columns_change_nothing)
{
    const size_t cell[] = { 0, 1, 3, 2, 0, 3, 3, 1, 2, 0 };
    gbv_survey_cell cells[10], turned[10];
    for (size_t i = 0; i < 10; i++) {
        cells[i] = row(i % 6, cell[i]);
        turned[9 - i] = row(i % 6, 3 - cell[i]);
    }
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = 10, .n_domains = 4 };
    gbv_survey other = survey;
    other.cells = turned;
    for (size_t m = 0; m < 4; m++) {
        gbv_table_test a, b;
        CHECK(gbv_survey_table_test(&survey, 2, 2, methods[m], &a) == GBV_OK);
        CHECK(gbv_survey_table_test(&other, 2, 2, methods[m], &b) == GBV_OK);
        CHECK(a.p > 0 && a.p < 1);
        CHECK_NEAR(a.statistic, b.statistic, 1e-12);
        CHECK_NEAR(a.p, b.p, 1e-12);
    }
}

TEST(tables_refuse_what_has_no_answer)
{
    gbv_survey_cell cells[12];
    for (size_t i = 0; i < 12; i++)
        cells[i] = row(i % 6, i / 6 == i % 2 ? 0 : 3);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = 12, .n_domains = 4 };
    gbv_table_test out = { .n = 7 };
    CHECK(gbv_survey_table_test(&survey, 2, 3, GBV_TABLE_RAO_SCOTT, &out) == GBV_MISUSE);
    CHECK(gbv_survey_table_test(&survey, 4, 0, GBV_TABLE_RAO_SCOTT, &out) == GBV_MISUSE);
    CHECK(gbv_survey_table_test(&survey, 1, 4, GBV_TABLE_RAO_SCOTT, &out) == GBV_TOO_FEW);
    CHECK(gbv_survey_table_test(&survey, 4, 1, GBV_TABLE_RAO_SCOTT, &out) == GBV_TOO_FEW);
    /* Each PSU has every cell in the same shares. */
    gbv_survey_cell even[24];
    for (size_t i = 0; i < 24; i++)
        even[i] = row(i / 4, i % 4);
    survey.cells = even;
    survey.n_cells = 24;
    CHECK(gbv_survey_table_test(&survey, 2, 2, GBV_TABLE_RAO_SCOTT, &out) == GBV_NO_SPREAD);
    CHECK(gbv_survey_table_test(&survey, 2, 2, GBV_TABLE_WALD, &out) == GBV_COLLINEAR);
    /* One PSU a stratum, and removed: no degrees of freedom. */
    const size_t alone[] = { 0, 1, 2, 3, 4, 5 };
    gbv_design lonely = { .n_strata = 6, .n_psus = 6, .stratum = alone,
                          .lonely = GBV_LONELY_REMOVE };
    survey.design = &lonely;
    CHECK(gbv_survey_table_test(&survey, 2, 2, GBV_TABLE_RAO_SCOTT, &out) == GBV_TOO_FEW);
    lonely.lonely = GBV_LONELY_FAIL;
    CHECK(gbv_survey_table_test(&survey, 2, 2, GBV_TABLE_RAO_SCOTT, &out) == GBV_TOO_FEW);
    CHECK(out.n == 7);    /* untouched */
}

/* A Wald test with more cells than degrees of freedom. */
TEST(an_adjusted_test_needs_degrees_of_freedom)
{
    gbv_survey_cell cells[32];
    for (size_t i = 0; i < 32; i++)
        cells[i] = row(i * i % 6, i % 16);
    gbv_survey survey = { .design = &design, .cells = cells, .n_cells = 32, .n_domains = 16 };
    gbv_table_test out;
    CHECK(gbv_survey_table_test(&survey, 4, 4, GBV_TABLE_ADJUSTED_WALD, &out) == GBV_TOO_FEW);
    CHECK(gbv_survey_table_test(&survey, 4, 4, GBV_TABLE_WALD, &out) == GBV_COLLINEAR);
}

TEST(names_are_those_of_the_methods)
{
    CHECK_TEXT(gbv_table_method_name(GBV_TABLE_RAO_SCOTT), "rao-scott");
    CHECK_TEXT(gbv_table_method_name(GBV_TABLE_RAO_SCOTT_FIRST), "rao-scott-first");
    CHECK_TEXT(gbv_table_method_name(GBV_TABLE_WALD), "wald");
    CHECK_TEXT(gbv_table_method_name(GBV_TABLE_ADJUSTED_WALD), "adjusted-wald");
}
