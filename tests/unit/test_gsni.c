#include <gbvstat/gsni.h>

#include "check.h"

static const gbv_truth Y = GBV_TRUE, N = GBV_FALSE, U = GBV_UNKNOWN;

static void
is_answer(int wave, gbv_gsni_item item, double code, gbv_truth expected)
{
    gbv_truth answer;
    CHECK(gbv_gsni_biased(wave, item, code, &answer) == GBV_OK);
    CHECK(answer == expected);
}

static void
is_no_answer(int wave, gbv_gsni_item item, double code)
{
    gbv_truth answer = (gbv_truth)77;
    CHECK(gbv_gsni_biased(wave, item, code, &answer) == GBV_DOMAIN && (int)answer == 77);
}

/* UNDP (2023), technical note: which answers are biased; the codes of the
 * questionnaires. */
static const struct {
    int wave;
    gbv_gsni_item item;
    const char *variable;
    const char *by_code;    /* from code 1 on: biased or not */
} items[] = {
    { 7, GBV_GSNI_Q29, "Q29", "YYNN" }, { 7, GBV_GSNI_Q249, "Q249", "YYYYYYYNNN" },
    { 7, GBV_GSNI_Q30, "Q30", "YYNN" }, { 7, GBV_GSNI_Q31, "Q31", "YYNN" },
    { 7, GBV_GSNI_Q33, "Q33", "YYNNN" }, { 7, GBV_GSNI_Q189, "Q189", "NYYYYYYYYY" },
    { 7, GBV_GSNI_Q184, "Q184", "YNNNNNNNNN" },
    { 6, GBV_GSNI_Q29, "V51", "YYNN" }, { 6, GBV_GSNI_Q249, "V139", "YYYYYYYNNN" },
    { 6, GBV_GSNI_Q30, "V52", "YYNN" }, { 6, GBV_GSNI_Q31, "V53", "YYNN" },
    { 6, GBV_GSNI_Q33, "V45", "YNN" }, { 6, GBV_GSNI_Q189, "V208", "NYYYYYYYYY" },
    { 6, GBV_GSNI_Q184, "V204", "YNNNNNNNNN" },
};

TEST(every_code_of_every_item_is_an_answer_and_no_other)
{
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        int n = (int)strlen(items[i].by_code);
        CHECK_TEXT(gbv_gsni_variable(items[i].wave, items[i].item), items[i].variable);
        CHECK(gbv_gsni_item_codes(items[i].wave, items[i].item).lowest == 1);
        CHECK(gbv_gsni_item_codes(items[i].wave, items[i].item).highest == n);
        for (int code = 1; code <= n; code++)
            is_answer(items[i].wave, items[i].item, code,
                      items[i].by_code[code - 1] == 'Y' ? GBV_TRUE : GBV_FALSE);
        for (int code = -5; code <= -1; code++)
            is_answer(items[i].wave, items[i].item, code, GBV_UNKNOWN);
        is_answer(items[i].wave, items[i].item, NAN, GBV_UNKNOWN);
        const double undefined[] = { 0, n + 1, 1.5, -0.5, -6, -99, 99, INFINITY, -INFINITY };
        for (size_t u = 0; u < sizeof undefined / sizeof *undefined; u++)
            is_no_answer(items[i].wave, items[i].item, undefined[u]);
    }
}

TEST(other_waves_are_unknown)
{
    is_no_answer(5, GBV_GSNI_Q29, 1);
    is_no_answer(8, GBV_GSNI_Q29, NAN);
    CHECK(!gbv_gsni_variable(5, GBV_GSNI_Q29) && gbv_gsni_item_codes(8, GBV_GSNI_Q33).highest == 0);
}

TEST(flags_are_zero_one_or_missing)
{
    gbv_truth answer;
    CHECK(gbv_gsni_flag(0, &answer) == GBV_OK && answer == GBV_FALSE);
    CHECK(gbv_gsni_flag(1, &answer) == GBV_OK && answer == GBV_TRUE);
    CHECK(gbv_gsni_flag(NAN, &answer) == GBV_OK && answer == GBV_UNKNOWN);
    CHECK(gbv_gsni_flag(2, &answer) == GBV_DOMAIN && gbv_gsni_flag(-1, &answer) == GBV_DOMAIN);
}

/* Answers in the order of the items: q29 q249, q30, q31 q33, q189 q184; terms:
 * gsni gsni2 no_bias, political educational economic physical. */
static void
counts_as(const gbv_truth *biased, unsigned counted, gbv_gsni_rule rule, const gbv_truth *terms)
{
    gbv_truth out[GBV_GSNI_TERMS];
    CHECK(gbv_gsni_classify(biased, counted, rule, out) == GBV_OK);
    for (int term = GBV_GSNI_ANY; term <= GBV_GSNI_PHYSICAL; term++) {
        if (out[term] != terms[term])
            print_error("%s is %d\n", gbv_gsni_term_name((gbv_gsni_term)term), (int)out[term]);
        CHECK(out[term] == terms[term]);
    }
}

