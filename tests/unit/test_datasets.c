/* The bundled data sets hold what datapackage.json says of them: columns, types, keys,
 * sources, periods, plain UTF-8. */
#include <dirent.h>
#include <regex.h>

#include "datasets.h"

static size_t
complain(const char *table, size_t row, const char *column, const char *value, const char *what)
{
    print_error("%s row %zu column %s: \"%s\" %s\n", table, row + 1, column, value, what);
    return 1;
}

/* Digits with at most one sign before and one point among them. */
static bool
is_number(const char *value, bool whole)
{
    value += *value == '-';
    size_t digits = strspn(value, "0123456789");
    if (digits == 0 || (whole && value[digits]))
        return false;
    if (value[digits] == '.') {
        value += digits + 1;
        digits = strspn(value, "0123456789");
    }
    return digits > 0 && value[digits] == '\0';
}

static bool
has_type(const char *value, const char *type)
{
    if (strcmp(type, "integer") == 0)
        return is_number(value, true);
    if (strcmp(type, "number") == 0)
        return is_number(value, false);
    if (strcmp(type, "date") == 0)
        return is_date(value);
    return strcmp(type, "string") == 0;
}

static bool
is_among(const char *value, const json_t *list)
{
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item)
        if (strcmp(value, json_string_value(item)) == 0)
            return true;
    return false;
}

static bool
fits_pattern(const char *value, const char *pattern)
{
    char whole[256];
    regex_t regex;
    snprintf(whole, sizeof whole, "^(%s)$", pattern);
    CHECK(regcomp(&regex, whole, REG_EXTENDED | REG_NOSUB) == 0);
    bool fits = regexec(&regex, value, 0, NULL, 0) == 0;
    regfree(&regex);
    return fits;
}

static size_t
characters(const char *value)
{
    size_t count = 0;
    for (; *value; value++)
        count += ((unsigned char)*value & 0xC0) != 0x80;
    return count;
}

/* What is wrong with a cell under its field's constraints, or NULL. */
static const char *
fault(const char *value, const json_t *field)
{
    const json_t *limits = json_object_get(field, "constraints"), *limit;
    if (!*value)
        return json_is_true(json_object_get(limits, "required")) ? "is empty" : NULL;
    if (!has_type(value, json_string_value(json_object_get(field, "type"))))
        return "is not of its type";
    if ((limit = json_object_get(limits, "enum")) && !is_among(value, limit))
        return "is none of its words";
    if ((limit = json_object_get(limits, "pattern")) &&
        !fits_pattern(value, json_string_value(limit)))
        return "does not fit its pattern";
    if ((limit = json_object_get(limits, "minimum")) &&
        strtod(value, NULL) < json_number_value(limit))
        return "is too small";
    if ((limit = json_object_get(limits, "maximum")) &&
        strtod(value, NULL) > json_number_value(limit))
        return "is too large";
    if ((limit = json_object_get(limits, "maxLength")) &&
        characters(value) > (size_t)json_integer_value(limit))
        return "is too long";
    return NULL;
}

typedef size_t check_table(const json_t *resource, const struct table *table);

/* Runs a check over every table of the package; fails if any complains. */
static void
check_tables(check_table *check)
{
    json_t *package = read_json("datapackage.json"), *resource;
    size_t i, faults = 0;
    json_array_foreach(json_object_get(package, "resources"), i, resource) {
        struct table table = read_table(get_text(resource, "name"));
        faults += check(resource, &table);
        free_table(&table);
    }
    CHECK(i == 14);
    json_decref(package);
    CHECK(faults == 0);
}

static size_t
check_description(const json_t *resource, const struct table *table)
{
    char path[256];
    snprintf(path, sizeof path, "%s.csv", table->name);
    CHECK_TEXT(get_text(resource, "path"), path);
    CHECK_TEXT(get_text(resource, "profile"), "tabular-data-resource");
    get_text(resource, "title");
    get_text(resource, "description");
    get_text(resource, "period");
    CHECK(fits_pattern(get_text(resource, "grade"), "[ABC](-[ABC])?"));
    CHECK(json_is_array(json_object_get(resource, "comparability")));
    CHECK(json_array_size(json_object_get(resource, "licenses")) > 0);
    const json_t *missing = json_object_get(json_object_get(resource, "schema"), "missingValues");
    CHECK(json_array_size(missing) == 1);
    CHECK_TEXT(json_string_value(json_array_get(missing, 0)), "");
    return 0;
}

static const json_t *
fields_of(const json_t *resource)
{
    return json_object_get(json_object_get(resource, "schema"), "fields");
}

static size_t
check_cells(const json_t *resource, const struct table *table)
{
    size_t column, faults = 0;
    const json_t *fields = fields_of(resource);
    json_t *field;
    CHECK(json_array_size(fields) == table->columns);
    json_array_foreach(fields, column, field) {
        CHECK_TEXT(get_text(field, "name"), table->cells[column]);
        get_text(field, "description");
        for (size_t row = 0; row < rows_of(table); row++) {
            const char *value = cell(table, row, column), *wrong = fault(value, field);
            if (wrong)
                faults += complain(table->name, row, table->cells[column], value, wrong);
        }
    }
    return faults;
}

