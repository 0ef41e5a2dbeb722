#include <float.h>
#include <locale.h>
#include <stdlib.h>

#include <gbvstat/number.h>

#include "check.h"

static const char *
shortest(double value)
{
    static char text[GBV_NUMBER_SIZE];
    size_t length = gbv_number_shortest(value, text);
    CHECK(length == strlen(text) && length > 0);
    return text;
}

static const char *
rounded(double value, int digits)
{
    static char text[GBV_NUMBER_SIZE];
    size_t length = gbv_number_digits(value, digits, text);
    CHECK(length == strlen(text) && length > 0);
    return text;
}

static gbv_status
parse(const char *text, double *out)
{
    return gbv_number_parse(text, strlen(text), out);
}

static uint64_t
bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static double
double_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Digits between the sign and the exponent, without zeros at either end. */
static size_t
count_digits(const char *text)
{
    size_t n = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text < '0' || *text > '9' || (n == 0 && *text == '0'))
            continue;
        zeros = *text == '0' ? zeros + 1 : 0;
        n++;
    }
    return n - zeros;
}

/* Digits as Python 3.11's repr prints them (shortest that reads back, nearest
 * of those; D. Gay), laid out in this library's style. */
TEST(shortest_is_what_python_prints)
{
    CHECK_TEXT(shortest(0.1), "0.1");
    CHECK_TEXT(shortest(1.0 / 3), "0.3333333333333333");
    CHECK_TEXT(shortest(2.0 / 3), "0.6666666666666666");
    CHECK_TEXT(shortest(0.1 + 0.2), "0.30000000000000004");
    CHECK_TEXT(shortest(1e23), "1e+23");
    CHECK_TEXT(shortest(0x1p53), "9007199254740992");
    CHECK_TEXT(shortest(-0x1p53 - 2), "-9.007199254740994e+15");
    CHECK_TEXT(shortest(123456789012345678.0), "1.2345678901234568e+17");
    CHECK_TEXT(shortest(0x0.fffffffffffffp-1022), "2.225073858507201e-308");
    CHECK_TEXT(shortest(DBL_MIN), "2.2250738585072014e-308");
    CHECK_TEXT(shortest(DBL_MAX), "1.7976931348623157e+308");
    CHECK_TEXT(shortest(-DBL_MAX), "-1.7976931348623157e+308");
    CHECK_TEXT(shortest(0x1p-1074), "5e-324");
    CHECK_TEXT(shortest(0x3p-1074), "1.5e-323");
}

/* Where the nearest decimal of the shortest length belongs to a neighbour. */
TEST(shortest_of_powers_of_two)
{
    CHECK_TEXT(shortest(0x1p-44), "5.684341886080802e-14");
    CHECK_TEXT(shortest(0x1p-24), "5.960464477539063e-08");
    CHECK_TEXT(shortest(0x1p89), "6.189700196426902e+26");
    CHECK_TEXT(shortest(0x1p976), "6.386688990511104e+293");
    size_t digits = 0;
    for (int exponent = -1074; exponent < 1024; exponent++)
        digits += count_digits(shortest(ldexp(1, exponent)));
    CHECK(digits == 33209);    /* of Python's repr of the same numbers */
}

TEST(shortest_is_plain_from_a_hundred_thousandth_to_ten_quadrillions)
{
    CHECK_TEXT(shortest(0), "0");
    CHECK_TEXT(shortest(-0.0), "0");
    CHECK_TEXT(shortest(130000), "130000");
    CHECK_TEXT(shortest(-8.760926), "-8.760926");
    CHECK_TEXT(shortest(9007199254740992), "9007199254740992");
    CHECK_TEXT(shortest(1e15), "1000000000000000");
    CHECK_TEXT(shortest(1e16), "1e+16");
    CHECK_TEXT(shortest(0.00001), "0.00001");
    CHECK_TEXT(shortest(0.0000234), "0.0000234");
    CHECK_TEXT(shortest(0.0000001), "1e-07");
    CHECK_TEXT(shortest(1.5e300), "1.5e+300");
    CHECK_TEXT(shortest(7.517e-06), "7.517e-06");
}

TEST(what_is_not_finite_is_not_printed)
{
    char text[GBV_NUMBER_SIZE] = "kept";
    CHECK(gbv_number_shortest((double)NAN, text) == 0);
    CHECK(gbv_number_shortest((double)INFINITY, text) == 0);
    CHECK(gbv_number_digits(-(double)INFINITY, 4, text) == 0);
    CHECK_TEXT(text, "kept");
}

