#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "data/value_list.h"
#include "data/value_rules.h"
#include "data/value_rules_columns.h"
#include "gbvstat/list.h"
#include "gbvstat/number.h"

enum rule_kind { RULE_NA, RULE_ZERO, RULE_VALID };
static const char *const option_names[] = { "--na", "--zero", "--valid" };

struct rule {
    enum rule_kind kind;
    size_t *columns;     /* NULL: all */
    size_t n_columns;
    gbv_value_list list;
};

struct gbv_value_rules {
    struct rule *rules;
    size_t n;
    size_t n_columns;
    unsigned char *kinds;    /* a bit for each kind of rule that a column has */
    size_t *columns;         /* which columns of other rules these are of; NULL: their own */
};

/* ---- Compiling ---- */

static bool
concerns(const struct rule *rule, size_t column)
{
    for (size_t i = 0; i < rule->n_columns; i++)
        if (rule->columns[i] == column)
            return true;
    return !rule->columns;
}

/* One "[COL,…=]LIST". */
static gbv_status
add_rule(gbv_value_rules *rules, enum rule_kind kind, const char *text, bool pass_over,
         const gbv_table *table, gbv_error *error)
{
    struct rule *rule = &rules->rules[rules->n++];
    rule->kind = kind;
    size_t length = strlen(text), names = gbv_list_span(text, length, '=');
    gbv_status status = GBV_OK;
    if (names < length)
        status = gbv_list_columns(text, names, table, pass_over, &rule->columns,
                                  &rule->n_columns, error);
    if (!status)
        status = gbv_value_list_read(&rule->list, option_names[kind],
                                     names < length ? text + names + 1 : text, error);
    for (size_t c = 0; c < rules->n_columns; c++)
        if (concerns(rule, c))
            rules->kinds[c] |= (unsigned char)(1 << kind);
    return status;
}

static gbv_status
add_rules(gbv_value_rules *rules, enum rule_kind kind, const char *const *texts, size_t n,
          bool pass_over, const gbv_table *table, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n && !status; i++)
        status = add_rule(rules, kind, texts[i], pass_over, table, error);
    return status;
}

static const struct rule *
find_rule(const gbv_value_rules *rules, enum rule_kind kind, size_t column, const char *text,
          size_t length, double number)
{
    if (rules->columns)
        column = rules->columns[column];
    for (size_t i = 0; i < rules->n; i++) {
        const struct rule *rule = &rules->rules[i];
        if (rule->kind == kind && concerns(rule, column) &&
            gbv_value_list_has(&rule->list, text, length, number))
            return rule;
    }
    return NULL;
}

/* A word cannot mean two things in one column. */
static gbv_status
check_zeros(const gbv_value_rules *rules, gbv_error *error)
{
    for (size_t i = 0; i < rules->n; i++) {
        const struct rule *rule = &rules->rules[i];
        for (size_t p = 0; rule->kind == RULE_ZERO && p < rule->list.n; p++) {
            const gbv_value_part *part = &rule->list.parts[p];
            for (size_t c = 0; part->text && c < rules->n_columns; c++)
                if (concerns(rule, c) &&
                    find_rule(rules, RULE_NA, c, part->text, part->length, part->low))
                    return gbv_fail(error, GBV_MISUSE, "\"%s\" cannot both be missing (--na) and "
                                    "mean 0 (--zero)", part->text);
        }
    }
    return GBV_OK;
}

gbv_status
gbv_value_rules_new(const gbv_read_options *options, const gbv_table *columns,
                    gbv_value_rules **out, gbv_error *error)
{
    size_t n = options->n_na + options->n_zero + options->n_valid;
    bool pass_over = options->lists_of_several;
    *out = NULL;
    if (n == 0)
        return GBV_OK;
    gbv_value_rules *rules = calloc(1, sizeof *rules);
    gbv_status status = GBV_NO_MEMORY;
    if (rules) {
        rules->n_columns = gbv_table_columns(columns);
        rules->rules = gbv_new_array(n, sizeof *rules->rules);
        rules->kinds = gbv_new_array(rules->n_columns, sizeof *rules->kinds);
    }
    if (!rules || !rules->rules || !rules->kinds)
        gbv_fail(error, status, "out of memory");
    else
        status = add_rules(rules, RULE_NA, options->na, options->n_na, pass_over, columns, error);
    if (!status)
        status = add_rules(rules, RULE_ZERO, options->zero, options->n_zero, pass_over, columns,
                           error);
    if (!status)
        status = add_rules(rules, RULE_VALID, options->valid, options->n_valid, pass_over, columns,
                           error);
    if (!status)
        status = check_zeros(rules, error);
    if (status)
        gbv_value_rules_free(rules);
    else
        *out = rules;
    return status;
}

