/* Expected truths of && || ! are Kleene's tables (S. C. Kleene, Introduction
 * to Metamathematics, 1952, section 64); the rest is arithmetic by hand. */
#include <gbvstat.h>
#include <stdlib.h>

#include "check.h"

/* Line 2 is row 0. Row 2 has no rate, row 3 no sex. */
static const char csv[] =
    "year,sex,rate,day,month,quarter,article,\"so called\",a}b\\,empty,Көрсеткіш\n"
    "2008,women,4.4,2020-03-16,2020-03,2020-Q1,99,1,5,,7\n"
    "2009,men,17.5,2020-03-01,2020-04,2020-Q2,all,2,6,,8\n"
    "2010,women,NA,2019-12-31,,2021-Q4,99,3,7,,9\n"
    "2011,,0,,2021-01,,106,4,8,,10\n";

static gbv_table *
read_table(void)
{
    gbv_table *table = NULL;
    CHECK(gbv_table_read_bytes(csv, sizeof csv - 1, "test.csv", NULL, &table, NULL) == GBV_OK);
    return table;
}

/* The truth of every row, as a word of T, F and U. */
static const char *
truths(const char *text)
{
    static char word[8];
    gbv_table *table = read_table();
    gbv_expression *expression = NULL;
    gbv_error error = { 0 };
    if (gbv_expression_new(text, table, &expression, &error))
        print_error("%s: %s (%s)\n", text, error.message, error.hint);
    memset(word, 0, sizeof word);
    if (expression) {
        CHECK(gbv_expression_is_condition(expression));
        for (size_t row = 0; row < gbv_table_rows(table); row++)
            word[row] = "FTU"[gbv_expression_holds(expression, row)];
    }
    gbv_expression_free(expression);
    gbv_table_free(table);
    return word;
}

static double
number(const char *text, size_t row)
{
    gbv_table *table = read_table();
    gbv_expression *expression = NULL;
    gbv_error error = { 0 };
    if (gbv_expression_new(text, table, &expression, &error))
        print_error("%s: %s (%s)\n", text, error.message, error.hint);
    CHECK(expression != NULL && !gbv_expression_is_condition(expression));
    double value = gbv_expression_number(expression, row);
    gbv_expression_free(expression);
    gbv_table_free(table);
    return value;
}

static void
check_failure(const char *text, gbv_status status, const char *message, const char *hint)
{
    gbv_table *table = read_table();
    gbv_expression *expression = NULL;
    gbv_error error = { 0 };
    CHECK(gbv_expression_new(text, table, &expression, &error) == status);
    CHECK(expression == NULL);
    CHECK(error.status == status);
    if (!strstr(error.message, message) || !strstr(error.hint, hint))
        print_error("%s: %s (%s)\n", text, error.message, error.hint);
    CHECK(strstr(error.message, message) != NULL);
    CHECK(strstr(error.hint, hint) != NULL);
    gbv_table_free(table);
}

TEST(expression_compares_numbers)
{
    CHECK_TEXT(truths("year == 2009"), "FTFF");
    CHECK_TEXT(truths("year != 2009"), "TFTT");
    CHECK_TEXT(truths("year < 2009"), "TFFF");
    CHECK_TEXT(truths("year <= 2009"), "TTFF");
    CHECK_TEXT(truths("year > 2009"), "FFTT");
    CHECK_TEXT(truths("2009 >= year"), "TTFF");
    CHECK_TEXT(truths("rate >= 4.4"), "TTUF");
    CHECK_TEXT(truths("rate == -0"), "FFUT");
    CHECK_TEXT(truths("rate > 1e1"), "FTUF");
    CHECK_TEXT(truths("rate > .5e+1"), "FTUF");
}

TEST(expression_compares_text_by_bytes)
{
    CHECK_TEXT(truths("sex == \"women\""), "TFTU");
    CHECK_TEXT(truths("sex != 'women'"), "FTFU");
    CHECK_TEXT(truths("sex < 'n'"), "FTFU");
    CHECK_TEXT(truths("article == \"99\""), "TFTF");
    CHECK_TEXT(truths("'it''s' == \"it's\" && 'a\\'b' == \"a'b\""), "TTTT");
    CHECK_TEXT(truths("\"say \"\"no\"\"\" == 'say \"no\"'"), "TTTT");
    CHECK_TEXT(truths("'a\\\\b' != 'a\\b'"), "FFFF");   /* both are a\b */
    CHECK_TEXT(truths("'' == ''"), "TTTT");
}

TEST(expression_compares_dates)
{
    CHECK_TEXT(truths("day == 2020-03-16"), "TFFU");
    CHECK_TEXT(truths("day >= 2020-03-01"), "TTFU");
    CHECK_TEXT(truths("month == 2020-03"), "TFUF");
    CHECK_TEXT(truths("quarter < 2020-Q2"), "TFFU");
    CHECK_TEXT(truths("month in (2020-04, 2021-01)"), "FTUT");
}

