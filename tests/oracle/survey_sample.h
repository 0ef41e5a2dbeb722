/* Samples read from tests/oracle/data and folded into cells, one a row: for
 * the tests of survey estimates. */
#ifndef SURVEY_SAMPLE_H
#define SURVEY_SAMPLE_H

#include <stdlib.h>

#include "check.h"
#include "gbvstat/read.h"
#include "gbvstat/survey.h"
#include "survey_merge.h"

/* The columns of a design; NULL: none. */
struct sample_columns {
    const char *file, *weight, *stratum, *psu, *ssu, *fpc, *fpc_ssu;
};

struct sample {
    gbv_table *table;
    size_t n;                    /* rows */
    double *weight;
    size_t *psu, *unit;          /* of each row */
    gbv_design design;
    size_t *stratum_of, *psu_of;
    double *population, *population_ssu;
    gbv_survey_cell *cells;      /* one a row */
    gbv_survey survey;
};

static inline void *
sample_array(size_t n, size_t size)
{
    void *array = calloc(n ? n : 1, size);
    CHECK(array != NULL);
    return array;
}

static inline double *
sample_numbers(const struct sample *sample, const char *column)
{
    const double *values;
    double *copy = sample_array(sample->n, sizeof *copy);
    size_t index = gbv_table_find(sample->table, column);
    CHECK(index != GBV_NONE);
    CHECK(gbv_table_numbers(sample->table, index, &values, NULL) == GBV_OK);
    memcpy(copy, values, sample->n * sizeof *copy);
    return copy;
}

/* Does a row's cell hold this text? */
static inline bool
sample_is(const struct sample *sample, size_t row, const char *column, const char *text)
{
    size_t index = gbv_table_find(sample->table, column);
    CHECK(index != GBV_NONE);
    const char *cell = gbv_table_text(sample->table, row, index);
    return cell && strcmp(cell, text) == 0;
}

/* Numbers the different texts of a column, within those of `within` (NULL:
 * all rows are one), in order of their appearance; returns how many. */
static inline size_t
sample_codes(const struct sample *sample, const char *column, const size_t *within, size_t *code)
{
    size_t index = gbv_table_find(sample->table, column), count = 0;
    size_t *first = sample_array(sample->n, sizeof *first);
    CHECK(index != GBV_NONE);
    for (size_t i = 0; i < sample->n; i++) {
        const char *text = gbv_table_text(sample->table, i, index);
        size_t k = 0;
        for (; k < count; k++)
            if (strcmp(gbv_table_text(sample->table, first[k], index), text) == 0 &&
                (!within || within[first[k]] == within[i]))
                break;
        if (k == count)
            first[count++] = i;
        code[i] = k;
    }
    free(first);
    return count;
}

/* What the rows of each group share: of group `of[i]`, value[i]. */
static inline double *
sample_of_groups(size_t n, size_t groups, const size_t *of, const double *value)
{
    double *out = sample_array(groups, sizeof *out);
    for (size_t i = 0; i < n; i++)
        out[of[i]] = value[i];
    return out;
}

static inline size_t *
sample_parents(size_t n, size_t groups, const size_t *of, const size_t *parent)
{
    size_t *out = sample_array(groups, sizeof *out);
    for (size_t i = 0; i < n; i++)
        out[of[i]] = parent[i];
    return out;
}

/* Numbers units by a column within others; without a column each row is one. */
static inline size_t
sample_units(const struct sample *sample, const char *column, const size_t *within, size_t *unit)
{
    if (column)
        return sample_codes(sample, column, within, unit);
    for (size_t i = 0; i < sample->n; i++)
        unit[i] = i;
    return sample->n;
}

static inline double *
sample_populations(const struct sample *sample, const char *column, size_t groups,
                   const size_t *of)
{
    if (!column)
        return NULL;
    double *values = sample_numbers(sample, column);
    double *out = sample_of_groups(sample->n, groups, of, values);
    free(values);
    return out;
}

