/* Adding numbers where nothing but their sums is kept: whole columns at once. */
#include "base/memory.h"
#include "fold/grouped.h"
#include "fold/moments_run.h"

/* Row by row, in groups that may be many. */
static size_t
add_scattered(gbv_grouped *grouped, const gbv_batch *batch, size_t m, const double *numbers)
{
    size_t n_measured = grouped->grouping->n_measured, n_rest = 0;
    gbv_moments *cells = grouped->cells + m;
    const uint32_t *keys = grouped->numbers;
    for (size_t i = 0; i < batch->n; i++)
        if (!gbv_moments_add_fast(&cells[keys[i] * n_measured], numbers[gbv_batch_row(batch, i)]))
            grouped->rest[n_rest++] = (uint32_t)i;
    return n_rest;
}

/* Group by group: the values of each are copied side by side. */
static size_t
add_runs(gbv_grouped *grouped, const gbv_batch *batch, size_t m, const double *numbers)
{
    const gbv_runs *runs = &grouped->runs;
    size_t n_measured = grouped->grouping->n_measured, n_rest = 0;
    double *values = grouped->run_values;
    for (size_t i = 0; i < batch->n; i++)
        values[i] = numbers[gbv_batch_row(batch, runs->order[i])];
    for (size_t group = 0; group < runs->n_groups; group++) {
        size_t begin = gbv_runs_begin(runs, group), n = runs->ends[group] - begin;
        uint32_t *rest = grouped->rest + n_rest;
        size_t more = gbv_moments_add_run(&grouped->cells[group * n_measured + m], values + begin,
                                          n, rest);
        for (size_t i = 0; i < more; i++)
            rest[i] = runs->order[begin + rest[i]];
        n_rest += more;
    }
    return n_rest;
}

bool
gbv_grouped_add_numbers(gbv_grouped *grouped, const gbv_batch *batch, size_t m,
                        const double *numbers, size_t *n_rest)
{
    bool runs = grouped->runs.n_groups > 0;
    *n_rest = 0;
    if (batch->n == 0)    /* nor need there be a cell */
        return true;
    if (!gbv_grow(&grouped->rest, &grouped->rest_capacity, batch->n, sizeof *grouped->rest) ||
        (runs && !gbv_grow(&grouped->run_values, &grouped->run_capacity, batch->n,
                           sizeof *grouped->run_values)))
        return false;
    *n_rest = runs ? add_runs(grouped, batch, m, numbers)
                   : add_scattered(grouped, batch, m, numbers);
    return true;
}
