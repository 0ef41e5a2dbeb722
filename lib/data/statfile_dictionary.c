#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/statfile_dictionary.h"

void
gbv_statfile_dictionary_free(struct statfile_dictionary *dictionary)
{
    for (size_t i = 0; i < dictionary->n_sets; i++)
        free(dictionary->sets[i].items);
    free(dictionary->sets);
    free(dictionary->variables);
    gbv_arena_free(&dictionary->texts);
}

/* ---- Handlers ---- */

static const char *
keep(struct statfile_dictionary *dictionary, const char *text)
{
    const char *copy = gbv_arena_text(&dictionary->texts, text, strlen(text));
    dictionary->out_of_memory |= !copy;
    return copy;
}

/* The name of a set of labels. Stata's fields of 9, 33 or 129 bytes have no end
 * of their own where a damaged name fills them, and libreadstat adds none. */
static const char *
keep_name(struct statfile_dictionary *dictionary, const char *name)
{
    int version = dictionary->version;
    size_t width = dictionary->kind->program != STATFILE_STATA ? SIZE_MAX
                 : version >= 118 ? 129 : version >= 110 ? 33 : 9;
    const char *copy = gbv_arena_text(&dictionary->texts, name, strnlen(name, width));
    dictionary->out_of_memory |= !copy;
    return copy;
}

static int
answer(const struct statfile_dictionary *dictionary)
{
    return dictionary->out_of_memory ? READSTAT_HANDLER_ABORT : READSTAT_HANDLER_OK;
}

/* Does the file itself say how its text is encoded? Stata does by its version
 * (UTF-8 from 118 on). libreadstat's WINDOWS-1252 is also what it makes of codes
 * that say nothing: 2 and 3 of old SPSS, which it writes whatever the encoding
 * is, and 0 of SAS. */
static const char *
declared(const struct statfile_dictionary *dictionary, const char *encoding)
{
    if (dictionary->kind->program == STATFILE_STATA)
        return dictionary->version >= 118 ? "UTF-8" : NULL;
    if (dictionary->kind->is_ascii)
        return "UTF-8";
    return encoding && *encoding && strcmp(encoding, "WINDOWS-1252") != 0 ? encoding : NULL;
}

int
gbv_statfile_take_about(readstat_metadata_t *about, void *context)
{
    struct statfile_dictionary *dictionary = context;
    dictionary->version = readstat_get_file_format_version(about);
    dictionary->n_cases = readstat_get_row_count(about);
    const char *encoding = declared(dictionary, readstat_get_file_encoding(about));
    dictionary->encoding = encoding ? keep(dictionary, encoding) : NULL;
    return answer(dictionary);
}

int
gbv_statfile_take_variable(int index, readstat_variable_t *variable, const char *labels,
                           void *context)
{
    struct statfile_dictionary *dictionary = context;
    if (index < 0 || (size_t)index != dictionary->n)
        return READSTAT_HANDLER_ABORT;
    if (!gbv_grow(&dictionary->variables, &dictionary->capacity, dictionary->n + 1,
                  sizeof *dictionary->variables)) {
        dictionary->out_of_memory = true;
        return READSTAT_HANDLER_ABORT;
    }
    const char *name = readstat_variable_get_name(variable);    /* NULL: empty */
    const char *format = readstat_variable_get_format(variable);
    bool is_text = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
    dictionary->variables[dictionary->n++] = (struct statfile_variable){
        .name = keep(dictionary, name ? name : ""),
        .labels_name = labels && *labels ? keep_name(dictionary, labels) : NULL,
        .time = is_text || !format ? NULL : gbv_statfile_time(dictionary->kind->program, format),
        .is_text = is_text,
    };
    return answer(dictionary);
}

static struct statfile_labels *
find_set(struct statfile_dictionary *dictionary, const char *name)
{
    for (size_t i = dictionary->n_sets; i-- > 0;)
        if (strcmp(dictionary->sets[i].name, name) == 0)
            return &dictionary->sets[i];
    return NULL;
}

static struct statfile_labels *
add_set(struct statfile_dictionary *dictionary, const char *name)
{
    if (!gbv_grow(&dictionary->sets, &dictionary->sets_capacity, dictionary->n_sets + 1,
                  sizeof *dictionary->sets)) {
        dictionary->out_of_memory = true;
        return NULL;
    }
    struct statfile_labels *set = &dictionary->sets[dictionary->n_sets++];
    *set = (struct statfile_labels){ .name = name };
    return set;
}

