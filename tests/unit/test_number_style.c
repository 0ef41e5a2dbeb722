#include <base/digits.h>
#include <base/number_style.h>
#include <gbvstat/number.h>

#include "check.h"

static bool
reads(const char *text, char decimal, double *out)
{
    gbv_number_style style = gbv_number_style_of(decimal);
    double value = 42;
    gbv_status status = gbv_number_read(text, strlen(text), &style, &value);
    CHECK(!status || (status == GBV_BAD_VALUE && value == 42));
    *out = value;
    return !status;
}

static void
check_reads(const char *text, char decimal, double expected)
{
    double value = 0;
    if (!reads(text, decimal, &value) || value != expected) {
        print_error("\"%s\" is read as %.17g, expected %.17g\n", text, value, expected);
        fail();
    }
}

static void
check_refuses(const char *text, char decimal)
{
    double value;
    if (reads(text, decimal, &value)) {
        print_error("\"%s\" is read as %.17g\n", text, value);
        fail();
    }
}

TEST(style_reads_either_decimal_mark)
{
    check_reads("1.5", '.', 1.5);
    check_reads("1,5", ',', 1.5);
    check_reads("2523,00", ',', 2523);
    check_reads("-,5", ',', -0.5);
    check_reads("5,", ',', 5);
    check_reads("\u22121,5e3", ',', -1500);
    check_reads("0,1", ',', 0.1);
    check_reads("123456789012345678,9", ',', 123456789012345678.9);
    check_refuses("2523,00", '.');    /* never 252300 */
    check_refuses("2523.00", ',');
    check_refuses("1,5", '.');
    check_refuses("1.5", ',');
    check_refuses("1,5,", ',');
    check_refuses("", ',');
    check_refuses(",", ',');
}

/* Without a known mark only what has none is a number. */
TEST(style_reads_no_mark_it_does_not_know)
{
    static const gbv_number_style unknown = { .groups = true };
    double value;
    CHECK(gbv_number_read("12", 2, &unknown, &value) == GBV_OK && value == 12);
    CHECK(gbv_number_read("1 234", 5, &unknown, &value) == GBV_OK && value == 1234);
    CHECK(gbv_number_read("1e3", 3, &unknown, &value) == GBV_OK && value == 1000);
    CHECK(gbv_number_read("1.5", 3, &unknown, &value) == GBV_BAD_VALUE);
    CHECK(gbv_number_read("1,234", 5, &unknown, &value) == GBV_BAD_VALUE);
    CHECK(gbv_number_read("1\0" "5", 3, &unknown, &value) == GBV_BAD_VALUE);
    CHECK(!gbv_number_plain("1\0" "5", 3, '\0', &value));
}

TEST(style_reads_groups_of_three)
{
    static const char *const marks[] = { " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char text[64];
        snprintf(text, sizeof text, "1%s234", marks[i]);
        check_reads(text, '.', 1234);
        check_reads(text, ',', 1234);
        snprintf(text, sizeof text, "-12%s345%s678.5", marks[i], marks[i]);
        check_reads(text, '.', -12345678.5);
        snprintf(text, sizeof text, "1%s23", marks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "1%s2345", marks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "1234%s567", marks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "1%s%s234", marks[i], marks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "1%s234e5", marks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "0.123%s456", marks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "0%s123", marks[i]);
        check_refuses(text, '.');
    }
    check_refuses("'234", '.');
    check_refuses("1'234'", '.');
    check_reads("1,234,567.8", '.', 1234567.8);
    check_reads("1.234.567,8", ',', 1234567.8);
    check_reads("1.234", ',', 1234);
    check_refuses("1 234'567", '.');
    check_refuses("1 234,567", '.');
    check_reads("1 234,567", ',', 1234.567);
    check_refuses("12,34,567", '.');
    check_refuses("1.234,567,8", ',');
    check_refuses("1.234.56", ',');
}

