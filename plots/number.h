/* Coordinates as text. */
#ifndef GBVPLOT_NUMBER_H
#define GBVPLOT_NUMBER_H

#include <gbvstat.h>

/* Appends a coordinate with at most two decimals: "12", "12.5", never "-0". */
void put_number(double value, gbv_buffer *out);

#endif
