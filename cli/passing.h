/* Rows and columns that a command passes on as they are. */
#ifndef PASSING_H
#define PASSING_H

#include "command.h"

/* Adds all columns of a table to a result, and one row of its cells, with its
 * line. The columns begin at column 0 of the result. */
void pass_columns(gbv_table *result, const gbv_table *from);
void pass_row(gbv_table *result, const gbv_table *from, size_t row);

/* The rows of a table in the order of --sort: keys "COLUMN" or "-COLUMN"
 * (descending), the first decides; missing last in both; rows that are equal
 * keep their order. A key of text that is nearly of numbers is noted.
 *
 * rows  filled with an array of as many indices as the table has rows; yours
 *       to free */
gbv_status sort_rows(struct job *job, const gbv_table *table, const struct texts *keys,
                     size_t **rows);

/* Says on stderr where a column is sorted as text, though more than half of its
 * cells are numbers, or dates (cli/nearly.c). */
void note_nearly(struct job *job, const gbv_table *table, size_t column);

/* Puts the rows of the result in the order of its own columns. */
gbv_status result_sort(struct job *job, const struct texts *keys);

#endif
