/* Some rows of a table, and no others. */
#include <stdlib.h>

#include "data/table.h"

static bool
keep_in_column(struct column *column, const size_t *rows, size_t n)
{
    const char **text = gbv_new_array(n, sizeof *text);
    double *number = column->number ? gbv_new_array(n, sizeof *number) : NULL;
    if (!text || (column->number && !number)) {
        free(text);
        free(number);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        text[i] = column->text[rows[i]];
        if (number)
            number[i] = column->number[rows[i]];
    }
    free(column->text);
    free(column->number);
    column->text = text;
    column->number = number;
    return true;
}

void
gbv_table_keep_rows(gbv_table *table, const size_t *rows, size_t n)
{
    if (gbv_table_status(table))
        return;
    size_t *line = gbv_new_array(n, sizeof *line);
    bool done = line != NULL;
    for (size_t i = 0; done && i < n; i++)
        line[i] = table->line[rows[i]];
    for (size_t c = 0; done && c < table->n_columns; c++)
        done = keep_in_column(&table->columns[c], rows, n);
    if (!done) {
        free(line);
        table->status = GBV_NO_MEMORY;
        return;
    }
    free(table->line);
    table->line = line;
    table->n_rows = table->row_capacity = n;
}