/* A primary key has no empty part; a unique key may (an open age, an unknown end). */
static size_t
check_key(const json_t *resource, const struct table *table)
{
    const json_t *schema = json_object_get(resource, "schema");
    const json_t *key = json_object_get(schema, "primaryKey");
    bool primary = key != NULL;
    if (!primary)
        key = json_array_get(json_object_get(schema, "uniqueKeys"), 0);
    size_t columns[16], width = json_array_size(key), rows = rows_of(table), faults = 0;
    CHECK(width > 0 && width <= 16);
    for (size_t i = 0; i < width; i++)
        columns[i] = column_of(table, json_string_value(json_array_get(key, i)));
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; primary && i < width; i++)
            if (!*cell(table, row, columns[i]))
                faults += complain(table->name, row, table->cells[columns[i]], "", "in the key");
        for (size_t other = 0; other < row; other++) {
            size_t same = 0;
            while (same < width && strcmp(cell(table, row, columns[same]),
                                          cell(table, other, columns[same])) == 0)
                same++;
            if (same == width)
                faults += complain(table->name, row, "(key)", cell(table, row, columns[0]),
                                   "stands twice");
        }
    }
    return faults;
}

static bool
has_column(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->cells[i], name) == 0)
            return true;
    return false;
}

/* Every source is known, and the package names exactly the sources of the table. */
static size_t
check_sources(const json_t *resource, const struct table *table)
{
    struct table sources = read_table("sources");
    size_t i, faults = 0, rows = rows_of(table);
    const json_t *named = json_object_get(resource, "sources");
    json_t *source;
    json_array_foreach(named, i, source) {
        const char *id = get_text(source, "name");
        size_t row = row_where(&sources, (pairs){ "id", id, NULL });
        CHECK_TEXT(get_text(source, "title"), text(&sources, row, "title"));
        if (has_column(table, "source") && !count_where(table, (pairs){ "source", id, NULL }))
            faults += complain(table->name, 0, "source", id, "is named but not used");
    }
    for (size_t row = 0; has_column(table, "source") && row < rows; row++) {
        const char *id = text(table, row, "source");
        bool found = false;
        json_array_foreach(named, i, source)
            found = found || strcmp(id, get_text(source, "name")) == 0;
        if (!found)
            faults += complain(table->name, row, "source", id, "is not named by the package");
    }
    free_table(&sources);
    return faults;
}

static size_t
check_order(const struct table *table, const char *first, const char *last)
{
    size_t faults = 0;
    for (size_t row = 0; has_column(table, first) && row < rows_of(table); row++) {
        const char *from = text(table, row, first), *to = text(table, row, last);
        if (*from && *to && strcmp(from, to) > 0) /* ISO dates sort as text */
            faults += complain(table->name, row, last, to, "is before its start");
    }
    return faults;
}

static size_t
check_periods(const json_t *resource, const struct table *table)
{
    (void)resource;
    size_t faults = check_order(table, "period_start", "period_end");
    faults += check_order(table, "date", "date_end");
    for (size_t row = 0; has_column(table, "age_to") && row < rows_of(table); row++)
        if (number(table, row, "age_to") < number(table, row, "age_from"))
            faults += complain(table->name, row, "age_to", "", "is below age_from");
    return faults;
}

static size_t
check_bytes(const json_t *resource, const struct table *table)
{
    char *bytes = read_file(get_text(resource, "path"));
    size_t length = strlen(bytes);
    CHECK(bytes[length - 1] == '\n' && !strchr(bytes, '\r'));
    CHECK(strncmp(bytes, "\xEF\xBB\xBF", 3) != 0);
    json_t *utf8 = json_string(bytes); /* NULL unless UTF-8 */
    if (!utf8)
        fail_msg("%s is not UTF-8", table->name);
    json_decref(utf8);
    free(bytes);
    return 0;
}

TEST(every_table_is_described) { check_tables(check_description); }
TEST(every_cell_fits_its_field) { check_tables(check_cells); }
TEST(every_key_is_unique) { check_tables(check_key); }
TEST(every_source_is_known) { check_tables(check_sources); }
TEST(every_period_ends_after_it_starts) { check_tables(check_periods); }
TEST(every_file_is_plain_utf8) { check_tables(check_bytes); }

TEST(every_file_is_in_the_package_and_every_source_in_the_readme)
{
    json_t *package = read_json("datapackage.json"), *resource;
    char *readme = read_file("README.md"), mark[256];
    size_t i, listed = 0, files = 0;
    json_array_foreach(json_object_get(package, "resources"), i, resource) {
        snprintf(mark, sizeof mark, "](%s)", get_text(resource, "path"));
        CHECK(strstr(readme, mark));
        listed++;
    }
    const char *folder = getenv("GBVSTAT_DATA");
    DIR *directory = must(opendir(folder ? folder : "datasets"));
    for (struct dirent *entry; (entry = readdir(directory));)
        files += strstr(entry->d_name, ".csv") != NULL;
    closedir(directory);
    CHECK(files == listed);
    struct table sources = read_table("sources");
    for (size_t row = 0; row < rows_of(&sources); row++) {
        snprintf(mark, sizeof mark, "| %s |", text(&sources, row, "id"));
        if (!strstr(readme, mark))
            fail_msg("README.md does not name the source %s", text(&sources, row, "id"));
    }
    free_table(&sources);
    free(readme);
    json_decref(package);
}
