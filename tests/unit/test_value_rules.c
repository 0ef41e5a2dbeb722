#include <data/value_rules.h>

#include "check.h"

static gbv_table *
columns_named(const char *a, const char *b, const char *c)
{
    gbv_table *table = gbv_table_new();
    gbv_table_set_source(table, "x.csv");
    gbv_table_add_inferred(table, a);
    gbv_table_add_inferred(table, b);
    gbv_table_add_inferred(table, c);
    CHECK(gbv_table_status(table) == GBV_OK);
    return table;
}

struct lists {
    const char *na[3], *zero[3], *valid[3];
};

static gbv_status
compile(const struct lists *lists, gbv_value_rules **rules, gbv_error *error)
{
    gbv_read_options options = { .na = lists->na, .zero = lists->zero, .valid = lists->valid };
    while (options.n_na < 3 && lists->na[options.n_na])
        options.n_na++;
    while (options.n_zero < 3 && lists->zero[options.n_zero])
        options.n_zero++;
    while (options.n_valid < 3 && lists->valid[options.n_valid])
        options.n_valid++;
    gbv_table *table = columns_named("age", "q1", "name, full");
    *error = (gbv_error){ 0 };
    gbv_status status = gbv_value_rules_new(&options, table, rules, error);
    CHECK(status == error->status);
    gbv_table_free(table);
    return status;
}

static gbv_cell
cell_of(const gbv_value_rules *rules, size_t column, const char *text, double *value)
{
    static const gbv_number_style comma = { ',', true, true };
    *value = 42;
    return gbv_cell_read(rules, column, &comma, text, text ? strlen(text) : 0, value);
}

static void
check_cell(const gbv_value_rules *rules, size_t column, const char *text, gbv_cell expected)
{
    double value;
    gbv_cell cell = cell_of(rules, column, text, &value);
    if (cell != expected) {
        print_error("column %zu, \"%s\": %d, expected %d\n", column, text, cell, expected);
        fail();
    }
}

