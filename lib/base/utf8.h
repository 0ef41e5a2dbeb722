/* UTF-8 (RFC 3629): is it, how wide is it on a terminal, and is it the same word. */
#ifndef GBV_BASE_UTF8_H
#define GBV_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character that the text begins with: its bytes (1 to 4) and its code
 * point; 0 if the bytes are no UTF-8 (overlong, surrogate, cut off) or there
 * are none. */
size_t gbv_utf8_first(const char *text, size_t length, uint32_t *out);

/* How many of the bytes are valid UTF-8, from the beginning: all if equal to
 * `length`. */
size_t gbv_utf8_valid(const char *text, size_t length);

/* Do the bytes, at least one, begin a character that is longer than they are? */
bool gbv_utf8_is_cut(const char *text, size_t length);

/* Terminal columns: 0 for combining and invisible characters, 2 for the wide
 * ones of East Asia and emoji, else 1. */
size_t gbv_character_width(uint32_t character);
size_t gbv_text_width(const char *text, size_t length);

/* The small letter of a capital: ASCII, Latin-1 and Cyrillic with all letters of
 * the languages that are written in it; any other character as it is.
 * Oracle: Python 3.11, str.lower. */
uint32_t gbv_character_lower(uint32_t character);

/* Are two texts the same word, capitals counting as small letters? Never if one
 * is no UTF-8. */
bool gbv_text_is_word(const char *text, const char *word);

#endif
