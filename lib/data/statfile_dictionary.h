/* What a statistical file says of its variables: names, kinds, labels. */
#ifndef GBV_DATA_STATFILE_DICTIONARY_H
#define GBV_DATA_STATFILE_DICTIONARY_H

#include "base/memory.h"
#include "data/statfile_text.h"
#include "data/statfile_time.h"

/* The label of a value: of a number, or of a text (key). */
struct statfile_label {
    double number;
    const char *key;      /* NULL: of the number */
    const char *label;
};

struct statfile_labels {
    const char *name;     /* by which variables know them; as in the file */
    struct statfile_label *items;
    size_t n, capacity;
};

struct statfile_variable {
    const char *name;
    const char *labels_name;    /* NULL: none */
    const struct statfile_labels *labels;
    const struct statfile_time *time;
    bool is_text;
};

/* Start with { 0 }. */
struct statfile_dictionary {
    const struct statfile_kind *kind;
    int version;
    long long n_cases;          /* -1: the file does not say */
    const char *encoding;       /* as the file declares it; NULL: it does not */
    struct statfile_variable *variables;
    size_t n, capacity;
    struct statfile_labels *sets;
    size_t n_sets, sets_capacity;
    gbv_arena texts;
    bool out_of_memory;
};

void gbv_statfile_dictionary_free(struct statfile_dictionary *dictionary);

/* Handlers of libreadstat that fill one (their context). Texts stay as they are
 * in the file. */
int gbv_statfile_take_about(readstat_metadata_t *about, void *context);
int gbv_statfile_take_variable(int index, readstat_variable_t *variable, const char *labels,
                               void *context);
int gbv_statfile_take_label(const char *set, readstat_value_t value, const char *label,
                            void *context);

/* Texts of names and labels for the sample of an encoding. */
void gbv_statfile_dictionary_sample(const struct statfile_dictionary *dictionary,
                                    struct statfile_sample *sample);

/* Once the whole dictionary is there and its encoding known: makes its texts
 * UTF-8, and finds the labels of each variable. */
gbv_status gbv_statfile_dictionary_finish(struct statfile_dictionary *dictionary,
                                          struct statfile_text *text, gbv_error *error);

/* The label of a number, or of a text if `key` is not NULL; NULL: it has none. */
const char *gbv_statfile_label(const struct statfile_variable *variable, double number,
                               const char *key);

#endif
