/* Expressions over the columns of a table: --where and --let.
 *
 *   year >= 2008 && sex == "women" && !missing(rate)
 *   iso3166_2 in ("KZ-10", "KZ-33")        period_start < 2020-06-01
 *   {so} > 10                              (victims + 1) / population * 100000
 *
 * Operators, the loosest first: || (or), && (and), ! (not), one of
 * == != < <= > >= in, + -, * /, the sign -. Comparisons do not chain.
 *
 * A name is a column: letters, digits and _, not beginning with a digit. Any
 * other name, and the words or, and, not, in, stand in braces (a closing brace
 * inside is doubled). Text is quoted, " or '; the quote itself is written
 * twice or after a backslash, the backslash twice. Text is compared by bytes.
 *
 * Numbers compare with numbers, text with text, dates with dates (2020-03-16,
 * 2020-03, 2020-Q2 stand bare: a bare 2020 is a number, as in a column of
 * years); anything else is an error before the first row, and so is a whole
 * number that would be rounded (2^53 + 1). Only a column without any value
 * compares with everything, and never holds.
 *
 * Of two dates of different steps the coarser is a period: the finer lies
 * before it, within it (then == <= >= hold) or after it. So day <= 2020-03
 * keeps all of March, day > 2020-03 begins on 1 April. A column is not compared
 * with a date finer than its own (months with 2020-03-15): that is an error.
 *
 * A comparison or a sum with a missing value is missing: neither true nor
 * false (&& and || follow Kleene). So is a number that is not finite. */
#ifndef GBVSTAT_EXPRESSION_H
#define GBVSTAT_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/table.h"
#include "gbvstat/truth.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gbv_expression gbv_expression;

/* Reads an expression against the columns of a table, which must outlive it
 * and keep its columns and rows meanwhile.
 * GBV_MISUSE: a syntax error (the message shows where), a comparison of
 * unlike types, nesting deeper than 256; GBV_NO_COLUMN: an unknown name, the
 * nearest suggested; GBV_NO_MEMORY. */
GBV_API gbv_status gbv_expression_new(const char *text, const gbv_table *table,
                                      gbv_expression **out, gbv_error *error);
GBV_API void gbv_expression_free(gbv_expression *expression);

/* Is it a condition (true or false), or does it compute a number? */
GBV_API bool gbv_expression_is_condition(const gbv_expression *expression);

/* Does it ask for a column of the table? */
GBV_API bool gbv_expression_uses(const gbv_expression *expression, size_t column);

/* The condition in one row. */
GBV_API gbv_truth gbv_expression_holds(const gbv_expression *expression, size_t row);

/* The number in one row; NaN where a value is missing or the result is not
 * finite (a division by zero). */
GBV_API double gbv_expression_number(const gbv_expression *expression, size_t row);

/* Keeps the rows in which the condition is true. `n_missing` (may be NULL)
 * counts the rows left out because it was neither true nor false. Statuses as
 * gbv_expression_new; an expression that computes a number is GBV_MISUSE. */
GBV_API gbv_status gbv_table_where(gbv_table *table, const char *condition, size_t *n_missing,
                                   gbv_error *error);

#ifdef __cplusplus
}
#endif
#endif
