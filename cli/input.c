/* The input of every command. */
#include <string.h>

#include "job.h"

static gbv_status
read_delimiter(const char *text, char *out, gbv_error *error)
{
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0) {
        *out = '\t';
        return GBV_OK;
    }
    if (strlen(text) != 1 || strchr("\"\r\n", *text)) {
        gbv_fail(error, GBV_MISUSE, "--delimiter: \"%s\" is not one character", text);
        gbv_hint(error, "for example --delimiter ';' or --delimiter tab");
        return GBV_MISUSE;
    }
    *out = *text;
    return GBV_OK;
}

static bool
is_auto(const char *text)
{
    return strcmp(text, "auto") == 0;
}

static gbv_status
read_options(const struct common *common, gbv_read_options *out, gbv_error *error)
{
    *out = (gbv_read_options){
        .encoding = is_auto(common->encoding) ? NULL : common->encoding,
        .decimal = "\0.,"[common->decimal],    /* as in the choices of --decimal */
        .no_header = common->no_header,
        .skip = common->skip,
        .ragged = (gbv_ragged)common->ragged,
        .labels = (gbv_labels)common->labels,
        .na = common->na.item, .n_na = common->na.n,
        .zero = common->zero.item, .n_zero = common->zero.n,
        .valid = common->valid.item, .n_valid = common->valid.n,
    };
    return is_auto(common->delimiter) ? GBV_OK
                                      : read_delimiter(common->delimiter, &out->delimiter, error);
}

/* What was read, of a table or a scan. */
struct read {
    const char *source;
    size_t rows, columns, skipped, padded;
    gbv_buffer about;
};

/* What the reader decided, and what it did to ragged rows. */
static void
say_what_was_read(struct job *job, struct read *read)
{
    const char *source = read->source;
    size_t skipped = read->skipped, padded = read->padded;
    if (skipped)
        job_warn(job, "%s: %zu row%s left out, with more or fewer cells than the header", source,
                 skipped, skipped == 1 ? "" : "s");
    if (padded)
        job_warn(job, "%s: %zu row%s with other than the header's number of cells filled up",
                 source, padded, padded == 1 ? "" : "s");
    if (job->common->verbose)
        fprintf(stderr, "gbv-%s: %s: read as %s; %zu rows, %zu columns\n", command.name, source,
                read->about.data ? read->about.data : "it is", read->rows, read->columns);
    gbv_buffer_free(&read->about);
}

static void
say_what_where_left(struct job *job, size_t all, size_t kept, size_t n_missing)
{
    if (n_missing)
        job_warn(job, "--where left out %zu of %zu rows because a value it asks for is missing",
                 n_missing, all);
    if (job->common->verbose && !job->common->quiet)
        fprintf(stderr, "gbv-%s: --where keeps %zu of %zu rows\n", command.name, kept, all);
}

/* The cells of bundled data sets are what they are: a list would do nothing. */
static gbv_status
check_bundled(const struct job *job, const char *name)
{
    const struct common *common = job->common;
    if (name[0] != '@' || common->na.n + common->zero.n + common->valid.n == 0)
        return GBV_OK;
    gbv_fail(job->error, GBV_MISUSE, "--na, --zero and --valid are for files, not for %s", name);
    gbv_hint(job->error, "what is missing in a bundled data set is empty; other rows are left out "
             "with --where");
    return GBV_MISUSE;
}

gbv_status
input_read(struct job *job, const char *name, bool several, gbv_table **out)
{
    gbv_read_options options;
    gbv_status status = job_spare(job, name);
    if (!status && !several)
        status = check_bundled(job, name);
    if (!status)
        status = read_options(job->common, &options, job->error);
    options.lists_of_several = several;
    if (!status)
        status = gbv_table_read(name, &options, out, job->error);
    if (status)
        return status;
    struct read read = {
        .source = gbv_table_source(*out), .rows = gbv_table_rows(*out),
        .columns = gbv_table_columns(*out), .skipped = gbv_table_skipped(*out),
        .padded = gbv_table_padded(*out),
    };
    gbv_table_read_as(*out, &read.about);
    say_what_was_read(job, &read);
    return GBV_OK;
}

gbv_status
input_filter(struct job *job, gbv_table *table)
{
    if (!job->common->where)
        return GBV_OK;
    size_t all = gbv_table_rows(table), n_missing = 0;
    gbv_status status = gbv_table_where(table, job->common->where, &n_missing, job->error);
    if (status)
        return status;
    say_what_where_left(job, all, gbv_table_rows(table), n_missing);
    return GBV_OK;
}

gbv_status
job_check_lists(struct job *job, const gbv_table *other)
{
    gbv_read_options options;
    const gbv_table *const tables[] = { job->data, other };
    gbv_status status = read_options(job->common, &options, job->error);
    return status ? status : gbv_read_lists_check(&options, tables, 2, job->error);
}

/* ---- One pass ---- */

gbv_status
input_scan(struct job *job, const char *name, const char *where)
{
    gbv_status status = job_spare(job, name);
    if (!status)
        status = check_bundled(job, name);
    if (!status)
        status = read_options(job->common, &job->read, job->error);
    if (!status)
        status = gbv_scan_open(name, &job->read, &job->scan, job->error);
    if (!status && where)
        status = gbv_scan_where(job->scan, where, job->error);
    return status;
}

void
input_scanned(struct job *job, size_t kept, size_t unknown)
{
    const gbv_table *columns = gbv_scan_columns(job->scan);
    struct read read = {
        .source = gbv_table_source(columns), .rows = gbv_scan_rows(job->scan),
        .columns = gbv_table_columns(columns), .skipped = gbv_scan_skipped(job->scan),
        .padded = gbv_scan_padded(job->scan),
    };
    gbv_scan_read_as(job->scan, &read.about);
    say_what_was_read(job, &read);
    if (job->common->where)
        say_what_where_left(job, read.rows, kept, unknown);
}
