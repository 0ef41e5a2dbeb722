/* Every program: read the options, load the data, run the command, write its
 * result. What differs between programs is `command`. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include "job.h"
#include "option.h"
#include "output_file.h"

enum { EXIT_DATA = 1, EXIT_MISUSE = 2, EXIT_CHECK = 3 };

static int
exit_code(gbv_status status)
{
    switch (status) {
    case GBV_OK: return EXIT_SUCCESS;
    case GBV_MISUSE: return EXIT_MISUSE;
    case GBV_CHECK_FAILED: return EXIT_CHECK;
    default: return EXIT_DATA;
    }
}

static void
say_error(const gbv_error *error)
{
    if (!error->status)
        return;
    fprintf(stderr, "gbv-%s: ", command.name);
    if (error->place[0])
        fprintf(stderr, "%s: ", error->place);
    fprintf(stderr, "error: %s\n", error->message);
    if (error->hint[0])
        fprintf(stderr, "gbv-%s: hint: %s\n", command.name, error->hint);
}

/* --help and its fellows: text on standard output, and nothing else. */
static gbv_status
answer(enum request request, gbv_error *error)
{
    gbv_buffer text = { 0 };
    bool closed;
    if (request == REQUEST_VERSION)
        gbv_buffer_printf(&text, "gbv-%s (gbvstat) %s\n", command.name, GBV_VERSION);
    else
        help_print(&command, request, &text);
    gbv_status status = text.status ? gbv_fail(error, text.status, "out of memory")
                                    : output_standard(&text, &closed, error);
    gbv_buffer_free(&text);
    return status;
}

/* `gbv-chart line FILE`: the first operand may be a word of the command. */
static void
take_leading_word(struct job *job)
{
    for (size_t i = 0; command.words && command.words[i] && job->n_operands; i++)
        if (strcmp(job->operands[0], command.words[i]) == 0) {
            job->word = command.words[i];
            job->operands++;
            job->n_operands--;
            return;
        }
}

/* `gbv-chart pie FILE`: what stands before FILE is none of the words. */
static gbv_status
refuse_word(const struct job *job)
{
    gbv_buffer words = { 0 };
    size_t n = 0;
    for (; command.words[n]; n++)
        gbv_buffer_printf(&words, "%s%s", n == 0 ? "" : command.words[n + 1] ? ", " : " or ",
                          command.words[n]);
    gbv_fail(job->error, GBV_MISUSE, "\"%s\" is not %s", job->operands[0],
             words.data ? words.data : "a word of this command");
    const char *nearest = gbv_nearest(job->operands[0], command.words, n);
    if (nearest)
        gbv_hint(job->error, "did you mean %s?", nearest);
    gbv_buffer_free(&words);
    return GBV_MISUSE;
}

static gbv_status
check_operands(const struct job *job)
{
    size_t most = command.most_operands ? command.most_operands : 1;
    if (job->n_operands <= most)
        return GBV_OK;
    if (command.words && !job->word)
        return refuse_word(job);
    gbv_fail(job->error, GBV_MISUSE, "one operand too many: \"%s\"", job->operands[most]);
    gbv_hint(job->error, "usage: gbv-%s [OPTION]… %s", command.name,
             command.operands ? command.operands : "[FILE]");
    return GBV_MISUSE;
}

static void
say_usage(void)
{
    gbv_buffer usage = { 0 };
    help_usage(&command, &usage);
    if (usage.data)
        fputs(usage.data, stderr);
    gbv_buffer_free(&usage);
}

/* Nobody types a table: without FILE and with a terminal, say how it is used. */
static gbv_status
refuse_terminal(gbv_error *error)
{
    say_usage();
    gbv_fail(error, GBV_MISUSE, "no FILE, and standard input is a terminal");
    gbv_hint(error, "name a CSV file or a bundled data set (@homicide; gbv-data lists them)");
    return GBV_MISUSE;
}

static enum input
input_of(const void *args)
{
    return command.choose_input ? command.choose_input(args) : command.input;
}

static gbv_status
load(struct job *job, struct command_line *line, gbv_table **table)
{
    enum input input = input_of(job->args);
    if (input == INPUT_NONE)
        return GBV_OK;
    const char *name = job->n_operands ? job->operands[0] : "-";
    if (!job->n_operands && isatty(STDIN_FILENO))
        return refuse_terminal(job->error);
    if (input == INPUT_SCAN || input == INPUT_DOMAIN) {
        gbv_status opened = input_scan(job, name, input == INPUT_SCAN ? job->common->where : NULL);
        job->data = opened ? NULL : gbv_scan_columns(job->scan);
        return opened ? opened : command_line_find_columns(line, job->data, job->error);
    }
    gbv_status status = input_read(job, name, input == INPUT_FIRST, table);
    if (!status)
        status = command_line_find_columns(line, *table, job->error);
    if (!status)
        status = input_filter(job, *table);
    job->data = *table;
    return status;
}

static gbv_status
run(struct job *job, struct command_line *line)
{
    gbv_table *table = NULL;
    gbv_status status = output_check(job->common, job->error);
    if (!status && command.check)
        status = command.check(job->args, job->error);
    if (!status)
        status = check_operands(job);
    if (!status)
        status = load(job, line, &table);
    if (!status)
        status = command.run(job);
    if (!status && gbv_table_status(job->result))
        status = gbv_explain(job->error, gbv_table_status(job->result), "the result");
    if (!status && table)
        status = gbv_explain(job->error, gbv_table_status(table), "the data");
    if (!status)
        status = output_write(job, job->error);
    if (command.finish)
        command.finish(job);
    gbv_scan_close(job->scan);
    gbv_table_free(table);
    return status;
}

int
main(int argc, char **argv)
{
    gsl_set_error_handler_off();    /* a status is read wherever GSL gives one */
    signal(SIGXFSZ, SIG_IGN);       /* and the answer of each write */
    gbv_error error = { 0 };
    struct common common = { 0 };
    char *args = calloc(1, command.args_size + 1);
    struct command_line line = { .tables = { { command.options, args },
                                             { command.shared, args + command.shared_at },
                                             { common_options, &common } } };
    struct job job = { .args = args, .common = &common, .result = gbv_table_new(),
                       .error = &error };
    gbv_status status = args ? command_line_read(&line, argc, argv, &error)
                             : gbv_fail(&error, GBV_NO_MEMORY, "out of memory");
    job.operands = line.operands;
    job.n_operands = line.n_operands;
    take_leading_word(&job);
    if (status && argc == 1)    /* nothing but its name: what does it need? */
        say_usage();
    if (!status && line.request != REQUEST_RUN)
        status = answer(line.request, &error);
    else if (!status)
        status = run(&job, &line);

    say_error(&error);
    int code = exit_code(status);
    if (!code && common.strict && job.warnings)
        code = EXIT_CHECK;
    gbv_table_free(job.result);
    command_line_free(&line);
    free(args);
    return code;
}
