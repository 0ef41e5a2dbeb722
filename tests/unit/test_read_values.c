/* What a table's cells are as values, as offices write them. */
#include <stdlib.h>

#include <gbvstat/read.h>

#include "check.h"

static gbv_status
read_text(const char *text, const gbv_read_options *options, gbv_table **table, gbv_error *error)
{
    *table = NULL;
    *error = (gbv_error){ 0 };
    gbv_status status = gbv_table_read_bytes(text, strlen(text), "x.csv", options, table, error);
    CHECK((status == GBV_OK) == (*table != NULL) && error->status == status);
    return status;
}

static gbv_table *
table_with(const char *text, const gbv_read_options *options)
{
    gbv_table *table;
    gbv_error error;
    if (read_text(text, options, &table, &error)) {
        print_error("%s: %s\n", error.place, error.message);
        fail();
    }
    return table;
}

static gbv_table *
table_of(const char *text)
{
    return table_with(text, NULL);
}

static void
check_refused(const char *text, const gbv_read_options *options, gbv_status status,
              const char *place, const char *message, const char *hint)
{
    gbv_table *table;
    gbv_error error;
    CHECK(read_text(text, options, &table, &error) == status);
    CHECK_TEXT(error.place, place);
    CHECK_TEXT(error.message, message);
    CHECK_TEXT(error.hint, hint);
}

/* Asks for the last column as numbers, which is refused. Frees the table. */
static void
check_no_numbers(gbv_table *table, const char *place, const char *message, const char *hint)
{
    const double *numbers = NULL;
    gbv_error error = { 0 };
    CHECK(gbv_table_type(table, gbv_table_columns(table) - 1) == GBV_TEXT);
    CHECK(gbv_table_numbers(table, gbv_table_columns(table) - 1, &numbers, &error) ==
          GBV_BAD_VALUE);
    CHECK(numbers == NULL);
    CHECK_TEXT(error.place, place);
    CHECK_TEXT(error.message, message);
    CHECK_TEXT(error.hint, hint);
    gbv_table_free(table);
}

static void
check_words(const gbv_table *table, const char *expected)
{
    gbv_buffer words = { 0 };
    gbv_table_read_as(table, &words);
    CHECK_TEXT(words.data, expected);
    gbv_buffer_free(&words);
}

/* csvkit 1.1 reads 252300 here, Miller 6.6 a sum of 0. */
TEST(values_with_decimal_commas)
{
    static const char *const files[] = {
        "region;year;rate\nАбай;2020;2523,00\nАлматы;2021;17,25\n",
        "region\tyear\trate\nАбай\t2020\t2523,00\nАлматы\t2021\t17,25\n",
        "region,year,rate\nАбай,2020,\"2523,00\"\nАлматы,2021,\"17,25\"\n",
        ("\"region\",\"year\",\"rate\"\n\"Абай\",\"2020\",\"2523,00\"\n"
         "\"Алматы\",\"2021\",\"17,25\"\n"),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        gbv_table *table = table_of(files[i]);
        CHECK(gbv_table_type(table, 2) == GBV_NUMBER);
        CHECK(gbv_table_number(table, 0, 2) == 2523 && gbv_table_number(table, 1, 2) == 17.25);
        CHECK_TEXT(gbv_table_text(table, 0, 2), "2523,00");
        gbv_step step;
        const double *times;
        CHECK(gbv_table_times(table, 1, &step, &times, NULL) == GBV_OK && step == GBV_STEP_YEAR);
        gbv_table_free(table);
    }
    /* A point without quotes among commas: then this is no number. */
    check_no_numbers(table_of("a,rate\n0.5,\"2523,00\"\n"), "x.csv:2",
                     "column \"rate\": \"2523,00\" is not a number: the decimal mark of the file "
                     "is a point", "if it is a comma: --decimal ,");
    check_no_numbers(table_of("rate\n\"17,25\"\n\"18,5\"\nabout 20\n"), "x.csv:4",
                     "column \"rate\": \"about 20\" is not a number",
                     "if it means that there is no value, say --na 'about 20'; or leave such rows "
                     "out with --where");
}

