#include <sys/stat.h>
#include <unistd.h>

#include <gbvstat.h>
#include <gbvstat/scan.h>

#include "base/memory.h"
#include "check.h"
#include "data/statfile_time.h"
#include "statfile_write.h"

static char path[64];

static const char *
save(struct written *file)
{
    snprintf(path, sizeof path, "/tmp/gbvstat-statfile-%ld", (long)getpid());
    written_save(file, path);
    gbv_buffer_free(&file->bytes);
    return path;
}

/* All of a table as CSV. */
static void
is_csv(const gbv_table *table, const char *expected)
{
    gbv_buffer out = { 0 };
    gbv_render_options options = { 0 };
    CHECK(gbv_render(table, gbv_format_find("csv"), &options, &out) == GBV_OK);
    CHECK_TEXT(out.data, expected);
    gbv_buffer_free(&out);
}

static gbv_table *
read_with(const gbv_read_options *options)
{
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    gbv_status status = gbv_table_read(path, options, &table, &error);
    if (status)
        print_error("%s: %s\n", error.place, error.message);
    CHECK(status == GBV_OK && error.status == GBV_OK);
    unlink(path);
    return table;
}

static void
reads(struct written *file, const gbv_read_options *options, const char *expected)
{
    save(file);
    gbv_table *table = read_with(options);
    is_csv(table, expected);
    gbv_table_free(table);
}

static void
refuses(const gbv_read_options *options, gbv_status expected, const char *words)
{
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    CHECK(gbv_table_read(path, options, &table, &error) == expected && !table);
    if (!strstr(error.message, words))
        print_error("\"%s\" lacks \"%s\"\n", error.message, words);
    CHECK(strstr(error.message, words) != NULL);
    CHECK(error.hint[0] != '\0');
    CHECK(expected == GBV_MISUSE || strncmp(error.place, path, strlen(path)) == 0);
}

/* ---- A survey of SPSS: labels, missing values, dates ---- */

static void
write_survey(struct written *file, begin_writing *begin, const char *place, const char *yes)
{
    written_begin(file);
    readstat_label_set_t *labels = readstat_add_label_set(file->writer, READSTAT_TYPE_DOUBLE, "a");
    readstat_label_double_value(labels, 1, yes);
    readstat_label_double_value(labels, 2, "No");
    readstat_label_double_value(labels, -2, "Refused");
    written_add(file, "PLACE", READSTAT_TYPE_STRING, NULL);
    readstat_variable_t *answer = written_add(file, "ANSWER", READSTAT_TYPE_DOUBLE, NULL);
    readstat_variable_set_label_set(answer, labels);
    readstat_variable_add_missing_double_range(answer, -5, -1);
    readstat_variable_t *weight = written_add(file, "WEIGHT", READSTAT_TYPE_DOUBLE, NULL);
    readstat_variable_add_missing_double_value(weight, 99);
    written_add(file, "DAY", READSTAT_TYPE_DOUBLE, "DATE11");
    written_start(file, begin, 4);
    static const double cells[4][3] = {
        { 1, 0.1, 13803696000 }, { 2, 1.25, NAN }, { -2, 99, 86400 }, { NAN, 3, 13803696000 },
    };
    for (int row = 0; row < 4; row++) {
        written_check(readstat_begin_row(file->writer));
        written_text(file, 0, row == 1 ? "" : place);
        for (int column = 1; column <= 3; column++)
            written_number(file, column, cells[row][column - 1]);
        written_check(readstat_end_row(file->writer));
    }
    written_end(file);
}

TEST(spss_values_are_as_the_file_has_them)
{
    begin_writing *const formats[] = { readstat_begin_writing_sav, readstat_begin_writing_por };
    for (size_t i = 0; i < 2; i++) {
        struct written file;
        write_survey(&file, formats[i], "Almaty", "Yes");
        reads(&file, NULL,
              "PLACE,ANSWER,WEIGHT,DAY\n"
              "Almaty,1,0.1,2020-03-16\n"
              ",2,1.25,\n"
              "Almaty,,,1582-10-15\n"
              "Almaty,,3,2020-03-16\n");
    }
}