/* S. Vigna's splitmix64, so that Python can make the same doubles. */
static uint64_t
next_bits(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

TEST(hundred_thousand_doubles_read_back)
{
    uint64_t seed = 0;
    size_t digits = 0;
    for (size_t n = 0; n < 100000;) {
        double value = double_of(next_bits(&seed)), again = 0;
        if (!isfinite(value))
            continue;
        n++;
        const char *text = shortest(value);
        CHECK(bits_of(strtod(text, NULL)) == bits_of(value));
        CHECK(parse(text, &again) == GBV_OK && bits_of(again) == bits_of(value));
        digits += count_digits(text);
    }
    CHECK(digits == 1639144);    /* of Python's repr of the same numbers */
}

/* R 4.2.2, format(signif(x, digits), digits = 15). */
TEST(digits_rounds_and_drops_zeros)
{
    CHECK_TEXT(rounded(8.7432, 4), "8.743");
    CHECK_TEXT(rounded(123456.789, 4), "123500");
    CHECK_TEXT(rounded(999.96, 4), "1000");
    CHECK_TEXT(rounded(0.00012345678, 4), "0.0001235");
    CHECK_TEXT(rounded(7.5169e-06, 4), "7.517e-06");
    CHECK_TEXT(rounded(-8.760926, 4), "-8.761");
    CHECK_TEXT(rounded(1.151896e-4, 4), "0.0001152");
    CHECK_TEXT(rounded(2.0 / 3, 1), "0.7");
    CHECK_TEXT(rounded(1e300 / 7, 6), "1.42857e+299");
    CHECK_TEXT(rounded(0.1, 17), "0.10000000000000001");
    CHECK_TEXT(rounded(0.50001, 4), "0.5");
}

TEST(digits_keeps_counts_whole)
{
    CHECK_TEXT(rounded(130000, 4), "130000");
    CHECK_TEXT(rounded(-1234567, 2), "-1234567");
    CHECK_TEXT(rounded(999999999999999, 4), "999999999999999");
    CHECK_TEXT(rounded(1234567890123456, 4), "1235000000000000");
    CHECK_TEXT(rounded(0, 4), "0");
}

struct reading {
    const char *text;
    double value;
};

/* Values as Python's float() reads them, in hexadecimal so that no compiler
 * has to round. The halfway cases are those of R. Regan, "Incorrectly Rounded
 * Conversions in GCC and GLIBC" and of PHP bug 53632 (2.2250738585072011e-308). */
TEST(parse_rounds_correctly)
{
    static const struct reading cases[] = {
        { "9007199254740993", 0x1p53 },
        { "9007199254740995", 0x1.0000000000002p+53 },
        { "2.2250738585072011e-308", 0x0.fffffffffffffp-1022 },
        { "2.2250738585072012e-308", 0x1p-1022 },
        { "0.500000000000000166533453693773481063544750213623046875",
          0x1.0000000000002p-1 },
        { "0.50000000000000016656055874808561867439493653364479541778564453125",
          0x1.0000000000002p-1 },
        { "3.518437208883201171875e13", 0x1.0000000000002p+45 },
        { "62.5364939768271845828", 0x1.f44abd5aa7ca4p+5 },
        { "8.10109172351e-10", 0x1.bd5cbaef0fd0cp-31 },
        { "1.50000000000000011102230246251565", 0x1.8p+0 },
        { "6929495644600919.5", 0x1.89e56ee5e7a58p+52 },
        { "3.7455744005952583e15", 0x1.a9d28ff412a75p+51 },
        { "7.8459735791271921e65", 0x1.dcd0089c1314ep+218 },
        { "1e23", 0x1.52d02c7e14af6p+76 },
        { "123456789012345e22", 0x1.db89cafccd3a9p+119 },
        { "1e22", 0x1.0f0cf064dd592p+73 },
        { "1e-22", 0x1.e392010175ee6p-74 },
        { "0.1", 0x1.999999999999ap-4 },
        { "4.35", 0x1.1666666666666p+2 },
        { "1.7976931348623157e308", DBL_MAX },
        { "1.7976931348623158e308", DBL_MAX },
        { "5e-324", 0x1p-1074 },
        { "2.4703282292062328e-324", 0x1p-1074 },
        { "2.4703282292062327e-324", 0 },
        { "1e-400", 0 },
        { "0e999999999999999999999", 0 },
        { "0.000000000000000000000000000001e30", 1 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = -1;
        CHECK(parse(cases[i].text, &value) == GBV_OK);
        CHECK(bits_of(value) == bits_of(cases[i].value));
    }
}

/* 1 + 2^-53 lies halfway between 1 and the next double; what follows, however
 * late, decides. */
TEST(parse_looks_at_every_digit)
{
    static const char half[] = "1.00000000000000011102230246251565404236316680908203125";
    char text[2000];
    double value;
    memset(text, '0', sizeof text);
    memcpy(text, half, strlen(half));
    CHECK(gbv_number_parse(text, sizeof text, &value) == GBV_OK && value == 1);
    text[sizeof text - 1] = '1';
    CHECK(gbv_number_parse(text, sizeof text, &value) == GBV_OK);
    CHECK(value == 1 + DBL_EPSILON);

    memset(text, '0', sizeof text);    /* 10^1996 * 10^-1996 */
    text[0] = '1';
    memcpy(text + sizeof text - 5, "e-199", 5);
    CHECK(gbv_number_parse(text, sizeof text, &value) == GBV_RANGE);
    memcpy(text + sizeof text - 6, "e-1993", 6);
    CHECK(gbv_number_parse(text, sizeof text, &value) == GBV_OK && value == 1);
}

TEST(parse_takes_what_people_write)
{
    double value;
    CHECK(parse("+5", &value) == GBV_OK && value == 5);
    CHECK(parse("-5", &value) == GBV_OK && value == -5);
    CHECK(parse("\u22125.5", &value) == GBV_OK && value == -5.5);
    CHECK(parse(".5", &value) == GBV_OK && value == 0.5);
    CHECK(parse("5.", &value) == GBV_OK && value == 5);
    CHECK(parse("007", &value) == GBV_OK && value == 7);
    CHECK(parse("1E5", &value) == GBV_OK && value == 100000);
    CHECK(parse("1e+05", &value) == GBV_OK && value == 100000);
    CHECK(parse("1e\u22122", &value) == GBV_OK && value == 0.01);
    CHECK(gbv_number_parse("123", 2, &value) == GBV_OK && value == 12);
}

TEST(parse_refuses_the_rest)
{
    static const char *const cases[] = {
        "", " ", "abc", "-", "+", ".", "-.", "..", "1.2.3", "1,5", " 1", "1 ", "1e", "1e+",
        "e5", ".e5", "--1", "+-1", "0x10", "inf", "nan", "INF", "1 234", "1'000", "12%",
        "\u2212", "1\u00a0234", "\u0661", "5-", "1e1.5",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = 42;
        CHECK(parse(cases[i], &value) == GBV_BAD_VALUE);
        CHECK(value == 42);
    }
    double value = 42;
    CHECK(gbv_number_parse("1\0", 2, &value) == GBV_BAD_VALUE);
    CHECK(parse("1e400", &value) == GBV_RANGE);
    CHECK(parse("-1e400", &value) == GBV_RANGE);
    CHECK(parse("1.7976931348623159e308", &value) == GBV_RANGE);
    CHECK(parse("1e99999999999999999999", &value) == GBV_RANGE);
    CHECK(value == 42);
}

TEST(numbers_do_not_depend_on_the_locale)
{
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        skip();
    double value = 0;
    bool comma = strcmp(localeconv()->decimal_point, ",") == 0;
    bool same = strcmp(shortest(0.1), "0.1") == 0 && strcmp(rounded(2.0 / 3, 3), "0.667") == 0 &&
                parse("1.7976931348623157e308", &value) == GBV_OK && value == DBL_MAX &&
                parse("1,5", &value) == GBV_BAD_VALUE;
    setlocale(LC_NUMERIC, "C");
    CHECK(comma && same);
}

TEST(missing_words_of_number_columns)
{
    static const char *const words[] = { "", "NA", "N/A", ".", "..", "…", "н/д", "мәлімет жоқ" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        CHECK(gbv_number_is_missing_word(words[i], strlen(words[i])));
    /* A dash is "none" in one office and "no data" in another. */
    static const char *const others[] = { "-", "–", "—", "0", "na", "NAN", "...", "N", "-99" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(!gbv_number_is_missing_word(others[i], strlen(others[i])));
}
