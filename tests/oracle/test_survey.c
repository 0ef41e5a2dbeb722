/* Survey estimates against R 4.2.2, package survey 4.1-1 (survey.R). */
#include "survey_sample.h"

#include "survey_values.h"


static const struct sample_columns strat = { "apistrat", "pw", .stratum = "stype", .fpc = "fpc" };
static const struct sample_columns clus1 = { "apiclus1", "pw", .psu = "dnum", .fpc = "fpc" };

TEST(a_stratified_sample_agrees_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &strat);
    sample_fold_columns(&s, "api00", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, strat_mean, 1e-12);
    CHECK_NEAR(e.deff, strat_deff[0], 1e-11);
    CHECK_NEAR(e.deff_replace, strat_deff[1], 1e-11);
    CHECK_NEAR(e.n_effective, 200 / strat_deff[0], 1e-11);
    CHECK_NEAR(e.df, strat_df_interval[0], 0);
    gbv_limits limits;
    CHECK(gbv_survey_interval(e.estimate, e.std_error, e.df, 0.95, &limits) == GBV_OK);
    CHECK_NEAR(limits.low, strat_df_interval[1], 1e-12);
    CHECK_NEAR(limits.high, strat_df_interval[2], 1e-12);
    s.design.population = NULL;
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, strat_nofpc_mean, 1e-12);
    CHECK_NEAR(e.deff, e.deff_replace, 0);

    s.design.population = s.population;
    sample_fold_columns(&s, "enroll", NULL, NULL, 1);
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, strat_total, 1e-12);
    CHECK_NEAR(e.deff, strat_deff[2], 1e-11);
    sample_fold_columns(&s, "api.stu", "enroll", NULL, 1);
    CHECK(gbv_survey_ratio(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, strat_ratio, 1e-12);
    CHECK_NEAR(e.deff, strat_deff[3], 1e-11);
    sample_close(&s);
}

TEST(domains_of_a_stratified_sample_agree_with_r)
{
    struct sample s;
    gbv_survey_estimate e[4];
    sample_open(&s, &strat);
    size_t *domain = sample_array(s.n, sizeof *domain);
    CHECK(sample_codes(&s, "stype", NULL, domain) == 3);    /* E, H, M as they appear */
    sample_fold_columns(&s, "api00", NULL, domain, 3);
    CHECK(gbv_survey_mean(&s.survey, e, NULL) == GBV_OK);
    static const char *const types[] = { "E", "H", "M" };
    for (size_t t = 0; t < 3; t++) {
        size_t row = 0;
        while (!sample_is(&s, row, "stype", types[t]))
            row++;
        sample_check(&e[domain[row]], strat_by + 2 * t, 1e-12);
    }
    for (size_t i = 0; i < s.n; i++)
        domain[i] = (size_t) (sample_is(&s, i, "sch.wide", "Yes") +
                              2 * sample_is(&s, i, "comp.imp", "Yes"));
    sample_fold_columns(&s, "api00", NULL, domain, 4);
    CHECK(gbv_survey_mean(&s.survey, e, NULL) == GBV_OK);
    for (size_t d = 0; d < 4; d++)
        sample_check(&e[d], strat_by2 + 2 * d, 1e-12);
    free(domain);
    /* The shares of the strata themselves are known. */
    for (size_t t = 0; t < 3; t++) {
        sample_fold_share(&s, "stype", types[t], NULL, 1);
        CHECK(gbv_survey_mean(&s.survey, e, NULL) == GBV_OK);
        CHECK_NEAR(e->estimate, strat_shares[2 * t], 1e-13);
        CHECK(e->std_error < 1e-15);
    }
    sample_close(&s);
}

TEST(a_clustered_sample_agrees_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &clus1);
    sample_fold_columns(&s, "api00", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus1_mean, 1e-12);
    CHECK_NEAR(e.df, clus1_df_deff[0], 0);
    CHECK_NEAR(e.deff, clus1_df_deff[1], 1e-11);
    CHECK_NEAR(e.deff_replace, clus1_df_deff[2], 1e-11);
    CHECK(gbv_survey_variance(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus1_variance, 1e-11);
    CHECK(isnan(e.deff));
    sample_fold_columns(&s, "enroll", NULL, NULL, 1);
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus1_total, 1e-12);
    sample_fold_columns(&s, "api.stu", "enroll", NULL, 1);
    CHECK(gbv_survey_ratio(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus1_ratio, 1e-12);
    sample_fold_share(&s, "awards", "Yes", NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus1_awards + 2, 1e-12);
    sample_close(&s);
}

