/* Gathering rows by replicate weights. */
#include <math.h>
#include <stdlib.h>

#include "fold/grouped.h"

/* The weights of a row, one behind the other. */
static gbv_status
gather(const gbv_grouped *grouped, const gbv_batch *batch, size_t row, double *weights,
       gbv_error *error)
{
    const gbv_grouping *grouping = grouped->grouping;
    for (size_t r = 0; r < grouping->n_replicates; r++) {
        size_t column = grouping->replicates[r];
        double weight = batch->table->columns[column].number[row];
        weights[r] = weight;
        if (weight >= 0 && gbv_exact_takes(weight))
            continue;
        return gbv_fail_at(error, GBV_BAD_VALUE, gbv_table_source(batch->table),
                           gbv_batch_line(batch, row), "column \"%s\": the weight is %s",
                           gbv_table_name(batch->table, column),
                           isnan(weight) ? "missing" : weight < 0 ? "negative"
                           : "too small or too large");
    }
    return GBV_OK;
}

static void
add_row(gbv_grouped *grouped, const gbv_measuring *measuring, size_t key, size_t row,
        const double *weights)
{
    size_t n_measured = grouped->grouping->n_measured;
    double value;
    for (size_t m = 0; m < n_measured; m++)
        if (!measuring[m].measured->rest && gbv_measure(&measuring[m], row, &value) &&
            !isnan(value))
            gbv_replicated_add(&grouped->replicated, key * n_measured + m, weights, value);
}

gbv_status
gbv_grouped_add_replicates(gbv_grouped *grouped, const gbv_batch *batch, gbv_error *error)
{
    const gbv_grouping *grouping = grouped->grouping;
    gbv_measuring *measuring = gbv_new_array(grouping->n_measured, sizeof *measuring);
    double *weights = gbv_new_array(grouping->n_replicates, sizeof *weights);
    gbv_status status = measuring && weights ? GBV_OK
                      : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t m = 0; m < grouping->n_measured && !status; m++)
        measuring[m] = gbv_measuring_of(&grouping->measured[m], grouped->conditions[m], batch);
    for (size_t i = 0; i < batch->n && !status; i++) {
        size_t row = batch->rows ? batch->rows[i] : i;
        status = gather(grouped, batch, row, weights, error);
        if (!status && !gbv_replicated_see(&grouped->replicated, weights))
            status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        if (!status && (!grouped->where || grouped->holds[i]))
            add_row(grouped, measuring, grouped->numbers[i], row, weights);
    }
    free(measuring);
    free(weights);
    return status;
}
