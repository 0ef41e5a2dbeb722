#include <stdint.h>

#include "check.h"
#include "gbvstat/compare.h"
#include "gbvstat/contingency.h"

static const double table[] = { 1, 4, 0, 7, 3, 0, 0, 0, 5, 2, 0, 3 };    /* 3 by 4 */

TEST(of_two_by_two_they_are_those_of_proportions)
{
    const double counts[] = { 3, 17, 48, 117 };
    gbv_comparison compared;
    gbv_chi_squared test;
    double p;
    CHECK(gbv_compare_proportions(3, 20, 48, 165, GBV_DIFFERENCE, GBV_METHOD_DEFAULT, 0.95,
                                  &compared) == GBV_OK);
    CHECK(gbv_contingency_chi_squared(counts, 2, 2, &test) == GBV_OK);
    CHECK_NEAR(test.statistic, compared.statistic, 1e-13);
    CHECK_NEAR(test.p, compared.p, 1e-12);
    CHECK(gbv_contingency_exact((const double[]){ 0, 5, 4, 1 }, 2, 2, &p) == GBV_OK);
    CHECK_NEAR(p, 2 * 5.0 / 210, 1e-13);    /* by hand: of C(10, 4) two outcomes of C(5, 4) */
}

TEST(rows_without_counts_do_not_matter_nor_their_order)
{
    const double packed[] = { 7, 1, 4, 0, 3, 0, 3, 5, 2 };    /* without column 3, turned round */
    gbv_chi_squared a, b;
    double p, q;
    CHECK(gbv_contingency_chi_squared(table, 3, 4, &a) == GBV_OK);
    CHECK(gbv_contingency_chi_squared(packed, 3, 3, &b) == GBV_OK);
    CHECK_NEAR(a.statistic, b.statistic, 1e-14);
    CHECK_NEAR(a.df, 4, 0);
    CHECK(gbv_contingency_exact(table, 3, 4, &p) == GBV_OK);
    CHECK(gbv_contingency_exact(packed, 3, 3, &q) == GBV_OK);
    CHECK_NEAR(p, q, 1e-12);
}

TEST(rows_and_columns_change_places)
{
    double turned[12], p, q;
    for (size_t i = 0; i < 12; i++)
        turned[i] = table[i % 3 * 4 + i / 3];
    CHECK(gbv_contingency_exact(table, 3, 4, &p) == GBV_OK);
    CHECK(gbv_contingency_exact(turned, 4, 3, &q) == GBV_OK);
    CHECK_NEAR(p, q, 1e-13);
}

/* All tables with the margins of the least probable one are counted. */
TEST(the_most_probable_table_has_p_1)
{
    double p;
    CHECK(gbv_contingency_exact((const double[]){ 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2 },
                                4, 4, &p) == GBV_OK);
    CHECK_NEAR(p, 1, 1e-10);
}

TEST(contingency_refuses_what_has_no_answer)
{
    const double part[] = { 1.5, 2, 3, 4 }, negative[] = { -1, 2, 3, 4 }, one[] = { 0, 0, 3, 4 };
    double p = 7, large[10000];
    gbv_chi_squared test = { .df = 7 };
    CHECK(gbv_contingency_chi_squared(part, 2, 2, &test) == GBV_DOMAIN);
    CHECK(gbv_contingency_chi_squared(negative, 2, 2, &test) == GBV_DOMAIN);
    CHECK(gbv_contingency_chi_squared(one, 2, 2, &test) == GBV_TOO_FEW);
    CHECK(gbv_contingency_chi_squared(one, 4, 1, &test) == GBV_TOO_FEW);
    CHECK(gbv_contingency_chi_squared(one, SIZE_MAX / 2, 3, &test) == GBV_DOMAIN);
    CHECK(gbv_contingency_exact(part, 2, 2, &p) == GBV_DOMAIN);
    CHECK(gbv_contingency_exact(one, 2, 2, &p) == GBV_TOO_FEW);
    for (size_t i = 0; i < 10000; i++)
        large[i] = (double)(i * i % 7 + 1);
    CHECK(gbv_contingency_exact(large, 100, 100, &p) == GBV_DOMAIN);
    CHECK(gbv_contingency_exact(large, 10, 10, &p) == GBV_DOMAIN);
    CHECK(gbv_contingency_exact((const double[]){ 1e6, 2e6, 3e6, 4e6, 5e6, 6e6 }, 2, 3, &p) ==
          GBV_DOMAIN);
    CHECK_NEAR(p, 7, 0);    /* untouched */
    CHECK_NEAR(test.df, 7, 0);
}

TEST(a_trend_heeds_neither_scale_nor_empty_groups)
{
    const double events[] = { 5, 0, 9, 12 }, n[] = { 20, 0, 22, 21 };
    const double scores[] = { 1, 2, 3, 7 }, moved[] = { -1e6 - 2, 0, -1e6 - 6, -1e6 - 14 };
    gbv_proportion_trend a, b;
    CHECK(gbv_proportions_trend(events, n, scores, 4, &a) == GBV_OK);
    CHECK(gbv_proportions_trend(events, n, moved, 4, &b) == GBV_OK);
    CHECK_NEAR(a.statistic, b.statistic, 1e-13);
    CHECK_NEAR(a.slope, -2 * b.slope, 1e-13);
    CHECK(a.slope > 0);
}

TEST(a_trend_refuses_what_has_no_answer)
{
    const double events[] = { 3, 4 }, n[] = { 9, 9 }, none[] = { 0, 0 }, gap[] = { 3, NAN };
    const double scores[] = { 1, 2 }, equal[] = { 2, 2 }, huge[] = { -1e308, 1e308 };
    gbv_proportion_trend out = { .df = 7 };
    CHECK(gbv_proportions_trend(gap, n, scores, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_proportions_trend(n, events, scores, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_proportions_trend(events, n, gap, 2, &out) == GBV_DOMAIN);
    CHECK(gbv_proportions_trend(events, n, scores, 1, &out) == GBV_TOO_FEW);
    CHECK(gbv_proportions_trend(none, none, scores, 2, &out) == GBV_TOO_FEW);
    CHECK(gbv_proportions_trend(none, n, scores, 2, &out) == GBV_NO_SPREAD);
    CHECK(gbv_proportions_trend(n, n, scores, 2, &out) == GBV_NO_SPREAD);
    CHECK(gbv_proportions_trend(events, n, equal, 2, &out) == GBV_NO_SPREAD);
    CHECK(gbv_proportions_trend(events, n, huge, 2, &out) == GBV_RANGE);
    CHECK_NEAR(out.df, 7, 0);
}