static inline void
sample_open(struct sample *s, const struct sample_columns *columns)
{
    char path[200];
    *s = (struct sample){ 0 };
    snprintf(path, sizeof path, "tests/oracle/data/%s.csv", columns->file);
    CHECK(gbv_table_read(path, NULL, &s->table, NULL) == GBV_OK);
    s->n = gbv_table_rows(s->table);
    s->weight = sample_array(s->n, sizeof *s->weight);
    for (size_t i = 0; i < s->n; i++)
        s->weight[i] = 1;
    if (columns->weight) {
        free(s->weight);
        s->weight = sample_numbers(s, columns->weight);
    }
    size_t *stratum = sample_array(s->n, sizeof *stratum);
    s->psu = sample_array(s->n, sizeof *s->psu);
    s->unit = sample_array(s->n, sizeof *s->unit);
    gbv_design *d = &s->design;
    d->n_strata = columns->stratum ? sample_codes(s, columns->stratum, NULL, stratum) : 1;
    d->n_psus = sample_units(s, columns->psu, stratum, s->psu);
    d->stratum = s->stratum_of = sample_parents(s->n, d->n_psus, s->psu, stratum);
    d->population = s->population = sample_populations(s, columns->fpc, d->n_strata, stratum);
    memcpy(s->unit, s->psu, s->n * sizeof *s->unit);
    if (columns->ssu) {
        d->n_ssus = sample_codes(s, columns->ssu, s->psu, s->unit);
        d->psu = s->psu_of = sample_parents(s->n, d->n_ssus, s->unit, s->psu);
        d->population_ssu = s->population_ssu =
            sample_populations(s, columns->fpc_ssu, d->n_psus, s->psu);
    }
    free(stratum);
    s->cells = sample_array(s->n, sizeof *s->cells);
    s->survey = (gbv_survey){ .design = &s->design, .cells = s->cells };
}

static inline void
sample_close(struct sample *s)
{
    gbv_table_free(s->table);
    free(s->weight);
    free(s->psu);
    free(s->unit);
    free(s->stratum_of);
    free(s->psu_of);
    free(s->population);
    free(s->population_ssu);
    free(s->cells);
}

/* Fills the cells: y (and x, or NULL) of each row, NAN missing; its domain of n,
 * GBV_NONE outside of all (NULL: one domain); its category (or NULL). */
static inline void
sample_fold(struct sample *s, const double *y, const double *x, const size_t *domain,
            size_t n_domains, const size_t *category)
{
    size_t used = 0;
    for (size_t i = 0; i < s->n; i++) {
        double w = s->weight[i], left = x ? x[i] : 0;
        gbv_survey_cell cell = { .unit = s->unit[i], .domain = domain ? domain[i] : 0,
                                 .category = category ? category[i] : 0 };
        if (cell.domain == GBV_NONE)
            continue;
        if (isnan(y[i]) || isnan(left)) {
            cell.n_missing = 1;
            cell.w_missing = w;
        } else {
            cell.n = 1;
            cell.w = w;
            cell.ww = w * w;
            cell.wy = w * y[i];
            cell.wyy = w * y[i] * y[i];
            cell.wx = w * left;
            cell.wxx = w * left * left;
            cell.wxy = w * left * y[i];
        }
        s->cells[used++] = cell;
    }
    s->survey.n_cells = used;
    s->survey.n_domains = n_domains;
}

/* The same of columns by their names: missing cells are missing answers. */
static inline void
sample_fold_columns(struct sample *s, const char *y, const char *x, const size_t *domain,
                    size_t n_domains)
{
    double *values = sample_numbers(s, y), *other = x ? sample_numbers(s, x) : NULL;
    sample_fold(s, values, other, domain, n_domains, NULL);
    free(values);
    free(other);
}

/* 1 where the column holds the text, else 0. */
static inline void
sample_fold_share(struct sample *s, const char *column, const char *text, const size_t *domain,
                  size_t n_domains)
{
    double *values = sample_array(s->n, sizeof *values);
    for (size_t i = 0; i < s->n; i++)
        values[i] = sample_is(s, i, column, text);
    sample_fold(s, values, NULL, domain, n_domains, NULL);
    free(values);
}

/* Merges the cells of rows that are PSUs by stratum, domain and category, and
 * makes the design one of `rows`, which has room for the strata. */
static inline void
sample_unclustered(struct sample *s, double *rows)
{
    size_t used = 0;
    for (size_t h = 0; h < s->design.n_strata; h++)
        rows[h] = 0;
    for (size_t p = 0; p < s->n; p++)
        rows[s->stratum_of[p]]++;
    for (size_t i = 0; i < s->survey.n_cells; i++) {
        gbv_survey_cell cell = s->cells[i];
        size_t k = 0;
        cell.unit = s->stratum_of[cell.unit];
        while (k < used && (s->cells[k].unit != cell.unit || s->cells[k].domain != cell.domain ||
                            s->cells[k].category != cell.category))
            k++;
        if (k == used)
            s->cells[used++] = cell;
        else
            survey_merge(&s->cells[k], &cell);
    }
    s->survey.n_cells = used;
    s->design.rows = rows;
    s->design.n_psus = 0;
    s->design.stratum = NULL;
}

/* Back to rows as PSUs, before folding again. */
static inline void
sample_clustered(struct sample *s)
{
    s->design.rows = NULL;
    s->design.n_psus = s->n;
    s->design.stratum = s->stratum_of;
}

/* Estimate and standard error, as R says them. */
static inline void
sample_check(const gbv_survey_estimate *e, const double *expected, double tolerance)
{
    CHECK(e->status == GBV_OK);
    CHECK_NEAR(e->estimate, expected[0], tolerance);
    CHECK_NEAR(e->std_error, expected[1], tolerance);
}

#endif
