/* What a picture says in its reader's language: numbers, months, words. Nothing
 * depends on the locales of the machine. */
#ifndef GBVPLOT_LANGUAGE_H
#define GBVPLOT_LANGUAGE_H

#include <gbvstat.h>

/* Patterns have {0}, {1} … for what is put in. */
enum word {
    WORD_SOURCE,
    WORD_NOTE,
    WORD_NO_DATA,
    WORD_OBSERVED,
    WORD_FITTED,
    WORD_COUNTERFACTUAL,
    WORD_PER,               /* {0} people: "per {0}" */
    WORD_POINTS,            /* percentage points, after a number */
    WORD_INTERVAL,          /* 95% confidence interval; {0} is "95%" */
    WORD_INTERVAL_PLAIN,    /* of no stated kind */
    WORD_SHADED,            /* the ribbon is {0} */
    WORD_WHISKERS,          /* the lines are {0} */
    WORD_HOLLOW,            /* hollow dots: n < 30 */
    WORD_FLAGGED,           /* hollow dots: flagged as unreliable */
    WORD_HOLLOW_FLAGGED,    /* hollow dots: one or the other */
    WORD_SHOWN,             /* the first {0} of {1} rows */
    WORDS_OF_EVERY_LANGUAGE,

    /* Only in en, ru, kk: the text for who does not see the picture. */
    WORD_LINE_CHART = WORDS_OF_EVERY_LANGUAGE,
    WORD_BAR_CHART,
    WORD_DOT_CHART,
    WORD_HIGHEST,           /* highest {0} in {1} */
    WORD_GAP,               /* no data for {0} */
    WORD_TOP,               /* highest: {0} */
    WORD_BOTTOM,            /* lowest: {0} */
    WORD_ROWS,              /* {0} rows */
    WORD_EVENTS,            /* events: {0} */
    WORD_REFERENCE,         /* reference line: {0} */
    WORDS,
};

struct language {
    const char *code;
    const char *decimal, *group;
    const char *percent;             /* what follows the number: "%" or " %" */
    const char *to;                  /* between numbers of a range with a minus */
    const char *month[12];           /* as a heading: "July", "июль", "шілде" */
    const char *month_short[12];
    const char *month_year;          /* {0} month, {1} year */
    const char *month_year_short;
    const char *const *words;        /* WORDS of them; NULL: as in English */
};

/* en ru kk ky uz tg tk; NULL if there is none of that code. */
const struct language *language_find(const char *code);

/* "en, ru, kk, …", for messages. */
const char *language_codes(void);

const char *language_word(const struct language *language, enum word word);

/* Is the text for who does not see the picture written in this language? */
bool language_describes(const struct language *language);

/* Appends a number with `decimals` digits after the decimal sign: "1234",
 * "12 345", "−0,25". Digits are grouped from 10 000 up. Source of the signs:
 * CLDR 48.2, cldr-numbers-full; the rest is the house's rule. */
void language_number(const struct language *language, double value, int decimals,
                     gbv_buffer *out);

/* Appends a pattern, {0}, {1} … replaced by the texts. */
void language_fill(const char *pattern, const char *const *texts, size_t n, gbv_buffer *out);

#endif
