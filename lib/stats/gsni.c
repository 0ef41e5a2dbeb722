#include <math.h>

#include "gbvstat/gsni.h"

/* ---- Items ---- */

struct item {
    const char *question;
    const char *variable[2];    /* in waves 6 and 7 */
    gbv_gsni_codes codes[2];
    gbv_gsni_term dimension;
};

/* UNDP's cut-offs. Wave 6 asked about jobs in three points: agree, disagree,
 * neither (World Values Survey, questionnaires of 2010-2014 and 2017-2022). */
static const struct item items[GBV_GSNI_ITEMS] = {
    [GBV_GSNI_Q29] = { "men make better political leaders", { "V51", "Q29" },
                       { { 1, 4, 1, 2 }, { 1, 4, 1, 2 } }, GBV_GSNI_POLITICAL },
    [GBV_GSNI_Q249] = { "women have the same rights as men: essential to democracy",
                        { "V139", "Q249" }, { { 1, 10, 1, 7 }, { 1, 10, 1, 7 } },
                        GBV_GSNI_POLITICAL },
    [GBV_GSNI_Q30] = { "university is more important for a boy than for a girl", { "V52", "Q30" },
                       { { 1, 4, 1, 2 }, { 1, 4, 1, 2 } }, GBV_GSNI_EDUCATIONAL },
    [GBV_GSNI_Q31] = { "men make better business executives", { "V53", "Q31" },
                       { { 1, 4, 1, 2 }, { 1, 4, 1, 2 } }, GBV_GSNI_ECONOMIC },
    [GBV_GSNI_Q33] = { "men have more right to a job when jobs are scarce", { "V45", "Q33" },
                       { { 1, 3, 1, 1 }, { 1, 5, 1, 2 } }, GBV_GSNI_ECONOMIC },
    [GBV_GSNI_Q189] = { "justifiable: for a man to beat his wife", { "V208", "Q189" },
                        { { 1, 10, 2, 10 }, { 1, 10, 2, 10 } }, GBV_GSNI_PHYSICAL },
    [GBV_GSNI_Q184] = { "justifiable: abortion", { "V204", "Q184" },
                        { { 1, 10, 1, 1 }, { 1, 10, 1, 1 } }, GBV_GSNI_PHYSICAL },
};

static bool
is_known(int wave)
{
    return wave == 6 || wave == 7;
}

const char *
gbv_gsni_variable(int wave, gbv_gsni_item item)
{
    return is_known(wave) ? items[item].variable[wave - 6] : NULL;
}

const char *
gbv_gsni_question(gbv_gsni_item item)
{
    return items[item].question;
}

gbv_gsni_codes
gbv_gsni_item_codes(int wave, gbv_gsni_item item)
{
    return is_known(wave) ? items[item].codes[wave - 6] : (gbv_gsni_codes){ 0 };
}

gbv_status
gbv_gsni_biased(int wave, gbv_gsni_item item, double code, gbv_truth *out)
{
    enum { LOWEST_MISSING = -5 };
    gbv_gsni_codes codes = gbv_gsni_item_codes(wave, item);
    gbv_truth answer = GBV_UNKNOWN;
    if (!is_known(wave))
        return GBV_DOMAIN;
    if (!isnan(code)) {
        bool is_missing = code >= LOWEST_MISSING && code <= -1;
        if (code != floor(code) ||
            !(is_missing || (code >= codes.lowest && code <= codes.highest)))
            return GBV_DOMAIN;
        if (!is_missing)
            answer = code >= codes.biased_lowest && code <= codes.biased_highest ? GBV_TRUE
                                                                                 : GBV_FALSE;
    }
    *out = answer;
    return GBV_OK;
}

gbv_status
gbv_gsni_flag(double flag, gbv_truth *out)
{
    if (!isnan(flag) && flag != 0 && flag != 1)
        return GBV_DOMAIN;
    *out = isnan(flag) ? GBV_UNKNOWN : flag == 1 ? GBV_TRUE : GBV_FALSE;
    return GBV_OK;
}

