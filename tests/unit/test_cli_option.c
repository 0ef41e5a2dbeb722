/* The command line: what each kind of option takes, and what it refuses. */
#include "option.h"

#include "check.h"

static const char *const colours[] = { "red", "green", "blue", NULL };

struct values {
    bool flag, other;
    const char *text;
    struct texts texts, list, parts;
    struct column column;
    struct columns columns;
    double real, free_real;
    size_t count;
    int choice;
    struct choices choices;
};

static const struct opt own[] = {
    { OPT_HEADING, .help = "own" },
    { OPT_FLAG, 'f', "flag", offsetof(struct values, flag), .help = "h" },
    { OPT_FLAG, 'g', "other", offsetof(struct values, other), .help = "h" },
    { OPT_TEXT, 't', "text", offsetof(struct values, text), "TEXT", "h", .initial = "so" },
    { OPT_TEXTS, 0, "texts", offsetof(struct values, texts), "TEXT", "h" },
    { OPT_LIST, 0, "list", offsetof(struct values, list), "A,B", "h" },
    { OPT_PARTS, 0, "parts", offsetof(struct values, parts), "A=B", "h" },
    { OPT_COLUMN, 'c', "column", offsetof(struct values, column), "COLUMN", "h" },
    { OPT_COLUMNS, 0, "columns", offsetof(struct values, columns), "COLUMNS", "h" },
    { OPT_REAL, 'r', "real", offsetof(struct values, real), "P", "h", .above = 0, .below = 1 },
    { OPT_REAL, 0, "free", offsetof(struct values, free_real), "X", "h" },
    { OPT_COUNT, 'n', "count", offsetof(struct values, count), "N", "h", .above = 0, .below = 18 },
    { OPT_CHOICE, 0, "choice", offsetof(struct values, choice), "COLOUR", "h", .initial = "green",
      .choices = colours },
    { OPT_CHOICES, 0, "choices", offsetof(struct values, choices), "COLOURS", "h",
      .choices = colours },
    { OPT_END },
};
static const struct opt needed[] = {
    { OPT_COLUMN, 0, "time", 0, "COLUMN", "the times", .required = true },
    { OPT_END },
};

/* One reading of a command line. */
static struct values values;
static struct common common;
static struct command_line line;
static gbv_error error;

#define READ(...) read_line((const char *[]){ "gbv-x", __VA_ARGS__, NULL })

static gbv_status
read_with(const struct opt *options, void *into, const char **words)
{
    command_line_free(&line);
    line = (struct command_line){ .tables = { { options, into }, { common_options, &common } } };
    error = (gbv_error){ 0 };
    int argc = 0;
    while (words[argc])
        argc++;
    /* argv is `char **` for historical reasons; nothing writes to it. */
    return command_line_read(&line, argc, (char **)words, &error);
}

static gbv_status
read_line(const char **words)
{
    return read_with(own, &values, words);
}

static void
check_refused(gbv_status status, const char *message, const char *hint)
{
    CHECK(status == GBV_MISUSE && error.status == GBV_MISUSE);
    CHECK_TEXT(error.message, message);
    CHECK_TEXT(error.hint, hint);
}

TEST(nothing_given_is_the_defaults)
{
    CHECK(read_line((const char *[]){ "gbv-x", NULL }) == GBV_OK);
    CHECK(!values.flag && values.texts.n == 0 && values.list.n == 0 && values.columns.n == 0);
    CHECK_TEXT(values.text, "so");
    CHECK(values.column.name == NULL && values.column.at == GBV_NONE);
    CHECK(isnan(values.real) && values.count == 0);
    CHECK(values.choice == 1 && values.choices.n == 0);
    CHECK_NEAR(common.level, 0.95, 0);
    CHECK(line.n_operands == 0 && line.request == REQUEST_RUN);
}

TEST(options_and_operands_come_in_any_order)
{
    CHECK(READ("a.csv", "--flag", "b.csv", "--text", "x", "-", "--quiet") == GBV_OK);
    CHECK(values.flag && common.quiet && line.n_operands == 3);
    CHECK_TEXT(line.operands[0], "a.csv");
    CHECK_TEXT(line.operands[1], "b.csv");
    CHECK_TEXT(line.operands[2], "-");
    CHECK_TEXT(values.text, "x");
}

TEST(two_dashes_end_the_options)
{
    CHECK(READ("--flag", "--", "--other", "-") == GBV_OK);
    CHECK(values.flag && !values.other && line.n_operands == 2);
    CHECK_TEXT(line.operands[0], "--other");
}

TEST(a_value_stands_behind_a_blank_an_equals_sign_or_the_letter)
{
    CHECK(READ("--text=a=b") == GBV_OK);
    CHECK_TEXT(values.text, "a=b");
    CHECK(READ("--text", "--flag") == GBV_OK);
    CHECK_TEXT(values.text, "--flag");
    CHECK(READ("-t", "a") == GBV_OK);
    CHECK_TEXT(values.text, "a");
    CHECK(READ("-ta") == GBV_OK);
    CHECK_TEXT(values.text, "a");
    CHECK(READ("-fgta") == GBV_OK);
    CHECK(values.flag && values.other);
    CHECK_TEXT(values.text, "a");
    CHECK(READ("--text=") == GBV_OK);
    CHECK_TEXT(values.text, "");
}

