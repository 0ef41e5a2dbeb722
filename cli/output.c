/* The output of every command: all or nothing. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "job.h"
#include "output_file.h"

static const char *
extension_of(const char *name)
{
    const char *slash = strrchr(name, '/'), *dot = strrchr(name, '.');
    return dot && (!slash || dot > slash) ? dot + 1 : "";
}

static bool
is_format(const char *name)
{
    return gbv_format_find(name) || picture_is(name);
}

static const char formats[] = "csv, tsv, json, jsonl, md, txt, svg, png or pdf";

static gbv_status
check_name(const char *name, const char *format, gbv_error *error)
{
    if (strcmp(name, "-") == 0) {
        gbv_fail(error, GBV_MISUSE, "--output -: the answer goes to standard output without "
                 "--output");
        gbv_hint(error, "leave it out, or write ./- for a file of that name");
        return GBV_MISUSE;
    }
    if (!is_format(extension_of(name)) && !format)
        return gbv_fail(error, GBV_MISUSE, "--output %s: the name must end in .csv or another of "
                        "%s", name, formats);
    return GBV_OK;
}

/* Nobody should wait for an answer that has no place to go to. */
static gbv_status
check_places(const struct texts *names, gbv_error *error)
{
    struct output_files files;
    gbv_status status = output_files_open(&files, names->item, names->n, error);
    output_files_close(&files);
    return status;
}

gbv_status
output_check(const struct common *common, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < common->output.n && !status; i++)
        status = check_name(common->output.item[i], common->format, error);
    if (!status && common->format && !is_format(common->format))
        status = gbv_fail(error, GBV_MISUSE, "--format: \"%s\" is not %s", common->format,
                          formats);
    if (!status && common->output.n)
        status = check_places(&common->output, error);
    return status;
}

/* ---- Per cent ---- */

static bool
is_share_column(const char *name)
{
    static const char *const shares[] = { "estimate", "std_error", "conf_low", "conf_high",
                                          "kleene", "bound_low", "bound_high", "lost", "rate",
                                          "reference_rate", "observed", "fitted", "pred_low",
                                          "pred_high" };
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (strcmp(name, shares[i]) == 0)
            return true;
    return false;
}

static void
copy_as_percent(const gbv_table *from, size_t row, size_t unit, gbv_table *to)
{
    const char *text = gbv_table_text(from, row, unit);
    bool share = text && strcmp(text, "proportion") == 0;
    gbv_row_begin(to, gbv_table_line(from, row));
    for (size_t c = 0; c < gbv_table_columns(from); c++) {
        if (share && c == unit)
            gbv_put_text_at(to, c, "percent", sizeof "percent" - 1);
        else if (share && is_share_column(gbv_table_name(from, c)) &&
                 gbv_table_type(from, c) == GBV_NUMBER)
            gbv_put_number_at(to, c, gbv_number_percent(gbv_table_number(from, row, c)));
        else
            gbv_put_cell(to, c, from, row, c);
    }
}

/* Proportions as per cent, in a new table: the result stays as it was made. */
static gbv_table *
as_percent(const gbv_table *from)
{
    size_t unit = gbv_table_find(from, "unit");
    gbv_table *to = gbv_table_new();
    for (size_t c = 0; c < gbv_table_columns(from); c++)
        gbv_table_add_like(to, NULL, from, c);
    for (size_t row = 0; row < gbv_table_rows(from); row++)
        copy_as_percent(from, row, unit, to);
    return to;
}

/* ---- Writing ---- */

static gbv_status
render(struct job *job, const char *format, gbv_buffer *out, gbv_error *error)
{
    if (picture_is(format))
        return picture_draw(job, format, out, error);
    gbv_render_options options = { .digits = (int)job->common->digits, .bom = job->common->bom };
    gbv_status status = gbv_render(job->result, gbv_format_find(format), &options, out);
    return status ? gbv_fail(error, status, "out of memory") : GBV_OK;
}

static gbv_status
write_standard(struct job *job, gbv_error *error)
{
    const char *format = job->common->format ? job->common->format
                       : command.default_format ? command.default_format
                       : isatty(STDOUT_FILENO) ? "txt" : "csv";
    if (picture_is(format) && isatty(STDOUT_FILENO)) {
        gbv_fail(error, GBV_MISUSE, "a picture cannot be shown on a terminal");
        gbv_hint(error, "write it to a file: -o chart.svg");
        return GBV_MISUSE;
    }
    gbv_buffer bytes = { 0 };
    bool closed = false;
    gbv_status status = render(job, format, &bytes, error);
    if (!status)
        status = output_standard(&bytes, &closed, error);
    gbv_buffer_free(&bytes);
    return status;
}

static gbv_status
render_to_file(struct job *job, struct output_files *files, size_t i, gbv_error *error)
{
    gbv_buffer bytes = { 0 };
    const char *extension = extension_of(job->common->output.item[i]);
    gbv_status status = render(job, is_format(extension) ? extension : job->common->format,
                               &bytes, error);
    if (!status)
        status = output_files_write(files, i, &bytes, error);
    gbv_buffer_free(&bytes);
    return status;
}

/* What is written in place cannot be taken back, and may wait for a reader: it
 * comes first. Then every file is written beside its place before the first is
 * put there. */
static gbv_status
write_files(struct job *job, gbv_error *error)
{
    const struct texts *names = &job->common->output;
    struct output_files files;
    gbv_status status = output_files_open(&files, names->item, names->n, error);
    for (int in_place = 1; in_place >= 0; in_place--)
        for (size_t i = 0; i < names->n && !status; i++)
            if (output_files_in_place(&files, i) == in_place)
                status = render_to_file(job, &files, i, error);
    if (!status)
        status = output_files_commit(&files, error);
    output_files_close(&files);
    return status;
}

/* Was every number read, so that there is nothing to round? */
static bool
all_were_read(const gbv_table *table)
{
    bool any = false;
    for (size_t c = 0; c < gbv_table_columns(table); c++)
        for (size_t row = 0; row < gbv_table_rows(table); row++) {
            if (gbv_table_type(table, c) != GBV_NUMBER || gbv_table_missing(table, row, c))
                continue;
            if (!gbv_table_text(table, row, c))
                return false;
            any = true;
        }
    return any;
}

gbv_status
output_write(struct job *job, gbv_error *error)
{
    if (job->common->digits && all_were_read(job->result))
        job_warn(job, "--digits rounds what is computed, and these numbers were read: give it to "
                 "the command that computes them");
    gbv_table *own = job->result, *percent = NULL;
    if (job->common->as_percent && gbv_table_find(own, "unit") != GBV_NONE) {
        percent = as_percent(own);
        if (gbv_table_status(percent)) {
            gbv_table_free(percent);
            return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        }
        job->result = percent;
    }
    gbv_status status = job->common->output.n ? write_files(job, error)
                                              : write_standard(job, error);
    job->result = own;
    gbv_table_free(percent);
    return status;
}
