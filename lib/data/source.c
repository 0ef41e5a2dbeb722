#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/bytes.h"
#include "data/decode.h"
#include "data/foreign.h"
#include "data/source.h"
#include "gbvstat/package.h"

struct gbv_source {
    const char *name;
    gbv_bytes *bytes;
    gbv_decoder *decoder;    /* NULL: the bytes are UTF-8 */
    struct gbv_detected detected;

    /* As they came, not decoded yet. */
    char raw[GBV_ENCODING_SAMPLE];
    size_t n_raw;
    bool ended;              /* nothing comes after `raw` */

    /* Decoded, not handed out yet: in `raw`, or in `text`. */
    const char *ready;
    size_t n_ready;
    gbv_buffer text;
};

/* ---- Encodings ---- */

/* What was asked for, against what the byte order mark says. */
static gbv_status
take_encoding(gbv_source *source, enum gbv_encoding asked, gbv_error *error)
{
    struct gbv_detected *detected = &source->detected;
    enum gbv_encoding marked = GBV_UTF8;
    detected->encoding = asked;
    detected->mark = gbv_encoding_mark(source->raw, source->n_raw, &marked);
    if (detected->mark && asked != marked && !(asked == GBV_UTF16 && marked != GBV_UTF8)) {
        gbv_fail_at(error, GBV_FORMAT, source->name, 0,
                    "the encoding %s was asked for, but the text begins with the mark of %s",
                    gbv_encoding_name(asked), gbv_encoding_name(marked));
        gbv_hint(error, "leave out --encoding");
        return GBV_FORMAT;
    }
    if (asked == GBV_UTF16) {
        /* Without mark and NUL bytes as Windows writes it. */
        detected->encoding = GBV_UTF16LE;
        if (detected->mark)
            detected->encoding = marked;
        else
            gbv_encoding_is_utf16(source->raw, source->n_raw, &detected->encoding);
    }
    return GBV_OK;
}

/* Makes bytes ready: those in `raw`, as far as they can be decoded. */
static gbv_status
decode(gbv_source *source, size_t from, gbv_error *error)
{
    size_t used = 0;
    gbv_buffer_clear(&source->text);
    gbv_status status = gbv_decode(source->decoder, source->raw + from, source->n_raw - from,
                                   source->ended, &used, &source->text, error);
    if (status)
        return status;
    used += from;
    memmove(source->raw, source->raw + used, source->n_raw - used);
    source->n_raw -= used;
    source->ready = source->text.data;
    source->n_ready = source->text.length;
    return GBV_OK;
}

/* Tells the encoding of the sample in `raw`, and makes it ready. */
static gbv_status
begin_text(gbv_source *source, const char *encoding, gbv_error *error)
{
    enum gbv_encoding asked = GBV_UTF8;
    gbv_status status = encoding ? gbv_encoding_find(encoding, &asked, error) : GBV_OK;
    if (!status)
        status = encoding ? take_encoding(source, asked, error)
                          : gbv_encoding_detect(source->raw, source->n_raw, source->ended,
                                                source->name, &source->detected, error);
    if (status)
        return status;
    size_t mark = source->detected.mark;
    if (source->detected.encoding == GBV_UTF8) {
        source->ready = source->raw + mark;
        source->n_ready = source->n_raw - mark;
        return GBV_OK;
    }
    status = gbv_decoder_open(&source->detected, source->name, &source->decoder, error);
    if (!status)
        status = decode(source, mark, error);
    return status;
}

/* ---- Opening ---- */

static gbv_status
open_bytes(gbv_source *source, const char *name, gbv_error *error)
{
    if (strcmp(name, "-") == 0) {
        source->name = "standard input";
        return gbv_bytes_open(NULL, source->name, &source->bytes, error);
    }
    source->name = name;
    gbv_buffer path = { 0 };
    gbv_status status = name[0] == '@' ? gbv_package_path(name + 1, &path, error) : GBV_OK;
    if (!status)
        status = gbv_bytes_open(path.data ? path.data : name, name, &source->bytes, error);
    gbv_buffer_free(&path);
    return status;
}