/* A month is all its days: 2020-03 begins on the 1st and ends on the 31st. */
TEST(expression_takes_the_coarser_of_two_dates_for_a_period)
{
    CHECK_TEXT(truths("day == 2020-03"), "TTFU");
    CHECK_TEXT(truths("day != 2020-03"), "FFTU");
    CHECK_TEXT(truths("day <= 2020-03"), "TTTU");
    CHECK_TEXT(truths("day < 2020-03"), "FFTU");
    CHECK_TEXT(truths("day > 2020-03"), "FFFU");
    CHECK_TEXT(truths("day > 2020-02"), "TTFU");
    CHECK_TEXT(truths("2020-03 >= day"), "TTTU");
    CHECK_TEXT(truths("2020-Q1 == day"), "TTFU");
    CHECK_TEXT(truths("month == 2020-Q2"), "FTUF");
    CHECK_TEXT(truths("month <= 2020-Q2"), "TTUF");
    CHECK_TEXT(truths("month > 2020-Q1"), "FTUT");
    CHECK_TEXT(truths("month in (2020-Q1, 2021-Q1)"), "TFUT");
    CHECK_TEXT(truths("day in (2020-03, 2019-12-31)"), "TTTU");
    CHECK_TEXT(truths("2020-Q1 == 2020-01 && 2020-03-31 == 2020-Q1"), "TTTT");
    CHECK_TEXT(truths("2020-04 > 2020-Q1 && 2019-12-31 < 2020-Q1"), "TTTT");
}

/* Month and quarter are as coarse as their columns, whatever they meet. */
TEST(expression_compares_columns_of_unlike_dates)
{
    CHECK_TEXT(truths("day == month"), "TFUU");
    CHECK_TEXT(truths("day >= month"), "TFUU");
    CHECK_TEXT(truths("month < day"), "FFUU");
    CHECK_TEXT(truths("month > day"), "FTUU");
    CHECK_TEXT(truths("month == quarter"), "TTUU");
    CHECK_TEXT(truths("quarter > day"), "FTTU");
}

TEST(expression_refuses_dates_finer_than_a_column)
{
    check_failure("month >= 2020-03-15", GBV_MISUSE,
                  "column \"month\" holds months and 2020-03-15 is a day, at character 10",
                  "write 2020-03 ");
    check_failure("2020-03-15 < month", GBV_MISUSE, "column \"month\" holds months",
                  "write 2020-03 ");
    check_failure("quarter == 2020-02", GBV_MISUSE,
                  "column \"quarter\" holds quarters and 2020-02 is a month", "write 2020-Q1 ");
    check_failure("quarter in (2020-Q1, 2021-12-31)", GBV_MISUSE, "2021-12-31 is a day",
                  "write 2021-Q4 ");
}

TEST(expression_tells_dates_from_subtractions)
{
    CHECK(number("2020 - 3", 0) == 2017);
    CHECK(number("2020-300", 0) == 1720);
    CHECK(number("year-2000", 0) == 8);
    check_failure("2020-03 + 1", GBV_MISUSE, "a date stands where a number", "blanks");
    check_failure("day == 2020-13", GBV_MISUSE, "\"2020-13\" is not a date", "2020-03-16");
    check_failure("day == 2020-02-30", GBV_MISUSE, "\"2020-02-30\" is not a date", "2020-Q2");
    check_failure("day == 2020-03-1", GBV_MISUSE, "\"2020-03-1\" is not a date", "");
}

TEST(expression_follows_kleene)
{
    const char *const third = "rate > 1";              /* TTUF */
    CHECK_TEXT(truths("rate > 1 && year < 2012"), "TTUF");
    CHECK_TEXT(truths("rate > 1 && year > 2012"), "FFFF");
    CHECK_TEXT(truths("rate > 1 || year < 2012"), "TTTT");
    CHECK_TEXT(truths("rate > 1 || year > 2012"), "TTUF");
    CHECK_TEXT(truths("!(rate > 1)"), "FFUT");
    CHECK_TEXT(truths("rate > 1 && rate > 1 || rate <= 1"), "TTUT");
    CHECK_TEXT(truths(third), "TTUF");
    CHECK_TEXT(truths("rate in (4.4, 0)"), "TFUT");
    CHECK_TEXT(truths("year in (2008, rate)"), "TFUF");  /* missing in the list */
    CHECK_TEXT(truths("!(year in (2008, rate))"), "FTUT");
}

