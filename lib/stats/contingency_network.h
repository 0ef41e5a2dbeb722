/* The tables with given margins as paths through nodes: column by column,
 * counts are taken from what is left of the rows. A node is what is left before
 * a column.
 *
 * Probabilities are logs, without what depends on the margins only: minus the
 * sum of the log factorials of the cells. */
#ifndef GBV_STATS_CONTINGENCY_NETWORK_H
#define GBV_STATS_CONTINGENCY_NETWORK_H

#include <stdbool.h>

#include "stats/contingency.h"

enum { GBV_NETWORK_ROWS = 24 };    /* a node has one of two values or more in each row but one */

struct gbv_network {
    size_t n_rows, n_columns;     /* no more rows than columns */
    size_t row[GBV_NETWORK_ROWS]; /* the greatest last: it is not part of a node's number */
    size_t *column;               /* ascending */
    size_t *left;                 /* before each column: units in it and the later ones */
    size_t n_nodes;               /* numbers of nodes before each column */
    double *most, *least;         /* [column * n_nodes + node]: over all ways on, from column 1 to
                                     the last but one */
    double *factorial;            /* logs */
    double constant;              /* of the margins */
    double observed;              /* the table's own */
    double steps;                 /* ways looked at so far */
};

/* A node, and how one column takes from it. */
struct gbv_split {
    size_t from[GBV_NETWORK_ROWS], take[GBV_NETWORK_ROWS];
};

/* GBV_DOMAIN: too large to be walked. GBV_NO_MEMORY. */
gbv_status gbv_network_begin(const struct gbv_contingency *table, struct gbv_network *out);
void gbv_network_end(struct gbv_network *net);

/* Counts ways looked at; GBV_DOMAIN: too many. */
gbv_status gbv_network_step(struct gbv_network *net, size_t ways);

/* The rows of a node; false if there is none of that number. */
bool gbv_network_node(const struct gbv_network *net, size_t column, size_t number, size_t *out);

/* The first and the next way for a column to take from a node; false after the
 * last one. */
void gbv_split_first(const struct gbv_network *net, size_t column, struct gbv_split *split);
bool gbv_split_next(const struct gbv_network *net, struct gbv_split *split);

/* The node it leads to; the logs of what it takes and of what it leaves, as if
 * the next column took that; the sum over all ways on from `column`, if it leads
 * there. */
size_t gbv_split_node(const struct gbv_network *net, const struct gbv_split *split);
double gbv_split_log(const struct gbv_network *net, const struct gbv_split *split);
double gbv_split_log_rest(const struct gbv_network *net, const struct gbv_split *split);
double gbv_split_log_all(const struct gbv_network *net, size_t column,
                         const struct gbv_split *split);

#endif
