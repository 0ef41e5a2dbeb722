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

/* Adds a key's sums by a replicate to its domain's. */
static gbv_status
add_key(const struct survey *survey, size_t key, size_t m, bool is_ratio, size_t r,
        const double *y, gbv_replicate_sums *sums)
{
    gbv_replicate_total total, other = { 0 };
    double times = survey->times[key];
    gbv_status status = gbv_grouped_replicate(survey->grouped, &key, 1, m, r, &total);
    if (!status && is_ratio)
        status = gbv_grouped_replicate(survey->grouped, &key, 1, m + 1, r, &other);
    if (status || (y && isnan(y[key])))
        return status;
    sums->w += times * total.w;
    sums->wy += times * (y ? total.w * y[key] : total.wx);
    sums->wyy += times * (y ? total.w * y[key] * y[key] : total.wxx);
    sums->wx += times * other.wx;
    return GBV_OK;
}

gbv_status
survey_replicate_sums(const struct survey *survey, size_t m, bool is_ratio, const double *y,
                      gbv_replicate_sums **out)
{
    size_t n = survey->replicates.n, domains = survey->groups.n;
    gbv_status status = GBV_OK;
    *out = NULL;
    if (!n)
        return GBV_OK;
    gbv_replicate_sums *sums = calloc(n * domains + 1, sizeof *sums);
    if (!sums)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t r = 0; r < n; r++)
        for (size_t g = 0; g < domains; g++)
            for (size_t i = survey->groups.start[g]; i < survey->groups.start[g + 1]; i++)
                if (!status)
                    status = add_key(survey, survey->groups.rows[i], m, is_ratio, r, y,
                                     &sums[r * domains + g]);
    *out = sums;
    return gbv_explain(survey->job->error, status, "sums by replicates");
}