TEST(expression_binds_as_written)
{
    CHECK_TEXT(truths("year == 2008 || year == 2009 && sex == 'x'"), "TFFF");
    CHECK_TEXT(truths("(year == 2008 || year == 2009) && year == 2009"), "FTFF");
    CHECK_TEXT(truths("not year == 2008 and year < 2010"), "FTFF");
    CHECK_TEXT(truths("! year in (2008, 2009) or year == 2008"), "TFTT");
    CHECK_TEXT(truths("!!(year == 2008)"), "TFFF");
    CHECK(number("2 + 3 * 4", 0) == 14);
    CHECK(number("(2 + 3) * 4", 0) == 20);
    CHECK(number("2 - 3 - 4", 0) == -5);
    CHECK(number("24 / 4 / 2", 0) == 3);
    CHECK(number("24 / 4 * 2", 0) == 12);
    CHECK(number("-2 * -3", 0) == 6);
    CHECK(number("1 - -1", 0) == 2);
    CHECK(number("--year", 1) == 2009);
}

TEST(expression_makes_missing_what_has_no_value)
{
    CHECK(isnan(number("rate + 1", 2)));
    CHECK(isnan(number("1 / rate", 3)));
    CHECK(isnan(number("1e300 * 1e300", 0)));
    CHECK(isnan(number("empty + 1", 0)));
    CHECK(number("rate / 2", 0) == 2.2);
    CHECK_TEXT(truths("1 / rate > 0"), "TTUU");
    CHECK_TEXT(truths("missing(rate)"), "FFTF");
    CHECK_TEXT(truths("!missing ( sex )"), "TTTF");
    CHECK_TEXT(truths("missing(day) || missing({empty})"), "TTTT");
}

TEST(expression_lets_an_empty_column_be_anything)
{
    CHECK_TEXT(truths("empty > 1"), "UUUU");
    CHECK_TEXT(truths("empty == 'x' || empty < 2020-03"), "UUUU");
    CHECK_TEXT(truths("'x' in (empty, 'x')"), "TTTT");
}

TEST(expression_reads_names)
{
    CHECK_TEXT(truths("{so called} > 2"), "FFTT");
    CHECK_TEXT(truths("{a}}b\\} == 5"), "TFFF");
    CHECK_TEXT(truths("Көрсеткіш == 7"), "TFFF");
    CHECK_TEXT(truths("{year}==2008"), "TFFF");
}

TEST(expression_refuses_unlike_types)
{
    check_failure("article == 99", GBV_MISUSE,
                  "column \"article\" (text) cannot be compared with a number", "quotes");
    check_failure("year == '2008'", GBV_MISUSE,
                  "column \"year\" (numbers) cannot be compared with a text", "quotes");
    check_failure("day > '2020-03-16'", GBV_MISUSE, "column \"day\" (dates)", "without quotes");
    check_failure("day > 2020", GBV_MISUSE, "cannot be compared with a number", "2020-01-01");
    check_failure("year in (2008, 'x')", GBV_MISUSE, "cannot be compared with a text", "");
    check_failure("sex + 1", GBV_MISUSE, "column \"sex\" (text) stands where a number", "");
    check_failure("-sex", GBV_MISUSE, "column \"sex\" (text)", "");
    check_failure("year && year == 1", GBV_MISUSE, "stands where a condition", "compares");
    check_failure("!year", GBV_MISUSE, "stands where a condition", "compares");
    check_failure("(year > 1) == (year > 2)", GBV_MISUSE, "a condition cannot be compared", "&&");
    check_failure("(year > 1) + 1", GBV_MISUSE, "a condition stands where a number", "");
    check_failure("sex", GBV_MISUSE, "a condition or computes a number", "");
    check_failure("2020-03", GBV_MISUSE, "a condition or computes a number", "");
}

TEST(expression_shows_what_is_wrong_and_where)
{
    check_failure("year = 2008", GBV_MISUSE, "at character 6 near: = 2008", "==");
    check_failure("year == 2008 & 1", GBV_MISUSE, "at character 14 near: & 1", "&&");
    check_failure("year == 1 | 1", GBV_MISUSE, "near: | 1", "||");
    check_failure("Көрсеткіш = 7", GBV_MISUSE, "at character 11 near: = 7", "==");
    check_failure("", GBV_MISUSE, "a column or a value is missing, at the end", "");
    check_failure("year >", GBV_MISUSE, "a column or a value is missing, at the end of: year >",
                  "");
    check_failure("(year > 1", GBV_MISUSE, "a \")\" is missing, at the end", "");
    check_failure("year > 1)", GBV_MISUSE, "at character 9 near: )", "&&");
    check_failure("year in 2008", GBV_MISUSE, "a \"(\" is missing", "");
    check_failure("year in ()", GBV_MISUSE, "a column or a value is missing", "");
    check_failure("year in (2008", GBV_MISUSE, "a \")\" is missing", "");
    check_failure("1 < year < 2", GBV_MISUSE, "at character 10 near: < 2", "&&");
    check_failure("sex == 'women", GBV_MISUSE, "a quote is never closed, at character 8", "");
    check_failure("{so called > 1", GBV_MISUSE, "a brace is never closed, at character 1", "");
    check_failure("year > 12abc", GBV_MISUSE, "this is not a number", "braces");
    check_failure("year > 1.2.3", GBV_MISUSE, "this is not a number", "");
    check_failure("year > 1e999", GBV_MISUSE, "this is not a number", "");
    check_failure("missing(2)", GBV_MISUSE, "a \"column\" is missing", "");
    check_failure("year % 2", GBV_MISUSE, "this sign is not known, at character 6", "braces");
}

