#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/expression_tree.h"
#include "gbvstat/number.h"

enum { NEAR = 24 };  /* bytes of the expression a message shows */

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters, _ and every byte of a UTF-8 letter beyond ASCII. */
static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}

static bool
is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_inside_letter(char c)
{
    return (c & 0xC0) == 0x80;
}

gbv_status
gbv_expression_wrong(const char *text, const char *at, gbv_error *error, const char *format, ...)
{
    char what[512];
    va_list values;
    va_start(values, format);
    vsnprintf(what, sizeof what, format, values);
    va_end(values);

    if (!*at)
        return gbv_fail(error, GBV_MISUSE, "%s, at the end of: %s", what, text);
    size_t character = 1, shown = strlen(at);
    for (const char *c = text; c < at; c++)
        character += !is_inside_letter(*c);
    if (shown > NEAR)
        for (shown = NEAR; is_inside_letter(at[shown]) && shown > 0; shown--)
            ;
    return gbv_fail(error, GBV_MISUSE, "%s, at character %zu near: %.*s", what, character,
                    (int)shown, at);
}

/* ---- Numbers and dates ---- */

/* 2020-03-16, 2020-03, 2020-Q2; but 2020-300 and 2020 - 3 subtract. */
static bool
starts_date(const char *at)
{
    for (int i = 0; i < 4; i++)
        if (!is_digit(at[i]))
            return false;
    if (at[4] != '-')
        return false;
    if (at[5] == 'Q')
        return is_digit(at[6]);
    return is_digit(at[5]) && is_digit(at[6]) && !is_digit(at[7]);
}

static gbv_status
read_date(const char *text, struct word *out, gbv_error *error)
{
    const char *at = out->start;
    size_t length = 0;
    while (is_digit(at[length]) || is_letter(at[length]) || at[length] == '-')
        length++;
    out->kind = WORD_DATE;
    out->length = length;
    if (!gbv_time_parse(at, length, &out->step, &out->value))
        return GBV_OK;
    gbv_expression_wrong(text, at, error, "\"%.*s\" is not a date",
                         (int)(length < 40 ? length : 40), at);
    gbv_hint(error, "dates are written 2020-03-16, 2020-03 or 2020-Q2; to subtract, put blanks "
             "around the -");
    return GBV_MISUSE;
}

static const char *
skip_digits(const char *at)
{
    while (is_digit(*at))
        at++;
    return at;
}

/* 9007199254740993 lies between two doubles: it would be equal to another number. */
static gbv_status
refuse_rounded(const char *text, const struct word *number, gbv_error *error)
{
    char exact[400];    /* the greatest double has 309 digits */
    const char *digits = number->start + strspn(number->start, "0");
    size_t length = number->length - (size_t)(digits - number->start);
    if (skip_digits(number->start) != number->start + number->length)
        return GBV_OK;
    snprintf(exact, sizeof exact, "%.0f", number->value);
    if (length == 0 || (strlen(exact) == length && memcmp(exact, digits, length) == 0))
        return GBV_OK;
    gbv_expression_wrong(text, number->start, error, "%.*s would be rounded to %s",
                         (int)number->length, number->start, exact);
    gbv_hint(error, "cells of so many digits are text: write it in quotes, \"%.*s\"",
             (int)number->length, number->start);
    return GBV_MISUSE;
}

static gbv_status
read_number(const char *text, struct word *out, gbv_error *error)
{
    const char *at = skip_digits(out->start);
    if (*at == '.')
        at = skip_digits(at + 1);
    if (*at == 'e' || *at == 'E') {
        const char *power = at[1] == '-' || at[1] == '+' ? at + 2 : at + 1;
        if (is_digit(*power))
            at = skip_digits(power);
    }
    out->kind = WORD_NUMBER;
    out->length = (size_t)(at - out->start);
    if (!is_letter(*at) && *at != '.' && !gbv_number_parse(out->start, out->length, &out->value))
        return refuse_rounded(text, out, error);
    gbv_expression_wrong(text, out->start, error, "this is not a number");
    gbv_hint(error, "a column whose name begins with a digit stands in braces: {2020_rate}");
    return GBV_MISUSE;
}

/* ---- Names and texts ---- */

static enum word_kind
kind_of_name(const struct word *name)
{
    static const struct { const char *name; enum word_kind kind; } kept[] = {
        { "or", WORD_OR }, { "and", WORD_AND }, { "not", WORD_NOT }, { "in", WORD_IN },
    };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (strlen(kept[i].name) == name->length &&
            memcmp(kept[i].name, name->start, name->length) == 0)
            return kept[i].kind;
    return WORD_NAME;
}

