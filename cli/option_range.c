#include <stdlib.h>
#include <string.h>

#include "option_range.h"

/* A side of a range, perhaps in braces; an empty one is the end of the table. */
static gbv_status
find_side(const gbv_table *table, const char *text, size_t length, size_t otherwise, size_t *out,
          gbv_error *error)
{
    size_t begin = length > 0 && text[0] == '{';
    size_t end = length > begin && text[length - 1] == '}';
    char *name = strndup(text + begin, length - begin - end);
    gbv_status status = name ? GBV_OK : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    *out = otherwise;
    if (!status && *name)
        status = gbv_table_column(table, name, out, error);
    free(name);
    return status;
}

/* The colon between two names; NULL: there is none but within braces. */
static const char *
find_colon(const char *part)
{
    size_t depth = 0;
    for (; *part && (*part != ':' || depth); part++) {
        depth += *part == '{';
        depth -= *part == '}' && depth;
    }
    return *part ? part : NULL;
}

gbv_status
column_range(const gbv_table *table, const char *option, const char *part, size_t *first,
             size_t *last, gbv_error *error)
{
    const char *colon = find_colon(part);
    *first = *last = gbv_table_find(table, part);
    if (*first != GBV_NONE)
        return GBV_OK;
    if (!colon) {
        gbv_status status = gbv_table_column(table, part, first, error);
        *last = *first;
        return status;
    }
    gbv_status status = find_side(table, part, (size_t)(colon - part), 0, first, error);
    if (!status)
        status = find_side(table, colon + 1, strlen(colon + 1), gbv_table_columns(table) - 1,
                           last, error);
    if (!status && *first > *last) {
        gbv_fail(error, GBV_MISUSE, "--%s: in the table \"%s\" stands behind \"%s\"", option,
                 gbv_table_name(table, *first), gbv_table_name(table, *last));
        gbv_hint(error, "a range goes from left to right: %s:%s", gbv_table_name(table, *last),
                 gbv_table_name(table, *first));
        return GBV_MISUSE;
    }
    return status;
}
