#include <iconv.h>

#include "base/utf8.h"
#include "data/decode.h"
#include "data/encoding_score.h"

/* ---- What characters are, without a locale ---- */

struct range {
    uint32_t first, last;
    enum gbv_kind kind;
};

/* Of what the six encodings hold; letters as in the Unicode Character
 * Database. Signs not named here are frames and the like. */
static const struct range ranges[] = {
    { '0', '9', GBV_DIGIT }, { 'A', 'Z', GBV_UPPER }, { 'a', 'z', GBV_LOWER },
    { 0xa0, 0xa0, GBV_JOINER },    /* hard blank */
    { 0xb7, 0xb7, GBV_JOINER },    /* the dot of Catalan */
    { 0xa1, 0xa1, GBV_MARK }, { 0xa3, 0xa3, GBV_MARK }, { 0xa5, 0xa5, GBV_MARK },    /* ¡ £ ¥ */
    { 0xa7, 0xa7, GBV_MARK }, { 0xa9, 0xa9, GBV_MARK }, { 0xae, 0xae, GBV_MARK },    /* § © ® */
    { 0xab, 0xab, GBV_MARK }, { 0xbb, 0xbb, GBV_MARK }, { 0xbf, 0xbf, GBV_MARK },    /* « » ¿ */
    { 0xb0, 0xb3, GBV_MARK }, { 0xb5, 0xb5, GBV_MARK }, { 0xb9, 0xba, GBV_MARK },    /* °±²³µ¹º */
    { 0xd7, 0xd7, GBV_MARK }, { 0xf7, 0xf7, GBV_MARK },                              /* × ÷ */
    { 0xc0, 0xd6, GBV_UPPER }, { 0xd8, 0xde, GBV_UPPER },
    { 0xdf, 0xf6, GBV_LOWER }, { 0xf8, 0xff, GBV_LOWER },
    { 0x11e, 0x11e, GBV_UPPER }, { 0x11f, 0x11f, GBV_LOWER },                        /* Ğ ğ */
    { 0x130, 0x130, GBV_UPPER }, { 0x131, 0x131, GBV_LOWER },                        /* İ ı */
    { 0x15e, 0x15e, GBV_UPPER }, { 0x15f, 0x15f, GBV_LOWER },                        /* Ş ş */
    { 0x152, 0x152, GBV_UPPER }, { 0x153, 0x153, GBV_LOWER },                        /* Œ œ */
    { 0x160, 0x160, GBV_UPPER }, { 0x161, 0x161, GBV_LOWER },                        /* Š š */
    { 0x178, 0x178, GBV_UPPER },                                                     /* Ÿ */
    { 0x17d, 0x17d, GBV_UPPER }, { 0x17e, 0x17e, GBV_LOWER },                        /* Ž ž */
    { 0x400, 0x42f, GBV_UPPER }, { 0x430, 0x45f, GBV_LOWER },
    { 0x2013, 0x2014, GBV_JOINER }, { 0x2018, 0x2019, GBV_JOINER },                  /* – — ‘ ’ */
    { 0x201a, 0x201a, GBV_MARK }, { 0x201c, 0x201e, GBV_MARK },                      /* ‚ “ ” „ */
    { 0x2020, 0x2022, GBV_MARK }, { 0x2026, 0x2026, GBV_MARK },                      /* † ‡ • … */
    { 0x20ac, 0x20ac, GBV_MARK }, { 0x2116, 0x2116, GBV_MARK },                      /* € № */
    { 0x2122, 0x2122, GBV_MARK },                                                    /* ™ */
};

static enum gbv_kind
kind_of(uint32_t character)
{
    /* Ґ to Ө: pairs, capitals first. */
    if (character >= 0x490 && character <= 0x4e9)
        return character % 2 ? GBV_LOWER : GBV_UPPER;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return ranges[i].kind;
    return GBV_OTHER;
}

bool
gbv_is_letter(enum gbv_kind kind)
{
    return kind == GBV_LOWER || kind == GBV_UPPER;
}

/* ---- Code pages ---- */

/* 0 if the byte has no meaning. */
static uint32_t
convert(iconv_t converter, unsigned char byte)
{
    char in[1] = { (char)byte }, out[8];
    char *from = in, *to = out;
    size_t n_in = 1, n_out = sizeof out;
    uint32_t character = 0;
    if (iconv(converter, &from, &n_in, &to, &n_out) == (size_t)-1)
        iconv(converter, NULL, NULL, NULL, NULL);
    else
        gbv_utf8_first(out, sizeof out - n_out, &character);
    return character;
}

gbv_status
gbv_code_page_load(enum gbv_encoding encoding, struct gbv_code_page *out, gbv_error *error)
{
    iconv_t converter;
    gbv_status status = gbv_converter_open(encoding, &converter, error);
    if (status)
        return status;
    *out = (struct gbv_code_page){ .encoding = encoding };
    for (unsigned byte = 0; byte < 256; byte++) {
        out->character[byte] = byte < 0x80 ? byte : convert(converter, (unsigned char)byte);
        out->kind[byte] = (unsigned char)kind_of(out->character[byte]);
    }
    iconv_close(converter);
    return GBV_OK;
}
