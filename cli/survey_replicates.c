/* Replicate weights of a survey. */
#include <stdlib.h>
#include <string.h>

#include "survey.h"

static gbv_status
out_of_memory(struct survey *survey)
{
    return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
}

/* "brr", "fay:0.5", … */
static gbv_status
find_type(struct survey *survey, gbv_replicate_type *type, double *fay)
{
    const char *text = survey->options->replicate_type;
    const char *const names[] = { "brr", "fay", "jk1", "jkn", "bootstrap" };
    *fay = 0;
    if (strncmp(text, "fay:", 4) == 0) {
        *type = GBV_REPLICATE_FAY;
        if (!gbv_number_parse(text + 4, strlen(text + 4), fay) && *fay >= 0 && *fay < 1)
            return GBV_OK;
        return gbv_fail(survey->job->error, GBV_MISUSE,
                        "--replicate-type fay:K: K is a number from 0 to below 1");
    }
    for (int i = 0; i < 5; i++)
        if (i != GBV_REPLICATE_FAY && strcmp(text, names[i]) == 0) {
            *type = (gbv_replicate_type)i;
            return GBV_OK;
        }
    gbv_fail(survey->job->error, GBV_MISUSE,
             "--replicate-type: \"%s\" is not brr, fay:K, jk1, jkn or bootstrap", text);
    gbv_hint(survey->job->error, "the documentation of the data says which");
    return GBV_MISUSE;
}

/* The scales of jkn, from its file; `table` is for gbv_table_free. */
static gbv_status
read_scales(struct survey *survey, gbv_table **table, const double **out)
{
    gbv_error *error = survey->job->error;
    size_t column;
    const char *file = survey->options->replicate_scale;
    if (!file)
        return GBV_OK;
    gbv_status status = job_read(survey->job, file, table);
    if (!status)
        status = gbv_table_column(*table, "scale", &column, error);
    if (!status)
        status = gbv_table_numbers(*table, column, out, error);
    if (!status && gbv_table_rows(*table) != survey->options->replicates.n)
        status = gbv_fail_at(error, GBV_DOMAIN, gbv_table_source(*table), 0,
                             "%zu scales for %zu replicates", gbv_table_rows(*table),
                             survey->options->replicates.n);
    return status;
}

static gbv_status
set_df(struct survey *survey)
{
    const char *df = survey->options->df;
    size_t n_rows, rank = 0;
    if (strcmp(df, "inf") == 0) {
        survey->replicates.df = INFINITY;
        return GBV_OK;
    }
    if (!gbv_number_parse(df, strlen(df), &survey->replicates.df))
        return GBV_OK;
    const double *rows = gbv_grouped_replicate_rows(survey->grouped, &n_rows);
    gbv_status status = gbv_replicate_rank(rows, n_rows, survey->options->replicates.n, &rank);
    if (status)
        return gbv_explain(survey->job->error, status, "the rank of the replicate weights");
    survey->replicates.df = (double)rank - 1;
    if (rank > 1)
        return GBV_OK;
    gbv_fail(survey->job->error, GBV_TOO_FEW, "the replicate weights are all the same");
    gbv_hint(survey->job->error, "are --replicates the columns of the replicates?");
    return GBV_TOO_FEW;
}

gbv_status
survey_replicates(struct survey *survey)
{
    size_t n = survey->options->replicates.n;
    gbv_replicate_type type = GBV_REPLICATE_BRR;
    double fay;
    const double *given = NULL;
    gbv_table *table = NULL;
    survey->scale = calloc(n + 1, sizeof *survey->scale);
    gbv_status status = survey->scale ? find_type(survey, &type, &fay) : out_of_memory(survey);
    if (!status)
        status = read_scales(survey, &table, &given);
    if (!status) {
        status = gbv_replicate_scales(type, n, fay, given, survey->scale);
        gbv_explain(survey->job->error, status, "the scales of the replicates");
    }
    survey->replicates.n = n;
    survey->replicates.scale = survey->scale;
    survey->replicates.mse = survey->options->mse;
    if (!status)
        status = set_df(survey);
    gbv_table_free(table);
    return status;
}