TEST(cells_without_rules)
{
    double value;
    CHECK(cell_of(NULL, 0, "1 234,5", &value) == GBV_CELL_NUMBER && value == 1234.5);
    CHECK(cell_of(NULL, 0, "17 %", &value) == GBV_CELL_PERCENT && value == 0.17);
    CHECK(cell_of(NULL, 0, "007", &value) == GBV_CELL_ZEROS && value == 7);
    check_cell(NULL, 0, NULL, GBV_CELL_EMPTY);
    check_cell(NULL, 0, "", GBV_CELL_EMPTY);
    check_cell(NULL, 0, "12345678901234567890", GBV_CELL_LONG);
    check_cell(NULL, 0, "1.5", GBV_CELL_TEXT);
    check_cell(NULL, 0, "abc", GBV_CELL_TEXT);
    static const char *const words[] = { "NA", "N/A", ".", "..", "…", "н/д", "мәлімет жоқ" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_cell(NULL, 0, words[i], GBV_CELL_WORD);
    static const char *const dashes[] = { "-", "–", "—" };
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        check_cell(NULL, 0, dashes[i], GBV_CELL_DASH);
}

TEST(na_takes_words_numbers_and_ranges)
{
    gbv_value_rules *rules;
    gbv_error error;
    CHECK(compile(&(struct lists){ .na = { "refused,97:99,-5:-1,-77", "q1={a,b},{5:6}" } },
                  &rules, &error) == GBV_OK);
    static const char *const missing[] = { "refused", "97", "98,5", "99", "-5", "-1,0", "-77" };
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        check_cell(rules, 0, missing[i], GBV_CELL_CODE);
    static const char *const numbers[] = { "96", "100", "99,5", "0", "-6", "77", "5" };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        check_cell(rules, 0, numbers[i], GBV_CELL_NUMBER);
    check_cell(rules, 0, "Refused", GBV_CELL_TEXT);
    check_cell(rules, 0, " refused ", GBV_CELL_CODE);
    check_cell(rules, 0, "098", GBV_CELL_ZEROS);    /* a code, not the number 98 */
    check_cell(rules, 0, "98 %", GBV_CELL_PERCENT);
    check_cell(rules, 0, "", GBV_CELL_EMPTY);
    check_cell(rules, 0, "NA", GBV_CELL_WORD);
    check_cell(rules, 0, "a,b", GBV_CELL_TEXT);
    check_cell(rules, 1, "a,b", GBV_CELL_CODE);
    check_cell(rules, 1, "5:6", GBV_CELL_CODE);
    check_cell(rules, 1, "5", GBV_CELL_NUMBER);     /* in braces it was no range */
    CHECK(gbv_rules_have_codes(rules, 2) && !gbv_rules_have_valid(rules, 2));
    gbv_value_rules_free(rules);
}

TEST(rules_are_for_the_columns_they_name)
{
    gbv_value_rules *rules;
    gbv_error error;
    CHECK(compile(&(struct lists){ .na = { "age,{name, full}=9" }, .valid = { "q1=1:4" } }, &rules,
                  &error) == GBV_OK);
    check_cell(rules, 0, "9", GBV_CELL_CODE);
    check_cell(rules, 1, "9", GBV_CELL_INVALID);
    check_cell(rules, 2, "9", GBV_CELL_CODE);
    CHECK(!gbv_rules_have_codes(rules, 1) && gbv_rules_have_valid(rules, 1));
    gbv_value_rules_free(rules);
}

TEST(zero_and_na_say_what_a_dash_is)
{
    gbv_value_rules *rules;
    gbv_error error;
    double value;
    CHECK(compile(&(struct lists){ .na = { "—" }, .zero = { "-,–,нет" } }, &rules, &error) ==
          GBV_OK);
    CHECK(cell_of(rules, 0, "-", &value) == GBV_CELL_ZERO && value == 0);
    CHECK(cell_of(rules, 0, "–", &value) == GBV_CELL_ZERO && value == 0);
    CHECK(cell_of(rules, 0, "нет", &value) == GBV_CELL_ZERO && value == 0);
    check_cell(rules, 0, "—", GBV_CELL_CODE);
    check_cell(rules, 0, "-1", GBV_CELL_NUMBER);
    gbv_value_rules_free(rules);
}

TEST(valid_leaves_nothing_else)
{
    gbv_value_rules *rules;
    gbv_error error;
    CHECK(compile(&(struct lists){ .na = { "9" }, .zero = { "–" }, .valid = { "0:4,other" } },
                  &rules, &error) == GBV_OK);
    check_cell(rules, 0, "1", GBV_CELL_NUMBER);
    check_cell(rules, 0, "4,0", GBV_CELL_NUMBER);
    check_cell(rules, 0, "other", GBV_CELL_TEXT);
    check_cell(rules, 0, "9", GBV_CELL_CODE);
    check_cell(rules, 0, "", GBV_CELL_EMPTY);
    check_cell(rules, 0, "NA", GBV_CELL_WORD);
    check_cell(rules, 0, "–", GBV_CELL_ZERO);
    check_cell(rules, 0, "5", GBV_CELL_INVALID);
    check_cell(rules, 0, "4,01", GBV_CELL_INVALID);
    check_cell(rules, 0, "Other", GBV_CELL_INVALID);
    check_cell(rules, 0, "-", GBV_CELL_INVALID);
    check_cell(rules, 0, "04", GBV_CELL_INVALID);
    gbv_value_rules_free(rules);
}

TEST(rules_that_cannot_be_are_refused)
{
    static const struct {
        struct lists lists;
        gbv_status status;
        const char *message, *hint;
    } cases[] = {
        { { .na = { "" } }, GBV_MISUSE, "--na: an empty part in \"\"", "" },
        { { .zero = { "a,,b" } }, GBV_MISUSE, "--zero: an empty part in \"a,,b\"", "" },
        { { .valid = { "age=1:4," } }, GBV_MISUSE, "--valid: an empty part in \"1:4,\"", "" },
        { { .na = { "99:97" } }, GBV_MISUSE, "--na: the range 99:97 ends before it begins", "" },
        { { .na = { "agee=9" } }, GBV_NO_COLUMN, "no column \"agee\"", "did you mean \"age\"?" },
        { { .valid = { "age,q2=9" } }, GBV_NO_COLUMN, "no column \"q2\"", "did you mean \"q1\"?" },
        { { .na = { "=9" } }, GBV_NO_COLUMN, "no column \"\"", "columns: age" },
        { { .na = { "x,–" }, .zero = { "–" } }, GBV_MISUSE,
          "\"–\" cannot both be missing (--na) and mean 0 (--zero)", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gbv_value_rules *rules = NULL;
        gbv_error error;
        CHECK(compile(&cases[i].lists, &rules, &error) == cases[i].status);
        CHECK(rules == NULL);
        CHECK_TEXT(error.message, cases[i].message);
        CHECK(strstr(error.hint, cases[i].hint) != NULL);
    }
    gbv_value_rules *rules;
    gbv_error error;
    CHECK(compile(&(struct lists){ .na = { "age=–" }, .zero = { "q1=–" } }, &rules, &error) ==
          GBV_OK);
    gbv_value_rules_free(rules);
    CHECK(compile(&(struct lists){ .na = { NULL } }, &rules, &error) == GBV_OK && !rules);
    gbv_value_rules_free(NULL);
}
