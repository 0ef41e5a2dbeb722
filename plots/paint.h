/* A scene on cairo. */
#ifndef GBVPLOT_PAINT_H
#define GBVPLOT_PAINT_H

#include <cairo.h>

#include "scene.h"

void paint_scene(cairo_t *cairo, const struct scene *scene, enum theme theme);

#endif
