#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fold/runs.h"

/* Runs that are shorter on average cost more than they save. */
enum { SHORTEST = 16 };

bool
gbv_runs_make(gbv_runs *runs, const uint32_t *groups, size_t n, size_t n_groups)
{
    runs->n_groups = 0;
    if (n_groups == 0 || n / SHORTEST < n_groups)
        return true;
    if (!gbv_grow(&runs->order, &runs->order_capacity, n, sizeof *runs->order) ||
        !gbv_grow(&runs->ends, &runs->ends_capacity, n_groups, sizeof *runs->ends))
        return false;
    memset(runs->ends, 0, n_groups * sizeof *runs->ends);
    for (size_t i = 0; i < n; i++)
        runs->ends[groups[i]]++;
    for (uint32_t group = 0, begin = 0; group < n_groups; group++) {
        uint32_t length = runs->ends[group];
        runs->ends[group] = begin;
        begin += length;
    }
    for (size_t i = 0; i < n; i++)
        runs->order[runs->ends[groups[i]]++] = (uint32_t)i;
    runs->n_groups = n_groups;
    return true;
}

void
gbv_runs_free(gbv_runs *runs)
{
    free(runs->order);
    free(runs->ends);
    *runs = (gbv_runs){ 0 };
}