/* As spreadsheets pad: their format for accountants writes " 1,234 " and " - ". */
TEST(blanks_around_are_no_part_of_a_number)
{
    static const char *const blanks[] = { " ", "\u00a0", "\u202f", "\u2009", "\t", "\n", "\r\n",
                                          "   \u00a0" };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        char text[64];
        double value;
        gbv_number_style style = gbv_number_style_of('.');
        snprintf(text, sizeof text, "%s1,234.5%s", blanks[i], blanks[i]);
        check_reads(text, '.', 1234.5);
        CHECK(gbv_number_mark(text, strlen(text)) == GBV_MARK_POINT);
        snprintf(text, sizeof text, "%s-7", blanks[i]);
        check_reads(text, '.', -7);
        CHECK(!gbv_number_is_plain(text, -7));
        snprintf(text, sizeof text, "- %s7", blanks[i]);
        check_refuses(text, '.');
        snprintf(text, sizeof text, "%s17 %%%s", blanks[i], blanks[i]);
        CHECK(!gbv_percent_read(text, strlen(text), &style, &value) && value == 0.17);
        CHECK(gbv_number_mark(text, strlen(text)) == GBV_MARK_NONE);
        snprintf(text, sizeof text, "%s-%s", blanks[i], blanks[i]);
        CHECK(gbv_number_is_dash(text, strlen(text)));
        snprintf(text, sizeof text, "%s007", blanks[i]);
        CHECK(gbv_number_has_leading_zero(text, strlen(text)));
        snprintf(text, sizeof text, "%sn/a%s", blanks[i], blanks[i]);
        CHECK(!gbv_number_is_missing_word(text, strlen(text)));
        snprintf(text, sizeof text, "%sNA%s", blanks[i], blanks[i]);
        CHECK(gbv_number_is_missing_word(text, strlen(text)));
        CHECK(gbv_number_is_missing_word(blanks[i], strlen(blanks[i])));
        check_refuses(blanks[i], '.');
    }
    check_refuses("\xc2 7", '.');
    check_refuses("7\x80", '.');
}

/* Values of Python's float(Decimal(text) / 100): in most of these, dividing
 * the rounded number by 100 gives the next double. */
TEST(percent_is_rounded_once)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        { "17%", 0x1.5c28f5c28f5c3p-3 },
        { "0,07 %", 0x1.6f0068db8bac7p-11 },
        { "0,17\u00a0%", 0x1.bda5119ce075fp-10 },
        { "0,28\u202f%", 0x1.6f0068db8bac7p-9 },
        { "0,35%", 0x1.cac083126e979p-9 },
        { "33,333333333333333%", 0x1.5555555555555p-2 },
        { "99,99999999999999%", 0x1.fffffffffffffp-1 },
        { "100 %", 1 },
        { "-0,5%", -0x1.47ae147ae147bp-8 },
        { "1 200 %", 12 },
    };
    gbv_number_style comma = gbv_number_style_of(',');
    double value;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(gbv_percent_read(cases[i].text, strlen(cases[i].text), &comma, &value) == GBV_OK);
        CHECK(value == cases[i].value);
    }
    static const char *const bad[] = { "17", "%", " %", "17%%", "% 17", "0.17%", "" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(gbv_percent_read(bad[i], strlen(bad[i]), &comma, &value) == GBV_BAD_VALUE);
}

static void
check_mark(const char *text, gbv_mark expected)
{
    gbv_mark mark = gbv_number_mark(text, strlen(text));
    if (mark != expected) {
        print_error("\"%s\" says %d, expected %d\n", text, mark, expected);
        fail();
    }
}

