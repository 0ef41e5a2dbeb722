/* Decimal digits to a double. */
#ifndef GBV_BASE_DIGITS_H
#define GBV_BASE_DIGITS_H

#include <float.h>
#include <stdint.h>
#include <string.h>

#include "base/number_style.h"

/* The double nearest to a whole number times 10^exponent, in any locale.
 * digits  "1234…": digits only, at most 801 of them */
double gbv_digits_value(const char *digits, long long exponent);

/* The fast lane of all that reads numbers: an optional "-" and at most 19
 * digits with at most one decimal mark (0: none) among them, of a value that
 * can be rounded correctly by one division. False: not such a number, though
 * perhaps another one; nothing is filled then. */
bool gbv_number_plain(const char *text, size_t length, char decimal, double *out);

/* The same for at most 8 bytes, without a sign, in some twenty steps and no
 * loop: eight digits are added up at once (Lemire & others call it SWAR).
 * text  8 bytes of it must be readable, whatever `length` is */
static inline bool
gbv_number_short(const char *text, size_t length, char decimal, double *out)
{
    static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7 };
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;
    memcpy(&word, text, sizeof word);
    if (length - 1 > 7 || FLT_EVAL_METHOD != 0 || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
        return false;
    /* The first character is the lowest byte: zeros go before it. Then a digit
     * is its byte with '0' taken off. */
    unsigned shift = 64 - 8 * (unsigned)length, behind = 0;
    word = (word ^ 0x30 * ones) << shift;
    /* The mark's byte, if there is one, makes room for another zero. */
    uint64_t other = word ^ ones * (unsigned char)(decimal ^ 0x30);
    uint64_t found = (other - ones) & ~other & ones << 7;
    if (found) {
        unsigned place = (unsigned)__builtin_ctzll(found) & 56;
        uint64_t before = (UINT64_C(1) << place) - 1;
        word = (word & ~before & ~(UINT64_C(0xff) << place)) | (word & before) << 8;
        behind = 7 - place / 8;
        if (length == 1)
            return false;
    }
    if ((word | (word + 6 * ones)) & 0xf0 * ones)
        return false;
    word = word * 2561 >> 8;
    word = (word & UINT64_C(0x00ff00ff00ff00ff)) * 6553601 >> 16;
    word = (word & UINT64_C(0x0000ffff0000ffff)) * UINT64_C(42949672960001) >> 32;
    *out = behind ? (double)word / powers[behind] : (double)word;
    return true;
}

/* Any number, times 10^shift, correctly rounded; see gbv_number_read. */
gbv_status gbv_number_scan(const char *text, size_t length, const gbv_number_style *style,
                           int shift, double *out);

#endif