TEST(why_a_value_is_missing_is_kept)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    save(&file);
    gbv_table *table = read_with(NULL);
    CHECK(gbv_table_missing_kind(table, 0, 1) == GBV_PRESENT);
    CHECK(gbv_table_missing_kind(table, 1, 0) == GBV_MISSING_EMPTY);
    CHECK(gbv_table_missing_kind(table, 2, 1) == GBV_MISSING_CODE);
    CHECK(gbv_table_missing_kind(table, 2, 2) == GBV_MISSING_CODE);
    CHECK(gbv_table_missing_kind(table, 3, 1) == GBV_MISSING_EMPTY);
    CHECK(gbv_table_missing_kind(table, 1, 3) == GBV_MISSING_EMPTY);
    CHECK(gbv_table_type(table, 0) == GBV_TEXT && gbv_table_type(table, 1) == GBV_NUMBER);
    CHECK(gbv_table_type(table, 3) == GBV_DATE && gbv_table_step(table, 3) == GBV_STEP_DAY);
    CHECK(gbv_table_line(table, 2) == 3);
    gbv_table_free(table);
}

TEST(labels_stand_for_values_where_asked)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    reads(&file, &(gbv_read_options){ .labels = GBV_LABELS_NAME },
          "PLACE,ANSWER,WEIGHT,DAY\nAlmaty,Yes,0.1,2020-03-16\n,No,1.25,\n"
          "Almaty,,,1582-10-15\nAlmaty,,3,2020-03-16\n");
    write_survey(&file, readstat_begin_writing_por, "Almaty", "Yes");
    reads(&file, &(gbv_read_options){ .labels = GBV_LABELS_BOTH },
          "PLACE,ANSWER,WEIGHT,DAY\nAlmaty,1 Yes,0.1,2020-03-16\n,2 No,1.25,\n"
          "Almaty,,,1582-10-15\nAlmaty,,3,2020-03-16\n");
}

/* The rules for CSV hold too: --na and --valid. */
TEST(rules_for_values_hold)
{
    struct written file;
    const char *na[] = { "WEIGHT=3" }, *valid[] = { "ANSWER=1" };
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    reads(&file, &(gbv_read_options){ .na = na, .n_na = 1 },
          "PLACE,ANSWER,WEIGHT,DAY\nAlmaty,1,0.1,2020-03-16\n,2,1.25,\n"
          "Almaty,,,1582-10-15\nAlmaty,,,2020-03-16\n");
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    save(&file);
    refuses(&(gbv_read_options){ .valid = valid, .n_valid = 1 }, GBV_BAD_VALUE, "\"2\" (line 2)");
}

/* ---- Stata: kinds of numbers, kinds of dates, .a to .z ---- */

static void
write_stata(struct written *file, uint8_t version, const char *text, const char *label)
{
    static const char *const formats[] = { "%td", "%tm", "%tq", "%ty", "%tw", "%th", "%tc" };
    static const double times[] = { 21990, 722, 240, 2020, 3130, 121, 1899981000250 };
    written_begin(file);
    readstat_writer_set_file_format_version(file->writer, version);
    readstat_label_set_t *labels = readstat_add_label_set(file->writer, READSTAT_TYPE_INT32, "l");
    readstat_label_int32_value(labels, 7, label);
    readstat_variable_t *byte = written_add(file, "small", READSTAT_TYPE_INT8, NULL);
    readstat_variable_set_label_set(byte, labels);
    readstat_variable_t *real = written_add(file, "amount", READSTAT_TYPE_FLOAT, NULL);
    written_add(file, "word", READSTAT_TYPE_STRING, NULL);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        written_add(file, formats[i] + 1, READSTAT_TYPE_DOUBLE, formats[i]);
    written_start(file, readstat_begin_writing_dta, 2);
    for (int row = 0; row < 2; row++) {
        written_check(readstat_begin_row(file->writer));
        written_check(readstat_insert_int8_value(file->writer, byte, (int8_t)(7 - 100 * row)));
        written_check(row ? readstat_insert_missing_value(file->writer, real)
                          : readstat_insert_float_value(file->writer, real, 0.1f));
        written_text(file, 2, text);
        for (int i = 0; i < 7; i++) {
            if (row)
                written_check(readstat_insert_tagged_missing_value(
                    file->writer, readstat_get_variable(file->writer, 3 + i), (char)('a' + i)));
            else
                written_number(file, 3 + i, times[i]);
        }
        written_check(readstat_end_row(file->writer));
    }
    written_end(file);
}

