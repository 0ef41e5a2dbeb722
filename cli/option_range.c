#include <string.h>

#include "option_name.h"
#include "option_range.h"

/* A side of a range; an empty one is the end of the table. */
static gbv_status
find_side(const gbv_table *table, const char *text, size_t length, size_t otherwise, size_t *out,
          gbv_error *error)
{
    *out = otherwise;
    return length ? find_named(table, text, length, out, error) : GBV_OK;
}

gbv_status
column_range(const gbv_table *table, const char *option, const char *part, size_t *first,
             size_t *last, gbv_error *error)
{
    size_t length = strlen(part), colon = gbv_list_span(part, length, ':');
    *first = *last = part[0] == '{' ? GBV_NONE : gbv_table_find(table, part);
    if (*first != GBV_NONE)
        return GBV_OK;
    if (colon == length) {
        gbv_status status = find_named(table, part, length, first, error);
        *last = *first;
        return status;
    }
    gbv_status status = find_side(table, part, colon, 0, first, error);
    if (!status)
        status = find_side(table, part + colon + 1, length - colon - 1,
                           gbv_table_columns(table) - 1, last, error);
    if (!status && *first > *last) {
        gbv_fail(error, GBV_MISUSE, "--%s: in the table \"%s\" stands behind \"%s\"", option,
                 gbv_table_name(table, *first), gbv_table_name(table, *last));
        gbv_hint(error, "a range goes from left to right: %s:%s", gbv_table_name(table, *last),
                 gbv_table_name(table, *first));
        return GBV_MISUSE;
    }
    return status;
}
