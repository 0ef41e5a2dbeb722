/* Text that a renderer of Markdown shows as it is: CommonMark 0.31.2, chapters
 * 2.4, 2.5 and 6, and GitHub Flavored Markdown 0.29, chapters 4.10, 6.5 and 6.9. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "out/format.h"

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Letters and digits, of which those of Latin and Cyrillic beyond ASCII; of
 * any others an underscore is escaped, which harms nothing but the eye. */
static bool
is_word(uint32_t character)
{
    if (character < 0x80)
        return is_letter((char)character) || is_digit((char)character);
    return (character >= 0xc0 && character < 0x250 && character != 0xd7 && character != 0xf7) ||
           (character >= 0x400 && character < 0x530 && character != 0x482);
}

/* &lt; and &#60; are read as <. */
static bool
is_entity(const char *at)
{
    size_t length = 1 + (at[1] == '#');
    const char *begin = at + length;
    while (is_letter(at[length]) || is_digit(at[length]))
        length++;
    return at + length > begin && at[length] == ';';
}

/* A tag, an end tag, a comment, an instruction; but not a "<5". */
static bool
is_tag(const char *at)
{
    return is_letter(at[1]) || (at[1] && strchr("/!?", at[1]));
}

/* What GitHub makes a link of keeps its signs, backslashes too: 0, or the bytes
 * up to a blank or a "<". */
static size_t
link_length(const char *text, const char *at)
{
    static const char *const schemes[] = { "http://", "https://", "ftp://" };
    char before = at > text ? at[-1] : ' ';
    size_t begin = 0;
    uint32_t host = 0;
    if (strncmp(at, "www.", 4) == 0 && strchr(" \t\n\r*_~(", before))
        return strcspn(at, " \t\n\r<");
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes && !is_letter(before); i++)
        if (strncasecmp(at, schemes[i], strlen(schemes[i])) == 0)
            begin = strlen(schemes[i]);
    gbv_utf8_first(at + begin, strnlen(at + begin, 4), &host);
    return begin && is_word(host) ? strcspn(at, " \t\n\r<") : 0;
}

/* Underscores inside a word mark nothing: conf_low. */
static size_t
put_underscores(gbv_buffer *out, const char *at, uint32_t before)
{
    uint32_t after = 0;
    size_t n = strspn(at, "_");
    gbv_utf8_first(at + n, strnlen(at + n, 4), &after);
    bool inside = is_word(before) && is_word(after);
    for (size_t i = 0; i < n; i++)
        gbv_buffer_puts(out, inside ? "_" : "\\_");
    return n;
}

/* A backslash before a pipe belongs to the table, which is cut before anything
 * else is read. One behind the link would be part of it, and the tag that it
 * stands before would be one: a comment, which nobody sees, ends the link. */
static void
put_link(gbv_buffer *out, const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (at[i] == '|')
            gbv_buffer_putc(out, '\\');
        gbv_buffer_putc(out, at[i]);
    }
    if (at[length] == '<' && is_tag(at + length))
        gbv_buffer_puts(out, "<!-- -->");
}

static size_t
put_line_end(gbv_buffer *out, const char *at)
{
    gbv_buffer_puts(out, "<br>");
    return at[0] == '\r' && at[1] == '\n' ? 2 : 1;
}

/* Puts what begins here; returns its bytes. */
static size_t
put_next(gbv_buffer *out, const char *at, uint32_t before)
{
    if (*at == '_')
        return put_underscores(out, at, before);
    if (*at == '\n' || *at == '\r')
        return put_line_end(out, at);
    if (strchr("|\\*`[~", *at) || (*at == '<' && is_tag(at)) || (*at == '&' && is_entity(at)))
        gbv_buffer_putc(out, '\\');
    uint32_t character;
    size_t length = gbv_utf8_first(at, strnlen(at, 4), &character);
    gbv_buffer_put(out, at, length ? length : 1);
    return length ? length : 1;
}

void
gbv_put_md_text(gbv_buffer *out, const char *text)
{
    uint32_t before = ' ';
    for (const char *at = text; *at;) {
        uint32_t character = 0;
        gbv_utf8_first(at, strnlen(at, 4), &character);
        size_t link = link_length(text, at);
        if (link)
            put_link(out, at, link);
        at += link ? link : put_next(out, at, before);
        before = link ? ' ' : character;
    }
}
