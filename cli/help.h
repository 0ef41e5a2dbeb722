/* The printers of --help, --man and --completion, one per file, and what they
 * share. */
#ifndef HELP_H
#define HELP_H

#include "option.h"

/* The option tables of a command in the order of its help: its own, those it
 * shares, the common ones, those of every program. The front door has no common
 * ones. */
struct help_tables {
    const struct opt *table[4];
    size_t n;
};
struct help_tables help_tables(const struct command *shown);

/* "gbv-trend"; "gbv" for the front door, which is the command without a name. */
void help_put_program(gbv_buffer *out, const struct command *shown);

/* "--time COLUMN [OPTION]… [FILE]": what stands behind the program's name. */
void help_put_synopsis(gbv_buffer *out, const struct command *shown);

/* The help of an option with its choices and its default. */
void help_put_option_text(gbv_buffer *out, const struct opt *opt);

/* The name that begins `*names` ("term, n, …"), copied; false at the end. */
bool help_next_column(const char **names, char *name, size_t size);

/* What --where and --let understand, in the form of a description. */
extern const char help_conditions[];

/* A description, its lines broken at 100 columns. */
void help_put_paragraphs(gbv_buffer *out, const char *text);

void help_text(const struct command *shown, gbv_buffer *out);
void help_man(const struct command *shown, gbv_buffer *out);
void help_json(const struct command *shown, gbv_buffer *out);
void help_bash(const struct command *shown, gbv_buffer *out);
void help_zsh(const struct command *shown, gbv_buffer *out);
void help_fish(const struct command *shown, gbv_buffer *out);

#endif
