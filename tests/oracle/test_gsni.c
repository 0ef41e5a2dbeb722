/* The Gender Social Norms Index: New Zealand as UNDP printed it, and answers
 * that were made up against R 4.2.2 (gsni.R). */
#include <gbvstat.h>

#include "check.h"

struct expected {
    const char *term;
    double n, share;                  /* complete cases */
    double kleene_n, kleene_share;
};

#include "gsni_values.h"

/* ---- Tables of answers ---- */

struct survey {
    gbv_table *table;
    const double *item[GBV_GSNI_ITEMS];
};

static const double *
numbers(const gbv_table *table, const char *name)
{
    const double *values = NULL;
    gbv_error error = { 0 };
    size_t column = gbv_table_find(table, name);
    CHECK(column != GBV_NONE);
    CHECK(gbv_table_numbers(table, column, &values, &error) == GBV_OK);
    return values;
}

static struct survey
read_survey(const char *name)
{
    static const char *const names[] = { "q29", "q249", "q30", "q31", "q33", "q189", "q184" };
    struct survey survey = { 0 };
    gbv_error error = { 0 };
    if (gbv_table_read(name, NULL, &survey.table, &error))
        print_error("%s: %s\n", error.place, error.message);
    CHECK(survey.table != NULL);
    for (size_t i = 0; i < GBV_GSNI_ITEMS; i++)
        survey.item[i] = numbers(survey.table, names[i]);
    return survey;
}

static void
answers_of(const struct survey *survey, size_t row, bool flags, gbv_truth *out)
{
    for (size_t i = 0; i < GBV_GSNI_ITEMS; i++)
        CHECK((flags ? gbv_gsni_flag(survey->item[i][row], &out[i])
                     : gbv_gsni_biased(7, (gbv_gsni_item)i, survey->item[i][row], &out[i])) ==
              GBV_OK);
}

static void
classify(const struct survey *survey, size_t row, bool flags, gbv_gsni_rule rule, gbv_truth *out)
{
    gbv_truth biased[GBV_GSNI_ITEMS];
    answers_of(survey, row, flags, biased);
    CHECK(gbv_gsni_classify(biased, GBV_GSNI_ALL_ITEMS, rule, out) == GBV_OK);
}

/* ---- New Zealand ---- */

struct published {
    const char *sex;    /* NULL: everyone */
    gbv_gsni_term term;
    double yes, n;
};

/* UNDP (2023), Breaking Down Gender Biases, annex tables A1 and A2, New Zealand
 * 2017-2022; the counts are those behind its shares of eight digits. */
static const struct published new_zealand[] = {
    { NULL, GBV_GSNI_ANY, 221, 807 }, { NULL, GBV_GSNI_TWO, 70, 807 },
    { NULL, GBV_GSNI_NONE, 586, 807 },
    { "women", GBV_GSNI_ANY, 107, 462 }, { "women", GBV_GSNI_TWO, 26, 462 },
    { "men", GBV_GSNI_ANY, 108, 330 }, { "men", GBV_GSNI_TWO, 41, 330 },
    { "women", GBV_GSNI_POLITICAL, 66, 524 }, { "men", GBV_GSNI_POLITICAL, 67, 378 },
    { "women", GBV_GSNI_EDUCATIONAL, 10, 567 }, { "men", GBV_GSNI_EDUCATIONAL, 18, 403 },
    { "women", GBV_GSNI_ECONOMIC, 41, 534 }, { "men", GBV_GSNI_ECONOMIC, 40, 372 },
    { "women", GBV_GSNI_PHYSICAL, 63, 550 }, { "men", GBV_GSNI_PHYSICAL, 76, 411 },
    { NULL, GBV_GSNI_POLITICAL, 136, 920 }, { NULL, GBV_GSNI_EDUCATIONAL, 28, 991 },
    { NULL, GBV_GSNI_ECONOMIC, 86, 923 }, { NULL, GBV_GSNI_PHYSICAL, 141, 981 },
};

