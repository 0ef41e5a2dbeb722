/* Weights that cannot be, and numbers beyond what is summed exactly. */
#include <math.h>

#include "fold/grouped.h"

static gbv_status
refuse_weight(const gbv_grouped *grouped, const gbv_batch *batch, size_t row, double weight,
              gbv_error *error)
{
    const char *name = gbv_table_name(batch->table, grouped->grouping->weight);
    gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(batch->table), gbv_batch_line(batch, row),
                "column \"%s\": the weight is %s", name,
                isnan(weight) ? "missing" : weight < 0 ? "negative" : "0");
    const char *least = grouped->grouping->weight_positive ? ">" : ">=";
    if (grouped->grouping->is_design)
        gbv_hint(error, "every row is part of the design, whatever --where says; rows that were "
                 "not sampled are left out before: gbv-select --where '{%s} %s 0'", name, least);
    else
        gbv_hint(error, "leave such rows out with --where '{%s} %s 0'", name, least);
    return GBV_BAD_VALUE;
}

gbv_status
gbv_refuse_range(const gbv_batch *batch, size_t row, size_t column, double value, gbv_error *error)
{
    return gbv_fail_at(error, GBV_RANGE, gbv_table_source(batch->table),
                       gbv_batch_line(batch, row), "column \"%s\": %g is too %s to be summed "
                       "exactly (beyond 2^-200 to 2^200)", gbv_table_name(batch->table, column),
                       value, fabs(value) < 1 ? "small" : "large");
}

gbv_status
gbv_grouped_check_weights(const gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error)
{
    size_t column = grouped->grouping->weight;
    if (column == GBV_NONE)
        return GBV_OK;
    bool all = false, positive = grouped->grouping->weight_positive;
    for (size_t m = 0; m < grouped->grouping->n_measured; m++)
        all = all || grouped->grouping->measured[m].of_all;
    const double *weights = batch->table->columns[column].number;
    for (size_t i = 0; i < batch->n; i++) {
        double weight = weights[gbv_batch_row(batch, i)];
        if (!all && !gbv_grouped_holds(grouped, i))
            continue;
        if (positive && gbv_grouped_holds(grouped, i) ? !(weight > 0) : !(weight >= 0))
            return refuse_weight(grouped, batch, gbv_batch_row(batch, i), weight, error);
        if (!gbv_exact_takes(weight))
            return gbv_refuse_range(batch, gbv_batch_row(batch, i), column, weight, error);
    }
    return GBV_OK;
}
