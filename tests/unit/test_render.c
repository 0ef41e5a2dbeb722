#include <stdlib.h>

#include <gbvstat/read.h>
#include <gbvstat/render.h>

#include "check.h"
#include "out/format.h"

/* A table that was read: every cell as it was written. */
static gbv_table *
table_of(const char *csv)
{
    const gbv_read_options commas = { .delimiter = ',' };
    gbv_table *table = NULL;
    CHECK(gbv_table_read_bytes(csv, strlen(csv), "x.csv", &commas, &table, NULL) == GBV_OK);
    return table;
}

/* A table that was computed. */
static gbv_table *
results(void)
{
    gbv_table *table = gbv_table_new();
    gbv_table_add(table, "term", GBV_TEXT);
    gbv_table_add(table, "n", GBV_NUMBER);
    gbv_table_add(table, "estimate", GBV_NUMBER);
    gbv_row_begin(table, 0);
    gbv_put_text(table, "term", "apc");
    gbv_put_number(table, "n", 130000);
    gbv_put_number(table, "estimate", -8.760926);
    gbv_row_begin(table, 0);
    gbv_put_text(table, "term", "p_value");
    gbv_put_number(table, "n", 13);
    gbv_put_number(table, "estimate", 0.0001151896);
    gbv_row_begin(table, 0);
    gbv_put_text(table, "term", "");
    CHECK(gbv_table_status(table) == GBV_OK);
    return table;
}

/* Renders, frees the table, and compares. */
static void
check_render(gbv_table *table, const char *format, const gbv_render_options *options,
             const char *expected)
{
    gbv_buffer out = { 0 };
    CHECK(gbv_render(table, gbv_format_find(format), options, &out) == GBV_OK);
    CHECK_TEXT(out.data ? out.data : "", expected);
    CHECK(!out.data || strlen(out.data) == out.length);
    gbv_buffer_free(&out);
    gbv_table_free(table);
}

TEST(formats_are_found_by_name)
{
    static const char *const names[] = { "csv", "tsv", "json", "jsonl", "md", "txt" };
    for (size_t i = 0; i < 6; i++) {
        CHECK_TEXT(gbv_format_at(i)->name, names[i]);
        CHECK(gbv_format_find(names[i]) == gbv_format_at(i));
        CHECK(gbv_format_at(i)->description[0] != '\0');
    }
    CHECK(gbv_format_at(6) == NULL);
    CHECK(gbv_format_find("xlsx") == NULL && gbv_format_find("") == NULL);
}

TEST(render_of_no_table_says_why)
{
    gbv_buffer out = { 0 };
    CHECK(gbv_render(NULL, gbv_format_at(0), NULL, &out) == GBV_NO_MEMORY);
    CHECK(out.data == NULL);
    for (size_t i = 0; gbv_format_at(i); i++) {
        gbv_table *table = results();
        gbv_buffer failed = { .status = GBV_NO_MEMORY };
        CHECK(gbv_render(table, gbv_format_at(i), NULL, &failed) == GBV_NO_MEMORY);
        CHECK(failed.data == NULL);
        gbv_table_free(table);
    }
}

/* RFC 4180, section 2, rules 5 to 7. */
TEST(csv_quotes_what_needs_quotes)
{
    check_render(table_of("aaa,\"b\"\"bb\",\"c,c\"\n\"b\r\nbb\",plain,\"two\nlines\"\n"), "csv",
                 NULL, "aaa,\"b\"\"bb\",\"c,c\"\n\"b\r\nbb\",plain,\"two\nlines\"\n");
    check_render(table_of("a,b,c\n,\"\",x\n\" x\",\"x\t\",x y\n"), "csv", NULL,
                 "a,b,c\n,\"\",x\n\" x\",\"x\t\",x y\n");
    check_render(table_of("a\n1\n\"\"\n\"2\r3\"\n"), "csv", NULL, "a\n1\n\"\"\n\"2\r3\"\n");
    check_render(table_of("\"\xef\xbb\xbfx\"\n"), "csv", NULL, "\"\xef\xbb\xbfx\"\n");
}

