/* Any bytes as a table that is folded as it is read, or read and then put
 * together: both fail (where a file has two faults, perhaps by another one), or
 * the rows, groups and sums are the same. Only what cannot be summed exactly
 * (GBV_RANGE) is refused by the fold alone. The first two bytes pick the
 * options: "00" are the defaults and one thread; bit 3 of the second byte lets
 * the first row stand 280 KiB long before the others, so that what they say
 * comes late. */
#include <gbvstat.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
expect(bool condition)
{
    if (!condition)
        abort();
}

/* ---- The file ---- */

enum { LATE = 280 * 1024 };

static size_t
line_length(const char *text, size_t length)
{
    const char *end = memchr(text, '\n', length);
    return end ? (size_t)(end - text) + 1 : length;
}

/* The text, its first row behind the header many times. */
static void
put_text(gbv_buffer *out, const char *text, size_t length, bool late)
{
    size_t header = late ? line_length(text, length) : 0;
    size_t row = late ? line_length(text + header, length - header) : 0;
    gbv_buffer_put(out, text, header);
    while (row > 1 && out->length < LATE)
        gbv_buffer_put(out, text + header, row);
    gbv_buffer_put(out, text + header, length - header);
}

/* A file without a folder; *path has room for its name. */
static int
open_text(const gbv_buffer *text, char *path, size_t size)
{
    int descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    expect(descriptor >= 0);
    expect(write(descriptor, text->data, text->length) == (ssize_t)text->length);
    snprintf(path, size, "/proc/self/fd/%d", descriptor);
    return descriptor;
}

/* ---- What is asked ---- */

struct question {
    const char *path;
    gbv_read_options options;
    const char *where;
    unsigned asked;    /* bit c: the condition asks for column c */
    size_t by[2], n_by, measured, threads;
};

/* Within the columns there are. What is measured is numbers for a condition that
 * asks for it too, in a fold alone: other columns are measured, or none left out. */
static void
clamp(struct question *question, size_t n_columns)
{
    question->by[0] %= n_columns;
    question->by[1] %= n_columns;
    question->measured %= n_columns;
    if (question->n_by == 2 && question->by[0] == question->by[1])
        question->n_by = 1;
    for (size_t i = 0; i < n_columns && question->asked >> question->measured & 1; i++)
        question->measured = (question->measured + 1) % n_columns;
    if (question->asked >> question->measured & 1)
        question->where = NULL;
}

/* ---- Two ways ---- */

struct table_answer {
    gbv_table *table;
    gbv_groups groups;
    const double *values;
    size_t n_rows, n_unknown;
    gbv_status status;
};

static void
ask_table(struct question *question, struct table_answer *out)
{
    gbv_error error = { 0 };
    out->status = gbv_table_read(question->path, &question->options, &out->table, &error);
    if (out->status)
        return;
    clamp(question, gbv_table_columns(out->table));
    out->n_rows = gbv_table_rows(out->table);
    if (question->where)
        out->status = gbv_table_where(out->table, question->where, &out->n_unknown, &error);
    if (!out->status)
        out->status = gbv_table_numbers(out->table, question->measured, &out->values, &error);
    if (!out->status)
        out->status = gbv_groups_of(out->table, question->by, question->n_by, &out->groups,
                                    &error);
}

struct scan_answer {
    gbv_measured measured;
    gbv_grouping grouping;
    gbv_scan *scan;
    gbv_grouped *grouped;
    gbv_groups groups;    /* of its keys */
    gbv_status status;
};

static void
ask_scan(struct question *question, struct scan_answer *out)
{
    static const size_t key_columns[] = { 0, 1 };
    gbv_error error = { 0 };
    out->status = gbv_scan_open(question->path, &question->options, &out->scan, &error);
    if (out->status)
        return;
    clamp(question, gbv_table_columns(gbv_scan_columns(out->scan)));
    out->measured = gbv_measured_column(question->measured);
    out->grouping = (gbv_grouping){ .by = question->by, .n_by = question->n_by,
                                    .measured = &out->measured, .n_measured = 1,
                                    .weight = GBV_NONE, .threads = question->threads };
    if (question->where)
        out->status = gbv_scan_where(out->scan, question->where, &error);
    if (!out->status)
        out->status = gbv_group_rows(out->scan, &out->grouping, &out->grouped, &error);
    expect(!out->status || error.message[0]);
    if (!out->status)
        out->status = gbv_groups_of(gbv_grouped_keys(out->grouped), key_columns, question->n_by,
                                    &out->groups, &error);
}

/* ---- The same answer ---- */

