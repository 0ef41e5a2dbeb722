#include "check.h"
#include "gbvstat/survey.h"

TEST(scales_follow_their_type)
{
    const double given[] = { 0.5, 0, 2, 1 };
    double scale[4];
    CHECK(gbv_replicate_scales(GBV_REPLICATE_BRR, 4, 0, NULL, scale) == GBV_OK);
    CHECK(scale[0] == 0.25 && scale[3] == 0.25);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_FAY, 4, 0.5, NULL, scale) == GBV_OK);
    CHECK(scale[0] == 1);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JK1, 4, 0, NULL, scale) == GBV_OK);
    CHECK(scale[0] == 0.75);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_BOOTSTRAP, 4, 0, NULL, scale) == GBV_OK);
    CHECK_NEAR(scale[0], 1.0 / 3, 1e-15);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JKN, 4, 0, given, scale) == GBV_OK);
    CHECK(memcmp(scale, given, sizeof scale) == 0);
}

TEST(scales_refuse_what_has_no_answer)
{
    const double negative[] = { 1, -1 };
    double scale[2] = { 7, 7 };
    CHECK(gbv_replicate_scales(GBV_REPLICATE_BRR, 1, 0, NULL, scale) == GBV_TOO_FEW);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_FAY, 2, 1, NULL, scale) == GBV_DOMAIN);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_FAY, 2, NAN, NULL, scale) == GBV_DOMAIN);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JKN, 2, 0, NULL, scale) == GBV_DOMAIN);
    CHECK(gbv_replicate_scales(GBV_REPLICATE_JKN, 2, 0, negative, scale) == GBV_DOMAIN);
    CHECK(scale[0] == 7);
}

/* Two domains; the first mean is 2, in replicates 1, 2 and 6. */
static const gbv_survey_cell cells[] = {
    { .domain = 0, .n = 2, .w = 2, .wy = 4, .wyy = 10 },
    { .domain = 1, .n = 2, .w = 2, .wy = 3, .wyy = 5 },
};
static const gbv_replicate_sums sums[] = {
    { .w = 2, .wy = 2 }, { .w = 1, .wy = 3 }, { .w = 3, .wy = 6 },
    { .w = 1, .wy = 1 }, { .w = 1, .wy = 6 }, { .w = 1, .wy = 2 },
};
static const double ones[] = { 1, 1, 1 };
static const gbv_replicates three = { .n = 3, .scale = ones, .sums = sums, .df = 2 };

TEST(distances_are_from_the_mean_or_from_the_estimate)
{
    gbv_replicates r = three;
    gbv_survey survey = { .replicates = &r, .cells = cells, .n_cells = 2, .n_domains = 2 };
    gbv_survey_estimate out[2];
    double covariance[4];
    CHECK(gbv_survey_mean(&survey, out, covariance) == GBV_OK);
    CHECK_NEAR(covariance[0], 4 + 1 + 9, 1e-15);
    CHECK_NEAR(covariance[1], -2 * 1 + -1 * -1 + 3 * 0, 1e-15);
    CHECK_NEAR(covariance[3], 1 + 1 + 0, 1e-15);
    CHECK_NEAR(out[0].std_error, sqrt(14), 1e-15);
    CHECK(out[0].df == 2);
    r.mse = true;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK_NEAR(out[0].std_error, sqrt(1 + 0 + 16), 1e-15);
    /* A replicate that counts for nothing has no say in the mean. */
    const double some[] = { 1, 0, 1 };
    r = three;
    r.scale = some;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK_NEAR(out[0].std_error, sqrt(2 * 2.5 * 2.5), 1e-15);
}

TEST(replicates_refuse_what_has_no_answer)
{
    gbv_replicates r = three;
    gbv_survey survey = { .replicates = &r, .cells = cells, .n_cells = 2, .n_domains = 2 };
    gbv_survey_estimate out[2];
    r.n = 1;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_TOO_FEW);
    r = three;
    r.df = 0;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_DOMAIN);
    const double bad[] = { 1, -1, 1 };
    r = three;
    r.scale = bad;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_DOMAIN);
    gbv_replicate_sums broken[6];
    memcpy(broken, sums, sizeof broken);
    r = three;
    r.sums = broken;
    broken[3].wy = NAN;
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_DOMAIN);
    broken[3] = (gbv_replicate_sums){ 0 };    /* nobody of the second domain */
    CHECK(gbv_survey_mean(&survey, out, NULL) == GBV_OK);
    CHECK(out[0].status == GBV_OK && out[1].status == GBV_TOO_FEW);
    CHECK(isnan(out[1].estimate));
}

TEST(the_rank_of_replicate_weights)
{
    const double full[] = { 2, 0, 1, 0, 2, 1, 1, 1, 3 };
    const double dependent[] = { 2, 0, 2, 0, 2, 2, 1, 1, 2 };    /* c = a + b */
    const double zero[] = { 0, 0, 0, 0 }, gap[] = { 1, NAN };
    const double nearly[] = { 1, 1, 1, 1 + 1e-7 };    /* not to a tolerance of 1e-5 */
    size_t rank = 9;
    CHECK(gbv_replicate_rank(full, 3, 3, &rank) == GBV_OK && rank == 3);
    CHECK(gbv_replicate_rank(dependent, 3, 3, &rank) == GBV_OK && rank == 2);
    CHECK(gbv_replicate_rank(full, 1, 9, &rank) == GBV_OK && rank == 1);
    CHECK(gbv_replicate_rank(full, 9, 1, &rank) == GBV_OK && rank == 1);
    CHECK(gbv_replicate_rank(zero, 2, 2, &rank) == GBV_OK && rank == 0);
    CHECK(gbv_replicate_rank(zero, 0, 0, &rank) == GBV_OK && rank == 0);
    CHECK(gbv_replicate_rank(nearly, 2, 2, &rank) == GBV_OK && rank == 1);
    rank = 9;
    CHECK(gbv_replicate_rank(gap, 1, 2, &rank) == GBV_DOMAIN && rank == 9);
    CHECK(gbv_replicate_rank(full, SIZE_MAX / 4, 8, &rank) == GBV_NO_MEMORY);
}
