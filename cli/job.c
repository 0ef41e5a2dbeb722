/* What a run may call: further tables, notes, columns of the result. */
#include <string.h>

#include "job.h"

gbv_status
job_read(struct job *job, const char *name, gbv_table **out)
{
    return input_read(job, name, true, out);
}

void
job_warn(struct job *job, const char *format, ...)
{
    job->warnings++;
    if (job->common->quiet)
        return;
    fprintf(stderr, "gbv-%s: note: ", command.name);
    va_list values;
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
}

void
result_columns(gbv_table *result, const char *names)
{
    for (const char *name = names; *name;) {
        size_t length = strcspn(name, ",");
        char copy[64];
        snprintf(copy, sizeof copy, "%.*s", (int)(length < 63 ? length : 63), name);
        const struct column_meaning *meaning = column_meaning(copy);
        gbv_table_add(result, copy, meaning ? meaning->type : GBV_NUMBER);
        name += length;
        name += strspn(name, ", ");
    }
}

void
result_copy(gbv_table *result, const gbv_table *from)
{
    gbv_table_set_source(result, gbv_table_source(from));
    for (size_t c = 0; c < gbv_table_columns(from); c++)
        gbv_table_add_like(result, NULL, from, c);
    for (size_t row = 0; row < gbv_table_rows(from); row++) {
        gbv_row_begin(result, gbv_table_line(from, row));
        for (size_t c = 0; c < gbv_table_columns(from); c++)
            gbv_put_cell(result, c, from, row, c);
    }
}

void
result_columns_like(struct job *job, const struct columns *like)
{
    for (size_t i = 0; i < like->n; i++)
        gbv_table_add_like(job->result, NULL, job->data, like->at[i]);
}

void
result_put_group(struct job *job, const struct columns *like, size_t row)
{
    for (size_t i = 0; i < like->n; i++) {
        /* A word for no value is one of several. */
        if (gbv_table_type(job->data, like->at[i]) == GBV_TEXT ||
            !gbv_table_missing(job->data, row, like->at[i]))
            gbv_put_cell(job->result, i, job->data, row, like->at[i]);
    }
}