/* 2020-03-16 in each of Stata's counts. A float is the double it is equal to. */
TEST(stata_values_are_as_the_file_has_them)
{
    static const uint8_t versions[] = { 113, 115, 117, 118 };
    for (size_t i = 0; i < 4; i++) {
        struct written file;
        write_stata(&file, versions[i], "abc", "seven");
        reads(&file, NULL,
              "small,amount,word,td,tm,tq,ty,tw,th,tc\n"
              "7,0.10000000149011612,abc,2020-03-16,2020-03,2020-Q1,2020,2020w11,2020h2,"
              "2020-03-16T12:30:00.250\n"
              "-93,,abc,,,,,,,\n");
    }
}

TEST(extended_missing_values_are_codes)
{
    struct written file;
    write_stata(&file, 118, "abc", "seven");
    save(&file);
    gbv_table *table = read_with(&(gbv_read_options){ .labels = GBV_LABELS_BOTH });
    CHECK(gbv_table_missing_kind(table, 1, 1) == GBV_MISSING_EMPTY);
    CHECK(gbv_table_missing_kind(table, 1, 3) == GBV_MISSING_CODE);
    CHECK_TEXT(gbv_table_text(table, 0, 0), "7 seven");
    CHECK_TEXT(gbv_table_text(table, 1, 0), "-93");
    gbv_table_free(table);
}

/* ---- Encodings ---- */

/* "Насилие", "Области", in Windows-1251 (Python: str.encode("cp1251")). */
#define VIOLENCE_1251 "\xcd\xe0\xf1\xe8\xeb\xe8\xe5"
#define REGIONS_1251 "\xce\xe1\xeb\xe0\xf1\xf2\xe8"

TEST(old_stata_text_is_told_from_its_letters)
{
    struct written file;
    write_stata(&file, 115, VIOLENCE_1251, REGIONS_1251);
    save(&file);
    gbv_table *table = read_with(&(gbv_read_options){ .labels = GBV_LABELS_NAME });
    gbv_buffer about = { 0 };
    gbv_table_read_as(table, &about);
    CHECK(about.data && strstr(about.data, "Stata data (.dta), version 115, CP1251") == about.data);
    CHECK_TEXT(gbv_table_text(table, 0, 0), "Области");
    CHECK_TEXT(gbv_table_text(table, 0, 2), "Насилие");
    gbv_buffer_free(&about);
    gbv_table_free(table);
}

TEST(old_spss_text_is_told_from_its_letters)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, VIOLENCE_1251, REGIONS_1251);
    written_forget_encoding(&file);
    reads(&file, &(gbv_read_options){ .labels = GBV_LABELS_NAME },
          "PLACE,ANSWER,WEIGHT,DAY\nНасилие,Области,0.1,2020-03-16\n,No,1.25,\n"
          "Насилие,,,1582-10-15\nНасилие,,3,2020-03-16\n");
}

TEST(text_is_in_the_encoding_that_is_asked_for)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "\x8d\xa0", "Yes");
    written_forget_encoding(&file);
    save(&file);
    gbv_table *table = read_with(&(gbv_read_options){ .encoding = "cp866" });
    CHECK_TEXT(gbv_table_text(table, 0, 0), "На");
    gbv_table_free(table);
}

TEST(text_that_is_not_what_the_file_says_is_refused)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, VIOLENCE_1251, "Yes");
    save(&file);
    refuses(NULL, GBV_FORMAT, "column \"PLACE\": byte 0xcd is not UTF-8");
    refuses(&(gbv_read_options){ .encoding = "klingon" }, GBV_MISUSE, "klingon");
    unlink(path);
    write_survey(&file, readstat_begin_writing_sav, "x", VIOLENCE_1251);
    save(&file);
    refuses(NULL, GBV_FORMAT, "a label: byte 0xcd is not UTF-8");
    unlink(path);
}