/* 2^53 + 1 lies between two doubles; 10^16 is one. */
TEST(expression_refuses_whole_numbers_that_would_be_rounded)
{
    check_failure("year < 9007199254740993", GBV_MISUSE,
                  "9007199254740993 would be rounded to 9007199254740992, at character 8",
                  "\"9007199254740993\"");
    check_failure("year == -00123456789012345678901", GBV_MISUSE, "would be rounded", "quotes");
    check_failure("year in (1, 9007199254740995)", GBV_MISUSE, "would be rounded", "quotes");
    CHECK_TEXT(truths("year < 9007199254740992 && year < 0010000000000000000"), "TTTT");
    CHECK_TEXT(truths("year < 1e300 && year > 0.1234567890123456789012"), "TTTT");
    CHECK(number("9007199254740994 - 9007199254740992", 0) == 2);
}

TEST(expression_suggests_the_nearest_column)
{
    check_failure("yaer == 2008", GBV_NO_COLUMN, "\"yaer\"", "\"year\"");
    check_failure("sex == women", GBV_NO_COLUMN, "\"women\"", "a text stands in quotes: \"women\"");
    check_failure("missing(rat)", GBV_NO_COLUMN, "\"rat\"", "\"rate\"");
    check_failure("{so  called} > 1", GBV_NO_COLUMN, "\"so  called\"", "\"so called\"");
}

static char *
repeated(const char *before, size_t n, const char *after)
{
    size_t length = strlen(before), tail = strlen(after);
    char *text = malloc(length * n + tail + 1);
    CHECK(text != NULL);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * length, before, length);
    memcpy(text + length * n, after, tail + 1);
    return text;
}

TEST(expression_bounds_depth_and_not_length)
{
    static const char *const nests[] = { "(", "!", "-", "!(", "1 + (", "missing(" };
    for (size_t i = 0; i < sizeof nests / sizeof *nests; i++) {
        char *deep = repeated(nests[i], 100000, "year");
        check_failure(deep, GBV_MISUSE, i == 5 ? "column" : "deeper than 256", "");
        free(deep);
    }
    char *signs = repeated("-", 256, "1"), *more = repeated("-", 257, "1");
    CHECK(number(signs, 0) == 1);
    check_failure(more, GBV_MISUSE, "deeper than 256", "");
    char *sum = repeated("1 + ", 50000, "0"), *chain = repeated("rate > 1 || ", 50000, "rate > 1");
    CHECK(number(sum, 0) == 50000);
    CHECK_TEXT(truths(chain), "TTUF");
    free(signs);
    free(more);
    free(sum);
    free(chain);
}

TEST(where_keeps_the_rows_that_hold)
{
    gbv_table *table = read_table();
    size_t n_missing = 99;
    CHECK(gbv_table_where(table, "rate > 5", &n_missing, NULL) == GBV_OK);    /* FTUF */
    CHECK(gbv_table_rows(table) == 1);
    CHECK(n_missing == 1);
    CHECK_TEXT(gbv_table_text(table, 0, 0), "2009");
    CHECK(gbv_table_line(table, 0) == 3);
    CHECK(gbv_table_where(table, "year > 3000", NULL, NULL) == GBV_OK);
    CHECK(gbv_table_rows(table) == 0);
    gbv_table_free(table);
}

TEST(where_refuses_a_number)
{
    gbv_table *table = read_table();
    gbv_error error = { 0 };
    CHECK(gbv_table_where(table, "rate + 1", NULL, &error) == GBV_MISUSE);
    CHECK(strstr(error.hint, "rate + 1 > 0") != NULL);
    CHECK(gbv_table_rows(table) == 4);
    gbv_table_free(table);
}

TEST(where_takes_a_header_without_rows)
{
    gbv_table *table = NULL;
    CHECK(gbv_table_read_bytes("year,sex\n", 9, "x", NULL, &table, NULL) == GBV_OK);
    CHECK(gbv_table_where(table, "year > 2000 && sex == 'women'", NULL, NULL) == GBV_OK);
    gbv_table_free(table);
}
