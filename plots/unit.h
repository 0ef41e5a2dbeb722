/* What the numbers of a chart are in, and how they are written. */
#ifndef GBVPLOT_UNIT_H
#define GBVPLOT_UNIT_H

#include <gbvstat.h>

#include "arena.h"
#include "language.h"

struct unit {
    double factor;           /* 100 for proportions, which are shown in per cent */
    const char *after;       /* what follows each number: "%", " тг", or "" */
    const char *after_limits;  /* the same where limits stand between: " %" */
    const char *words;       /* for the subtitle, "per 100,000"; NULL: none */
    int decimals;            /* of values */
    bool share;              /* a proportion or percentage, or a difference of such */
    bool count;
};

/* Reads a unit as result tables write it: proportion, percent, count, ratio,
 * "per 100000"; anything else follows the number as it stands. NULL: none.
 * Differences of shares are in percentage points. */
struct unit unit_of(const char *name, bool differences, const struct language *language,
                    struct arena *memory);

/* Decimals that tell the values of a chart apart and claim no more than they
 * know: as many as the values have, up to 1 for shares and from 10 up, 2 from
 * 1 up, two digits below 1, none from 1000 up. */
int unit_decimals(const struct unit *unit, const double *values, size_t n);

/* "8,7 %"; with limits, where they are finite, "8.7 (6.7–11.4) %", and without
 * them "8.7 %", to stand among such. `memory` owns the text; "" when memory
 * runs out. */
const char *unit_value(const struct unit *unit, const struct language *language, double value,
                       struct arena *memory);
const char *unit_interval(const struct unit *unit, const struct language *language, double value,
                          double low, double high, struct arena *memory);

/* A number of a tick, with or without what follows it. */
const char *unit_tick(const struct unit *unit, const struct language *language, double value,
                      int decimals, bool with_unit, struct arena *memory);

#endif
