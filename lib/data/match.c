/* Rows matched by key: the right table sorted, each left row looked up in it. */
#include <string.h>

#include "gbvstat/group.h"
#include "gbvstat/match.h"
#include "gbvstat/number.h"

enum { MOST_NAMED = 5 };  /* in a message: enough to see what is wrong */

void
gbv_table_print_key(const gbv_table *table, size_t row, const size_t *columns, size_t n_columns,
                    gbv_buffer *out)
{
    char scratch[GBV_NUMBER_SIZE];
    for (size_t i = 0; i < n_columns; i++) {
        const char *text = gbv_table_print(table, row, columns[i], scratch);
        gbv_buffer_puts(out, i ? ", " : "");
        gbv_buffer_puts(out, text ? text : "(missing)");
    }
}

static bool
has_key(const gbv_table *table, size_t row, const size_t *columns, size_t n_columns)
{
    for (size_t i = 0; i < n_columns; i++)
        if (gbv_table_missing(table, row, columns[i]))
            return false;
    return true;
}

/* ---- Columns that can be compared ---- */

static const char *
contents(const gbv_table *table, size_t column)
{
    static const char *const names[] = {
        [GBV_TEXT] = "text", [GBV_NUMBER] = "numbers", [GBV_DATE] = "dates",
    };
    return names[gbv_table_type(table, column)];
}

static bool
is_empty(const gbv_table *table, size_t column)
{
    for (size_t row = 0; row < gbv_table_rows(table); row++)
        if (!gbv_table_missing(table, row, column))
            return false;
    return true;
}

static gbv_status
check_kinds(const gbv_table *left, size_t a, const gbv_table *right, size_t b, gbv_error *error)
{
    if (is_empty(left, a) || is_empty(right, b))
        return GBV_OK;
    if (gbv_table_type(left, a) != gbv_table_type(right, b)) {
        gbv_fail(error, GBV_BAD_VALUE, "key: column \"%s\" of %s holds %s, column \"%s\" of %s %s",
                 gbv_table_name(left, a), gbv_table_source(left), contents(left, a),
                 gbv_table_name(right, b), gbv_table_source(right), contents(right, b));
        gbv_hint(error, "one cell that is no number, or a leading zero (007), makes a column "
                 "text; if a word means that there is no value, name it with --na");
        return GBV_BAD_VALUE;
    }
    if (gbv_table_step(left, a) == gbv_table_step(right, b))
        return GBV_OK;
    return gbv_fail(error, GBV_BAD_VALUE,
                    "key: column \"%s\" of %s holds a %s, column \"%s\" of %s a %s",
                    gbv_table_name(left, a), gbv_table_source(left),
                    gbv_step_name(gbv_table_step(left, a)), gbv_table_name(right, b),
                    gbv_table_source(right), gbv_step_name(gbv_table_step(right, b)));
}

/* ---- Keys that occur more than once ---- */

static void
name_lines(const gbv_table *table, const size_t *rows, size_t n, gbv_buffer *out)
{
    gbv_buffer_puts(out, " (lines ");
    for (size_t i = 0; i < n && i < MOST_NAMED; i++)
        gbv_buffer_printf(out, "%s%zu", i ? ", " : "", gbv_table_line(table, rows[i]));
    gbv_buffer_puts(out, n > MOST_NAMED ? ", …)" : ")");
}

static gbv_status
refuse_duplicates(const gbv_matching *matching, const gbv_buffer *names, size_t n,
                  gbv_error *error)
{
    const char *source = gbv_table_source(matching->right);
    if (names->status)
        return gbv_fail(error, names->status, "out of memory");
    gbv_fail_at(error, GBV_BAD_VALUE, source, 0, "%zu key%s occur%s more than once: %s%s", n,
                n == 1 ? "" : "s", n == 1 ? "s" : "", names->data, n > MOST_NAMED ? "; …" : "");
    gbv_hint(error, "name more columns with --key, or choose one row a key: gbv-select --where … "
             "%s | gbv-join LEFT -", source);
    return GBV_BAD_VALUE;
}

static gbv_status
check_unique(const gbv_matching *matching, const gbv_groups *groups, gbv_error *error)
{
    const gbv_table *right = matching->right;
    gbv_buffer names = { 0 };
    gbv_status status = GBV_OK;
    size_t n = 0;
    for (size_t g = 0; g < groups->n; g++) {
        const size_t *rows = groups->rows + groups->start[g];
        size_t n_rows = groups->start[g + 1] - groups->start[g];
        if (n_rows < 2 ||
            !has_key(right, rows[0], matching->right_columns, matching->n_columns))
            continue;
        if (n++ >= MOST_NAMED)
            continue;
        gbv_buffer_puts(&names, n > 1 ? "; " : "");
        gbv_table_print_key(right, rows[0], matching->right_columns, matching->n_columns, &names);
        name_lines(right, rows, n_rows, &names);
    }
    if (n > 0)
        status = refuse_duplicates(matching, &names, n, error);
    gbv_buffer_free(&names);
    return status;
}

/* ---- Looking up ---- */

/* As gbv_table_compare, over two tables; the right may have a missing part. */
static int
compare(const gbv_matching *matching, size_t left_row, size_t right_row)
{
    int order = 0;
    for (size_t i = 0; i < matching->n_columns && order == 0; i++) {
        size_t a = matching->left_columns[i], b = matching->right_columns[i];
        if (gbv_table_missing(matching->right, right_row, b))
            return -1;
        if (gbv_table_type(matching->left, a) == GBV_TEXT) {
            order = strcmp(gbv_table_text(matching->left, left_row, a),
                           gbv_table_text(matching->right, right_row, b));
        } else {
            double x = gbv_table_number(matching->left, left_row, a);
            double y = gbv_table_number(matching->right, right_row, b);
            order = (x > y) - (x < y);
        }
    }
    return order;
}

static size_t
look_up(const gbv_matching *matching, const gbv_groups *groups, size_t left_row)
{
    size_t low = 0, high = groups->n;
    if (!has_key(matching->left, left_row, matching->left_columns, matching->n_columns))
        return GBV_NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t right_row = groups->rows[groups->start[middle]];
        int order = compare(matching, left_row, right_row);
        if (order == 0)
            return right_row;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return GBV_NONE;
}

gbv_status
gbv_match_rows(const gbv_matching *matching, size_t *match, gbv_error *error)
{
    gbv_groups groups = { 0 };
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < matching->n_columns && !status; i++)
        status = check_kinds(matching->left, matching->left_columns[i], matching->right,
                             matching->right_columns[i], error);
    if (!status)
        status = gbv_groups_of(matching->right, matching->right_columns, matching->n_columns,
                               &groups, error);
    if (!status)
        status = check_unique(matching, &groups, error);
    for (size_t row = 0; !status && row < gbv_table_rows(matching->left); row++)
        match[row] = look_up(matching, &groups, row);
    gbv_groups_free(&groups);
    return status;
}
