/* Which columns a list of values is for: the names of "COL,…=LIST". */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/value_rules_columns.h"
#include "gbvstat/list.h"
#include "gbvstat/nearest.h"

/* A copy of the name that begins here, without braces; steps behind its comma. */
static char *
next_name(const char **names, const char *end)
{
    const char *begin = *names;
    size_t span = gbv_list_span(begin, (size_t)(end - begin), ',');
    *names += span + 1;
    gbv_list_strip_braces(&begin, &span);
    return gbv_copy_text(begin, span);
}

gbv_status
gbv_list_columns(const char *names, size_t length, const gbv_table *table, bool pass_over,
                 size_t **columns, size_t *n_columns, gbv_error *error)
{
    size_t most = 1;
    for (size_t i = 0; i < length; i++)
        most += names[i] == ',';
    *columns = gbv_new_array(most, sizeof **columns);
    if (!*columns)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = GBV_OK;
    for (const char *end = names + length; names <= end && !status;) {
        char *name = next_name(&names, end);
        if (!name)
            status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        else if (!pass_over || gbv_table_find(table, name) != GBV_NONE)
            status = gbv_table_column(table, name, &(*columns)[(*n_columns)++], error);
        free(name);
    }
    return status;
}

/* ---- Lists for several tables ---- */

/* A bundled data set is as it is: no list is for it. */
static bool
takes_lists(const gbv_table *table)
{
    return gbv_table_source(table)[0] != '@';
}

static bool
is_somewhere(const char *name, const gbv_table *const *tables, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (takes_lists(tables[i]) && gbv_table_find(tables[i], name) != GBV_NONE)
            return true;
    return false;
}

static gbv_status
refuse_name(const char *option, const char *name, const gbv_table *const *tables, size_t n,
            gbv_error *error)
{
    char where[300] = "";
    const char *suggested = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t used = strlen(where), n_names = gbv_table_columns(tables[i]);
        const char **names = takes_lists(tables[i]) ? gbv_new_array(n_names, sizeof *names) : NULL;
        for (size_t c = 0; names && c < n_names; c++)
            names[c] = gbv_table_name(tables[i], c);
        if (takes_lists(tables[i]))
            snprintf(where + used, sizeof where - used, "%s%.100s", used ? " or " : "",
                     gbv_table_source(tables[i]));
        if (names && !suggested)
            suggested = gbv_nearest(name, names, n_names);
        free(names);
    }
    gbv_fail(error, GBV_NO_COLUMN, "%s: no column \"%s\" in %s", option, name, where);
    if (suggested)
        gbv_hint(error, "did you mean \"%s\"?", suggested);
    return GBV_NO_COLUMN;
}

static gbv_status
check_lists(const char *option, const char *const *lists, size_t n_lists,
            const gbv_table *const *tables, size_t n, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n_lists; i++) {
        size_t length = strlen(lists[i]), span = gbv_list_span(lists[i], length, '=');
        const char *names = lists[i], *end = names + span;
        while (span < length && names <= end && !status) {
            char *name = next_name(&names, end);
            if (!name)
                status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
            else if (!is_somewhere(name, tables, n))
                status = refuse_name(option, name, tables, n, error);
            free(name);
        }
    }
    return status;
}

gbv_status
gbv_read_lists_check(const gbv_read_options *options, const gbv_table *const *tables, size_t n,
                     gbv_error *error)
{
    bool any = false;
    for (size_t i = 0; i < n; i++)
        any = any || takes_lists(tables[i]);
    if (!any)
        return GBV_OK;
    gbv_status status = check_lists("--na", options->na, options->n_na, tables, n, error);
    if (!status)
        status = check_lists("--zero", options->zero, options->n_zero, tables, n, error);
    if (!status)
        status = check_lists("--valid", options->valid, options->n_valid, tables, n, error);
    return status;
}
