/* Which values go together: decided before the first row is looked at. */
#include <stdio.h>
#include <string.h>

#include "data/expression_tree.h"
#include "gbvstat/time.h"

static const char *const kinds[] = {
    [VALUE_CONDITION] = "a condition", [VALUE_NUMBER] = "a number", [VALUE_TEXT] = "a text",
    [VALUE_DATE] = "a date", [VALUE_NONE] = "a missing value",
};
static const char *const contents[] = {
    [VALUE_CONDITION] = "conditions", [VALUE_NUMBER] = "numbers", [VALUE_TEXT] = "text",
    [VALUE_DATE] = "dates", [VALUE_NONE] = "no values",
};

/* `column "article" (text)`, or `a number`. */
static const char *
described(const struct node *operand, const gbv_table *table, char *scratch, size_t size)
{
    if (operand->kind != NODE_COLUMN)
        return kinds[operand->value];
    snprintf(scratch, size, "column \"%.100s\" (%s)", gbv_table_name(table, operand->column),
             contents[operand->value]);
    return scratch;
}

gbv_status
gbv_expression_want(const char *text, const struct node *operand, enum value_kind wanted,
                    const gbv_table *table, gbv_error *error)
{
    if (operand->value == wanted || (wanted == VALUE_NUMBER && operand->value == VALUE_NONE))
        return GBV_OK;
    char scratch[200];
    gbv_expression_wrong(text, operand->at, error, "%s stands where %s is needed",
                         described(operand, table, scratch, sizeof scratch), kinds[wanted]);
    if (wanted == VALUE_CONDITION)
        gbv_hint(error, "a condition compares, as in year >= 2008, or tests, as in missing(rate)");
    else if (operand->kind == NODE_VALUE && operand->value == VALUE_DATE)
        gbv_hint(error, "2020-03 is a month; to subtract, put blanks around the -");
    else
        gbv_hint(error, "+ - * / compute with numbers only");
    return GBV_MISUSE;
}

static void
hint_at_kinds(const struct node *left, const struct node *right, gbv_error *error)
{
    bool text = left->value == VALUE_TEXT || right->value == VALUE_TEXT;
    bool date = left->value == VALUE_DATE || right->value == VALUE_DATE;
    bool condition = left->value == VALUE_CONDITION || right->value == VALUE_CONDITION;

    if (condition)
        gbv_hint(error, "join conditions with && and ||: 2008 <= year && year <= 2020");
    else if (text && date)
        gbv_hint(error, "dates stand without quotes, as 2020-03-16, 2020-03 or 2020-Q2, and a "
                 "column of dates holds one kind of them");
    else if (text)
        gbv_hint(error, "text stands in quotes (\"99\") and numbers without; one cell that is "
                 "not a number makes its whole column text");
    else
        gbv_hint(error, "write a date as 2020-01-01, 2020-01 or 2020-Q1, as the column does");
}

static gbv_status
match(const char *text, const struct node *left, const struct node *right, const gbv_table *table,
      gbv_error *error)
{
    bool conditions = left->value == VALUE_CONDITION || right->value == VALUE_CONDITION;
    bool unlike = left->value != right->value && left->value != VALUE_NONE &&
                  right->value != VALUE_NONE;
    if (!conditions && !unlike)
        return GBV_OK;

    char one[200], other[200];
    gbv_expression_wrong(text, right->at, error, "%s cannot be compared with %s",
                         described(left, table, one, sizeof one),
                         described(right, table, other, sizeof other));
    hint_at_kinds(left, right, error);
    return GBV_MISUSE;
}

/* ---- Dates of unlike steps ---- */

/* The month, quarter or year that a day lies in. */
static double
time_of_day(gbv_step step, double day)
{
    int year, month, day_of_month;
    gbv_day_date(day, &year, &month, &day_of_month);
    switch (step) {
    case GBV_STEP_MONTH: return 12.0 * year + month - 1;
    case GBV_STEP_QUARTER: return 4.0 * year + (month - 1) / 3;
    case GBV_STEP_YEAR: return year;
    default: return day;
    }
}

/* A month of a column is before the 15th for some of its days and not for
 * others: no answer would be the right one. */
static gbv_status
refuse_finer(const char *text, const struct node *column, const struct node *value,
             const gbv_table *table, gbv_error *error)
{
    double first, last;
    char written[32], meant[32];
    if (gbv_time_days(value->step, value->number, &first, &last))
        return GBV_OK;    /* beyond all dates: missing in every row */
    gbv_time_format(value->step, value->number, written);
    gbv_time_format(column->step, time_of_day(column->step, first), meant);
    const char *step = gbv_step_name(column->step);
    gbv_expression_wrong(text, value->at, error, "column \"%.100s\" holds %ss and %s is a %s",
                         gbv_table_name(table, column->column), step, written,
                         gbv_step_name(value->step));
    gbv_hint(error, "write %s for the %s that it lies in; a whole %s is neither before nor after "
             "one of its parts", meant, step, step);
    return GBV_MISUSE;
}

static gbv_status
match_steps(const char *text, const struct node *left, const struct node *right,
            const gbv_table *table, gbv_error *error)
{
    if (left->value != VALUE_DATE || right->value != VALUE_DATE || left->step == right->step)
        return GBV_OK;
    const struct node *coarser = left->step > right->step ? left : right;
    const struct node *finer = coarser == left ? right : left;
    if (coarser->kind != NODE_COLUMN || finer->kind != NODE_VALUE)
        return GBV_OK;
    return refuse_finer(text, coarser, finer, table, error);
}

gbv_status
gbv_expression_match(const char *text, const struct node *compared, const gbv_table *table,
                     gbv_error *error)
{
    const struct node *left = compared->operands;
    gbv_status status = GBV_OK;
    for (const struct node *right = left->next; right && !status; right = right->next) {
        status = match(text, left, right, table, error);
        if (!status)
            status = match_steps(text, left, right, table, error);
    }
    return status;
}