static bool
has_extremes(const struct table_answer *answer)
{
    bool has = false;
    for (size_t row = 0; row < gbv_table_rows(answer->table); row++) {
        double size = fabs(answer->values[row]);
        has = has || size > 0x1p200 || (size > 0 && size < 0x1p-200);
    }
    return has;
}

/* The values of one group, added one after the other. */
static void
compare_sums(const struct table_answer *table, size_t group, const gbv_sums *sums)
{
    size_t n = 0, n_missing = 0;
    double sum = 0, size = 0, min = INFINITY, max = -INFINITY;
    for (size_t i = table->groups.start[group]; i < table->groups.start[group + 1]; i++) {
        double value = table->values[table->groups.rows[i]];
        if (isnan(value)) {
            n_missing++;
            continue;
        }
        n++;
        sum += value;
        size += fabs(value);
        min = fmin(min, value);
        max = fmax(max, value);
    }
    expect(sums->n == n && sums->n_missing == n_missing);
    expect(n == 0 || (sums->min == min && sums->max == max));
    expect(n == 0 || fabs(sums->sum - sum) <= 1e-9 * size);
}

static void
compare_groups(const struct question *question, const struct table_answer *table,
               const struct scan_answer *scan)
{
    const gbv_table *keys = gbv_grouped_keys(scan->grouped);
    expect(table->groups.n == scan->groups.n);
    for (size_t g = 0; g < table->groups.n; g++) {
        const size_t *group = scan->groups.rows + scan->groups.start[g];
        size_t n = scan->groups.start[g + 1] - scan->groups.start[g], rows = 0;
        for (size_t i = 0; i < n; i++)
            rows += gbv_grouped_rows(scan->grouped, group[i]);
        expect(rows == table->groups.start[g + 1] - table->groups.start[g]);
        for (size_t c = 0; c < question->n_by && rows > 0; c++) {
            char one[GBV_NUMBER_SIZE], two[GBV_NUMBER_SIZE];
            const char *key = gbv_table_print(keys, group[0], c, one);
            const char *cell = gbv_table_print(table->table,
                                               table->groups.rows[table->groups.start[g]],
                                               question->by[c], two);
            expect(!key == !cell && (!key || strcmp(key, cell) == 0));
        }
        gbv_sums sums;
        expect(gbv_grouped_sums(scan->grouped, group, n, 0, &sums) == GBV_OK);
        compare_sums(table, g, &sums);
    }
}

static void
compare(struct question *question)
{
    struct table_answer table = { 0 };
    struct scan_answer scan = { 0 };
    ask_table(question, &table);
    ask_scan(question, &scan);
    bool refused = scan.status == GBV_RANGE && !table.status && has_extremes(&table);
    expect(refused || !scan.status == !table.status);
    if (!table.status && !scan.status) {
        expect(gbv_scan_rows(scan.scan) == table.n_rows);
        expect(gbv_scan_unknown(scan.scan) == table.n_unknown);
        expect(gbv_scan_skipped(scan.scan) == gbv_table_skipped(table.table));
        expect(gbv_scan_padded(scan.scan) == gbv_table_padded(table.table));
        compare_groups(question, &table, &scan);
    }
    gbv_groups_free(&scan.groups);
    gbv_grouped_free(scan.grouped);
    gbv_scan_close(scan.scan);
    gbv_groups_free(&table.groups);
    gbv_table_free(table.table);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char delimiters[] = { '\0', ';', '\t', ',' };
    static const char *const na[] = { "-99,x", "1:3" };
    /* Each asks for the columns of the bits of its index. */
    static const char *const conditions[] = { NULL, "column1 > 1", "column2 == \"a\"",
                                              "!missing(column1) && column2 < 3" };
    if (length < 2)
        return 0;
    unsigned condition = bytes[0] & 4 ? bytes[0] >> 6 & 3 : 0;
    struct question question = {
        .options = { .delimiter = delimiters[bytes[0] & 3], .no_header = bytes[0] & 4,
                     .na = na, .n_na = bytes[0] & 8 ? 2 : 0,
                     .ragged = (gbv_ragged)((bytes[0] >> 4 & 3) % 3),
                     .decimal = bytes[0] & 128 ? ',' : '\0' },
        .where = conditions[condition], .asked = condition,
        .n_by = (bytes[1] & 3) % 3, .by = { bytes[1] >> 4 & 1, bytes[1] >> 5 & 1 },
        .measured = bytes[1] >> 6, .threads = bytes[1] & 4 ? 3 : 1,
    };
    char path[64];
    gbv_buffer text = { 0 };
    put_text(&text, (const char *)bytes + 2, length - 2, bytes[1] & 8);
    gbv_buffer_puts(&text, "");
    int file = open_text(&text, path, sizeof path);
    question.path = path;
    compare(&question);
    close(file);
    gbv_buffer_free(&text);
    return 0;
}
