#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/decode.h"

struct gbv_decoder {
    iconv_t converter;
    const char *source;
    struct gbv_detected detected;
    bool has_rivals;
    size_t line;      /* of what was decoded so far */
    bool after_cr;    /* which ended with a CR, not yet counted */
};

gbv_status
gbv_converter_open(enum gbv_encoding encoding, iconv_t *out, gbv_error *error)
{
    *out = iconv_open("UTF-8", gbv_encoding_name(encoding));
    if (*out != (iconv_t)-1)
        return GBV_OK;
    if (errno == ENOMEM)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_fail(error, GBV_IO, "this machine's iconv does not know the encoding %s (%s)",
             gbv_encoding_name(encoding), gbv_encoding_title(encoding));
    gbv_hint(error, "install the encodings of the C library (gconv modules), or convert the file "
             "elsewhere");
    return GBV_IO;
}

gbv_status
gbv_decoder_open(const struct gbv_detected *detected, const char *source, gbv_decoder **out,
                 gbv_error *error)
{
    gbv_decoder *decoder = gbv_new_array(1, sizeof *decoder);
    if (!decoder)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = gbv_converter_open(detected->encoding, &decoder->converter, error);
    if (status) {
        free(decoder);
        return status;
    }
    decoder->source = source;
    decoder->line = 1;
    decoder->detected = *detected;
    for (size_t byte = 0; byte < 256; byte++)
        decoder->has_rivals |= detected->rival[byte] != GBV_UTF8;
    *out = decoder;
    return GBV_OK;
}

void
gbv_decoder_close(gbv_decoder *decoder)
{
    if (!decoder)
        return;
    iconv_close(decoder->converter);
    free(decoder);
}

/* Lines end by LF, CR or both together. */
static void
count_lines(gbv_decoder *decoder, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        decoder->line += text[i] == '\n' || decoder->after_cr;
        decoder->after_cr = text[i] == '\r';
    }
}

/* ---- What cannot be decoded ---- */

static gbv_status
refuse_byte(const gbv_decoder *decoder, unsigned char byte, gbv_error *error)
{
    const char *name = gbv_encoding_name(decoder->detected.encoding);
    size_t line = decoder->line + decoder->after_cr;
    enum gbv_encoding rival = (enum gbv_encoding)decoder->detected.rival[byte];
    if (rival != GBV_UTF8) {
        gbv_fail_at(error, GBV_FORMAT, decoder->source, line,
                    "up to here the text reads the same in %s and %s, but byte 0x%02x does not",
                    name, gbv_encoding_name(rival), byte);
        gbv_hint(error, "say which is right: --encoding %s or --encoding %s", name,
                 gbv_encoding_name(rival));
    } else {
        gbv_fail_at(error, GBV_FORMAT, decoder->source, line,
                    "byte 0x%02x begins no character of %s", byte, name);
        gbv_hint(error, "if the text is in another encoding: --encoding NAME");
    }
    return GBV_FORMAT;
}

/* What is wrong with the bytes at which iconv stopped. Incomplete ones are
 * right if more follows. */
static gbv_status
judge(const gbv_decoder *decoder, int reason, const char *at, bool last, gbv_error *error)
{
    if (reason == EINVAL && !last)
        return GBV_OK;
    if (reason == EILSEQ)
        return refuse_byte(decoder, (unsigned char)*at, error);
    gbv_fail_at(error, GBV_FORMAT, decoder->source, decoder->line + decoder->after_cr,
                "the text ends in the middle of a character of %s: it is cut off",
                gbv_encoding_name(decoder->detected.encoding));
    gbv_hint(error, "get the file anew");
    return GBV_FORMAT;
}

/* How many bytes there are before one that another encoding reads otherwise. */
static size_t
before_rival(const gbv_decoder *decoder, const char *bytes, size_t length)
{
    size_t n = 0;
    while (n < length && decoder->detected.rival[(unsigned char)bytes[n]] == GBV_UTF8)
        n++;
    return n;
}

/* ---- Decoding ---- */

gbv_status
gbv_decode(gbv_decoder *decoder, const char *bytes, size_t length, bool last, size_t *used,
           gbv_buffer *out, gbv_error *error)
{
    size_t safe = decoder->has_rivals ? before_rival(decoder, bytes, length) : length;
    /* iconv's signature predates const; it does not write there. */
    char *from = (char *)bytes;
    size_t left = safe;
    int reason = E2BIG;
    while (left > 0 && reason == E2BIG) {
        char piece[8 * 1024], *to = piece;
        size_t room = sizeof piece;
        reason = iconv(decoder->converter, &from, &left, &to, &room) == (size_t)-1 ? errno : 0;
        count_lines(decoder, piece, sizeof piece - room);
        gbv_buffer_put(out, piece, sizeof piece - room);
    }
    *used = safe - left;
    if (out->status)
        return gbv_fail(error, out->status, "out of memory");
    if (left > 0)
        return judge(decoder, reason, from, last, error);
    return safe < length ? refuse_byte(decoder, (unsigned char)bytes[safe], error) : GBV_OK;
}