TEST(values_read_two_ways_are_refused)
{
    const char *text = "year;rate\n2020;1.234\n2021;5\n";
    check_refused(text, NULL, GBV_FORMAT, "x.csv:2",
                  "column \"rate\": \"1.234\" is either 1.234 or 1234: nothing in the file says "
                  "what its decimal mark is",
                  "say it: --decimal . reads 1.234, --decimal , reads 1234");
    gbv_table *table = table_with(text, &(gbv_read_options){ .decimal = '.' });
    CHECK(gbv_table_number(table, 0, 1) == 1.234);
    gbv_table_free(table);
    table = table_with(text, &(gbv_read_options){ .decimal = ',' });
    CHECK(gbv_table_number(table, 0, 1) == 1234);
    gbv_table_free(table);
    table = table_of("year,rate\n2020,1.234\n2021,5\n");
    CHECK(gbv_table_number(table, 0, 1) == 1.234);
    gbv_table_free(table);
    check_refused("a;b\n1,5;x\n2;y\n0.25;z\n", NULL, GBV_FORMAT, "x.csv:2",
                  "column \"a\": \"1,5\" has a decimal comma, but on line 4 column \"a\": \"0.25\" "
                  "has a decimal point",
                  "--decimal . or --decimal , says which it is; the other cells are then text");
}

TEST(values_that_are_codes_stay_text)
{
    gbv_table *table = table_of("district,id,n\n0701,9007199254740993,1\n"
                                "0702,2,9007199254740992\n");
    CHECK(gbv_table_type(table, 0) == GBV_TEXT && gbv_table_type(table, 1) == GBV_TEXT);
    CHECK(gbv_table_type(table, 2) == GBV_NUMBER);
    CHECK_TEXT(gbv_table_text(table, 0, 0), "0701");
    const double *numbers;
    CHECK(gbv_table_numbers(table, 0, &numbers, NULL) == GBV_OK && numbers[1] == 702);
    gbv_table_free(table);
    check_no_numbers(table_of("id\n9007199254740993\n"), "x.csv:2",
                     "column \"id\": \"9007199254740993\" is not a number that can be held exactly",
                     "if it means that there is no value, say --na '9007199254740993'; or leave "
                     "such rows out with --where");
}

TEST(values_in_percent_are_proportions)
{
    gbv_table *table = table_of("share;n\n17 %;1\nн/д;2\n0,17\u00a0%;3\n100%;4\n");
    CHECK(gbv_table_type(table, 0) == GBV_NUMBER);
    CHECK(gbv_table_number(table, 0, 0) == 0.17);
    CHECK(gbv_table_missing_kind(table, 1, 0) == GBV_MISSING_WORD);
    CHECK(gbv_table_number(table, 2, 0) == 0x1.bda5119ce075fp-10);
    CHECK(gbv_table_number(table, 3, 0) == 1);
    check_words(table, "UTF-8, ';', decimal comma, 1 column of per cent");
    gbv_table_free(table);
    const char *hint = "shares and numbers cannot stand in one column: part them in the file, or "
                       "leave such rows out with --where";
    check_no_numbers(table_of("a,share\n1,17%\n2,18\n"), "x.csv:3",
                     "column \"share\": \"18\" is without \"%\", unlike the numbers before", hint);
    check_no_numbers(table_of("a,share\n1,18\n2,17%\n"), "x.csv:3",
                     "column \"share\": \"17%\" ends in \"%\", unlike the numbers before", hint);
}

