/* Reading the figures of a chart: what lines and rows have in common. */
#ifndef GBVPLOT_FIGURES_H
#define GBVPLOT_FIGURES_H

#include "plot.h"

/* Is this row of the table an estimate? A test of heterogeneity is not. */
bool is_drawn(const struct plot *plot, size_t row);

/* The unit of the rows that are drawn; GBV_BAD_VALUE if they differ. */
gbv_status read_unit(struct plot *plot);

/* The numbers of a column, NULL for GBV_NONE. */
gbv_status read_numbers(struct plot *plot, size_t column, const double **out);

/* A cell as text that lives as long as the drawing; NULL where missing. */
const char *read_text(struct plot *plot, size_t row, size_t column);

/* The value and the limits of a measure in one row, in the unit shown.
 * GBV_BAD_VALUE: limits the wrong way round. */
gbv_status read_point(struct plot *plot, const struct measure *measure, size_t row,
                      struct point *out);

/* Makes one series per measure and value of the split column. */
gbv_status make_series(struct plot *plot, size_t points_each);

/* The series of a measure that this row belongs to; NULL: of none. */
struct series *series_of(struct plot *plot, size_t measure, size_t row);

/* Sets the decimals of the unit from all the values. */
gbv_status find_decimals(struct plot *plot);

#endif
