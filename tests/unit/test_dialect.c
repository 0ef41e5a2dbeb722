#include <stdlib.h>

#include <data/decimal.h>
#include <data/dialect.h>

#include "check.h"

static const gbv_read_options no_options = { .delimiter = 0 };

static gbv_dialect
decide_with(const char *text, size_t length, bool complete, const gbv_read_options *options)
{
    gbv_dialect dialect = { .delimiter = '?' };
    gbv_error error = { 0 };
    gbv_status status = gbv_dialect_decide(text, length, complete, options, "x.csv", &dialect,
                                           &error);
    if (status)
        print_error("%s: %s\n", error.place, error.message);
    CHECK(status == GBV_OK);
    return dialect;
}

static gbv_dialect
decide(const char *text)
{
    return decide_with(text, strlen(text), true, &no_options);
}

static void
check_delimiter(const char *text, char delimiter)
{
    char found = decide(text).delimiter;
    if (found != delimiter) {
        print_error("'%c' parts the cells of \"%s\", expected '%c'\n", found, text, delimiter);
        fail();
    }
}

static void
refuses_with(const char *text, const gbv_read_options *options, gbv_status status,
             const char *place, const char *message, const char *hint)
{
    gbv_dialect dialect;
    gbv_error error = { 0 };
    CHECK(gbv_dialect_decide(text, strlen(text), true, options, "x.csv", &dialect, &error) ==
          status);
    CHECK_TEXT(error.place, place);
    CHECK_TEXT(error.message, message);
    CHECK_TEXT(error.hint, hint);
}

static void
refuses(const char *text, const char *place, const char *message, const char *hint)
{
    refuses_with(text, &no_options, GBV_FORMAT, place, message, hint);
}

TEST(dialect_finds_what_parts_the_cells)
{
    check_delimiter("a,b\n1,2\n", ',');
    check_delimiter("a;b\n1;2\n", ';');
    check_delimiter("a\tb\r\n1\t2\r\n", '\t');
    check_delimiter("a|b\n1|2", '|');
    check_delimiter("a;b\n1,5;2,5\n", ';');
    check_delimiter("a,b\n\"1;2\",2\n", ',');
    check_delimiter("\n \na;b\n\n\"x\ny\"\"z;\";2\n", ';');
    check_delimiter("a,b;c\n\"x\";1\n\"y\";2\n", ';');      /* the comma is of the name */
    check_delimiter("\"a\"; \"b,c\" ;d\n1;2;3\n", ';');
    check_delimiter("name\ttext\nx\thello, you\ny\tbye\n", '\t');
    check_delimiter("year;note\n2020;a, b\n2021;c, d\n", ';');
    check_delimiter("a,b\n1,2\n3\n4,5\n", ',');              /* ragged: the reader says so */
    check_delimiter("a;b\n1\n2\n3\n", ';');
    check_delimiter("a,b\n1,\"2\n3,4\n", ',');               /* unclosed */
    check_delimiter("a;b\n1;\"2\"x\n", ';');                 /* misplaced */
}

/* Every comma below the header is the decimal mark of a number. */
TEST(dialect_tells_decimal_commas)
{
    check_delimiter("Region;Rate, %\nAbai;1,5\nAlmaty;2,5\n", ';');
    check_delimiter("Region;Year;Rate, %\nAbai;2020;1,5\nAlmaty;2021;1 234,5 %\n", ';');
    check_delimiter("rate\n1,5\n2,5\n", ';');                /* one column */
}

TEST(dialect_takes_a_single_column)
{
    check_delimiter("a\n1\n2\n", ',');
    check_delimiter("text\none; two\nthree\n", ',');
    check_delimiter("", ',');
    check_delimiter("\n\n", ',');
    check_delimiter("a", ',');
}

TEST(dialect_refuses_a_tie)
{
    refuses("a,b;c\n1,x;2\n", "x.csv:1",
            "the cells are parted by ',' (2 columns: \"a\", \"b;c\") or ';' (2 columns: \"a,b\", "
            "\"c\")", "say which: --delimiter ',' or --delimiter ';'");
    refuses("a,b\tc,d\n1,x\t3,y\n", "x.csv:1",
            "the cells are parted by ',' (3 columns: \"a\", \"b\tc\", \"d\") or a tab (2 columns: "
            "\"a,b\", \"c,d\")", "say which: --delimiter ',' or --delimiter tab");
    refuses("a,b;c,d\n", "x.csv:1",
            "the cells are parted by ',' (3 columns: \"a\", \"b;c\", \"d\") or ';' (2 columns: "
            "\"a,b\", \"c,d\")", "say which: --delimiter ',' or --delimiter ';'");
    /* One delimiter fits every row, another makes more columns of most. */
    refuses("a;b, c;d\nx;1, y;2\nz;3, w\n", "x.csv:1",
            "the cells are parted by ',' (2 columns: \"a;b\", \"c;d\") or ';' (3 columns: \"a\", "
            "\"b, c\", \"d\")", "say which: --delimiter ',' or --delimiter ';'");
    check_delimiter("a,b;c\n1,x;2\n3;4\n", ';');
}

