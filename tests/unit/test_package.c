/* The bundled data sets are read where the test run says they are; broken
 * packages are written into a folder of their own. */
#include <gbvstat.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

/* A cell by column name, in the row whose first column is `key`. */
static const char *
cell_of(const gbv_table *table, const char *key, const char *column, char *scratch)
{
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        if (strcmp(gbv_table_text(table, row, 0), key) == 0)
            return gbv_table_print(table, row, gbv_table_find(table, column), scratch);
    return NULL;
}

static bool
ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

TEST(package_finds_a_data_set)
{
    gbv_buffer path = { 0 };
    gbv_error error = { 0 };
    CHECK(gbv_package_path("homicide", &path, &error) == GBV_OK);
    CHECK(ends_with(path.data, "/homicide.csv"));
    CHECK(access(path.data, R_OK) == 0);
    gbv_buffer_free(&path);
}

TEST(package_suggests_the_nearest_name)
{
    gbv_buffer path = { 0 };
    gbv_error error = { 0 };
    CHECK(gbv_package_path("homicides", &path, &error) == GBV_IO);
    CHECK(path.data == NULL);
    CHECK_TEXT(error.message, "there is no data set \"@homicides\"");
    CHECK(strstr(error.hint, "did you mean @homicide?") != NULL);
    error = (gbv_error){ 0 };
    CHECK(gbv_package_path("", &path, &error) == GBV_IO);
    CHECK(strstr(error.hint, "did you mean") == NULL);
    CHECK(gbv_package_path("../homicide", &path, NULL) == GBV_IO);
}

/* Rows counted by wc: the table of homicides has no line end inside a cell. */
TEST(package_lists_what_there_is)
{
    gbv_buffer path = { 0 };
    CHECK(gbv_package_path("homicide", &path, NULL) == GBV_OK);
    FILE *file = fopen(path.data, "r");
    CHECK(file != NULL);
    double lines = 0;
    for (int c; (c = fgetc(file)) != EOF;)
        lines += c == '\n';
    fclose(file);
    gbv_buffer_free(&path);

    gbv_table *list = gbv_table_new();
    gbv_error error = { 0 };
    char scratch[GBV_NUMBER_SIZE], expected[GBV_NUMBER_SIZE];
    CHECK(gbv_package_list(list, &error) == GBV_OK);
    gbv_number_shortest(lines - 1, expected);
    CHECK_TEXT(cell_of(list, "homicide", "rows", scratch), expected);
    CHECK(cell_of(list, "homicide", "title", scratch) != NULL);
    CHECK(cell_of(list, "homicide", "source", scratch) != NULL);
    CHECK(cell_of(list, "offences-by-region-2022", "period", scratch) != NULL);
    CHECK(cell_of(list, "sources", "name", scratch) != NULL);
    gbv_table_free(list);
}

TEST(package_cites_sources)
{
    gbv_buffer text = { 0 };
    CHECK(gbv_package_cite("homicide", &text, NULL) == GBV_OK);
    CHECK(strstr(text.data, "UNODC") != NULL || strstr(text.data, "Drugs and Crime") != NULL);
    CHECK(ends_with(text.data, "\n"));
    gbv_buffer_free(&text);
    CHECK(gbv_package_cite("sources", &text, NULL) == GBV_OK);
    CHECK_TEXT(text.data, "");    /* it is itself the list */
    gbv_buffer_free(&text);
}

/* ---- Packages of our own ---- */

static char folder[] = "/tmp/gbvstat-test-XXXXXX";
static char former[512];

static void
write_file(const char *name, const char *text)
{
    char path[sizeof folder + 40];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
}

