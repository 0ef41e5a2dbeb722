#include <stdlib.h>
#include <unistd.h>

#include <gbvstat/read.h>

#include "check.h"

static gbv_table *
read_text(const char *text, const gbv_read_options *options)
{
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    gbv_status status = gbv_table_read_bytes(text, strlen(text), "x.csv", options, &table, &error);
    if (status)
        print_error("%s: %s\n", error.place, error.message);
    CHECK(status == GBV_OK && table != NULL);
    return table;
}

static void
refuses_bytes(const char *bytes, size_t length, const char *place, const char *message,
              const char *hint)
{
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    CHECK(gbv_table_read_bytes(bytes, length, "x.csv", NULL, &table, &error) == GBV_FORMAT);
    CHECK(table == NULL && error.status == GBV_FORMAT);
    CHECK_TEXT(error.place, place);
    CHECK_TEXT(error.message, message);
    CHECK(strstr(error.hint, hint) != NULL);
    CHECK(gbv_table_read_bytes(bytes, length, "x.csv", NULL, &table, NULL) == GBV_FORMAT);
}

static void
refuses(const char *text, const char *place, const char *message, const char *hint)
{
    refuses_bytes(text, strlen(text), place, message, hint);
}

TEST(read_keeps_cells_as_they_were)
{
    gbv_table *table = read_text("region,year,rate\nАбай,2020,1.50\n\"Алматы, қала\",2021,\n"
                                 "\"\",2022,NA\n", NULL);
    CHECK_TEXT(gbv_table_source(table), "x.csv");
    CHECK(gbv_table_columns(table) == 3 && gbv_table_rows(table) == 3);
    CHECK_TEXT(gbv_table_name(table, 0), "region");
    CHECK_TEXT(gbv_table_text(table, 0, 2), "1.50");
    CHECK_TEXT(gbv_table_text(table, 1, 0), "Алматы, қала");
    CHECK(gbv_table_text(table, 1, 2) == NULL);     /* missing */
    CHECK_TEXT(gbv_table_text(table, 2, 0), "");    /* not missing, but empty */
    CHECK_TEXT(gbv_table_text(table, 2, 2), "NA");
    CHECK(gbv_table_type(table, 0) == GBV_TEXT);
    CHECK(gbv_table_type(table, 2) == GBV_NUMBER);
    CHECK(gbv_table_number(table, 0, 2) == 1.5);
    CHECK(gbv_table_line(table, 0) == 2 && gbv_table_line(table, 2) == 4);
    gbv_table_free(table);
}

TEST(read_takes_marks_line_ends_and_headers_alone)
{
    gbv_table *table = read_text("\xef\xbb\xbf" "a,b\r\n\r\n1,\"x\r\ny\"\r\n2,z", NULL);
    CHECK_TEXT(gbv_table_name(table, 0), "a");
    CHECK(gbv_table_rows(table) == 2);
    CHECK_TEXT(gbv_table_text(table, 0, 1), "x\r\ny");
    CHECK(gbv_table_line(table, 0) == 3 && gbv_table_line(table, 1) == 5);
    gbv_table_free(table);

    table = read_text("a,b", NULL);
    CHECK(gbv_table_columns(table) == 2 && gbv_table_rows(table) == 0);
    gbv_table_free(table);
}

TEST(read_follows_its_options)
{
    static const char *const na[] = { "-99", "н.д." };
    gbv_read_options options = { .delimiter = ';', .na = na, .n_na = 2 };
    gbv_table *table = read_text("a;b\n-99;x,y\n1;н.д.\n-991;\"-99\"\n", &options);
    CHECK(gbv_table_text(table, 0, 0) == NULL);
    CHECK_TEXT(gbv_table_text(table, 0, 1), "x,y");
    CHECK(gbv_table_text(table, 1, 1) == NULL);
    CHECK_TEXT(gbv_table_text(table, 2, 0), "-991");
    CHECK(gbv_table_text(table, 2, 1) == NULL);
    gbv_table_free(table);

    table = read_text("1,x\n2,y\n", &(gbv_read_options){ .no_header = true });
    CHECK_TEXT(gbv_table_name(table, 0), "column1");
    CHECK_TEXT(gbv_table_name(table, 1), "column2");
    CHECK(gbv_table_rows(table) == 2 && gbv_table_line(table, 0) == 1);
    gbv_table_free(table);

    table = read_text("a;b\n1\n", &(gbv_read_options){ .delimiter = ',' });
    CHECK_TEXT(gbv_table_name(table, 0), "a;b");
    gbv_table_free(table);

    gbv_error error = { 0 };
    static const char bad[] = { '"', '\n', '\r', (char)0xd0 };
    for (size_t i = 0; i < sizeof bad; i++)
        CHECK(gbv_table_read_bytes("a", 1, "x", &(gbv_read_options){ .delimiter = bad[i] },
                                   &table, &error) == GBV_MISUSE);
}

