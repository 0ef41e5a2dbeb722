#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "job.h"

static bool
has_column(const struct fold *fold, size_t column)
{
    for (size_t i = 0; i < fold->grouping.n_by; i++)
        if (fold->columns[i] == column)
            return true;
    return false;
}

static void
add_column(struct fold *fold, size_t column)
{
    if (!has_column(fold, column))
        fold->columns[fold->grouping.n_by++] = column;
}

/* Rows that may get no estimate of their own are named by their first cell. */
static void
add_rule_columns(struct job *job, struct fold *fold)
{
    if (gbv_table_find(job->data, "comparable") != GBV_NONE)
        add_column(fold, 0);
    for (size_t c = 0; c < gbv_table_columns(job->data); c++)
        if (gbv_comparing_reads(gbv_table_name(job->data, c)))
            add_column(fold, c);
}

static gbv_status
plan(struct job *job, const struct columns *by, const struct columns *measured,
     const struct column *weight, bool combines, struct fold *fold)
{
    fold->columns = calloc(by->n + gbv_table_columns(job->data) + 1, sizeof *fold->columns);
    fold->measured = calloc(measured->n + 1, sizeof *fold->measured);
    fold->by = (struct columns){ .name = calloc(by->n + 1, sizeof *fold->by.name),
                                 .at = calloc(by->n + 1, sizeof *fold->by.at), .n = by->n };
    if (!fold->columns || !fold->measured || !fold->by.name || !fold->by.at)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < by->n; i++) {
        fold->by.name[i] = by->name[i];
        fold->by.at[i] = i;
        fold->columns[fold->grouping.n_by++] = by->at[i];
    }
    if (combines)
        add_rule_columns(job, fold);
    for (size_t i = 0; i < measured->n; i++)
        fold->measured[i] = gbv_measured_column(measured->at[i]);
    fold->grouping.by = fold->columns;
    fold->grouping.measured = fold->measured;
    fold->grouping.n_measured = measured->n;
    fold->grouping.weight = weight->name ? weight->at : GBV_NONE;
    fold->grouping.threads = job->common->threads;
    return GBV_OK;
}

gbv_status
fold_run(struct job *job, const struct columns *by, const struct columns *measured,
         const struct column *weight, unsigned kept, bool combines, struct fold *fold)
{
    fold->grouping.kept = kept;
    gbv_status status = plan(job, by, measured, weight, combines, fold);
    if (!status)
        status = gbv_group_rows(job->scan, &fold->grouping, &fold->grouped, job->error);
    if (status)
        return status;
    job->data = gbv_grouped_keys(fold->grouped);
    status = gbv_groups_of(job->data, fold->by.at, fold->by.n, &fold->groups, job->error);
    if (!status)
        input_scanned(job, fold_rows(fold, fold->groups.rows, gbv_table_rows(job->data)),
                      gbv_scan_unknown(job->scan));
    return status;
}

void
fold_free(struct fold *fold)
{
    gbv_groups_free(&fold->groups);
    gbv_grouped_free(fold->grouped);
    free(fold->columns);
    free(fold->measured);
    free(fold->by.name);
    free(fold->by.at);
    *fold = (struct fold){ 0 };
}

size_t
fold_rows(const struct fold *fold, const size_t *keys, size_t n)
{
    size_t rows = 0;
    for (size_t i = 0; i < n; i++)
        rows += gbv_grouped_rows(fold->grouped, keys[i]);
    return rows;
}
