/* The decimal mark of a file: decided once, by all its columns of numbers
 * together, from what the cells say of it (gbv_number_mark). */
#ifndef GBV_DATA_DECIMAL_H
#define GBV_DATA_DECIMAL_H

#include "data/value_rules.h"
#include "gbvstat/table.h"

/* A cell that says something, or no text. */
typedef struct {
    size_t line;
    char text[48];
} gbv_marked_cell;

/* What the cells of one column say. Start with { 0 } but for `strict`; one for
 * each column. */
typedef struct {
    bool strict;          /* read as numbers whatever it holds: each of its numbers counts */
    bool other;           /* not a column of numbers: its cells say nothing */
    bool percent, plain;  /* cells with and without %: both together are text */
    bool bare_point;      /* 12.5: a decimal point and no comma */
    gbv_marked_cell point, comma, either;    /* the first of each */
    gbv_marked_cell bare_either;             /* 1.234, with no comma */
} gbv_marks;

/* Adds a cell. It counts whatever the decimal mark is: a missing value, a dash
 * and a word for zero say nothing. */
void gbv_marks_add(gbv_marks *marks, const gbv_value_rules *rules, size_t column,
                   const char *text, size_t length, size_t line);

/* Adds what other rows of the same column say, earlier or later ones. */
void gbv_marks_merge(gbv_marks *marks, const gbv_marks *more);

/* Decides: out is '.' or ',', or 0 if no number of the file has a mark.
 *
 * marks     one for each column of `columns`, whose names and source are used
 * unquoted  commas part cells, and numbers stand in quotes only if they must: who
 *           writes so has decimal points. 12.5 then decides, whatever commas
 *           there are; 1.234 does too, but not against a decimal comma
 *
 * GBV_FORMAT  one cell has a decimal point and another a decimal comma; or
 *             every mark has two readings */
gbv_status gbv_marks_decide(const gbv_marks *marks, const gbv_table *columns, bool unquoted,
                            char *out, gbv_error *error);

/* The same from the cells of a whole table; `strict`, a column or GBV_NONE. */
gbv_status gbv_decide_decimal(const gbv_table *table, size_t strict, bool unquoted, char *out,
                              gbv_error *error);

#endif
