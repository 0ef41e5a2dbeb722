#include <stdlib.h>

#include "described.h"
#include "statistic.h"

enum { MOST_FREQUENT = 5 };  /* values that `top` names */

size_t
described_count(const struct described *described, size_t value)
{
    return described->start[value + 1] - described->start[value];
}

/* Of values as frequent as each other, the lesser comes first. */
static size_t
find_top(const struct described *described, size_t *top)
{
    size_t n = 0;
    for (size_t value = 0; value < described->n_values; value++) {
        size_t count = described_count(described, value), place = n;
        while (place > 0 && count > described_count(described, top[place - 1]))
            place--;
        if (place == MOST_FREQUENT)
            continue;
        n += n < MOST_FREQUENT;
        for (size_t i = n - 1; i > place; i--)
            top[i] = top[i - 1];
        top[place] = value;
    }
    return n;
}

static void
put_top(struct job *job, const struct described *described)
{
    size_t top[MOST_FREQUENT], n = find_top(described, top);
    gbv_buffer text = { 0 };
    for (size_t i = 0; i < n; i++) {
        char scratch[GBV_NUMBER_SIZE];
        const char *value = gbv_table_print(job->data, described->rows[described->start[top[i]]],
                                            described->column, scratch);
        gbv_buffer_printf(&text, "%s%s (%zu)", i ? "; " : "", *value ? value : "\"\"",
                          described_count(described, top[i]));
    }
    gbv_put_text(job->result, "top", text.data);
    gbv_buffer_free(&text);
}

/* As the input writes it, so that it is exact, and a date is a date. */
static void
put_value(struct job *job, const struct described *described, const char *name, size_t value)
{
    gbv_put_cell(job->result, gbv_table_find(job->result, name), job->data,
                 described->rows[described->start[value]], described->column);
}

static gbv_status
put_statistics(struct job *job, const struct described *described)
{
    static const char *const names[] = { "q1", "median", "q3", "mean", "sd", "skewness",
                                         "kurtosis" };
    const char *column = gbv_table_name(job->data, described->column);
    double *values = calloc(described->n + 1, sizeof *values);
    if (!values)
        return gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < described->n; i++)
        values[i] = gbv_table_number(job->data, described->rows[described->start[0] + i],
                                     described->column);
    const struct sample sample = { .values = values, .sorted = values, .n = described->n };
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && !status; i++) {
        struct statistic statistic;
        status = statistic_find(names[i], &statistic, job->error);
        if (!status)
            status = statistic_put(job->result, gbv_table_find(job->result, names[i]),
                                   &statistic, &sample, column, job->error);
    }
    free(values);
    return status;
}

gbv_status
described_put(struct job *job, const struct described *described)
{
    static const char *const types[] = {
        [GBV_TEXT] = "text", [GBV_NUMBER] = "number", [GBV_DATE] = "date",
    };
    gbv_type type = gbv_table_type(job->data, described->column);
    gbv_put_text(job->result, "column", gbv_table_name(job->data, described->column));
    gbv_put_text(job->result, "type", types[type]);
    gbv_put_number(job->result, "n", (double)described->n);
    gbv_put_number(job->result, "n_missing", (double)described->n_missing);
    gbv_put_number(job->result, "distinct", (double)described->n_values);
    put_top(job, described);
    if (type == GBV_TEXT || described->n == 0)
        return GBV_OK;
    put_value(job, described, "min", 0);
    put_value(job, described, "max", described->n_values - 1);
    return type == GBV_NUMBER ? put_statistics(job, described) : GBV_OK;
}
