/* What the sample of a file is when a delimiter parts its cells. */
#ifndef GBV_DATA_DIALECT_SHAPE_H
#define GBV_DATA_DIALECT_SHAPE_H

#include "data/dialect.h"
#include "data/dialect_cells.h"

typedef struct {
    const char *text;
    size_t length;
    size_t line;         /* of its first byte */
    bool complete;
    bool no_header;
} gbv_sample;

typedef struct {
    char delimiter;
    gbv_looked_row header;    /* the first row that can be one: more than a title */
    gbv_looked_row above;     /* the first row, if that is not the header */
    bool has_above;
    size_t n_rows, n_same;    /* the header and below; with as many cells as it */
    bool broken;              /* a quote where none may stand */
} gbv_shape;

gbv_look gbv_sample_look(const gbv_sample *sample, char delimiter);

gbv_shape gbv_shape_measure(const gbv_sample *sample, char delimiter);

/* Does every row have as many cells as the header? */
bool gbv_shape_is_constant(const gbv_shape *shape);

/* Is there a table of several rows and columns below lines of one cell? */
bool gbv_shape_has_title(const gbv_shape *shape);

/* Are there commas below the header, and each one the decimal mark of a number,
 * when this delimiter parts the cells? */
bool gbv_shape_explains_commas(const gbv_sample *sample, const gbv_shape *shape);

/* Is the second of two names rather a unit, "%", "per 100 000" or "чел.", or the
 * end of a number ("per 100,000")? `name` is the first. */
bool gbv_shape_has_unit(const gbv_sample *sample, const gbv_shape *shape, gbv_looked_cell *name);

/* Where commas part cells: do numbers stand in quotes only if they must? Fills
 * `unquoted`. GBV_NO_MEMORY. */
gbv_status gbv_shape_find_quotes(const gbv_sample *sample, const gbv_shape *shape,
                                 gbv_dialect *out, gbv_error *error);

#endif
