#include <string.h>

#include "data/encoding_score.h"
#include "gbvstat/buffer.h"

size_t
gbv_line_at(const char *bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return line;
}

/* At most so many bytes of the line are shown, and so many of them before the
 * first that matters. */
enum { SHOWN = 60, SHOWN_BEFORE = 20 };

/* UTF-8 (RFC 3629) of a character below U+10000: its bytes, 1 to 3. */
static size_t
put_character(uint32_t character, char *out)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    bool two = character < 0x800;
    size_t n = two ? 2 : 3;
    out[0] = (char)(two ? 0xc0 | character >> 6 : 0xe0 | character >> 12);
    out[1] = (char)(0x80 | (two ? character & 0x3f : character >> 6 & 0x3f));
    out[n - 1] = (char)(0x80 | (character & 0x3f));
    return n;
}

/* A piece of text in an encoding. */
static void
put_reading(const struct gbv_code_page *page, const char *bytes, size_t length, gbv_buffer *out)
{
    for (size_t i = 0; i < length; i++) {
        uint32_t character = page->character[(unsigned char)bytes[i]];
        char utf8[3];
        gbv_buffer_put(out, utf8, put_character(character < ' ' ? ' ' : character, utf8));
    }
}

static bool
differs(const struct gbv_code_page *const *pages, size_t n, char byte)
{
    for (size_t i = 1; i < n; i++)
        if (pages[i]->character[(unsigned char)byte] != pages[0]->character[(unsigned char)byte])
            return true;
    return false;
}

gbv_status
gbv_encoding_tie(const struct gbv_code_page *const *pages, size_t n, const char *bytes,
                 size_t length, const char *source, gbv_error *error)
{
    size_t at = 0;
    while (at + 1 < length && !differs(pages, n, bytes[at]))
        at++;
    size_t from = at, to = at;
    while (from > 0 && at - from < SHOWN_BEFORE && !strchr("\r\n", bytes[from - 1]))
        from--;
    while (to < length && to - from < SHOWN && !strchr("\r\n", bytes[to]))
        to++;

    gbv_buffer readings = { 0 }, options = { 0 };
    for (size_t i = 0; i < n; i++) {
        const char *name = gbv_encoding_name(pages[i]->encoding);
        const char *joint = i == 0 ? "" : i + 1 < n ? ", " : " or ";
        gbv_buffer_printf(&readings, "%s%s \"", joint, name);
        put_reading(pages[i], bytes + from, to - from, &readings);
        gbv_buffer_putc(&readings, '"');
        gbv_buffer_printf(&options, "%s--encoding %s", joint, name);
    }
    gbv_fail_at(error, GBV_FORMAT, source, gbv_line_at(bytes, at),
                "the encoding cannot be told: the line may read in %s",
                readings.status ? "more than one" : readings.data);
    if (!options.status)
        gbv_hint(error, "say which is right: %s", options.data);
    gbv_buffer_free(&readings);
    gbv_buffer_free(&options);
    return GBV_FORMAT;
}