/* A text of UTF-8 cut by the width of its variable: "Шы" without its last byte. */
TEST(a_letter_cut_by_the_width_is_left_out)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "\xd0\xa8\xd1", "Yes");
    save(&file);
    gbv_table *table = read_with(NULL);
    CHECK_TEXT(gbv_table_text(table, 0, 0), "Ш");
    gbv_table_free(table);
}

TEST(a_portable_file_with_other_letters_is_refused)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_por, "Almaty", "Yes");
    char *letter = memmem(file.bytes.data, file.bytes.length, "Almaty", 6);
    CHECK(letter != NULL);
    *letter = '\xcd';
    save(&file);
    refuses(NULL, GBV_FORMAT, "beyond ASCII");
    unlink(path);
}

/* ---- What is no such file, or not all of one ---- */

TEST(a_file_that_is_cut_off_is_refused)
{
    struct written whole;
    write_survey(&whole, readstat_begin_writing_sav, "Almaty", "Yes");
    size_t length = whole.bytes.length;
    for (size_t n = 4; n < length; n += n < 100 ? 1 : 13) {
        struct written part = { 0 };
        gbv_buffer_put(&part.bytes, whole.bytes.data, n);
        save(&part);
        refuses(NULL, GBV_FORMAT, "cut off");
        unlink(path);
    }
    gbv_buffer_free(&whole.bytes);
}

/* SPSS writes -1 where it did not know the number of cases yet. libreadstat reads
 * the cases of such a file only up to a limit that is set. */
TEST(a_file_that_does_not_say_how_many_cases_it_has_is_read)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    memcpy(file.bytes.data + 80, "\xff\xff\xff\xff", 4);
    save(&file);
    gbv_table *table = read_with(NULL);
    CHECK(gbv_table_rows(table) == 4);
    gbv_table_free(table);
}

TEST(a_file_that_promises_more_cases_is_refused)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    memcpy(file.bytes.data + 80, "\5\0\0\0", 4);
    save(&file);
    refuses(NULL, GBV_FORMAT, "cut off");
    unlink(path);
}

/* Nonsense in a length is damage, not a lack of memory. */
TEST(a_damaged_header_is_called_so)
{
    struct written file;
    write_stata(&file, 115, "abc", "seven");
    file.bytes.data[6]++;
    save(&file);
    refuses(NULL, GBV_FORMAT, "damaged");
    unlink(path);
}

TEST(lines_cannot_be_left_out_of_it)
{
    struct written file;
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    save(&file);
    refuses(&(gbv_read_options){ .skip = 1 }, GBV_MISUSE, "--skip");
    refuses(&(gbv_read_options){ .no_header = true }, GBV_MISUSE, "--no-header");
    unlink(path);
}

TEST(an_infinite_number_is_refused)
{
    struct written file;
    written_begin(&file);
    written_add(&file, "X", READSTAT_TYPE_DOUBLE, NULL);
    written_start(&file, readstat_begin_writing_sav, 1);
    written_check(readstat_begin_row(file.writer));
    written_number(&file, 0, INFINITY);
    written_check(readstat_end_row(file.writer));
    written_end(&file);
    save(&file);
    refuses(NULL, GBV_FORMAT, "column \"X\": an infinite number");
    unlink(path);
}

TEST(a_scan_reads_it_too)
{
    struct written file;
    gbv_scan *scan = NULL;
    gbv_error error = { 0 };
    gbv_buffer about = { 0 };
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    save(&file);
    CHECK(gbv_scan_open(path, NULL, &scan, &error) == GBV_OK);
    CHECK(gbv_table_columns(gbv_scan_columns(scan)) == 4);
    CHECK(gbv_table_find(gbv_scan_columns(scan), "WEIGHT") == 2);
    gbv_scan_read_as(scan, &about);
    CHECK(about.data && strstr(about.data, "SPSS data (.sav), version 2, UTF-8") == about.data);
    gbv_buffer_free(&about);
    gbv_scan_close(scan);
    CHECK(gbv_scan_open(path, &(gbv_read_options){ .skip = 1 }, &scan, &error) == GBV_MISUSE);
    unlink(path);
}