int
gbv_statfile_take_label(const char *set, readstat_value_t value, const char *label, void *context)
{
    struct statfile_dictionary *dictionary = context;
    bool is_text = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
    const char *key = is_text ? readstat_string_value(value) : NULL;
    if (!set || !label || (is_text && !key))
        return READSTAT_HANDLER_OK;
    if (readstat_value_is_system_missing(value) || readstat_value_is_tagged_missing(value))
        return READSTAT_HANDLER_OK;    /* of what is missing anyway */
    const char *name = keep_name(dictionary, set);
    struct statfile_labels *labels = name ? find_set(dictionary, name) : NULL;
    if (name && !labels)
        labels = add_set(dictionary, name);
    if (!labels || !gbv_grow(&labels->items, &labels->capacity, labels->n + 1,
                             sizeof *labels->items)) {
        dictionary->out_of_memory = true;
        return READSTAT_HANDLER_ABORT;
    }
    labels->items[labels->n++] = (struct statfile_label){
        .number = is_text ? (double)NAN : readstat_double_value(value),
        .key = is_text ? keep(dictionary, key) : NULL,
        .label = keep(dictionary, label),
    };
    return answer(dictionary);
}

/* ---- Once it is whole ---- */

void
gbv_statfile_dictionary_sample(const struct statfile_dictionary *dictionary,
                               struct statfile_sample *sample)
{
    for (size_t i = 0; i < dictionary->n; i++)
        gbv_statfile_sample_add(sample, dictionary->variables[i].name);
    for (size_t s = 0; s < dictionary->n_sets; s++) {
        for (size_t i = 0; i < dictionary->sets[s].n; i++) {
            const struct statfile_label *item = &dictionary->sets[s].items[i];
            gbv_statfile_sample_add(sample, item->label);
            if (item->key)
                gbv_statfile_sample_add(sample, item->key);
        }
    }
}

static int
compare_labels(const void *a, const void *b)
{
    const struct statfile_label *x = a, *y = b;
    if (x->key && y->key)
        return strcmp(x->key, y->key);
    return x->key ? 1 : y->key ? -1 : (x->number > y->number) - (x->number < y->number);
}

/* A text of the dictionary as UTF-8, in the dictionary. */
static gbv_status
decode(struct statfile_dictionary *dictionary, struct statfile_text *text, const char **item,
       const char *what, gbv_error *error)
{
    if (!*item)
        return GBV_OK;
    struct statfile_place place = { .what = what };
    size_t length;
    const char *decoded;
    gbv_status status = gbv_statfile_decode(text, *item, &place, &decoded, &length, error);
    if (status || decoded == *item)
        return status;
    *item = keep(dictionary, decoded);
    return *item ? GBV_OK : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

static gbv_status
finish_set(struct statfile_dictionary *dictionary, struct statfile_labels *set,
           struct statfile_text *text, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < set->n && !status; i++) {
        status = decode(dictionary, text, &set->items[i].label, "a label", error);
        if (!status)
            status = decode(dictionary, text, &set->items[i].key, "a labelled value", error);
    }
    if (!status)
        qsort(set->items, set->n, sizeof *set->items, compare_labels);
    return status;
}

gbv_status
gbv_statfile_dictionary_finish(struct statfile_dictionary *dictionary, struct statfile_text *text,
                               gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < dictionary->n_sets && !status; i++)
        status = finish_set(dictionary, &dictionary->sets[i], text, error);
    for (size_t i = 0; i < dictionary->n && !status; i++) {
        struct statfile_variable *variable = &dictionary->variables[i];
        status = decode(dictionary, text, &variable->name, "a variable's name", error);
        variable->labels = variable->labels_name ? find_set(dictionary, variable->labels_name)
                                                 : NULL;
    }
    return status;
}

const char *
gbv_statfile_label(const struct statfile_variable *variable, double number, const char *key)
{
    const struct statfile_labels *labels = variable->labels;
    if (!labels)
        return NULL;
    struct statfile_label wanted = { .number = number, .key = key };
    const struct statfile_label *found = bsearch(&wanted, labels->items, labels->n,
                                                 sizeof *labels->items, compare_labels);
    return found ? found->label : NULL;
}
