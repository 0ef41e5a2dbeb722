/* Numbers printed. Nothing here looks at the locale: digits are taken from the
 * C library without their decimal mark, and checked by gbv_digits_value. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "gbvstat/number.h"

/* d.ddd times 10^exponent, never negative. */
struct decimal {
    char digits[DBL_DECIMAL_DIG + 1];
    int n;
    int exponent;
};

/* The nearest decimal of n digits to a positive value. */
static void
round_to(double value, int n, struct decimal *out)
{
    char text[64];
    snprintf(text, sizeof text, "%.*e", n - 1, value);
    const char *at = text;
    out->n = 0;
    for (; *at != 'e'; at++)
        if (*at >= '0' && *at <= '9')
            out->digits[out->n++] = *at;
    out->digits[out->n] = '\0';
    out->exponent = (int)strtol(at + 1, NULL, 10);
}

static bool
reads_back(const struct decimal *decimal, double value)
{
    return gbv_digits_value(decimal->digits, decimal->exponent - decimal->n + 1) == value;
}

/* The next decimal of as many digits. */
static void
step_up(struct decimal *decimal)
{
    int i = decimal->n - 1;
    while (i >= 0 && decimal->digits[i] == '9')
        decimal->digits[i--] = '0';
    if (i >= 0) {
        decimal->digits[i]++;
    } else {
        decimal->digits[0] = '1';
        decimal->exponent++;
    }
}

/* The shortest decimal that reads back to a positive value, and the nearest of
 * those. A decimal of up to DBL_DIG digits survives the way into a double and
 * back, so shorter ones show as zeros at the end of DBL_DIG digits; subnormal
 * values carry fewer digits and are tried from one. At a power of two the
 * doubles below lie twice as dense as those above: there the nearest decimal,
 * below, can be another number's, while the next one, above, reads back. */
static void
find_shortest(double value, struct decimal *out)
{
    int ignored;
    bool power_of_two = frexp(value, &ignored) == 0.5;
    for (int n = value < DBL_MIN ? 1 : DBL_DIG; n <= DBL_DECIMAL_DIG; n++) {
        round_to(value, n, out);
        if (reads_back(out, value))
            return;
        struct decimal above = *out;
        step_up(&above);
        if (power_of_two && reads_back(&above, value)) {
            *out = above;
            return;
        }
    }
}

static size_t
put_digits(char *text, const char *digits, int n)
{
    memcpy(text, digits, (size_t)n);
    return (size_t)n;
}

static size_t
put_zeros(char *text, int n)
{
    memset(text, '0', (size_t)n);
    return (size_t)n;
}

static size_t
put_plain(const struct decimal *decimal, char *text)
{
    int n = decimal->n, whole = decimal->exponent + 1;    /* digits before the point */
    size_t length = 0;
    if (whole <= 0) {
        length += put_digits(text, "0.", 2);
        length += put_zeros(text + length, -whole);
        return length + put_digits(text + length, decimal->digits, n);
    }
    length += put_digits(text, decimal->digits, n < whole ? n : whole);
    if (n <= whole)
        return length + put_zeros(text + length, whole - n);
    text[length++] = '.';
    return length + put_digits(text + length, decimal->digits + whole, n - whole);
}

/* Exponents have two digits at least, as R and Python print them: 1e-07. */
static size_t
put_scientific(const struct decimal *decimal, char *text)
{
    size_t length = put_digits(text, decimal->digits, 1);
    if (decimal->n > 1) {
        text[length++] = '.';
        length += put_digits(text + length, decimal->digits + 1, decimal->n - 1);
    }
    int exponent = decimal->exponent;
    int added = snprintf(text + length, GBV_NUMBER_SIZE - length, "e%c%02d",
                         exponent < 0 ? '-' : '+', abs(exponent));
    return length + (size_t)added;
}

/* Plain whole numbers beyond 2^53 would be read as codes, not as numbers. */
static size_t
put_decimal(struct decimal *decimal, double value, char *text)
{
    while (decimal->n > 1 && decimal->digits[decimal->n - 1] == '0')
        decimal->n--;
    size_t sign = 0;
    if (value < 0)
        text[sign++] = '-';
    bool plain = decimal->exponent >= -5 && fabs(value) <= 0x1p53;
    size_t length = sign + (plain ? put_plain : put_scientific)(decimal, text + sign);
    text[length] = '\0';
    return length;
}

/* Whole numbers of at most 15 digits are their own shortest decimals. */
static size_t
put_whole(long long value, char *text)
{
    char digits[24];
    size_t n = sizeof digits, length = 0;
    unsigned long long rest = value < 0 ? 0ULL - (unsigned long long)value
                                        : (unsigned long long)value;
    do
        digits[--n] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        text[length++] = '-';
    length += put_digits(text + length, digits + n, (int)(sizeof digits - n));
    text[length] = '\0';
    return length;
}

size_t
gbv_number_shortest(double value, char *text)
{
    if (!isfinite(value))
        return 0;
    if (fabs(value) < 1e15 && value == (double)(long long)value)
        return put_whole((long long)value, text);
    struct decimal decimal;
    find_shortest(fabs(value), &decimal);
    return put_decimal(&decimal, value, text);
}

size_t
gbv_number_digits(double value, int digits, char *text)
{
    if (!isfinite(value))
        return 0;
    if (value == floor(value) && fabs(value) < 1e15)
        return gbv_number_shortest(value, text);
    if (digits < 1)
        digits = 1;
    if (digits > DBL_DECIMAL_DIG)
        digits = DBL_DECIMAL_DIG;
    struct decimal decimal;
    round_to(fabs(value), digits, &decimal);
    return put_decimal(&decimal, value, text);
}

double
gbv_number_percent(double share)
{
    if (!isfinite(share) || share == 0)
        return share;
    struct decimal decimal;
    find_shortest(fabs(share), &decimal);
    double percent = gbv_digits_value(decimal.digits, decimal.exponent - decimal.n + 3);
    return copysign(percent, share);
}
