/* Numbers read. Nothing here looks at the locale: the C library gets its digits
 * as "DIGITSeEXPONENT", without a decimal mark. */
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/number_style.h"
#include "gbvstat/number.h"

double
gbv_digits_value(const char *digits, long long exponent)
{
    /* Beyond these a double is 0 or infinite, whatever its 801 digits are. */
    if (exponent > 9999)
        exponent = 9999;
    if (exponent < -9999)
        exponent = -9999;
    char text[832];
    snprintf(text, sizeof text, "%se%d", digits, (int)exponent);
    return strtod(text, NULL);
}

/* ---- The fast lane: most numbers of most files ---- */

static const double powers[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* Whole numbers up to here are doubles, and so are their products and quotients
 * with the powers above, rounded once (Clinger 1990, PLDI, "How to read floating
 * point numbers accurately", section 4), if arithmetic is done in doubles and
 * not in anything wider. */
static const uint64_t LARGEST_EXACT = UINT64_C(1) << 53;
enum { LARGEST_POWER = 22, MOST_DIGITS = 19 };    /* 19 digits fit 64 bits */

bool
gbv_number_plain(const char *text, size_t length, char decimal, double *out)
{
    const char *at = text, *end = text + length, *mark = NULL;
    bool negative = length > 0 && *at == '-';
    at += negative;
    size_t n = (size_t)(end - at);
    if (FLT_EVAL_METHOD != 0 || n > MOST_DIGITS + 1)
        return false;
    uint64_t whole = 0;
    for (; at < end; at++) {
        unsigned digit = (unsigned)(unsigned char)*at - '0';
        if (digit <= 9)
            whole = 10 * whole + digit;
        else if (*at == decimal && decimal && !mark)
            mark = at;
        else
            return false;
    }
    n -= mark != NULL;
    if (n == 0 || n > MOST_DIGITS || whole > LARGEST_EXACT)
        return false;
    double value = (double)whole;
    if (mark)
        value /= powers[end - mark - 1];
    *out = negative ? -value : value;
    return true;
}

/* ---- Any number ---- */

/* A point halfway between two doubles has at most 768 significant digits, so
 * that after 800 of them it only matters whether anything follows. */
enum { MAX_DIGITS = 800 };

struct scan {
    const char *at, *end;
    const gbv_number_style *style;
    char digits[MAX_DIGITS + 2];    /* significant ones, one for the rest, NUL */
    size_t n;
    long long exponent;             /* of the last digit */
    bool rest;                      /* something but zeros was cut off */

    const char *group;              /* the mark between groups, NULL before the first */
    size_t group_length;
    size_t run;                     /* digits since the beginning or the last mark */
};

static bool
take_bytes(struct scan *scan, const char *bytes, size_t length)
{
    if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, bytes, length) != 0)
        return false;
    scan->at += length;
    return true;
}

static bool
take(struct scan *scan, const char *bytes)
{
    return take_bytes(scan, bytes, strlen(bytes));
}

static bool
take_minus(struct scan *scan)
{
    if (take(scan, "-") || take(scan, "\xe2\x88\x92"))    /* U+2212 */
        return true;
    take(scan, "+");
    return false;
}

static bool
at_digit(const struct scan *scan)
{
    return scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
}

static void
keep_digit(struct scan *scan, char digit, bool fraction)
{
    scan->exponent -= fraction;
    if (scan->n == 0 && digit == '0')
        return;
    if (scan->n < MAX_DIGITS) {
        scan->digits[scan->n++] = digit;
        return;
    }
    scan->exponent++;
    scan->rest = scan->rest || digit != '0';
}

/* The mark between groups that the text goes on with; 0 if there is none. */
static size_t
group_mark(const struct scan *scan)
{
    static const char *const blanks[] = { " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019" };
    size_t left = (size_t)(scan->end - scan->at);
    if (left && scan->style->other_groups && *scan->at == (scan->style->decimal == ',' ? '.' : ','))
        return 1;
    for (size_t i = 0; scan->style->groups && i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = strlen(blanks[i]);
        if (left >= length && memcmp(scan->at, blanks[i], length) == 0)
            return length;
    }
    return 0;
}