TEST(texts_add_up)
{
    CHECK(READ("--texts=x", "--texts", "y,z") == GBV_OK);
    CHECK(values.texts.n == 2);
    CHECK_TEXT(values.texts.item[0], "x");
    CHECK_TEXT(values.texts.item[1], "y,z");
}

/* The last one would win, and who wrote the first would not know. */
TEST(any_other_value_is_given_once)
{
    check_refused(READ("--text=a", "-t", "b"), "option --text is given twice: \"a\" and \"b\"",
                  "give it once");
    check_refused(READ("--text=a", "--text=a"), "option --text is given twice: \"a\" and \"a\"",
                  "give it once");
    check_refused(READ("--list", "a,b", "--list", "c"),
                  "option --list is given twice: \"a,b\" and \"c\"",
                  "give it once, with commas: --list a,b,c");
    check_refused(READ("--columns=a", "--columns=b"),
                  "option --columns is given twice: \"a\" and \"b\"",
                  "give it once, with commas: --columns a,b");
    check_refused(READ("--choices=red", "--choices=blue"),
                  "option --choices is given twice: \"red\" and \"blue\"",
                  "give it once, with commas: --choices red,blue");
    check_refused(READ("-ca", "-cb"), "option --column is given twice: \"a\" and \"b\"",
                  "give it once");
    check_refused(READ("-n1", "-n2"), "option --count is given twice: \"1\" and \"2\"",
                  "give it once");
    check_refused(READ("--real=.1", "--real=.2"),
                  "option --real is given twice: \".1\" and \".2\"", "give it once");
    check_refused(READ("--choice=red", "--choice=red"),
                  "option --choice is given twice: \"red\" and \"red\"", "give it once");
    check_refused(READ("-w", "x > 1", "--where=y"),
                  "option --where is given twice: \"x > 1\" and \"y\"",
                  "join conditions with &&: --where '(year >= 2008) && (sex == \"women\")'");
    CHECK(READ("-ff", "--flag", "-q", "--quiet") == GBV_OK);
    CHECK(values.flag && common.quiet);
}

TEST(a_list_is_split_at_commas_but_not_inside_braces)
{
    CHECK(READ("--list", "a,{b, c},d e") == GBV_OK);
    CHECK(values.list.n == 3);
    CHECK_TEXT(values.list.item[0], "a");
    CHECK_TEXT(values.list.item[1], "b, c");
    CHECK_TEXT(values.list.item[2], "d e");
    check_refused(READ("--list", "a,,b"), "--list: an empty name in \"a,,b\"", "");
    check_refused(READ("--list", "a,"), "--list: an empty name in \"a,\"", "");
    check_refused(READ("--list", ""), "--list: an empty name in \"\"", "");
}

/* Whoever reads a part looks for its marks outside of braces. */
TEST(parts_keep_their_braces)
{
    CHECK(READ("--parts", "{a,b}={c,d},-{e,f},{g}", "--list", "{a,b}={c,d},{g}") == GBV_OK);
    CHECK(values.parts.n == 3 && values.list.n == 2);
    CHECK_TEXT(values.parts.item[0], "{a,b}={c,d}");
    CHECK_TEXT(values.parts.item[1], "-{e,f}");
    CHECK_TEXT(values.parts.item[2], "{g}");
    CHECK_TEXT(values.list.item[0], "{a,b}={c,d}");
    CHECK_TEXT(values.list.item[1], "g");
}

TEST(columns_are_named_once)
{
    CHECK(READ("--column", "{so, und so}", "--columns", "a,b") == GBV_OK);
    CHECK_TEXT(values.column.name, "so, und so");
    CHECK(values.columns.n == 2);
    CHECK_TEXT(values.columns.name[1], "b");
    check_refused(READ("--column", "a,b"), "--column takes one column, not \"a,b\"", "");
    check_refused(READ("--columns", "a,b,a"), "--columns: column \"a\" twice", "");
}

TEST(reals_stay_inside_their_open_bounds)
{
    CHECK(READ("--real", "0.5", "--free=-1e3") == GBV_OK);
    CHECK_NEAR(values.real, 0.5, 0);
    CHECK_NEAR(values.free_real, -1000, 0);
    check_refused(READ("--real", "0"), "--real: 0 is not between 0 and 1", "");
    check_refused(READ("--real", "1"), "--real: 1 is not between 0 and 1", "");
    check_refused(READ("--real", "half"), "--real: \"half\" is not a number", "");
    check_refused(READ("--free", "nan"), "--free: \"nan\" is not a number", "");
    check_refused(READ("--free", "1 "), "--free: \"1 \" is not a number", "");
    check_refused(READ("--free", ""), "--free: \"\" is not a number", "");
}

