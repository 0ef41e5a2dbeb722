#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "data/encoding.h"
#include "data/encoding_score.h"

/* ---- Names ---- */

struct named {
    const char *name, *title;
};

static const struct named encodings[GBV_ENCODINGS] = {
    [GBV_UTF8] = { "UTF-8", "Unicode" },
    [GBV_UTF16] = { "UTF-16", "Unicode" },
    [GBV_UTF16LE] = { "UTF-16LE", "Unicode" },
    [GBV_UTF16BE] = { "UTF-16BE", "Unicode" },
    [GBV_CP1251] = { "CP1251", "Cyrillic Windows" },
    [GBV_RK1048] = { "RK1048", "Kazakh Windows" },
    [GBV_CP866] = { "CP866", "Cyrillic DOS" },
    [GBV_KOI8R] = { "KOI8-R", "Russian Unix" },
    [GBV_CP1252] = { "CP1252", "Western Windows" },
    [GBV_CP1254] = { "CP1254", "Turkish Windows" },
};

const char *
gbv_encoding_name(enum gbv_encoding encoding)
{
    return encodings[encoding].name;
}

const char *
gbv_encoding_title(enum gbv_encoding encoding)
{
    return encodings[encoding].title;
}

struct alias {
    const char *name;    /* small letters and digits only */
    enum gbv_encoding encoding;
};

/* IANA's names and aliases, and what people call the Windows ones. */
static const struct alias aliases[] = {
    { "utf8", GBV_UTF8 }, { "utf16", GBV_UTF16 },
    { "utf16le", GBV_UTF16LE }, { "utf16be", GBV_UTF16BE },
    { "cp1251", GBV_CP1251 }, { "windows1251", GBV_CP1251 }, { "win1251", GBV_CP1251 },
    { "1251", GBV_CP1251 },
    { "rk1048", GBV_RK1048 }, { "kz1048", GBV_RK1048 }, { "strk10482002", GBV_RK1048 },
    { "1048", GBV_RK1048 },
    { "cp866", GBV_CP866 }, { "ibm866", GBV_CP866 }, { "866", GBV_CP866 },
    { "koi8r", GBV_KOI8R },
    { "cp1252", GBV_CP1252 }, { "windows1252", GBV_CP1252 }, { "win1252", GBV_CP1252 },
    { "1252", GBV_CP1252 },
    { "cp1254", GBV_CP1254 }, { "windows1254", GBV_CP1254 }, { "win1254", GBV_CP1254 },
    { "1254", GBV_CP1254 },
};

static bool
is_called(const char *name, const char *alias)
{
    for (; *name; name++) {
        if (*name == '-' || *name == '_' || *name == ' ')
            continue;
        char letter = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        if (letter != *alias)
            return false;
        alias++;
    }
    return *alias == '\0';
}

gbv_status
gbv_encoding_find(const char *name, enum gbv_encoding *out, gbv_error *error)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (is_called(name, aliases[i].name)) {
            *out = aliases[i].encoding;
            return GBV_OK;
        }
    }
    gbv_fail(error, GBV_MISUSE, "unknown encoding \"%s\"", name);
    gbv_hint(error, "known are UTF-8, UTF-16, UTF-16LE, UTF-16BE, CP1251, RK1048 (KZ-1048), CP866, "
             "KOI8-R, CP1252, CP1254; for another: iconv -f NAME -t UTF-8 FILE > NEW.csv");
    return GBV_MISUSE;
}

/* ---- Unicode ---- */

size_t
gbv_encoding_mark(const char *bytes, size_t length, enum gbv_encoding *out)
{
    static const struct mark {
        const char *bytes;
        size_t n;
        enum gbv_encoding encoding;
    } marks[] = {
        { "\xef\xbb\xbf", 3, GBV_UTF8 },
        { "\xff\xfe", 2, GBV_UTF16LE },
        { "\xfe\xff", 2, GBV_UTF16BE },
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (length >= marks[i].n && memcmp(bytes, marks[i].bytes, marks[i].n) == 0) {
            *out = marks[i].encoding;
            return marks[i].n;
        }
    }
    return 0;
}

