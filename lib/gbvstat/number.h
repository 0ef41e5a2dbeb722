/* Numbers as text: reading what people write, printing what reads back. */
#ifndef GBVSTAT_NUMBER_H
#define GBVSTAT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define GBV_NUMBER_SIZE 40  /* room for any number printed by this page, and its NUL */

/* Prints the shortest decimal that reads back to the same double, in any
 * locale: "0.1", "130000", "1e-07", "1.5e+300"; of several as short, the
 * nearest. Plain from 0.00001 to 2^53. Negative zero is "0". Not
 * finite: nothing is written and 0 returned; else the length.
 * text  at least GBV_NUMBER_SIZE bytes.
 * Oracle: Python 3.11, repr(float), the same digits. */
GBV_API size_t gbv_number_shortest(double value, char *text);

/* Prints at most `digits` significant digits (1 to 17), without trailing
 * zeros: 8.7432, 4 digits -> "8.743". Whole numbers below 10^15 keep all
 * their digits, since a count is not an estimate: 130000, 4 -> "130000".
 * Rounds the exact value of the double, ties to even: 0.15, which is
 * 0.1499999999999999944, 1 -> "0.1", as R's print (signif makes it 0.2). */
GBV_API size_t gbv_number_digits(double value, int digits, char *text);

/* A share as per cent: the number nearest to its shortest decimal with the point
 * two places on. 0.07 makes 7, where 100 times the double next to 0.07 makes
 * 7.000000000000001.
 * Oracle: Python 3.11, float(Decimal(repr(share)).scaleb(2)), the same bits. */
GBV_API double gbv_number_percent(double share);

/* Reads a number that fills the text: digits with one decimal point, an
 * optional sign (ASCII or U+2212), an optional exponent; ".5", "5." and "007"
 * too. No blanks, no hex, no "inf" or "nan". Correctly rounded, whatever the
 * number of digits and the locale; too small a number is 0 (or subnormal).
 * GBV_BAD_VALUE if it is not a number, GBV_RANGE if it overflows a double.
 * Oracle: Python 3.11, float(text), the same bits. */
GBV_API gbv_status gbv_number_parse(const char *text, size_t length, double *out);

/* A word that means "no value" in a column of numbers: "", NA, N/A, ., .., …,
 * and their Russian and Kazakh fellows. (In a column of text, Namibia's code
 * is NA: only the empty cell is missing there.) */
GBV_API bool gbv_number_is_missing_word(const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif
