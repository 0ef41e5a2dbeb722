/* Lengths of periods in days are counted on the calendar. */
#include <gbvstat.h>
#include <stdlib.h>

#include "check.h"

static gbv_table *
read_table(const char *csv)
{
    gbv_table *table = NULL;
    CHECK(gbv_table_read_bytes(csv, strlen(csv), "test.csv", NULL, &table, NULL) == GBV_OK);
    return table;
}

struct outcome {
    gbv_status status;
    gbv_error error;
    char note[300];
};

static struct outcome
check_table(const char *csv, const char *apart, gbv_combining combining, bool allow_mixed)
{
    gbv_table *table = read_table(csv);
    size_t column = apart ? gbv_table_find(table, apart) : 0;
    gbv_comparing how = {
        .combining = combining, .apart = &column, .n_apart = apart != NULL,
        .allow_mixed = allow_mixed,
    };
    struct outcome outcome = { 0 };
    gbv_buffer note = { 0 };
    outcome.status = gbv_check_comparable(table, NULL, 0, &how, &note, &outcome.error);
    CHECK(outcome.status == outcome.error.status);
    if (note.data)
        snprintf(outcome.note, sizeof outcome.note, "%s", note.data);
    gbv_buffer_free(&note);
    gbv_table_free(table);
    return outcome;
}

static bool
has(const char *text, const char *part)
{
    if (strstr(text, part))
        return true;
    print_error("\"%s\" does not have \"%s\"\n", text, part);
    return false;
}

TEST(comparable_asks_nothing_of_plain_tables)
{
    struct outcome outcome = check_table("year,n\n2008,1\n2009,2\n", NULL, GBV_COUNTS_COMPARED,
                                         false);
    CHECK(outcome.status == GBV_OK);
    CHECK_TEXT(outcome.note, "");
}

TEST(comparable_wants_each_denominator_to_agree)
{
    static const char *const columns[] = {
        "measure", "unit", "base", "perpetrator", "recall", "edition", "division",
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char csv[200];
        snprintf(csv, sizeof csv, "name,%s\na,x\nb,x\nc,y\n", columns[i]);
        struct outcome outcome = check_table(csv, NULL, GBV_SHARES_COMPARED, false);
        CHECK(outcome.status == GBV_NOT_COMPARABLE);
        CHECK_TEXT(outcome.error.place, "test.csv:4");
        CHECK(has(outcome.error.message, columns[i]));
        CHECK(has(outcome.error.message, "\"y\" here and \"x\" in line 2"));
        CHECK(has(outcome.error.hint, "--by "));
        CHECK(has(outcome.error.hint, columns[i]));
        CHECK(has(outcome.error.hint, "--where"));
        CHECK(has(outcome.error.hint, "--allow-mixed"));
        CHECK(check_table(csv, columns[i], GBV_SHARES_COMPARED, false).status == GBV_OK);
        outcome = check_table(csv, NULL, GBV_SHARES_COMPARED, true);
        CHECK(outcome.status == GBV_OK);
        snprintf(csv, sizeof csv, "mixed %s: \"x\", \"y\"", columns[i]);
        CHECK_TEXT(outcome.note, csv);
    }
}

TEST(comparable_lets_missing_agree_with_missing_alone)
{
    CHECK(check_table("n,base\n1,\n2,\n", NULL, GBV_COUNTS_ADDED, false).status == GBV_OK);
    struct outcome outcome = check_table("n,base\n1,women\n2,\n", NULL, GBV_COUNTS_ADDED, false);
    CHECK(outcome.status == GBV_NOT_COMPARABLE);
    CHECK(has(outcome.error.message, "missing here and \"women\" in line 2"));
}

TEST(comparable_reads_editions_as_numbers_too)
{
    struct outcome outcome = check_table("edition\n2020\n2023\n", NULL, GBV_SHARES_COMPARED, false);
    CHECK(outcome.status == GBV_NOT_COMPARABLE);
    CHECK(has(outcome.error.message, "\"2023\" here and \"2020\" in line 2"));
}

TEST(comparable_looks_at_the_rows_listed_only)
{
    gbv_table *table = read_table("n,base\n1,a\n2,b\n3,a\n");
    gbv_comparing how = { .combining = GBV_COUNTS_ADDED };
    CHECK(gbv_check_comparable(table, (size_t[]){ 0, 2 }, 2, &how, NULL, NULL) == GBV_OK);
    CHECK(gbv_check_comparable(table, (size_t[]){ 1, 2 }, 2, &how, NULL, NULL) ==
          GBV_NOT_COMPARABLE);
    CHECK(gbv_check_comparable(table, (size_t[]){ 1 }, 1, &how, NULL, NULL) == GBV_OK);
    CHECK(gbv_check_comparable(table, (size_t[]){ 1 }, 0, &how, NULL, NULL) == GBV_OK);
    gbv_table_free(table);
}

/* 16 March to 31 July: 138 days in both years. Eight months of 2020: 244 days,
 * against 365 of 2019. */
TEST(comparable_compares_counts_of_equal_periods)
{
    struct outcome outcome = check_table(
        "value,period_start,period_end\n237,2020-03-16,2020-07-31\n168,2019-03-16,2019-07-31\n",
        "period_start", GBV_COUNTS_COMPARED, false);
    CHECK(outcome.status == GBV_OK);
    CHECK_TEXT(outcome.note, "");

    static const char unequal[] = "value,period_start,period_end\n"
                                  "1,2020-01-01,2020-08-31\n2,2019-01-01,2019-12-31\n";
    outcome = check_table(unequal, "period_start", GBV_COUNTS_COMPARED, false);
    CHECK(outcome.status == GBV_NOT_COMPARABLE);
    CHECK_TEXT(outcome.error.place, "test.csv:3");
    CHECK(has(outcome.error.message, "2019-01-01 to 2019-12-31, 365 days here"));
    CHECK(has(outcome.error.message, "2020-01-01 to 2020-08-31, 244 days in line 2"));
    CHECK(has(outcome.error.hint, "--allow-mixed"));
    outcome = check_table(unequal, NULL, GBV_COUNTS_COMPARED, true);
    CHECK(outcome.status == GBV_OK);
    CHECK(has(outcome.note, "mixed periods"));
    CHECK(has(outcome.note, "244 days"));
    CHECK(check_table(unequal, NULL, GBV_SHARES_COMPARED, false).status == GBV_OK);
}

/* February of 2019 has 28 days, March 31: three days are let pass. */
TEST(comparable_takes_months_for_equal)
{
    CHECK(check_table("n,period_start,period_end\n1,2019-02,2019-02\n2,2019-03,2019-03\n", NULL,
                      GBV_COUNTS_COMPARED, false).status == GBV_OK);
    CHECK(check_table("n,period_start,period_end\n1,2019,2019\n2,2020,2020\n", NULL,
                      GBV_COUNTS_COMPARED, false).status == GBV_OK);
    CHECK(check_table("n,period_start,period_end\n1,2019-02-01,2019-02-28\n"
                      "2,2019-03-01,2019-04-01\n", NULL,
                      GBV_COUNTS_COMPARED, false).status == GBV_NOT_COMPARABLE);    /* 28, 32 */
    CHECK(check_table("n,period_start,period_end\n1,2019,2019\n2,2019-01,2019-08\n", NULL,
                      GBV_COUNTS_COMPARED, false).status == GBV_NOT_COMPARABLE);
}

TEST(comparable_adds_counts_that_do_not_overlap)
{
    CHECK(check_table("n,period_start,period_end\n1,2020-02,2020-02\n2,2020-01,2020-01\n", NULL,
                      GBV_COUNTS_ADDED, false).status == GBV_OK);
    CHECK(check_table("n,period_start,period_end\n1,2022,2022\n2,2022,2022\n3,2022,2022\n", NULL,
                      GBV_COUNTS_ADDED, false).status == GBV_OK);
    /* two regions, two months each */
    CHECK(check_table("n,period_start,period_end\n1,2020-01,2020-01\n2,2020-02,2020-02\n"
                      "3,2020-01,2020-01\n4,2020-02,2020-02\n", NULL,
                      GBV_COUNTS_ADDED, false).status == GBV_OK);
}

TEST(comparable_refuses_to_add_counts_that_overlap)
{
    static const char overlap[] = "value,period_start,period_end\n237,2020-03-16,2020-07-31\n"
                                  "1,2019-01-01,2019-12-31\n241,2020-03-16,2020-08-05\n";
    struct outcome outcome = check_table(overlap, NULL, GBV_COUNTS_ADDED, false);
    CHECK(outcome.status == GBV_NOT_COMPARABLE);
    CHECK_TEXT(outcome.error.place, "test.csv:4");
    CHECK(has(outcome.error.message, "2020-03-16 to 2020-08-05, 143 days here"));
    CHECK(has(outcome.error.message, "2020-03-16 to 2020-07-31, 138 days in line 2"));
    CHECK(has(outcome.error.message, "overlap"));
    outcome = check_table(overlap, NULL, GBV_COUNTS_ADDED, true);
    CHECK(outcome.status == GBV_OK);
    CHECK(has(outcome.note, "overlap"));
    /* the last day is inside */
    CHECK(check_table("n,period_start,period_end\n1,2020-01-01,2020-01-31\n"
                      "2,2020-01-31,2020-02-29\n", NULL, GBV_COUNTS_ADDED, false).status ==
          GBV_NOT_COMPARABLE);
    CHECK(check_table("n,period_start,period_end\n1,2020,2020\n2,2020-05,2020-05\n", NULL,
                      GBV_COUNTS_ADDED, false).status == GBV_NOT_COMPARABLE);
}

TEST(comparable_refuses_counts_of_uncertain_periods)
{
    static const char open[] = "n,period_start,period_end\n1,2020-01-01,2020-01-31\n"
                               "2,2020-02-01,\n";
    gbv_combining counts[] = { GBV_COUNTS_ADDED, GBV_COUNTS_COMPARED };
    for (size_t i = 0; i < 2; i++) {
        struct outcome outcome = check_table(open, NULL, counts[i], false);
        CHECK(outcome.status == GBV_NOT_COMPARABLE);
        CHECK_TEXT(outcome.error.place, "test.csv:3");
        CHECK(has(outcome.error.message, "period uncertain"));
        CHECK(has(outcome.error.hint, "--allow-mixed"));
        outcome = check_table(open, NULL, counts[i], true);
        CHECK(outcome.status == GBV_OK);
        CHECK_TEXT(outcome.note, "period uncertain (line 3)");
    }
    CHECK(check_table("n,period_start\n1,2020\n2,2020\n", NULL, GBV_COUNTS_ADDED, false).status ==
          GBV_NOT_COMPARABLE);
    CHECK(check_table(open, NULL, GBV_SHARES_COMPARED, false).status == GBV_OK);
}

TEST(comparable_names_periods_that_cannot_be_read)
{
    struct outcome outcome = check_table("n,period_start,period_end\n1,2020-01-01,spring\n"
                                         "2,2020,2020\n", NULL, GBV_COUNTS_ADDED, true);
    CHECK(outcome.status == GBV_BAD_VALUE);
    CHECK_TEXT(outcome.error.place, "test.csv:2");
    CHECK(has(outcome.error.message, "\"spring\" is not a time"));
    outcome = check_table("n,period_start,period_end\n1,2020,2020\n2,2021,2020\n", NULL,
                          GBV_COUNTS_ADDED, false);
    CHECK(outcome.status == GBV_BAD_VALUE);
    CHECK(has(outcome.error.message, "ends"));
}

TEST(comparable_notes_different_periods_of_shares)
{
    static const char waves[] = "share,period_start,period_end\n8.74,2017,2022\n8.7,2017,2022\n"
                                "2.32,2010,2014\n";
    struct outcome outcome = check_table(waves, NULL, GBV_SHARES_COMPARED, false);
    CHECK(outcome.status == GBV_OK);
    CHECK_TEXT(outcome.note, "different periods: 2017 to 2022, 2010 to 2014");
    CHECK_TEXT(check_table(waves, "period_start", GBV_SHARES_COMPARED, false).note, "");
}

TEST(comparable_notes_qualifiers)
{
    struct outcome outcome = check_table("n,qualifier,base\n1,exact,a\n2,about,a\n3,,a\n4,over,b\n"
                                         "5,about,b\n", NULL, GBV_COUNTS_ADDED, true);
    CHECK(outcome.status == GBV_OK);
    CHECK_TEXT(outcome.note, "mixed base: \"a\", \"b\"; qualifier: about, over");
    CHECK_TEXT(check_table("qualifier\nabout\n", NULL, GBV_SHARES_COMPARED, false).note,
               "qualifier: about");
}