/* As the tables print them, per cent. */
static const struct {
    gbv_gsni_term term;
    const char *printed;
} printed[] = {
    { GBV_GSNI_ANY, "27.385378" }, { GBV_GSNI_TWO, "8.674102" },
    { GBV_GSNI_POLITICAL, "14.782609" }, { GBV_GSNI_EDUCATIONAL, "2.825429" },
    { GBV_GSNI_ECONOMIC, "9.317443" }, { GBV_GSNI_PHYSICAL, "14.373089" },
};

static void
count_new_zealand(const struct survey *survey, const char *sex, gbv_gsni_term term, double *yes,
                  double *n)
{
    const double *respondents = numbers(survey->table, "respondents");
    size_t column = gbv_table_find(survey->table, "sex");
    *yes = *n = 0;
    for (size_t row = 0; row < gbv_table_rows(survey->table); row++) {
        const char *text = gbv_table_text(survey->table, row, column);
        gbv_truth terms[GBV_GSNI_TERMS];
        if (sex && (!text || strcmp(text, sex) != 0))
            continue;
        classify(survey, row, true, GBV_GSNI_COMPLETE, terms);
        *n += terms[term] == GBV_UNKNOWN ? 0 : respondents[row];
        *yes += terms[term] == GBV_TRUE ? respondents[row] : 0;
    }
}

TEST(new_zealand_is_as_undp_printed_it)
{
    struct survey survey = read_survey("@gsni-patterns-nzl");
    double yes, n;
    for (size_t i = 0; i < sizeof new_zealand / sizeof *new_zealand; i++) {
        const struct published *expected = &new_zealand[i];
        count_new_zealand(&survey, expected->sex, expected->term, &yes, &n);
        if (yes != expected->yes || n != expected->n)
            print_error("%s, %s: %g of %g\n", expected->sex ? expected->sex : "everyone",
                        gbv_gsni_term_name(expected->term), yes, n);
        CHECK(yes == expected->yes && n == expected->n);
    }
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        char text[32];
        count_new_zealand(&survey, NULL, printed[i].term, &yes, &n);
        snprintf(text, sizeof text, "%.6f", 100 * yes / n);
        CHECK_TEXT(text, printed[i].printed);
    }
    gbv_table_free(survey.table);
}

/* ---- Made-up answers, against R ---- */

static void
share_of(const struct survey *survey, gbv_gsni_rule rule, gbv_gsni_term term, gbv_truth_use use,
         double *n, double *share)
{
    double yes = 0;
    *n = 0;
    for (size_t row = 0; row < gbv_table_rows(survey->table); row++) {
        gbv_truth terms[GBV_GSNI_TERMS];
        classify(survey, row, false, rule, terms);
        double value = gbv_truth_value(terms[term], use);
        *n += isnan(value) ? 0 : 1;
        yes += isnan(value) ? 0 : value;
    }
    *share = yes / *n;
}

TEST(shares_agree_with_r)
{
    struct survey survey = read_survey("tests/oracle/data/gsni_synthetic.csv");
    CHECK(sizeof expected_terms / sizeof *expected_terms == GBV_GSNI_TERMS);
    for (size_t i = 0; i < GBV_GSNI_TERMS; i++) {
        const struct expected *expected = &expected_terms[i];
        gbv_gsni_term term = (gbv_gsni_term)i;
        double n, share;
        CHECK_TEXT(gbv_gsni_term_name(term), expected->term);
        share_of(&survey, GBV_GSNI_COMPLETE, term, GBV_ESTIMATE, &n, &share);
        CHECK(n == expected->n);
        CHECK_NEAR(share, expected->share, 1e-15);
        share_of(&survey, GBV_GSNI_KLEENE, term, GBV_ESTIMATE, &n, &share);
        CHECK(n == expected->kleene_n);
        CHECK_NEAR(share, expected->kleene_share, 1e-15);
    }
    gbv_table_free(survey.table);
}

