/* The key: colours and names of series that cannot be labelled where they are. */
#ifndef GBVPLOT_KEY_H
#define GBVPLOT_KEY_H

#include "plot.h"

/* 0: there is no key. */
double key_height(struct plot *plot);
void key_draw(struct plot *plot, double top);

#endif