TEST(one_missing_answer_ends_complete_cases_but_not_what_is_known)
{
    const gbv_truth one[] = { Y, U, N, N, N, N, N };
    counts_as(one, GBV_GSNI_ALL_ITEMS, GBV_GSNI_COMPLETE, (gbv_truth[]){ U, U, U, U, N, N, N });
    counts_as(one, GBV_GSNI_ALL_ITEMS, GBV_GSNI_KLEENE, (gbv_truth[]){ Y, U, N, Y, N, N, N });
    const gbv_truth two[] = { Y, U, N, N, Y, U, U };
    counts_as(two, GBV_GSNI_ALL_ITEMS, GBV_GSNI_KLEENE, (gbv_truth[]){ Y, Y, N, Y, N, Y, U });
    const gbv_truth none[] = { N, N, N, N, N, N, U };
    counts_as(none, GBV_GSNI_ALL_ITEMS, GBV_GSNI_KLEENE, (gbv_truth[]){ U, N, U, N, N, N, U });
    const gbv_truth nothing[] = { U, U, U, U, U, U, U };
    counts_as(nothing, GBV_GSNI_ALL_ITEMS, GBV_GSNI_KLEENE, nothing);
}

/* Two items of one dimension make gsni2 too: it counts items. */
TEST(complete_answers_count_the_same_by_both_rules)
{
    const gbv_truth biased[] = { Y, Y, N, N, N, N, N }, clean[] = { N, N, N, N, N, N, N };
    for (int rule = GBV_GSNI_COMPLETE; rule <= GBV_GSNI_KLEENE; rule++) {
        counts_as(biased, GBV_GSNI_ALL_ITEMS, (gbv_gsni_rule)rule,
                  (gbv_truth[]){ Y, Y, N, Y, N, N, N });
        counts_as(clean, GBV_GSNI_ALL_ITEMS, (gbv_gsni_rule)rule,
                  (gbv_truth[]){ N, N, Y, N, N, N, N });
    }
}

/* A country that was not asked about university: six items are the index, and
 * there is no educational dimension. */
TEST(an_item_not_asked_in_a_country_is_not_counted)
{
    const gbv_truth first[] = { Y, N, U, N, N, U, N }, second[] = { N, U, U, N, N, N, N };
    unsigned counted = gbv_gsni_answered(first) | gbv_gsni_answered(second);
    size_t n_biased = 77;
    CHECK(counted == (GBV_GSNI_ALL_ITEMS & ~(1u << GBV_GSNI_Q30)));
    const gbv_truth whole[] = { Y, N, U, N, N, N, Y };
    counts_as(whole, counted, GBV_GSNI_COMPLETE, (gbv_truth[]){ Y, Y, N, Y, U, N, Y });
    CHECK(gbv_gsni_count(whole, counted, &n_biased) && n_biased == 2);
    CHECK(!gbv_gsni_count(whole, GBV_GSNI_ALL_ITEMS, &n_biased) && n_biased == 2);
    gbv_truth out[GBV_GSNI_TERMS];
    CHECK(gbv_gsni_classify(whole, counted, GBV_GSNI_KLEENE, out) == GBV_OK);
    CHECK(out[GBV_GSNI_INDICATOR + GBV_GSNI_Q30] == GBV_UNKNOWN);
    const gbv_truth stray[] = { Y, N, Y, N, N, N, Y };    /* to what is not counted */
    CHECK(gbv_gsni_classify(stray, counted, GBV_GSNI_KLEENE, out) == GBV_OK);
    CHECK(out[GBV_GSNI_INDICATOR + GBV_GSNI_Q30] == GBV_UNKNOWN);
    CHECK(out[GBV_GSNI_INDICATOR + GBV_GSNI_Q184] == GBV_TRUE);
}

TEST(five_items_are_no_index)
{
    const gbv_truth biased[] = { Y, N, N, N, N, N, N };
    gbv_truth out[GBV_GSNI_TERMS];
    unsigned five = GBV_GSNI_ALL_ITEMS & ~(1u << GBV_GSNI_Q30) & ~(1u << GBV_GSNI_Q184);
    CHECK(gbv_gsni_classify(biased, five, GBV_GSNI_COMPLETE, out) == GBV_TOO_FEW);
}

TEST(an_answer_is_a_number_by_its_use)
{
    CHECK(gbv_truth_value(GBV_TRUE, GBV_ESTIMATE) == 1);
    CHECK(gbv_truth_value(GBV_FALSE, GBV_BOUND_HIGH) == 0);
    CHECK(isnan(gbv_truth_value(GBV_UNKNOWN, GBV_ESTIMATE)));
    CHECK(gbv_truth_value(GBV_UNKNOWN, GBV_BOUND_LOW) == 0);
    CHECK(gbv_truth_value(GBV_UNKNOWN, GBV_BOUND_HIGH) == 1);
}