TEST(dialect_follows_its_options)
{
    const char *text = "a,b;c\n1,x;2\n";
    gbv_read_options options = { .delimiter = ';' };
    CHECK(decide_with(text, strlen(text), true, &options).delimiter == ';');
    options = (gbv_read_options){ .decimal = ',' };
    CHECK(decide_with("a,b\n1.5,2\n", 10, true, &options).decimal == ',');
    options = (gbv_read_options){ .no_header = true };
    CHECK(decide_with("x\n1,2\n3,4\n", 10, true, &options).delimiter == ',');

    static const char bad[] = { '"', '\n', '\r', (char)0xd0 };
    for (size_t i = 0; i < sizeof bad; i++)
        refuses_with("a", &(gbv_read_options){ .delimiter = bad[i] }, GBV_MISUSE, "",
                     "the delimiter must be one ASCII character, and no quote or line end", "");
}

TEST(dialect_refuses_titles)
{
    refuses("Victims by year\n\nyear,victims\n2020,5\n", "x.csv:1",
            "\"Victims by year\" stands alone above line 3, which has 2 columns",
            "leave out titles and empty rows above the header: --skip 2");
    refuses("Жәбірленушілер;;\n;;\nжыл;саны;үлесі\n2020;5;1,5\n", "x.csv:1",
            "\"Жәбірленушілер\" stands alone above line 3, which has 3 columns",
            "leave out titles and empty rows above the header: --skip 2");
    refuses(";;\na;b;c\n1;2;3\n", "x.csv:1",
            "\"\" stands alone above line 2, which has 3 columns",
            "leave out titles and empty rows above the header: --skip 1");
    refuses("Title, of 2020\n\"and more\"\nyear;n\n2020;5\n2021;6\n", "x.csv:1",
            "\"Title, of 2020\" stands alone above line 3, which has 2 columns",
            "leave out titles and empty rows above the header: --skip 2");
    /* R writes no name above the row names. */
    check_delimiter("\"\",\"x\"\n\"1\",2\n", ',');
}

TEST(dialect_skips_lines)
{
    const char *text = "Title; of\r\n\"more\r\nyear;n\n2020;5\n";
    gbv_read_options options = { .skip = 2 };
    gbv_dialect dialect = decide_with(text, strlen(text), true, &options);
    CHECK(dialect.delimiter == ';' && dialect.line == 3);
    CHECK(strncmp(text + dialect.begin, "year;n", 6) == 0);
    options.skip = 4;
    CHECK(decide_with(text, strlen(text), true, &options).begin == strlen(text));
    options.skip = 5;
    refuses_with(text, &options, GBV_FORMAT, "x.csv", "--skip 5: the file has fewer lines",
                 "it counts the lines above the header, which are left out");
    options.skip = 1;
    refuses_with("a\nTitle\nyear;n\n1;2\n", &options, GBV_FORMAT, "x.csv:2",
                 "\"Title\" stands alone above line 3, which has 2 columns",
                 "leave out titles and empty rows above the header: --skip 2");
}

/* Wherever the sample ends, in a quoted cell too, the row it ends in does not
 * count; but a header longer than the sample does. */
TEST(dialect_does_not_mind_where_the_sample_ends)
{
    const char *text = "a;b;c\n1;\"x\n\"\"y\"\"\";3,5\n4;\"5,6\";7,5\n";
    size_t length = strlen(text);
    for (size_t n = 3; n <= length; n++)
        CHECK(decide_with(text, n, false, &no_options).delimiter == ';');
    CHECK(decide_with("a;b;c", 5, false, &no_options).delimiter == ';');
}

TEST(dialect_knows_quotes_among_commas)
{
    CHECK(decide("a,b\nx,1\n").unquoted);
    CHECK(decide("a,b\n\"x, y\",\"1,5\"\n").unquoted);
    CHECK(decide("\"a\",\"b\"\n\"x\",1\n").unquoted);           /* only texts are in quotes */
    CHECK(decide("\"a\",\"2020\"\n\"007\",1.234\n").unquoted);    /* codes and names are texts */
    CHECK(decide("a,b\n\"1\",1.5\n").unquoted);                   /* points of another column */
    CHECK(!decide("\"a\",\"b\"\n\"x\",\"1.234\"\n").unquoted);
    CHECK(!decide("a,b\n\"1\",2\n").unquoted);
    CHECK(!decide("a,b\n\"1\",1.5\nx,abc\n").unquoted);           /* points of a column of text */
    CHECK(!decide("a,b\n\"1\",01.5\n").unquoted);
    CHECK(!decide("a;b\nx;1\n").unquoted);
    CHECK(!decide("a\n1\n").unquoted);
}

