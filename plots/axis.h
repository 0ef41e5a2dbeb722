/* Axes: numbers upwards or along, and time. */
#ifndef GBVPLOT_AXIS_H
#define GBVPLOT_AXIS_H

#include "plot.h"
#include "scale.h"

enum { AXIS_HEIGHT = 5 + 4 + 16 };  /* tick, gap, label: below a plot */

/* The least and the greatest of all values and limits. */
void figures_extent(const struct plot *plot, double *least, double *greatest);

/* The domain of the values and its ticks, as the chart asks: limits given,
 * logarithmic, with or without zero. `zero` is what "auto" means here, when
 * zero is near. GBV_MISUSE: a baseline that does not exist. */
gbv_status value_axis(struct plot *plot, double least, double greatest, struct scale *scale,
                      struct ticks *ticks);

/* The width of the widest tick label. */
double tick_width(struct plot *plot, const struct ticks *ticks);

/* Grid lines and labels of a vertical axis, from x = left to right; the label
 * of the last tick has the unit. */
void draw_upright_axis(struct plot *plot, const struct scale *scale, const struct ticks *ticks,
                       double left, double right);

/* The line, ticks and labels of a horizontal axis at y, in this unit. */
void draw_flat_axis(struct plot *plot, const struct unit *unit, const struct scale *scale,
                    const struct ticks *ticks, double y);

/* One tick with its label. */
void draw_tick(struct plot *plot, double x, double y, const char *label);

#endif
