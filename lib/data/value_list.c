#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number_style.h"
#include "data/value_list.h"
#include "gbvstat/list.h"
#include "gbvstat/number.h"

/* A number, or a range of numbers; NaN otherwise. */
static void
read_bounds(const char *text, size_t length, double *low, double *high)
{
    size_t first = gbv_list_span(text, length, ':');
    *low = *high = NAN;
    if (gbv_number_parse(text, first, low)) {
        *low = NAN;
        return;
    }
    *high = *low;
    if (first < length && gbv_number_parse(text + first + 1, length - first - 1, high))
        *low = *high = NAN;
}

static gbv_status
add_part(gbv_value_list *list, const char *option, const char *text, size_t length,
         gbv_error *error)
{
    gbv_value_part part;
    read_bounds(text, length, &part.low, &part.high);
    if (length == 0)
        return gbv_fail(error, GBV_MISUSE, "%s: an empty part in \"%s\"", option, list->written);
    if (part.low > part.high) {
        gbv_fail(error, GBV_MISUSE, "%s: the range %.*s ends before it begins", option,
                 (int)length, text);
        gbv_hint(error, "write the smaller number first, as in 97:99 or -5:-1");
        return GBV_MISUSE;
    }
    bool range = !isnan(part.low) && memchr(text, ':', length);
    gbv_list_strip_braces(&text, &length);
    part.length = range ? 0 : length;
    part.text = range ? NULL : gbv_copy_text(text, length);
    if (!range && !part.text)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    list->parts[list->n++] = part;
    return GBV_OK;
}

gbv_status
gbv_value_list_read(gbv_value_list *list, const char *option, const char *text, gbv_error *error)
{
    size_t length = strlen(text), most = 1;
    for (size_t i = 0; i < length; i++)
        most += text[i] == ',';
    list->written = gbv_copy_text(text, length);
    list->parts = gbv_new_array(most, sizeof *list->parts);
    if (!list->written || !list->parts)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    const char *end = text + length;
    for (;;) {
        size_t n = gbv_list_span(text, (size_t)(end - text), ',');
        gbv_status status = add_part(list, option, text, n, error);
        if (status || text + n == end)
            return status;
        text += n + 1;
    }
}

void
gbv_value_list_free(gbv_value_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->parts[i].text);
    free(list->parts);
    free(list->written);
    *list = (gbv_value_list){ 0 };
}

static bool
is_word(const gbv_value_part *part, const char *text, size_t length)
{
    return part->text && part->length == length && memcmp(part->text, text, length) == 0;
}

bool
gbv_value_list_has(const gbv_value_list *list, const char *text, size_t length, double number)
{
    const char *bare = text;
    size_t bare_length = length;
    gbv_number_trim(&bare, &bare_length);
    for (size_t i = 0; i < list->n; i++) {
        const gbv_value_part *part = &list->parts[i];
        if ((number >= part->low && number <= part->high) || is_word(part, text, length) ||
            is_word(part, bare, bare_length))
            return true;
    }
    return false;
}
