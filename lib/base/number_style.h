/* How a file writes its numbers, and how one cell of it is read. */
#ifndef GBV_BASE_NUMBER_STYLE_H
#define GBV_BASE_NUMBER_STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

/* Groups are of three digits, the first of one to three without a leading
 * zero, and all parted by the same mark: 1 234 567. */
typedef struct {
    char decimal;         /* '.' or ','; 0: not known, numbers with a mark are not read */
    bool groups;          /* parted by a space, U+00A0, U+202F, U+2009, ' or U+2019 */
    bool other_groups;    /* parted by the one of '.' and ',' that is not `decimal` */
} gbv_number_style;

/* The style of a file with that decimal mark: groups in every form. */
gbv_number_style gbv_number_style_of(char decimal);

/* Takes blanks off both ends: spaces, tabs, line ends, U+00A0, U+202F, U+2009.
 * They are no part of a number, a word for no value or a dash: spreadsheets
 * pad with them (" 1,234 "). The functions below see to it themselves. */
void gbv_number_trim(const char **text, size_t *length);

/* Reads a number that fills the text: digits with the decimal mark and group
 * marks of the style, an optional sign (ASCII or U+2212), an optional exponent
 * (not behind groups). Correctly rounded. Numbers without groups, exponents or
 * "+" of up to 2^53 times a power of ten take the fast lane.
 *
 * GBV_BAD_VALUE  it is not a number in this style
 * GBV_RANGE      it overflows a double */
gbv_status gbv_number_read(const char *text, size_t length, const gbv_number_style *style,
                           double *out);

/* Does the text stand for this number wherever a decimal mark is a point? Not
 * so "1,5", "17 %", " 12 ", "1 000", U+2212 for a minus or a word that means 0:
 * they cannot leave their file. */
bool gbv_number_is_plain(const char *text, double value);

/* Is this per cent: does it end in "%"? Then `length` becomes that of what
 * stands before the sign and one blank (of the group marks above) before it. */
bool gbv_number_strip_percent(const char *text, size_t *length);

/* Reads "17 %" as 0.17, the double nearest to it. GBV_BAD_VALUE without "%". */
gbv_status gbv_percent_read(const char *text, size_t length, const gbv_number_style *style,
                            double *out);

/* 007, -01.5: digits that are kept as text, since a code loses by being a
 * number. */
bool gbv_number_has_leading_zero(const char *text, size_t length);

/* Digits only, of which a double does not hold every one: above 2^53. */
bool gbv_number_is_too_long(const char *text, size_t length, const gbv_number_style *style,
                            double value);

/* What one cell says about the decimal mark of its file.
 *
 * A mark followed by other than three digits, a leading "0." or "0,", both
 * marks in one value, or a repeated mark decides; so does whatever else can be
 * read only one way (1234.567, since no group has four digits). 1.234 is a
 * decimal fraction in one country and a thousand in another. */
typedef enum {
    GBV_MARK_NONE,       /* a number without either mark */
    GBV_MARK_POINT,      /* a number only if the decimal mark is '.' */
    GBV_MARK_COMMA,      /* a number only if the decimal mark is ',' */
    GBV_MARK_EITHER,     /* two readings */
    GBV_MARK_NO_NUMBER,  /* not a number at all */
} gbv_mark;

/* Also of "17,5 %". */
gbv_mark gbv_number_mark(const char *text, size_t length);

/* Neither commas nor blanks around it: what stands so between commas needs no
 * quotes. */
bool gbv_number_is_bare(const char *text, size_t length);

/* "-", "–" or "—": none in one office, no data in another. */
bool gbv_number_is_dash(const char *text, size_t length);

#endif
