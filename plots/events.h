/* Events on the axis of time: a line at the date, its words in a lane above the
 * plot, where they hide nothing. */
#ifndef GBVPLOT_EVENTS_H
#define GBVPLOT_EVENTS_H

#include "label.h"
#include "plot.h"
#include "scale.h"

struct event {
    double day, end;         /* end: NaN, it is a point in time */
    const char *head;        /* "July 2017" */
    const char *body;        /* may be NULL */
    struct text_lines lines; /* of the body */
};

struct events {
    struct event *event;
    struct event_box *box;
    size_t n;
    int lanes;
    bool numbered;           /* they found no room: discs with numbers, and a list */
    double lane_height;
    double height;           /* of all lanes, or of the list and the discs */
};

/* The events of the table and of --event between two days, by date.
 * GBV_BAD_VALUE, GBV_MISUSE: an event that is not written as it should be. */
gbv_status events_read(struct plot *plot, double first, double last, struct events *out);

/* Finds lanes for them on this axis. */
gbv_status events_place(struct plot *plot, const struct scale *days, struct events *events);

/* Draws them: words from `top` on, lines down to `bottom`. */
void events_draw(struct plot *plot, const struct scale *days, const struct events *events,
                 double top, double bottom);

#endif