TEST(values_with_dashes_ask_what_they_mean)
{
    const char *text = "a;n\nx;1,5\ny;–\nz;-2\n";
    check_no_numbers(table_of(text), "x.csv:3",
                     "column \"n\": \"–\" can mean \"none\" or \"no data\"",
                     "say which: --zero '–' reads it as 0, --na '–' as missing");
    static const char *const dash[] = { "–" };
    gbv_table *table = table_with(text, &(gbv_read_options){ .zero = dash, .n_zero = 1 });
    CHECK(gbv_table_number(table, 0, 1) == 1.5 && gbv_table_number(table, 1, 1) == 0);
    CHECK(!gbv_table_missing(table, 1, 1));
    CHECK_TEXT(gbv_table_text(table, 1, 1), "–");
    gbv_table_free(table);
    table = table_with(text, &(gbv_read_options){ .na = dash, .n_na = 1 });
    CHECK(gbv_table_type(table, 1) == GBV_NUMBER && gbv_table_missing(table, 1, 1));
    CHECK(gbv_table_number(table, 2, 1) == -2);
    gbv_table_free(table);
    /* A column of such words alone is numbers; with another word it is text. */
    static const char *const none[] = { "нет" };
    table = table_with("a,b\nнет,нет\nнет,да\n", &(gbv_read_options){ .zero = none, .n_zero = 1 });
    CHECK(gbv_table_type(table, 0) == GBV_NUMBER && gbv_table_number(table, 0, 0) == 0);
    CHECK(gbv_table_type(table, 1) == GBV_TEXT);
    CHECK_TEXT(gbv_table_text(table, 0, 1), "нет");
    gbv_table_free(table);
}

TEST(values_are_missing_in_three_ways)
{
    static const char *const na[] = { "97:99,x", "b=-1" };
    gbv_table *table = table_with("a,b,c\n1,-1,-1\n98,2,\n,..,99\nNA,3,x\n99.0,\"\",NA\n",
                                  &(gbv_read_options){ .na = na, .n_na = 2 });
    static const gbv_missing expected[3][5] = {
        { GBV_PRESENT, GBV_MISSING_CODE, GBV_MISSING_EMPTY, GBV_MISSING_WORD, GBV_MISSING_CODE },
        { GBV_MISSING_CODE, GBV_PRESENT, GBV_MISSING_WORD, GBV_PRESENT, GBV_MISSING_EMPTY },
        { GBV_PRESENT, GBV_MISSING_EMPTY, GBV_MISSING_CODE, GBV_MISSING_CODE, GBV_MISSING_WORD },
    };
    for (size_t c = 0; c < 3; c++) {
        CHECK(gbv_table_type(table, c) == GBV_NUMBER);
        for (size_t row = 0; row < 5; row++) {
            CHECK(gbv_table_missing_kind(table, row, c) == expected[c][row]);
            CHECK(gbv_table_missing(table, row, c) == (expected[c][row] != GBV_PRESENT));
        }
    }
    CHECK(gbv_table_text(table, 1, 0) == NULL);
    const size_t kept[] = { 1, 2 };
    gbv_table_keep_rows(table, kept, 2);
    CHECK(gbv_table_missing_kind(table, 0, 0) == GBV_MISSING_CODE);
    CHECK(gbv_table_missing_kind(table, 1, 0) == GBV_MISSING_EMPTY);
    gbv_table_free(table);
    /* NA is Namibia in a column of text. */
    table = table_with("c\nKZ\nNA\nx\n", &(gbv_read_options){ .na = na, .n_na = 1 });
    CHECK(!gbv_table_missing(table, 1, 0) && gbv_table_missing(table, 2, 0));
    CHECK(gbv_table_missing_kind(table, 2, 0) == GBV_MISSING_CODE);
    gbv_table_free(table);
}

TEST(values_that_are_not_valid_are_listed)
{
    static const char *const valid[] = { "q=1:4" }, *const na[] = { "9" };
    gbv_read_options options = { .valid = valid, .n_valid = 1, .na = na, .n_na = 1 };
    gbv_table *table = table_with("id,q\n10,1\n11,9\n12,NA\n13,\n14,4.0\n", &options);
    CHECK(gbv_table_number(table, 4, 1) == 4);
    gbv_table_free(table);
    const char *hint = "add what is right to --valid, what means \"no value\" to --na; --valid "
                       "COL,…=LIST is for some columns only";
    check_refused("id,q\n10,5\n11,1\n", &options, GBV_BAD_VALUE, "x.csv:2",
                  "column \"q\": 1 value is not among 1:4: \"5\" (line 2)", hint);
    check_refused("q\n0\nx\n1\n5\n6\n7\n8\n", &options, GBV_BAD_VALUE, "x.csv:2",
                  "column \"q\": 6 values are not among 1:4: \"0\" (line 2), \"x\" (line 3), \"5\" "
                  "(line 5), \"6\" (line 6), \"7\" (line 7), …", hint);
    check_refused("p\n1\n", &options, GBV_NO_COLUMN, "x.csv", "no column \"q\"",
                  "columns: p");
}

