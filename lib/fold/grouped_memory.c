/* Groups: their room, and its end. */
#include <stdlib.h>
#include <string.h>

#include "fold/grouped.h"

void
gbv_grouped_unbind(gbv_grouped *grouped)
{
    for (size_t i = 0; grouped->conditions && i < grouped->grouping->n_measured; i++) {
        gbv_expression_free(grouped->conditions[i]);
        grouped->conditions[i] = NULL;
    }
    gbv_expression_free(grouped->where);
    grouped->where = NULL;
    grouped->bound = NULL;
}

void
gbv_grouped_free(gbv_grouped *grouped)
{
    if (!grouped)
        return;
    /* Where memory ran out, there are more keys than there is room for. */
    size_t keys = grouped->keys.n < grouped->capacity ? grouped->keys.n : grouped->capacity;
    size_t n = keys * grouped->grouping->n_measured;
    for (size_t i = 0; i < n; i++)
        gbv_moments_free(&grouped->cells[i], grouped->moments);
    for (size_t i = 0; grouped->values && i < n; i++)
        gbv_values_free(&grouped->values[i]);
    for (size_t i = 0; grouped->ordered && i < n; i++)
        gbv_order_free(&grouped->ordered[i]);
    gbv_grouped_unbind(grouped);
    free(grouped->conditions);
    free(grouped->cells);
    free(grouped->values);
    free(grouped->ordered);
    gbv_replicated_free(&grouped->replicated);
    free(grouped->rows);
    free(grouped->within);
    free(grouped->holds);
    free(grouped->place);
    free(grouped->line);
    free(grouped->numbers);
    gbv_runs_free(&grouped->runs);
    free(grouped->run_values);
    free(grouped->rest);
    free(grouped->key_of);
    gbv_table_free(grouped->table);
    gbv_keys_free(&grouped->keys);
    free(grouped);
}

/* New elements are zeros. */
static bool
enlarge(void *array, size_t had, size_t n, size_t size)
{
    char **memory = array;
    char *enlarged = realloc(*memory, n * size + 1);
    if (!enlarged)
        return false;
    memset(enlarged + had * size, 0, (n - had) * size);
    *memory = enlarged;
    return true;
}

bool
gbv_grouped_grow(gbv_grouped *grouped, size_t n)
{
    /* An eighth more: groups are wide, and each thread has its own. */
    size_t had = grouped->capacity, more = had + had / 8 + 16;
    size_t m = grouped->grouping->n_measured;
    if (n <= had)
        return true;
    if (more < n)
        more = n;
    if (!enlarge(&grouped->rows, had, more, sizeof *grouped->rows) ||
        !enlarge(&grouped->place, had, more, sizeof *grouped->place) ||
        !enlarge(&grouped->line, had, more, sizeof *grouped->line) ||
        !enlarge(&grouped->cells, had * m, more * m, sizeof *grouped->cells) ||
        !gbv_replicated_grow(&grouped->replicated, more * m) ||
        (grouped->grouping->where &&
         !enlarge(&grouped->within, had, more, sizeof *grouped->within)) ||
        (grouped->grouping->kept & GBV_KEEP_VALUES &&
         !enlarge(&grouped->values, had * m, more * m, sizeof *grouped->values)) ||
        (grouped->grouping->kept & GBV_KEEP_ORDER &&
         !enlarge(&grouped->ordered, had * m, more * m, sizeof *grouped->ordered)))
        return false;
    grouped->capacity = more;
    return true;
}
