/* Tables being read: their shape, and columns found by name. */
#include <stdlib.h>
#include <string.h>

#include "data/table.h"
#include "gbvstat/nearest.h"

const char *
gbv_table_source(const gbv_table *table)
{
    return table && table->source ? table->source : "the table";
}

size_t
gbv_table_rows(const gbv_table *table)
{
    return table ? table->n_rows : 0;
}

size_t
gbv_table_columns(const gbv_table *table)
{
    return table ? table->n_columns : 0;
}

const char *
gbv_table_name(const gbv_table *table, size_t column)
{
    return table->columns[column].name;
}

size_t
gbv_table_line(const gbv_table *table, size_t row)
{
    return table->line[row];
}

static void
hint_at_columns(const gbv_table *table, const char *name, gbv_error *error)
{
    const char **names = gbv_new_array(table->n_columns, sizeof *names);
    if (!names)
        return;
    char list[400] = "";
    for (size_t c = 0; c < table->n_columns; c++) {
        names[c] = table->columns[c].name;
        size_t used = strlen(list), length = strlen(names[c]);
        if (used + length + 6 < sizeof list) {
            memcpy(list + used, c ? ", " : "", c ? 3 : 1);
            memcpy(list + used + (c ? 2 : 0), names[c], length + 1);
        } else if (used + 6 < sizeof list) {
            memcpy(list + used, ", …", sizeof ", …");
            break;
        }
    }
    const char *nearest = gbv_nearest(name, names, table->n_columns);
    if (nearest)
        gbv_hint(error, "did you mean \"%s\"? columns: %s", nearest, list);
    else
        gbv_hint(error, "columns: %s", list);
    free(names);
}

gbv_status
gbv_table_column(const gbv_table *table, const char *name, size_t *out, gbv_error *error)
{
    size_t column = gbv_table_find(table, name);
    if (column == GBV_NONE) {
        gbv_fail_at(error, GBV_NO_COLUMN, gbv_table_source(table), 0, "no column \"%s\"", name);
        hint_at_columns(table, name, error);
        return GBV_NO_COLUMN;
    }
    *out = column;
    return GBV_OK;
}
