/* The sides of comparisons, read from rows. */
#include <stdlib.h>
#include <string.h>

#include "comparison.h"
#include "estimate.h"

static gbv_status
read_counts(struct job *job, const struct comparing *how, size_t *rows, size_t n,
            struct side *side, gbv_buffer *note)
{
    struct tally tally;
    gbv_status status = counts_add(job, &how->counts, rows, n, &tally);
    if (status)
        return status;
    side->n = tally.n;
    side->n_missing = tally.n_missing;
    side->events = tally.events;
    side->base = tally.base;
    if (tally.n < 2)
        return GBV_OK;
    if (!side->marked)
        rows_note_marked(job, rows, tally.n, note);
    gbv_buffer ignored = { 0 };    /* the check of the whole family says it again */
    status = rows_check(job, GBV_COUNTS_ADDED, &how->parts, rows, tally.n, &ignored);
    gbv_buffer_free(&ignored);
    return status;
}

static gbv_status
read_estimate(struct job *job, const struct comparing *how, size_t *rows, size_t n,
              struct side *side)
{
    for (size_t i = 0; i < n; i++) {
        if (isnan(how->estimate[rows[i]]) || isnan(how->std_error[rows[i]])) {
            side->n_missing++;
            continue;
        }
        rows[side->n++] = rows[i];
    }
    if (side->n < 2) {
        side->estimate = side->n ? how->estimate[rows[0]] : NAN;
        side->std_error = side->n ? how->std_error[rows[0]] : NAN;
        return GBV_OK;
    }
    gbv_buffer name = { 0 };
    row_name(&name, job->data, &how->parts, rows[0]);
    gbv_status status = gbv_fail_at(
        job->error, GBV_BAD_VALUE, gbv_table_source(job->data),
        gbv_table_line(job->data, rows[1]), "two estimates of %s: lines %zu and %zu", name.data,
        gbv_table_line(job->data, rows[0]), gbv_table_line(job->data, rows[1]));
    gbv_hint(job->error, "choose one with --where, or tell them apart with --by");
    gbv_buffer_free(&name);
    return status;
}

static bool
is_total(struct job *job, const struct comparing *how, size_t row)
{
    char scratch[GBV_NUMBER_SIZE];
    size_t column = how->parts.at[how->parts.n - 1];
    const char *name = how->total_row ? gbv_table_print(job->data, row, column, scratch) : NULL;
    return name && strcmp(name, how->total_row) == 0;
}

gbv_status
sides_read(struct job *job, const struct comparing *how, const gbv_groups *groups, size_t first,
           size_t last, struct side *sides, gbv_buffer *note)
{
    gbv_status status = GBV_OK;
    for (size_t g = first; g < last && !status; g++) {
        size_t *rows = groups->rows + groups->start[g];
        size_t n = groups->start[g + 1] - groups->start[g];
        size_t row = rows_plainest(job->data, &how->parts, rows, n);
        struct side side = { .row = row, .rows = rows, .estimate = NAN, .std_error = NAN,
                             .marked = !rows_comparable(job->data, rows, n),
                             .total = is_total(job, how, row) };
        status = how->figures == FIGURES_ESTIMATES
            ? read_estimate(job, how, rows, n, &side)
            : read_counts(job, how, rows, n, &side, note);
        sides[g - first] = side;
    }
    return status;
}

/* Rows that are added together must fit both rules; qualifiers are named by
 * either. */
static gbv_status
check_rows(struct job *job, const struct comparing *how, const size_t *rows, size_t n,
           bool added, gbv_buffer *note)
{
    bool rates = how->figures == FIGURES_RATES;
    gbv_buffer compared = { 0 }, sum = { 0 };
    gbv_status status = rows_check(job, rates ? GBV_COUNTS_COMPARED : GBV_SHARES_COMPARED,
                                   &how->parts, rows, n, &compared);
    if (!status && added)
        status = rows_check(job, GBV_COUNTS_ADDED, &how->parts, rows, n, &sum);
    note_add_list(note, "", &compared);
    if (!(sum.length && compared.length && strcmp(compared.data, sum.data) == 0))
        note_add_list(note, "", &sum);
    gbv_buffer_free(&compared);
    gbv_buffer_free(&sum);
    return status;
}

