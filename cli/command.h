/* The whole contract between a command and the suite.
 *
 * A command is a function from a table to a table. Its file declares its
 * options once, as rows of a table, and a run function; main.c loads the data,
 * checks the options, runs it, and renders the result. To add a command, add a
 * file to cli/commands/ that defines `command`. */
#ifndef COMMAND_H
#define COMMAND_H

#include <gbvplot.h>
#include <gbvstat.h>

/* ---- Options ---- */

/* What an option holds, so that no command converts a string. In brackets the
 * type of the field that `field` is the offset of. */
enum opt_kind {
    OPT_END,
    OPT_HEADING,  /* a heading in the help: `help` is its words */
    OPT_FLAG,     /* [bool] */
    OPT_TEXT,     /* [const char *] NULL: not given */
    OPT_TEXTS,    /* [struct texts] may be given several times, as no other value may */
    OPT_LIST,     /* [struct texts] words between commas */
    OPT_PARTS,    /* [struct texts] parts between commas as they are written, with the braces of
                     their names: A=B, -A, A:B (cli/option_name.h) */
    OPT_COLUMN,   /* [struct column] a column of the input, found before the run */
    OPT_COLUMNS,  /* [struct columns] columns, separated by commas; FIRST:LAST is a range */
    OPT_REAL,     /* [double] NaN: not given */
    OPT_COUNT,    /* [size_t] a whole number; 0: not given */
    OPT_CHOICE,   /* [int] index into `choices`; -1: not given */
    OPT_CHOICES,  /* [struct choices] several, separated by commas */
};

struct texts {
    const char **item;
    size_t n;
};
struct column {
    const char *name;  /* NULL: not given */
    size_t at;         /* its index in the input; GBV_NONE if not given */
};
struct columns {
    const char **name;
    size_t *at;
    size_t n;
    const char **part; /* as they are written, until they are found */
};
struct choices {
    int *item;
    size_t n;
};

struct opt {
    enum opt_kind kind;
    char letter;                  /* 0: long name only */
    const char *name;
    size_t field;                 /* offset of the value in the command's arguments */
    const char *value;            /* a word for the value, in the help */
    const char *help;
    const char *initial;          /* the default, as a user would write it */
    const char *const *choices;   /* NULL-terminated */
    bool required;
    double above, below;          /* open bounds, where below > above */
    const char *twice;            /* what to write instead of giving it twice; NULL: what its
                                     kind tells */
};

/* What every command has: cli/common.c is its table. */
struct common {
    const char *delimiter, *encoding, *where;
    int decimal, ragged, labels;    /* indices into their choices: cli/common.c */
    size_t skip;
    bool no_header, allow_mixed;
    struct texts na, zero, valid;

    struct texts output;
    const char *format;
    size_t digits, threads;
    bool as_percent, bom, strict, quiet, verbose;
    double level;

    const char *title, *subtitle, *source, *footnote, *language, *size, *theme;
};
extern const struct opt common_options[];

/* ---- Commands ---- */

/* One run of a command. */
struct job {
    const void *args;              /* the command's own options */
    const struct common *common;
    const char *const *operands;   /* what was not an option */
    size_t n_operands;
    const char *word;              /* the leading word, where the command has some */
    const gbv_table *data;         /* the rows --where kept; NULL for INPUT_NONE; for INPUT_SCAN
                                      the columns, without rows, until it was folded */
    gbv_scan *scan;                /* of INPUT_SCAN */
    gbv_read_options read;         /* its */
    gbv_table *result;             /* empty: the run adds columns and rows */
    gbv_error *error;
    size_t warnings;               /* how many job_warn has said */
    const gbv_table *drawn;        /* what a picture shows, where `chart` says another than the
                                      result */
    void *extra;                   /* what `run` leaves for `chart` and `finish` */
};

enum input {
    INPUT_TABLE,  /* one operand, FILE; none or "-" is standard input */
    INPUT_SCAN,   /* the same, read in one pass by the run (cli/fold.h) */
    INPUT_FIRST,  /* the first operand is FILE; the run reads the others (job_read) */
    INPUT_NONE,   /* the run reads what it needs, or nothing */
    INPUT_DOMAIN, /* as INPUT_SCAN, but all rows: --where is for the run to heed */
};

struct command {
    const char *name;               /* "trend" */
    const char *group;              /* a heading of `gbv help` */
    const char *summary;            /* one line, lower case, no full stop */
    const char *description;        /* paragraphs for the help; methods and defaults */
    const char *operands;           /* "[FILE]" if NULL */
    size_t most_operands;           /* 1 if 0; a leading word does not count */
    const char *const *words;       /* what the first operand may be instead of FILE:
                                       `gbv-chart line`; NULL: nothing */
    enum input input;
    const struct opt *options;
    const struct opt *shared;       /* more options, which some commands have in common: survey
                                       designs (cli/survey.h); NULL: none */
    size_t shared_at;               /* offset of their struct in the arguments */
    size_t args_size;
    const char *columns;            /* names of result columns, for the help: "term, n, …" */
    gbv_status (*run)(struct job *job);

    /* Options that go together in ways the table cannot say: GBV_MISUSE before
     * any data is read. NULL: nothing to check. */
    gbv_status (*check)(const void *args, gbv_error *error);

    /* Where the input depends on the options. NULL: it does not. */
    enum input (*choose_input)(const void *args);

    /* What the picture of the result shows beyond the standard columns and the
     * common options. NULL: nothing. */
    gbv_status (*chart)(struct job *job, gbv_chart *chart);
    void (*finish)(struct job *job); /* frees what `extra` holds; NULL: nothing */
    const char *default_format;     /* on standard output; NULL: csv, or txt on a terminal */

    const char *const *examples;    /* NULL-terminated lines; each is run by a test */
};

/* The command of this program; each file of cli/commands/ defines it. */
extern const struct command command;

/* ---- What a run may call (cli/job.c) ---- */

/* Reads another table with the input options of this run. --na, --zero and
 * --valid may be for columns that only the other one has. */
gbv_status job_read(struct job *job, const char *name, gbv_table **out);

/* Refuses the run if an --output is this file, which is an input under that
 * name. For what is not read by job_read. */
gbv_status job_spare(struct job *job, const char *name);

/* Of INPUT_FIRST: are they for columns of the data or of that table? */
gbv_status job_check_lists(struct job *job, const gbv_table *other);

/* Says something on stderr, as "gbv-rate: note: …", unless --quiet. */
void job_warn(struct job *job, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds result columns by name, separated by ", ": their types stand in the
 * dictionary of columns (cli/columns.c), where every name has one meaning for
 * the whole suite. */
void result_columns(gbv_table *result, const char *names);

/* Copies a whole table into the empty result, cell by cell as they are. */
void result_copy(gbv_table *result, const gbv_table *from);

/* Adds columns like those of the data; fills them from one of its rows. They
 * must be the first columns of the result. */
void result_columns_like(struct job *job, const struct columns *like);
void result_put_group(struct job *job, const struct columns *like, size_t row);

/* The dictionary: NULL if the name is not in it. */
struct column_meaning {
    const char *name;
    gbv_type type;
    const char *meaning;
};
const struct column_meaning *column_meaning(const char *name);

#endif
