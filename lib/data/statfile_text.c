#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "data/statfile_text.h"

static bool
is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

/* ---- The sample ---- */

static bool
has_line(const gbv_buffer *text, const char *line, size_t length)
{
    for (const char *at = text->data; at && *at; at = strchr(at, '\n') + 1)
        if (strncmp(at, line, length) == 0 && at[length] == '\n')
            return true;
    return false;
}

void
gbv_statfile_sample_add(struct statfile_sample *sample, const char *text)
{
    if (is_ascii(text))
        return;
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++)
        sample->seen[(unsigned char)text[i]] = true;
    if (sample->cut || has_line(&sample->text, text, length))
        return;
    if (sample->text.length + length + 1 > GBV_ENCODING_SAMPLE) {
        sample->cut = true;
        return;
    }
    gbv_buffer_put(&sample->text, text, length);
    gbv_buffer_putc(&sample->text, '\n');
}

void
gbv_statfile_sample_free(struct statfile_sample *sample)
{
    gbv_buffer_free(&sample->text);
}

/* The sample may read the same in two encodings, and the rest not. */
static gbv_status
check_rivals(const struct statfile_text *text, const struct statfile_sample *sample,
             const struct gbv_detected *detected, gbv_error *error)
{
    for (size_t byte = 0; byte < 256; byte++) {
        enum gbv_encoding rival = (enum gbv_encoding)detected->rival[byte];
        if (!sample->seen[byte] || rival == GBV_UTF8)
            continue;
        gbv_fail_at(error, GBV_FORMAT, text->source, 0,
                    "its text is in %s or in %s: byte 0x%02x tells them apart, but nothing "
                    "which is right", gbv_encoding_name(detected->encoding),
                    gbv_encoding_name(rival), (unsigned)byte);
        gbv_hint(error, "say which: --encoding %s or --encoding %s",
                 gbv_encoding_name(detected->encoding), gbv_encoding_name(rival));
        return GBV_FORMAT;
    }
    return GBV_OK;
}

gbv_status
gbv_statfile_text_tell(const struct statfile_text *text, const struct statfile_sample *sample,
                       const char **out, gbv_error *error)
{
    *out = gbv_encoding_name(GBV_UTF8);
    if (sample->text.status)
        return gbv_fail(error, sample->text.status, "out of memory");
    if (!sample->text.length)
        return GBV_OK;
    struct gbv_detected detected;
    gbv_error why = { 0 };
    gbv_status status = gbv_encoding_detect(sample->text.data, sample->text.length, !sample->cut,
                                            text->source, &detected, &why);
    if (status) {
        /* Lines of the sample are none of the file's. */
        gbv_fail_at(error, status, text->source, 0, "%s", why.message);
        gbv_hint(error, "%s", why.hint[0] ? why.hint : "say how its text is encoded: --encoding");
        return status;
    }
    *out = gbv_encoding_name(detected.encoding);
    return check_rivals(text, sample, &detected, error);
}

/* ---- Decoding ---- */

gbv_status
gbv_statfile_text_open(struct statfile_text *text, const char *encoding, gbv_error *error)
{
    text->is_utf8 = strcasecmp(encoding, "UTF-8") == 0;
    if (!text->is_utf8) {
        text->converter = iconv_open("UTF-8", encoding);
        if (text->converter == (iconv_t)-1) {
            gbv_fail_at(error, GBV_IO, text->source, 0, "its text is in the encoding \"%s\", which "
                        "this machine's iconv does not know", encoding);
            gbv_hint(error, "say which encoding it is by another name: --encoding NAME");
            return GBV_IO;
        }
    }
    text->encoding = encoding;
    return GBV_OK;
}

void
gbv_statfile_text_close(struct statfile_text *text)
{
    if (text->encoding && !text->is_utf8)
        iconv_close(text->converter);
    gbv_buffer_free(&text->decoded);
}

static gbv_status
refuse(const struct statfile_text *text, unsigned char byte, const struct statfile_place *place,
       gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, text->source, place->number,
                "%s%s%s: byte 0x%02x is not %s, as which the text was read",
                place->number ? "column \"" : "", place->what, place->number ? "\"" : "", byte,
                text->encoding);
    gbv_hint(error, "if it is in another encoding: --encoding NAME");
    return GBV_FORMAT;
}

static gbv_status
take_utf8(struct statfile_text *text, const char *bytes, const struct statfile_place *place,
          const char **out, size_t *length, gbv_error *error)
{
    size_t all = strlen(bytes), valid = gbv_utf8_valid(bytes, all);
    *out = bytes;
    *length = valid;
    if (valid == all)
        return GBV_OK;
    if (!gbv_utf8_is_cut(bytes + valid, all - valid))
        return refuse(text, (unsigned char)bytes[valid], place, error);
    gbv_buffer_clear(&text->decoded);
    gbv_buffer_put(&text->decoded, bytes, valid);
    *out = text->decoded.data;
    return text->decoded.status ? gbv_fail(error, text->decoded.status, "out of memory") : GBV_OK;
}

gbv_status
gbv_statfile_decode(struct statfile_text *text, const char *bytes,
                    const struct statfile_place *place, const char **out, size_t *length,
                    gbv_error *error)
{
    if (is_ascii(bytes) || text->is_utf8)
        return take_utf8(text, bytes, place, out, length, error);
    /* iconv's signature predates const; it does not write there. */
    char *from = (char *)bytes;
    size_t left = strlen(bytes);
    int reason = E2BIG;
    gbv_buffer_clear(&text->decoded);
    iconv(text->converter, NULL, NULL, NULL, NULL);
    while (left > 0 && reason == E2BIG) {
        char piece[1024], *to = piece;
        size_t room = sizeof piece;
        reason = iconv(text->converter, &from, &left, &to, &room) == (size_t)-1 ? errno : 0;
        gbv_buffer_put(&text->decoded, piece, sizeof piece - room);
    }
    if (left > 0 && reason != EINVAL)
        return refuse(text, (unsigned char)*from, place, error);
    *out = text->decoded.data;
    *length = text->decoded.length;
    return text->decoded.status ? gbv_fail(error, text->decoded.status, "out of memory") : GBV_OK;
}
