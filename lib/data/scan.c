#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "data/scan_parts.h"
#include "data/statfile.h"

/* ---- Opening ---- */

static gbv_status
out_of_memory(gbv_error *error)
{
    return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

/* What one pass found holds for the next only if it reads the same: GBV_IO. */
static gbv_status
check_unchanged(const gbv_scan *scan, const gbv_source *source, gbv_error *error)
{
    struct stat now;
    const struct stat *then = &scan->file;
    if (!scan->can_repeat || !gbv_source_stat(source, &now) ||
        (now.st_dev == then->st_dev && now.st_ino == then->st_ino &&
         now.st_size == then->st_size && now.st_mtim.tv_sec == then->st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == then->st_mtim.tv_nsec))
        return GBV_OK;
    gbv_fail_at(error, GBV_IO, gbv_source_name(source), 0, "was changed while it was read");
    gbv_hint(error, "run the command again when the file is complete");
    return GBV_IO;
}

gbv_status
gbv_scan_reopen(gbv_scan *scan, gbv_error *error)
{
    gbv_source *source = NULL;
    gbv_opened_end(&scan->opened);
    gbv_status status = gbv_source_open(scan->name, scan->options->encoding, &source, error);
    bool is_first = scan->columns == NULL;
    if (!status && is_first)
        scan->can_repeat = gbv_source_stat(source, &scan->file) && S_ISREG(scan->file.st_mode) &&
                           strcmp(scan->name, "-") != 0;
    if (!status)
        status = check_unchanged(scan, source, error);
    if (status)
        gbv_source_close(source);
    else
        status = gbv_opened_begin(&scan->opened, source, scan->options, error);
    scan->is_fresh = true;
    return status;
}

/* A table of the same columns, to which types can be given. */
static gbv_status
make_columns(gbv_scan *scan, const gbv_table *like, gbv_error *error)
{
    size_t n = gbv_table_columns(like);
    scan->columns = gbv_table_new();
    gbv_table_set_source(scan->columns, gbv_table_source(like));
    for (size_t c = 0; c < n; c++)
        gbv_table_add_inferred(scan->columns, gbv_table_name(like, c));
    scan->wants = gbv_new_array(n, sizeof *scan->wants);
    scan->forms = gbv_new_array(n, sizeof *scan->forms);
    scan->left = gbv_new_array(n, sizeof *scan->left);
    scan->invalid = gbv_new_array(n, sizeof *scan->invalid);
    scan->marks = gbv_new_array(n, sizeof *scan->marks);
    scan->noted = gbv_new_array(n, sizeof *scan->noted);
    if (gbv_table_status(scan->columns) || !scan->wants || !scan->forms || !scan->left ||
        !scan->invalid || !scan->marks || !scan->noted)
        return out_of_memory(error);
    return GBV_OK;
}

static gbv_status
new_scan(gbv_scan **out, gbv_error *error)
{
    gbv_scan *scan = gbv_new_array(1, sizeof *scan);
    if (!scan)
        return out_of_memory(error);
    if (pthread_mutex_init(&scan->lock, NULL) || pthread_mutex_init(&scan->reading, NULL)) {
        free(scan);
        return out_of_memory(error);
    }
    *out = scan;
    return GBV_OK;
}

gbv_status
gbv_scan_open(const char *name, const gbv_read_options *options, gbv_scan **out,
              gbv_error *error)
{
    gbv_scan *scan = NULL;
    gbv_status status = new_scan(&scan, error);
    if (status)
        return status;
    scan->name = name;
    scan->options = gbv_read_options_of(name, options);
    if (gbv_statfile_is(name)) {
        status = gbv_table_read(name, scan->options, &scan->owned, error);
        scan->table = scan->owned;
    } else {
        status = gbv_scan_reopen(scan, error);
    }
    if (!status)
        status = make_columns(scan, scan->table ? scan->table : scan->opened.columns, error);
    if (status)
        gbv_scan_close(scan);
    else
        *out = scan;
    return status;
}

gbv_status
gbv_scan_table(const gbv_table *table, gbv_scan **out, gbv_error *error)
{
    gbv_scan *scan = NULL;
    gbv_status status = new_scan(&scan, error);
    if (status)
        return status;
    scan->table = table;
    status = make_columns(scan, table, error);
    if (status)
        gbv_scan_close(scan);
    else
        *out = scan;
    return status;
}

void
gbv_scan_close(gbv_scan *scan)
{
    if (!scan)
        return;
    if (scan->columns)
        scan->columns->rules = NULL;    /* those of `opened` */
    gbv_opened_end(&scan->opened);
    gbv_block_free(&scan->first);
    gbv_table_free(scan->columns);
    gbv_table_free(scan->owned);
    free(scan->wants);
    free(scan->forms);
    free(scan->left);
    free(scan->invalid);
    free(scan->marks);
    free(scan->noted);
    pthread_mutex_destroy(&scan->lock);
    pthread_mutex_destroy(&scan->reading);
    free(scan);
}

/* ---- What is wanted ---- */

const gbv_table *
gbv_scan_columns(const gbv_scan *scan)
{
    return scan->columns;
}

void
gbv_scan_want(gbv_scan *scan, size_t column, unsigned want)
{
    scan->wants[column] |= want;
}

gbv_status
gbv_scan_want_condition(gbv_scan *scan, const char *condition, gbv_error *error)
{
    gbv_expression *expression = NULL;
    gbv_status status = gbv_expression_new(condition, scan->columns, &expression, error);
    if (!status && !gbv_expression_is_condition(expression)) {
        status = gbv_fail(error, GBV_MISUSE, "\"%s\" computes a number and is no condition",
                          condition);
        gbv_hint(error, "compare it, as in %s > 0", condition);
    }
    for (size_t c = 0; !status && c < gbv_table_columns(scan->columns); c++)
        if (gbv_expression_uses(expression, c))
            gbv_scan_want(scan, c, GBV_WANT_TYPED);
    gbv_expression_free(expression);
    return status;
}

gbv_status
gbv_scan_where(gbv_scan *scan, const char *condition, gbv_error *error)
{
    scan->condition = condition;
    return gbv_scan_want_condition(scan, condition, error);
}

/* ---- Beginning ---- */

static void
forget_rows(gbv_scan *scan)
{
    size_t n = gbv_table_columns(scan->columns);
    scan->n_rows = scan->n_unknown = scan->n_skipped = scan->n_padded = scan->n_batches = 0;
    scan->doubted = 0;
    scan->has_first = false;
    memset(scan->forms, 0, n * sizeof *scan->forms);
    memset(scan->left, 0, n * sizeof *scan->left);
    gbv_scan_begin_marks(scan, scan->noted);
    memset(scan->invalid, 0, n * sizeof *scan->invalid);
}

/* The types of a table are what all its rows say. */
static gbv_status
begin_table(gbv_scan *scan, gbv_error *error)
{
    gbv_status status = GBV_OK;
    const double *unused;
    for (size_t c = 0; c < gbv_table_columns(scan->columns) && !status; c++) {
        struct column *column = &scan->columns->columns[c];
        if (scan->wants[c] & GBV_WANT_NUMBER)
            status = gbv_table_numbers(scan->table, c, &unused, error);
        column->inferred = false;
        column->type = gbv_table_type(scan->table, c);
        column->step = gbv_table_step(scan->table, c);
        column->promised = gbv_table_has_values(scan->table, c);
    }
    return status;
}

gbv_status
gbv_scan_begin(gbv_scan *scan, gbv_error *error)
{
    gbv_status status = GBV_OK;
    forget_rows(scan);
    if (scan->table)
        return begin_table(scan, error);
    if (!scan->is_fresh)
        status = gbv_scan_reopen(scan, error);
    if (!status)
        scan->columns->rules = scan->opened.columns->rules;
    if (!status && !scan->is_settled)
        status = gbv_scan_look(scan, error);
    scan->is_fresh = false;
    return status;
}

gbv_status
gbv_scan_batch(gbv_scan *scan, gbv_batch *batch, gbv_error *error)
{
    gbv_status status = gbv_batch_begin(batch, scan->columns, scan->wants, error);
    batch->is_unquoted = scan->opened.dialect.unquoted && !scan->opened.dialect.decimal;
    if (!status && scan->condition)
        status = gbv_expression_new(scan->condition, batch->table, &batch->condition, error);
    return status;
}

/* ---- Ending ---- */

void
gbv_scan_doubt(gbv_scan *scan, size_t number)
{
    pthread_mutex_lock(&scan->lock);
    if (!scan->doubted || number < scan->doubted)
        scan->doubted = number + 1;
    pthread_mutex_unlock(&scan->lock);
}

bool
gbv_scan_is_unsettled(const gbv_scan *scan, size_t failed)
{
    return scan->doubted && scan->doubted - 1 <= failed && !scan->is_settled && scan->can_repeat;
}

gbv_status
gbv_scan_settle(gbv_scan *scan, gbv_error *error)
{
    gbv_status status = gbv_scan_reopen(scan, error);
    if (!status)
        status = gbv_scan_examine(scan, error);
    scan->is_settled = scan->is_settled || !status;
    return status;
}

gbv_status
gbv_scan_finish(gbv_scan *scan, gbv_error *error)
{
    gbv_status status = GBV_OK;
    if (scan->is_settled && !scan->table)
        status = check_unchanged(scan, scan->opened.source, error);
    if (!status)
        status = gbv_scan_check_marks(scan, error);
    if (status == GBV_FORMAT)
        gbv_scan_doubt(scan, 0);
    if (status)
        return status;
    for (size_t c = 0; c < gbv_table_columns(scan->columns); c++)
        if (scan->invalid[c].n)
            return gbv_invalid_refuse(&scan->invalid[c], scan->columns->rules, scan->columns, c,
                                      error);
    return gbv_scan_check_forms(scan, error);
}