TEST(csv_prints_what_was_read_byte_for_byte)
{
    check_render(table_of("a,b,c\n1.50,007,NA\n+5,1e3,..\n\u22122,.5,3\n"), "csv", NULL,
                 "a,b,c\n1.50,007,NA\n+5,1e3,..\n-2,.5,3\n");    /* a minus all programs know */
}

/* Digits are asked for what is computed: 1234567.5 is not 1230000. */
TEST(digits_do_not_change_what_was_read)
{
    const gbv_render_options two = { .digits = 2 };
    const char *csv = "x,code,text\n1.50,2020-03,1.2345\n-0.12345,2020-04,a\n130001,2020-05,\n"
                      "NA,,\n";
    check_render(table_of(csv), "csv", &two,
                 "x,code,text\n1.50,2020-03,1.2345\n-0.12345,2020-04,a\n130001,2020-05,\nNA,,\n");
    check_render(table_of("x\n1234567.5\n"), "csv", &two, "x\n1234567.5\n");
    check_render(table_of("x\n1.2345\n"), "md", &two, "|      x |\n| -----: |\n| 1.2345 |\n");
    check_render(table_of("x\n1.2345\n"), "json", &two, "[\n{\"x\": 1.2345}\n]\n");
    check_render(table_of("x\n\"1,2345\"\n"), "csv", &two, "x\n1.2345\n");
    check_render(table_of("x\n1.23456\n"), "md", NULL, "|       x |\n| ------: |\n| 1.23456 |\n");
}

TEST(csv_prints_computed_numbers_to_the_last_digit)
{
    check_render(results(), "csv", NULL,
                 "term,n,estimate\napc,130000,-8.760926\np_value,13,0.0001151896\n\"\",,\n");
    check_render(results(), "csv", &(gbv_render_options){ .digits = 3, .bom = true },
                 "\xef\xbb\xbfterm,n,estimate\napc,130000,-8.76\np_value,13,0.000115\n\"\",,\n");
}

/* A blank line would be no row: Python's csv writes "" there too. */
TEST(csv_loses_no_row_of_a_single_column)
{
    gbv_table *table = gbv_table_new();
    gbv_table_add(table, "x", GBV_NUMBER);
    gbv_row_begin(table, 0);
    gbv_row_begin(table, 0);
    gbv_put_number(table, "x", 2);
    check_render(table, "csv", NULL, "x\n\"\"\n2\n");
}

TEST(tsv_quotes_what_would_break_a_line)
{
    check_render(table_of("a,b,c\n\"x\ty\",\"1\n2\r3\",\"C:\\new\"\n,\"\",\"say \"\"hi\"\"\"\n"),
                 "tsv", NULL, "a\tb\tc\n\"x\ty\"\t\"1\n2\r3\"\tC:\\new\n"
                 "\t\"\"\t\"say \"\"hi\"\"\"\n");
    check_render(table_of("a,b\n1,2\n"), "tsv", &(gbv_render_options){ .bom = true },
                 "\xef\xbb\xbf" "a\tb\n1\t2\n");
}

/* RFC 8259, sections 6 (numbers) and 7 (strings). */
/* What tells the delimiter from the bytes begins with the header. */
TEST(names_show_no_other_delimiter)
{
    const char *csv = "a;b,\"c\td\",x|y,plain\n1;2,\"3\t4\",5|6,7\n";
    check_render(table_of(csv), "csv", NULL,
                 "\"a;b\",\"c\td\",\"x|y\",plain\n1;2,3\t4,5|6,7\n");
    check_render(table_of(csv), "tsv", NULL,
                 "\"a;b\"\t\"c\td\"\t\"x|y\"\tplain\n1;2\t\"3\t4\"\t5|6\t7\n");
}

