/* Single-byte encodings: what their bytes mean, how well a text reads in them. */
#ifndef GBV_DATA_ENCODING_SCORE_H
#define GBV_DATA_ENCODING_SCORE_H

#include <stdint.h>

#include "data/encoding.h"

/* What a character is to the reading of a text. */
enum gbv_kind {
    GBV_OTHER,     /* frames of DOS, signs that tables rarely hold */
    GBV_DIGIT,
    GBV_MARK,      /* quotes, signs of units: not between two letters or marks */
    GBV_JOINER,    /* dashes, apostrophes, hard blanks: anywhere */
    GBV_LOWER,
    GBV_UPPER,
};

struct gbv_code_page {
    enum gbv_encoding encoding;
    uint32_t character[256];    /* 0 for a byte from 0x80: it has no meaning */
    unsigned char kind[256];    /* enum gbv_kind */
};

/* Asks iconv. GBV_IO: it does not know the encoding. */
gbv_status gbv_code_page_load(enum gbv_encoding encoding, struct gbv_code_page *out,
                              gbv_error *error);

bool gbv_is_letter(enum gbv_kind kind);

/* How well a text reads, 0 to 1: the share of its bytes from 0x80 that become
 * letters of the script (marks aside), times the share of its words with such
 * letters that are all small, all capitals or capitalised.
 *
 * A letter of the script stands in a word of the script: Cyrillic without
 * ASCII letters, Latin among them; and in no word shut in by digits, which is
 * a number with a hard blank misread. A word of another script, or with
 * something else than letters in it (a frame of DOS), is not well written. A
 * word counts once, however often it stands there, and a single letter not at
 * all: it has no case to judge.
 * Negative: the text holds a byte that means nothing in this encoding. */
double gbv_reading_score(const struct gbv_code_page *page, const char *bytes, size_t length);

/* Cyrillic Windows and Kazakh Windows differ in 16 letters. Which of the two
 * is the text? `unsure`: neither Kazakh nor any of the other languages (see
 * encoding_kazakh.c) can be excluded. */
enum gbv_kazakh { GBV_KAZAKH_YES, GBV_KAZAKH_NO, GBV_KAZAKH_UNSURE };
enum gbv_kazakh gbv_tell_kazakh(const struct gbv_code_page *slavic,
                                const struct gbv_code_page *kazakh, const char *bytes,
                                size_t length);

/* The single-byte encoding of a text: see gbv_encoding_detect. */
gbv_status gbv_encoding_choose(const char *bytes, size_t length, const char *source,
                               struct gbv_detected *out, gbv_error *error);

/* Shows the first line that the encodings (two or more) read differently, and
 * returns GBV_FORMAT. */
gbv_status gbv_encoding_tie(const struct gbv_code_page *const *pages, size_t n,
                            const char *bytes, size_t length, const char *source,
                            gbv_error *error);

/* The physical line, from 1, of a place in a text. */
size_t gbv_line_at(const char *bytes, size_t at);

#endif