static void
begin_package(const char *json)
{
    const char *now = getenv("GBVSTAT_DATA");
    snprintf(former, sizeof former, "%s", now ? now : "");
    snprintf(folder, sizeof folder, "/tmp/gbvstat-test-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    CHECK(setenv("GBVSTAT_DATA", folder, 1) == 0);
    if (json)
        write_file("datapackage.json", json);
}

static void
end_package(void)
{
    static const char *const names[] = { "datapackage.json", "a.csv", "sources.csv" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[sizeof folder + 40];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
    if (*former)
        setenv("GBVSTAT_DATA", former, 1);
    else
        unsetenv("GBVSTAT_DATA");
}

static gbv_error
failure_of(const char *json)
{
    gbv_error error = { 0 };
    gbv_buffer path = { 0 };
    begin_package(json);
    CHECK(gbv_package_path("a", &path, &error) == error.status);
    gbv_buffer_free(&path);
    end_package();
    return error;
}

TEST(package_names_what_is_broken)
{
    gbv_error error = failure_of(NULL);
    CHECK(error.status == GBV_IO);
    CHECK(ends_with(error.place, "/datapackage.json"));
    CHECK(strstr(error.hint, "GBVSTAT_DATA") != NULL);
    error = failure_of("{\n\"resources\": [\n}");
    CHECK(error.status == GBV_FORMAT);
    CHECK(ends_with(error.place, "/datapackage.json:3"));
    CHECK(failure_of("[]").status == GBV_FORMAT);
    CHECK(failure_of("{\"resources\": 3}").status == GBV_FORMAT);
    CHECK(failure_of("{\"resources\": [3, {\"name\": 4}]}").status == GBV_IO);
    CHECK(failure_of("{\"resources\": [{\"name\": \"a\"}]}").status == GBV_FORMAT);
    CHECK(failure_of("{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}]}").status == GBV_OK);
}

TEST(package_lists_no_data_set_that_cannot_be_read)
{
    begin_package("{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}]}");
    gbv_table *list = gbv_table_new();
    gbv_error error = { 0 };
    CHECK(gbv_package_list(list, &error) == GBV_IO);
    CHECK(ends_with(error.place, "/a.csv"));
    gbv_table_free(list);
    end_package();
}

static const char described[] =
    "{\"licenses\": [{\"name\": \"CC0\", \"title\": \"public domain\"}], \"resources\": [{"
    "\"name\": \"a\", \"title\": \"A table\", \"description\": \"One letter a row.\","
    "\"path\": \"a.csv\", \"licenses\": [], \"grade\": \"B\", \"period\": \"2020\","
    "\"comparability\": [\"Letters are not comparable.\"],"
    "\"sources\": [{\"name\": \"s1\", \"title\": \"ignored\"},"
    " {\"title\": \"Told\", \"path\": \"page 2\"}, {\"name\": \"s3\"}, {\"name\": \"s4\"}],"
    "\"schema\": {\"primaryKey\": [\"letter\", \"n\"], \"fields\": ["
    "{\"name\": \"letter\", \"type\": \"string\", \"description\": \"which one\"},"
    "{\"name\": \"n\", \"type\": \"integer\", \"unit\": \"times\"}]}},"
    "{\"name\": \"sources\", \"path\": \"sources.csv\"}]}";

static void
begin_described(void)
{
    begin_package(described);
    write_file("a.csv", "letter,n\nx,1\n\"y\nz\",2\n");
    write_file("sources.csv", "id,title,publisher,year,where\ns1,Letters,House,1999,shelf 3\n");
}

static void
check_row(const gbv_table *table, size_t row, const char *const *expected)
{
    for (size_t column = 0; column < gbv_table_columns(table); column++) {
        const char *text = gbv_table_text(table, row, column);
        CHECK_TEXT(text ? text : "", expected[column]);
    }
}

TEST(package_tells_about_a_data_set)
{
    static const char *const expected[][5] = {
        { "title", "", "", "", "A table" },
        { "description", "", "", "", "One letter a row." },
        { "period", "", "", "", "2020" },
        { "grade", "", "", "", "B" },
        { "comparability", "", "", "", "Letters are not comparable." },
        { "column", "letter", "string", "", "which one" },
        { "column", "n", "integer", "times", "" },
        { "key", "", "", "", "letter, n" },
        { "source", "s1", "", "", "ignored" },
        { "source", "", "", "", "Told, page 2" },
        { "source", "s3", "", "", "s3" },
        { "source", "s4", "", "", "s4" },
        { "licence", "CC0", "", "", "public domain" },
    };
    size_t n = sizeof expected / sizeof *expected;
    begin_described();
    gbv_table *about = gbv_table_new();
    CHECK(gbv_package_about("a", about, NULL) == GBV_OK);
    CHECK(gbv_table_rows(about) == n);
    for (size_t row = 0; row < n; row++)
        check_row(about, row, expected[row]);
    gbv_table_free(about);
    end_package();
}

TEST(package_counts_rows_and_shortens_sources)
{
    char scratch[GBV_NUMBER_SIZE];
    begin_described();
    gbv_table *list = gbv_table_new();
    CHECK(gbv_package_list(list, NULL) == GBV_OK);
    CHECK_TEXT(cell_of(list, "a", "rows", scratch), "2");
    CHECK_TEXT(cell_of(list, "a", "source", scratch), "s1, Told, s3 and 1 more");
    CHECK(cell_of(list, "sources", "source", scratch) == NULL);
    gbv_table_free(list);
    end_package();
}

TEST(package_takes_citations_from_the_table_of_sources)
{
    gbv_buffer text = { 0 };
    begin_described();
    CHECK(gbv_package_cite("a", &text, NULL) == GBV_OK);
    CHECK_TEXT(text.data, "House (1999). Letters. shelf 3.\nTold, page 2\ns3\ns4\n");
    gbv_buffer_free(&text);
    end_package();
}
