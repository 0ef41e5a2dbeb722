/* Where labels go so that none hides another. */
#ifndef GBVPLOT_LABEL_H
#define GBVPLOT_LABEL_H

#include <stdbool.h>
#include <stddef.h>

/* Moves labels apart along a line: order is kept, neighbours stand at least
 * (size_i + size_j) / 2 apart, all lie inside [low, high], and the sum of
 * squared moves is the least.
 *
 * at, size   n centres where labels would like to be, ascending, and sizes;
 *            at is replaced by where they are
 * returns false, with labels laid from `low` on, if they do not fit at all
 *
 * Source: pool adjacent violators, Ayer et al. (1955), Annals of Mathematical
 * Statistics 26, 641-647, applied to at_i minus the room before it. */
bool labels_apart(double *at, const double *size, size_t n, double low, double high);

/* A label of an event: a line at x and a box of text beside it. */
struct event_box {
    double x;               /* of the line */
    double width;           /* of the text, and the gap between line and text */
    bool left;              /* out: the text stands left of the line */
    int lane;               /* out: 0 is nearest to the plot */
};

/* Packs boxes into lanes above a plot. No box covers another, nor the line of
 * an event in a higher lane, which passes the lanes below it.
 *
 * boxes      n, ascending by x
 * low, high  the page's edges for boxes
 * lanes      how many lanes there may be
 * returns the number of lanes used, the least there can be, or -1 if they do
 *            not fit */
int event_lanes(struct event_box *boxes, size_t n, double low, double high, int lanes);

#endif
