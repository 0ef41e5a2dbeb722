/* --help: text of at most 100 columns. */
#include <string.h>

#include "help.h"

/* Lines end before this column, and the texts of options begin at that one. */
enum { WIDTH = 100, TEXT_COLUMN = 26 };

/* ---- Text in columns ---- */

/* Columns that a text takes: one per character of UTF-8. */
static size_t
width_of(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            width++;
    return width;
}

static void
put_spaces(gbv_buffer *out, size_t n)
{
    while (n--)
        gbv_buffer_putc(out, ' ');
}

/* Writes words from `column` on, breaking lines before WIDTH; further lines
 * begin at `indent`. */
static void
put_wrapped(gbv_buffer *out, const char *text, size_t length, size_t column, size_t indent)
{
    bool first = true;
    for (size_t at = 0; at < length;) {
        at += strspn(text + at, " ");
        if (at >= length)
            break;
        size_t end = at;
        while (end < length && text[end] != ' ')
            end++;
        size_t width = width_of(text + at, end - at);
        if (!first && column + 1 + width > WIDTH) {
            gbv_buffer_putc(out, '\n');
            put_spaces(out, indent);
            column = indent;
        } else if (!first) {
            gbv_buffer_putc(out, ' ');
            column++;
        }
        gbv_buffer_put(out, text + at, end - at);
        column += width;
        at = end;
        first = false;
    }
    gbv_buffer_putc(out, '\n');
}

/* Each line is wrapped; one that begins with two blanks stays as it is. */
void
help_put_paragraphs(gbv_buffer *out, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        if (length == 0 || strncmp(line, "  ", 2) == 0)
            gbv_buffer_printf(out, "%.*s\n", (int)length, line);
        else
            put_wrapped(out, line, length, 0, 0);
        line += length + (line[length] == '\n');
    }
}

/* A term at column 2 and its meaning at TEXT_COLUMN. */
static void
put_entry(gbv_buffer *out, const gbv_buffer *term, const gbv_buffer *meaning)
{
    if (!term->data)
        return;
    size_t width = width_of(term->data, term->length);
    gbv_buffer_printf(out, "  %s", term->data);
    if (2 + width + 2 > TEXT_COLUMN) {
        gbv_buffer_putc(out, '\n');
        width = 0;
        put_spaces(out, TEXT_COLUMN);
    } else {
        put_spaces(out, TEXT_COLUMN - 2 - width);
    }
    put_wrapped(out, meaning->data, meaning->length, TEXT_COLUMN, TEXT_COLUMN);
}

static void
put_option(gbv_buffer *out, const struct opt *opt)
{
    gbv_buffer term = { 0 }, meaning = { 0 };
    if (opt->letter)
        gbv_buffer_printf(&term, "-%c, ", opt->letter);
    else
        gbv_buffer_puts(&term, "    ");
    gbv_buffer_printf(&term, "--%s", opt->name);
    if (opt->value)
        gbv_buffer_printf(&term, " %s", opt->value);
    help_put_option_text(&meaning, opt);
    put_entry(out, &term, &meaning);
    gbv_buffer_free(&term);
    gbv_buffer_free(&meaning);
}

/* ---- --help ---- */

static void
put_options(gbv_buffer *out, const struct opt *options)
{
    if (options->kind != OPT_HEADING && options->kind != OPT_END)
        gbv_buffer_puts(out, "\noptions\n");
    for (const struct opt *opt = options; opt->kind != OPT_END; opt++)
        if (opt->kind == OPT_HEADING)
            gbv_buffer_printf(out, "\n%s\n", opt->help);
        else
            put_option(out, opt);
}

static void
put_columns(gbv_buffer *out, const char *names)
{
    char name[100];
    if (names)
        gbv_buffer_puts(out, "\nresult columns\n");
    while (help_next_column(&names, name, sizeof name)) {
        const struct column_meaning *known = column_meaning(name);
        gbv_buffer term = { 0 }, meaning = { 0 };
        gbv_buffer_puts(&term, name);
        gbv_buffer_puts(&meaning, known ? known->meaning : "");
        put_entry(out, &term, &meaning);
        gbv_buffer_free(&term);
        gbv_buffer_free(&meaning);
    }
}

/* A command line that can be pasted: broken only between words, with \\. */
static void
put_example(gbv_buffer *out, const char *line)
{
    size_t column = 2;
    bool quoted = false;
    gbv_buffer_puts(out, "  ");
    while (*line) {
        size_t length = 0;
        while (line[length] && (quoted || length == 0 || line[length] != ' '))
            quoted ^= line[length++] == '\'';
        size_t width = width_of(line, length);
        if (column + width + 2 > WIDTH) {
            gbv_buffer_puts(out, " \\\n   ");
            column = 3;
        }
        gbv_buffer_put(out, line, length);
        column += width;
        line += length;
    }
    gbv_buffer_putc(out, '\n');
}

void
help_text(const struct command *shown, gbv_buffer *out)
{
    help_usage(shown, out);
    gbv_buffer_printf(out, "\n%s\n", shown->summary);
    if (shown->description) {
        gbv_buffer_putc(out, '\n');
        help_put_paragraphs(out, shown->description);
    }
    struct help_tables tables = help_tables(shown);
    for (size_t i = 0; i < tables.n; i++)
        put_options(out, tables.table[i]);
    put_columns(out, shown->columns);
    if (shown->examples && shown->examples[0])
        gbv_buffer_puts(out, "\nexamples\n");
    for (size_t i = 0; shown->examples && shown->examples[i]; i++)
        put_example(out, shown->examples[i]);
}

void
help_usage(const struct command *shown, gbv_buffer *out)
{
    gbv_buffer usage = { 0 };
    gbv_buffer_puts(&usage, "usage: ");
    help_put_program(&usage, shown);
    gbv_buffer_putc(&usage, ' ');
    help_put_synopsis(&usage, shown);
    put_wrapped(out, usage.data, usage.length, 0, strlen("usage: "));
    gbv_buffer_free(&usage);
}
