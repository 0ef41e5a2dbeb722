/* From values to places on the page, and the values to write beside an axis. */
#ifndef GBVPLOT_SCALE_H
#define GBVPLOT_SCALE_H

#include <stdbool.h>
#include <stddef.h>

struct scale {
    double low, high;   /* the domain */
    double from, to;    /* where its ends lie, in pixels */
    bool log;
};

double scale_at(const struct scale *scale, double value);

enum { MOST_TICKS = 64 };

struct ticks {
    double at[MOST_TICKS];
    size_t n;
    int decimals;    /* the same on every label, */
    bool mixed;      /* but on a logarithmic axis whole numbers have none */
};

/* Round steps (1, 2, 2.5 or 5 times a power of ten) that give 4 to 6 ticks and
 * stretch low and high the least; both are moved outwards to a tick. Needs
 * finite values with low <= high; equal ones are moved apart. */
struct ticks ticks_linear(double *low, double *high);

/* Round values inside a domain that is kept as it is. */
struct ticks ticks_within(double low, double high);

/* Round values on a logarithmic axis, inside a domain of positive numbers:
 * powers of ten, or 1 2 5, or more of the digits, until there are 3. */
struct ticks ticks_log(double low, double high);

/* Is zero near enough to be shown: is the least below 40 % of the greatest? */
bool scale_wants_zero(double least, double greatest);

#endif