/* "12,5" is one number, or two. */
TEST(dialect_asks_what_a_unit_in_the_header_is)
{
    static const char hint[] = "say which: --delimiter , reads two columns, --delimiter ';' one";
    refuses("share, %\n12,5\n13,7\n", "x.csv:1", "the comma behind \"share\" may part two columns, "
            "or a name and its unit above decimal commas", hint);
    refuses("Ставка, на 100 000\n1,5\n", "x.csv:1", "the comma behind \"Ставка\" may part two "
            "columns, or a name and its unit above decimal commas", hint);
    refuses("\nЧисло, чел.\n1,5\n-2,5\n", "x.csv:2", "the comma behind \"Число\" may part two "
            "columns, or a name and its unit above decimal commas", hint);
    CHECK(decide("year, value\n2020,5\n2021,7\n").delimiter == ',');
    refuses("rate per 100,000 women\n12,5\n7,3\n", "x.csv:1", "the comma behind \"rate per 100\" "
            "may part two columns, or a name and its unit above decimal commas", hint);
    refuses("share,%\n12,5\n13,7\n", "x.csv:1", "the comma behind \"share\" may part two columns, "
            "or a name and its unit above decimal commas", hint);
    refuses("share, percent\n12,5\n", "x.csv:1", "the comma behind \"share\" may part two columns, "
            "or a name and its unit above decimal commas", hint);
    CHECK(decide("share,percent\n12,5\n13,7\n").delimiter == ',');
    CHECK(decide("2019,2020\n12,5\n13,7\n").delimiter == ',');
    CHECK(decide("\"share\", %\n12,5\n13,7\n").delimiter == ',');
    CHECK(decide("share, %\na,5\nb,7\n").delimiter == ',');
    CHECK(decide("share, %\n1, 5\n2, 7\n").delimiter == ',');
    CHECK(decide("region\tshare, %\n1\t58,35\n2\t5.741,91\n").delimiter == '\t');
}

/* ---- The decimal mark, from cells ---- */

struct cell_text {
    size_t column;
    const char *text;
};

/* Rows of one cell each, from line 2 on. */
static gbv_status
decide_mark(const struct cell_text *cells, bool unquoted, char *out, gbv_error *error)
{
    gbv_table *table = gbv_table_new();
    gbv_table_set_source(table, "x.csv");
    gbv_table_add_inferred(table, "rate");
    gbv_table_add_inferred(table, "share");
    *error = (gbv_error){ 0 };
    for (size_t i = 0; cells[i].text; i++) {
        gbv_row_begin(table, i + 2);
        gbv_put_text_at(table, cells[i].column, cells[i].text, strlen(cells[i].text));
    }
    gbv_status status = gbv_decide_decimal(table, GBV_NONE, unquoted, out, error);
    CHECK(status == error->status);
    gbv_table_free(table);
    return status;
}

static void
check_decided(const struct cell_text *cells, char expected)
{
    gbv_error error;
    char mark = '?';
    CHECK(decide_mark(cells, false, &mark, &error) == GBV_OK);
    CHECK(mark == expected);
}

TEST(decimal_is_decided_by_all_columns_together)
{
    check_decided((struct cell_text[]){ { 0, "1,234" }, { 1, "17,25" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "1.234" }, { 1, "0.5" }, { 0 } }, '.');
    check_decided((struct cell_text[]){ { 0, "1.234" }, { 0, "1.234.567" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "1,234" }, { 0, "1,234.5" }, { 0 } }, '.');
    check_decided((struct cell_text[]){ { 0, "1 234" }, { 0, "12" }, { 0, "NA" }, { 0 } }, '\0');
    check_decided((struct cell_text[]){ { 0 } }, '\0');
    /* Text, codes and dashes do not take part; nor do cells of a mixed column. */
    check_decided((struct cell_text[]){ { 0, "1.5" }, { 0, "abc" }, { 1, "1,5" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "abc" }, { 0, "1.5" }, { 1, "1,5" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "01.5" }, { 1, "1,5" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "–" }, { 0, "1,5" }, { 0, ".." }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "1.5" }, { 0, "2 %" }, { 1, "1,5" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "16.03.2020" }, { 1, "1,5" }, { 0 } }, ',');
    check_decided((struct cell_text[]){ { 0, "17,5 %" }, { 0, "1.234 %" }, { 0 } }, ',');
}

