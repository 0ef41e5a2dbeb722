/* Reading a command line against tables of options. */
#ifndef OPTION_H
#define OPTION_H

#include "command.h"

/* A table of options and the struct its rows fill. */
struct option_table {
    const struct opt *options;
    void *values;
};

/* What was asked for beside the run itself. */
enum request {
    REQUEST_RUN,
    REQUEST_HELP,
    REQUEST_HELP_JSON,
    REQUEST_HELP_ROW,         /* name, group, summary: what the front door lists */
    REQUEST_MAN,
    REQUEST_COMPLETION_BASH,
    REQUEST_COMPLETION_ZSH,
    REQUEST_COMPLETION_FISH,
    REQUEST_VERSION,
};

/* The command's own, those it shares with some, and those of all. */
enum { OPTION_TABLES = 3 };

struct command_line {
    struct option_table tables[OPTION_TABLES];
    enum request request;
    const char **operands;
    size_t n_operands;
    struct owned *owned;            /* lists made while reading */
};

/* Fills the values from their defaults and the arguments. GBV_MISUSE: an
 * unknown option (the nearest suggested), a value that does not fit, a
 * required option that is missing. Options and operands come in any order;
 * "--" ends the options; names are never abbreviated. */
gbv_status command_line_read(struct command_line *line, int argc, char **argv, gbv_error *error);

/* Finds the columns that were named, in the table that was read. */
gbv_status command_line_find_columns(struct command_line *line, const gbv_table *table,
                                     gbv_error *error);
void command_line_free(struct command_line *line);

/* The words of the options that every program answers by itself: --help … */
extern const struct opt request_options[];

/* Prints what was asked for (everything but REQUEST_RUN) into `out`. */
void help_print(const struct command *shown, enum request request, gbv_buffer *out);
void help_usage(const struct command *shown, gbv_buffer *out);

#endif
