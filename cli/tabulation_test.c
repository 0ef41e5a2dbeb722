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

/* ---- All of them ---- */

/* Has the table two rows and two columns that are not empty? */
static bool
is_table(const struct tabulation *t, const double *table)
{
    size_t rows = t->rows.n_present, columns = t->columns.n_present, used[2] = { 0 };
    for (size_t turned = 0; turned < 2; turned++)
        for (size_t i = 0; i < (turned ? columns : rows); i++) {
            double n = 0;
            for (size_t j = 0; j < (turned ? rows : columns); j++)
                n += table[turned ? j * columns + i : i * columns + j];
            used[turned] += n > 0;
        }
    return used[0] > 1 && used[1] > 1;
}

/* Why a group has no test; NULL: its status says it. */
static const char *
reason_of(const struct tabulation *t, const double *table, gbv_status status)
{
    bool by_design = t->args->test == TEST_RAOSCOTT;
    if (status == GBV_COLLINEAR && by_design)
        return "so many cells are empty that the others determine each other";
    if (status == GBV_NO_SPREAD && by_design)
        return "the sampling units do not differ";
    if (status != GBV_TOO_FEW)
        return gbv_status_text(status);
    if (!by_design || !is_table(t, table))
        return "fewer than two categories, or none to compare";
    if (t->survey.replicates.n)
        return "a replicate weighs nothing here";
    return t->survey.options->lonely == GBV_LONELY_AVERAGE
        ? "no degrees of freedom, or no stratum has two PSUs to take an average of"
        : "no degrees of freedom";
}

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
        case TEST_TREND: status = tabulation_trend(t, table, test); break;
        }
    bool is_untested = status == GBV_TOO_FEW || status == GBV_NO_SPREAD || status == GBV_COLLINEAR;
    if (is_untested)
        note_add(&test->note, "no test: %s", reason_of(t, table, status));
    free(table);
    return is_untested ? GBV_OK : gbv_explain(t->job->error, status, "--test");
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