/* The rows of all these sides; yours to free. */
static gbv_status
rows_of(struct job *job, const struct side *const *sides, size_t n, size_t **rows, size_t *n_rows)
{
    size_t room = 0;
    *n_rows = 0;
    for (size_t i = 0; i < n; i++)
        room += sides[i]->n;
    *rows = calloc(room + 1, sizeof **rows);
    if (!*rows)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; sides[i]->rows && k < sides[i]->n; k++)
            (*rows)[(*n_rows)++] = sides[i]->rows[k];
    return GBV_OK;
}

gbv_status
sides_check(struct job *job, const struct comparing *how, const struct side *const *sides,
            size_t n, bool added, gbv_buffer *note)
{
    size_t *rows, n_rows;
    gbv_status status = rows_of(job, sides, n, &rows, &n_rows);
    if (!status && n_rows > 0)
        status = check_rows(job, how, rows, n_rows, added, note);
    free(rows);
    return status;
}

gbv_status
sides_check_totals(struct job *job, const struct comparing *how, const struct side *const *sides,
                   size_t n, gbv_buffer *note)
{
    gbv_comparing apart = { .apart = how->by.at, .n_apart = how->by.n,
                            .allow_mixed = job->common->allow_mixed };
    gbv_buffer mixed = { 0 };
    size_t *rows, n_rows;
    gbv_status status = rows_of(job, sides, n, &rows, &n_rows);
    if (!status)
        status = gbv_check_totals(job->data, rows, n_rows, &apart, &mixed, job->error);
    if (status == GBV_NOT_COMPARABLE) {    /* the groups: all else was checked before */
        job->error->hint[0] = '\0';
        gbv_hint(job->error, "name the group that is the total with --total-row, leave it out "
                 "with --where, or let it pass with --allow-mixed");
    }
    note_add_list(note, "", &mixed);
    gbv_buffer_free(&mixed);
    free(rows);
    return status;
}

/* From the rows: sums of sums would be rounded twice. */
gbv_status
sides_sum(struct job *job, const struct comparing *how, const struct side *sides, size_t n,
          size_t except, struct side *out)
{
    struct side sum = { .row = GBV_NONE, .name = out->name, .estimate = NAN, .std_error = NAN };
    const struct side **added = calloc(n + 1, sizeof *added);
    size_t *rows = NULL, n_added = 0, n_rows = 0;
    gbv_status status = added ? GBV_OK : gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n && !status; i++) {
        if (i == except || sides[i].total)
            continue;
        added[n_added++] = &sides[i];
        sum.n_missing += sides[i].n_missing;
    }
    if (!status)
        status = rows_of(job, added, n_added, &rows, &n_rows);
    sum.n = n_rows;
    if (!status && how->figures != FIGURES_ESTIMATES)
        status = counts_sum(job, &how->counts, rows, n_rows, &sum.events, &sum.base);
    if (!status)
        *out = sum;
    free(rows);
    free(added);
    return status;
}

double
side_rate(const struct comparing *how, const struct side *side)
{
    if (how->figures == FIGURES_ESTIMATES || side->n == 0)
        return NAN;
    return side->events / side->base * (how->figures == FIGURES_RATES ? how->per : 1);
}

bool
side_is_compared(const struct side *side)
{
    return !side->marked && !side->total;
}

gbv_status
figures_find(const struct figure_columns *columns, enum figures *out, gbv_error *error)
{
    bool events = columns->events.name, units = columns->units.name;
    bool population = columns->population.name, estimate = columns->estimate.name;
    bool std_error = columns->std_error.name;
    if (estimate && std_error && !events && !units && !population)
        *out = FIGURES_ESTIMATES;
    else if (events && units && !population && !estimate && !std_error)
        *out = FIGURES_SHARES;
    else if (events && population && !units && !estimate && !std_error)
        *out = FIGURES_RATES;
    else
        return gbv_fail(error, GBV_MISUSE, "the figures are --events with --n, --events with "
                                           "--population, or --estimate with --se");
    return GBV_OK;
}

gbv_status
figures_read(struct job *job, const struct figure_columns *columns, struct comparing *how)
{
    if (how->figures == FIGURES_SHARES)
        return counts_read(job, &columns->events, &columns->units, BASE_UNITS, &how->counts);
    if (how->figures == FIGURES_RATES)
        return counts_read(job, &columns->events, &columns->population, BASE_POPULATION,
                           &how->counts);
    gbv_status status = cells_read(job, &columns->estimate, CELLS_ANY, &how->estimate);
    return status ? status
                  : cells_read(job, &columns->std_error, CELLS_ERRORS, &how->std_error);
}