/* ---- Respondents ---- */

const char *
gbv_gsni_term_name(gbv_gsni_term term)
{
    static const char *const names[GBV_GSNI_TERMS] = {
        "gsni", "gsni2", "no_bias", "political", "educational", "economic",
        "physical_integrity", "indicator_1", "indicator_2", "indicator_3", "indicator_4",
        "indicator_5", "indicator_6", "indicator_7",
    };
    return names[term];
}

unsigned
gbv_gsni_answered(const gbv_truth biased[GBV_GSNI_ITEMS])
{
    unsigned answered = 0;
    for (unsigned i = 0; i < GBV_GSNI_ITEMS; i++)
        if (biased[i] != GBV_UNKNOWN)
            answered |= 1u << i;
    return answered;
}

/* Answers of some items. */
struct tally {
    size_t yes, no, unknown;
};

/* Of one dimension, or for GBV_GSNI_ANY of all. */
static struct tally
count(const gbv_truth *biased, unsigned counted, gbv_gsni_term dimension)
{
    struct tally tally = { 0 };
    for (unsigned i = 0; i < GBV_GSNI_ITEMS; i++) {
        bool asked = dimension == GBV_GSNI_ANY || items[i].dimension == dimension;
        if (!asked || !(counted >> i & 1))
            continue;
        tally.yes += biased[i] == GBV_TRUE;
        tally.no += biased[i] == GBV_FALSE;
        tally.unknown += biased[i] == GBV_UNKNOWN;
    }
    return tally;
}

/* Are at least so many biased? */
static gbv_truth
at_least(size_t least, struct tally tally, gbv_gsni_rule rule)
{
    if ((rule == GBV_GSNI_COMPLETE && tally.unknown) || tally.yes + tally.no + tally.unknown == 0)
        return GBV_UNKNOWN;
    if (tally.yes >= least)
        return GBV_TRUE;
    return tally.yes + tally.unknown < least ? GBV_FALSE : GBV_UNKNOWN;
}

static gbv_truth
opposite(gbv_truth answer)
{
    return answer == GBV_UNKNOWN ? GBV_UNKNOWN : answer == GBV_TRUE ? GBV_FALSE : GBV_TRUE;
}

gbv_status
gbv_gsni_classify(const gbv_truth biased[GBV_GSNI_ITEMS], unsigned counted, gbv_gsni_rule rule,
                  gbv_truth out[GBV_GSNI_TERMS])
{
    enum { FEWEST_ITEMS = 6 };
    struct tally all = count(biased, counted, GBV_GSNI_ANY);
    if (all.yes + all.no + all.unknown < FEWEST_ITEMS)
        return GBV_TOO_FEW;
    out[GBV_GSNI_ANY] = at_least(1, all, rule);
    out[GBV_GSNI_TWO] = at_least(2, all, rule);
    out[GBV_GSNI_NONE] = opposite(out[GBV_GSNI_ANY]);
    for (gbv_gsni_term dimension = GBV_GSNI_POLITICAL; dimension <= GBV_GSNI_PHYSICAL; dimension++)
        out[dimension] = at_least(1, count(biased, counted, dimension), rule);
    for (unsigned i = 0; i < GBV_GSNI_ITEMS; i++)
        out[GBV_GSNI_INDICATOR + i] = counted >> i & 1 ? biased[i] : GBV_UNKNOWN;
    return GBV_OK;
}

bool
gbv_gsni_count(const gbv_truth biased[GBV_GSNI_ITEMS], unsigned counted, size_t *out)
{
    struct tally all = count(biased, counted, GBV_GSNI_ANY);
    if (all.unknown)
        return false;
    *out = all.yes;
    return true;
}

double
gbv_truth_value(gbv_truth answer, gbv_truth_use use)
{
    if (answer != GBV_UNKNOWN)
        return answer == GBV_TRUE;
    return use == GBV_ESTIMATE ? (double)NAN : use == GBV_BOUND_HIGH;
}