TEST(read_refuses_headers_that_name_no_columns)
{
    refuses("", "x.csv", "the file is empty", "name the columns");
    refuses("\n \r\n", "x.csv", "the file is empty", "name the columns");
    refuses("a,b,a\n1,2,3\n", "x.csv:1", "columns 1 and 3 are both named \"a\"", "rename");
    refuses("\na,,b\n", "x.csv:2", "column 2 has no name", "--no-header");
    refuses("a,\"\",b\n", "x.csv:1", "column 2 has no name", "--no-header");
    refuses("\"\",\"\"\n", "x.csv:1", "column 1 has no name", "--skip");
    refuses("a;b;\n1;2;\n3;4;5\n", "x.csv:3", "\"5\" stands in column 3, which has no name",
            "name the column");
    refuses("a;b;\n1;2;\n3;4;;\n", "x.csv:3", "4 cells where the header (line 1) has 2", "quotes");
}

TEST(read_refuses_ragged_rows)
{
    refuses("a,b\n1,2\n3\n", "x.csv:3", "1 cell where the header (line 1) has 2", "in quotes");
    refuses("a,b\n\"1\n\",2\n3,4,5\n", "x.csv:4", "3 cells where the header (line 1) has 2",
            "in quotes");
    refuses("Victims by year\n\nyear,victims\n", "x.csv:3",
            "2 cells where the header (line 1) has 1", "title");
}

TEST(read_refuses_broken_text)
{
    refuses_bytes("a,b\n1,\0\n", 8, "x.csv:2", "a NUL byte", "UTF-16");
    refuses("a,b\n1,\"2\n3,4\n", "x.csv:2",
            "column 2: the quote that opens this cell is never closed", "");
    /* Broken only behind the bytes that the encoding is told from. */
    static char long_text[80000] = "region\nАбай\n";
    memset(long_text + 16, 'a', sizeof long_text - 21);
    memcpy(long_text + sizeof long_text - 5, "\n\xc0\xe1\n", 5);
    refuses(long_text, "x.csv:4", "column 1: byte 0xc0 is not UTF-8", "--encoding CP1251");
}

/* Two rows of n cells: c0,c1,… and 1,1,… */
static void
write_wide(size_t n, gbv_buffer *out)
{
    gbv_buffer_clear(out);
    for (size_t i = 0; i < n; i++)
        gbv_buffer_printf(out, "c%zu%c", i, i + 1 < n ? ',' : '\n');
    for (size_t i = 0; i < n; i++)
        gbv_buffer_printf(out, "1%c", i + 1 < n ? ',' : '\n');
}

TEST(read_takes_very_many_columns_and_refuses_more)
{
    gbv_buffer text = { 0 };
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    write_wide(65536, &text);
    CHECK(gbv_table_read_bytes(text.data, text.length, "x", NULL, &table, &error) == GBV_OK);
    CHECK(gbv_table_columns(table) == 65536 && gbv_table_rows(table) == 1);
    CHECK(gbv_table_find(table, "c0") == 0 && gbv_table_find(table, "c65535") == 65535);
    CHECK(gbv_table_find(table, "c65536") == GBV_NONE && gbv_table_find(table, "") == GBV_NONE);
    gbv_table_free(table);
    write_wide(65537, &text);
    refuses(text.data, "x.csv:1", "a row of more than 65536 cells", "--delimiter");
    gbv_buffer_free(&text);
}

/* The cell of the second row and what was decided, from a text of two columns. */
static void
reads_as(const char *bytes, size_t length, const char *encoding, const char *cell,
         const char *decided)
{
    gbv_table *table = NULL;
    gbv_buffer about = { 0 };
    gbv_error error = { 0 };
    gbv_read_options options = { .encoding = encoding };
    if (gbv_table_read_bytes(bytes, length, "x.csv", &options, &table, &error))
        print_error("%s: %s\n", error.place, error.message);
    CHECK(table != NULL && gbv_table_rows(table) == 2);
    CHECK_TEXT(gbv_table_text(table, 1, 0), cell);
    gbv_table_read_as(table, &about);
    CHECK_TEXT(about.data, decided);
    gbv_buffer_free(&about);
    gbv_table_free(table);
}

