/* A display list: the only thing that charts draw on. Its back ends turn it
 * into SVG, PNG and PDF, and a test reads it as text.
 *
 * Lengths are logical pixels from the top left corner, y downwards. */
#ifndef GBVPLOT_SCENE_H
#define GBVPLOT_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "colour.h"
#include "text.h"

enum mark_kind {
    MARK_RECT,
    MARK_LINE,
    MARK_PATH,       /* an open line through points */
    MARK_AREA,       /* a filled polygon */
    MARK_CIRCLE,
    MARK_TEXT,       /* one line */
    MARK_GROUP,
    MARK_GROUP_END,
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* What a group is to a reader who listens: nothing, or a list of points. */
enum group { GROUP_PLAIN, GROUP_HIDDEN, GROUP_LIST };

/* An opacity of 0 means 1, so that a colour alone is enough. */
struct paint {
    enum colour fill, stroke;
    double fill_opacity, stroke_opacity;
    double width;    /* of the stroke */
    double dash;     /* length of dashes and gaps; 0: solid */
};

struct place {
    double x, y;
};

struct mark {
    enum mark_kind kind;
    const char *name;             /* what it is in the chart: "grid", "dot" */
    const char *label;            /* what a screen reader says; NULL: nothing */
    struct paint paint;
    double x, y, x2, y2;          /* RECT, LINE: two corners or ends; CIRCLE: centre and
                                     radius x2; TEXT: anchor, baseline, width x2 */
    const struct place *points;   /* PATH, AREA */
    size_t n;
    const char *text;             /* TEXT; coloured by paint.fill */
    enum text_role role;
    enum anchor anchor;
    bool halo;                    /* outlined in the background's colour */
    enum group group;
};

struct scene {
    double width, height;
    const char *title, *description;   /* for readers who do not see it */
    const char *language;
    struct arena *memory;              /* borrowed */
    struct typesetter *typesetter;     /* borrowed */
    struct mark *marks;
    size_t n, capacity;
    bool failed;                       /* memory ran out */
};

void scene_free(struct scene *scene);

/* Points and texts are copied; names are literals. */
void scene_rect(struct scene *scene, const char *name, double x, double y, double x2, double y2,
                struct paint paint);
void scene_line(struct scene *scene, const char *name, double x, double y, double x2, double y2,
                struct paint paint);
void scene_path(struct scene *scene, const char *name, const struct place *points, size_t n,
                struct paint paint);
void scene_area(struct scene *scene, const char *name, const struct place *points, size_t n,
                struct paint paint);
void scene_circle(struct scene *scene, const char *name, double x, double y, double radius,
                  struct paint paint);

/* A line of text; NO_COLOUR: the colour of its role. Returns its width. */
double scene_text(struct scene *scene, enum text_role role, enum anchor anchor, double x,
                  double baseline, enum colour colour, const char *text);

/* Gives the mark added last a label, or an outline. */
void scene_label(struct scene *scene, const char *label);
void scene_halo(struct scene *scene);

void scene_group(struct scene *scene, enum group group, const char *name, const char *label);
void scene_group_end(struct scene *scene);

/* The left and right end of a text. */
double mark_left(const struct mark *mark);
double mark_right(const struct mark *mark);

/* The scene as text, one mark a line:
 *   canvas 720 480
 *   text title 24 30 420 52 "…"     left, top and right, bottom of its capitals
 *   line grid 60 100 650 100
 *   circle dot 120.5 88 4 "2008: 4.42"
 *   path line 5 60 100 …            number of points, then the points */
void scene_print(const struct scene *scene, gbv_buffer *out);

#endif