TEST(mark_says_what_decides)
{
    static const char *const none[] = { "0", "-12", "1 234", "1e5", "1'234", "12%", "12345" };
    static const char *const point[] = {
        "1.5", ".5", "5.", "0.123", "1.2345", "1234.567", "1,234.5", "1,234,567", "1 234.567",
        "1.234e5", "-0.123", ".123", "17.5 %", "12.34", "1,234.567", "0.0",
    };
    static const char *const comma[] = {
        "1,5", ",5", "5,", "0,123", "1,2345", "1234,567", "1.234,5", "1.234.567", "1 234,567",
        "1,234e5", "2523,00", "17,5%", "1.234,567",
    };
    static const char *const either[] = { "1.234", "1,234", "-12,345", "123.456", "1.234 %" };
    static const char *const no_number[] = {
        "", "abc", "1.2.3", "16.03.2020", "1,2,3", "192.168.0.1", ".", "-", "1.234,56.7", "%",
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        check_mark(none[i], GBV_MARK_NONE);
    for (size_t i = 0; i < sizeof point / sizeof *point; i++)
        check_mark(point[i], GBV_MARK_POINT);
    for (size_t i = 0; i < sizeof comma / sizeof *comma; i++)
        check_mark(comma[i], GBV_MARK_COMMA);
    for (size_t i = 0; i < sizeof either / sizeof *either; i++)
        check_mark(either[i], GBV_MARK_EITHER);
    for (size_t i = 0; i < sizeof no_number / sizeof *no_number; i++)
        check_mark(no_number[i], GBV_MARK_NO_NUMBER);
}

TEST(codes_are_told_from_numbers)
{
    CHECK(gbv_number_has_leading_zero("007", 3));
    CHECK(gbv_number_has_leading_zero("-01.5", 5));
    CHECK(gbv_number_has_leading_zero("\u221207", 5));
    CHECK(!gbv_number_has_leading_zero("0.5", 3));
    CHECK(!gbv_number_has_leading_zero("0", 1));
    CHECK(!gbv_number_has_leading_zero("70", 2));

    gbv_number_style comma = gbv_number_style_of(',');
    CHECK(!gbv_number_is_too_long("9007199254740992", 16, &comma, 0x1p53));
    CHECK(!gbv_number_is_too_long("-9 007 199 254 740 992", 22, &comma, -0x1p53));
    CHECK(gbv_number_is_too_long("9007199254740993", 16, &comma, 0x1p53));
    CHECK(gbv_number_is_too_long("9007199254740994", 16, &comma, 0x1p53 + 2));
    CHECK(gbv_number_is_too_long("9.007.199.254.740.994", 21, &comma, 0x1p53 + 2));
    CHECK(!gbv_number_is_too_long("9007199254740994,0", 18, &comma, 0x1p53 + 2));
    CHECK(!gbv_number_is_too_long("1e300", 5, &comma, 1e300));

    CHECK(gbv_number_is_dash("-", 1));
    CHECK(gbv_number_is_dash("\u2013", 3));
    CHECK(gbv_number_is_dash("\u2014", 3));
    CHECK(!gbv_number_is_dash("\u2212", 3));
    CHECK(!gbv_number_is_dash("--", 2));
    CHECK(!gbv_number_is_dash("-5", 2));
}

/* Both lanes read the same: every number of up to four digits, with the mark
 * at every place, and long ones at the border of what a double holds. */
TEST(fast_lane_agrees_with_the_other)
{
    const gbv_number_style style = { .decimal = '.' };
    static const char *const border[] = {
        "9007199254740992", "9007199254740991", "-900719925474099.2", "0.9007199254740992",
        ".9007199254740993", "9007199254740993", "1234567890123456789", "0.000000000000000001",
        "9999999999999999999", "00000000000000000012", "0000000000000000001",
    };
    double fast, slow;
    for (int n = 0; n < 10000; n++)
        for (int place = 0; place <= 4; place++) {
            char text[16];
            int length = snprintf(text, sizeof text, "%04d", n);
            memmove(text + place + 1, text + place, (size_t)(length - place + 1));
            text[place] = '.';
            CHECK(gbv_number_plain(text, 5, '.', &fast));
            CHECK(gbv_number_scan(text, 5, &style, 0, &slow) == GBV_OK && fast == slow);
        }
    for (size_t i = 0; i < sizeof border / sizeof *border; i++) {
        size_t length = strlen(border[i]);
        CHECK(gbv_number_scan(border[i], length, &style, 0, &slow) == GBV_OK);
        CHECK(!gbv_number_plain(border[i], length, '.', &fast) || fast == slow);
    }
}

TEST(plain_is_what_reads_the_same_elsewhere)
{
    CHECK(gbv_number_is_plain("1.50", 1.5));
    CHECK(gbv_number_is_plain("+1.5e3", 1500));
    CHECK(!gbv_number_is_plain("1 234", 1234));
    CHECK(!gbv_number_is_plain("\u22125", -5));
    CHECK(!gbv_number_is_plain("1,5", 1.5));
    CHECK(!gbv_number_is_plain("1.234", 1234));
    CHECK(!gbv_number_is_plain("1,234", 1234));
    CHECK(!gbv_number_is_plain("17 %", 0.17));
    CHECK(!gbv_number_is_plain("–", 0));
}