static gbv_status
read_raw(gbv_source *source, gbv_error *error)
{
    size_t room = sizeof source->raw - source->n_raw, n = 0;
    gbv_status status = gbv_bytes_read(source->bytes, source->raw + source->n_raw, room, &n,
                                       error);
    source->n_raw += n;
    source->ended = n < room;
    return status;
}

/* Files that are no text are told by their first bytes; a web page in UTF-16
 * only when it is decoded. */
static gbv_status
begin(gbv_source *source, const char *encoding, gbv_error *error)
{
    enum gbv_encoding ignored;
    gbv_status status = read_raw(source, error);
    if (!status && !gbv_encoding_mark(source->raw, source->n_raw, &ignored))
        status = gbv_refuse_foreign(source->raw, source->n_raw, source->name, error);
    if (!status)
        status = begin_text(source, encoding, error);
    if (!status && source->n_ready)
        status = gbv_refuse_foreign(source->ready, source->n_ready, source->name, error);
    return status;
}

static gbv_status
deliver(gbv_source *source, gbv_status status, gbv_source **out)
{
    if (status)
        gbv_source_close(source);
    else
        *out = source;
    return status;
}

gbv_status
gbv_source_open(const char *name, const char *encoding, gbv_source **out, gbv_error *error)
{
    gbv_source *source = gbv_new_array(1, sizeof *source);
    if (!source)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = open_bytes(source, name, error);
    return deliver(source, status ? status : begin(source, encoding, error), out);
}

gbv_status
gbv_source_open_memory(const char *bytes, size_t length, const char *name, const char *encoding,
                       gbv_source **out, gbv_error *error)
{
    gbv_source *source = gbv_new_array(1, sizeof *source);
    if (!source)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    source->name = name;
    gbv_status status = gbv_bytes_open_memory(bytes, length, name, &source->bytes, error);
    return deliver(source, status ? status : begin(source, encoding, error), out);
}

void
gbv_source_close(gbv_source *source)
{
    if (!source)
        return;
    gbv_decoder_close(source->decoder);
    gbv_bytes_close(source->bytes);
    gbv_buffer_free(&source->text);
    free(source);
}

/* ---- Reading ---- */

static size_t
hand_out(gbv_source *source, char *bytes, size_t size)
{
    size_t n = size < source->n_ready ? size : source->n_ready;
    if (n == 0)
        return 0;
    memcpy(bytes, source->ready, n);
    source->ready += n;
    source->n_ready -= n;
    return n;
}

gbv_status
gbv_source_read(gbv_source *source, char *bytes, size_t size, size_t *length, gbv_error *error)
{
    gbv_status status = GBV_OK;
    size_t n = hand_out(source, bytes, size);
    if (!source->decoder && n < size && !source->ended) {
        size_t more = 0;
        status = gbv_bytes_read(source->bytes, bytes + n, size - n, &more, error);
        source->ended = more < size - n;
        n += more;
    }
    while (source->decoder && !status && n < size && !(source->ended && source->n_raw == 0)) {
        status = read_raw(source, error);
        if (!status)
            status = decode(source, 0, error);
        n += status ? 0 : hand_out(source, bytes + n, size - n);
    }
    *length = status ? 0 : n;
    return status;
}

void
gbv_source_peek(const gbv_source *source, const char **bytes, size_t *length)
{
    *bytes = source->n_ready ? source->ready : "";
    *length = source->n_ready;
}

bool
gbv_source_peeks_all(const gbv_source *source)
{
    return source->ended && (!source->decoder || source->n_raw == 0);
}

/* ---- About ---- */

const char *
gbv_source_name(const gbv_source *source)
{
    return source->name;
}

const char *
gbv_source_encoding(const gbv_source *source)
{
    return gbv_encoding_name(source->detected.encoding);
}

const char *
gbv_source_encoding_title(const gbv_source *source)
{
    return gbv_encoding_title(source->detected.encoding);
}

bool
gbv_source_is_packed(const gbv_source *source)
{
    return source->bytes && gbv_bytes_are_packed(source->bytes);
}

bool
gbv_source_stat(const gbv_source *source, struct stat *out)
{
    return source->bytes && gbv_bytes_stat(source->bytes, out);
}