TEST(comparable_puts_no_total_with_its_parts)
{
    static const char *const columns[] = { "sex", "gender", "age_group", "residence", "article" };
    static const char *const totals[] = { "all", "Total", "BOTH", "both sexes" };
    gbv_combining combining[] = { GBV_COUNTS_ADDED, GBV_COUNTS_COMPARED, GBV_SHARES_COMPARED };
    for (size_t i = 0; i < 5 * 4 * 3; i++) {
        const char *column = columns[i % 5], *total = totals[i / 5 % 4];
        gbv_combining how = combining[i / 20];
        char csv[200], expected[200];
        snprintf(csv, sizeof csv, "n,%s\n1,b\n1,c\n2,%s\n1,d\n", column, total);
        struct outcome outcome = check_table(csv, NULL, how, false);
        CHECK(outcome.status == GBV_NOT_COMPARABLE);
        CHECK_TEXT(outcome.error.place, "test.csv:4");
        snprintf(expected, sizeof expected, "column \"%s\" is \"%s\" here and \"b\" in line 2",
                 column, total);
        CHECK(has(outcome.error.message, expected));
        snprintf(expected, sizeof expected, "'%s == \"%s\"' or '%s != \"%s\"'", column, total,
                 column, total);
        CHECK(has(outcome.error.hint, expected));
        CHECK(has(outcome.error.hint, "--by "));
        CHECK(check_table(csv, column, how, false).status == GBV_OK);
        snprintf(expected, sizeof expected, "mixed %s: the total \"%s\" with its part \"b\"",
                 column, total);
        CHECK_TEXT(check_table(csv, NULL, how, true).note, expected);
    }
}

TEST(comparable_knows_totals_in_languages_of_the_region)
{
    static const char *const totals[] = {
        "всего", "Всего", "ВСЕГО", "итого", "Все", "Всё", "оба", "Оба пола", "ОБА ПОЛА",
        "Барлығы", "БАРЛЫҒЫ", "барлық", "Бәрі", "жиыны", "Екі жыныс", "Бардыгы", "БААРЫ",
        "Эки жыныс", "Jami", "жами", "Ҳаммаси", "Ikkala jins", "ҲАМАГӢ", "ҳама", "Ҳарду ҷинс",
        "Jemi", "ÄHLISI", "hemmesi",
    };
    static const char *const parts[] = { "весь", "обаполе", "всег", "всего1", "жам", "мужчины" };
    char csv[200];
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        snprintf(csv, sizeof csv, "sex,n\nw,1\nm,2\n%s,3\n", totals[i]);
        struct outcome outcome = check_table(csv, NULL, GBV_COUNTS_ADDED, false);
        CHECK(outcome.status == GBV_NOT_COMPARABLE);
        CHECK(has(outcome.error.message, totals[i]));
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(csv, sizeof csv, "sex,n\nw,1\nm,2\n%s,3\n", parts[i]);
        CHECK(check_table(csv, NULL, GBV_COUNTS_ADDED, false).status == GBV_OK);
    }
}

TEST(comparable_names_a_part_behind_its_total)
{
    struct outcome outcome = check_table("n,sex\n2,all\n4,all\n1,\n", NULL, GBV_COUNTS_ADDED,
                                         false);
    CHECK_TEXT(outcome.error.place, "test.csv:4");
    CHECK(has(outcome.error.message, "is missing here and \"all\" in line 2"));
    CHECK_TEXT(check_table("n,sex\n2,all\n1,women\n", NULL, GBV_COUNTS_ADDED, true).note,
               "mixed sex: the total \"all\" with its part \"women\"");
}

TEST(comparable_adds_parts_and_totals_by_themselves)
{
    static const char *const fine[] = {
        "n,sex\n1,women\n2,men\n3,\n", "n,sex\n1,all\n2,all\n", "n,sex\n1,1\n2,2\n",
        "n,sex\n1,all\n", "n,name\n1,all\n2,women\n", "n,sex\n1,overall\n2,women\n",
    };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        CHECK(check_table(fine[i], NULL, GBV_COUNTS_ADDED, false).status == GBV_OK);
}

