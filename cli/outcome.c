#include <stdlib.h>
#include <string.h>

#include "outcome.h"

/* Where the part that begins here ends: at a comma outside of quotes, braces
 * and parentheses. */
static size_t
part_length(const char *text)
{
    size_t length = 0, depth = 0;
    char quote = '\0';
    for (; text[length]; length++) {
        char byte = text[length];
        if (quote) {
            if (byte == '\\' && text[length + 1])
                length++;
            else if (byte == quote)
                quote = '\0';
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        } else if (byte == '(' || byte == '{') {
            depth++;
        } else if ((byte == ')' || byte == '}') && depth) {
            depth--;
        } else if (byte == ',' && !depth) {
            break;
        }
    }
    return length;
}

/* Cuts blanks off both ends. */
static char *
trim(char *text)
{
    size_t length;
    text += strspn(text, " \t\n");
    length = strlen(text);
    while (length && strchr(" \t\n", text[length - 1]))
        text[--length] = '\0';
    return text;
}

/* {a name} is a name; so is a value in quotes. */
static char *
unwrap(char *text, char open, char close)
{
    size_t length = strlen(text);
    if (length < 2 || text[0] != open || text[length - 1] != close)
        return text;
    text[length - 1] = '\0';
    return text + 1;
}

/* A single "=", which no comparison has. */
static char *
find_equals(char *text)
{
    for (char *at = strchr(text, '='); at; at = strchr(at + 1, '=')) {
        if (at == text || strchr("=!<>", at[-1]) || at[1] == '=') {
            at += at[1] == '=';
            continue;
        }
        return at;
    }
    return NULL;
}

static bool
is_name(const char *text)
{
    return !text[strcspn(text, "=<>!&|()+-*/\"'")];
}

/* COL=VALUE; `text` is cut there. */
static gbv_status
read_value(char *text, char *equals, const gbv_table *columns, gbv_measured *out,
           gbv_error *error)
{
    size_t column;
    *equals = '\0';
    char *value = trim(equals + 1);
    const char *name = unwrap(trim(text), '{', '}');
    gbv_status status = gbv_table_column(columns, name, &column, error);
    if (status)
        return status;
    if (!*value)
        return gbv_fail(error, GBV_MISUSE, "--of: %s= needs a value", name);
    *out = gbv_measured_answer(column, unwrap(unwrap(value, '"', '"'), '\'', '\''));
    return GBV_OK;
}

static gbv_status
read_part(char *text, char *copy, const gbv_table *columns, const char **term, gbv_measured *out,
          gbv_error *error)
{
    size_t column;
    text = trim(text);
    copy = trim(copy);
    *term = copy;
    if (!*text)
        return gbv_fail(error, GBV_MISUSE, "--of: an empty name");
    char *equals = find_equals(text);
    if (equals)
        return read_value(text, equals, columns, out, error);
    char *name = is_name(text) ? unwrap(text, '{', '}') : text;
    if (gbv_table_find(columns, name) == GBV_NONE && !is_name(name)) {
        *out = gbv_measured_condition(copy);
        return GBV_OK;
    }
    gbv_status status = gbv_table_column(columns, name, &column, error);
    if (!status) {
        *out = gbv_measured_answer(column, NULL);
        *term = name;
    }
    return status;
}

/* The text is kept twice: what is cut, and what results call it. */
gbv_status
outcomes_read(const char *text, const gbv_table *columns, struct outcomes *out, gbv_error *error)
{
    size_t length = strlen(text), most = 1;
    for (const char *at = text; *at; at++)
        most += *at == ',';
    *out = (struct outcomes){ .copy = calloc(2, length + 1),
                              .term = calloc(most, sizeof *out->term),
                              .measured = calloc(most, sizeof *out->measured) };
    if (!out->copy || !out->term || !out->measured)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    memcpy(out->copy, text, length);
    memcpy(out->copy + length + 1, text, length);
    gbv_status status = GBV_OK;
    for (size_t at = 0, end; at <= length && !status; at = end + 1) {
        char *cut = out->copy + at, *copy = out->copy + length + 1 + at;
        end = at + part_length(text + at);
        out->copy[end] = out->copy[length + 1 + end] = '\0';
        status = read_part(cut, copy, columns, &out->term[out->n], &out->measured[out->n], error);
        out->n++;
    }
    return status;
}

void
outcomes_free(struct outcomes *outcomes)
{
    free(outcomes->copy);
    free(outcomes->term);
    free(outcomes->measured);
    *outcomes = (struct outcomes){ 0 };
}
