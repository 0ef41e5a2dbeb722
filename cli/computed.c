#include <stdlib.h>
#include <string.h>

#include "computed.h"
#include "option_name.h"
#include "passing.h"

/* Missing stays missing; a condition is 1 where it holds and 0 where not. */
static double
value_in_row(const gbv_expression *expression, size_t row)
{
    if (!gbv_expression_is_condition(expression))
        return gbv_expression_number(expression, row);
    gbv_truth truth = gbv_expression_holds(expression, row);
    return truth == GBV_UNKNOWN ? (double)NAN : truth == GBV_TRUE;
}

static gbv_status
add_computed(gbv_table *table, const char *name, const char *text, gbv_error *error)
{
    gbv_expression *expression = NULL;
    double *values = NULL;
    if (gbv_table_find(table, name) != GBV_NONE)
        return gbv_fail(error, GBV_MISUSE, "--let: there is a column \"%s\" already", name);
    gbv_status status = gbv_expression_new(text, table, &expression, error);
    if (status)
        goto done;
    values = calloc(gbv_table_rows(table) + 1, sizeof *values);
    if (!values) {
        status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        goto done;
    }
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        values[row] = value_in_row(expression, row);
    gbv_table_add_numbers(table, name, values);
done:
    free(values);
    gbv_expression_free(expression);
    return status;
}

/* NEW=EXPR, where NEW may be {in braces}. */
static gbv_status
let(gbv_table *table, const char *text, gbv_error *error)
{
    const char *begin = text + strspn(text, " ");
    size_t all = strlen(begin), equals = gbv_list_span(begin, all, '='), length = equals;
    while (length > 0 && begin[length - 1] == ' ')
        length--;
    if (equals == all || length == 0) {
        gbv_fail(error, GBV_MISUSE, "--let: \"%s\" is not NEW=EXPR", text);
        gbv_hint(error, "for example --let 'per_day=victims / 365'");
        return GBV_MISUSE;
    }
    char *name = name_said(begin, length);
    if (name && !*name) {
        free(name);
        return gbv_fail(error, GBV_MISUSE, "--let: an empty name in \"%s\"", text);
    }
    gbv_status status = name ? add_computed(table, name, begin + equals + 1, error)
                             : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    free(name);
    return status;
}

gbv_status
compute_columns(const gbv_table *table, const struct texts *lets, gbv_table **out,
                gbv_error *error)
{
    gbv_status status = GBV_OK;
    *out = gbv_table_new();
    gbv_table_set_source(*out, gbv_table_source(table));
    pass_columns(*out, table);
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        pass_row(*out, table, row);
    for (size_t i = 0; i < lets->n && !status && !gbv_table_status(*out); i++)
        status = let(*out, lets->item[i], error);
    return status ? status : gbv_explain(error, gbv_table_status(*out), "--let");
}
