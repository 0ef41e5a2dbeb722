/* What a scan is made of: for its own files. */
#ifndef GBV_DATA_SCAN_PARTS_H
#define GBV_DATA_SCAN_PARTS_H

#include <pthread.h>
#include <sys/stat.h>

#include "data/decimal.h"
#include "data/kind.h"
#include "data/opened.h"
#include "data/scan.h"

/* Where the first number of a form stands. Start with { 0 }. */
struct gbv_form {
    size_t batch;      /* 1 + its number; 0: there is none */
    size_t line;
    char text[48];
};

struct gbv_forms {
    struct gbv_form percent, plain;    /* with "%", without */
};

struct gbv_scan {
    const char *name;
    const gbv_read_options *options;
    const gbv_table *table;        /* instead of a text: where the rows are */
    gbv_table *owned;              /* the same, if the scan made it */
    gbv_opened opened;
    struct stat file;              /* as it was when it was first opened */
    bool can_repeat;               /* the text can be read once more */
    bool is_fresh;                 /* no row was read yet */
    bool is_settled;               /* all rows were asked */

    gbv_table *columns;            /* types as far as they are known */
    unsigned *wants;               /* by column */
    const char *condition;
    gbv_number_style style;
    bool mark_decided;             /* a decimal mark was found, or given */
    gbv_marks *marks;              /* by column: what the rows that were looked at say */

    /* Who reads a block holds this one, and nobody waits for him but to read: for
     * what follows, and for the style. */
    pthread_mutex_t reading;
    gbv_block first;               /* read to be looked at, not handed out yet */
    bool has_first;
    size_t n_batches;

    /* Of the rows handed out so far; behind the lock. */
    pthread_mutex_t lock;
    size_t doubted;                /* 1 + the number of the first batch in doubt; 0: none */
    size_t n_rows, n_unknown, n_skipped, n_padded;
    struct gbv_forms *forms;       /* by column */
    struct gbv_left *left;         /* by column */
    gbv_marks *noted;              /* by column: what else was said of the decimal mark */
    gbv_invalid_cells *invalid;    /* by column */
};

/* Opens the text (again). */
gbv_status gbv_scan_reopen(gbv_scan *scan, gbv_error *error);

/* What columns say of the decimal mark, one for each, before their first row;
 * what rows add to it. */
void gbv_scan_begin_marks(const gbv_scan *scan, gbv_marks *marks);
void gbv_scan_add_marks(const gbv_scan *scan, const gbv_cells *cells, size_t n_rows,
                        gbv_marks *marks);

/* Notes the forms of a batch's numbers; behind the lock. GBV_BAD_VALUE, of all
 * rows: there are both in one column. */
void gbv_scan_note_forms(gbv_scan *scan, const gbv_batch *batch);
gbv_status gbv_scan_check_forms(const gbv_scan *scan, gbv_error *error);

/* Notes what is left out of a batch; adds what a batch has noted, behind its
 * last row and behind the lock. */
void gbv_scan_note_left(const gbv_scan *scan, gbv_batch *batch);
void gbv_scan_merge_left(gbv_scan *scan, const gbv_batch *batch);

/* Notes the cells of a batch that --valid does not list. */
void gbv_scan_note_invalid(gbv_scan *scan, gbv_batch *batch);

/* Is a column read as numbers, as far as the first rows tell? */
bool gbv_scan_reads_numbers(const gbv_scan *scan);

/* The decimal mark of a pipe that its first rows did not tell: a cell that can be
 * read but one way does, in a column that is read as numbers, since of others
 * nobody knows whether all of it is numbers. No other block is read meanwhile. */
gbv_status gbv_scan_tell_mark(gbv_scan *scan, gbv_batch *batch, gbv_error *error);

/* The first rows told the decimal mark; these see what all others say. Notes what
 * the columns of a batch say that were not read as numbers (GBV_NO_MEMORY); adds
 * what a batch has noted, as above; compares, of all rows. GBV_FORMAT: numbers
 * are written in two ways, or were read by the other mark. */
gbv_status gbv_scan_note_marks(const gbv_scan *scan, gbv_batch *batch, gbv_error *error);
void gbv_scan_merge_marks(gbv_scan *scan, const gbv_batch *batch);
gbv_status gbv_scan_check_marks(gbv_scan *scan, gbv_error *error);

/* What the rows of the first block say; what all rows say. */
gbv_status gbv_scan_look(gbv_scan *scan, gbv_error *error);
gbv_status gbv_scan_examine(gbv_scan *scan, gbv_error *error);

#endif
