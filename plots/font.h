/* Inter, opened from its own folder: the fonts and settings of the machine play
 * no part, so that a picture is the same everywhere. */
#ifndef GBVPLOT_FONT_H
#define GBVPLOT_FONT_H

#include <pango/pango.h>

#include <gbvstat.h>

#define FONT_FAMILY "Inter"

struct font;

/* GBV_IO: a file of the font is missing. */
gbv_status font_open(struct font **out, gbv_error *error);
void font_close(struct font *font);

PangoFontMap *font_map(const struct font *font);

#endif