TEST(decimal_that_nothing_decides_is_refused)
{
    gbv_error error;
    char mark = '?';
    const struct cell_text cells[] = { { 0, "5" }, { 1, "1,234" }, { 0, "-12.345" }, { 0 } };
    CHECK(decide_mark(cells, false, &mark, &error) == GBV_FORMAT && mark == '?');
    CHECK_TEXT(error.place, "x.csv:3");
    CHECK_TEXT(error.message, "column \"share\": \"1,234\" is either 1234 or 1.234: nothing in "
               "the file says what its decimal mark is");
    CHECK_TEXT(error.hint, "say it: --decimal . reads 1234, --decimal , reads 1.234");
    /* Where a comma would have to be quoted, a point alone is no group mark. */
    CHECK(decide_mark(cells, true, &mark, &error) == GBV_OK && mark == '.');
    const struct cell_text quoted[] = { { 0, "5" }, { 1, "1,234" }, { 0 } };
    CHECK(decide_mark(quoted, true, &mark, &error) == GBV_FORMAT);
}

TEST(decimal_marks_of_both_kinds_are_refused)
{
    gbv_error error;
    char mark = '?';
    const struct cell_text cells[] = { { 0, "1.234" }, { 1, "1.25" }, { 0, "1,5" }, { 0 } };
    CHECK(decide_mark(cells, false, &mark, &error) == GBV_FORMAT && mark == '?');
    CHECK_TEXT(error.place, "x.csv:4");
    CHECK_TEXT(error.message, "column \"rate\": \"1,5\" has a decimal comma, but on line 3 column "
               "\"share\": \"1.25\" has a decimal point");
    CHECK_TEXT(error.hint, "--decimal . or --decimal , says which it is; the other cells are then "
               "text");
    CHECK(decide_mark(cells, true, &mark, &error) == GBV_OK && mark == '.');
}

/* Where commas part cells, 12.5 is certain; 1.234 is read so too, but refused
 * where a number has a decimal comma. */
TEST(decimal_points_without_quotes)
{
    gbv_error error;
    char mark = '?';
    const struct cell_text alone[] = { { 0, "3.210" }, { 1, "1,234" }, { 0 } };
    CHECK(decide_mark(alone, true, &mark, &error) == GBV_OK && mark == '.');
    const struct cell_text both[] = { { 0, "3.210" }, { 1, "1.234,5" }, { 0 } };
    CHECK(decide_mark(both, true, &mark, &error) == GBV_FORMAT);
    const struct cell_text groups[] = { { 0, "3.210" }, { 0, "1.234.567" }, { 0 } };
    CHECK(decide_mark(groups, true, &mark, &error) == GBV_FORMAT);
    const struct cell_text codes[] = { { 0, "3.21" }, { 1, "1,2" }, { 0 } };
    CHECK(decide_mark(codes, true, &mark, &error) == GBV_OK && mark == '.');
    const struct cell_text doubtful[] = { { 0, "3.210" }, { 1, "1,2" }, { 0 } };
    CHECK(decide_mark(doubtful, true, &mark, &error) == GBV_FORMAT);
    CHECK_TEXT(error.message, "column \"share\": \"1,2\" has a decimal comma, but on line 2 column "
               "\"rate\": \"3.210\" has a decimal point");
}

/* Batches of rows say together what the whole says. */
TEST(decimal_marks_are_merged)
{
    static const char *const texts[] = { "1.234", "12", "1,5", "7,125", "NA", "1,25" };
    enum { N = sizeof texts / sizeof *texts };
    for (size_t cut = 0; cut <= N; cut++) {
        gbv_marks first = { 0 }, second = { 0 };
        for (size_t i = 0; i < N; i++)
            gbv_marks_add(i < cut ? &first : &second, NULL, 0, texts[i], strlen(texts[i]), i + 1);
        gbv_marks_merge(&first, &second);
        CHECK(!first.other && !first.bare_point && !first.point.text[0]);
        CHECK(first.bare_either.line == 1);
        CHECK(first.comma.line == 3 && first.either.line == 1);
        CHECK_TEXT(first.comma.text, "1,5");
    }
    gbv_marks number = { 0 }, share = { 0 };
    gbv_marks_add(&number, NULL, 0, "1", 1, 1);
    gbv_marks_add(&share, NULL, 0, "1%", 2, 2);
    gbv_marks_merge(&number, &share);
    CHECK(number.other);
}
