/* Charts with rows: names in a column on the left, one below the other. */
#ifndef GBVPLOT_ROWS_H
#define GBVPLOT_ROWS_H

#include "plot.h"

struct row_box {
    struct text_lines name;
    const char *note;        /* "n = 549", or NULL */
    double least;            /* height it needs */
    double height, middle;   /* given to it */
};

struct rows {
    struct row_box *box;
    double names;            /* width of the column of names */
    double least, wished;    /* height of all rows */
};

/* Wraps the names at 35 % of the page. Each row is at least `least` high and
 * would like `wished`. */
gbv_status rows_measure(struct plot *plot, double least, double wished, struct rows *out);

/* Spreads the rows from top to bottom; none gets higher than `most`. Returns
 * where the last one ends. */
double rows_spread(const struct plot *plot, struct rows *rows, double top, double bottom,
                   double most);

/* The type of a row's name, of its value. */
enum text_role row_name_role(const struct row *row);
enum text_role row_value_role(const struct row *row);

/* Draws the names, right-aligned, at most up to x. */
void rows_draw_names(struct plot *plot, const struct rows *rows, double x);

#endif