TEST(values_below_titles)
{
    const char *text = "Title; \"of\"\n\nyear;n\n2020;5\n";
    gbv_table *table = table_with(text, &(gbv_read_options){ .skip = 2 });
    CHECK(gbv_table_columns(table) == 2 && gbv_table_rows(table) == 1);
    CHECK(gbv_table_line(table, 0) == 4);
    gbv_table_free(table);
    check_refused("Victims\n\nyear;n\n2020;5\n", NULL, GBV_FORMAT, "x.csv:1",
                  "\"Victims\" stands alone above line 3, which has 2 columns",
                  "leave out titles and empty rows above the header: --skip 2");
}

TEST(values_of_ragged_rows)
{
    const char *text = "a,b\n1,2\n3\n4,5,\n6,7\n";
    gbv_table *table = table_with(text, &(gbv_read_options){ .ragged = GBV_RAGGED_SKIP });
    CHECK(gbv_table_rows(table) == 2 && gbv_table_skipped(table) == 2);
    CHECK(gbv_table_number(table, 1, 0) == 6 && gbv_table_line(table, 1) == 5);
    gbv_table_free(table);
    table = table_with(text, &(gbv_read_options){ .ragged = GBV_RAGGED_PAD });
    CHECK(gbv_table_rows(table) == 4 && gbv_table_padded(table) == 2);
    CHECK(gbv_table_missing(table, 1, 1) && gbv_table_number(table, 2, 1) == 5);
    gbv_table_free(table);
    gbv_error error;
    CHECK(read_text("a,b\n1,2,3\n", &(gbv_read_options){ .ragged = GBV_RAGGED_PAD }, &table,
                    &error) == GBV_FORMAT);
    CHECK_TEXT(error.place, "x.csv:2");
}

TEST(values_are_read_as_it_says)
{
    gbv_table *table = table_of("d;m;q;from;to;rate\n01.02.2020;2020-01;2020-Q1;2020-01-31;"
                                "2020-02-29;1 234,5\n16.03.2020;2020-02;2020-Q2;;2020-03-31;17\n");
    check_words(table, "UTF-8, ';', decimal comma, 1 column of dates dd.mm.yyyy, 1 column of dates "
                "yyyy-mm, 1 column of dates yyyy-Qn, 2 columns of dates yyyy-mm-dd");
    CHECK(gbv_table_number(table, 0, 0) == 18293);    /* Python: date.toordinal() - 719163 */
    CHECK(gbv_table_number(table, 0, 5) == 1234.5);
    gbv_table_free(table);
    table = table_of("a\tb\n1\t2\n");
    check_words(table, "UTF-8, a tab");
    gbv_table_free(table);
    table = table_of("a,b\n1,2.5\n");
    check_words(table, "UTF-8, ',', decimal point");
    gbv_table_free(table);
    table = gbv_table_new();
    gbv_buffer words = { 0 };
    gbv_table_read_as(table, &words);
    CHECK(words.length == 0);
    gbv_table_free(table);
}

/* What leaves its file is read as the same number there. */
TEST(values_are_printed_with_points)
{
    static const char *const dash[] = { "–" };
    gbv_table *table = table_with("a;b;c;d\n1,234;17 %;–;2\n1,5;18 %;1;1 000\n",
                                  &(gbv_read_options){ .zero = dash, .n_zero = 1 });
    static const char *const expected[2][4] = { { "1.234", "0.17", "0", "2" },
                                                { "1.5", "0.18", "1", "1000" } };
    for (size_t row = 0; row < 2; row++)
        for (size_t c = 0; c < 4; c++) {
            char scratch[64];
            CHECK(gbv_table_type(table, c) == GBV_NUMBER);
            CHECK_TEXT(gbv_table_print(table, row, c, scratch), expected[row][c]);
        }
    gbv_table_free(table);
}

/* ---- Every style: the same values, or none ---- */

struct style {
    char delimiter, decimal;
    const char *group;
    int fraction;    /* digits */
    bool quoted;
};

