/* --completion: what shells complete, read from the table of options. */
#include <string.h>

#include "help.h"

/* Prints "@homicide @prevalence …", for the shells to complete. */
static const char datasets[] = "$(gbv-data --format tsv 2>/dev/null | sed '1d; s/\\t.*//; s/^/@/')";

/* A name that shells allow for a function: _gbv_trend. */
static void
put_function(gbv_buffer *out, const struct command *shown)
{
    gbv_buffer_puts(out, "_gbv");
    for (const char *at = shown->name; at && *at; at++) {
        if (at == shown->name)
            gbv_buffer_putc(out, '_');
        gbv_buffer_putc(out, *at == '-' ? '_' : *at);
    }
}

static bool
is_option(const struct opt *opt)
{
    return opt->kind != OPT_HEADING && opt->kind != OPT_END;
}

static bool
takes_file(const struct opt *opt)
{
    return opt->value && strcmp(opt->value, "FILE") == 0;
}

/* What the first operand may be beside a file. */
static void
put_words(gbv_buffer *out, const struct command *shown)
{
    for (size_t i = 0; shown->words && shown->words[i]; i++)
        gbv_buffer_printf(out, "%s ", shown->words[i]);
}

/* ---- bash ---- */

/* One case of what stands before the word: "-m|--model) …;;". */
static void
put_bash_case(gbv_buffer *out, const struct opt *opt)
{
    if (!opt->value)
        return;
    gbv_buffer_puts(out, "    ");
    if (opt->letter)
        gbv_buffer_printf(out, "-%c|", opt->letter);
    gbv_buffer_printf(out, "--%s) ", opt->name);
    if (takes_file(opt))
        gbv_buffer_puts(out, "COMPREPLY=($(compgen -f -- \"$word\")); ");
    for (size_t i = 0; opt->choices && opt->choices[i]; i++)
        gbv_buffer_printf(out, "%s%s", i == 0 ? "COMPREPLY=($(compgen -W '" : " ",
                          opt->choices[i]);
    if (opt->choices)
        gbv_buffer_puts(out, "' -- \"$word\")); ");
    gbv_buffer_puts(out, "return;;\n");
}

static void
put_bash_options(gbv_buffer *out, const struct help_tables *tables)
{
    gbv_buffer_puts(out, "    -*) COMPREPLY=($(compgen -W '");
    for (size_t i = 0; i < tables->n; i++)
        for (const struct opt *opt = tables->table[i]; opt->kind != OPT_END; opt++)
            if (is_option(opt))
                gbv_buffer_printf(out, "--%s ", opt->name);
    gbv_buffer_puts(out, "' -- \"$word\"));;\n");
}

/* `gbv trend --…` is completed as gbv-trend is, by its own completion. */
static const char bash_passes_on[] =
    "    local program=gbv-${COMP_WORDS[1]}\n"
    "    if ((COMP_CWORD > 1)) && command -v \"$program\" > /dev/null; then\n"
    "        declare -F \"_${program//-/_}\" > /dev/null ||\n"
    "            eval \"$(\"$program\" --completion=bash)\"\n"
    "        COMP_WORDS=(\"$program\" \"${COMP_WORDS[@]:2}\") COMP_CWORD=$((COMP_CWORD - 1))\n"
    "        \"_${program//-/_}\"\n"
    "        return\n"
    "    fi\n";

static const char zsh_passes_on[] =
    "if (( CURRENT > 2 && $+commands[gbv-$words[2]] )); then\n"
    "    words=(\"gbv-$words[2]\" \"${(@)words[3,-1]}\")\n"
    "    (( CURRENT-- ))\n"
    "    _normal\n"
    "    return\n"
    "fi\n";

/* bash breaks words at @, if COMP_WORDBREAKS says so: then a data set's name
 * stands alone behind it. */
void
help_bash(const struct command *shown, gbv_buffer *out)
{
    struct help_tables tables = help_tables(shown);
    put_function(out, shown);
    gbv_buffer_puts(out, "()\n{\n");
    if (!shown->name)
        gbv_buffer_puts(out, bash_passes_on);
    gbv_buffer_puts(out,
                    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                    "    if [[ $before == @ || $word == @ && $COMP_WORDBREAKS == *@* ]]; then\n"
                    "        local sets=");
    gbv_buffer_puts(out, datasets);
    gbv_buffer_puts(out,
                    "\n        COMPREPLY=($(compgen -W \"${sets//@/}\" -- \"${word#@}\"))\n"
                    "        return\n"
                    "    fi\n"
                    "    case $before in\n");
    for (size_t i = 0; i < tables.n; i++)
        for (const struct opt *opt = tables.table[i]; opt->kind != OPT_END; opt++)
            if (is_option(opt))
                put_bash_case(out, opt);
    gbv_buffer_puts(out, "    esac\n    case $word in\n");
    put_bash_options(out, &tables);
    gbv_buffer_puts(out, "    @*) COMPREPLY=($(compgen -W \"");
    gbv_buffer_puts(out, datasets);
    gbv_buffer_puts(out, "\" -- \"$word\"));;\n    *) COMPREPLY=($(compgen -f -W '");
    put_words(out, shown);
    gbv_buffer_puts(out,
                    "' -- \"$word\"));;\n"
                    "    esac\n}\ncomplete -o filenames -F ");
    put_function(out, shown);
    gbv_buffer_putc(out, ' ');
    help_put_program(out, shown);
    gbv_buffer_putc(out, '\n');
}

