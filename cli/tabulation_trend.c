/* The trend of a share over ordered categories: --test trend. */
#include <stdlib.h>

#include "tabulate.h"
#include "tally.h"

/* Which of the two columns is ordered, and which has two categories. */
struct trend {
    const struct categories *ordered, *two;
    const char *ordered_name, *two_name;
    double *scores;
    double *events, *n;
};

static gbv_status
orient(const struct tabulation *t, struct trend *trend)
{
    const struct tabulate *args = t->args;
    bool turned = t->columns.n_present != 2 && t->rows.n_present == 2;
    *trend = (struct trend){
        .ordered = turned ? &t->columns : &t->rows, .two = turned ? &t->rows : &t->columns,
        .ordered_name = turned ? args->column.name : args->row.name,
        .two_name = turned ? args->row.name : args->column.name,
    };
    if (trend->two->n_present == 2)
        return GBV_OK;
    gbv_fail(t->job->error, GBV_DOMAIN, "--test trend is of a column with two categories, and "
             "\"%s\" has %zu", trend->two_name, trend->two->n_present);
    gbv_hint(t->job->error, "make two of them: gbv-select --let, or --where");
    return GBV_DOMAIN;
}

static gbv_status
read_scores(const struct tabulation *t, struct trend *trend)
{
    const struct texts *given = &t->args->scores;
    for (size_t i = 0; i < given->n; i++)
        if (i < trend->ordered->n_present &&
            gbv_number_parse(given->item[i], strlen(given->item[i]), &trend->scores[i]))
            return gbv_fail(t->job->error, GBV_MISUSE, "--scores: \"%s\" is not a number",
                            given->item[i]);
    if (given->n == trend->ordered->n_present)
        return GBV_OK;
    return gbv_fail(t->job->error, GBV_MISUSE, "--scores has %zu numbers, and \"%s\" has %zu "
                    "categories", given->n, trend->ordered_name, trend->ordered->n_present);
}

static gbv_status
find_scores(const struct tabulation *t, struct trend *trend)
{
    const struct categories *ordered = trend->ordered;
    trend->scores = calloc(ordered->n_present + 1, sizeof *trend->scores);
    if (!trend->scores)
        return gbv_fail(t->job->error, GBV_NO_MEMORY, "out of memory");
    if (t->args->scores.n)
        return read_scores(t, trend);
    if (gbv_table_type(t->keys, ordered->column) != GBV_NUMBER) {
        gbv_fail(t->job->error, GBV_BAD_VALUE, "--test trend: the categories of \"%s\" are not "
                 "numbers", trend->ordered_name);
        gbv_hint(t->job->error, "say where they stand, in their order in the result: --scores "
                 "1,2,3");
        return GBV_BAD_VALUE;
    }
    for (size_t i = 0; i < ordered->n_present; i++)
        trend->scores[i] = gbv_table_number(t->keys, ordered->key[i], ordered->column);
    return GBV_OK;
}

/* The share is of the second of the two: 1, yes. */
static gbv_status
count(const struct tabulation *t, const double *table, struct trend *trend)
{
    size_t n = trend->ordered->n_present, columns = t->columns.n_present;
    bool turned = trend->ordered == &t->columns;
    trend->events = calloc(n + 1, sizeof *trend->events);
    trend->n = calloc(n + 1, sizeof *trend->n);
    if (!trend->events || !trend->n)
        return gbv_fail(t->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n; i++) {
        double first = turned ? table[i] : table[i * columns];
        trend->events[i] = turned ? table[columns + i] : table[i * columns + 1];
        trend->n[i] = first + trend->events[i];
    }
    return GBV_OK;
}

static void
note_direction(const struct tabulation *t, const struct trend *trend, double slope,
               struct tabulation_test *test)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *value = gbv_table_print(t->keys, trend->two->key[1], trend->two->column, scratch);
    if (slope != 0)
        note_add(&test->note, "the share of %s = %s %s with %s", trend->two_name, value,
                 slope > 0 ? "rises" : "falls", trend->ordered_name);
}

gbv_status
tabulation_trend(const struct tabulation *t, const double *table, struct tabulation_test *test)
{
    gbv_proportion_trend found;
    struct trend trend;
    gbv_status status = orient(t, &trend);
    if (!status)
        status = find_scores(t, &trend);
    if (!status)
        status = count(t, table, &trend);
    if (!status)
        status = gbv_proportions_trend(trend.events, trend.n, trend.scores,
                                       trend.ordered->n_present, &found);
    if (!status) {
        test->statistic = found.statistic;
        test->df = found.df;
        test->p = found.p;
        note_direction(t, &trend, found.slope, test);
    }
    free(trend.scores);
    free(trend.events);
    free(trend.n);
    return status;
}