/* Between groups of three the mark is always the same; the first group has one
 * to three digits and does not begin with 0. */
static bool
take_group_mark(struct scan *scan)
{
    if (scan->group)
        return scan->run == 3 && take_bytes(scan, scan->group, scan->group_length);
    size_t length = group_mark(scan);
    if (!length || scan->n == 0 || scan->n != scan->run || scan->run > 3)
        return false;
    scan->group = scan->at;
    scan->group_length = length;
    scan->at += length;
    return true;
}

/* Digits with at most one decimal mark among them; false if there is no digit,
 * or a group that is not of three. */
static bool
take_digits(struct scan *scan)
{
    const char mark[] = { scan->style->decimal, '\0' };
    bool any = false, fraction = false;
    for (;;) {
        if (at_digit(scan)) {
            keep_digit(scan, *scan->at++, fraction);
            scan->run += !fraction;
            any = true;
        } else if (!fraction && *mark && take(scan, mark)) {
            fraction = true;
        } else if (!fraction && take_group_mark(scan)) {
            scan->run = 0;
        } else {
            return any && (!scan->group || scan->run == 3);
        }
    }
}

/* False if an "e" has no digits behind it, or groups before it. */
static bool
take_exponent(struct scan *scan)
{
    if (!take(scan, "e") && !take(scan, "E"))
        return true;
    bool negative = take_minus(scan);
    if (!at_digit(scan) || scan->group)
        return false;
    long long exponent = 0;
    for (; at_digit(scan); scan->at++)
        if (exponent < INT64_MAX / 100)
            exponent = 10 * exponent + (*scan->at - '0');
    scan->exponent += negative ? -exponent : exponent;
    return true;
}

/* Exact and therefore correctly rounded, as in gbv_number_plain. */
static bool
is_easy(const struct scan *scan, double *out)
{
    if (FLT_EVAL_METHOD != 0 || scan->n > DBL_DIG || scan->exponent < -LARGEST_POWER ||
        scan->exponent > LARGEST_POWER)
        return false;
    int64_t whole = 0;
    for (size_t i = 0; i < scan->n; i++)
        whole = 10 * whole + (scan->digits[i] - '0');
    *out = scan->exponent < 0 ? (double)whole / powers[-scan->exponent]
                              : (double)whole * powers[scan->exponent];
    return true;
}

gbv_status
gbv_number_scan(const char *text, size_t length, const gbv_number_style *style, int shift,
                double *out)
{
    struct scan scan;    /* its digits are not worth clearing */
    scan.at = text;
    scan.end = text + length;
    scan.style = style;
    scan.n = scan.run = scan.group_length = 0;
    scan.exponent = shift;
    scan.rest = false;
    scan.group = NULL;
    bool negative = take_minus(&scan);
    if (!take_digits(&scan) || !take_exponent(&scan) || scan.at != scan.end)
        return GBV_BAD_VALUE;

    double value = 0;
    if (scan.n && !is_easy(&scan, &value)) {
        if (scan.rest) {
            scan.digits[scan.n++] = '1';
            scan.exponent--;
        }
        scan.digits[scan.n] = '\0';
        value = gbv_digits_value(scan.digits, scan.exponent);
        if (isinf(value))
            return GBV_RANGE;
    }
    *out = negative ? -value : value;
    return GBV_OK;
}

gbv_status
gbv_number_parse(const char *text, size_t length, double *out)
{
    static const gbv_number_style plain = { .decimal = '.' };
    if (gbv_number_plain(text, length, '.', out))
        return GBV_OK;
    return gbv_number_scan(text, length, &plain, 0, out);
}

bool
gbv_number_is_missing_word(const char *text, size_t length)
{
    static const char *const words[] = { "", "NA", "N/A", ".", "..", "…", "н/д", "мәлімет жоқ" };
    gbv_number_trim(&text, &length);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0)
            return true;
    return false;
}
