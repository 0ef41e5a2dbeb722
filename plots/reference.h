/* Lines to compare with: 'VALUE=TEXT'. */
#ifndef GBVPLOT_REFERENCE_H
#define GBVPLOT_REFERENCE_H

#include "plot.h"
#include "scale.h"

/* Reads one; the value is in the unit shown. GBV_MISUSE if it is not written
 * so. */
gbv_status reference_read(struct plot *plot, const char *text, double *value,
                          const char **words);

/* Stretches an axis so that the lines are on it; what cannot be read is left to
 * the drawing. */
void references_extend(struct plot *plot, double *least, double *greatest);

/* The height of their words above a plot with rows. */
double references_height(const struct plot *plot);

/* Lines up and down in a plot with rows, words above it; and lines across, words
 * at that end, above or below, where they are furthest from what is there. */
gbv_status references_draw_upright(struct plot *plot, const struct scale *x, double top,
                                   double bottom);
gbv_status references_draw_flat(struct plot *plot, const struct scale *y, double left,
                                double right, const struct place *busy, size_t n);

#endif
