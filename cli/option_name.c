#include <stdlib.h>
#include <string.h>

#include "option_name.h"

char *
name_said(const char *text, size_t length)
{
    gbv_list_strip_braces(&text, &length);
    return strndup(text, length);
}

gbv_status
find_named(const gbv_table *table, const char *text, size_t length, size_t *column,
           gbv_error *error)
{
    char *name = name_said(text, length);
    gbv_status status = name ? gbv_table_column(table, name, column, error)
                             : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    free(name);
    return status;
}

gbv_status
find_part(const gbv_table *table, const char *part, const char *option, size_t *column,
          char **word, gbv_error *error)
{
    size_t length = strlen(part), equals = gbv_list_last_span(part, length, '=');
    *word = NULL;
    *column = part[0] == '{' ? GBV_NONE : gbv_table_find(table, part);
    if (*column != GBV_NONE)
        return GBV_OK;
    gbv_status status = find_named(table, part, equals, column, error);
    if (status || equals == length)
        return status;
    *word = name_said(part + equals + 1, length - equals - 1);
    if (*word && **word)
        return GBV_OK;
    status = *word ? gbv_fail(error, GBV_MISUSE, "--%s: nothing behind the = of \"%s\"", option,
                              part)
                   : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    free(*word);
    *word = NULL;
    return status;
}
