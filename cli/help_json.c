/* --help=json: the table of a command, for programs. */
#include <string.h>

#include "help.h"

static const char *const kinds[] = {
    [OPT_FLAG] = "flag",     [OPT_TEXT] = "text",       [OPT_TEXTS] = "texts",
    [OPT_LIST] = "list",     [OPT_COLUMN] = "column",   [OPT_COLUMNS] = "columns",
    [OPT_REAL] = "real",     [OPT_COUNT] = "count",     [OPT_CHOICE] = "choice",
    [OPT_CHOICES] = "choices", [OPT_PARTS] = "list",
};

static const char *const types[] = {
    [GBV_TEXT] = "text", [GBV_NUMBER] = "number", [GBV_DATE] = "date",
};

static const char *const inputs[] = {
    [INPUT_TABLE] = "table", [INPUT_FIRST] = "first", [INPUT_NONE] = "none",
    [INPUT_SCAN] = "table", [INPUT_DOMAIN] = "table",
};

/* A string, or null. */
static void
put_string(gbv_buffer *out, const char *text)
{
    if (!text) {
        gbv_buffer_puts(out, "null");
        return;
    }
    gbv_buffer_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            gbv_buffer_printf(out, "\\%c", *text);
        else if ((unsigned char)*text < 0x20)
            gbv_buffer_printf(out, "\\u%04x", (unsigned)*text);
        else
            gbv_buffer_putc(out, *text);
    }
    gbv_buffer_putc(out, '"');
}

static void
put_member(gbv_buffer *out, const char *name, const char *text)
{
    gbv_buffer_printf(out, "\"%s\": ", name);
    put_string(out, text);
    gbv_buffer_puts(out, ", ");
}

/* [a, b, …] of a NULL-terminated list, which may be NULL itself. */
static void
put_strings(gbv_buffer *out, const char *const *list)
{
    gbv_buffer_putc(out, '[');
    for (size_t i = 0; list && list[i]; i++) {
        if (i > 0)
            gbv_buffer_puts(out, ", ");
        put_string(out, list[i]);
    }
    gbv_buffer_putc(out, ']');
}

/* A bound, or null where there is none. */
static void
put_bound(gbv_buffer *out, const char *name, const struct opt *opt, double bound)
{
    char digits[GBV_NUMBER_SIZE];
    bool bounded = opt->below > opt->above && gbv_number_shortest(bound, digits) > 0;
    gbv_buffer_printf(out, "\"%s\": %s, ", name, bounded ? digits : "null");
}

static void
put_option(gbv_buffer *out, const struct opt *opt, const char *group)
{
    const char letter[2] = { opt->letter, '\0' };
    gbv_buffer_putc(out, '{');
    put_member(out, "name", opt->name);
    put_member(out, "letter", opt->letter ? letter : NULL);
    put_member(out, "kind", kinds[opt->kind]);
    put_member(out, "value", opt->value);
    put_member(out, "help", opt->help);
    put_member(out, "initial", opt->initial);
    gbv_buffer_puts(out, "\"choices\": ");
    put_strings(out, opt->choices);
    gbv_buffer_printf(out, ", \"required\": %s, ", opt->required ? "true" : "false");
    put_bound(out, "above", opt, opt->above);
    put_bound(out, "below", opt, opt->below);
    gbv_buffer_puts(out, "\"group\": ");
    put_string(out, group);
    gbv_buffer_putc(out, '}');
}

static void
put_options(gbv_buffer *out, const struct command *shown)
{
    struct help_tables tables = help_tables(shown);
    const char *separator = "\n  ";
    for (size_t i = 0; i < tables.n; i++) {
        const char *group = "options";
        for (const struct opt *opt = tables.table[i]; opt->kind != OPT_END; opt++) {
            if (opt->kind == OPT_HEADING) {
                group = opt->help;
                continue;
            }
            gbv_buffer_puts(out, separator);
            put_option(out, opt, group);
            separator = ",\n  ";
        }
    }
}

static void
put_columns(gbv_buffer *out, const char *names)
{
    char name[100];
    const char *separator = "\n  ";
    while (help_next_column(&names, name, sizeof name)) {
        const struct column_meaning *known = column_meaning(name);
        gbv_buffer_printf(out, "%s{", separator);
        put_member(out, "name", name);
        put_member(out, "type", known ? types[known->type] : NULL);
        gbv_buffer_puts(out, "\"meaning\": ");
        put_string(out, known ? known->meaning : NULL);
        gbv_buffer_putc(out, '}');
        separator = ",\n  ";
    }
}

void
help_json(const struct command *shown, gbv_buffer *out)
{
    gbv_buffer synopsis = { 0 };
    help_put_program(&synopsis, shown);
    gbv_buffer_putc(&synopsis, ' ');
    help_put_synopsis(&synopsis, shown);

    gbv_buffer_puts(out, "{");
    put_member(out, "name", shown->name ? shown->name : "");
    put_member(out, "group", shown->group);
    put_member(out, "summary", shown->summary);
    put_member(out, "synopsis", synopsis.data);
    put_member(out, "operands", shown->operands ? shown->operands : "[FILE]");
    put_member(out, "input", shown->name ? inputs[shown->input] : NULL);
    put_member(out, "description", shown->description);
    gbv_buffer_puts(out, "\n \"options\": [");
    put_options(out, shown);
    gbv_buffer_puts(out, "],\n \"columns\": [");
    put_columns(out, shown->columns);
    gbv_buffer_puts(out, "],\n \"examples\": ");
    put_strings(out, shown->examples);
    gbv_buffer_puts(out, "}\n");
    gbv_buffer_free(&synopsis);
}
