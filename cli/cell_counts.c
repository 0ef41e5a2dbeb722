#include <stdlib.h>

#include "cell_counts.h"
#include "job.h"

static bool
is_listed(const struct columns *columns, size_t column)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->at[i] == column)
            return true;
    return false;
}

static gbv_status
plan(struct job *job, const struct columns *by, struct cell_counts *counts)
{
    size_t n = gbv_table_columns(job->data), n_keys = by->n + 1;
    counts->n_by = by->n;
    counts->groupings = calloc(n, sizeof *counts->groupings);
    counts->grouped = calloc(n, sizeof(gbv_grouped *));
    counts->columns = calloc(n, n_keys * sizeof *counts->columns);
    counts->counting = calloc(n_keys, sizeof *counts->counting);
    if (!counts->groupings || !counts->grouped || !counts->columns || !counts->counting)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n_keys; i++)
        counts->counting[i] = i;
    for (size_t c = 0; c < n; c++) {
        size_t *columns = counts->columns + counts->n * n_keys;
        if (is_listed(by, c))
            continue;
        for (size_t i = 0; i < by->n; i++)
            columns[i] = by->at[i];
        columns[by->n] = c;
        counts->groupings[counts->n++] = (gbv_grouping){ .by = columns, .n_by = n_keys,
                                                         .weight = GBV_NONE };
    }
    return GBV_OK;
}

static size_t
count_rows(const gbv_grouped *grouped)
{
    size_t rows = 0;
    for (size_t key = 0; key < gbv_table_rows(gbv_grouped_keys(grouped)); key++)
        rows += gbv_grouped_rows(grouped, key);
    return rows;
}

gbv_status
cells_count(struct job *job, const struct columns *by, struct cell_counts *out)
{
    gbv_status status = plan(job, by, out);
    if (!status)
        status = gbv_group_rows_together(job->scan, out->groupings, out->n, job->common->threads,
                                         out->grouped, job->error);
    if (!status)
        input_scanned(job, out->n ? count_rows(out->grouped[0]) : gbv_scan_rows(job->scan),
                      gbv_scan_unknown(job->scan));
    return status;
}

void
cell_counts_free(struct cell_counts *counts)
{
    for (size_t i = 0; counts->grouped && i < counts->n; i++)
        gbv_grouped_free(counts->grouped[i]);
    free(counts->groupings);
    free(counts->grouped);
    free(counts->columns);
    free(counts->counting);
    *counts = (struct cell_counts){ 0 };
}