TEST(counts_are_whole_and_begin_at_one)
{
    CHECK(READ("-n17") == GBV_OK);
    CHECK(values.count == 17);
    check_refused(READ("-n", "0"), "--count: \"0\" is not a whole number from 1 up", "");
    check_refused(READ("-n", "-3"), "--count: \"-3\" is not a whole number from 1 up", "");
    check_refused(READ("-n", "1.5"), "--count: \"1.5\" is not a whole number from 1 up", "");
    check_refused(READ("-n", "1e99"), "--count: \"1e99\" is not a whole number from 1 up", "");
    check_refused(READ("-n", "18"), "--count: 18 is more than 17", "");
}

TEST(choices_are_words_of_a_list)
{
    CHECK(READ("--choice", "blue", "--choices", "blue,red") == GBV_OK);
    CHECK(values.choice == 2 && values.choices.n == 2);
    CHECK(values.choices.item[0] == 2 && values.choices.item[1] == 0);
    check_refused(READ("--choice", "gren"), "--choice: \"gren\" is not one of red, green, blue",
                  "did you mean green?");
    check_refused(READ("--choice", "re"), "--choice: \"re\" is not one of red, green, blue",
                  "did you mean red?");
    check_refused(READ("--choices", "red,red"), "--choices: \"red\" twice", "");
}

TEST(what_is_no_option_is_refused)
{
    check_refused(READ("--flga"), "no option --flga", "did you mean --flag?");
    check_refused(READ("--fla"), "no option --fla", "did you mean --flag?");
    check_refused(READ("--quite"), "no option --quite", "did you mean --quiet?");
    check_refused(READ("--zzzzzzzz=3"), "no option --zzzzzzzz", "--help lists the options");
    check_refused(READ("-fz"), "no option -z", "--help lists the options");
    check_refused(READ("--flag=yes"), "option --flag takes no value", "");
    check_refused(READ("--text"), "option --text needs a value: TEXT", "");
    check_refused(READ("-t"), "option --text needs a value: TEXT", "");
}

TEST(what_is_required_must_be_given_but_not_for_help)
{
    struct column time;
    check_refused(read_with(needed, &time, (const char *[]){ "gbv-x", "a.csv", NULL }),
                  "option --time COLUMN is required", "the times");
    CHECK(read_with(needed, &time, (const char *[]){ "gbv-x", "--time=y", NULL }) == GBV_OK);
    CHECK(read_with(needed, &time, (const char *[]){ "gbv-x", "--help", NULL }) == GBV_OK);
    CHECK(line.request == REQUEST_HELP);
}

TEST(requests_are_answered_instead_of_a_run)
{
    CHECK(READ("--flag", "--version", "--nonsense") == GBV_OK);
    CHECK(line.request == REQUEST_VERSION);
    CHECK(READ("-h") == GBV_OK && line.request == REQUEST_HELP);
    CHECK(READ("--help=json") == GBV_OK && line.request == REQUEST_HELP_JSON);
    CHECK(READ("--man") == GBV_OK && line.request == REQUEST_MAN);
    CHECK(READ("--completion=fish") == GBV_OK && line.request == REQUEST_COMPLETION_FISH);
    CHECK(READ("--completion", "zsh") == GBV_OK && line.request == REQUEST_COMPLETION_ZSH);
    CHECK(READ("--help=jsn") == GBV_MISUSE);
    check_refused(READ("--completion=tcsh"), "--completion takes bash, zsh or fish", "");
    check_refused(READ("--completion", "sh"), "--completion takes bash, zsh or fish", "");
    check_refused(READ("--completion"), "--completion takes bash, zsh or fish", "");
    CHECK(READ("--", "--help") == GBV_OK && line.request == REQUEST_RUN);
}

TEST(columns_are_found_in_the_table)
{
    gbv_table *table = gbv_table_new();
    gbv_table_add(table, "year", GBV_NUMBER);
    gbv_table_add(table, "rate", GBV_NUMBER);
    CHECK(READ("--column=rate", "--columns=rate,year") == GBV_OK);
    CHECK(command_line_find_columns(&line, table, &error) == GBV_OK);
    CHECK(values.column.at == 1 && values.columns.at[0] == 1 && values.columns.at[1] == 0);
    CHECK(READ("--columns=year:{rate}") == GBV_OK);
    CHECK(command_line_find_columns(&line, table, &error) == GBV_OK);
    CHECK(values.columns.n == 2 && values.columns.at[1] == 1);
    CHECK(READ("--columns={year:rate}") == GBV_OK);    /* no range */
    CHECK(command_line_find_columns(&line, table, &error) == GBV_NO_COLUMN);
    CHECK(READ("--columns=rate,yaer") == GBV_OK);
    CHECK(command_line_find_columns(&line, table, &error) == GBV_NO_COLUMN);
    CHECK(strstr(error.hint, "year") != NULL);
    gbv_table_free(table);
    command_line_free(&line);
}
