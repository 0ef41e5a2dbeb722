#include <math.h>
#include <string.h>

#include "base/digits.h"
#include "base/number_style.h"

gbv_number_style
gbv_number_style_of(char decimal)
{
    return (gbv_number_style){ .decimal = decimal, .groups = true, .other_groups = decimal != 0 };
}

/* ---- Blanks around ---- */

static const char *const blanks[] = { " ", "\u00a0", "\u202f", "\u2009", "\t", "\r", "\n" };
enum { GROUP_BLANKS = 4, BLANKS = sizeof blanks / sizeof *blanks };

static bool
begins_with(const char *text, size_t length, const char *begin)
{
    size_t n = strlen(begin);
    return length >= n && memcmp(text, begin, n) == 0;
}

static bool
ends_in(const char *text, size_t length, const char *end)
{
    size_t n = strlen(end);
    return length >= n && memcmp(text + length - n, end, n) == 0;
}

/* The length of the first n blanks' one that the text begins with, or ends in. */
static size_t
blank_at(const char *text, size_t length, int n,
         bool (*has)(const char *text, size_t length, const char *part))
{
    for (int i = 0; i < n; i++)
        if (has(text, length, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

/* Most texts begin and end so. */
static bool
is_ink(char byte)
{
    return byte > ' ' && byte < 0x7f;
}

void
gbv_number_trim(const char **text, size_t *length)
{
    if (*length && is_ink(**text) && is_ink((*text)[*length - 1]))
        return;
    for (size_t n; (n = blank_at(*text, *length, BLANKS, begins_with)); *length -= n)
        *text += n;
    for (size_t n; (n = blank_at(*text, *length, BLANKS, ends_in));)
        *length -= n;
}

/* ---- Numbers ---- */

gbv_status
gbv_number_read(const char *text, size_t length, const gbv_number_style *style, double *out)
{
    if (gbv_number_plain(text, length, style->decimal, out))
        return GBV_OK;
    gbv_number_trim(&text, &length);
    return gbv_number_scan(text, length, style, 0, out);
}

bool
gbv_number_is_plain(const char *text, double value)
{
    static const gbv_number_style plain = { .decimal = '.' };
    double read;
    return gbv_number_scan(text, strlen(text), &plain, 0, &read) == GBV_OK && read == value &&
           !strstr(text, "\u2212");
}

/* ---- Per cent ---- */

bool
gbv_number_strip_percent(const char *text, size_t *length)
{
    const char *bare = text;
    size_t n = *length;
    gbv_number_trim(&bare, &n);
    if (!ends_in(bare, n, "%"))
        return false;
    n--;
    n -= blank_at(bare, n, GROUP_BLANKS, ends_in);
    *length = (size_t)(bare - text) + n;
    return true;
}

gbv_status
gbv_percent_read(const char *text, size_t length, const gbv_number_style *style, double *out)
{
    if (!gbv_number_strip_percent(text, &length))
        return GBV_BAD_VALUE;
    gbv_number_trim(&text, &length);
    return gbv_number_scan(text, length, style, -2, out);
}

/* ---- Codes ---- */

static size_t
sign_length(const char *text, size_t length)
{
    if (length && (*text == '-' || *text == '+'))
        return 1;
    return length >= 3 && memcmp(text, "\u2212", 3) == 0 ? 3 : 0;
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool
gbv_number_has_leading_zero(const char *text, size_t length)
{
    gbv_number_trim(&text, &length);
    size_t at = sign_length(text, length);
    return length >= at + 2 && text[at] == '0' && is_digit(text[at + 1]);
}

/* Are these the digits of 2^53? The next whole number is read as it, too. */
static bool
is_largest_exact(const char *text, size_t length)
{
    const char *expected = "9007199254740992";
    for (size_t i = 0; i < length; i++)
        if (is_digit(text[i]) && text[i] != *expected++)
            return false;
    return true;
}

bool
gbv_number_is_too_long(const char *text, size_t length, const gbv_number_style *style,
                       double value)
{
    static const double largest_exact = 9007199254740992.0;    /* 2^53 */
    if (fabs(value) < largest_exact ||
        (fabs(value) == largest_exact && is_largest_exact(text, length)))
        return false;
    for (size_t i = 0; i < length; i++)
        if (text[i] == 'e' || text[i] == 'E' || (style->decimal && text[i] == style->decimal))
            return false;
    return true;
}

/* ---- Marks ---- */

/* The quick answer for digits with at most one mark: true if it is certain. */
static bool
mark_of_plain(const char *text, size_t length, char mark, gbv_mark *out)
{
    double value;
    if (!gbv_number_plain(text, length, mark, &value))
        return false;
    const char *at = memchr(text, mark, length);
    if (!at)
        *out = GBV_MARK_NONE;
    else if (text + length - at - 1 != 3)    /* no group has other than three digits */
        *out = mark == '.' ? GBV_MARK_POINT : GBV_MARK_COMMA;
    else
        return false;
    return true;
}

gbv_mark
gbv_number_mark(const char *text, size_t length)
{
    static const gbv_number_style bare = { .groups = true };
    static const gbv_number_style point = { '.', true, true }, comma = { ',', true, true };
    double value;
    gbv_mark mark;
    gbv_number_strip_percent(text, &length);
    gbv_number_trim(&text, &length);
    if (mark_of_plain(text, length, '.', &mark) || mark_of_plain(text, length, ',', &mark))
        return mark;
    if (gbv_number_read(text, length, &bare, &value) == GBV_OK)
        return GBV_MARK_NONE;
    bool with_point = gbv_number_read(text, length, &point, &value) == GBV_OK;
    bool with_comma = gbv_number_read(text, length, &comma, &value) == GBV_OK;
    if (with_point && with_comma)
        return GBV_MARK_EITHER;
    return with_point ? GBV_MARK_POINT : with_comma ? GBV_MARK_COMMA : GBV_MARK_NO_NUMBER;
}

bool
gbv_number_is_bare(const char *text, size_t length)
{
    size_t inner = length;
    gbv_number_trim(&text, &inner);
    return inner == length && !memchr(text, ',', length);
}

bool
gbv_number_is_dash(const char *text, size_t length)
{
    gbv_number_trim(&text, &length);
    return (length == 1 && *text == '-') ||
           (length == 3 && (memcmp(text, "\u2013", 3) == 0 || memcmp(text, "\u2014", 3) == 0));
}
