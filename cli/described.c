#include <stdlib.h>

#include "described.h"
#include "statistic.h"
#include "tally.h"

enum { MOST_FREQUENT = 5 };  /* values that `top` names */

size_t
described_count(const struct described *described, size_t value)
{
    size_t count = 0;
    for (size_t i = described->start[value]; i < described->start[value + 1]; i++)
        count += gbv_grouped_rows(described->grouped, described->rows[i]);
    return count;
}

void
described_count_all(struct described *described, size_t n_values)
{
    described->n = described->n_missing = 0;
    described->n_values = n_values;
    if (n_values > 0 &&
        gbv_table_missing(described->keys, described->rows[described->start[n_values - 1]],
                          described->column))
        described->n_missing = described_count(described, --described->n_values);
    for (size_t i = 0; i < described->n_values; i++)
        described->n += described_count(described, i);
}

/* The key that stands for a value: where the input has 1 and 1.0, it is 1. */
static size_t
key_of(const struct described *described, size_t value)
{
    size_t first = described->start[value], at = described->column;
    struct columns column = { .at = &at, .n = 1 };
    return rows_plainest(described->keys, &column, described->rows + first,
                         described->start[value + 1] - first);
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
        const char *value = gbv_table_print(described->keys, key_of(described, top[i]),
                                            described->column, scratch);
        gbv_buffer_printf(&text, "%s%s (%zu)", i ? "; " : "", *value ? value : "\"\"",
                          described_count(described, top[i]));
    }
    gbv_put_text(job->result, "top", gbv_table_words(job->result, &text));
    gbv_buffer_free(&text);
}

/* As the input writes it, so that it is exact, and a date is a date. */
static void
put_value(struct job *job, const struct described *described, const char *name, size_t value)
{
    gbv_put_cell(job->result, gbv_table_find(job->result, name), described->keys,
                 key_of(described, value), described->column);
}

static gbv_counted *
values_of(const struct described *described)
{
    gbv_counted *values = calloc(described->n_values + 1, sizeof *values);
    for (size_t i = 0; values && i < described->n_values; i++)
        values[i] = (gbv_counted){
            .value = gbv_table_number(described->keys, key_of(described, i),
                                      described->column),
            .weight = 1, .count = described_count(described, i),
        };
    return values;
}

static gbv_status
put_statistics(struct job *job, const struct described *described)
{
    static const char *const names[] = { "q1", "median", "q3", "mean", "sd", "skewness",
                                         "kurtosis" };
    const char *column = gbv_table_name(described->keys, described->column);
    gbv_counted *values = values_of(described);
    struct gathered gathered = { .values = values, .n_values = described->n_values,
                                 .quantile_type = GBV_QUANTILE_TYPE };
    gbv_status status = values ? gbv_counted_sums(values, described->n_values, &gathered.sums)
                               : GBV_NO_MEMORY;
    gbv_explain(job->error, status, "column \"%s\"", column);
    for (size_t i = 0; i < sizeof names / sizeof *names && !status; i++) {
        struct statistic statistic;
        status = statistic_find(names[i], &statistic, job->error);
        if (!status)
            status = statistic_put(job->result, gbv_table_find(job->result, names[i]),
                                   &statistic, &gathered, column, job->error);
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
    gbv_type type = gbv_table_type(described->keys, described->column);
    gbv_put_text(job->result, "column", gbv_table_name(described->keys, described->column));
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