/* Schools of one type: districts without one still count, but for df. */
static void
check_type(struct sample *s, const char *type, const double *expected)
{
    gbv_survey_estimate e;
    size_t *domain = sample_array(s->n, sizeof *domain);
    for (size_t i = 0; i < s->n; i++)
        domain[i] = sample_is(s, i, "stype", type) ? 0 : GBV_NONE;
    sample_fold_columns(s, "api00", NULL, domain, 1);
    CHECK(gbv_survey_mean(&s->survey, &e, NULL) == GBV_OK);
    sample_check(&e, expected, 1e-12);
    CHECK_NEAR(e.df, expected[2], 0);
    s->design.df_rule = GBV_DF_DESIGN;
    CHECK(gbv_survey_mean(&s->survey, &e, NULL) == GBV_OK);
    CHECK_NEAR(e.df, 14, 0);
    s->design.df_rule = GBV_DF_DOMAIN;
    free(domain);
}

TEST(a_domain_keeps_every_psu)
{
    struct sample s;
    sample_open(&s, &clus1);
    check_type(&s, "E", clus1_e);
    check_type(&s, "H", clus1_h);
    sample_close(&s);
}

TEST(two_stages_agree_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &(struct sample_columns){ "apiclus2", "pw", .psu = "dnum", .ssu = "snum",
                                              .fpc = "fpc1", .fpc_ssu = "fpc2" });
    sample_fold_columns(&s, "api00", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus2_mean, 1e-12);
    CHECK_NEAR(e.deff_kish, clus2_kish[0], 1e-13);
    sample_fold_columns(&s, "enroll", NULL, NULL, 1);
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus2_total, 1e-12);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus2_mean_missing, 1e-12);
    CHECK_NEAR(e.n, 120, 0);
    CHECK_NEAR(e.n_missing, 6, 0);
    /* Fractions say the same as populations. */
    for (size_t p = 0; p < s.design.n_psus; p++) {
        double m = 0;
        for (size_t u = 0; u < s.design.n_ssus; u++)
            m += s.psu_of[u] == p;
        s.population_ssu[p] = m / s.population_ssu[p];
    }
    s.population[0] = (double) s.design.n_psus / s.population[0];
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus2_mean_missing, 1e-12);
    /* Without populations of the first stage the second is not looked at. */
    s.design.population = s.design.population_ssu = NULL;
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus2_wr_total, 1e-12);
    sample_fold_columns(&s, "api00", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, clus2_wr_mean, 1e-12);
    sample_close(&s);
}

TEST(a_simple_random_sample_agrees_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    gbv_limits limits;
    sample_open(&s, &(struct sample_columns){ "apisrs", "pw", .fpc = "fpc" });
    sample_fold_columns(&s, "growth", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, srs_growth, 1e-12);
    CHECK_NEAR(e.deff, 1, 1e-12);
    sample_fold_columns(&s, "enroll", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, srs_mean, 1e-12);
    CHECK(gbv_survey_interval(e.estimate, e.std_error, INFINITY, 0.95, &limits) == GBV_OK);
    CHECK_NEAR(limits.low, srs_intervals[0], 1e-12);
    CHECK_NEAR(limits.high, srs_intervals[1], 1e-12);
    CHECK(gbv_survey_interval(e.estimate, e.std_error, e.df, 0.95, &limits) == GBV_OK);
    CHECK_NEAR(limits.low, srs_intervals[2], 1e-12);
    CHECK_NEAR(limits.high, srs_intervals[3], 1e-12);
    sample_close(&s);
}

TEST(textbook_samples_agree_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &(struct sample_columns){ "fpc", "weight", .stratum = "stratid",
                                              .psu = "psuid", .fpc = "Nh" });
    sample_fold_columns(&s, "x", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, stata_with, 1e-12);
    s.design.population = NULL;
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, stata_without, 1e-12);
    sample_close(&s);
    sample_open(&s, &(struct sample_columns){ "scd", NULL, .stratum = "ESA",
                                              .psu = "ambulance" });
    sample_fold_columns(&s, "alive", "arrests", NULL, 1);
    CHECK(gbv_survey_ratio(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, scd_ratio, 1e-12);
    sample_close(&s);
}

