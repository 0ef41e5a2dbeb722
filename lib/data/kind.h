/* What a column is, from what its cells are: whole columns decide, so that
 * every cell is heard. */
#ifndef GBV_DATA_KIND_H
#define GBV_DATA_KIND_H

#include "data/value_rules.h"
#include "gbvstat/time.h"

enum gbv_kind {
    GBV_KIND_NOTHING,   /* no cell has a value */
    GBV_KIND_ZERO,      /* words for zero only */
    GBV_KIND_NUMBER,
    GBV_KIND_PERCENT,
    GBV_KIND_TIME,      /* of one step */
    GBV_KIND_OTHER,
};

/* Start with { 0 }. */
typedef struct {
    enum gbv_kind kind;
    gbv_step step;      /* of times */
    bool has_words;     /* NA, .., н/д: values where no cell is a number */
    bool has_empties;   /* "": the same */
} gbv_column_kind;

/* What one cell says, and its value as a time; other values are as they were
 * read. */
gbv_column_kind gbv_kind_of(gbv_cell cell, const char *text, size_t length, double *value);

/* What the cells so far and one more, or some more, are together. */
void gbv_kind_add(gbv_column_kind *all, gbv_column_kind more);

/* The type of such a column. */
gbv_type gbv_kind_type(gbv_column_kind kind);

#endif
