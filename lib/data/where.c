/* Rows kept by a condition: --where. */
#include <stdlib.h>

#include "base/memory.h"
#include "gbvstat/expression.h"

static void
keep(gbv_table *table, const gbv_expression *condition, size_t *rows, size_t *n_missing)
{
    size_t n = 0, unknown = 0;
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        gbv_truth truth = gbv_expression_holds(condition, row);
        if (truth == GBV_TRUE)
            rows[n++] = row;
        unknown += truth == GBV_UNKNOWN;
    }
    gbv_table_keep_rows(table, rows, n);
    if (n_missing)
        *n_missing = unknown;
}

gbv_status
gbv_table_where(gbv_table *table, const char *condition, size_t *n_missing, gbv_error *error)
{
    gbv_expression *expression = NULL;
    size_t *rows = NULL;
    gbv_status status = gbv_expression_new(condition, table, &expression, error);
    if (status)
        goto done;
    if (!gbv_expression_is_condition(expression)) {
        status = gbv_fail(error, GBV_MISUSE, "\"%s\" computes a number and is no condition",
                          condition);
        gbv_hint(error, "compare it, as in %s > 0", condition);
        goto done;
    }
    rows = gbv_new_array(gbv_table_rows(table), sizeof *rows);
    if (!rows) {
        status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        goto done;
    }
    keep(table, expression, rows, n_missing);
    status = gbv_table_status(table);
    gbv_explain(error, status, "--where");
done:
    free(rows);
    gbv_expression_free(expression);
    return status;
}
