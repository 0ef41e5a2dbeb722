/* Replicate weights, post-stratification and raking against R 4.2.2, package
 * survey 4.1-1 (survey_weights.R). */
#include "survey_sample.h"

#include "survey_weights_values.h"

static const struct sample_columns clus1 = { "apiclus1", "pw", .psu = "dnum", .fpc = "fpc" };

/* ---- Replicates ---- */

/* The sums of one domain by each of n replicates; weight(row, replicate). */
typedef double replicate_weight(const struct sample *s, size_t row, size_t replicate);

static gbv_replicate_sums *
replicate(const struct sample *s, const char *y, const char *x, size_t n,
          replicate_weight *weight)
{
    double *values = sample_numbers(s, y), *other = sample_numbers(s, x);
    gbv_replicate_sums *sums = sample_array(n, sizeof *sums);
    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; i < s->n; i++) {
            double w = weight(s, i, r);
            sums[r].w += w;
            sums[r].wy += w * values[i];
            sums[r].wx += w * other[i];
        }
    free(values);
    free(other);
    return sums;
}

static size_t
rank_of(const struct sample *s, size_t n, replicate_weight *weight)
{
    double *rows = sample_array(s->n * n, sizeof *rows);
    size_t rank;
    for (size_t i = 0; i < s->n; i++)
        for (size_t r = 0; r < n; r++)
            rows[i * n + r] = weight(s, i, r);
    CHECK(gbv_replicate_rank(rows, s->n, n, &rank) == GBV_OK);
    free(rows);
    return rank;
}

/* The PSU of the replicate's number left out of its stratum. */
static double
jackknife(const struct sample *s, size_t row, size_t replicate)
{
    const size_t *stratum = s->design.stratum;
    size_t psu = s->psu[row];
    if (stratum[psu] != stratum[replicate])
        return s->weight[row];
    double n = 0;
    for (size_t p = 0; p < s->design.n_psus; p++)
        n += stratum[p] == stratum[psu];
    return psu == replicate ? 0 : s->weight[row] * n / (n - 1);
}

TEST(a_jackknife_agrees_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    double scale[15], with_fpc[15];
    sample_open(&s, &clus1);
    gbv_replicate_sums *sums = replicate(&s, "api00", "enroll", 15, jackknife);
    sample_fold_columns(&s, "api00", NULL, NULL, 1);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JK1, 15, 0, NULL, scale) == GBV_OK);
    gbv_replicates replicates = { .n = 15, .scale = scale, .sums = sums,
                                  .df = (double) rank_of(&s, 15, jackknife) - 1 };
    s.survey.replicates = &replicates;
    s.survey.design = NULL;
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, jk1_nofpc_mean, 1e-11);
    CHECK_NEAR(e.df, jk1_scale_df[1], 0);
    /* R's scale has the finite correction, which is given. */
    for (size_t r = 0; r < 15; r++)
        with_fpc[r] = scale[r] * (1 - 15 / 757.0);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JKN, 15, 0, with_fpc, scale) == GBV_OK);
    CHECK_NEAR(scale[3], jk1_scale_df[0], 1e-15);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, jk1_mean, 1e-11);
    free(sums);
    sums = replicate(&s, "enroll", "enroll", 15, jackknife);
    sample_fold_columns(&s, "enroll", NULL, NULL, 1);
    replicates.sums = sums;
    replicates.mse = true;
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, jk1_nofpc_total_mse, 1e-11);
    free(sums);
    sample_close(&s);
}

TEST(a_stratified_jackknife_agrees_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    double given[200], scale[200], size[3] = { 0 };
    sample_open(&s, &(struct sample_columns){ "apistrat", "pw", .stratum = "stype" });
    for (size_t p = 0; p < 200; p++)
        size[s.design.stratum[p]]++;
    for (size_t p = 0; p < 200; p++)
        given[p] = (size[s.design.stratum[p]] - 1) / size[s.design.stratum[p]];
    gbv_replicate_sums *sums = replicate(&s, "api00", "enroll", 200, jackknife);
    sample_fold_columns(&s, "api00", NULL, NULL, 1);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JKN, 200, 0, given, scale) == GBV_OK);
    gbv_replicates replicates = { .n = 200, .scale = scale, .sums = sums,
                                  .df = (double) rank_of(&s, 200, jackknife) - 1 };
    s.survey.replicates = &replicates;
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, jkn_mean, 1e-11);
    CHECK_NEAR(e.df, jkn_df[0], 0);
    replicates.mse = true;
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, jkn_mse_mean, 1e-11);
    free(sums);
    sample_close(&s);
}

static double
half_sample(const struct sample *s, size_t row, size_t replicate)
{
    (void) s;
    return brr_weights[row * 4 + replicate];
}

static double
fay_sample(const struct sample *s, size_t row, size_t replicate)
{
    (void) s;
    return fay_weights[row * 4 + replicate];
}

static double
bootstrap_sample(const struct sample *s, size_t row, size_t replicate)
{
    (void) s;
    return bootstrap_weights[row * 12 + replicate];
}

