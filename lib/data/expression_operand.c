/* Operands of an expression: columns, values, tests, parentheses. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/expression_tree.h"
#include "data/table.h"

enum { DEEPEST = 256 };  /* nesting: bounds the stack of reading and of evaluating */

bool
gbv_expression_advance(struct parser *parser)
{
    parser->status = gbv_expression_word(parser->text, parser->word.start + parser->word.length,
                                         &parser->word, parser->error);
    return !parser->status;
}

/* Steps over a word that must be there. */
bool
gbv_expression_expect(struct parser *parser, enum word_kind kind, const char *sign)
{
    if (parser->word.kind == kind)
        return gbv_expression_advance(parser);
    parser->status = gbv_expression_wrong(parser->text, parser->word.start, parser->error,
                                          "a \"%s\" is missing", sign);
    return false;
}

static struct node *
no_memory(struct parser *parser)
{
    parser->status = gbv_fail(parser->error, GBV_NO_MEMORY, "out of memory");
    return NULL;
}

struct node *
gbv_expression_node(struct parser *parser, enum node_kind kind, enum value_kind value)
{
    struct node *made = calloc(1, sizeof *made);
    if (!made)
        return no_memory(parser);
    made->kind = kind;
    made->value = value;
    made->at = parser->word.start;
    made->made_before = parser->expression->last_made;
    parser->expression->last_made = made;
    return made;
}

/* ---- Operands ---- */

/* Words that are not quoted are columns: say so to who forgot the quotes, or
 * whose shell took them. */
static void
hint_at_quotes(gbv_error *error, const char *name)
{
    if (!error)
        return;
    size_t used = strlen(error->hint);
    snprintf(error->hint + used, sizeof error->hint - used,
             "%sa text stands in quotes: \"%s\"", used ? "; " : "", name);
}

static bool
parse_name(struct parser *parser, size_t *column)
{
    if (parser->word.kind != WORD_NAME) {
        gbv_expression_expect(parser, WORD_NAME, "column");
        return false;
    }
    char *name = gbv_expression_word_said(&parser->word);
    if (!name)
        return no_memory(parser);
    parser->status = gbv_table_column(parser->expression->table, name, column, parser->error);
    if (parser->status && parser->compared && *parser->word.start != '{')
        hint_at_quotes(parser->error, name);
    free(name);
    return !parser->status && gbv_expression_advance(parser);
}

static enum value_kind
value_of_column(const gbv_table *table, size_t column)
{
    gbv_type type = gbv_table_type(table, column);
    if (type != GBV_TEXT)
        return type == GBV_NUMBER ? VALUE_NUMBER : VALUE_DATE;
    return gbv_table_has_values(table, column) ? VALUE_TEXT : VALUE_NONE;
}

static struct node *
parse_column(struct parser *parser)
{
    const gbv_table *table = parser->expression->table;
    struct node *column = gbv_expression_node(parser, NODE_COLUMN, VALUE_NONE);
    if (!column || !parse_name(parser, &column->column))
        return NULL;
    column->value = value_of_column(table, column->column);
    column->step = gbv_table_step(table, column->column);
    return column;
}

static struct node *
parse_missing(struct parser *parser)
{
    struct node *test = gbv_expression_node(parser, NODE_MISSING, VALUE_CONDITION);
    if (!test || !gbv_expression_advance(parser))
        return NULL;
    bool read = gbv_expression_expect(parser, WORD_OPEN, "(") &&
                parse_name(parser, &test->column) &&
                gbv_expression_expect(parser, WORD_CLOSE, ")");
    return read ? test : NULL;
}

static struct node *
parse_value(struct parser *parser, enum value_kind kind)
{
    struct node *value = gbv_expression_node(parser, NODE_VALUE, kind);
    if (!value)
        return NULL;
    value->number = parser->word.value;
    value->step = parser->word.step;
    if (kind == VALUE_TEXT && !(value->text = gbv_expression_word_said(&parser->word)))
        return no_memory(parser);
    return gbv_expression_advance(parser) ? value : NULL;
}

bool
gbv_expression_deeper(struct parser *parser)
{
    if (++parser->depth <= DEEPEST)
        return true;
    parser->status = gbv_expression_wrong(parser->text, parser->word.start, parser->error,
                                          "the expression nests deeper than %d", DEEPEST);
    return false;
}

static struct node *
parse_parentheses(struct parser *parser)
{
    if (!gbv_expression_deeper(parser) || !gbv_expression_advance(parser))
        return NULL;
    struct node *inner = gbv_expression_condition(parser);
    if (!inner || !gbv_expression_expect(parser, WORD_CLOSE, ")"))
        return NULL;
    parser->depth--;
    return inner;
}

struct node *
gbv_expression_operand(struct parser *parser)
{
    switch (parser->word.kind) {
    case WORD_NUMBER: return parse_value(parser, VALUE_NUMBER);
    case WORD_DATE: return parse_value(parser, VALUE_DATE);
    case WORD_TEXT: return parse_value(parser, VALUE_TEXT);
    case WORD_NAME: return parse_column(parser);
    case WORD_MISSING: return parse_missing(parser);
    case WORD_OPEN: return parse_parentheses(parser);
    default: break;
    }
    parser->status = gbv_expression_wrong(parser->text, parser->word.start, parser->error,
                                          "a column or a value is missing");
    return NULL;
}
