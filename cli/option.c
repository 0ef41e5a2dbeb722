/* A command line, read against tables of options. */
#include <stdlib.h>
#include <string.h>

#include "option.h"
#include "option_value.h"

static gbv_status
set_initial_values(struct command_line *line, gbv_error *error)
{
    for (size_t t = 0; t < OPTION_TABLES; t++)
        for (const struct opt *opt = line->tables[t].options; opt && opt->kind != OPT_END; opt++) {
            gbv_status status = option_clear(opt, line->tables[t].values);
            if (!status && opt->initial)
                status = option_set(line, opt, line->tables[t].values, opt->initial, error);
            if (status)
                return status;
        }
    return GBV_OK;
}

/* ---- Finding options ---- */

struct found {
    const struct opt *opt;
    void *values;
    size_t table, row;
};

static struct found
find_option(const struct command_line *line, const char *name, size_t length, char letter)
{
    for (size_t t = 0; t < OPTION_TABLES; t++) {
        const struct opt *options = line->tables[t].options;
        for (size_t i = 0; options && options[i].kind != OPT_END; i++) {
            const struct opt *opt = &options[i];
            if (opt->kind == OPT_HEADING)
                continue;
            if (name ? strlen(opt->name) == length && memcmp(opt->name, name, length) == 0
                     : opt->letter == letter)
                return (struct found){ opt, line->tables[t].values, t, i };
        }
    }
    return (struct found){ 0 };
}

static gbv_status
unknown_option(const struct command_line *line, const char *name, size_t length, gbv_error *error)
{
    const char *names[200];
    size_t n = 0;
    for (size_t t = 0; t < OPTION_TABLES; t++)
        for (const struct opt *opt = line->tables[t].options; opt && opt->kind != OPT_END; opt++)
            if (opt->kind != OPT_HEADING && n < sizeof names / sizeof *names)
                names[n++] = opt->name;
    for (const struct opt *opt = request_options; opt->kind != OPT_END; opt++)
        if (opt->kind != OPT_HEADING && n < sizeof names / sizeof *names)
            names[n++] = opt->name;

    char wrong[80];
    snprintf(wrong, sizeof wrong, "%.*s", (int)(length < 79 ? length : 79), name);
    gbv_fail(error, GBV_MISUSE, "no option --%s", wrong);
    const char *nearest = gbv_nearest(wrong, names, n);
    if (nearest)
        gbv_hint(error, "did you mean --%s?", nearest);
    else
        gbv_hint(error, "--help lists the options");
    return GBV_MISUSE;
}

/* ---- Requests: --help and its fellows ---- */

static const struct {
    const char *text;
    enum request request;
} requests[] = {
    { "--help", REQUEST_HELP },
    { "-h", REQUEST_HELP },
    { "--help=json", REQUEST_HELP_JSON },
    { "--help=row", REQUEST_HELP_ROW },
    { "--man", REQUEST_MAN },
    { "--completion=bash", REQUEST_COMPLETION_BASH },
    { "--completion=zsh", REQUEST_COMPLETION_ZSH },
    { "--completion=fish", REQUEST_COMPLETION_FISH },
    { "--version", REQUEST_VERSION },
    { "-V", REQUEST_VERSION },
};

static enum request
request_of(const char *argument)
{
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        if (strcmp(argument, requests[i].text) == 0)
            return requests[i].request;
    return REQUEST_RUN;
}

/* ---- Reading ---- */

struct reader {
    struct command_line *line;
    int argc, at;
    char **argv;
    const char *given[OPTION_TABLES][100];    /* "" for flags; NULL: not given */
    gbv_error *error;
};

/* If the last one counted, a condition or a column of the first would be lost
 * without a word. */
static gbv_status
refuse_twice(const struct opt *opt, const char *first, const char *second, gbv_error *error)
{
    bool list = opt->kind == OPT_LIST || opt->kind == OPT_PARTS || opt->kind == OPT_COLUMNS ||
                opt->kind == OPT_CHOICES;
    gbv_fail(error, GBV_MISUSE, "option --%s is given twice: \"%.180s\" and \"%.180s\"",
             opt->name, first, second);
    if (opt->twice)
        gbv_hint(error, "%s", opt->twice);
    else if (list)
        gbv_hint(error, "give it once, with commas: --%s %s,%s", opt->name, first, second);
    else
        gbv_hint(error, "give it once");
    return GBV_MISUSE;
}

