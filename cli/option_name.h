/* Names as lists of columns write them: {in braces} if they hold a mark of the
 * list. What stands in braces is a name and nothing else. */
#ifndef OPTION_NAME_H
#define OPTION_NAME_H

#include "command.h"

/* A copy without the braces; NULL: out of memory. Yours to free. */
char *name_said(const char *text, size_t length);

/* Finds the column that is called so. GBV_NO_COLUMN with the nearest name. */
gbv_status find_named(const gbv_table *table, const char *text, size_t length, size_t *column,
                      gbv_error *error);

/* One part of a list, "COLUMN" or "COLUMN=WORD", against the columns of a
 * table; a column whose own name has a = is found too. `word` is what stands
 * behind the last =, without braces, yours to free; NULL if there is none.
 * `option` is for messages.
 * GBV_NO_COLUMN with the nearest name; GBV_MISUSE if WORD is empty. */
gbv_status find_part(const gbv_table *table, const char *part, const char *option,
                     size_t *column, char **word, gbv_error *error);

#endif