TEST(json_is_an_array_of_objects)
{
    check_render(table_of("year,rate,text\n2020,1.50,\"say \"\"hi\"\"\"\n2021,,\"\"\n2022,NA,\n"),
                 "json", NULL,
                 "[\n"
                 "{\"year\": 2020, \"rate\": 1.50, \"text\": \"say \\\"hi\\\"\"},\n"
                 "{\"year\": 2021, \"rate\": null, \"text\": \"\"},\n"
                 "{\"year\": 2022, \"rate\": null, \"text\": null}\n"
                 "]\n");
    check_render(table_of("a,b"), "json", NULL, "[]\n");
    check_render(table_of("a,b"), "jsonl", NULL, "");
    check_render(results(), "json", &(gbv_render_options){ .digits = 2 },
                 "[\n"
                 "{\"term\": \"apc\", \"n\": 130000, \"estimate\": -8.8},\n"
                 "{\"term\": \"p_value\", \"n\": 13, \"estimate\": 0.00012},\n"
                 "{\"term\": \"\", \"n\": null, \"estimate\": null}\n"
                 "]\n");
}

TEST(json_escapes_and_replaces)
{
    check_render(table_of("\"a\"\"b\"\n\"\\ / \n\r\t\x01\x1f\x7f Қ\"\n"), "jsonl", NULL,
                 "{\"a\\\"b\": \"\\\\ / \\n\\r\\t\\u0001\\u001f\x7f Қ\"}\n");
    gbv_table *table = gbv_table_new();
    gbv_table_add(table, "x", GBV_TEXT);
    gbv_row_begin(table, 0);
    gbv_put_text(table, "x", "a\xff\xc3");    /* no UTF-8 */
    check_render(table, "jsonl", NULL, "{\"x\": \"a\\ufffd\\ufffd\"}\n");
}

TEST(json_numbers_are_json)
{
    check_render(table_of("x\n+5\n.5\n5.\n\u22122\n1e3\n1E-2\n-0.10\n0\n1e+05\n"), "jsonl", NULL,
                 "{\"x\": 5}\n{\"x\": 0.5}\n{\"x\": 5}\n{\"x\": -2}\n{\"x\": 1e3}\n"
                 "{\"x\": 1E-2}\n{\"x\": -0.10}\n{\"x\": 0}\n{\"x\": 1e+05}\n");
    /* Codes, dates and numbers too long for a double are texts. */
    check_render(table_of("a,b,c\n007,2020-03,12345678901234567890\n008,2020-04,1\n"), "jsonl",
                 NULL, "{\"a\": \"007\", \"b\": \"2020-03\", \"c\": \"12345678901234567890\"}\n"
                 "{\"a\": \"008\", \"b\": \"2020-04\", \"c\": \"1\"}\n");
}

/* GitHub Flavored Markdown 0.29, section 4.10, examples 198 and 200. */
TEST(md_is_a_table_of_github)
{
    check_render(table_of("foo,bar\nbaz,bim\n"), "md", NULL,
                 "| foo | bar |\n| --- | --- |\n| baz | bim |\n");
    check_render(table_of("f|oo,x\nb `|` az,\nb **|** im,\n"), "md", NULL,
                 "| f\\|oo           | x   |\n"
                 "| --------------- | --- |\n"
                 "| b \\`\\|\\` az     |     |\n"
                 "| b \\*\\*\\|\\*\\* im |     |\n");
    check_render(table_of("a,b\n\"1\n2\r\n3\rx\",\"C:\\\"\n"), "md", NULL,
                 "| a                | b    |\n| ---------------- | ---- |\n"
                 "| 1<br>2<br>3<br>x | C:\\\\ |\n");
}

/* One cell as it is written in Markdown. */
static void
check_md(const char *text, const char *expected)
{
    gbv_buffer out = { 0 };
    gbv_put_md_text(&out, text);
    CHECK_TEXT(out.data, expected);
    gbv_buffer_free(&out);
}

