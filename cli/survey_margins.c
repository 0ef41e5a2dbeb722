/* Known populations, to which weights are made to add up. */
#include <stdlib.h>
#include <string.h>

#include "option_name.h"
#include "survey.h"

static gbv_status
out_of_memory(struct survey *survey)
{
    return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
}

/* ---- Reading ---- */

/* A level that is listed twice has two populations. */
static gbv_status
check_levels(struct survey *survey, const struct survey_margin *margin)
{
    const gbv_table *people = margin->people;
    gbv_groups groups = { 0 };
    gbv_status status = gbv_groups_of(people, &margin->level_at, 1, &groups, survey->job->error);
    for (size_t g = 0; g < groups.n && !status; g++) {
        const size_t *rows = groups.rows + groups.start[g];
        if (groups.start[g + 1] - groups.start[g] == 1)
            continue;
        size_t first = rows[0] < rows[1] ? rows[0] : rows[1];
        size_t second = rows[0] < rows[1] ? rows[1] : rows[0];
        const char *level = gbv_table_text(people, second, margin->level_at);
        gbv_fail_at(survey->job->error, GBV_BAD_VALUE, gbv_table_source(people),
                    gbv_table_line(people, second), "%s \"%s\" is listed twice, first on line %zu",
                    margin->column, level ? level : "", gbv_table_line(people, first));
        gbv_hint(survey->job->error, "each has one population: add them up");
        status = GBV_BAD_VALUE;
    }
    gbv_groups_free(&groups);
    return status;
}

static gbv_status
check_people(struct survey *survey, const struct survey_margin *margin)
{
    const double *people;
    gbv_status status = gbv_table_numbers(margin->people, margin->people_at, &people,
                                          survey->job->error);
    for (size_t row = 0; !status && row < gbv_table_rows(margin->people); row++)
        if (!(people[row] >= 0))
            status = gbv_fail_at(survey->job->error, GBV_BAD_VALUE,
                                 gbv_table_source(margin->people),
                                 gbv_table_line(margin->people, row),
                                 "column \"population\": not a number of people");
    return status;
}

/* "stype:margin.csv" */
static gbv_status
read_margin(struct survey *survey, const char *option, const char *text,
            struct survey_margin *margin)
{
    gbv_error *error = survey->job->error;
    margin->option = option;
    size_t length = strlen(text), colon = gbv_list_span(text, length, ':');
    if (colon == 0 || colon + 1 >= length) {
        gbv_fail(error, GBV_MISUSE, "--%s: \"%s\" is not COL:FILE", option, text);
        gbv_hint(error, "for example --%s region:population.csv", option);
        return GBV_MISUSE;
    }
    margin->column = name_said(text, colon);
    if (!margin->column)
        return out_of_memory(survey);
    gbv_status status = gbv_table_column(survey->job->data, margin->column, &margin->at, error);
    if (!status)
        status = job_read(survey->job, text + colon + 1, &margin->people);
    if (!status)
        status = gbv_table_column(margin->people, margin->column, &margin->level_at, error);
    if (!status)
        status = gbv_table_column(margin->people, "population", &margin->people_at, error);
    if (!status)
        status = check_people(survey, margin);
    return status ? status : check_levels(survey, margin);
}

gbv_status
survey_margins_read(struct survey *survey)
{
    const struct survey_options *options = survey->options;
    size_t n = options->poststratify ? 1 : options->rake.n;
    gbv_status status = GBV_OK;
    survey->margins = calloc(n + 1, sizeof *survey->margins);
    if (!survey->margins)
        return out_of_memory(survey);
    for (; survey->n_margins < n && !status; survey->n_margins++)
        status = read_margin(survey, options->poststratify ? "poststratify" : "rake",
                             options->poststratify ? options->poststratify
                                                   : options->rake.item[survey->n_margins],
                             &survey->margins[survey->n_margins]);
    return status;
}

/* ---- Levels and categories ---- */

static bool
is_level(const struct survey *survey, const struct survey_margin *margin, size_t key, size_t row)
{
    const char *text = gbv_table_text(survey->keys, key, margin->at);
    const char *level = gbv_table_text(margin->people, row, margin->level_at);
    double a, b;
    if (!text || !level)
        return false;
    return strcmp(text, level) == 0 ||
           (!gbv_number_parse(text, strlen(text), &a) &&
            !gbv_number_parse(level, strlen(level), &b) && a == b);
}

/* Nobody can stand for a level without people. */
static gbv_status
check_any_people(struct survey *survey, const struct survey_margin *margin, size_t key, size_t row)
{
    if (gbv_table_number(margin->people, row, margin->people_at) > 0)
        return GBV_OK;
    gbv_fail_at(survey->job->error, GBV_DOMAIN, gbv_table_source(margin->people),
                gbv_table_line(margin->people, row),
                "the population of %s \"%s\" is 0, and there are rows of it, as on line %zu of %s",
                margin->column, gbv_table_text(margin->people, row, margin->level_at),
                gbv_table_line(survey->keys, key), gbv_table_source(survey->keys));
    gbv_hint(survey->job->error, "weights of 0 stand for nobody: leave such rows out before, with "
             "gbv-select, or find their population");
    return GBV_DOMAIN;
}