TEST(worst_cases_agree_with_r)
{
    struct survey survey = read_survey("tests/oracle/data/gsni_synthetic.csv");
    double n, share;
    share_of(&survey, GBV_GSNI_KLEENE, GBV_GSNI_ANY, GBV_BOUND_LOW, &n, &share);
    CHECK(n == 400);
    CHECK_NEAR(share, lowest_gsni, 1e-15);
    share_of(&survey, GBV_GSNI_KLEENE, GBV_GSNI_ANY, GBV_BOUND_HIGH, &n, &share);
    CHECK(n == 400);
    CHECK_NEAR(share, highest_gsni, 1e-15);
    gbv_table_free(survey.table);
}

TEST(weights_sexes_and_distribution_agree_with_r)
{
    struct survey survey = read_survey("tests/oracle/data/gsni_synthetic.csv");
    const double *weight = numbers(survey.table, "weight"), *sex = numbers(survey.table, "sex");
    double by_sex[3] = { 0 }, n_by_sex[3] = { 0 }, weighted = 0, weights = 0;
    double distribution_of[GBV_GSNI_ITEMS + 1] = { 0 };
    for (size_t row = 0; row < gbv_table_rows(survey.table); row++) {
        gbv_truth biased[GBV_GSNI_ITEMS], terms[GBV_GSNI_TERMS];
        size_t n_biased;
        answers_of(&survey, row, false, biased);
        classify(&survey, row, false, GBV_GSNI_COMPLETE, terms);
        bool complete = gbv_gsni_count(biased, GBV_GSNI_ALL_ITEMS, &n_biased);
        CHECK(complete == (terms[GBV_GSNI_ANY] != GBV_UNKNOWN));
        if (!complete)
            continue;
        double value = gbv_truth_value(terms[GBV_GSNI_ANY], GBV_ESTIMATE);
        distribution_of[n_biased]++;
        weighted += weight[row] * value;
        weights += weight[row];
        by_sex[(int)sex[row]] += value;
        n_by_sex[(int)sex[row]]++;
    }
    CHECK_NEAR(weighted / weights, weighted_gsni, 1e-14);
    CHECK_NEAR(by_sex[1] / n_by_sex[1], men_gsni, 1e-15);
    CHECK_NEAR(by_sex[2] / n_by_sex[2], women_gsni, 1e-15);
    for (size_t i = 0; i <= GBV_GSNI_ITEMS; i++)
        CHECK(distribution_of[i] == distribution[i]);
    gbv_table_free(survey.table);
}

/* ---- Counts that UNDP's shares come from, with Wilson's interval ---- */

/* Kazakhstan 922 of 989 and the like: the smallest counts that give the annex's
 * digits; intervals by R 4.2.2 (the score interval written out), per cent. */
TEST(intervals_of_published_counts_agree_with_r)
{
    static const struct {
        double events, n, share, low, high;
    } cases[] = {
        { 922, 989, 93.2254802831, 91.4861122179, 94.6303560665 },
        { 48, 549, 8.74316939891, 6.65786995929, 11.4018209752 },
        { 17, 665, 2.55639097744, 1.60210989786, 4.05565224018 },
        { 20, 862, 2.32018561485, 1.50690519718, 3.55654589702 },
        { 1, 606, 0.16501650165, 0.029135405991, 0.928729746698 },
        { 19, 440, 4.31818181818, 2.78163449029, 6.64548368201 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gbv_proportion share;
        CHECK(gbv_proportion_interval(cases[i].events, cases[i].n, 0.95, GBV_PROPORTION_WILSON,
                                      &share) == GBV_OK);
        CHECK_NEAR(100 * share.estimate, cases[i].share, 1e-11);
        CHECK_NEAR(100 * share.low, cases[i].low, 1e-10);
        CHECK_NEAR(100 * share.high, cases[i].high, 1e-10);
    }
}
