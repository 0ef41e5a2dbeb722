/* How large a picture is. */
#ifndef GBVPLOT_CANVAS_H
#define GBVPLOT_CANVAS_H

#include <gbvstat.h>

struct canvas {
    double width, height;    /* logical pixels; height is the least if it grows */
    double scale;            /* pixels of a PNG per logical pixel */
    double points;           /* of a PDF per logical pixel */
    bool grows;              /* gets taller for more text and rows than fit */
};

/* A preset (web wide mobile og x square portrait story print1 print2) or WxH
 * in logical pixels, 200 to 4000; NULL is web. GBV_MISUSE otherwise. */
gbv_status canvas_of(const char *size, struct canvas *out, gbv_error *error);

/* The space around everything. */
double canvas_padding(const struct canvas *canvas);

#endif
