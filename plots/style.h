/* One SVG for light and dark screens. */
#ifndef GBVPLOT_STYLE_H
#define GBVPLOT_STYLE_H

#include <gbvstat.h>

#include "colour.h"

/* Appends ` class="f-ink s-grid"`; NO_COLOUR has no class. */
void style_class(enum colour fill, enum colour stroke, gbv_buffer *out);

/* Appends a <style> for the drawing of this id. Every mark keeps its light
 * colour as an attribute, for programs that know no style sheets. */
void style_sheet(const char *id, gbv_buffer *out);

#endif
