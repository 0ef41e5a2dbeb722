/* The items of the index: their columns, and what respondents answered. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "gsni.h"
#include "option_name.h"

int
gsni_wave(const struct gsni_command *args)
{
    return args->wave == 0 ? 7 : 6;
}

/* ---- Columns ---- */

/* "q29", "V51": an item by its name in either wave. */
static size_t
find_item(const char *name, size_t length)
{
    for (size_t i = 0; i < GBV_GSNI_ITEMS; i++)
        for (int wave = 6; wave <= 7; wave++) {
            const char *variable = gbv_gsni_variable(wave, (gbv_gsni_item)i);
            if (strlen(variable) == length && strncasecmp(variable, name, length) == 0)
                return i;
        }
    return GBV_NONE;
}

static gbv_status
read_named(const struct texts *items, const gbv_table *data, size_t *columns, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < items->n && !status; i++) {
        const char *part = items->item[i];
        size_t length = strlen(part), equals = gbv_list_span(part, length, '=');
        size_t item = equals < length ? find_item(part, equals) : GBV_NONE;
        if (item == GBV_NONE) {
            gbv_fail(error, GBV_MISUSE, "--items: \"%s\" is not ITEM=COL", part);
            gbv_hint(error, "the items are q29, q249, q30, q31, q33, q189, q184: "
                            "--items q29=leaders,q30=university");
            return GBV_MISUSE;
        }
        status = find_named(data, part + equals + 1, length - equals - 1, &columns[item],
                            error);
    }
    return status;
}

/* A name of a wave in any case, but only once. */
static gbv_status
find_column(int wave, size_t item, const gbv_table *data, size_t *out, gbv_error *error)
{
    const char *variable = gbv_gsni_variable(wave, (gbv_gsni_item)item);
    for (size_t c = 0; c < gbv_table_columns(data); c++) {
        if (strcasecmp(gbv_table_name(data, c), variable) != 0)
            continue;
        if (*out != GBV_NONE) {
            gbv_fail(error, GBV_MISUSE, "columns \"%s\" and \"%s\" both have the name of an item",
                     gbv_table_name(data, *out), gbv_table_name(data, c));
            gbv_hint(error, "say which: --items %s=COL", variable);
            return GBV_MISUSE;
        }
        *out = c;
    }
    if (*out != GBV_NONE)
        return GBV_OK;
    gbv_fail(error, GBV_NO_COLUMN, "%s: no column \"%s\" (%s)", gbv_table_source(data), variable,
             gbv_gsni_question((gbv_gsni_item)item));
    gbv_hint(error, "name it: --items %s=COL; the names of the other wave: --wave %d", variable,
             wave == 7 ? 6 : 7);
    return GBV_NO_COLUMN;
}

gbv_status
gsni_columns(const struct gsni_command *args, const gbv_table *data,
             size_t columns[GBV_GSNI_ITEMS], gbv_error *error)
{
    for (size_t i = 0; i < GBV_GSNI_ITEMS; i++)
        columns[i] = GBV_NONE;
    gbv_status status = read_named(&args->items, data, columns, error);
    for (size_t i = 0; i < GBV_GSNI_ITEMS && !status; i++) {
        if (columns[i] == GBV_NONE)
            status = find_column(gsni_wave(args), i, data, &columns[i], error);
        for (size_t j = 0; j < i && !status; j++)
            if (columns[j] == columns[i])
                status = gbv_fail(error, GBV_MISUSE, "column \"%s\" is two items",
                                  gbv_table_name(data, columns[i]));
    }
    return status;
}

/* ---- Answers ---- */

static gbv_status
refuse_code(const struct survey *survey, size_t key, size_t item, double code)
{
    const struct gsni_command *args = survey->job->args;
    int wave = gsni_wave(args);
    gbv_error *error = survey->job->error;
    char number[GBV_NUMBER_SIZE] = "";
    gbv_number_shortest(code, number);
    gbv_fail_at(error, GBV_DOMAIN, gbv_table_source(survey->keys),
                gbv_table_line(survey->keys, key), "column \"%s\": %s is not an answer of %s (%s)",
                gbv_table_name(survey->keys, survey->apart[item]), number,
                gbv_gsni_variable(wave, (gbv_gsni_item)item),
                gbv_gsni_question((gbv_gsni_item)item));
    gbv_gsni_codes codes = gbv_gsni_item_codes(wave, (gbv_gsni_item)item);
    if (args->flags)
        gbv_hint(error, "with --flags items are 1 (biased), 0 or missing");
    else
        gbv_hint(error, "answers are %d to %d, and -1 to -5 are missing; if the code means "
                        "missing: --na '%s=%s'; if items are 0 and 1 already: --flags",
                 codes.lowest, codes.highest,
                 gbv_table_name(survey->keys, survey->apart[item]), number);
    return GBV_DOMAIN;
}

static gbv_status
read_item(const struct survey *survey, size_t item, struct gsni_answers *answers)
{
    const struct gsni_command *args = survey->job->args;
    const double *codes;
    gbv_status status = gbv_table_numbers(survey->keys, survey->apart[item], &codes,
                                          survey->job->error);
    for (size_t key = 0; key < survey->n_keys && !status; key++) {
        if (!gbv_grouped_within(survey->grouped, key))
            continue;    /* other rows may be of surveys with other codes */
        status = args->flags
            ? gbv_gsni_flag(codes[key], &answers[key].biased[item])
            : gbv_gsni_biased(gsni_wave(args), (gbv_gsni_item)item, codes[key],
                              &answers[key].biased[item]);
        if (status)
            return refuse_code(survey, key, item, codes[key]);
    }
    return status;
}

gbv_status
gsni_read(const struct survey *survey, struct gsni_answers **out)
{
    gbv_status status = GBV_OK;
    *out = calloc(survey->n_keys + 1, sizeof **out);
    if (!*out)
        return gbv_fail(survey->job->error, GBV_NO_MEMORY, "out of memory");
    for (size_t item = 0; item < GBV_GSNI_ITEMS && !status; item++)
        status = read_item(survey, item, *out);
    return status;
}
