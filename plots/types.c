#include "plot.h"

const struct chart_type *const chart_types[] = { &chart_line, &chart_bar, &chart_dot, NULL };