/* Rendered by cmark-gfm 0.29.0.gfm.6, each comes out as it went in. */
TEST(md_shows_text_as_it_is)
{
    check_md("*x*", "\\*x\\*");
    check_md("_z_ and __z__", "\\_z\\_ and \\_\\_z\\_\\_");
    check_md("conf_low __init__ a__b доля_женщин", "conf_low \\_\\_init\\_\\_ a__b доля_женщин");
    check_md("«_x_» a_ _b", "«\\_x\\_» a\\_ \\_b");
    check_md("`x` ~~y~~", "\\`x\\` \\~\\~y\\~\\~");
    check_md("<script> </b> <!-- --> <5 a < b", "\\<script> \\</b> \\<!-- --> <5 a < b");
    check_md("[a](b) ![c](d) [^1]", "\\[a](b) !\\[c](d) \\[^1]");
    check_md("&lt; &#60; R&D &;", "\\&lt; \\&#60; R&D &;");
    check_md("a|b\\|c", "a\\|b\\\\\\|c");
}

TEST(md_leaves_links_as_they_are)
{
    check_md("https://x.org/_a_~b?c=*d* _e_", "https://x.org/_a_~b?c=*d* \\_e\\_");
    check_md("(www.x.org/_a_) xwww._a_", "(www.x.org/_a_) xwww.\\_a\\_");
    check_md("HTTP://x.org/a_|b http://_a_", "HTTP://x.org/a_\\|b http://\\_a\\_");
    check_md("https://x.org/a<script>", "https://x.org/a<!-- -->\\<script>");
}

TEST(md_rounds_what_was_computed)
{
    check_render(results(), "md", NULL,
                 "| term    |      n |  estimate |\n"
                 "| ------- | -----: | --------: |\n"
                 "| apc     | 130000 |    -8.761 |\n"
                 "| p_value |     13 | 0.0001152 |\n"
                 "|         |        |           |\n");
    check_render(table_of("x,y\n1.234567,a\n"), "md", NULL,
                 "|        x | y   |\n| -------: | --- |\n| 1.234567 | a   |\n");
}

TEST(txt_aligns_texts_and_decimal_points)
{
    check_render(results(), "txt", NULL,
                 "term          n    estimate\n"
                 "───────  ──────  ──────────\n"
                 "apc      130000  -8.761\n"
                 "p_value      13   0.0001152\n"
                 "\n");
    check_render(table_of("x,long_name,t\n1,2.25,a\n10.5,100,\"b c\"\n,NA,\n1e-07,-3,\n"), "txt",
                 NULL,
                 "     x  long_name  t\n"
                 "──────  ─────────  ───\n"
                 " 1           2.25  a\n"
                 "10.5       100     b c\n"
                 "            NA\n"
                 " 1e-07      -3\n");
    check_render(table_of("x\n1.25\n..\n"), "txt", NULL, "    x\n─────\n 1.25\n..\n");
}

TEST(txt_counts_terminal_columns)
{
    check_render(table_of("name,x\nҚазақстан,1\nZu\u0308rich,2\n東京,3\n"), "txt", NULL,
                 "name       x\n"
                 "─────────  ─\n"
                 "Қазақстан  1\n"
                 "Zu\u0308rich     2\n"
                 "東京       3\n");
}

/* No cell may move the cursor, colour the terminal or break the line. */
TEST(txt_lets_no_control_through)
{
    check_render(table_of("a,b\n\"1\n2\r\n3\r4\",\"\x1b[31m\tred\x7f\xc2\x9b\"\n"), "txt", NULL,
                 "a        b\n"
                 "───────  ───────────\n"
                 "1↵2↵3↵4  \ufffd[31m red\ufffd\ufffd\n");
}

TEST(dates_that_were_computed_are_printed_as_dates)
{
    gbv_table *read = table_of("month\n2020-03\n"), *table = gbv_table_new();
    gbv_table_add_like(table, NULL, read, 0);
    gbv_row_begin(table, 0);
    gbv_put_number_at(table, 0, 24243);
    check_render(table, "jsonl", NULL, "{\"month\": \"2020-04\"}\n");
    gbv_table_free(read);
}
