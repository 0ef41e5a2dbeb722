/* What a picture of a table shows: the shares of categories that have names. */
#include "tabulate.h"

static bool
is_drawn(const struct job *job, size_t row)
{
    const gbv_table *result = job->result;
    return !gbv_table_text(result, row, gbv_table_find(result, "missing")) &&
           !gbv_table_missing(result, row, gbv_table_find(result, "estimate"));
}

/* Missing values have no name to stand under: how many are left out is said. */
static void
say_left_out(struct job *job)
{
    const gbv_table *result = job->result;
    double n = 0;
    for (size_t row = 0; row < gbv_table_rows(result); row++)
        if (gbv_table_text(result, row, gbv_table_find(result, "missing")))
            n += gbv_table_number(result, row, gbv_table_find(result, "n"));
    if (n > 0)
        job_warn(job, "the picture leaves out %.0f that are missing", n);
}

gbv_status
tabulation_chart(struct job *job, gbv_chart *chart)
{
    const struct tabulate *args = job->args;
    if (args->wide)
        return gbv_fail(job->error, GBV_MISUSE, "a picture is drawn of the table without --wide");
    chart->type = "bar";
    chart->x = args->row.name;
    chart->split = args->column.name;
    if (job->drawn)
        return GBV_OK;
    gbv_table *drawn = gbv_table_new();
    job->drawn = job->extra = drawn;
    for (size_t c = 0; c < gbv_table_columns(job->result); c++)
        gbv_table_add_like(drawn, NULL, job->result, c);
    for (size_t row = 0; row < gbv_table_rows(job->result); row++) {
        if (!is_drawn(job, row))
            continue;
        gbv_row_begin(drawn, 0);
        for (size_t c = 0; c < gbv_table_columns(job->result); c++)
            gbv_put_cell(drawn, c, job->result, row, c);
    }
    say_left_out(job);
    return gbv_explain(job->error, gbv_table_status(drawn), "the picture");
}

void
tabulation_finish(struct job *job)
{
    gbv_table_free(job->extra);
}
