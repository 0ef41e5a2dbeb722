/* Reading an expression into a tree.
 *
 *   condition  = both { "||" both }           also: or
 *   both       = denied { "&&" denied }       also: and
 *   denied     = "!" denied | comparison      also: not
 *   comparison = sum [ sign sum | "in" "(" sum { "," sum } ")" ]
 *   sum        = product { "+" product | "-" product }
 *   product    = signed { "*" signed | "/" signed }
 *   signed     = "-" signed | operand
 *   operand    = number | date | text | column | "missing" "(" column ")" | "(" condition ")"
 */
#include "data/expression_tree.h"

static bool
wants(struct parser *parser, const struct node *operand, enum value_kind wanted)
{
    parser->status = gbv_expression_want(parser->text, operand, wanted,
                                         parser->expression->table, parser->error);
    return !parser->status;
}

/* `made` is the operator that stands before its one operand. */
static struct node *
parse_before(struct parser *parser, struct node *made, struct node *(*parse)(struct parser *))
{
    if (!made || !gbv_expression_deeper(parser) || !gbv_expression_advance(parser))
        return NULL;
    made->operands = parse(parser);
    if (!made->operands || !wants(parser, made->operands, made->value))
        return NULL;
    parser->depth--;
    return made;
}

/* Operators of one rank and their operands, from left to right. */
struct chain {
    enum node_kind kind;
    enum value_kind value;           /* of the operands and of the result */
    enum word_kind plain, inverse;   /* one operator, or two: + and its inverse - */
    struct node *(*parse)(struct parser *);
};

static bool
joins(const struct chain *chain, enum word_kind kind)
{
    return kind == chain->plain || kind == chain->inverse;
}

static struct node *
parse_chain(struct parser *parser, const struct chain *chain)
{
    struct node *first = chain->parse(parser);
    if (!first || !joins(chain, parser->word.kind))
        return first;
    struct node *made = gbv_expression_node(parser, chain->kind, chain->value);
    if (!made || !wants(parser, first, chain->value))
        return NULL;
    made->at = first->at;
    made->operands = first;
    for (struct node *last = first; joins(chain, parser->word.kind); last = last->next) {
        bool inverse = parser->word.kind != chain->plain;
        struct node *operand = gbv_expression_advance(parser) ? chain->parse(parser) : NULL;
        if (!operand || !wants(parser, operand, chain->value))
            return NULL;
        operand->inverse = inverse;
        last->next = operand;
    }
    return made;
}

static struct node *
parse_signed(struct parser *parser)
{
    if (parser->word.kind != WORD_MINUS)
        return gbv_expression_operand(parser);
    return parse_before(parser, gbv_expression_node(parser, NODE_NEGATIVE, VALUE_NUMBER),
                        parse_signed);
}

static struct node *
parse_product(struct parser *parser)
{
    static const struct chain product = { .kind = NODE_PRODUCT, .value = VALUE_NUMBER,
        .plain = WORD_TIMES, .inverse = WORD_OVER, .parse = parse_signed };
    return parse_chain(parser, &product);
}

static struct node *
parse_sum(struct parser *parser)
{
    static const struct chain sum = { .kind = NODE_SUM, .value = VALUE_NUMBER,
        .plain = WORD_PLUS, .inverse = WORD_MINUS, .parse = parse_product };
    return parse_chain(parser, &sum);
}

/* What the left side is compared with: one value, or the list of `in`. */
static bool
parse_right(struct parser *parser, bool is_list, struct node *left)
{
    if (!gbv_expression_advance(parser))
        return false;
    if (is_list && !gbv_expression_expect(parser, WORD_OPEN, "("))
        return false;
    for (struct node *last = left;; last = last->next) {
        last->next = parse_sum(parser);
        if (!last->next)
            return false;
        if (!is_list)
            return true;
        if (parser->word.kind != WORD_COMMA)
            return gbv_expression_expect(parser, WORD_CLOSE, ")");
        if (!gbv_expression_advance(parser))
            return false;
    }
}

static struct node *
parse_comparison(struct parser *parser)
{
    struct node *left = parse_sum(parser);
    bool is_list = parser->word.kind == WORD_IN;
    if (!left || (!is_list && parser->word.kind != WORD_COMPARISON))
        return left;
    struct node *made = gbv_expression_node(parser, NODE_COMPARE, VALUE_CONDITION);
    if (!made)
        return NULL;
    made->at = left->at;
    made->operands = left;
    made->comparison = is_list ? EQUAL : parser->word.comparison;
    parser->compared = true;
    if (!parse_right(parser, is_list, left))
        return NULL;
    parser->compared = false;
    parser->status = gbv_expression_match(parser->text, made, parser->expression->table,
                                          parser->error);
    return parser->status ? NULL : made;
}

static struct node *
parse_denied(struct parser *parser)
{
    if (parser->word.kind != WORD_NOT)
        return parse_comparison(parser);
    return parse_before(parser, gbv_expression_node(parser, NODE_NOT, VALUE_CONDITION),
                        parse_denied);
}

static struct node *
parse_both(struct parser *parser)
{
    static const struct chain both = { .kind = NODE_AND, .value = VALUE_CONDITION,
        .plain = WORD_AND, .inverse = WORD_AND, .parse = parse_denied };
    return parse_chain(parser, &both);
}

struct node *
gbv_expression_condition(struct parser *parser)
{
    static const struct chain condition = { .kind = NODE_OR, .value = VALUE_CONDITION,
        .plain = WORD_OR, .inverse = WORD_OR, .parse = parse_both };
    return parse_chain(parser, &condition);
}

static gbv_status
parse_whole(struct parser *parser)
{
    struct node *root = gbv_expression_advance(parser) ? gbv_expression_condition(parser) : NULL;
    if (!root)
        return parser->status;
    if (parser->word.kind != WORD_END) {
        gbv_expression_wrong(parser->text, parser->word.start, parser->error,
                             "nothing joins this to what stands before it");
        gbv_hint(parser->error, "conditions are joined by && and ||: 2008 <= year && year <= 2020");
        return GBV_MISUSE;
    }
    if (root->value == VALUE_TEXT || root->value == VALUE_DATE)
        return gbv_expression_wrong(parser->text, root->at, parser->error,
                                    "an expression is a condition or computes a number");
    parser->expression->root = root;
    return GBV_OK;
}

gbv_status
gbv_expression_parse(const char *text, gbv_expression *expression, gbv_error *error)
{
    struct parser parser = {
        .text = text, .word = { .start = text }, .expression = expression, .error = error,
    };
    return parse_whole(&parser);
}