/* Sets one option; `value` is what stood behind = or the letter, or NULL. */
static gbv_status
take(struct reader *reader, struct found found, const char *value)
{
    const struct opt *opt = found.opt;
    const char **given = &reader->given[found.table][found.row], *before = *given;
    if (opt->kind == OPT_FLAG) {
        *given = "";
        if (value)
            return gbv_fail(reader->error, GBV_MISUSE, "option --%s takes no value", opt->name);
        return option_set(reader->line, opt, found.values, "", reader->error);
    }
    if (!value) {
        if (reader->at + 1 >= reader->argc)
            return gbv_fail(reader->error, GBV_MISUSE, "option --%s needs a value: %s",
                            opt->name, opt->value);
        value = reader->argv[++reader->at];
    }
    *given = value;
    if (before && opt->kind != OPT_TEXTS)
        return refuse_twice(opt, before, value, reader->error);
    return option_set(reader->line, opt, found.values, value, reader->error);
}

static gbv_status
read_long(struct reader *reader, const char *argument)
{
    const char *name = argument + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    struct found found = find_option(reader->line, name, length, 0);
    if (!found.opt && length == strlen("completion") && memcmp(name, "completion", length) == 0)
        return gbv_fail(reader->error, GBV_MISUSE, "--completion takes bash, zsh or fish");
    if (!found.opt)
        return unknown_option(reader->line, name, length, reader->error);
    return take(reader, found, equals ? equals + 1 : NULL);
}

/* -q, -qv, -w EXPR, -wEXPR. */
static gbv_status
read_letters(struct reader *reader, const char *argument)
{
    for (const char *letter = argument + 1; *letter; letter++) {
        struct found found = find_option(reader->line, NULL, 0, *letter);
        if (!found.opt) {
            gbv_fail(reader->error, GBV_MISUSE, "no option -%c", *letter);
            gbv_hint(reader->error, "--help lists the options");
            return GBV_MISUSE;
        }
        if (found.opt->kind == OPT_FLAG) {
            gbv_status status = take(reader, found, NULL);
            if (status)
                return status;
            continue;
        }
        return take(reader, found, letter[1] ? letter + 1 : NULL);
    }
    return GBV_OK;
}

/* "--completion zsh" is "--completion=zsh". */
static bool
read_request(struct reader *reader, const char *argument)
{
    char joined[40] = "";
    if (strcmp(argument, "--completion") == 0 && reader->at + 1 < reader->argc)
        snprintf(joined, sizeof joined, "%s=%s", argument, reader->argv[reader->at + 1]);
    reader->line->request = request_of(joined[0] ? joined : argument);
    return reader->line->request != REQUEST_RUN;
}

static gbv_status
read_arguments(struct reader *reader)
{
    struct command_line *line = reader->line;
    bool only_operands = false;
    for (reader->at = 1; reader->at < reader->argc; reader->at++) {
        const char *argument = reader->argv[reader->at];
        gbv_status status = GBV_OK;
        if (only_operands || argument[0] != '-' || !argument[1]) {
            line->operands[line->n_operands++] = argument;
        } else if (strcmp(argument, "--") == 0) {
            only_operands = true;
        } else if (read_request(reader, argument)) {
            return GBV_OK;
        } else if (argument[1] == '-') {
            status = read_long(reader, argument);
        } else {
            status = read_letters(reader, argument);
        }
        if (status)
            return status;
    }
    return GBV_OK;
}

static gbv_status
check_required(const struct reader *reader)
{
    for (size_t t = 0; t < OPTION_TABLES; t++) {
        const struct opt *options = reader->line->tables[t].options;
        for (size_t i = 0; options && options[i].kind != OPT_END; i++)
            if (options[i].required && !reader->given[t][i]) {
                gbv_fail(reader->error, GBV_MISUSE, "option --%s %s is required",
                         options[i].name, options[i].value);
                gbv_hint(reader->error, "%s", options[i].help);
                return GBV_MISUSE;
            }
    }
    return GBV_OK;
}

gbv_status
command_line_read(struct command_line *line, int argc, char **argv, gbv_error *error)
{
    struct reader reader = { .line = line, .argc = argc, .argv = argv, .error = error };
    line->operands = calloc((size_t)argc + 1, sizeof *line->operands);
    if (!line->operands)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");

    gbv_status status = set_initial_values(line, error);
    if (!status)
        status = read_arguments(&reader);
    if (!status && line->request == REQUEST_RUN)
        status = check_required(&reader);
    return status;
}

gbv_status
command_line_find_columns(struct command_line *line, const gbv_table *table, gbv_error *error)
{
    for (size_t t = 0; t < OPTION_TABLES; t++)
        for (const struct opt *opt = line->tables[t].options; opt && opt->kind != OPT_END; opt++) {
            gbv_status status = option_find_columns(line, opt, line->tables[t].values, table,
                                                    error);
            if (status)
                return status;
        }
    return GBV_OK;
}

void
command_line_free(struct command_line *line)
{
    option_free_owned(line);
    free(line->operands);
    line->operands = NULL;
}