/* Bytes by glibc's iconv. */
TEST(read_takes_other_encodings)
{
    static const char kazakh[] = "\xee\xe1\xeb\xfb\xf1;x\n"
                                 "\x8d\xe0\xf0\xe0\xba\xe0\xed\xe4\xfb;1,5\n"
                                 "\xaf\xeb\xea\xe5\xed;2\n";
    static const char russian[] = "\xaa\xe0\xa0\xa9;x\n\x80\xaa\xac\xae\xab\xa0;1,5\n"
                                  "\x80\xab\xac\xa0\xe2\xeb;2\n";    /* CP866 */
    static const char wide[] = "\xff\xfe" "a\0;\0x\0\n\0" "b\0;\0" "1\0,\0" "5\0\n\0"
                               "\xd8\x04;\0" "2\0\n\0";
    reads_as(kazakh, sizeof kazakh - 1, NULL, "Үлкен",
             "RK1048 (Kazakh Windows), ';', decimal comma");
    reads_as(russian, sizeof russian - 1, "cp866", "Алматы",
             "CP866 (Cyrillic DOS), ';', decimal comma");
    reads_as(wide, sizeof wide - 1, NULL, "Ә", "UTF-16LE, ';', decimal comma");

    gbv_table *table = NULL;
    gbv_error error = { 0 };
    CHECK(gbv_table_read_bytes("a\n", 2, "x", &(gbv_read_options){ .encoding = "ebcdic" }, &table,
                               &error) == GBV_MISUSE);
    CHECK(strstr(error.hint, "RK1048") != NULL);
}

TEST(read_refuses_files_of_other_kinds)
{
    refuses_bytes("PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml", 33, "x.csv",
                  "not a CSV file, but an Excel workbook (.xlsx)", "save it as CSV");
    refuses_bytes("PK\3\4\24\0\0\10\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", 64,
                  "x.csv", "not a CSV file, but an OpenDocument spreadsheet (.ods)",
                  "save it as CSV");
    refuses_bytes("PK\3\4\24\0\0\0\10\0a.csv", 15, "x.csv",
                  "not a CSV file, but a ZIP archive or an Excel workbook (.xlsx)", "unzip");
    refuses("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.csv",
            "not a CSV file, but an old Excel workbook (.xls)", "save it as CSV");
    refuses("%PDF-1.7\n", "x.csv", "not a CSV file, but a PDF document", "pdftotext");
    refuses("\x1f\x8b\x08", "x.csv", "packed by gzip, but it ends too early: cut off on its way",
            "gunzip -t");
    refuses("<!DOCTYPE html>\n<html>", "x.csv", "not a CSV file, but a web page (HTML)", "login");
    refuses("\xef\xbb\xbf\n <HTML lang=\"kk\">", "x.csv",
            "not a CSV file, but a web page (HTML)", "login");
    refuses("<?xml version=\"1.0\"?>", "x.csv", "not a CSV file, but XML", "export");
}

static gbv_status
read_name(const char *name, gbv_error *error)
{
    gbv_table *table = NULL;
    *error = (gbv_error){ 0 };
    gbv_status status = gbv_table_read(name, NULL, &table, error);
    CHECK((status == GBV_OK) == (table != NULL));
    gbv_table_free(table);
    return status;
}

TEST(read_opens_files)
{
    char folder[] = "/tmp/gbvstat-read-XXXXXX", path[64];
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/x.csv", folder);
    gbv_error error;

    CHECK(read_name(folder, &error) == GBV_IO);
    CHECK_TEXT(error.place, folder);
    CHECK(strstr(error.message, "directory") != NULL);
    CHECK(read_name(path, &error) == GBV_IO);
    CHECK_TEXT(error.place, path);
    CHECK(strstr(error.message, "No such file") != NULL);
    CHECK(read_name("@there-is-no-such-data-set", &error) == GBV_IO);

    /* Long enough to be read in several pieces. */
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    fputs("n,text\n", file);
    for (int i = 0; i < 20000; i++)
        fprintf(file, "%d,\"line\nend\"\n", i);
    CHECK(fclose(file) == 0);
    gbv_table *table = NULL;
    CHECK(gbv_table_read(path, NULL, &table, &error) == GBV_OK);
    CHECK(gbv_table_rows(table) == 20000);
    CHECK(gbv_table_number(table, 19999, 0) == 19999);
    CHECK_TEXT(gbv_table_text(table, 19999, 1), "line\nend");
    CHECK(gbv_table_line(table, 19999) == 40000);
    CHECK_TEXT(gbv_table_source(table), path);
    gbv_table_free(table);

    /* What would begin another kind of file begins the second piece. */
    file = fopen(path, "wb");
    CHECK(file != NULL);
    fprintf(file, "a\n%0*d\n%%PDF-\n", 64 * 1024 - 3, 0);
    CHECK(fclose(file) == 0);
    CHECK(read_name(path, &error) == GBV_OK);
    unlink(path);
    rmdir(folder);
}

TEST(read_takes_standard_input)
{
    int pipe_ends[2];
    CHECK(pipe(pipe_ends) == 0);
    CHECK(write(pipe_ends[1], "a,b\n1\n", 6) == 6);
    close(pipe_ends[1]);
    CHECK(dup2(pipe_ends[0], STDIN_FILENO) == STDIN_FILENO);
    close(pipe_ends[0]);
    gbv_error error;
    CHECK(read_name("-", &error) == GBV_FORMAT);
    CHECK_TEXT(error.place, "standard input:2");
}
