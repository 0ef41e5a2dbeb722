/* May these rows be put together? No number without its denominator.
 *
 * The rule goes by column name, in any table: measure, unit, base, perpetrator,
 * recall, edition, division must agree among rows that enter one estimate or
 * one comparison (missing agrees with missing, and with nothing else);
 * period_start and period_end, as far as the table has them, must fit what is
 * done with them. Of sex, gender, age_group, residence and article, a row with
 * the total (all, both, both sexes, total, of any case, or such a word of the
 * region's languages: всего, оба пола, барлығы, жами, …) is not put together
 * with a row of a part, which would count twice; nor are ages (age_from to age_to, both inside
 * and open where missing, or age_group as in 15-49, 65+) that overlap and are
 * not the same. A column that tells the rows apart (--by, --group, --time) is
 * exempt, but the periods of counts are asked for all the same: a series of
 * counts is a comparison. */
#ifndef GBVSTAT_COMPARABLE_H
#define GBVSTAT_COMPARABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/buffer.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_COUNTS_ADDED,     /* any two periods are the same or do not overlap */
    GBV_COUNTS_COMPARED,  /* periods of equal length, within 3 days */
    GBV_SHARES_COMPARED,  /* any periods; different ones go into the note */
} gbv_combining;

typedef struct {
    gbv_combining combining;
    const size_t *apart;      /* columns that tell the rows apart */
    size_t n_apart;
    bool allow_mixed;         /* what breaks the rule passes, with a note */
} gbv_comparing;

/* Checks the rows listed (all rows if `rows` is NULL; `n` is then not read).
 * A period goes from the first day of period_start to the last day of
 * period_end, each a day, month, quarter or year.
 *
 * note  what a reader of the result must know is appended, "; " between:
 *       qualifiers other than exact, different periods of shares, what was
 *       allowed. May be NULL.
 *
 * GBV_NOT_COMPARABLE  names the two rows (lines), the column and both values;
 *                     or the one row of a count whose period is not known
 * GBV_BAD_VALUE       a period that cannot be read, or ends before it starts */
GBV_API gbv_status gbv_check_comparable(const gbv_table *table, const size_t *rows, size_t n,
                                        const gbv_comparing *how, gbv_buffer *note,
                                        gbv_error *error);

/* The rule of totals and their parts, and of ages, alone; part of the above: for rows that
 * are told apart, and put together all the same (all groups that are compared). */
GBV_API gbv_status gbv_check_totals(const gbv_table *table, const size_t *rows, size_t n,
                                    const gbv_comparing *how, gbv_buffer *note,
                                    gbv_error *error);

/* Does the rule ask for a column of this name? */
GBV_API bool gbv_comparing_reads(const char *column);

/* Is this row marked `comparable = no`? Such a row gets no estimate of its
 * own and stays in totals. False without that column. */
GBV_API bool gbv_row_not_comparable(const gbv_table *table, size_t row);

/* Appends which of the rows (all, if NULL) those are, "not comparable: KZ-10,
 * KZ-33", by their cells in a column, or by line if `label` is GBV_NONE or the
 * cell is missing. Appends nothing if there are none. */
GBV_API void gbv_note_not_comparable(const gbv_table *table, const size_t *rows, size_t n,
                                     size_t label, gbv_buffer *note);

#ifdef __cplusplus
}
#endif
#endif
