/* In which encoding is a text? Told from a sample of its bytes.
 *
 * Pure functions: the sample is the beginning of a file, up to
 * GBV_ENCODING_SAMPLE bytes, and may end in the middle of a character. */
#ifndef GBV_DATA_ENCODING_H
#define GBV_DATA_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

enum { GBV_ENCODING_SAMPLE = 64 * 1024 };

/* The single-byte ones stand in the order in which they are named when a text
 * reads the same in several. */
enum gbv_encoding {
    GBV_UTF8,
    GBV_UTF16,      /* only as asked for: which one, the text tells */
    GBV_UTF16LE,
    GBV_UTF16BE,
    GBV_CP1251,
    GBV_RK1048,
    GBV_CP866,
    GBV_KOI8R,
    GBV_CP1252,
    GBV_CP1254,     /* CP1252 but for six letters: what has them, may be either */
    GBV_ENCODINGS,
};

/* "RK1048", as iconv knows it, and "Kazakh Windows". */
const char *gbv_encoding_name(enum gbv_encoding encoding);
const char *gbv_encoding_title(enum gbv_encoding encoding);

/* The encoding that a user names, in its own name or another common one; case,
 * '-', '_' and blanks do not matter. GBV_MISUSE: the hint lists those known. */
gbv_status gbv_encoding_find(const char *name, enum gbv_encoding *out, gbv_error *error);

struct gbv_detected {
    enum gbv_encoding encoding;
    size_t mark;    /* bytes of the byte order mark that the text begins with */

    /* The sample reads the same in more than one encoding, so any of them is
     * right for it; but what follows the sample may hold a byte that they read
     * differently. Then this is such another encoding, elsewhere GBV_UTF8. */
    unsigned char rival[256];
};

/* The byte order mark that a text begins with: its bytes, 0 if there is none. */
size_t gbv_encoding_mark(const char *bytes, size_t length, enum gbv_encoding *out);

/* UTF-16 without a mark: NUL bytes at more than 30 % of the even places of the
 * first 4 KiB (big-endian) or of the odd ones. */
bool gbv_encoding_is_utf16(const char *bytes, size_t length, enum gbv_encoding *out);

/* bytes, length  the sample
 * whole          it is the whole text, no beginning of one
 * source         the name messages use
 *
 * In this order: a byte order mark; NUL bytes of UTF-16; valid UTF-8 (ASCII
 * among it); else the single-byte encoding in which the sample makes the best
 * words (encoding_score.h).
 *
 * GBV_FORMAT     damaged UTF-8 (the line of the first bad byte); a NUL byte in
 *                what is neither UTF-8 nor UTF-16; two encodings fit about as
 *                well (a line in both readings, and what to say); none fits
 * GBV_IO         iconv does not know one of the encodings
 * GBV_NO_MEMORY */
gbv_status gbv_encoding_detect(const char *bytes, size_t length, bool whole, const char *source,
                               struct gbv_detected *out, gbv_error *error);

#endif
