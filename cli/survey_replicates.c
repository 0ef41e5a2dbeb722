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

gbv_status
survey_replicate_sums(const struct survey *survey, size_t m, bool is_ratio, const double *origin,
                      gbv_replicate_sums **out)
{
    const gbv_groups *groups = &survey->groups;
    size_t n = survey->replicates.n;
    gbv_status status = GBV_OK;
    *out = n ? calloc(n * groups->n + 1, sizeof **out) : NULL;
    if (n && !*out)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t g = 0; g < groups->n; g++) {
        size_t begin = groups->start[g], end = groups->start[g + 1];
        const gbv_distance of = survey_distance(m, is_ratio, origin[g]);
        for (size_t r = 0; r < n && !status; r++)
            status = gbv_grouped_replicate_sums(survey->grouped, groups->rows + begin,
                                                survey->times_by_group + begin, end - begin, &of,
                                                r, &(*out)[r * groups->n + g]);
    }
    return gbv_explain(survey->job->error, status, "sums by replicates");
}

/* Keys by domain, with what they count for and their values. */
struct sorted {
    size_t *start, *key;
    double *times, *y;
};

static void
sort_keys(const struct survey *survey, const size_t *domain, size_t n_domains, const double *y,
          struct sorted *out)
{
    for (size_t key = 0; key < survey->n_keys; key++)
        if (domain[key] != GBV_NONE)
            out->start[domain[key] + 2]++;
    for (size_t d = 0; d < n_domains; d++)
        out->start[d + 2] += out->start[d + 1];
    for (size_t key = 0; key < survey->n_keys; key++) {
        if (domain[key] == GBV_NONE)
            continue;
        size_t at = out->start[domain[key] + 1]++;
        out->key[at] = key;
        out->times[at] = survey->times[key];
        out->y[at] = y[key];
    }
}

gbv_status
survey_replicate_values(const struct survey *survey, const size_t *domain, size_t n_domains,
                        const double *y, gbv_replicate_sums **out)
{
    size_t n = survey->replicates.n, keys = survey->n_keys;
    *out = NULL;
    if (!n)
        return GBV_OK;
    struct sorted sorted = { calloc(n_domains + 2, sizeof(size_t)),
                             calloc(keys + 1, sizeof(size_t)), calloc(keys + 1, sizeof(double)),
                             calloc(keys + 1, sizeof(double)) };
    *out = calloc(n * n_domains + 1, sizeof **out);
    gbv_status status = sorted.start && sorted.key && sorted.times && sorted.y && *out
                      ? GBV_OK : GBV_NO_MEMORY;
    if (!status)
        sort_keys(survey, domain, n_domains, y, &sorted);
    for (size_t d = 0; d < n_domains && !status; d++) {
        size_t begin = sorted.start[d], end = sorted.start[d + 1];
        for (size_t r = 0; r < n && !status; r++)
            status = gbv_grouped_replicate_values(survey->grouped, sorted.key + begin,
                                                  sorted.times + begin, sorted.y + begin,
                                                  end - begin, 0, r, &(*out)[r * n_domains + d]);
    }
    free(sorted.start);
    free(sorted.key);
    free(sorted.times);
    free(sorted.y);
    return gbv_explain(survey->job->error, status, "sums by replicates");
}