TEST(comparable_puts_no_ages_together_that_overlap)
{
    static const struct { const char *csv, *place, *message, *note; } overlap[] = {
        { "age_from,age_to\n0,15\n16,62\n0,\n", "test.csv:4",
          "ages (age_from,age_to) are 0 and over here and 0 to 15 in line 2",
          "mixed ages: 0 to 15, 0 and over" },
        { "age_from,age_to\n15,49\n49,60\n", "test.csv:3", "are 49 to 60 here and 15 to 49",
          "mixed ages: 15 to 49, 49 to 60" },
        { "age_to,n\n15,1\n20,2\n", "test.csv:3", "ages (age_to) are 0 to 20 here",
          "mixed ages: 0 to 15, 0 to 20" },
        { "age_group\n65+\n15-49\nadults\n15–69\n", "test.csv:5",
          "ages (age_group) are 15 to 69 here and 15 to 49 in line 3",
          "mixed ages: 15 to 49, 15 to 69" },
        { "age_group\n65+\n18+\n", "test.csv:3", "are 18 and over here and 65 and over",
          "mixed ages: 65 and over, 18 and over" },
    };
    for (size_t i = 0; i < sizeof overlap / sizeof *overlap; i++) {
        struct outcome outcome = check_table(overlap[i].csv, NULL, GBV_COUNTS_ADDED, false);
        CHECK(outcome.status == GBV_NOT_COMPARABLE);
        CHECK_TEXT(outcome.error.place, overlap[i].place);
        CHECK(has(outcome.error.message, overlap[i].message));
        CHECK(has(outcome.error.hint, "--by age_"));
        CHECK_TEXT(check_table(overlap[i].csv, NULL, GBV_COUNTS_ADDED, true).note,
                   overlap[i].note);
    }
    CHECK(check_table(overlap[3].csv, "age_group", GBV_COUNTS_ADDED, false).status == GBV_OK);
    CHECK(check_table(overlap[2].csv, "age_to", GBV_COUNTS_ADDED, false).status == GBV_OK);
    CHECK(check_table(overlap[0].csv, "age_from", GBV_COUNTS_ADDED, false).status ==
          GBV_NOT_COMPARABLE);
}

TEST(comparable_adds_ages_that_do_not_overlap)
{
    static const char *const fine[] = {
        "age_from,age_to\n0,15\n16,62\n63,\n0,15\n", "age_from,age_to\n0,\n0,\n",
        "age_group\n15-19\n20-24\n25+\nadults\n\n15-19\n", "age_group\nyoung\nold\n",
        "age_from,age_to\nx,1\ny,2\n", "age_group\n1\n2\n",
    };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        CHECK(check_table(fine[i], NULL, GBV_COUNTS_ADDED, false).status == GBV_OK);
}

TEST(comparable_reads_what_it_asks_for)
{
    CHECK(gbv_comparing_reads("measure") && gbv_comparing_reads("period_end"));
    CHECK(gbv_comparing_reads("sex") && gbv_comparing_reads("article"));
    CHECK(!gbv_comparing_reads("sexes") && !gbv_comparing_reads("value"));
}

TEST(comparable_rows_that_say_no)
{
    gbv_table *table = read_table("region,comparable\nKZ-10,no\nKZ-11,yes\n,No\nKZ-15,\n"
                                  "KZ-19,not\n");
    static const bool expected[] = { true, false, true, false, false };
    for (size_t row = 0; row < 5; row++)
        CHECK(gbv_row_not_comparable(table, row) == expected[row]);
    gbv_buffer note = { 0 };
    gbv_note_not_comparable(table, (size_t[]){ 1, 3 }, 2, 0, &note);
    CHECK(note.length == 0);
    gbv_note_not_comparable(table, NULL, 0, 0, &note);
    CHECK_TEXT(note.data, "not comparable: KZ-10, line 4");
    gbv_note_not_comparable(table, (size_t[]){ 0 }, 1, GBV_NONE, &note);
    CHECK_TEXT(note.data, "not comparable: KZ-10, line 4; not comparable: line 2");
    gbv_buffer_free(&note);
    gbv_table_free(table);
    table = read_table("region\nKZ-10\n");
    CHECK(!gbv_row_not_comparable(table, 0));
    gbv_table_free(table);
}