static gbv_status
find_level(struct survey *survey, const struct survey_margin *margin, size_t key, size_t *out)
{
    size_t n = gbv_table_rows(margin->people), found = n;
    for (size_t row = 0; row < n && found == n; row++)
        if (is_level(survey, margin, key, row))
            found = row;
    *out = found;
    if (found < n)
        return check_any_people(survey, margin, key, found);
    const char *text = gbv_table_text(survey->keys, key, margin->at);
    gbv_fail_at(survey->job->error, GBV_DOMAIN, gbv_table_source(survey->keys),
                gbv_table_line(survey->keys, key), "column \"%s\": %s%s%s has no population in %s",
                margin->column, text ? "\"" : "", text ? text : "a missing value",
                text ? "\"" : "", gbv_table_source(margin->people));
    gbv_hint(survey->job->error, "weights can add up to populations only if every row is of one");
    return GBV_DOMAIN;
}

static gbv_status
find_levels(struct survey *survey, const gbv_groups *categories)
{
    gbv_status status = GBV_OK;
    size_t n = survey->n_margins;
    for (size_t c = 0; c < categories->n; c++)
        for (size_t m = 0; m < n && !status; m++)
            status = find_level(survey, &survey->margins[m],
                                categories->rows[categories->start[c]], &survey->level[c * n + m]);
    return status;
}

static gbv_status
make_lists(struct survey *survey, size_t n_categories)
{
    size_t n = survey->n_margins;
    survey->n_levels = calloc(n + 1, sizeof *survey->n_levels);
    survey->people = calloc(n + 1, sizeof *survey->people);
    survey->level = calloc(n_categories * n + 1, sizeof *survey->level);
    survey->calibrated = calloc(survey->n_keys + 1, sizeof *survey->calibrated);
    if (!survey->n_levels || !survey->people || !survey->level || !survey->calibrated)
        return out_of_memory(survey);
    for (size_t m = 0; m < n; m++) {
        const struct survey_margin *margin = &survey->margins[m];
        survey->n_levels[m] = gbv_table_rows(margin->people);
        survey->people[m] = calloc(survey->n_levels[m] + 1, sizeof **survey->people);
        if (!survey->people[m])
            return out_of_memory(survey);
        for (size_t row = 0; row < survey->n_levels[m]; row++)
            survey->people[m][row] = gbv_table_number(margin->people, row, margin->people_at);
    }
    return GBV_OK;
}

/* The weight of all rows of a key, in the domain or not. */
static gbv_status
weigh(struct survey *survey, size_t key, gbv_calibration_weight *out)
{
    double rows = (double)gbv_grouped_rows(survey->grouped, key), times = survey->times[key];
    gbv_sums sums = { .weight = rows, .weight_squares = rows };
    gbv_status status = survey->options->weight.name
        ? gbv_grouped_totals(survey->grouped, &key, 1, survey->grouping.n_measured - 1, &sums)
        : GBV_OK;
    out->unit = survey->unit[key];
    out->w = times * sums.weight;
    out->n = times * rows;
    out->ww = times * sums.weight_squares;
    return status;
}

static gbv_status
set_weights(struct survey *survey, const gbv_groups *categories)
{
    gbv_status status = GBV_OK;
    for (size_t c = 0; c < categories->n; c++)
        for (size_t i = categories->start[c]; i < categories->start[c + 1] && !status; i++) {
            size_t key = categories->rows[i];
            survey->calibrated[key].category = c;
            status = weigh(survey, key, &survey->calibrated[key]);
        }
    return status ? out_of_memory(survey) : GBV_OK;
}

/* ---- The whole ---- */

static gbv_status
explain(struct survey *survey, gbv_status status, const gbv_calibration_gap *gap)
{
    gbv_error *error = survey->job->error;
    if (status == GBV_TOO_FEW) {
        const struct survey_margin *margin = &survey->margins[gap->margin];
        const char *level = gbv_table_text(margin->people, gap->level, margin->level_at);
        gbv_fail_at(error, status, gbv_table_source(margin->people),
                    gbv_table_line(margin->people, gap->level),
                    "no row stands for the people of %s \"%s\"", margin->column,
                    level ? level : "");
        gbv_hint(error, "join levels that the sample did not reach");
    } else if (status == GBV_NO_CONVERGENCE) {
        gbv_fail(error, status, "--rake does not settle: do the populations have one total?");
    } else {
        gbv_explain(error, status, "--%s", survey->margins[0].option);
    }
    return status;
}

gbv_status
survey_calibrate(struct survey *survey)
{
    size_t n = survey->n_margins, *columns = calloc(n + 1, sizeof *columns);
    double *factor = NULL;
    gbv_groups categories = { 0 };
    gbv_calibration_gap gap = { 0 };
    if (!columns)
        return out_of_memory(survey);
    for (size_t m = 0; m < n; m++)
        columns[m] = survey->margins[m].at;
    gbv_status status = gbv_groups_of(survey->keys, columns, n, &categories, survey->job->error);
    if (!status)
        status = make_lists(survey, categories.n);
    if (!status)
        status = find_levels(survey, &categories);
    if (!status)
        status = set_weights(survey, &categories);
    if (!status && !(factor = calloc(categories.n + 1, sizeof *factor)))
        status = out_of_memory(survey);
    if (!status) {
        survey->calibration = (gbv_calibration){
            .n_margins = n, .n_levels = survey->n_levels,
            .population = (const double *const *)survey->people,
            .n_categories = categories.n, .level = survey->level,
            .weights = survey->calibrated, .n_weights = survey->n_keys,
            .tolerance = survey->options->rake_tolerance,
        };
        status = gbv_calibration_factors(&survey->calibration, factor, &gap);
        if (status)
            explain(survey, status, &gap);
    }
    free(factor);
    free(columns);
    gbv_groups_free(&categories);
    return status;
}
