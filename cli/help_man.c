/* --man: the manual page, in the macros of man(7). */
#include <string.h>

#include "help.h"

/* Text in roff: a backslash is \e, a hyphen that is typed is \-, and a dot or
 * quote does not begin a line. Three dots are three, since man drops … where
 * the locale has none. */
static void
put_roff(gbv_buffer *out, const char *text, size_t length)
{
    static const char dots[] = "…";
    for (size_t i = 0; i < length; i++) {
        bool begins = i == 0 || text[i - 1] == '\n';
        bool ellipsis = length - i >= strlen(dots) && memcmp(text + i, dots, strlen(dots)) == 0;
        if (begins && (ellipsis || text[i] == '.' || text[i] == '\''))
            gbv_buffer_puts(out, "\\&");
        if (ellipsis) {
            gbv_buffer_puts(out, "...");
            i += strlen(dots) - 1;
        } else if (text[i] == '\\')
            gbv_buffer_puts(out, "\\e");
        else if (text[i] == '-')
            gbv_buffer_puts(out, "\\-");
        else
            gbv_buffer_putc(out, text[i]);
    }
}

static void
put_text(gbv_buffer *out, const char *text)
{
    put_roff(out, text, strlen(text));
}

static void
put_heading(gbv_buffer *out, const char *words)
{
    gbv_buffer_puts(out, ".SH ");
    for (; *words; words++)
        gbv_buffer_putc(out, *words >= 'a' && *words <= 'z' ? (char)(*words - 'a' + 'A') : *words);
    gbv_buffer_putc(out, '\n');
}

/* Lines of a description; those that begin with two blanks stay as they are. */
static void
put_paragraphs(gbv_buffer *out, const char *text)
{
    bool literal = false, apart = false;
    const char *between = "";
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        bool keep = strncmp(line, "  ", 2) == 0;
        if (length == 0) {
            apart = true;
        } else {
            if (literal && !keep)
                gbv_buffer_puts(out, ".fi\n");
            gbv_buffer_puts(out, apart ? ".PP\n" : literal ? "" : between);
            if (keep && !literal)
                gbv_buffer_puts(out, ".nf\n");
            put_roff(out, line, length);
            gbv_buffer_putc(out, '\n');
            literal = keep;
            apart = false;
            between = ".br\n";
        }
        line += length + (line[length] == '\n');
    }
    if (literal)
        gbv_buffer_puts(out, ".fi\n");
}

static void
put_option(gbv_buffer *out, const struct opt *opt)
{
    gbv_buffer text = { 0 };
    help_put_option_text(&text, opt);
    gbv_buffer_puts(out, ".TP\n");
    if (opt->letter)
        gbv_buffer_printf(out, "\\fB\\-%c\\fR, ", opt->letter);
    gbv_buffer_puts(out, "\\fB\\-\\-");
    put_text(out, opt->name);
    gbv_buffer_puts(out, "\\fR");
    if (opt->value) {
        gbv_buffer_puts(out, " \\fI");
        put_text(out, opt->value);
        gbv_buffer_puts(out, "\\fR");
    }
    gbv_buffer_putc(out, '\n');
    if (text.data)
        put_text(out, text.data);
    gbv_buffer_putc(out, '\n');
    gbv_buffer_free(&text);
}

static void
put_options(gbv_buffer *out, const struct command *shown)
{
    struct help_tables tables = help_tables(shown);
    gbv_buffer_puts(out, ".SH OPTIONS\n");
    if (shown->name)
        put_text(out, "What takes a value is given once, unless it says that it may be "
                      "repeated.\n");
    for (size_t i = 0; i < tables.n; i++)
        for (const struct opt *opt = tables.table[i]; opt->kind != OPT_END; opt++)
            if (opt->kind == OPT_HEADING) {
                gbv_buffer_puts(out, ".SS ");
                put_text(out, opt->help);
                gbv_buffer_putc(out, '\n');
            } else {
                put_option(out, opt);
            }
}

static void
put_columns(gbv_buffer *out, const char *names)
{
    char name[100];
    if (names)
        put_heading(out, "result columns");
    while (help_next_column(&names, name, sizeof name)) {
        const struct column_meaning *known = column_meaning(name);
        gbv_buffer_puts(out, ".TP\n\\fB");
        put_text(out, name);
        gbv_buffer_puts(out, "\\fR\n");
        put_text(out, known ? known->meaning : "see the description");
        gbv_buffer_putc(out, '\n');
    }
}

static void
put_examples(gbv_buffer *out, const char *const *examples)
{
    if (!examples || !examples[0])
        return;
    gbv_buffer_puts(out, ".SH EXAMPLES\n.nf\n");
    for (size_t i = 0; examples[i]; i++) {
        put_text(out, examples[i]);
        gbv_buffer_putc(out, '\n');
    }
    gbv_buffer_puts(out, ".fi\n");
}

static const char exit_status[] =
    ".SH EXIT STATUS\n"
    ".TP\n0\ndone\n"
    ".TP\n1\nthe data or the machine failed; nothing, or only complete output, was written\n"
    ".TP\n2\nthe command line was wrong\n"
    ".TP\n3\ndone, but a check that was asked for did not hold\n";

void
help_man(const struct command *shown, gbv_buffer *out)
{
    gbv_buffer program = { 0 }, synopsis = { 0 };
    help_put_program(&program, shown);
    help_put_synopsis(&synopsis, shown);
    if (program.data && synopsis.data) {
        gbv_buffer_puts(out, ".TH ");
        for (const char *at = program.data; *at; at++)
            gbv_buffer_putc(out, *at == '-' ? '-' : (char)(*at - 'a' + 'A'));
        gbv_buffer_printf(out, " 1 \"%s\" \"gbvstat %s\"\n.SH NAME\n", GBV_RELEASED, GBV_VERSION);
        put_text(out, program.data);
        gbv_buffer_puts(out, " \\- ");
        put_text(out, shown->summary);
        gbv_buffer_puts(out, "\n.SH SYNOPSIS\n\\fB");
        put_text(out, program.data);
        gbv_buffer_puts(out, "\\fR ");
        put_text(out, synopsis.data);
        gbv_buffer_putc(out, '\n');
    }
    if (shown->description) {
        put_heading(out, "description");
        put_paragraphs(out, shown->description);
    }
    put_options(out, shown);
    if (shown->name) {
        put_heading(out, "conditions");
        put_paragraphs(out, help_conditions);
    }
    put_columns(out, shown->columns);
    gbv_buffer_puts(out, exit_status);
    put_examples(out, shown->examples);
    if (shown->name)
        gbv_buffer_puts(out, ".SH SEE ALSO\n\\fBgbv\\fR(1)\n");
    gbv_buffer_free(&program);
    gbv_buffer_free(&synopsis);
}
