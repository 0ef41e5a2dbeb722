/* Decimal digits to a double. */
#ifndef GBV_BASE_DIGITS_H
#define GBV_BASE_DIGITS_H

#include "base/number_style.h"

/* The double nearest to a whole number times 10^exponent, in any locale.
 * digits  "1234…": digits only, at most 801 of them */
double gbv_digits_value(const char *digits, long long exponent);

/* The fast lane of all that reads numbers: an optional "-" and at most 19
 * digits with at most one decimal mark (0: none) among them, of a value that
 * can be rounded correctly by one division. False: not such a number, though
 * perhaps another one; nothing is filled then. */
bool gbv_number_plain(const char *text, size_t length, char decimal, double *out);

/* Any number, times 10^shift, correctly rounded; see gbv_number_read. */
gbv_status gbv_number_scan(const char *text, size_t length, const gbv_number_style *style,
                           int shift, double *out);

#endif
