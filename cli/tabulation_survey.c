/* Weights, shares and tests of a table by a survey's design. */
#include <stdlib.h>

#include "tabulate.h"

/* What enters an estimate: of each key its domain (GBV_NONE: none) and its
 * value. */
struct entering {
    size_t n_domains;
    size_t *domain;
    double *y;
};

static gbv_status
out_of_memory(const struct tabulation *t)
{
    return gbv_fail(t->job->error, GBV_NO_MEMORY, "out of memory");
}

static gbv_status
entering_new(const struct tabulation *t, struct entering *out)
{
    out->domain = calloc(t->n_keys + 1, sizeof *out->domain);
    out->y = calloc(t->n_keys + 1, sizeof *out->y);
    return out->domain && out->y ? GBV_OK : out_of_memory(t);
}

static void
entering_free(struct entering *entering)
{
    free(entering->domain);
    free(entering->y);
}

/* ---- What estimators take ---- */

static size_t
make_cells(const struct tabulation *t, const struct entering *entering, gbv_survey_cell *cells)
{
    size_t n = 0;
    for (size_t key = 0; key < t->n_keys; key++) {
        if (entering->domain[key] == GBV_NONE)
            continue;
        cells[n] = survey_cell_of(&t->survey, key, &t->weights[key], entering->y[key]);
        cells[n++].domain = entering->domain[key];
    }
    return n;
}

/* The survey of what enters. Its lists are yours. */
static gbv_status
make_survey(const struct tabulation *t, const struct entering *entering, gbv_survey *out,
            gbv_replicates *replicates, gbv_survey_cell **cells, gbv_replicate_sums **sums)
{
    *sums = NULL;
    *cells = calloc(t->n_keys + 1, sizeof **cells);
    gbv_status status = *cells
        ? survey_replicate_values(&t->survey, entering->domain, entering->n_domains, entering->y,
                                  sums)
        : out_of_memory(t);
    *out = survey_of(&t->survey, *cells, *sums, NULL, replicates);
    out->n_cells = *cells ? make_cells(t, entering, *cells) : 0;
    out->n_domains = entering->n_domains;
    return status;
}

static gbv_status
estimate(const struct tabulation *t, const struct entering *entering, gbv_survey_estimate *out)
{
    gbv_survey survey;
    gbv_replicates replicates;
    gbv_survey_cell *cells;
    gbv_replicate_sums *sums;
    gbv_status status = make_survey(t, entering, &survey, &replicates, &cells, &sums);
    if (!status)
        status = survey_explain(&t->survey, gbv_survey_mean(&survey, out, NULL),
                                t->args->row.name);
    free(cells);
    free(sums);
    return status;
}

/* ---- Weights: the cells are the domains ---- */

static size_t
cell_of(const struct tabulation *t, size_t key)
{
    return t->rows.of[key] == GBV_NONE ? GBV_NONE
         : tabulation_cell(t, t->group[key], t->rows.of[key], t->columns.of[key]);
}

static gbv_status
find_weights(struct tabulation *t, struct entering *entering)
{
    gbv_survey_estimate *found = calloc(t->n_cells + 1, sizeof *found);
    if (!found)
        return out_of_memory(t);
    entering->n_domains = t->n_cells;
    for (size_t key = 0; key < t->n_keys; key++) {
        entering->domain[key] = cell_of(t, key);
        entering->y[key] = 1;
    }
    gbv_status status = estimate(t, entering, found);
    for (size_t cell = 0; cell < t->n_cells && !status; cell++)
        t->weight[cell] = found[cell].n > 0 ? found[cell].weight : 0;
    free(found);
    return status;
}

/* ---- Shares: the denominators are the domains ---- */

/* The cells of all denominators at once that stand at one place in them. */
static gbv_status
find_shares_at(struct tabulation *t, struct entering *entering, size_t i, size_t j,
               gbv_survey_estimate *found)
{
    enum share share = tabulation_share(t->args);
    for (size_t key = 0; key < t->n_keys; key++) {
        size_t a = t->rows.of[key], b = t->columns.of[key];
        entering->domain[key] = a == GBV_NONE ? GBV_NONE
                              : tabulation_denominator(t, t->group[key], a, b);
        entering->y[key] = (share == SHARE_ROW || a == i) && (share == SHARE_COLUMN || b == j);
    }
    gbv_status status = estimate(t, entering, found);
    for (size_t g = 0; g < t->groups.n && !status; g++)
        for (size_t a = 0; a < t->rows.n_shared; a++)
            for (size_t b = 0; b < t->columns.n_shared; b++)
                if ((share == SHARE_ROW || a == i) && (share == SHARE_COLUMN || b == j))
                    t->estimates[tabulation_cell(t, g, a, b)] =
                        found[tabulation_denominator(t, g, a, b)];
    return status;
}

static gbv_status
find_shares(struct tabulation *t, struct entering *entering)
{
    enum share share = tabulation_share(t->args);
    size_t rows = share == SHARE_ROW ? 1 : t->rows.n_shared;
    size_t columns = share == SHARE_COLUMN ? 1 : t->columns.n_shared;
    gbv_status status = GBV_OK;
    entering->n_domains = tabulation_denominators(t);
    gbv_survey_estimate *found = calloc(entering->n_domains + 1, sizeof *found);
    if (!found)
        return out_of_memory(t);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns && !status; j++)
            status = find_shares_at(t, entering, i, j, found);
    free(found);
    return status;
}

gbv_status
tabulation_estimate(struct tabulation *t)
{
    struct entering entering = { 0 };
    t->weight = calloc(t->n_cells + 1, sizeof *t->weight);
    t->estimates = calloc(t->n_cells + 1, sizeof *t->estimates);
    t->weights = calloc(t->n_keys + 1, sizeof *t->weights);
    gbv_status status = t->weight && t->estimates && t->weights ? entering_new(t, &entering)
                                                                : out_of_memory(t);
    for (size_t key = 0; key < t->n_keys && !status; key++)
        status = survey_weight(&t->survey, key, &t->weights[key]);
    if (!status)
        status = find_weights(t, &entering);
    if (!status)
        status = find_shares(t, &entering);
    entering_free(&entering);
    return status;
}

/* ---- The test ---- */

gbv_status
tabulation_raoscott(struct tabulation *t, size_t group, gbv_table_test *out)
{
    size_t rows = t->rows.n_present, columns = t->columns.n_present;
    struct entering entering = { .n_domains = rows * columns };
    gbv_survey survey;
    gbv_replicates replicates;
    gbv_survey_cell *cells = NULL;
    gbv_replicate_sums *sums = NULL;
    gbv_status status = entering_new(t, &entering);
    for (size_t key = 0; key < t->n_keys && !status; key++) {
        size_t i = t->rows.of[key], j = t->columns.of[key];
        bool enters = t->group[key] == group && i < rows && j < columns;
        entering.domain[key] = enters ? i * columns + j : GBV_NONE;
        entering.y[key] = 1;
    }
    if (!status)
        status = make_survey(t, &entering, &survey, &replicates, &cells, &sums);
    if (!status)
        status = gbv_survey_table_test(&survey, rows, columns, GBV_TABLE_RAO_SCOTT, out);
    free(cells);
    free(sums);
    entering_free(&entering);
    return status;
}
