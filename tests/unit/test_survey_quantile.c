#include "check.h"
#include "gbvstat/survey_quantile.h"

static const size_t stratum[] = { 0, 0, 0, 0 };
static const gbv_design design = { .n_strata = 1, .n_psus = 4, .stratum = stratum };

static gbv_survey_value
row(size_t unit, size_t domain, double value, double w)
{
    return (gbv_survey_value){ .value = value, .unit = unit, .domain = domain, .n = 1, .w = w,
                               .ww = w * w };
}

static gbv_survey_quantile
quantile(const gbv_survey_value *values, size_t n, double probability, gbv_quantile_rule rule)
{
    gbv_survey survey = { .design = &design, .n_domains = 1 };
    gbv_survey_quantile out = { 0 };
    CHECK(gbv_survey_quantiles(&survey, values, n, NULL, probability, rule, 0.95, &out) ==
          GBV_OK);
    return out;
}

/* Hyndman & Fan's types 1 and 2 of 1, 2, 4, 8. */
TEST(types_differ_where_the_share_is_met)
{
    const gbv_survey_value v[] = { row(2, 0, 4, 0.1), row(0, 0, 1, 0.1), row(3, 0, 8, 0.1),
                                   row(1, 0, 2, 0.1) };
    CHECK(quantile(v, 4, 0.5, GBV_QUANTILE_MATH).estimate == 2);
    CHECK(quantile(v, 4, 0.5, GBV_QUANTILE_SCHOOL).estimate == 3);
    CHECK(quantile(v, 4, 0.6, GBV_QUANTILE_MATH).estimate == 4);
    CHECK(quantile(v, 4, 0.6, GBV_QUANTILE_SCHOOL).estimate == 4);
    CHECK(quantile(v, 4, 0.01, GBV_QUANTILE_MATH).estimate == 1);
    CHECK(quantile(v, 4, 0.99, GBV_QUANTILE_SCHOOL).estimate == 8);
}

/* The share at or below the largest value is all: there is no limit above. */
TEST(a_limit_beyond_the_sample_is_missing)
{
    const gbv_survey_value v[] = { row(0, 0, 1, 1), row(1, 0, 2, 1), row(2, 0, 4, 1),
                                   row(3, 0, 8, 1) };
    gbv_survey_quantile low = quantile(v, 4, 0.2, GBV_QUANTILE_MATH);
    CHECK(low.status == GBV_OK && low.n == 4 && low.df == 3);
    CHECK(isnan(low.low) && isnan(low.std_error));
}

/* Everybody is at or below the greatest value. Of four alike the share is at
 * least 0.025^(1 / 4) = 0.3976 (Clopper & Pearson), which 2 is the quantile of. */
TEST(the_greatest_value_has_no_upper_limit)
{
    const gbv_survey_value v[] = { row(0, 0, 1, 1), row(1, 0, 2, 1), row(2, 0, 4, 1),
                                   row(3, 0, 8, 1) };
    gbv_survey_quantile high = quantile(v, 4, 0.9, GBV_QUANTILE_MATH);
    CHECK(high.status == GBV_OK && high.at_end && high.estimate == 8);
    CHECK(high.low == 2 && isnan(high.high) && isnan(high.std_error));
    CHECK(!quantile(v, 4, 0.5, GBV_QUANTILE_MATH).at_end);
}

TEST(a_domain_of_one_unit_has_no_limits_by_any_rule_for_df)
{
    gbv_survey_value v[] = { row(0, 1, 1, 1), row(1, 0, 2, 1), row(2, 0, 4, 1), row(1, 0, 3, 1) };
    gbv_design by_design = design;
    gbv_survey survey = { .design = &by_design, .n_domains = 2 };
    gbv_survey_quantile out[2];
    by_design.df_rule = GBV_DF_DESIGN;
    CHECK(gbv_survey_quantiles(&survey, v, 4, NULL, 0.5, 0, 0.95, out) == GBV_OK);
    CHECK(out[1].estimate == 1 && out[1].df == 3 && out[1].unknown && isnan(out[1].low));
    CHECK(!out[0].unknown);
}

TEST(order_and_splitting_change_nothing)
{
    gbv_survey_value v[12], turned[13];
    for (size_t i = 0; i < 12; i++) {
        v[i] = row(i % 4, 0, (double) (i / 4), 1 + 0.1 * (double) (i % 5));
        turned[11 - i] = v[i];
    }
    turned[0].w /= 2;
    turned[12] = turned[0];
    gbv_survey_quantile a = quantile(v, 12, 0.5, GBV_QUANTILE_MATH);
    gbv_survey_quantile b = quantile(turned, 13, 0.5, GBV_QUANTILE_MATH);
    CHECK(a.std_error > 0);
    CHECK(a.estimate == b.estimate && a.low == b.low && a.high == b.high);
}

TEST(quantiles_refuse_what_has_no_answer)
{
    gbv_survey_value v[] = { row(0, 0, 1, 1), row(1, 0, 2, 1), row(2, 1, 4, 1) };
    gbv_survey survey = { .design = &design, .n_domains = 3 };
    gbv_survey_quantile out[3];
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_OK);
    CHECK(out[0].status == GBV_OK);
    CHECK(out[1].status == GBV_OK && out[1].estimate == 4 && out[1].df == 0);    /* one PSU */
    CHECK(out[1].unknown && isnan(out[1].low) && isnan(out[1].high) && isnan(out[1].std_error));
    CHECK(out[2].status == GBV_TOO_FEW && isnan(out[2].estimate));
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0, 0, 0.95, out) == GBV_DOMAIN);
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 1, out) == GBV_DOMAIN);
    v[1].value = NAN;
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_DOMAIN);
    v[1] = row(1, 0, 2, -1);
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_DOMAIN);
    v[1] = row(1, 3, 2, 1);
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_DOMAIN);
    v[1] = row(4, 0, 2, 1);
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_DOMAIN);
    v[1] = row(1, 0, 2, 1e100);
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_RANGE);
    const double scale[] = { 1, 1 };
    gbv_replicates replicates = { .n = 2, .scale = scale, .df = 1 };
    survey.replicates = &replicates;
    CHECK(gbv_survey_quantiles(&survey, v, 3, NULL, 0.5, 0, 0.95, out) == GBV_DOMAIN);
}
