/* Expressions in one row. Missing is neither true nor false: Kleene's strong
 * three-valued logic, as SQL's (ISO 9075-2, section 6.35, truth tables). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/expression_tree.h"

gbv_status
gbv_expression_new(const char *text, const gbv_table *table, gbv_expression **out,
                   gbv_error *error)
{
    gbv_status status = gbv_table_status(table);
    if (status)
        return gbv_explain(error, status, "the table of an expression");
    gbv_expression *made = calloc(1, sizeof *made);
    if (!made)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    made->table = table;
    status = gbv_expression_parse(text, made, error);
    if (status)
        gbv_expression_free(made);
    else
        *out = made;
    return status;
}

void
gbv_expression_free(gbv_expression *expression)
{
    if (!expression)
        return;
    for (struct node *made = expression->last_made, *before; made; made = before) {
        before = made->made_before;
        free(made->text);
        free(made);
    }
    free(expression);
}

bool
gbv_expression_is_condition(const gbv_expression *expression)
{
    return expression->root->value == VALUE_CONDITION;
}

bool
gbv_expression_uses(const gbv_expression *expression, size_t column)
{
    for (const struct node *made = expression->last_made; made; made = made->made_before)
        if ((made->kind == NODE_COLUMN || made->kind == NODE_MISSING) && made->column == column)
            return true;
    return false;
}

/* ---- Numbers ---- */

static double number_of(const struct node *node, const gbv_table *table, size_t row);

static double
sum_of(const struct node *sum, const gbv_table *table, size_t row)
{
    double total = 0;
    for (const struct node *operand = sum->operands; operand; operand = operand->next) {
        double value = number_of(operand, table, row);
        total += operand->inverse ? -value : value;
    }
    return total;
}

static double
product_of(const struct node *product, const gbv_table *table, size_t row)
{
    double total = 1;
    for (const struct node *operand = product->operands; operand; operand = operand->next) {
        double value = number_of(operand, table, row);
        total = operand->inverse ? total / value : total * value;
    }
    return total;
}

/* A value without an answer (x / 0, an overflow) is missing from there on. */
static double
number_of(const struct node *node, const gbv_table *table, size_t row)
{
    double value = NAN;
    switch (node->kind) {
    case NODE_VALUE: value = node->number; break;
    case NODE_COLUMN:
        value = node->value == VALUE_NONE ? (double)NAN
                                          : gbv_table_number(table, row, node->column);
        break;
    case NODE_SUM: value = sum_of(node, table, row); break;
    case NODE_PRODUCT: value = product_of(node, table, row); break;
    case NODE_NEGATIVE: value = -number_of(node->operands, table, row); break;
    default: break;
    }
    return isfinite(value) ? value : (double)NAN;
}

/* ---- Comparisons ---- */

static const char *
text_of(const struct node *node, const gbv_table *table, size_t row)
{
    return node->text ? node->text : gbv_table_text(table, row, node->column);
}

static bool
agrees(enum comparison comparison, int order)
{
    switch (comparison) {
    case EQUAL: return order == 0;
    case NOT_EQUAL: return order != 0;
    case LESS: return order < 0;
    case AT_MOST: return order <= 0;
    case MORE: return order > 0;
    case AT_LEAST: return order >= 0;
    }
    return false;
}

static gbv_truth
compare_texts(enum comparison comparison, const char *left, const char *right)
{
    if (!left || !right)
        return GBV_UNKNOWN;
    return agrees(comparison, strcmp(left, right)) ? GBV_TRUE : GBV_FALSE;
}

static gbv_truth
compare_numbers(enum comparison comparison, double left, double right)
{
    if (isnan(left) || isnan(right))
        return GBV_UNKNOWN;
    return agrees(comparison, (left > right) - (left < right)) ? GBV_TRUE : GBV_FALSE;
}

/* Days from the first to the last. */
static bool
period_of(const struct node *node, const gbv_table *table, size_t row, double *first,
          double *last)
{
    double time = number_of(node, table, row);
    return !isnan(time) && !gbv_time_days(node->step, time, first, last);
}

/* Years are whole quarters, quarters whole months, months whole days: of two
 * periods one lies before the other, or the coarser one holds the finer. */
static gbv_truth
compare_dates(const struct node *compared, const struct node *right, const gbv_table *table,
              size_t row)
{
    double first, last, right_first, right_last;
    if (!period_of(compared->operands, table, row, &first, &last) ||
        !period_of(right, table, row, &right_first, &right_last))
        return GBV_UNKNOWN;
    int order = last < right_first ? -1 : first > right_last;
    return agrees(compared->comparison, order) ? GBV_TRUE : GBV_FALSE;
}

static gbv_truth
compare_one(const struct node *compared, const struct node *right, const gbv_table *table,
            size_t row)
{
    const struct node *left = compared->operands;
    if (left->value == VALUE_NONE || right->value == VALUE_NONE)
        return GBV_UNKNOWN;
    if (left->value == VALUE_TEXT)
        return compare_texts(compared->comparison, text_of(left, table, row),
                             text_of(right, table, row));
    if (left->value == VALUE_DATE)
        return compare_dates(compared, right, table, row);
    return compare_numbers(compared->comparison, number_of(left, table, row),
                           number_of(right, table, row));
}

/* True if one of the right sides agrees, as a chain of || would be. */
static gbv_truth
compare(const struct node *compared, const gbv_table *table, size_t row)
{
    gbv_truth truth = GBV_FALSE;
    for (const struct node *right = compared->operands->next; right; right = right->next) {
        gbv_truth one = compare_one(compared, right, table, row);
        if (one == GBV_TRUE)
            return GBV_TRUE;
        if (one == GBV_UNKNOWN)
            truth = GBV_UNKNOWN;
    }
    return truth;
}

/* ---- Conditions ---- */

static gbv_truth truth_of(const struct node *node, const gbv_table *table, size_t row);

/* `decisive` settles the chain at once: true for ||, false for &&. */
static gbv_truth
chain_of(const struct node *chain, gbv_truth decisive, const gbv_table *table, size_t row)
{
    gbv_truth truth = decisive == GBV_TRUE ? GBV_FALSE : GBV_TRUE;
    for (const struct node *operand = chain->operands; operand; operand = operand->next) {
        gbv_truth one = truth_of(operand, table, row);
        if (one == decisive)
            return decisive;
        if (one == GBV_UNKNOWN)
            truth = GBV_UNKNOWN;
    }
    return truth;
}

static gbv_truth
denied(gbv_truth truth)
{
    return truth == GBV_UNKNOWN ? GBV_UNKNOWN : truth == GBV_TRUE ? GBV_FALSE : GBV_TRUE;
}

static gbv_truth
truth_of(const struct node *node, const gbv_table *table, size_t row)
{
    switch (node->kind) {
    case NODE_OR: return chain_of(node, GBV_TRUE, table, row);
    case NODE_AND: return chain_of(node, GBV_FALSE, table, row);
    case NODE_NOT: return denied(truth_of(node->operands, table, row));
    case NODE_COMPARE: return compare(node, table, row);
    case NODE_MISSING:
        return gbv_table_missing(table, row, node->column) ? GBV_TRUE : GBV_FALSE;
    default: return GBV_UNKNOWN;
    }
}

gbv_truth
gbv_expression_holds(const gbv_expression *expression, size_t row)
{
    return truth_of(expression->root, expression->table, row);
}

double
gbv_expression_number(const gbv_expression *expression, size_t row)
{
    return number_of(expression->root, expression->table, row);
}