/* ---- zsh ---- */

/* Help within '…[…]': without what ends those. */
static void
put_quoted(gbv_buffer *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            gbv_buffer_puts(out, "'\\''");
        else if (strchr("[]:\\", *text))
            gbv_buffer_printf(out, "\\%c", *text);
        else
            gbv_buffer_putc(out, *text);
}

/* What may be given once is not offered again, nor is its other name. */
static void
put_zsh_option(gbv_buffer *out, const struct opt *opt)
{
    bool again = opt->kind == OPT_TEXTS;
    gbv_buffer_puts(out, "    ");
    if (opt->letter && again)
        gbv_buffer_printf(out, "'*'{-%c,--%s}'[", opt->letter, opt->name);
    else if (opt->letter)
        gbv_buffer_printf(out, "'(-%c --%s)'{-%c,--%s}'[", opt->letter, opt->name, opt->letter,
                          opt->name);
    else
        gbv_buffer_printf(out, "'%s--%s[", again ? "*" : "", opt->name);
    put_quoted(out, opt->help);
    gbv_buffer_putc(out, ']');
    if (opt->value)
        gbv_buffer_printf(out, ":%s:%s", opt->value, takes_file(opt) ? "_files" : "");
    for (size_t i = 0; opt->choices && opt->choices[i]; i++)
        gbv_buffer_printf(out, "%s%s", i == 0 ? "(" : " ", opt->choices[i]);
    gbv_buffer_printf(out, "%s' \\\n", opt->choices ? ")" : "");
}

void
help_zsh(const struct command *shown, gbv_buffer *out)
{
    struct help_tables tables = help_tables(shown);
    gbv_buffer_puts(out, "#compdef ");
    help_put_program(out, shown);
    gbv_buffer_puts(out, "\n_gbv_file()\n{\n    compadd -- ");
    put_words(out, shown);
    gbv_buffer_puts(out, datasets);
    gbv_buffer_puts(out, "\n    _files\n}\n");
    if (!shown->name)
        gbv_buffer_puts(out, zsh_passes_on);
    gbv_buffer_puts(out, "_arguments -s -S \\\n");
    for (size_t i = 0; i < tables.n; i++)
        for (const struct opt *opt = tables.table[i]; opt->kind != OPT_END; opt++)
            if (is_option(opt))
                put_zsh_option(out, opt);
    gbv_buffer_puts(out, "    '*:file:_gbv_file'\n");
}

/* ---- fish ---- */

static void
put_fish_option(gbv_buffer *out, const struct command *shown, const struct opt *opt)
{
    gbv_buffer_puts(out, "complete -c ");
    help_put_program(out, shown);
    if (opt->letter)
        gbv_buffer_printf(out, " -s %c", opt->letter);
    gbv_buffer_printf(out, " -l %s", opt->name);
    if (opt->value)
        gbv_buffer_puts(out, takes_file(opt) ? " -r -F" : " -x");
    for (size_t i = 0; opt->choices && opt->choices[i]; i++)
        gbv_buffer_printf(out, "%s%s", i == 0 ? " -a '" : " ", opt->choices[i]);
    gbv_buffer_puts(out, opt->choices ? "' -d '" : " -d '");
    for (const char *at = opt->help; *at; at++) {
        if (*at == '\'' || *at == '\\')
            gbv_buffer_putc(out, '\\');
        gbv_buffer_putc(out, *at);
    }
    gbv_buffer_puts(out, "'\n");
}

void
help_fish(const struct command *shown, gbv_buffer *out)
{
    struct help_tables tables = help_tables(shown);
    gbv_buffer_puts(out, "complete -c ");
    help_put_program(out, shown);
    gbv_buffer_puts(out, " -k -a '(" "gbv-data --format tsv 2>/dev/null"
                         " | sed \"1d; s/\\t.*//; s/^/@/\")'\n");
    for (size_t i = 0; i < tables.n; i++)
        for (const struct opt *opt = tables.table[i]; opt->kind != OPT_END; opt++)
            if (is_option(opt))
                put_fish_option(out, shown, opt);
}
