#include <stdlib.h>

#include "data/decode.h"
#include "data/encoding.h"
#include "data/encoding_score.h"

#include "check.h"
#include "encoding_texts.h"

enum { N_TEXTS = sizeof encoded_texts / sizeof *encoded_texts };

static bool
is(const char *text, const char *other)
{
    return strcmp(text, other) == 0;
}

static gbv_status
detect(const char *bytes, size_t length, bool whole, struct gbv_detected *out, gbv_error *error)
{
    *error = (gbv_error){ 0 };
    gbv_status status = gbv_encoding_detect(bytes, length, whole, "x.csv", out, error);
    CHECK(status == error->status);
    CHECK(gbv_encoding_detect(bytes, length, whole, "x.csv", out, NULL) == status);
    return status;
}

/* The text as read in what was detected. */
static void
decode(const struct gbv_detected *detected, const char *bytes, size_t length, gbv_buffer *out)
{
    gbv_decoder *decoder = NULL;
    gbv_error error = { 0 };
    size_t used = 0;
    bytes += detected->mark;
    length -= detected->mark;
    CHECK(gbv_decoder_open(detected, "x.csv", &decoder, &error) == GBV_OK);
    CHECK(gbv_decode(decoder, bytes, length, true, &used, out, &error) == GBV_OK);
    CHECK(used == length);
    gbv_decoder_close(decoder);
}

/* A tie, in words; with the readings in it, where they are given. */
static void
check_tie(const gbv_error *error, const char *reading)
{
    CHECK(error->status == GBV_FORMAT);
    CHECK(strstr(error->message, "the encoding cannot be told: the line may read in") != NULL);
    CHECK(strstr(error->hint, "--encoding ") != NULL);
    if (!strstr(error->message, reading)) {
        print_error("%s\n", error->message);
        CHECK(false);
    }
}

TEST(encoding_tables_are_told)
{
    for (size_t i = 0; i < N_TEXTS; i++) {
        const struct encoded_text *text = &encoded_texts[i];
        if (!is(text->what, "table"))
            continue;
        struct gbv_detected detected;
        gbv_error error;
        gbv_buffer read = { 0 };
        if (detect(text->bytes, text->length, true, &detected, &error))
            print_error("%s %s: %s\n", text->language, text->encoding, error.message);
        CHECK(error.status == GBV_OK);
        CHECK_TEXT(gbv_encoding_name(detected.encoding), text->encoding);
        CHECK(detected.mark == 0);
        decode(&detected, text->bytes, text->length, &read);
        CHECK_TEXT(read.data, text->utf8);
        gbv_buffer_free(&read);
    }
}

/* Running text has few capitals, so that Cyrillic Windows and KOI8-R may both
 * look like text; then that is said, and never the wrong one taken. */
TEST(encoding_texts_are_told_or_refused)
{
    for (size_t i = 0; i < N_TEXTS; i++) {
        const struct encoded_text *text = &encoded_texts[i];
        struct gbv_detected detected;
        gbv_error error;
        gbv_buffer read = { 0 };
        if (detect(text->bytes, text->length, true, &detected, &error)) {
            check_tie(&error, text->encoding);
            CHECK(error.place[0] != '\0');
        } else {
            decode(&detected, text->bytes, text->length, &read);
            CHECK_TEXT(read.data, text->utf8);
        }
        gbv_buffer_free(&read);
    }
}

static bool
is_ascii(const char *bytes, size_t length)
{
    bool all = true;
    for (size_t i = 0; i < length; i++)
        all = all && (unsigned char)bytes[i] < 0x80;
    return all;
}

/* The same of every beginning of a text, cut anywhere. What says nothing yet
 * for or against an encoding is left to what follows: see rival. */
