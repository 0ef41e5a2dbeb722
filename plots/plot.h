/* A chart on its way from a table to a scene. */
#ifndef GBVPLOT_PLOT_H
#define GBVPLOT_PLOT_H

#include "arena.h"
#include "canvas.h"
#include "gbvplot.h"
#include "language.h"
#include "scene.h"
#include "unit.h"

struct plot;

/* ---- What the columns are for ---- */

struct chart_type {
    const char *name;
    enum word word;          /* "Line chart" */
    bool rows;               /* one row of the page per x, not a place on an axis */
    gbv_status (*draw)(struct plot *plot);
};

extern const struct chart_type chart_line, chart_bar, chart_dot;
extern const struct chart_type *const chart_types[];    /* NULL past the last */

enum line_style { STYLE_LINE, STYLE_DOTS, STYLE_DASHED };

/* A column of values, and its limits (GBV_NONE: none). */
struct measure {
    size_t value, low, high;
    enum line_style style;
    bool model;              /* a fitted line: it has no gaps */
    const char *name;        /* for readers; NULL: needs none */
};

enum { MOST_MEASURES = 16, MOST_PARTS = 8 };

struct roles {
    const struct chart_type *type;
    size_t x;                        /* GBV_NONE: rows are named by `parts` */
    size_t parts[MOST_PARTS], n_parts;
    size_t split, n, term;           /* GBV_NONE: none */
    struct measure y[MOST_MEASURES];
    size_t n_y;
    bool confidence;                 /* the limits are conf_low and conf_high */
};

gbv_status choose_roles(struct plot *plot);

/* ---- The figures ---- */

struct point {
    double at;                   /* time in steps, or x; rows: the number of the row */
    double value, low, high;     /* as shown (proportions in per cent); NaN: missing */
    size_t row;                  /* of the table; GBV_NONE: the table has none */
};

struct series {
    const char *name;            /* NULL: needs none */
    const char *split;           /* the value it was split by, or NULL */
    const struct measure *measure;
    bool quiet;                  /* others are highlighted */
    enum colour colour, text;
    struct point *points;        /* line: by time; rows: one per row */
    size_t n;
};

struct row {
    const char *name;
    double n;                    /* sample size, NaN: not given */
    bool highlighted;
    size_t table_row;            /* the first of this name */
};

struct figures {
    struct series *series;
    size_t n_series;
    struct row *rows;            /* of charts with rows, as they are shown */
    size_t n_rows, n_all;        /* shown; and with those that --top left out */
    gbv_step step;               /* of the time axis; GBV_STEP_NONE: plain numbers */
    double *times;               /* sorted, each once */
    size_t n_times;
    double stride;
};

gbv_status read_series(struct plot *plot);
gbv_status read_rows(struct plot *plot);

/* Sorts the rows and cuts them to the top ones. */
gbv_status order_rows(struct plot *plot);

/* Colours series and rows, by palette and highlight. */
gbv_status choose_colours(struct plot *plot);

/* A point in words: "2008: 4.4 (3.9–5.0)". */
const char *point_words(struct plot *plot, const struct point *point);
const char *at_words(struct plot *plot, double at);

/* ---- The page ---- */

struct frame {
    struct text_lines title, subtitle, notes, source;
    const char *credit;
    double left, right;      /* of everything but the plot */
    double top, bottom;      /* what is left for the chart */
    bool credit_apart;       /* credit has a line of its own */
};

/* Sets the texts around the chart and finds the room between them. `key` is
 * drawn when series cannot be labelled where they are. */
gbv_status frame_measure(struct plot *plot, bool key);
void frame_draw(struct plot *plot, bool key);

/* Makes room for a chart of that height: a canvas that may grows, the footnote
 * moves to the description, the chart shrinks (W102); below the least height it
 * can be read at, GBV_MISUSE. */
gbv_status frame_settle(struct plot *plot, double height, double least);

/* Do the labels leave a plot between these places? GBV_MISUSE if not. */
gbv_status frame_check_width(struct plot *plot, double from, double to);

/* ---- All of it ---- */

struct plot {
    const gbv_chart *chart;
    const gbv_table *table;
    struct arena *memory;
    const struct language *language;
    struct canvas canvas;
    struct typesetter *typesetter;
    struct roles roles;
    struct unit unit;
    double level;            /* of the limits, NaN: not known */
    struct figures figures;
    struct frame frame;
    struct scene scene;
    const char *footnote;    /* what is left of it on the page */
    const char *event_words; /* "July 2017: …; March 2020: …"; NULL: no events */
    gbv_buffer *warnings;    /* never NULL */
    gbv_error *error;        /* may be NULL */
};

/* Adds a line to the warnings. */
void plot_warn(struct plot *plot, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Are there limits to draw? */
bool plot_has_intervals(const struct plot *plot);
bool plot_has_hollow(const struct plot *plot);

/* Is the estimate of a point marked in the column `flag`; is that of any? */
bool plot_is_flagged(const struct plot *plot, const struct point *point);
bool plot_has_flagged(const struct plot *plot);

/* Do the words around the chart speak of its intervals, or of having none? */
bool plot_mentions_intervals(const struct plot *plot);

/* "95% confidence interval". */
const char *plot_interval_words(struct plot *plot);

/* What the reader must know and no one wrote: which marks are intervals … */
const char *plot_notes(struct plot *plot);

/* Warnings of what is doubtful, before anything is drawn. */
gbv_status check_chart(struct plot *plot);

/* Appends the text for who does not see the picture: sentences, as many as fit
 * into `most` letters; then every figure. */
void describe_chart(struct plot *plot, size_t most, gbv_buffer *out);
void describe_figures(struct plot *plot, gbv_buffer *out);

/* A pattern of the language, filled; "" when memory runs out. */
const char *plot_fill(struct plot *plot, enum word word, const char *const *texts, size_t n);

#endif
