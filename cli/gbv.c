/* gbv, the front door: lists the commands and runs them. `gbv trend …` is
 * gbv-trend …, which stands beside this program. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "help.h"
#include "output_file.h"

enum { EXIT_WORLD = 1, EXIT_MISUSE = 2 };

/* The commands as they tell of themselves (--help=row), by name. */
static const struct row {
    const char *name, *group, *summary;
} rows[] = {
#include "commands.inc"
};
enum { N_ROWS = sizeof rows / sizeof *rows };

/* The order of the headings; a group that is not named here comes last. */
static const char *const groups[] = {
    "Data", "Survey estimates", "Time", "Regions and groups", "Charts",
};
enum { N_GROUPS = sizeof groups / sizeof *groups };

/* ---- The list of commands ---- */

static void
put_group(gbv_buffer *out, const char *group)
{
    bool headed = false;
    for (size_t i = 0; i < N_ROWS; i++) {
        if (strcmp(rows[i].group, group) != 0)
            continue;
        if (!headed)
            gbv_buffer_printf(out, "\n%s\n", group);
        headed = true;
        gbv_buffer_printf(out, "  %-12s %s\n", rows[i].name, rows[i].summary);
    }
}

/* Is the group of this row neither in the order nor in an earlier row? */
static bool
opens_another_group(size_t row)
{
    for (size_t i = 0; i < N_GROUPS; i++)
        if (strcmp(groups[i], rows[row].group) == 0)
            return false;
    for (size_t i = 0; i < row; i++)
        if (strcmp(rows[i].group, rows[row].group) == 0)
            return false;
    return true;
}

static void
put_list(gbv_buffer *out)
{
    gbv_buffer_puts(out,
                    "Each command is a program: gbv trend … runs gbv-trend …. It reads a CSV file, "
                    "standard input or a bundled data set (@homicide; gbv data lists them) and "
                    "prints a table. gbv help COMMAND tells what a command does, gbv help "
                    "conditions what --where and --let understand.\n");
    for (size_t i = 0; i < N_GROUPS; i++)
        put_group(out, groups[i]);
    for (size_t i = 0; i < N_ROWS; i++)
        if (opens_another_group(i))
            put_group(out, rows[i].group);
}

/* ---- Saying ---- */

static int
say_error(const gbv_error *error, int code)
{
    fprintf(stderr, "gbv: %s%serror: %s\n", error->place, error->place[0] ? ": " : "",
            error->message);
    if (error->hint[0])
        fprintf(stderr, "gbv: hint: %s\n", error->hint);
    return code;
}

/* Prints and frees the text. */
static int
print(gbv_buffer *text)
{
    gbv_error error = { 0 };
    bool closed;
    if (text->status)
        gbv_fail(&error, GBV_NO_MEMORY, "out of memory");
    else
        output_standard(text, &closed, &error);
    gbv_buffer_free(text);
    return error.status ? say_error(&error, EXIT_WORLD) : EXIT_SUCCESS;
}

/* Help, the manual page, completions and the version of gbv itself. */
static int
answer(enum request request)
{
    gbv_buffer list = { 0 }, text = { 0 };
    const char *names[N_ROWS + 2] = { "help" };
    for (size_t i = 0; i < N_ROWS; i++)
        names[i + 1] = rows[i].name;
    put_list(&list);
    const struct command front = {
        .summary = "statistics on gender-based violence and gender norms",
        .description = list.data,
        .operands = "COMMAND [ARGUMENT]…",
        .words = names,
    };
    help_print(&front, request, &text);

    if (list.status)
        text.status = list.status;
    gbv_buffer_free(&list);
    return print(&text);
}

static int
answer_conditions(void)
{
    gbv_buffer text = { 0 };
    help_put_paragraphs(&text, help_conditions);
    return print(&text);
}

/* ---- Running ---- */

static int
unknown_command(const char *name)
{
    const char *names[N_ROWS];
    for (size_t i = 0; i < N_ROWS; i++)
        names[i] = rows[i].name;
    const char *nearest = gbv_nearest(name, names, N_ROWS);

    gbv_error error = { 0 };
    gbv_fail(&error, GBV_MISUSE, "no command \"%s\"", name);
    if (nearest)
        gbv_hint(&error, "did you mean gbv %s?", nearest);
    else
        gbv_hint(&error, "gbv help lists the commands");
    return say_error(&error, EXIT_MISUSE);
}

/* Runs gbv-NAME from the folder of `self`; returns only if it is not there. */
static void
run_beside(const char *self, char **argv)
{
    char path[PATH_MAX];
    const char *slash = strrchr(self, '/');
    if (!slash)
        return;
    int length = snprintf(path, sizeof path, "%.*s/%s", (int)(slash - self), self, argv[0]);
    if (length > 0 && (size_t)length < sizeof path)
        execv(path, argv);
}

/* argv[0] is the command's name; it becomes that of its program. */
static int
run(const char *invoked, char **argv)
{
    char program[NAME_MAX], self[PATH_MAX];
    snprintf(program, sizeof program, "gbv-%s", argv[0]);
    argv[0] = program;

    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length > 0) {
        self[length] = '\0';
        run_beside(self, argv);
    }
    run_beside(invoked, argv);
    execvp(program, argv);

    gbv_error error = { 0 };
    gbv_fail(&error, GBV_IO, "%s: %s", program, strerror(errno));
    return say_error(&error, EXIT_WORLD);
}

static bool
is_command(const char *name)
{
    for (size_t i = 0; i < N_ROWS; i++)
        if (strcmp(rows[i].name, name) == 0)
            return true;
    return false;
}

/* `gbv help`, `gbv help NAME` and `gbv help conditions`. */
static int
help(const char *invoked, char **arguments)
{
    const char *name = arguments[0];
    if (!name || strcmp(name, "help") == 0)
        return answer(REQUEST_HELP);
    bool topic = strcmp(name, "conditions") == 0;
    if (!topic && !is_command(name))
        return unknown_command(name);
    if (arguments[1]) {
        gbv_error error = { 0 };
        gbv_fail(&error, GBV_MISUSE, "one operand too many: \"%s\"", arguments[1]);
        gbv_hint(&error, "usage: gbv help [COMMAND | conditions]");
        return say_error(&error, EXIT_MISUSE);
    }
    if (topic)
        return answer_conditions();
    char option[] = "--help";
    char *argv[] = { arguments[0], option, NULL };
    return run(invoked, argv);
}

int
main(int argc, char **argv)
{
    if (argc < 2)
        return answer(REQUEST_HELP);
    if (argv[1][0] == '-') {
        gbv_error error = { 0 };
        struct command_line line = { 0 };
        gbv_status status = command_line_read(&line, 2, argv, &error);
        command_line_free(&line);
        if (status)
            return say_error(&error, EXIT_MISUSE);
        return answer(line.request == REQUEST_RUN ? REQUEST_HELP : line.request);
    }
    if (strcmp(argv[1], "help") == 0)
        return help(argv[0], argv + 2);
    return is_command(argv[1]) ? run(argv[0], argv + 1) : unknown_command(argv[1]);
}
