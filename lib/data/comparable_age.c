/* Ages: who is in two groups would count twice. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/memory.h"
#include "data/comparable.h"
#include "gbvstat/number.h"

struct ages {
    double from, to;    /* years, both inside; of an open end infinity */
    size_t row;
};

/* Where ages stand: in two columns, or both in one; GBV_NONE where not. */
struct columns {
    size_t from, to, group;
};

/* ---- Reading ---- */

static double
number_or(const struct check *check, size_t row, size_t column, double missing)
{
    if (column == GBV_NONE || gbv_table_missing(check->table, row, column))
        return missing;
    return gbv_table_number(check->table, row, column);
}

/* "15-49", "15–49", "65+". False: something else. */
static bool
read_group(const char *text, struct ages *ages)
{
    size_t length = strcspn(text, "-+\xe2");
    const char *behind = text + length;
    ages->to = INFINITY;
    if (!gbv_number_plain(text, length, '\0', &ages->from))
        return false;
    if (strcmp(behind, "+") == 0)
        return true;
    size_t dash = *behind == '-' ? 1 : strncmp(behind, "–", strlen("–")) == 0 ? strlen("–") : 0;
    return dash && gbv_number_plain(behind + dash, strlen(behind + dash), '\0', &ages->to);
}

/* False: a row of no known ages. */
static bool
read_ages(const struct check *check, struct columns columns, size_t row, struct ages *ages)
{
    bool known = true;
    ages->row = row;
    if (columns.group != GBV_NONE) {
        const char *text = gbv_table_text(check->table, row, columns.group);
        known = text && read_group(text, ages);
    } else {
        ages->from = number_or(check, row, columns.from, 0);
        ages->to = number_or(check, row, columns.to, INFINITY);
    }
    return known && ages->from <= ages->to;
}

/* ---- Telling ---- */

static const char *
shown(const struct ages *ages, char *text, size_t size)
{
    if (isinf(ages->to))
        snprintf(text, size, "%g and over", ages->from);
    else
        snprintf(text, size, "%g to %g", ages->from, ages->to);
    return text;
}

static gbv_status
refuse(const struct check *check, struct columns columns, const struct ages *one,
       const struct ages *other)
{
    const struct ages *here = one->row > other->row ? one : other;
    const struct ages *there = here == one ? other : one;
    char first[64], second[64], where[32];
    shown(there, first, sizeof first);
    shown(here, second, sizeof second);
    if (check->how->allow_mixed) {
        gbv_check_note(check, "mixed ages: %s, %s", first, second);
        return GBV_OK;
    }
    const char *names = columns.group != GBV_NONE ? "age_group"
                      : columns.from == GBV_NONE ? "age_to"
                      : columns.to == GBV_NONE ? "age_from" : "age_from,age_to";
    gbv_fail_at(check->error, GBV_NOT_COMPARABLE, gbv_table_source(check->table),
                gbv_table_line(check->table, here->row),
                "ages (%s) are %s here and %s in %s: who is in both would count twice", names,
                second, first, gbv_check_where(check, there->row, where));
    gbv_hint(check->error, "choose rows with --where, tell them apart with --by %s, or let them "
             "pass with --allow-mixed", names);
    return GBV_NOT_COMPARABLE;
}

/* ---- Checking ---- */

static int
by_age(const void *left, const void *right)
{
    const struct ages *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Any two are the same or have no year in common: then neighbours do not. */
static gbv_status
check_overlaps(const struct check *check, struct columns columns, struct ages *ages, size_t n)
{
    qsort(ages, n, sizeof *ages, by_age);
    for (size_t i = 1; i < n; i++) {
        const struct ages *one = &ages[i - 1], *next = &ages[i];
        if ((one->from != next->from || one->to != next->to) && next->from <= one->to)
            return refuse(check, columns, one, next);
    }
    return GBV_OK;
}

static gbv_status
check_ages(const struct check *check, struct columns columns)
{
    struct ages *ages = gbv_new_array(check->n, sizeof *ages);
    if (!ages)
        return gbv_fail(check->error, GBV_NO_MEMORY, "out of memory");
    size_t n = 0;
    for (size_t i = 0; i < check->n; i++)
        n += read_ages(check, columns, gbv_check_row(check, i), &ages[n]);
    gbv_status status = check_overlaps(check, columns, ages, n);
    free(ages);
    return status;
}

static bool
is_apart(const struct check *check, size_t column)
{
    return column == GBV_NONE || gbv_check_apart(check, column);
}

/* Ages in words are nobody's numbers. */
static bool
is_of_type(const struct check *check, size_t column, gbv_type type)
{
    return column == GBV_NONE || gbv_table_type(check->table, column) == type;
}

gbv_status
gbv_check_ages(const struct check *check)
{
    struct columns columns = { .from = gbv_table_find(check->table, "age_from"),
                               .to = gbv_table_find(check->table, "age_to"), .group = GBV_NONE };
    gbv_status status = GBV_OK;
    if ((!is_apart(check, columns.from) || !is_apart(check, columns.to)) &&
        is_of_type(check, columns.from, GBV_NUMBER) && is_of_type(check, columns.to, GBV_NUMBER))
        status = check_ages(check, columns);
    columns.group = gbv_table_find(check->table, "age_group");
    if (!status && !is_apart(check, columns.group) &&
        is_of_type(check, columns.group, GBV_TEXT))
        status = check_ages(check, columns);
    return status;
}
