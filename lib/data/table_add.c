/* Columns added to a table that has its rows. */
#include <math.h>

#include "data/table.h"

size_t
gbv_table_add_numbers(gbv_table *table, const char *name, const double *values)
{
    size_t column = gbv_table_add(table, name, GBV_NUMBER);
    if (gbv_table_status(table))
        return column;
    double *number = table->columns[column].number;
    for (size_t row = 0; row < table->n_rows; row++)
        number[row] = isfinite(values[row]) ? values[row] : (double)NAN;
    return column;
}
