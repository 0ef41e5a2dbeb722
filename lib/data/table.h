/* What a table is made of: for lib/data alone. */
#ifndef GBV_DATA_TABLE_H
#define GBV_DATA_TABLE_H

#include "base/memory.h"
#include "base/number_style.h"
#include "data/kind.h"
#include "data/value_rules.h"
#include "gbvstat/table.h"

struct column {
    char *name;
    gbv_type type;
    bool inferred;        /* type, step and number are decided when first asked for */
    bool lost;            /* memory ran out for that: it was taken for text */
    gbv_step step;        /* of a date column */
    bool promised;        /* of a batch: it has values, perhaps in other batches */
    gbv_column_kind others;    /* what its cells are that were left out of the table */
    const char **text;    /* one per row; NULL: no text */
    double *number;       /* one per row, or NULL while not needed */
};

/* What the text of a cell points to that --na, or the file itself, made missing:
 * to be told from an empty one. Outside lib/data it looks like no text; put into
 * a cell it stays what it is. */
extern const char gbv_code_text[];

static inline const char *
column_text(const struct column *column, size_t row)
{
    return column->text[row] == gbv_code_text ? NULL : column->text[row];
}

struct gbv_table {
    char *source;
    gbv_status status;
    size_t n_columns, column_capacity;
    size_t n_rows, row_capacity;
    struct column *columns;    /* inference fills them behind a const table */
    size_t *slot, n_slots;     /* columns by the hash of their names: 1 + column, 0: none */
    size_t *line;
    gbv_arena texts;

    /* How its cells are read as values. */
    gbv_number_style style;
    gbv_value_rules *rules;    /* NULL: none */

    /* How it was read, for the user. */
    const char *about;         /* what it was read from, in its texts; NULL: CSV */
    const char *encoding, *encoding_title;    /* "RK1048", "Kazakh Windows"; static */
    bool packed;               /* by gzip */
    char delimiter;            /* 0: it was not read */
    bool mark_decided;         /* a decimal mark was found, or given */
    bool unquoted;             /* of the text it was read from: see gbv_marks_decide */
    size_t n_skipped, n_padded;
};

/* Is any cell of the column not missing? */
bool gbv_table_has_values(const gbv_table *table, size_t column);

/* Makes the last column findable by its name, which no other has. False when
 * memory runs out. */
bool gbv_table_index_last(gbv_table *table);

#endif
