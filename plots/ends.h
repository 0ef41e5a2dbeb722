/* The labels at the ends of lines: name and last value. */
#ifndef GBVPLOT_ENDS_H
#define GBVPLOT_ENDS_H

#include "plot.h"
#include "scale.h"

struct end {
    const struct series *series;
    struct text_lines name;
    const char *value;
    double height;
};

struct ends {
    struct end *end;
    size_t n;
    double width;      /* from the plot to the edge of the page's contents */
    bool values;       /* there is room for values too */
};

/* Which series have a label, and how wide the labels are: at most 28 % of the
 * page. */
gbv_status ends_measure(struct plot *plot, struct ends *out);

/* Draws them beside the plot, moved apart; a leader line shows a long move. */
gbv_status ends_draw(struct plot *plot, struct ends *ends, const struct scale *x,
                     const struct scale *y);

#endif