TEST(a_pipe_is_refused_with_what_to_do)
{
    struct written file;
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    write_survey(&file, readstat_begin_writing_sav, "Almaty", "Yes");
    CHECK(gbv_table_read_bytes(file.bytes.data, file.bytes.length, "standard input", NULL, &table,
                               &error) == GBV_FORMAT);
    CHECK(strstr(error.message, "SPSS data (.sav)") && strstr(error.message, "pipe"));
    CHECK(strstr(error.hint, "give its name") != NULL);
    gbv_buffer_free(&file.bytes);
}

/* ---- Formats of dates ---- */

static void
prints(enum statfile_program program, const char *format, double value, const char *expected)
{
    char text[GBV_STATFILE_TIME];
    const struct statfile_time *time = gbv_statfile_time(program, format);
    if (!time)
        print_error("%s is no format of times\n", format);
    CHECK(time != NULL);
    text[gbv_statfile_time_print(time, value, text)] = '\0';
    CHECK_TEXT(text, expected);
}

/* 2020-03-16 12:30:00.25 in each program's count: differences of Python's
 * datetime(2020, 3, 16, 12, 30, 0, 250000) to 1582-10-14 and 1960-01-01. */
TEST(times_are_told_by_their_format)
{
    static const double spss = 13803741000.25, sas_day = 21990, sas_second = 1899981000.25;
    prints(STATFILE_SPSS, "DATE11", spss, "2020-03-16");
    prints(STATFILE_SPSS, "EDATE10", spss, "2020-03-16");
    prints(STATFILE_SPSS, "MOYR8", spss, "2020-03");
    prints(STATFILE_SPSS, "QYR6", spss, "2020-Q1");
    prints(STATFILE_SPSS, "DATETIME23.2", spss, "2020-03-16T12:30:00.250");
    prints(STATFILE_SPSS, "DATETIME20", floor(spss), "2020-03-16T12:30:00");
    prints(STATFILE_SAS, "DATE9", sas_day, "2020-03-16");
    prints(STATFILE_SAS, "DDMMYYP10.", sas_day, "2020-03-16");
    prints(STATFILE_SAS, "YYMMDD10.", sas_day, "2020-03-16");
    prints(STATFILE_SAS, "YYMMD7.", sas_day, "2020-03");
    prints(STATFILE_SAS, "MONYY7", sas_day, "2020-03");
    prints(STATFILE_SAS, "YYQ6", sas_day, "2020-Q1");
    prints(STATFILE_SAS, "YEAR4", sas_day, "2020");
    prints(STATFILE_SAS, "DTDATE9", sas_second, "2020-03-16");
    prints(STATFILE_SAS, "DATETIME20.", sas_second, "2020-03-16T12:30:00.250");
    prints(STATFILE_STATA, "%tdDD/NN/CCYY", 21990, "2020-03-16");
    prints(STATFILE_STATA, "%-td", -1, "1959-12-31");
    prints(STATFILE_STATA, "%dD_m_Y", 0, "1960-01-01");
}

TEST(plain_numbers_are_no_times)
{
    static const char *const plain[] = { "F8.2", "DOLLAR10", "TIME8", "DTIME12", "WKDAY3", "MONTH9",
                                         "DATES", "" };
    static const char *const stata[] = { "%9.0g", "%12.0gc", "%tC", "%tbnyse", "%9s", "", "td" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        CHECK(!gbv_statfile_time(STATFILE_SPSS, plain[i]));
        CHECK(!gbv_statfile_time(STATFILE_SAS, plain[i]));
    }
    for (size_t i = 0; i < sizeof stata / sizeof *stata; i++)
        CHECK(!gbv_statfile_time(STATFILE_STATA, stata[i]));
}

/* Beyond what has a date a number stays what it is. */
TEST(what_is_no_date_stays_a_number)
{
    prints(STATFILE_STATA, "%td", 1e12, "1000000000000");
    prints(STATFILE_STATA, "%tm", 722.5, "722.5");
    prints(STATFILE_SPSS, "DATE11", 1e300, "1e+300");
}