TEST(encoding_beginnings_are_told_or_refused)
{
    for (size_t i = 0; i < N_TEXTS; i++) {
        const struct encoded_text *text = &encoded_texts[i];
        if (strncmp(text->encoding, "UTF-16", 6) == 0)
            continue;
        for (size_t n = 1 + i % 7; n < text->length; n += 17) {
            struct gbv_detected detected;
            gbv_error error;
            if (detect(text->bytes, n, false, &detected, &error)) {
                check_tie(&error, "");
                continue;
            }
            if (is(gbv_encoding_name(detected.encoding), text->encoding))
                continue;
            if (detected.encoding == GBV_UTF8) {
                CHECK(is_ascii(text->bytes, n - 1));    /* but a cut character, perhaps */
                continue;
            }
            gbv_buffer read = { 0 };
            decode(&detected, text->bytes, n, &read);
            CHECK(strncmp(read.data, text->utf8, read.length) == 0);
            gbv_buffer_free(&read);
        }
    }
}

TEST(encoding_marks_come_first)
{
    static const struct {
        const char *bytes;
        size_t length;
        enum gbv_encoding encoding;
        size_t mark;
    } cases[] = {
        { "\xef\xbb\xbf" "a,b\n", 7, GBV_UTF8, 3 },
        { "\xef\xbb\xbf" "\xc0\xe1\n", 6, GBV_UTF8, 3 },    /* broken: its reader will say */
        { "\xff\xfe" "a\0", 4, GBV_UTF16LE, 2 },
        { "\xfe\xff" "\0a", 4, GBV_UTF16BE, 2 },
        { "\xff\xfe", 2, GBV_UTF16LE, 2 },
        { "\xef\xbb", 2, GBV_UTF8, 0 },                     /* the beginning of a mark */
        { "", 0, GBV_UTF8, 0 },
        { "plain\n", 6, GBV_UTF8, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gbv_detected detected;
        gbv_error error;
        CHECK(detect(cases[i].bytes, cases[i].length, false, &detected, &error) == GBV_OK);
        CHECK(detected.encoding == cases[i].encoding && detected.mark == cases[i].mark);
    }
}

TEST(encoding_utf16_is_told_by_its_nul_bytes)
{
    enum gbv_encoding encoding;
    CHECK(gbv_encoding_is_utf16("a\0;\0\n\0", 6, &encoding) && encoding == GBV_UTF16LE);
    CHECK(gbv_encoding_is_utf16("\0a\0;\0\n", 6, &encoding) && encoding == GBV_UTF16BE);
    /* 30 % of one side are not more than 30 %; on both sides alike it is junk. */
    CHECK(!gbv_encoding_is_utf16("\0a\0a\0a" "aaaaaaaaaaaaaa", 20, &encoding));
    CHECK(gbv_encoding_is_utf16("\0a\0a\0a\0a" "aaaaaaaaaaaa", 20, &encoding));
    CHECK(!gbv_encoding_is_utf16("\0\0\0\0", 4, &encoding));
    CHECK(!gbv_encoding_is_utf16("", 0, &encoding));
}

static void
refuses_damaged(const char *text, const char *place)
{
    struct gbv_detected detected;
    gbv_error error;
    CHECK(detect(text, strlen(text), true, &detected, &error) == GBV_FORMAT);
    CHECK_TEXT(error.place, place);
    CHECK(strstr(error.message, "is not UTF-8") != NULL);
}

TEST(encoding_damaged_utf8_is_refused)
{
    refuses_damaged("облыс;жыл\nАлматы;1\nАб\xd0й;2\n", "x.csv:3");
    refuses_damaged("облыс;жыл\r\nАлматы;1\r\n\xff\r\n", "x.csv:3");
    refuses_damaged("облыс\rАлматы\r\xd0\r", "x.csv:3");
    refuses_damaged("Алматы, Астана\xd0", "x.csv:1");    /* cut off */
    /* Half in one encoding, half in another: "Алматы;Астана" in CP1251. */
    refuses_damaged("облыс\nАстана\n\xc0\xeb\xec\xe0\xf2\xfb;\xc0\xf1\xf2\xe0\xed\xe0\n",
                    "x.csv:3");

    struct gbv_detected detected;
    gbv_error error;
    CHECK(detect("Алматы, Астана\xd0", 27, false, &detected, &error) == GBV_OK);
    CHECK(detect("Алматы \xe2\x80", 15, false, &detected, &error) == GBV_OK);
    CHECK(detected.encoding == GBV_UTF8);
}

TEST(encoding_ties_show_both_readings)
{
    struct gbv_detected detected;
    gbv_error error;
    /* "бывший муж" in CP1251: without capitals KOI8-R reads words too. */
    CHECK(detect("id;sex\n1;\xe1\xfb\xe2\xf8\xe8\xe9 \xec\xf3\xe6\n", 20, true, &detected,
                 &error));
    check_tie(&error, "CP1251 \"1;бывший муж\" or KOI8-R \"1;АШБЬХИ ЛСФ\"");
    CHECK_TEXT(error.place, "x.csv:2");
    CHECK_TEXT(error.hint, "say which is right: --encoding CP1251 or --encoding KOI8-R");

    /* "жена муж": there are letters everywhere in CP866 too. */
    CHECK(detect("\xe6\xe5\xed\xe0 \xec\xf3\xe6", 8, true, &detected, &error));
    check_tie(&error, "in CP1251 \"жена муж\", CP866 \"цхэр ьєц\" or KOI8-R \"ФЕМЮ ЛСФ\"");
    CHECK_TEXT(error.place, "x.csv:1");

    /* "қала" is Kazakh, "ќала" might be Macedonian. The first line is the same
     * in both and therefore not the one that is shown. */
    CHECK(detect("\xc0\xeb\xec\n\x9d\xe0\xeb\xe0\n", 9, true, &detected, &error));
    check_tie(&error, "CP1251 \"ќала\" or RK1048 \"қала\"");
    CHECK_TEXT(error.place, "x.csv:2");

    /* Long lines are shown in part. */
    char line[3000];
    memset(line, 'a', sizeof line);
    memcpy(line + 2000, ";\xe6\xe5\xed\xe0 \xec\xf3\xe6;", 10);
    CHECK(detect(line, sizeof line, true, &detected, &error));
    check_tie(&error, "aaa;жена муж;aaa");
    CHECK(strlen(error.message) < 300);
}

TEST(encoding_knows_no_others)
{
    struct gbv_detected detected;
    gbv_error error;
    /* "département" in CP850: no single-byte encoding known here. */
    CHECK(detect("d\x82partement\nFinist\x8are\n", 22, true, &detected, &error) == GBV_FORMAT);
    CHECK_TEXT(error.place, "x.csv");
    CHECK(strstr(error.message, "encoding") && strstr(error.hint, "--encoding"));
    /* "Астана, Алматы" in ISO-8859-5. */
    CHECK(detect("\xb0\xe1\xe2\xd0\xdd\xd0, \xb0\xdb\xdc\xd0\xe2\xeb", 14, true, &detected, &error)
          == GBV_FORMAT);
    char junk[256];
    for (size_t i = 0; i < sizeof junk; i++)
        junk[i] = (char)(i * 151 % 255 + 1);
    CHECK(detect(junk, sizeof junk, true, &detected, &error) == GBV_FORMAT);
}

/* Windows-1254 has six Turkish letters where Windows-1252 has Icelandic ones. */
TEST(encoding_turkish_is_not_told_from_western)
{
    struct gbv_detected detected;
    gbv_error error;
    CHECK(detect("r\xe9gion;\xc9vreux", 13, true, &detected, &error) == GBV_OK);
    CHECK(detected.encoding == GBV_CP1252 && detected.rival[0xfe] == GBV_CP1254);
    CHECK(detect("\xfe" "ehir\nI\xf0" "d\xfdr\n", 12, true, &detected, &error) == GBV_FORMAT);
    CHECK(strstr(error.message, "CP1252 \"þehir\" or CP1254 \"şehir\"") != NULL);
    size_t different = 0;
    struct gbv_code_page western, turkish;
    CHECK(gbv_code_page_load(GBV_CP1252, &western, NULL) == GBV_OK);
    CHECK(gbv_code_page_load(GBV_CP1254, &turkish, NULL) == GBV_OK);
    for (size_t byte = 0; byte < 256; byte++)
        different += western.character[byte] != turkish.character[byte];
    CHECK(different == 8);    /* and Ž, ž, which Windows-1254 has not */
}

/* A hard blank alone does not say which Windows it is; later bytes do. */
TEST(encoding_remembers_what_was_not_decided)
{
    struct gbv_detected detected;
    gbv_error error;
    CHECK(detect("n\n1\xa0" "234\n", 8, false, &detected, &error) == GBV_OK);
    CHECK(detected.encoding == GBV_CP1251);
    CHECK(detected.rival[0xc0] == GBV_CP1252);        /* А and À */
    CHECK(detected.rival[0xa0] == GBV_UTF8 && detected.rival['a'] == GBV_UTF8);

    /* "Год;Число": Russian, and Kazakh might follow. */
    CHECK(detect("\xc3\xee\xe4;\xd7\xe8\xf1\xeb\xee", 9, false, &detected, &error) == GBV_OK);
    size_t n = 0;
    for (size_t byte = 0; byte < 256; byte++)
        n += detected.rival[byte] == GBV_RK1048;
    CHECK(n == 16);
}

/* KZ-1048 (STRK1048-2002) against Windows-1251, the IANA charset registry. */
TEST(encoding_kazakh_letters_are_where_the_standard_puts_them)
{
    static const unsigned char bytes[] = { 0x8d, 0x8e, 0x9d, 0x9e, 0xa1, 0xa2, 0xa3, 0xa5,
                                           0xaa, 0xaf, 0xb4, 0xba, 0xbc, 0xbd, 0xbe, 0xbf };
    static const uint32_t kazakh[] = U"ҚҺқһҰұӘӨҒҮөғәҢңү", slavic[] = U"ЌЋќћЎўЈҐЄЇґєјЅѕї";
    struct gbv_code_page windows, kz;
    CHECK(gbv_code_page_load(GBV_CP1251, &windows, NULL) == GBV_OK);
    CHECK(gbv_code_page_load(GBV_RK1048, &kz, NULL) == GBV_OK);
    size_t different = 0;
    for (size_t byte = 0; byte < 256; byte++)
        different += windows.character[byte] != kz.character[byte];
    CHECK(different == 16);
    for (size_t i = 0; i < 16; i++) {
        CHECK(kz.character[bytes[i]] == kazakh[i]);
        CHECK(windows.character[bytes[i]] == slavic[i]);
        CHECK(kz.kind[bytes[i]] == windows.kind[bytes[i]]);
    }
    CHECK(windows.character[0x98] == 0);    /* not assigned */
}

TEST(encoding_names_are_found)
{
    static const struct {
        const char *name;
        enum gbv_encoding encoding;
    } cases[] = {
        { "UTF-8", GBV_UTF8 }, { "utf8", GBV_UTF8 }, { "Utf_16", GBV_UTF16 },
        { "UTF-16LE", GBV_UTF16LE }, { "utf-16be", GBV_UTF16BE },
        { "CP1251", GBV_CP1251 }, { "windows-1251", GBV_CP1251 }, { "KZ-1048", GBV_RK1048 },
        { "rk1048", GBV_RK1048 }, { "IBM866", GBV_CP866 }, { "koi8-r", GBV_KOI8R },
        { "Windows 1252", GBV_CP1252 },
    };
    enum gbv_encoding encoding;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(gbv_encoding_find(cases[i].name, &encoding, NULL) == GBV_OK);
        CHECK(encoding == cases[i].encoding);
    }
    for (enum gbv_encoding i = GBV_UTF8; i < GBV_ENCODINGS; i++) {
        CHECK(gbv_encoding_find(gbv_encoding_name(i), &encoding, NULL) == GBV_OK && encoding == i);
        CHECK(gbv_encoding_title(i)[0] != '\0');
    }
    static const char *const unknown[] = { "", "-", "cp125", "cp12511", "latin9", "utf" };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        gbv_error error = { 0 };
        CHECK(gbv_encoding_find(unknown[i], &encoding, &error) == GBV_MISUSE);
        CHECK(strstr(error.hint, "RK1048") && strstr(error.hint, "iconv -f"));
    }
}
