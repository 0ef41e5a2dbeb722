#include <string.h>

#include "base/number_style.h"
#include "fold/measure.h"
#include "gbvstat/number.h"

gbv_measuring
gbv_measuring_of(const gbv_measured *measured, const gbv_expression *condition,
                 const gbv_batch *batch)
{
    const struct column *columns = batch->table->columns;
    bool is_column = measured->column != GBV_NONE, is_answer = is_column && measured->is_answer;
    return (gbv_measuring){
        .measured = measured,
        .numbers = is_column && !is_answer ? columns[measured->column].number : NULL,
        .texts = is_answer ? columns[measured->column].text : NULL,
        .times = measured->times == GBV_NONE ? NULL : columns[measured->times].number,
        .with = measured->with == GBV_NONE ? NULL : columns[measured->with].number,
        .condition = condition,
    };
}

double
gbv_measure_condition(const gbv_expression *condition, size_t row)
{
    gbv_truth truth = gbv_expression_holds(condition, row);
    return truth == GBV_UNKNOWN ? (double)NAN : truth == GBV_TRUE;
}

/* ---- Answers ---- */

/* Russian and Kazakh words stand in each of their cases: letters beyond ASCII
 * have no other rule here. */
static const char *const yes[] = { "1", "yes", "true", "y", "t", "да", "Да", "ДА", "иә", "Иә",
                                   "ИӘ", NULL };
static const char *const no[] = { "0", "no", "false", "n", "f", "нет", "Нет", "НЕТ", "жоқ",
                                  "Жоқ", "ЖОҚ", NULL };

static char
lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool
is_word(const char *text, const char *word)
{
    while (*text && lower(*text) == lower(*word)) {
        text++;
        word++;
    }
    return !*text && !*word;
}

static bool
is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (is_word(text, *words))
            return true;
    return false;
}

/* 1, 1.0 and 01 are one number. */
static bool
is_same(const char *text, const char *answer)
{
    double a, b;
    return strcmp(text, answer) == 0 ||
           (!gbv_number_parse(answer, strlen(answer), &a) &&
            !gbv_number_parse(text, strlen(text), &b) && a == b);
}

/* 1.0, as programs write a whole number that may be missing; 01 is a code. */
static bool
is_value(const char *text, double number)
{
    double value;
    size_t length = strlen(text);
    return !gbv_number_parse(text, length, &value) && value == number &&
           !gbv_number_has_leading_zero(text, length);
}

bool
gbv_measure_answer(const char *text, const char *answer, double *out)
{
    *out = NAN;
    if (!text || text == gbv_code_text)
        return true;
    if (!answer && (text[0] == '0' || text[0] == '1') && text[1] == '\0') {
        *out = text[0] - '0';    /* as most answers are written */
        return true;
    }
    bool is_missing = gbv_number_is_missing_word(text, strlen(text));
    if (answer) {
        double number;
        bool is_number = !gbv_number_parse(answer, strlen(answer), &number);
        if (is_missing && strcmp(text, answer) != 0)
            return is_number;
        *out = is_same(text, answer);
        return true;
    }
    if (is_missing)
        return true;
    *out = is_one_of(text, yes) || is_value(text, 1);
    return *out == 1 || is_one_of(text, no) || is_value(text, 0);
}

gbv_status
gbv_measure_refuse(const gbv_measured *measured, const gbv_batch *batch, size_t row,
                   gbv_error *error)
{
    const char *name = gbv_table_name(batch->table, measured->column);
    const char *text = batch->table->columns[measured->column].text[row];
    const char *source = gbv_table_source(batch->table);
    size_t line = gbv_batch_line(batch, row);
    if (measured->answer) {
        gbv_fail_at(error, GBV_BAD_VALUE, source, line,
                    "column \"%s\": \"%s\" may be a missing value", name, text);
        gbv_hint(error, "say so with --na '%s=%s', or ask '{%s} == \"%s\"'", name, text, name,
                 measured->answer);
    } else {
        gbv_fail_at(error, GBV_BAD_VALUE, source, line,
                    "column \"%s\": \"%s\" is neither yes nor no", name, text);
        gbv_hint(error, "say which value counts, as in '%s=%s'", name, text);
    }
    return GBV_BAD_VALUE;
}
