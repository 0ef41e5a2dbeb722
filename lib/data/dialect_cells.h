/* The cells of a piece of CSV, one by one and without copies, for whom they are
 * only looked at: any delimiter can be tried. As libcsv reads them. */
#ifndef GBV_DATA_DIALECT_CELLS_H
#define GBV_DATA_DIALECT_CELLS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    GBV_BEFORE_CELL,     /* a delimiter follows */
    GBV_BEFORE_LINE,     /* the row ends */
    GBV_BEFORE_NOTHING,  /* so do the bytes */
} gbv_cell_end;

/* Within its quotes, where it has some (and a quote in it written twice). */
typedef struct {
    const char *text;
    size_t length;
    bool quoted;
    bool unclosed;       /* the bytes end within the quotes */
    gbv_cell_end end;
} gbv_looked_cell;

/* Start with the bytes, the delimiter and the physical line of the first. */
typedef struct {
    const char *at, *end;
    char delimiter;
    size_t line;
    bool broken;         /* a quote stood where none may: nothing follows */
} gbv_look;

/* A row, of which the cells can be looked at again from `begin`. */
typedef struct {
    const char *begin;
    size_t line;
    size_t n, filled;    /* cells, and those of them that are not empty */
    size_t first_filled;      /* the first that is not empty, if one is */
    gbv_looked_cell first;
    bool cut;            /* the bytes end in it */
    bool unclosed;       /* and within quotes */
} gbv_looked_row;

/* The next cell; false if a quote stands where none may. Not to be asked
 * behind GBV_BEFORE_NOTHING. */
bool gbv_look_at_cell(gbv_look *look, gbv_looked_cell *cell);

/* The next row that is not blank; false if there is none. */
bool gbv_look_at_row(gbv_look *look, gbv_looked_row *row);

/* To the beginning of the line `n` lines on; false if there are fewer. */
bool gbv_look_skip_lines(gbv_look *look, size_t n);

#endif
