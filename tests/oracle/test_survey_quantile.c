/* Quantiles of surveys against R 4.2.2, package survey 4.1-1
 * (survey_quantile.R). */
#include "gbvstat/survey_quantile.h"
#include "survey_sample.h"

#include "survey_quantile_values.h"

static const struct sample_columns strat = { "apistrat", "pw", .stratum = "stype", .fpc = "fpc" };
static const struct sample_columns clus1 = { "apiclus1", "pw", .psu = "dnum", .fpc = "fpc" };

/* The values of a column, one a row; domain and category as in sample_fold. */
static gbv_survey_value *
values_of(struct sample *s, const char *column, const size_t *domain, const size_t *category,
          size_t *n)
{
    double *numbers = sample_numbers(s, column);
    gbv_survey_value *values = sample_array(s->n, sizeof *values);
    *n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (!domain || domain[i] != GBV_NONE)
            values[(*n)++] = (gbv_survey_value){
                .value = numbers[i], .unit = s->unit[i], .category = category ? category[i] : 0,
                .n = 1, .w = s->weight[i], .ww = s->weight[i] * s->weight[i],
            };
    free(numbers);
    s->survey.n_domains = 1;
    return values;
}

/* Expected: value, low, high, standard error of the quartiles. */
static void
check_quartiles(struct sample *s, const char *column, const size_t *domain,
                const size_t *category, const double *replicate_w, gbv_quantile_rule rule,
                const double *expected)
{
    size_t n;
    gbv_survey_value *values = values_of(s, column, domain, category, &n);
    for (size_t q = 0; q < 3; q++) {
        gbv_survey_quantile out;
        CHECK(gbv_survey_quantiles(&s->survey, values, n, replicate_w, 0.25 * (double) (q + 1),
                                   rule, 0.95, &out) == GBV_OK);
        CHECK(out.status == GBV_OK);
        CHECK_NEAR(out.estimate, expected[4 * q], 0);
        CHECK_NEAR(out.low, expected[4 * q + 1], 0);
        CHECK_NEAR(out.high, expected[4 * q + 2], 0);
        CHECK_NEAR(out.std_error, expected[4 * q + 3], 1e-12);
    }
    free(values);
}

TEST(a_stratified_sample)
{
    struct sample s;
    sample_open(&s, &strat);
    check_quartiles(&s, "api00", NULL, NULL, NULL, GBV_QUANTILE_MATH, strat_math);
    check_quartiles(&s, "api00", NULL, NULL, NULL, GBV_QUANTILE_SCHOOL, strat_school);
    size_t *domain = sample_array(s.n, sizeof *domain);
    for (size_t i = 0; i < s.n; i++)
        domain[i] = sample_is(&s, i, "comp.imp", "Yes") ? 0 : GBV_NONE;
    check_quartiles(&s, "api00", domain, NULL, NULL, GBV_QUANTILE_MATH, strat_yes_math);
    free(domain);
    sample_close(&s);
}

/* 200 equal weights: the shares are met exactly. */
TEST(a_simple_random_sample)
{
    struct sample s;
    sample_open(&s, &(struct sample_columns){ "apisrs", "pw", .fpc = "fpc" });
    check_quartiles(&s, "enroll", NULL, NULL, NULL, GBV_QUANTILE_MATH, srs_math);
    check_quartiles(&s, "enroll", NULL, NULL, NULL, GBV_QUANTILE_SCHOOL, srs_school);
    sample_close(&s);
}

TEST(a_post_stratified_sample)
{
    struct sample s;
    sample_open(&s, &clus1);
    const size_t levels[] = { 3 }, level[] = { 0, 1, 2 };
    const double types[] = { 4421, 755, 1018 };
    const double *const margins[] = { types };
    size_t *category = sample_array(s.n, sizeof *category);
    gbv_calibration_weight *weights = sample_array(s.n, sizeof *weights);
    for (size_t i = 0; i < s.n; i++) {
        category[i] = sample_is(&s, i, "stype", "E") ? 0 : sample_is(&s, i, "stype", "H") ? 1 : 2;
        weights[i] = (gbv_calibration_weight){ s.unit[i], category[i], s.weight[i] };
    }
    s.survey.calibration = &(gbv_calibration){
        .n_margins = 1, .n_levels = levels, .population = margins, .n_categories = 3,
        .level = level, .weights = weights, .n_weights = s.n,
    };
    check_quartiles(&s, "enroll", NULL, category, NULL, GBV_QUANTILE_MATH, post_math);
    free(category);
    free(weights);
    sample_close(&s);
}

TEST(a_jackknife)
{
    struct sample s;
    double scale[15];
    sample_open(&s, &clus1);
    double *w = sample_array(s.n * 15, sizeof *w);
    for (size_t i = 0; i < s.n; i++)
        for (size_t r = 0; r < 15; r++)
            w[i * 15 + r] = s.psu[i] == r ? 0 : s.weight[i] * 15 / 14;
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JK1, 15, 0, NULL, scale) == GBV_OK);
    s.survey.replicates = &(gbv_replicates){ .n = 15, .scale = scale, .df = 14 };
    check_quartiles(&s, "enroll", NULL, NULL, w, GBV_QUANTILE_MATH, jk1_math);
    free(w);
    sample_close(&s);
}
