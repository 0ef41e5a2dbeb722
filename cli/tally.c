/* Counts of events, added over the rows of a group. */
#include "estimate.h"
#include "tally.h"

static gbv_status
check_pair(struct job *job, const struct column *base, const struct counts *counts, size_t row)
{
    double events = counts->events[row], of = counts->base[row];
    size_t line = gbv_table_line(job->data, row);
    if (counts->kind == BASE_UNITS && events > of)
        return gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data), line,
                           "%.0f events of %.0f (column \"%s\"): more than there are", events, of,
                           base->name);
    if (counts->kind == BASE_POPULATION && events > 0 && of == 0)
        return gbv_fail_at(job->error, GBV_BAD_VALUE, gbv_table_source(job->data), line,
                           "%.0f events in a population of 0 (column \"%s\")", events,
                           base->name);
    return GBV_OK;
}

gbv_status
counts_read(struct job *job, const struct column *events, const struct column *base,
            enum base kind, struct counts *out)
{
    struct counts counts = { .kind = kind };
    enum cells cells = kind == BASE_UNITS ? CELLS_COUNTS : CELLS_SIZES;
    gbv_status status = cells_read(job, events, CELLS_COUNTS, &counts.events);
    if (!status && kind != BASE_NONE)
        status = cells_read(job, base, cells, &counts.base);
    for (size_t row = 0; !status && counts.base && row < gbv_table_rows(job->data); row++)
        status = check_pair(job, base, &counts, row);    /* a missing value compares with none */
    if (!status)
        *out = counts;
    return status;
}

gbv_status
counts_sum(struct job *job, const struct counts *counts, const size_t *rows, size_t n,
           double *events, double *base)
{
    gbv_status status = gbv_sum_rows(counts->events, rows, n, events);
    *base = 0;
    if (!status && counts->base)
        status = gbv_sum_rows(counts->base, rows, n, base);
    return gbv_explain(job->error, status, "adding rows up");
}

gbv_status
counts_add(struct job *job, const struct counts *counts, size_t *rows, size_t n,
           struct tally *out)
{
    struct tally tally = { .row = GBV_NONE };
    for (size_t i = 0; i < n; i++) {
        size_t row = rows[i];
        if (isnan(counts->events[row]) || (counts->base && isnan(counts->base[row])))
            tally.n_missing++;
        else
            rows[tally.n++] = row;
    }
    gbv_status status = counts_sum(job, counts, rows, tally.n, &tally.events, &tally.base);
    if (!status)
        *out = tally;
    return status;
}

gbv_status
rows_check(struct job *job, gbv_combining combining, const struct columns *apart,
           const size_t *rows, size_t n, gbv_buffer *note)
{
    gbv_comparing how = { .combining = combining, .apart = apart->at, .n_apart = apart->n,
                          .allow_mixed = job->common->allow_mixed };
    return gbv_check_comparable(job->data, rows, n, &how, note, job->error);
}

void
rows_note_marked(struct job *job, const size_t *rows, size_t n, gbv_buffer *note)
{
    gbv_buffer list = { 0 };
    for (size_t i = 0; i < n; i++)
        if (gbv_row_not_comparable(job->data, rows[i]))
            row_name(&list, job->data, NULL, rows[i]);
    note_add_list(note, "with rows marked comparable = no: ", &list);
    if (list.length)
        job_warn(job, "rows marked comparable = no are in the total: %s", list.data);
    gbv_buffer_free(&list);
}

static gbv_status
tally_one(struct job *job, const struct columns *by, const struct counts *counts, size_t *rows,
          size_t n, gbv_buffer *note, tally_put *put)
{
    size_t row = n ? rows_plainest(job->data, by, rows, n) : GBV_NONE;
    struct tally tally;
    gbv_status status = counts_add(job, counts, rows, n, &tally);
    if (!status)
        status = rows_check(job, GBV_COUNTS_ADDED, by, rows, tally.n, note);
    if (status)
        return status;
    rows_note_marked(job, rows, tally.n, note);
    if (tally.n == 0)
        note_add(note, "no row has a value");
    tally.row = row;
    tally.note = note;
    put(job, &tally);
    return note->status;
}

/* Names the groups that get no row, in a note and on stderr. */
static void
name_left_out(struct job *job, const struct columns *by, const gbv_groups *groups,
              gbv_buffer *note)
{
    gbv_buffer list = { 0 };
    for (size_t g = 0; g < groups->n; g++) {
        const size_t *rows = groups->rows + groups->start[g];
        size_t n = groups->start[g + 1] - groups->start[g];
        if (!rows_comparable(job->data, rows, n))
            row_name(&list, job->data, by, rows[0]);
    }
    note_add_list(note, "no row of its own (comparable = no): ", &list);
    if (list.length)
        job_warn(job, "no row of its own (comparable = no): %s", list.data);
    gbv_buffer_free(&list);
}

gbv_status
tally_groups(struct job *job, const struct columns *by, const struct counts *counts,
             tally_put *put)
{
    gbv_groups groups = { 0 };
    gbv_buffer note = { 0 };
    gbv_status status = gbv_groups_of(job->data, by->at, by->n, &groups, job->error);
    if (!status)
        status = columns_note_spellings(job, job->data, by);
    if (status)
        goto done;
    name_left_out(job, by, &groups, &note);
    for (size_t g = 0; g < groups.n && !status; g++) {
        size_t *rows = groups.rows + groups.start[g];
        size_t n = groups.start[g + 1] - groups.start[g];
        if (!rows_comparable(job->data, rows, n))
            continue;
        status = tally_one(job, by, counts, rows, n, &note, put);
        gbv_buffer_free(&note);
        note = (gbv_buffer){ 0 };
    }
done:
    gbv_buffer_free(&note);
    gbv_groups_free(&groups);
    return status;
}