gbv_value_rules *
gbv_value_rules_of(const gbv_value_rules *rules, const size_t *columns, size_t n)
{
    gbv_value_rules *some = rules ? calloc(1, sizeof *some) : NULL;
    if (!some)
        return NULL;
    *some = (gbv_value_rules){ .rules = rules->rules, .n = rules->n, .n_columns = n };
    some->kinds = gbv_new_array(n, sizeof *some->kinds);
    some->columns = gbv_new_array(n, sizeof *some->columns);
    if (!some->kinds || !some->columns) {
        free(some->kinds);
        free(some->columns);
        free(some);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        some->kinds[i] = rules->kinds[columns[i]];
        some->columns[i] = columns[i];
    }
    return some;
}

void
gbv_value_rules_free(gbv_value_rules *rules)
{
    if (!rules)
        return;
    for (size_t i = 0; !rules->columns && rules->rules && i < rules->n; i++) {
        free(rules->rules[i].columns);
        gbv_value_list_free(&rules->rules[i].list);
    }
    if (!rules->columns)
        free(rules->rules);
    free(rules->columns);
    free(rules->kinds);
    free(rules);
}

static bool
has_kind(const gbv_value_rules *rules, size_t column, enum rule_kind kind)
{
    return rules && (rules->kinds[column] >> kind & 1);
}

bool
gbv_rules_have_codes(const gbv_value_rules *rules, size_t column)
{
    return has_kind(rules, column, RULE_NA);
}

bool
gbv_rules_have_valid(const gbv_value_rules *rules, size_t column)
{
    return has_kind(rules, column, RULE_VALID);
}

void
gbv_rules_write_valid(const gbv_value_rules *rules, size_t column, gbv_buffer *out)
{
    for (size_t i = 0; i < rules->n; i++)
        if (rules->rules[i].kind == RULE_VALID && concerns(&rules->rules[i], column))
            gbv_buffer_printf(out, "%s%s", out->length ? "," : "", rules->rules[i].list.written);
}

/* ---- Reading a cell ---- */

/* Without anybody's rules. */
static gbv_cell
read_plain(const gbv_number_style *style, const char *text, size_t length, double *value)
{
    if (length == 0)
        return GBV_CELL_EMPTY;
    gbv_status status = gbv_number_read(text, length, style, value);
    if (!status && gbv_number_has_leading_zero(text, length))
        return GBV_CELL_ZEROS;
    if (!status)
        return gbv_number_is_too_long(text, length, style, *value) ? GBV_CELL_LONG
                                                                   : GBV_CELL_NUMBER;
    if (gbv_number_is_missing_word(text, length))
        return GBV_CELL_WORD;
    if (gbv_number_is_dash(text, length))
        return GBV_CELL_DASH;
    return gbv_percent_read(text, length, style, value) ? GBV_CELL_TEXT : GBV_CELL_PERCENT;
}

gbv_cell
gbv_cell_read(const gbv_value_rules *rules, size_t column, const gbv_number_style *style,
              const char *text, size_t length, double *value)
{
    gbv_cell cell = read_plain(style, text, length, value);
    if (!rules || !rules->kinds[column] || cell == GBV_CELL_EMPTY)
        return cell;
    double number = cell == GBV_CELL_NUMBER || cell == GBV_CELL_PERCENT ? *value : (double)NAN;
    if (find_rule(rules, RULE_NA, column, text, length, number))
        return GBV_CELL_CODE;
    if (find_rule(rules, RULE_ZERO, column, text, length, number)) {
        *value = 0;
        cell = GBV_CELL_ZERO;
    }
    if (cell == GBV_CELL_WORD || !has_kind(rules, column, RULE_VALID))
        return cell;
    if (cell == GBV_CELL_ZERO)
        number = 0;
    return find_rule(rules, RULE_VALID, column, text, length, number) ? cell : GBV_CELL_INVALID;
}
