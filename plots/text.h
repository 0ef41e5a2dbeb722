/* Setting type: what a piece of text measures, and how it breaks into lines. */
#ifndef GBVPLOT_TEXT_H
#define GBVPLOT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <gbvstat.h>

#include "arena.h"
#include "colour.h"

enum text_role {
    TEXT_TITLE,
    TEXT_SUBTITLE,
    TEXT_TICK,         /* ticks, names of rows, keys */
    TEXT_NAME,         /* name of a series at its end */
    TEXT_VALUE,        /* its value */
    TEXT_EVENT_HEAD,
    TEXT_EVENT_BODY,
    TEXT_ROW_VALUE,    /* numbers beside bars and dots */
    TEXT_ROW_STRONG,   /* names and numbers of rows that are highlighted */
    TEXT_FOOTER,
    TEXT_ROLES,
};

struct text_style {
    const char *name;
    double size, line;   /* of the letters, of the line, in logical pixels */
    int weight;          /* 400, 600, 700 */
    bool tabular;        /* figures of equal width */
    enum colour colour;       /* unless a series gives another */
};

const struct text_style *text_style_of(enum text_role role);

/* From the middle of a line to its baseline: half the height of Inter's
 * capitals and figures (cap height 1490 of 2048 units). */
double text_baseline(enum text_role role);

/* Holds the font: Inter, from the folder of the package fonts-inter or
 * $GBVSTAT_FONTS, and no other font of the machine. */
struct typesetter;

/* GBV_IO: the font is not there, the hint names the package. */
gbv_status typesetter_open(const char *language, struct typesetter **out, gbv_error *error);
void typesetter_close(struct typesetter *typesetter);

/* What went wrong so far: GBV_BAD_VALUE for a letter that the font does not
 * have (W112), GBV_NO_MEMORY. */
gbv_status typesetter_status(const struct typesetter *typesetter, gbv_error *error);

/* Is it text at all: UTF-8? NULL is. */
bool text_is_valid(const char *text);

/* Width of one line, in logical pixels. */
double text_width(struct typesetter *typesetter, enum text_role role, const char *text);

struct text_lines {
    const char **line;
    size_t n;
    double width;  /* of the longest */
};

/* Breaks text between words so that no line is wider than `width`, if a word
 * fits. Blanks in numbers (100 000) and before % and dashes do not break; a very
 * short last line of a title gets company. NULL or "" is no line. */
struct text_lines text_wrap(struct typesetter *typesetter, struct arena *memory,
                            enum text_role role, const char *text, double width);

/* A layout of Pango of one line, yours to unref; NULL when memory runs out. */
struct _PangoLayout *text_layout(struct typesetter *typesetter, enum text_role role,
                                 const char *text);

/* The outline of a line that begins at (0, 0) on its baseline, as the data of
 * an SVG path. */
void text_outline(struct typesetter *typesetter, enum text_role role, const char *text,
                  gbv_buffer *out);

#endif