/* S. Vigna's splitmix64. */
static uint64_t
next_bits(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/* Up to nine digits before the mark, small numbers as often as large ones. */
static void
put_number(const struct style *style, uint64_t *state, gbv_buffer *out, double *value)
{
    char digits[32], fraction[32] = "", plain[80];
    unsigned long whole = (unsigned long)(next_bits(state) % 1000000000U);
    for (uint64_t cut = next_bits(state) % 9; cut > 0; cut--)
        whole /= 10;
    bool negative = next_bits(state) % 4 == 0;
    int n = snprintf(digits, sizeof digits, "%lu", whole);
    if (style->fraction) {
        unsigned long most = 1;
        for (int i = 0; i < style->fraction; i++)
            most *= 10;
        snprintf(fraction, sizeof fraction, "%0*lu", style->fraction,
                 (unsigned long)(next_bits(state) % most));
    }
    snprintf(plain, sizeof plain, "%s%s.%s", negative ? "-" : "", digits, fraction);
    *value = strtod(plain, NULL);
    bool quotes = style->quoted || strchr(style->group, style->delimiter) ||
                  (style->fraction && style->decimal == style->delimiter);
    gbv_buffer_puts(out, quotes ? "\"" : "");
    gbv_buffer_puts(out, negative ? "-" : "");
    for (int i = 0; i < n; i++) {
        gbv_buffer_puts(out, i > 0 && (n - i) % 3 == 0 ? style->group : "");
        gbv_buffer_putc(out, digits[i]);
    }
    if (style->fraction)
        gbv_buffer_printf(out, "%c%s", style->decimal, fraction);
    gbv_buffer_puts(out, quotes ? "\"" : "");
}

enum { ROWS = 12 };

static void
put_table(const struct style *style, uint64_t *state, gbv_buffer *out, double *values)
{
    gbv_buffer_printf(out, "name%cx%cy\n", style->delimiter, style->delimiter);
    for (int row = 0; row < ROWS; row++) {
        gbv_buffer_printf(out, "Абай%c", style->delimiter);
        put_number(style, state, out, values++);
        gbv_buffer_putc(out, style->delimiter);
        put_number(style, state, out, values++);
        gbv_buffer_puts(out, row % 2 ? "\n" : "\r\n");
    }
}

/* Returns whether the table was read. */
static bool
check_style(const struct style *style, uint64_t *state)
{
    gbv_buffer text = { 0 };
    double values[2 * ROWS];
    gbv_table *table;
    gbv_error error;
    put_table(style, state, &text, values);
    gbv_status status = read_text(text.data, NULL, &table, &error);
    CHECK(status == GBV_OK || status == GBV_FORMAT);
    for (size_t i = 0; !status && i < 2 * ROWS; i++)
        if (gbv_table_type(table, 1 + i % 2) != GBV_NUMBER ||
            gbv_table_number(table, i / 2, 1 + i % 2) != values[i]) {
            print_error("row %zu of\n%s", i / 2, text.data);
            fail();
        }
    gbv_table_free(table);
    gbv_buffer_free(&text);
    return !status;
}

TEST(values_of_every_style_come_back_or_are_refused)
{
    static const char delimiters[] = { ',', ';', '\t', '|' };
    static const char *const groups[] = { "", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019",
                                          "other" };
    static const int fractions[] = { 0, 1, 2, 3, 6 };
    uint64_t seed = 1;
    for (size_t i = 0; i < 2 * 4 * 2 * 8 * 5; i++) {
        struct style style = {
            .quoted = i % 2, .delimiter = delimiters[i / 2 % 4],
            .decimal = i / 8 % 2 ? ',' : '.', .group = groups[i / 16 % 8],
            .fraction = fractions[i / 128],
        };
        bool other = strcmp(style.group, "other") == 0;
        if (other)
            style.group = style.decimal == ',' ? "." : ",";
        /* An unquoted point among commas is a decimal mark, not a group's. */
        if (other && style.delimiter == ',' && style.decimal == ',' && !style.quoted &&
            style.fraction == 0)
            continue;
        bool read = check_style(&style, &seed);
        /* Only three digits behind the mark, or groups that it could be, leave a doubt. */
        if (style.fraction != 3 && !(other && style.fraction == 0))
            CHECK(read);
    }
}
