/* Charts of tables: pictures that a paper can print. */
#ifndef GBVPLOT_H
#define GBVPLOT_H

#include <gbvstat.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { GBV_SVG, GBV_PNG, GBV_PDF } gbv_picture;

/* A list of names or texts; borrowed. */
typedef struct {
    const char *const *item;
    size_t n;
} gbv_list;

/* What to draw. All zero is a valid start: the standard columns of the table
 * then decide the type and the roles. Strings are borrowed; NULL is "not
 * given". Numbers that are not given are NaN where 0 has a meaning (use
 * gbv_chart_init). */
typedef struct {
    const char *type;          /* "line", "bar", "dot"; NULL: decided by the columns */

    /* Roles: names of columns. */
    const char *x;
    gbv_list y;
    const char *split;         /* one series per value */
    const char *facet;         /* not yet: GBV_MISUSE */
    gbv_list low, high;        /* one pair of limits per y */
    const char *n;             /* sample size */

    /* Marks. */
    const gbv_table *events;   /* columns date, date_end, name_en, name_ru, name_kk; or NULL */
    gbv_list event;            /* 'DATE=HEAD|BODY', or 'DATE=BODY' under its month */
    gbv_list reference;        /* 'VALUE=TEXT', the value as the axis shows it */
    gbv_list highlight;

    /* Scales. */
    const char *sort;          /* "value", "name", "none" or a column; NULL: value for dots of
                                  one series, none for the others */
    size_t top;                /* 0: all */
    double minimum, maximum;   /* NaN: from the data */
    bool log;
    const char *baseline;      /* "auto", "zero", "data" */
    const char *unit;
    bool bridge;               /* draw lines across missing periods */

    /* Words. */
    const char *title, *subtitle, *source, *footnote, *credit, *alt;
    const char *language;      /* "en", "ru", "kk" …; NULL: en */
    double level;              /* confidence level of the limits, for the words */

    /* Look. */
    const char *theme;         /* "light", "dark", "auto" (SVG only); NULL: light */
    const char *size;          /* web wide mobile og x square portrait story print1 print2, or
                                  "WxH" in logical pixels; NULL: web. web, wide, mobile and
                                  print get taller where texts and rows need it */
    double scale;              /* pixels per logical pixel of a PNG; NaN: the preset's */
    bool text_as_paths;        /* SVG without live text */
} gbv_chart;

/* What the chart library offers, as one struct of functions, so that a program
 * can open it only when it draws. Callers check `version`. */
#define GBV_PLOT_VERSION 1
typedef struct {
    int version;

    /* Draws `table` as `chart` into the bytes of a picture.
     *
     * warnings  what is doubtful about the chart, one line each, beginning
     *           with its code ("W101 no source is named"); may be NULL.
     *           W101 source, W102 texts too long, W103 too many series, W105
     *           last period shorter, W107 no interval or n, W108 n < 30, W109
     *           counts from 1 to 4, W117 range below 2 %, W118 description in
     *           English, W119 event outside the period. Errors: W104 bars off
     *           zero, W112 a letter without glyph, W115 a value twice
     *
     * GBV_MISUSE      an option that does not exist or does not fit
     * GBV_NO_COLUMN   a column that the table does not have
     * GBV_BAD_VALUE   a cell that cannot be drawn
     * GBV_IO          the font is missing (the hint names the package) */
    gbv_status (*draw)(const gbv_chart *chart, const gbv_table *table, gbv_picture picture,
                       gbv_buffer *out, gbv_buffer *warnings, gbv_error *error);

    /* The text for readers who do not see the chart: sentences, an empty line,
     * then every figure on a line. Inside a picture it is cut at 350 letters. */
    gbv_status (*describe)(const gbv_chart *chart, const gbv_table *table, gbv_buffer *out,
                           gbv_error *error);

    /* The layout of the scene as text, one mark a line, for tests. */
    gbv_status (*layout)(const gbv_chart *chart, const gbv_table *table, gbv_buffer *out,
                         gbv_error *error);

    /* The chart types, NULL past the last. */
    const char *(*type_at)(size_t i);
} gbv_plot_api;

GBV_API const gbv_plot_api *gbv_plot(void);

/* A chart with nothing given: all zero but the numbers, which are NaN. */
static inline gbv_chart
gbv_chart_init(void)
{
    return (gbv_chart){ .minimum = (double)NAN, .maximum = (double)NAN, .level = 0.95,
                        .scale = (double)NAN };
}

#ifdef __cplusplus
}
#endif
#endif
