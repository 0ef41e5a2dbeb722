/* What a command says of itself: all of it is read from its table. */
#include "help.h"

#include <string.h>

const struct opt request_options[] = {
    { OPT_HEADING, .help = "help" },
    { OPT_FLAG, 'h', "help", .help = "print this; --help=json for programs" },
    { OPT_FLAG, 0, "man", .help = "print the manual page" },
    { OPT_TEXT, 0, "completion", .value = "SHELL",
      .help = "print the completions for bash, zsh or fish" },
    { OPT_FLAG, 'V', "version", .help = "print the version" },
    { OPT_END },
};

/* ---- What the printers share ---- */

struct help_tables
help_tables(const struct command *shown)
{
    struct help_tables tables = { .n = 0 };
    if (shown->options)
        tables.table[tables.n++] = shown->options;
    if (shown->shared)
        tables.table[tables.n++] = shown->shared;
    if (shown->name)
        tables.table[tables.n++] = common_options;
    tables.table[tables.n++] = request_options;
    return tables;
}

void
help_put_program(gbv_buffer *out, const struct command *shown)
{
    gbv_buffer_puts(out, "gbv");
    if (shown->name)
        gbv_buffer_printf(out, "-%s", shown->name);
}

void
help_put_synopsis(gbv_buffer *out, const struct command *shown)
{
    for (const struct opt *opt = shown->options; opt && opt->kind != OPT_END; opt++)
        if (opt->required)
            gbv_buffer_printf(out, "--%s %s ", opt->name, opt->value);
    gbv_buffer_printf(out, "%s%s", shown->name ? "[OPTION]… " : "",
                      shown->operands ? shown->operands : "[FILE]");
}

/* Does the help name every choice already, saying what each is? */
static bool
names_choices(const struct opt *opt)
{
    for (size_t i = 0; opt->choices && opt->choices[i]; i++)
        if (!strstr(opt->help, opt->choices[i]))
            return false;
    return true;
}

void
help_put_option_text(gbv_buffer *out, const struct opt *opt)
{
    gbv_buffer_puts(out, opt->help);
    for (size_t i = 0; !names_choices(opt) && opt->choices[i]; i++)
        gbv_buffer_printf(out, "%s%s", i == 0 ? ": " : ", ", opt->choices[i]);
    if (opt->required)
        gbv_buffer_puts(out, " (required)");
    if (opt->initial)
        gbv_buffer_printf(out, " [%s]", opt->initial);
}

bool
help_next_column(const char **names, char *name, size_t size)
{
    if (!*names || !**names)
        return false;
    size_t length = strcspn(*names, ",");
    snprintf(name, size, "%.*s", (int)length, *names);
    *names += length;
    *names += strspn(*names, ", ");
    return true;
}

/* ---- --help=row ---- */

/* A string of C. */
static void
put_c_text(gbv_buffer *out, const char *text)
{
    gbv_buffer_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            gbv_buffer_putc(out, '\\');
        gbv_buffer_putc(out, *text);
    }
    gbv_buffer_putc(out, '"');
}

/* A row of the front door's list of commands (see gbv.c). */
static void
put_row(const struct command *shown, gbv_buffer *out)
{
    gbv_buffer_puts(out, "{ ");
    put_c_text(out, shown->name);
    gbv_buffer_puts(out, ", ");
    put_c_text(out, shown->group);
    gbv_buffer_puts(out, ", ");
    put_c_text(out, shown->summary);
    gbv_buffer_puts(out, " },\n");
}

void
help_print(const struct command *shown, enum request request, gbv_buffer *out)
{
    switch (request) {
    case REQUEST_RUN: break;
    case REQUEST_HELP: help_text(shown, out); break;
    case REQUEST_HELP_JSON: help_json(shown, out); break;
    case REQUEST_HELP_ROW: put_row(shown, out); break;
    case REQUEST_MAN: help_man(shown, out); break;
    case REQUEST_COMPLETION_BASH: help_bash(shown, out); break;
    case REQUEST_COMPLETION_ZSH: help_zsh(shown, out); break;
    case REQUEST_COMPLETION_FISH: help_fish(shown, out); break;
    case REQUEST_VERSION:
        help_put_program(out, shown);
        gbv_buffer_printf(out, " (gbvstat) %s\n", GBV_VERSION);
        break;
    }
}