/* `missing` is a column's name too, unless a parenthesis follows. */
static bool
is_missing_test(const struct word *name)
{
    static const char missing[] = "missing";
    if (name->length != sizeof missing - 1 || memcmp(name->start, missing, name->length) != 0)
        return false;
    const char *at = name->start + name->length;
    while (is_blank(*at))
        at++;
    return *at == '(';
}

static void
read_name(struct word *out)
{
    while (is_letter(out->start[out->length]) || is_digit(out->start[out->length]))
        out->length++;
    out->kind = is_missing_test(out) ? WORD_MISSING : kind_of_name(out);
}

/* What closes a text is written inside it twice, or after a backslash (not in
 * braces: there a backslash is a letter of the name). */
static bool
is_escaped(const char *at, char closing)
{
    return (at[0] == closing && at[1] == closing) ||
           (at[0] == '\\' && closing != '}' && (at[1] == closing || at[1] == '\\'));
}

static gbv_status
read_quoted(const char *text, struct word *out, gbv_error *error)
{
    char closing = *out->start == '{' ? '}' : *out->start;
    const char *at = out->start + 1;
    while (*at && (*at != closing || is_escaped(at, closing)))
        at += is_escaped(at, closing) ? 2 : 1;
    if (!*at)
        return gbv_expression_wrong(text, out->start, error, "a %s is never closed",
                                closing == '}' ? "brace" : "quote");
    out->kind = closing == '}' ? WORD_NAME : WORD_TEXT;
    out->length = (size_t)(at + 1 - out->start);
    return GBV_OK;
}

char *
gbv_expression_word_said(const struct word *said)
{
    char opening = *said->start, closing = opening == '{' ? '}' : opening;
    bool quoted = opening == '{' || opening == '"' || opening == '\'';
    const char *at = said->start + quoted, *end = said->start + said->length - quoted;
    char *copy = malloc(said->length + 1), *to = copy;
    if (!copy)
        return NULL;
    while (at < end) {
        if (quoted && is_escaped(at, closing))
            at++;
        *to++ = *at++;
    }
    *to = '\0';
    return copy;
}

/* ---- Signs ---- */

static const struct {
    const char *sign;  /* a longer sign before the one it begins with */
    enum word_kind kind;
    enum comparison comparison;
} signs[] = {
    { .sign = "||", .kind = WORD_OR }, { .sign = "&&", .kind = WORD_AND },
    { .sign = "==", .kind = WORD_COMPARISON, .comparison = EQUAL },
    { .sign = "!=", .kind = WORD_COMPARISON, .comparison = NOT_EQUAL },
    { .sign = "<=", .kind = WORD_COMPARISON, .comparison = AT_MOST },
    { .sign = ">=", .kind = WORD_COMPARISON, .comparison = AT_LEAST },
    { .sign = "<", .kind = WORD_COMPARISON, .comparison = LESS },
    { .sign = ">", .kind = WORD_COMPARISON, .comparison = MORE },
    { .sign = "!", .kind = WORD_NOT },
    { .sign = "+", .kind = WORD_PLUS }, { .sign = "-", .kind = WORD_MINUS },
    { .sign = "*", .kind = WORD_TIMES }, { .sign = "/", .kind = WORD_OVER },
    { .sign = "(", .kind = WORD_OPEN }, { .sign = ")", .kind = WORD_CLOSE },
    { .sign = ",", .kind = WORD_COMMA },
};

static gbv_status
read_sign(const char *text, struct word *out, gbv_error *error)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        if (strncmp(out->start, signs[i].sign, length) != 0)
            continue;
        out->kind = signs[i].kind;
        out->comparison = signs[i].comparison;
        out->length = length;
        return GBV_OK;
    }
    gbv_expression_wrong(text, out->start, error, "this sign is not known");
    switch (*out->start) {
    case '=': gbv_hint(error, "equality is written =="); break;
    case '&': gbv_hint(error, "\"and\" is written &&"); break;
    case '|': gbv_hint(error, "\"or\" is written ||"); break;
    default: gbv_hint(error, "a name with other signs than letters, digits and _ stands in "
                      "braces: {so called}");
    }
    return GBV_MISUSE;
}

gbv_status
gbv_expression_word(const char *text, const char *at, struct word *out, gbv_error *error)
{
    while (is_blank(*at))
        at++;
    *out = (struct word){ .start = at };
    if (!*at)
        return GBV_OK;
    if (starts_date(at))
        return read_date(text, out, error);
    if (is_digit(*at) || (*at == '.' && is_digit(at[1])))
        return read_number(text, out, error);
    if (*at == '"' || *at == '\'' || *at == '{')
        return read_quoted(text, out, error);
    if (!is_letter(*at))
        return read_sign(text, out, error);
    read_name(out);
    return GBV_OK;
}