static void
check_lonely(struct sample *s, gbv_lonely rule, const double *mean, const double *total,
             const double *ratio)
{
    gbv_survey_estimate e;
    s->design.lonely = rule;
    sample_fold_columns(s, "ue91", "lab91", NULL, 1);
    CHECK(gbv_survey_mean(&s->survey, &e, NULL) == GBV_OK);
    sample_check(&e, mean, 1e-12);
    CHECK(gbv_survey_total(&s->survey, &e, NULL) == GBV_OK);
    sample_check(&e, total, 1e-12);
    CHECK(gbv_survey_ratio(&s->survey, &e, NULL) == GBV_OK);
    sample_check(&e, ratio, 1e-12);
}

TEST(lonely_psus_agree_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    bool lonely[2];
    gbv_design_fault fault;
    size_t where;
    sample_open(&s, &(struct sample_columns){ "ucla_lonely", "wt", .stratum = "str",
                                              .psu = "clu" });
    sample_fold_columns(&s, "ue91", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_TOO_FEW);
    CHECK(gbv_design_check(&s.design, &fault, &where) == GBV_OK);
    CHECK(fault == GBV_DESIGN_LONELY && where == 0);
    CHECK(gbv_design_lonely(&s.design, lonely) == GBV_OK);
    CHECK(lonely[0] && !lonely[1]);
    check_lonely(&s, GBV_LONELY_REMOVE, lonely_remove_mean, lonely_remove_total,
                 lonely_remove_ratio);
    check_lonely(&s, GBV_LONELY_ADJUST, lonely_adjust_mean, lonely_adjust_total,
                 lonely_adjust_ratio);
    check_lonely(&s, GBV_LONELY_AVERAGE, lonely_average_mean, lonely_average_total,
                 lonely_average_ratio);
    /* Means and ratios have influences that add to 0: their centre is 0. */
    s.design.lonely = GBV_LONELY_CENTRE;
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    CHECK_NEAR(e.std_error, lonely_centre_total[0], 1e-12);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, lonely_adjust_mean, 1e-12);
    sample_close(&s);
}

TEST(nhanes_agrees_with_r)
{
    struct sample s;
    gbv_survey_estimate e[4];
    sample_open(&s, &(struct sample_columns){ "nhanes", "WTMEC2YR", .stratum = "SDMVSTRA",
                                              .psu = "SDMVPSU" });
    sample_fold_columns(&s, "HI_CHOL", NULL, NULL, 1);
    CHECK(gbv_survey_mean(&s.survey, e, NULL) == GBV_OK);
    sample_check(e, nhanes_mean, 1e-12);
    CHECK_NEAR(e->df, nhanes_df[0], 0);
    CHECK_NEAR(e->n + e->n_missing, 8591, 0);
    double *race = sample_numbers(&s, "race");
    size_t *domain = sample_array(s.n, sizeof *domain);
    for (size_t i = 0; i < s.n; i++)
        domain[i] = (size_t) race[i] - 1;
    sample_fold_columns(&s, "HI_CHOL", NULL, domain, 4);
    CHECK(gbv_survey_mean(&s.survey, e, NULL) == GBV_OK);
    for (size_t d = 0; d < 4; d++)
        sample_check(&e[d], nhanes_by + 2 * d, 1e-12);
    free(race);
    free(domain);
    sample_close(&s);
}

TEST(contrasts_agree_with_r)
{
    struct sample s;
    gbv_survey_estimate e[3];
    double covariance[9], estimate[3];
    sample_open(&s, &clus1);
    size_t *domain = sample_array(s.n, sizeof *domain);
    for (size_t i = 0; i < s.n; i++)
        domain[i] = sample_is(&s, i, "stype", "E") ? 0 : sample_is(&s, i, "stype", "H") ? 1 : 2;
    sample_fold_share(&s, "awards", "Yes", domain, 3);
    CHECK(gbv_survey_mean(&s.survey, e, covariance) == GBV_OK);
    for (size_t i = 0; i < 9; i++)
        CHECK_NEAR(covariance[i], awards_covariance[i], 1e-12);
    for (size_t d = 0; d < 3; d++) {
        estimate[d] = e[d].estimate;
        CHECK_NEAR(estimate[d], awards_by[d], 1e-13);
        CHECK_NEAR(e[d].std_error, sqrt(covariance[4 * d]), 1e-15);
    }
    const double difference[] = { 1, -1, 0 };
    gbv_contrast contrast;
    CHECK(gbv_survey_contrast(difference, estimate, covariance, 3, &contrast) == GBV_OK);
    CHECK_NEAR(contrast.estimate, awards_contrasts[0], 1e-12);
    CHECK_NEAR(contrast.std_error, awards_contrasts[1], 1e-12);
    CHECK(gbv_survey_log_ratio(0, 1, estimate, covariance, 3, &contrast) == GBV_OK);
    CHECK_NEAR(contrast.estimate, awards_contrasts[2], 1e-12);
    CHECK_NEAR(contrast.std_error, awards_contrasts[3], 1e-12);
    const double logarithms[] = { 1 / estimate[0], -1 / estimate[1], 0 };
    CHECK(gbv_survey_combine(&s.survey, GBV_SURVEY_MEAN, difference, &contrast) == GBV_OK);
    CHECK_NEAR(contrast.estimate, awards_contrasts[0], 1e-12);
    CHECK_NEAR(contrast.std_error, awards_contrasts[1], 1e-12);
    CHECK(gbv_survey_combine(&s.survey, GBV_SURVEY_MEAN, logarithms, &contrast) == GBV_OK);
    CHECK_NEAR(contrast.std_error, awards_contrasts[3], 1e-12);
    free(domain);
    sample_close(&s);
}

