#include "base/utf8.h"
#include "check.h"

static size_t
valid(const char *text)
{
    return gbv_utf8_valid(text, strlen(text));
}

/* RFC 3629, section 3 (table) and section 7 (examples). */
TEST(utf8_takes_one_to_four_bytes)
{
    uint32_t character = 0;
    CHECK(gbv_utf8_first("A", 1, &character) == 1 && character == 'A');
    CHECK(gbv_utf8_first("\xce\x91", 2, &character) == 2 && character == 0x391);
    CHECK(gbv_utf8_first("\xe2\x89\xa2\xce", 4, &character) == 3 && character == 0x2262);
    CHECK(gbv_utf8_first("\xf0\xa3\x8e\xb4", 4, &character) == 4 && character == 0x233b4);
    CHECK(gbv_utf8_first("\xf4\x8f\xbf\xbf", 4, &character) == 4 && character == 0x10ffff);
    CHECK(gbv_utf8_first("\0", 1, &character) == 1 && character == 0);
    CHECK(gbv_utf8_first("", 0, &character) == 0);
    CHECK(gbv_utf8_first("\xe2\x89\xa2", 2, &character) == 0);
}

/* Where the valid part ends: overlong forms, surrogates, beyond U+10FFFF. */
TEST(utf8_stops_at_what_the_rfc_rules_out)
{
    CHECK(valid("Hi Mom \xe2\x98\xba!") == 11);
    CHECK(valid("\xed\x9f\xbf\xee\x80\x80") == 6);
    CHECK(valid("a\x80") == 1);
    CHECK(valid("a\xc0\x80") == 1);
    CHECK(valid("a\xc1\xbf") == 1);
    CHECK(valid("a\xe0\x9f\xbf") == 1);
    CHECK(valid("a\xed\xa0\x80") == 1);
    CHECK(valid("a\xf0\x8f\xbf\xbf") == 1);
    CHECK(valid("a\xf4\x90\x80\x80") == 1);
    CHECK(valid("a\xf5\x80\x80\x80") == 1);
    CHECK(valid("ab\xd0") == 2);
    CHECK(valid("ab\xd0z") == 2);
    CHECK(valid("") == 0);
}

/* Unicode 14: East_Asian_Width of Annex 11, general categories Mn, Me, Cf. */
TEST(width_is_that_of_a_terminal)
{
    CHECK(gbv_text_width("Қазақстан", strlen("Қазақстан")) == 9);
    CHECK(gbv_text_width("e\u0301", 3) == 1);
    CHECK(gbv_text_width("日本", strlen("日本")) == 4);
    CHECK(gbv_text_width("a\xff" "b", 3) == 3);
    CHECK(gbv_text_width("", 0) == 0);
    static const uint32_t invisible[] = { 0x300, 0x36f, 0x483, 0x64b, 0x200b, 0x200d, 0xfe0f };
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        CHECK(gbv_character_width(invisible[i]) == 0);
    static const uint32_t narrow[] = { ' ', 0xa0, 0x2ff, 0x370, 0x482, 0x48a, 0x10ff, 0x2500,
                                       0xff61, 0xffe7, 0x40000 };
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++)
        CHECK(gbv_character_width(narrow[i]) == 1);
    static const uint32_t wide[] = { 0x1100, 0x115f, 0x3042, 0x4e00, 0x9fff, 0xac00, 0xff01,
                                     0xff60, 0x1f600, 0x20000, 0x3fffd };
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        CHECK(gbv_character_width(wide[i]) == 2);
}

/* Python 3.11: str.lower. */
TEST(small_letters)
{
    static const char *const pairs[][2] = {
        { "AZ az09", "az az09" }, { "ÀÖ×ØÞß÷ÿ", "àö×øþß÷ÿ" },
        { "АЯ ЁЂЏ ая", "ая ёђџ ая" }, { "ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі" }, { "ӢӮҲҶЎЃ", "ӣӯҳҷўѓ" },
        { "ӀӁӍӐԀԮ҂", "ӏӂӎӑԁԯ҂" }, { "日本 Ω", "日本 Ω" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK(gbv_text_is_word(pairs[i][0], pairs[i][1]));
        CHECK(gbv_text_is_word(pairs[i][1], pairs[i][0]));
    }
    CHECK(gbv_character_lower(0x0401) == 0x0451 && gbv_character_lower(0x04ce) == 0x04ce);
    CHECK(gbv_text_is_word("", ""));
    CHECK(!gbv_text_is_word("a", "") && !gbv_text_is_word("", "a") && !gbv_text_is_word("ab", "a"));
    CHECK(!gbv_text_is_word("е", "ё") && !gbv_text_is_word("\xd0", "\xd0"));
}
