/* Tests of tables: --test. */
#include <stdlib.h>
#include <string.h>

#include "tabulate.h"
#include "tally.h"

/* The table of a group, without its missing values: yours to free. */
static double *
table_of(const struct tabulation *t, size_t group)
{
    size_t rows = t->rows.n_present, columns = t->columns.n_present;
    double *table = calloc(rows * columns + 1, sizeof *table);
    for (size_t i = 0; table && i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            table[i * columns + j] = t->n[tabulation_cell(t, group, i, j)];
    return table;
}

static gbv_status
test_chi_squared(const struct tabulation *t, const double *table, struct tabulation_test *test)
{
    gbv_chi_squared found;
    size_t rows = t->rows.n_present, columns = t->columns.n_present;
    gbv_status status = gbv_contingency_chi_squared(table, rows, columns, &found);
    if (status)
        return status;
    test->statistic = found.statistic;
    test->df = found.df;
    test->p = found.p;
    if (found.n_below_5)
        note_add(&test->note, "%zu of %zu expected counts are below 5: see --test exact",
                 found.n_below_5, rows * columns);
    return GBV_OK;
}

static gbv_status
test_exact(const struct tabulation *t, const double *table, struct tabulation_test *test)
{
    gbv_status status = gbv_contingency_exact(table, t->rows.n_present, t->columns.n_present,
                                              &test->p);
    if (status != GBV_DOMAIN)
        return status;
    gbv_fail(t->job->error, GBV_RANGE, "--test exact: this table can be rearranged in too many "
             "ways to look at");
    gbv_hint(t->job->error, "its counts are large enough for --test chisq, or its categories too "
             "many for any test");
    return GBV_RANGE;
}

static gbv_status
test_raoscott(struct tabulation *t, size_t group, struct tabulation_test *test)
{
    gbv_table_test found;
    gbv_status status = tabulation_raoscott(t, group, &found);
    if (status)
        return status;
    test->statistic = found.statistic;
    test->df = found.df;
    test->df2 = found.df2;
    test->p = found.p;
    return GBV_OK;
}

/* ---- Trend ---- */

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

static gbv_status
test_trend(const struct tabulation *t, const double *table, struct tabulation_test *test)
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

/* ---- All of them ---- */

static gbv_status
test_group(struct tabulation *t, size_t group, struct tabulation_test *test)
{
    static const struct {
        const char *term, *method;
    } words[] = {
        [TEST_CHISQ] = { "chi_squared", "Pearson, without correction" },
        [TEST_EXACT] = { "exact", "Fisher; sums tables no more probable than this one" },
        [TEST_RAOSCOTT] = { "rao_scott", "Rao-Scott, second order, F" },
        [TEST_TREND] = { "trend", "Cochran-Armitage, without correction" },
    };
    double *table = table_of(t, group);
    gbv_status status = table ? GBV_OK : GBV_NO_MEMORY;
    *test = (struct tabulation_test){
        .term = words[t->args->test].term, .method = words[t->args->test].method,
        .statistic = NAN, .df = NAN, .df2 = NAN, .p = NAN, .p_adjusted = NAN,
    };
    if (!status)
        switch ((enum test)t->args->test) {
        case TEST_CHISQ: status = test_chi_squared(t, table, test); break;
        case TEST_EXACT: status = test_exact(t, table, test); break;
        case TEST_RAOSCOTT: status = test_raoscott(t, group, test); break;
        case TEST_TREND: status = test_trend(t, table, test); break;
        }
    free(table);
    if (status == GBV_TOO_FEW)
        note_add(&test->note, "no test: fewer than two categories, or none to compare");
    else if (status == GBV_NO_SPREAD || status == GBV_COLLINEAR)
        note_add(&test->note, "no test: %s", gbv_status_text(status));
    else
        return gbv_explain(t->job->error, status, "--test");
    return GBV_OK;
}

static gbv_status
adjust(const struct tabulation *t, struct tabulation_test *tests)
{
    size_t n = t->groups.n;
    double *p = calloc(n + 1, sizeof *p);
    if (!p)
        return gbv_fail(t->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t g = 0; g < n; g++)
        p[g] = tests[g].p;
    gbv_status status = gbv_adjust(p, n, (gbv_adjust_method)t->args->adjust, p);
    for (size_t g = 0; g < n && !status; g++)
        tests[g].p_adjusted = p[g];
    free(p);
    return gbv_explain(t->job->error, status, "p-values");
}

gbv_status
tabulation_tests(struct tabulation *t, struct tabulation_test **out)
{
    gbv_status status = GBV_OK;
    *out = NULL;
    if (t->args->test < 0)
        return GBV_OK;
    *out = calloc(t->groups.n + 1, sizeof **out);
    if (!*out)
        return gbv_fail(t->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t g = 0; g < t->groups.n && !status; g++)
        status = test_group(t, g, &(*out)[g]);
    return status ? status : adjust(t, *out);
}

void
tabulation_tests_free(const struct tabulation *t, struct tabulation_test *tests)
{
    for (size_t g = 0; tests && g < t->groups.n; g++)
        gbv_buffer_free(&tests[g].note);
    free(tests);
}

void
tabulation_put_test(struct tabulation *t, size_t group, const struct tabulation_test *test)
{
    gbv_table *result = t->job->result;
    struct estimate row = estimate_of(test->term);
    row.statistic = test->statistic;
    row.df = test->df;
    row.p = test->p;
    row.method = test->method;
    row.note = gbv_table_words(result, &test->note);
    gbv_row_begin(result, 0);
    if (t->by.n)
        result_put_group(t->job, &t->by,
                         group_plainest(t->job->data, &t->by, &t->groups, group));
    result_put_estimate(result, &row);
    gbv_put_number(result, "df2", test->df2);
    gbv_put_number(result, "p_adjusted", test->p_adjusted);
}