/* ---- Sums ---- */

/* The keys of domains, one domain behind the other, and what one replicate makes
 * of each key: so that no order of the keys changes a sum. */
struct terms {
    size_t *keys, *end;           /* domain d: up to end[d] */
    double *w, *wy, *wyy, *wx;    /* of each key */
};

static void
terms_free(struct terms *terms)
{
    free(terms->keys);
    free(terms->end);
    free(terms->w);
}

static gbv_status
terms_new(const struct survey *survey, const struct survey_replicated *of, struct terms *out)
{
    size_t n = survey->n_keys;
    *out = (struct terms){ .keys = calloc(n + 1, sizeof *out->keys),
                           .end = calloc(of->n_domains + 1, sizeof *out->end),
                           .w = calloc(n + 1, 4 * sizeof *out->w) };
    if (!out->keys || !out->end || !out->w)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    out->wy = out->w + n;
    out->wyy = out->wy + n;
    out->wx = out->wyy + n;
    for (size_t key = 0; key < n; key++)
        if (of->domain[key] != GBV_NONE)
            out->end[of->domain[key] + 1]++;    /* where the next domain begins, at first */
    for (size_t d = 0; d < of->n_domains; d++)
        out->end[d + 1] += out->end[d];
    for (size_t key = 0; key < n; key++)
        if (of->domain[key] != GBV_NONE)
            out->keys[out->end[of->domain[key]]++] = key;
    return GBV_OK;
}

/* A key without an answer y is left out. */
static gbv_status
set_key(const struct survey *survey, const struct survey_replicated *of, size_t key, size_t r,
        struct terms *terms)
{
    gbv_replicate_total total, other = { 0 };
    double times = survey->times[key], y = of->y ? of->y[key] : 1;
    gbv_status status = gbv_grouped_replicate(survey->grouped, &key, 1, of->measured, r, &total);
    if (!status && of->is_ratio)
        status = gbv_grouped_replicate(survey->grouped, &key, 1, of->measured + 1, r, &other);
    bool enters = !status && !isnan(y);
    terms->w[key] = enters ? times * total.w : 0;
    terms->wy[key] = enters ? times * (of->y ? total.w * y : total.wx) : 0;
    terms->wyy[key] = enters ? times * (of->y ? total.w * y * y : total.wxx) : 0;
    terms->wx[key] = enters ? times * other.wx : 0;
    return status;
}

static gbv_status
add_domain(const struct terms *terms, size_t domain, gbv_replicate_sums *out)
{
    size_t first = domain ? terms->end[domain - 1] : 0, n = terms->end[domain] - first;
    const size_t *keys = terms->keys + first;
    gbv_status status = gbv_sum_rows(terms->w, keys, n, &out->w);
    if (!status)
        status = gbv_sum_rows(terms->wy, keys, n, &out->wy);
    if (!status)
        status = gbv_sum_rows(terms->wyy, keys, n, &out->wyy);
    if (!status)
        status = gbv_sum_rows(terms->wx, keys, n, &out->wx);
    return status;
}

gbv_status
survey_replicate_sums(const struct survey *survey, const struct survey_replicated *of,
                      gbv_replicate_sums **out)
{
    struct terms terms;
    size_t n = survey->replicates.n;
    *out = NULL;
    if (!n)
        return GBV_OK;
    gbv_status status = terms_new(survey, of, &terms);
    *out = calloc(n * of->n_domains + 1, sizeof **out);
    if (!*out)
        status = GBV_NO_MEMORY;
    for (size_t r = 0; r < n; r++) {
        for (size_t key = 0; key < survey->n_keys && !status; key++)
            if (of->domain[key] != GBV_NONE)
                status = set_key(survey, of, key, r, &terms);
        for (size_t d = 0; d < of->n_domains && !status; d++)
            status = add_domain(&terms, d, &(*out)[r * of->n_domains + d]);
    }
    terms_free(&terms);
    return gbv_explain(survey->job->error, status, "sums by replicates");
}
