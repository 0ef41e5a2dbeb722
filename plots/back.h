/* The back ends of a scene: each appends a picture to a buffer. */
#ifndef GBVPLOT_BACK_H
#define GBVPLOT_BACK_H

#include <gbvstat.h>

#include "scene.h"

struct picture {
    const struct scene *scene;
    enum theme theme;
    bool both_themes;        /* SVG: light or dark, as the reader's screen is */
    bool text_as_paths;      /* SVG */
    double scale;            /* PNG: pixels per logical pixel */
    double points;           /* PDF: points (1/72 inch) per logical pixel */
    const char *source;      /* who the figures are by; NULL: not said */
    const gbv_table *data;   /* the figures behind the picture */
};

gbv_status picture_svg(const struct picture *picture, gbv_buffer *out, gbv_error *error);
gbv_status picture_png(const struct picture *picture, gbv_buffer *out, gbv_error *error);
gbv_status picture_pdf(const struct picture *picture, gbv_buffer *out, gbv_error *error);

#endif