bool
gbv_encoding_is_utf16(const char *bytes, size_t length, enum gbv_encoding *out)
{
    size_t n = (length < 4096 ? length : 4096) / 2, even = 0, odd = 0;
    for (size_t i = 0; i < n; i++) {
        even += bytes[2 * i] == '\0';
        odd += bytes[2 * i + 1] == '\0';
    }
    size_t more = even > odd ? even : odd;
    if (even == odd || 10 * more <= 3 * n)
        return false;
    *out = even > odd ? GBV_UTF16BE : GBV_UTF16LE;
    return true;
}

/* How much of a sample is UTF-8. */
struct utf8_share {
    size_t valid, invalid;    /* bytes from 0x80 */
    size_t first_invalid;     /* where, if there is one */
    bool has_valid_line;      /* a line with four characters of more than a byte, none broken */
};

static struct utf8_share
share_of_utf8(const char *bytes, size_t length, bool whole)
{
    struct utf8_share share = { .first_invalid = length };
    size_t characters = 0, broken = 0;    /* of the line */
    for (size_t at = 0, n; at < length; at += n) {
        uint32_t ignored;
        n = (unsigned char)bytes[at] < 0x80 ? 1
          : gbv_utf8_first(bytes + at, length - at, &ignored);
        if (n > 1) {
            share.valid += n;
            characters++;
        } else if (n == 0) {
            if (!whole && gbv_utf8_is_cut(bytes + at, length - at))
                break;
            if (share.invalid++ == 0)
                share.first_invalid = at;
            broken++;
            n = 1;
        } else if (bytes[at] == '\n') {
            share.has_valid_line |= characters >= 4 && broken == 0;
            characters = broken = 0;
        }
    }
    share.has_valid_line |= characters >= 4 && broken == 0;
    return share;
}

static gbv_status
refuse_damaged(const char *bytes, const struct utf8_share *share, const char *source,
               gbv_error *error)
{
    size_t at = share->first_invalid;
    gbv_fail_at(error, GBV_FORMAT, source, gbv_line_at(bytes, at),
                "byte 0x%02x is not UTF-8, but the rest of the text is, or lines of it: it is "
                "damaged, or put together from two encodings", (unsigned)(unsigned char)bytes[at]);
    gbv_hint(error, "mend that line, or get the file anew; a text cut in the middle of a letter, "
             "or joined from files in different encodings, looks so");
    return GBV_FORMAT;
}

/* Text in single bytes holds none. */
static gbv_status
refuse_nul(const char *bytes, const char *nul, const char *source, gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, source, gbv_line_at(bytes, (size_t)(nul - bytes)),
                "a NUL byte");
    gbv_hint(error, "this is no text: the file is damaged or of another kind (or in UTF-16: "
             "--encoding UTF-16)");
    return GBV_FORMAT;
}

gbv_status
gbv_encoding_detect(const char *bytes, size_t length, bool whole, const char *source,
                    struct gbv_detected *out, gbv_error *error)
{
    struct gbv_detected detected = { .encoding = GBV_UTF8 };
    detected.mark = gbv_encoding_mark(bytes, length, &detected.encoding);
    if (!detected.mark && !gbv_encoding_is_utf16(bytes, length, &detected.encoding)) {
        struct utf8_share share = share_of_utf8(bytes, length, whole);
        /* Single-byte text is rarely valid by chance: a third of its bytes at
         * most in any of the samples it was tried with. */
        if (share.invalid && (share.valid >= 3 * share.invalid || share.has_valid_line))
            return refuse_damaged(bytes, &share, source, error);
        const char *nul = share.invalid ? memchr(bytes, '\0', length) : NULL;
        if (nul)
            return refuse_nul(bytes, nul, source, error);
        if (share.invalid) {
            gbv_status status = gbv_encoding_choose(bytes, length, source, &detected, error);
            if (status)
                return status;
        }
    }
    *out = detected;
    return GBV_OK;
}