TEST(half_samples_and_bootstraps_agree_with_r)
{
    struct sample s;
    gbv_survey_estimate e;
    double scale[12];
    sample_open(&s, &(struct sample_columns){ "scd", NULL, .stratum = "ESA",
                                              .psu = "ambulance" });
    sample_fold_columns(&s, "alive", "arrests", NULL, 1);
    gbv_replicates r = { .n = 4, .scale = scale };
    s.survey.replicates = &r;

    gbv_replicate_sums *sums = replicate(&s, "alive", "arrests", 4, half_sample);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_BRR, 4, 0, NULL, scale) == GBV_OK);
    r.sums = sums;
    r.df = (double) rank_of(&s, 4, half_sample) - 1;
    CHECK(gbv_survey_ratio(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, brr_ratio, 1e-12);
    CHECK_NEAR(e.df, brr_df[0], 0);
    free(sums);

    r.sums = sums = replicate(&s, "alive", "arrests", 4, fay_sample);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_FAY, 4, 0.3, NULL, scale) == GBV_OK);
    CHECK(gbv_survey_ratio(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, fay_ratio, 1e-12);
    r.mse = true;
    CHECK(gbv_survey_total(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, fay_total_mse, 1e-12);
    free(sums);

    r = (gbv_replicates){ .n = 12, .scale = scale };
    r.sums = sums = replicate(&s, "alive", "arrests", 12, bootstrap_sample);
    r.df = (double) rank_of(&s, 12, bootstrap_sample) - 1;
    CHECK(gbv_replicate_scales(GBV_REPLICATE_BOOTSTRAP, 12, 0, NULL, scale) == GBV_OK);
    CHECK(gbv_survey_ratio(&s.survey, &e, NULL) == GBV_OK);
    sample_check(&e, bootstrap_ratio, 1e-12);
    CHECK_NEAR(e.df, bootstrap_df[0], 0);
    free(sums);
    sample_close(&s);
}

/* ---- Calibration ---- */

static const size_t levels[] = { 3, 2 };
static const double types[] = { 4421, 755, 1018 }, wide[] = { 1072, 5122 };
static const double *const margins[] = { types, wide };
static const size_t by_type[] = { 0, 1, 2 };
static const size_t by_both[] = { 0, 0, 0, 1, 1, 0, 1, 1, 2, 0, 2, 1 };

struct calibrated {
    struct sample sample;
    size_t *category, *domain;
    gbv_calibration_weight *weights;
    gbv_calibration calibration;
};

/* The clustered sample, in types of school, or in types by sch.wide. */
static void
calibrate(struct calibrated *c, size_t n_margins, double tolerance)
{
    struct sample *s = &c->sample;
    sample_open(s, &clus1);
    c->category = sample_array(s->n, sizeof *c->category);
    c->domain = sample_array(s->n, sizeof *c->domain);
    c->weights = sample_array(s->n, sizeof *c->weights);
    for (size_t i = 0; i < s->n; i++) {
        size_t type = sample_is(s, i, "stype", "E") ? 0 : sample_is(s, i, "stype", "H") ? 1 : 2;
        size_t both = 2 * type + sample_is(s, i, "sch.wide", "Yes");
        c->category[i] = n_margins == 1 ? type : both;
        c->domain[i] = sample_is(s, i, "awards", "Yes") ? 0 : GBV_NONE;
        c->weights[i] = (gbv_calibration_weight){ s->unit[i], c->category[i], s->weight[i] };
    }
    c->calibration = (gbv_calibration){
        .n_margins = n_margins, .n_levels = levels, .population = margins,
        .n_categories = n_margins == 1 ? 3 : 6, .level = n_margins == 1 ? by_type : by_both,
        .weights = c->weights, .n_weights = s->n, .tolerance = tolerance,
    };
    s->survey.calibration = &c->calibration;
}

static void
calibrate_end(struct calibrated *c)
{
    sample_close(&c->sample);
    free(c->category);
    free(c->domain);
    free(c->weights);
}

static gbv_survey_estimate
estimate(struct calibrated *c, const char *y, bool awards, bool total)
{
    gbv_survey_estimate e;
    double *values = sample_numbers(&c->sample, y);
    sample_fold(&c->sample, values, NULL, awards ? c->domain : NULL, 1, c->category);
    free(values);
    CHECK((total ? gbv_survey_total : gbv_survey_mean)(&c->sample.survey, &e, NULL) == GBV_OK);
    return e;
}

static void
check_estimate(struct calibrated *c, const char *y, bool awards, bool total,
               const double *expected, double tolerance)
{
    gbv_survey_estimate e = estimate(c, y, awards, total);
    sample_check(&e, expected, tolerance);
}

TEST(post_strata_agree_with_r)
{
    struct calibrated c;
    calibrate(&c, 1, 0);
    check_estimate(&c, "api00", false, false, post_mean, 1e-12);
    check_estimate(&c, "enroll", false, true, post_total, 1e-12);
    check_estimate(&c, "api00", true, false, post_awards_mean, 1e-12);
    check_estimate(&c, "enroll", true, true, post_awards_total, 1e-12);
    gbv_survey_estimate e = estimate(&c, "api00", false, false);
    CHECK_NEAR(e.weight, 6194, 1e-13);
    calibrate_end(&c);
}

/* R stops at a change below one school, and says 1e-6 of all for what is less
 * than one; its residuals take ten rounds, ours as many as it takes. */
TEST(raking_agrees_with_r)
{
    struct calibrated c;
    double factor[6];
    calibrate(&c, 2, 1 / 6194.0);
    check_estimate(&c, "api00", false, false, rake_mean, 1e-12);
    check_estimate(&c, "enroll", false, true, rake_total, 1e-12);
    CHECK(gbv_calibration_factors(&c.calibration, factor, NULL) == GBV_OK);
    for (size_t i = 0; i < 3; i++)
        CHECK_NEAR(factor[c.category[i]] * c.sample.weight[i], rake_weights[i], 1e-12);
    c.calibration.tolerance = 0;
    check_estimate(&c, "api00", false, false, rake_fine_mean, 1e-12);
    c.calibration.tolerance = 1e-13;
    check_estimate(&c, "api00", false, false, rake_finest_mean, 1e-12);
    check_estimate(&c, "enroll", false, true, rake_finest_total, 1e-12);
    check_estimate(&c, "api00", true, false, rake_finest_awards, 1e-12);
    calibrate_end(&c);
}

/* ---- Calibration without clusters ---- */

/* The weights of the calibration by stratum and category: rows are not kept. */
static size_t
merge_weights(const struct sample *s, const size_t *category, size_t n_categories,
              gbv_calibration_weight *out)
{
    size_t n = s->design.n_strata * n_categories;
    for (size_t k = 0; k < n; k++)
        out[k] = (gbv_calibration_weight){ .unit = k / n_categories,
                                           .category = k % n_categories };
    for (size_t i = 0; i < s->n; i++) {
        gbv_calibration_weight *w = &out[s->stratum_of[i] * n_categories + category[i]];
        w->n++;
        w->w += s->weight[i];
        w->ww += s->weight[i] * s->weight[i];
    }
    return n;
}

static gbv_survey_estimate
estimate_rows(struct sample *s, const char *y, const char *x, const size_t *domain,
              const size_t *category)
{
    double rows[3];
    gbv_survey_estimate e;
    double *values = sample_numbers(s, y), *other = x ? sample_numbers(s, x) : NULL;
    sample_fold(s, values, other, domain, 1, category);
    sample_unclustered(s, rows);
    gbv_status status = (x ? gbv_survey_ratio : domain || strcmp(y, "enroll") != 0
                             ? gbv_survey_mean : gbv_survey_total)(&s->survey, &e, NULL);
    CHECK(status == GBV_OK);
    sample_clustered(s);
    free(values);
    free(other);
    return e;
}

TEST(post_strata_without_clusters_agree_with_r)
{
    struct sample s;
    gbv_calibration_weight merged[6];
    sample_open(&s, &(struct sample_columns){ "apistrat", "pw", .stratum = "stype",
                                              .fpc = "fpc" });
    size_t *category = sample_array(s.n, sizeof *category);
    size_t *domain = sample_array(s.n, sizeof *domain);
    for (size_t i = 0; i < s.n; i++) {
        category[i] = sample_is(&s, i, "sch.wide", "Yes");
        domain[i] = sample_is(&s, i, "comp.imp", "Yes") ? 0 : GBV_NONE;
    }
    const size_t two[] = { 2 }, level[] = { 0, 1 };
    const double *const by_wide[] = { wide };
    s.survey.calibration = &(gbv_calibration){
        .n_margins = 1, .n_levels = two, .population = by_wide, .n_categories = 2,
        .level = level, .weights = merged, .n_weights = merge_weights(&s, category, 2, merged),
    };
    gbv_survey_estimate e = estimate_rows(&s, "api00", NULL, NULL, category);
    sample_check(&e, rows_mean, 1e-11);
    e = estimate_rows(&s, "enroll", NULL, NULL, category);
    sample_check(&e, rows_total, 1e-11);
    e = estimate_rows(&s, "api00", NULL, domain, category);
    sample_check(&e, rows_imp_mean, 1e-11);
    e = estimate_rows(&s, "api.stu", "enroll", domain, category);
    sample_check(&e, rows_imp_ratio, 1e-11);
    /* More rows in the cells than in the weights. */
    double rows[3], *values = sample_numbers(&s, "api00");
    merged[0].n--;
    sample_fold(&s, values, NULL, NULL, 1, category);
    sample_unclustered(&s, rows);
    CHECK(gbv_survey_mean(&s.survey, &e, NULL) == GBV_DOMAIN);
    free(values);
    free(category);
    free(domain);
    sample_close(&s);
}