/* ---- Without clusters: folded by stratum ---- */

static void
check_unclustered(struct sample *s, const char *y, const char *x, const size_t *domain,
                  size_t n_domains, size_t most_cells, gbv_survey_estimate *out,
                  double *covariance)
{
    double rows[3];
    sample_fold_columns(s, y, x, domain, n_domains);
    sample_unclustered(s, rows);
    CHECK(s->survey.n_cells <= most_cells);
    CHECK((x ? gbv_survey_ratio : gbv_survey_mean)(&s->survey, out, covariance) == GBV_OK);
    sample_clustered(s);
}

TEST(a_sample_without_clusters_needs_no_rows)
{
    struct sample s;
    gbv_survey_estimate e[4], by_row[4];
    double covariance[16], expected[16];
    sample_open(&s, &strat);
    check_unclustered(&s, "api00", NULL, NULL, 1, 3, e, NULL);
    sample_check(e, strat_mean, 1e-11);
    CHECK_NEAR(e->deff, strat_deff[0], 1e-11);
    CHECK_NEAR(e->df, strat_df_interval[0], 0);
    s.design.population = NULL;
    check_unclustered(&s, "api00", NULL, NULL, 1, 3, e, NULL);
    sample_check(e, strat_nofpc_mean, 1e-11);
    s.design.population = s.population;
    check_unclustered(&s, "api.stu", "enroll", NULL, 1, 3, e, NULL);
    sample_check(e, strat_ratio, 1e-11);
    size_t *domain = sample_array(s.n, sizeof *domain);
    for (size_t i = 0; i < s.n; i++)
        domain[i] = (size_t) (sample_is(&s, i, "sch.wide", "Yes") +
                              2 * sample_is(&s, i, "comp.imp", "Yes"));
    check_unclustered(&s, "api00", NULL, domain, 4, 12, e, covariance);
    sample_fold_columns(&s, "api00", NULL, domain, 4);
    CHECK(gbv_survey_mean(&s.survey, by_row, expected) == GBV_OK);
    for (size_t d = 0; d < 4; d++) {
        sample_check(&e[d], strat_by2 + 2 * d, 1e-11);
        CHECK_NEAR(e[d].df, by_row[d].df, 0);
        for (size_t b = 0; b < 4; b++)
            CHECK_NEAR(covariance[4 * d + b], expected[4 * d + b], 1e-11);
    }
    /* Rows in no cell are rows of the stratum all the same. */
    for (size_t i = 0; i < s.n; i++)
        domain[i] = domain[i] == 3 ? 0 : GBV_NONE;
    check_unclustered(&s, "api00", NULL, domain, 1, 3, e, NULL);
    sample_check(e, strat_by2 + 6, 1e-11);
    free(domain);
    sample_close(&s);
}

TEST(a_simple_random_sample_needs_no_rows)
{
    struct sample s;
    gbv_survey_estimate e;
    sample_open(&s, &(struct sample_columns){ "apisrs", "pw", .fpc = "fpc" });
    check_unclustered(&s, "enroll", NULL, NULL, 1, 1, &e, NULL);
    sample_check(&e, srs_mean, 1e-12);
    check_unclustered(&s, "growth", NULL, NULL, 1, 1, &e, NULL);
    sample_check(&e, srs_growth, 1e-12);
    sample_close(&s);
}
