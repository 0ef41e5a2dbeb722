/* The words and the tree of an expression: private to the expression files. */
#ifndef GBV_DATA_EXPRESSION_TREE_H
#define GBV_DATA_EXPRESSION_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/expression.h"

/* ---- Words (expression_word.c) ---- */

enum word_kind {
    WORD_END,
    WORD_NUMBER, WORD_DATE, WORD_TEXT, WORD_NAME,
    WORD_OR, WORD_AND, WORD_NOT, WORD_IN, WORD_MISSING,
    WORD_COMPARISON,
    WORD_PLUS, WORD_MINUS, WORD_TIMES, WORD_OVER,
    WORD_OPEN, WORD_CLOSE, WORD_COMMA,
};

enum comparison { EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST };

struct word {
    enum word_kind kind;
    const char *start;           /* in the expression's text */
    size_t length;
    enum comparison comparison;  /* of WORD_COMPARISON */
    double value;                /* of WORD_NUMBER and WORD_DATE */
    gbv_step step;               /* of WORD_DATE */
};

/* Reads the word at `at` (blanks before it are skipped); `text` is the whole
 * expression, for messages. */
gbv_status gbv_expression_word(const char *text, const char *at, struct word *out,
                               gbv_error *error);

/* What a text or name says, without its quotes and escapes. The caller frees
 * it; NULL: out of memory. */
char *gbv_expression_word_said(const struct word *said);

/* Records what is wrong and where: "…, at character 6 near "= 2020"". */
gbv_status gbv_expression_wrong(const char *text, const char *at, gbv_error *error,
                            const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- Tree ---- */

enum node_kind {
    NODE_OR, NODE_AND, NODE_NOT,
    NODE_COMPARE,           /* the first operand with each other one: true if any holds */
    NODE_MISSING,
    NODE_SUM, NODE_PRODUCT, NODE_NEGATIVE,
    NODE_COLUMN, NODE_VALUE,
};

enum value_kind {
    VALUE_CONDITION,
    VALUE_NUMBER,
    VALUE_TEXT,
    VALUE_DATE,
    VALUE_NONE,             /* a column without values: missing, whatever it is compared with */
};

/* Operands are a list: `a + b - c` is one sum of three, so that the depth of a
 * tree is how deep an expression nests, not how long it is. */
struct node {
    enum node_kind kind;
    enum value_kind value;
    const char *at;         /* where it stands in the text, while that is read */
    struct node *operands, *next;
    bool inverse;           /* as an operand it is subtracted, or divided by */
    enum comparison comparison;
    size_t column;          /* of a column, and of missing(column) */
    double number;          /* a number or time that was written */
    char *text;             /* a text that was written; owned */
    gbv_step step;          /* of a date */
    struct node *made_before;
};

struct gbv_expression {
    const gbv_table *table;
    struct node *root;
    struct node *last_made; /* every node, to free */
};

/* ---- Reading (expression_operand.c, expression_parse.c) ---- */

struct parser {
    const char *text;
    struct word word;       /* the one to be read next */
    int depth;
    bool compared;          /* behind a sign of comparison */
    gbv_expression *expression;
    gbv_status status;      /* the first failure; every function then returns NULL or false */
    gbv_error *error;
};

/* Steps over a word; over one that must be there. */
bool gbv_expression_advance(struct parser *parser);
bool gbv_expression_expect(struct parser *parser, enum word_kind kind, const char *sign);

/* A new node at the word to be read next. */
struct node *gbv_expression_node(struct parser *parser, enum node_kind kind,
                                 enum value_kind value);

/* One level deeper, if that is allowed. */
bool gbv_expression_deeper(struct parser *parser);

struct node *gbv_expression_operand(struct parser *parser);
struct node *gbv_expression_condition(struct parser *parser);

/* Fills table and root. What was made is freed by gbv_expression_free, also
 * after a failure. */
gbv_status gbv_expression_parse(const char *text, gbv_expression *expression, gbv_error *error);

/* ---- Kinds of values (expression_kind.c) ---- */

/* Is this operand a condition, or a number? */
gbv_status gbv_expression_want(const char *text, const struct node *operand,
                               enum value_kind wanted, const gbv_table *table, gbv_error *error);

/* May the first operand of a comparison be compared with all others? */
gbv_status gbv_expression_match(const char *text, const struct node *compared,
                                const gbv_table *table, gbv_error *error);

#endif
