/* The Gender Social Norms Index: which answers are biased, and what a respondent
 * counts as.
 *
 * Seven items of the World Values Survey make an answer biased or not; the index
 * is a share of respondents. Here one respondent is classified; shares, weights
 * and intervals are estimates over these indicators, as of any other.
 *
 * Source: UNDP (2023), Breaking Down Gender Biases, 2023 Gender Social Norms
 * Index, technical note; the cut-offs give its table for New Zealand to every
 * printed digit from the microdata. */
#ifndef GBVSTAT_GSNI_H
#define GBVSTAT_GSNI_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/truth.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Items ---- */

/* By their names in wave 7. */
typedef enum {
    GBV_GSNI_Q29,     /* men make better political leaders */
    GBV_GSNI_Q249,    /* women have the same rights as men: essential to democracy */
    GBV_GSNI_Q30,     /* university is more important for a boy */
    GBV_GSNI_Q31,     /* men make better business executives */
    GBV_GSNI_Q33,     /* men have more right to a job when jobs are scarce */
    GBV_GSNI_Q189,    /* justifiable: for a man to beat his wife */
    GBV_GSNI_Q184,    /* justifiable: abortion */
    GBV_GSNI_ITEMS,
} gbv_gsni_item;

/* The variable of an item in the files of a wave (6 or 7), "Q29" or "V51"; and
 * what it asks. NULL for another wave. */
GBV_API const char *gbv_gsni_variable(int wave, gbv_gsni_item item);
GBV_API const char *gbv_gsni_question(gbv_gsni_item item);

/* The answers that an item has, and those of them that are biased; all whole
 * numbers from .. to. Both 0 for a wave other than 6 and 7. */
typedef struct {
    int lowest, highest;
    int biased_lowest, biased_highest;
} gbv_gsni_codes;
GBV_API gbv_gsni_codes gbv_gsni_item_codes(int wave, gbv_gsni_item item);

/* Is an answer biased? NaN and the survey's own -1 to -5 (don't know, no answer,
 * not applicable, not asked, missing) are GBV_UNKNOWN.
 *
 * GBV_DOMAIN  a code that the item does not have: it is never taken for an
 *             answer; a wave other than 6 and 7 */
GBV_API gbv_status gbv_gsni_biased(int wave, gbv_gsni_item item, double code, gbv_truth *out);

/* The same of a column that holds 1 (biased), 0 or NaN already. */
GBV_API gbv_status gbv_gsni_flag(double flag, gbv_truth *out);

/* ---- Respondents ---- */

typedef enum {
    GBV_GSNI_ANY,        /* at least one item biased: the index */
    GBV_GSNI_TWO,        /* at least two items (not dimensions) */
    GBV_GSNI_NONE,       /* no item */
    GBV_GSNI_POLITICAL,  /* of a dimension: at least one of its items */
    GBV_GSNI_EDUCATIONAL,
    GBV_GSNI_ECONOMIC,
    GBV_GSNI_PHYSICAL,
    GBV_GSNI_INDICATOR,  /* + an item: that item */
    GBV_GSNI_TERMS = GBV_GSNI_INDICATOR + GBV_GSNI_ITEMS,
} gbv_gsni_term;

/* "gsni", "gsni2", "no_bias", "political", …, "indicator_7"; never NULL. */
GBV_API const char *gbv_gsni_term_name(gbv_gsni_term term);

/* Items as bits, 1 << item. An item that a whole country was not asked is not
 * counted there (Italy and the United Kingdom of the edition of 2023): its
 * respondents' gbv_gsni_answered, put together by |, are the items that count. */
#define GBV_GSNI_ALL_ITEMS ((1u << GBV_GSNI_ITEMS) - 1)
GBV_API unsigned gbv_gsni_answered(const gbv_truth biased[GBV_GSNI_ITEMS]);

typedef enum {
    GBV_GSNI_COMPLETE,   /* UNDP: unknown as soon as a counted item is; of a dimension, one of
                            its own */
    GBV_GSNI_KLEENE,     /* unknown only where the missing answers could change it: one biased
                            answer is bias whatever the others are */
} gbv_gsni_rule;

/* What a respondent counts as, for every term. A dimension none of whose items
 * counts is unknown, and so is the indicator of such an item.
 *
 * items  those that count: GBV_GSNI_ALL_ITEMS, or all but one
 * out    filled on GBV_OK, untouched otherwise
 *
 * GBV_TOO_FEW  fewer than six items count: that is no index
 *
 * Oracle: UNDP's table of New Zealand; R 4.2.2 on made-up answers (gsni.R). */
GBV_API gbv_status gbv_gsni_classify(const gbv_truth biased[GBV_GSNI_ITEMS], unsigned items,
                                     gbv_gsni_rule rule, gbv_truth out[GBV_GSNI_TERMS]);

/* How many counted items are biased, 0 to 7: false if one was not answered. */
GBV_API bool gbv_gsni_count(const gbv_truth biased[GBV_GSNI_ITEMS], unsigned items, size_t *out);

/* An answer as the 0 or 1 that an estimate adds up. What is unknown is
 *   GBV_ESTIMATE     NaN: left out
 *   GBV_BOUND_LOW    0, GBV_BOUND_HIGH  1: the worst cases, between which the share
 *                    of all respondents lies whatever the missing answers are
 * Bounds are for answers by GBV_GSNI_KLEENE: from complete cases they would be
 * wider than what is known.
 * Source: Manski (1989), Journal of Human Resources 24, 343-360. */
typedef enum { GBV_ESTIMATE, GBV_BOUND_LOW, GBV_BOUND_HIGH } gbv_truth_use;
GBV_API double gbv_truth_value(gbv_truth answer, gbv_truth_use use);

#ifdef __cplusplus
}
#endif
#endif
