/* Why a column is not what it was asked for as. */
#ifndef GBV_DATA_TABLE_REFUSE_H
#define GBV_DATA_TABLE_REFUSE_H

#include "data/table.h"

/* A cell of a table, read by its rules and style. */
gbv_cell gbv_table_cell(const gbv_table *table, size_t row, size_t column, double *value);

/* Names the cell that keeps a column from being numbers; `cell` is what it is.
 * Returns GBV_BAD_VALUE. */
gbv_status gbv_refuse_numbers(const gbv_table *table, size_t column, size_t row, gbv_cell cell,
                              gbv_error *error);

/* Names a cell that ends in "%" where others do not, or the other way round:
 * GBV_BAD_VALUE. */
gbv_status gbv_refuse_form(const char *source, size_t line, const char *column, const char *cell,
                           bool percent, gbv_error *error);

/* Names the first cell that keeps a column of text from being times of one
 * step: GBV_BAD_VALUE, or GBV_TOO_FEW if it has no values. */
gbv_status gbv_refuse_times(const gbv_table *table, size_t column, gbv_error *error);

#endif
