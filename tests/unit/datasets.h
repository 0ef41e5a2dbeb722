/* Reading the bundled data sets for their tests: by libcsv and jansson alone, not by this
 * project's own reader, so that a fault in one cannot hide a fault in the other. */
#ifndef DATASETS_H
#define DATASETS_H

#include <csv.h>
#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>

#include "check.h"

struct table {
    const char *name;
    char **cells; /* row by row, the header first */
    size_t count, room;
    size_t columns; /* of the header */
    size_t in_row;
    bool ragged;
};

typedef const char *const pairs[]; /* column, value, column, value, ..., NULL */

static inline void *
must(void *made)
{
    assert_non_null(made);
    return made;
}

static inline char *
read_file(const char *name)
{
    const char *folder = getenv("GBVSTAT_DATA");
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder ? folder : "datasets", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s: cannot be opened", path);
    size_t room = 1 << 20;
    char *bytes = must(malloc(room));
    size_t length = fread(bytes, 1, room - 1, file);
    CHECK(length < room - 1 && !ferror(file)); /* no bundled file is near 1 MiB */
    fclose(file);
    bytes[length] = '\0';
    CHECK(strlen(bytes) == length);
    return bytes;
}

static inline void
end_of_cell(void *text, size_t length, void *data)
{
    struct table *table = data;
    if (table->count == table->room) {
        table->room = table->room ? 2 * table->room : 1024;
        table->cells = must(realloc(table->cells, table->room * sizeof *table->cells));
    }
    table->cells[table->count++] = must(strndup(text ? text : "", length));
    table->in_row++;
}

static inline void
end_of_row(int ending, void *data)
{
    struct table *table = data;
    (void)ending;
    if (table->columns == 0)
        table->columns = table->in_row;
    table->ragged = table->ragged || table->in_row != table->columns;
    table->in_row = 0;
}

static inline struct table
read_table(const char *name)
{
    struct table table = { .name = name };
    char file[256];
    snprintf(file, sizeof file, "%s.csv", name);
    char *bytes = read_file(file);
    struct csv_parser parser;
    CHECK(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) == 0);
    size_t length = strlen(bytes);
    CHECK(csv_parse(&parser, bytes, length, end_of_cell, end_of_row, &table) == length);
    CHECK(csv_fini(&parser, end_of_cell, end_of_row, &table) == 0);
    csv_free(&parser);
    free(bytes);
    if (table.ragged || table.count <= table.columns)
        fail_msg("%s: rows of different lengths, or none", name);
    return table;
}

static inline void
free_table(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        free(table->cells[i]);
    free(table->cells);
}

static inline size_t
rows_of(const struct table *table)
{
    return table->count / table->columns - 1;
}

static inline const char *
cell(const struct table *table, size_t row, size_t column)
{
    return table->cells[(row + 1) * table->columns + column];
}

static inline size_t
column_of(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->cells[i], name) == 0)
            return i;
    fail_msg("%s has no column %s", table->name, name);
    return 0;
}

static inline const char *
text(const struct table *table, size_t row, const char *column)
{
    return cell(table, row, column_of(table, column));
}

/* The number in a cell, NaN where it is empty. */
static inline double
number(const struct table *table, size_t row, const char *column)
{
    const char *value = text(table, row, column);
    return *value ? strtod(value, NULL) : NAN;
}

static inline bool
matches(const struct table *table, size_t row, pairs where)
{
    for (size_t i = 0; where[i]; i += 2)
        if (strcmp(text(table, row, where[i]), where[i + 1]) != 0)
            return false;
    return true;
}

/* The one row that matches. */
static inline size_t
row_where(const struct table *table, pairs where)
{
    size_t found = 0, at = 0;
    for (size_t row = 0; row < rows_of(table); row++)
        if (matches(table, row, where)) {
            at = row;
            found++;
        }
    if (found != 1)
        fail_msg("%s: %zu rows, not one, where %s is %s ...", table->name, found, where[0],
                 where[1]);
    return at;
}

static inline size_t
count_where(const struct table *table, pairs where)
{
    size_t found = 0;
    for (size_t row = 0; row < rows_of(table); row++)
        found += matches(table, row, where);
    return found;
}

/* Whole numbers: their sums are exact. */
static inline double
sum_where(const struct table *table, const char *column, pairs where)
{
    double sum = 0;
    for (size_t row = 0; row < rows_of(table); row++)
        if (matches(table, row, where))
            sum += number(table, row, column);
    return sum;
}

static inline json_t *
read_json(const char *name)
{
    char *bytes = read_file(name);
    json_error_t error;
    json_t *json = json_loads(bytes, JSON_REJECT_DUPLICATES, &error);
    if (!json)
        fail_msg("%s:%d: %s", name, error.line, error.text);
    free(bytes);
    return json;
}

static inline const char *
get_text(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));
    if (!value || !*value)
        fail_msg("datapackage.json: \"%s\" is missing or empty", key);
    return value;
}

/* yyyy-mm-dd, a day of the calendar. */
static inline bool
is_date(const char *value)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (strlen(value) != 10 || value[4] != '-' || value[7] != '-')
        return false;
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && !isdigit((unsigned char)value[i]))
            return false;
    long year = strtol(value, NULL, 10);
    long month = strtol(value + 5, NULL, 10), day = strtol(value + 8, NULL, 10);
    if (month < 1 || month > 12)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] + (leap && month == 2);
}

#endif
