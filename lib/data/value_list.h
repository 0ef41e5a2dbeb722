/* Lists of values as options write them: "refused,99,-5:-1". */
#ifndef GBV_DATA_VALUE_LIST_H
#define GBV_DATA_VALUE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

/* A word, and where it is a number or a range its bounds; NaN elsewhere. A
 * range is no word: `text` is then NULL. */
typedef struct {
    char *text;
    size_t length;
    double low, high;
} gbv_value_part;

/* Start with { 0 }. */
typedef struct {
    char *written;    /* as it was given, for messages */
    gbv_value_part *parts;
    size_t n;
} gbv_value_list;

/* Adds the parts between commas. `option` is named in messages: "--na".
 * GBV_MISUSE: an empty part, a range that ends before it begins. */
gbv_status gbv_value_list_read(gbv_value_list *list, const char *option, const char *text,
                               gbv_error *error);
void gbv_value_list_free(gbv_value_list *list);

/* Is the text, or the number it stands for (NaN: none), in the list? */
bool gbv_value_list_has(const gbv_value_list *list, const char *text, size_t length,
                        double number);

#endif
