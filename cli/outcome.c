#include <stdlib.h>
#include <string.h>

#include "outcome.h"

/* Behind the text in quotes or the name in braces that begins here; here, if
 * neither does. What closes is written inside twice, in quotes also after a
 * backslash. */
static char *
behind_quotes(char *at)
{
    char closing = *at == '{' ? '}' : *at;
    if (!*at || !strchr("\"'{", *at))
        return at;
    for (at++; *at; at++)
        if (*at == closing && at[1] != closing)
            return at + 1;
        else if (at[1] && (*at == closing || (*at == '\\' && closing != '}')))
            at++;
    return at;
}

/* Where the part that begins here ends: at a comma outside of quotes, braces
 * and parentheses. */
static char *
find_end(char *at)
{
    size_t depth = 0;
    for (char *behind; *at; at = behind) {
        behind = behind_quotes(at);
        if (behind != at)
            continue;
        if (*at == ',' && !depth)
            break;
        depth = *at == '(' ? depth + 1 : *at == ')' && depth ? depth - 1 : depth;
        behind = at + 1;
    }
    return at;
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

/* {a name} without its braces; the text itself if it has none. */
static char *
unbrace(char *text)
{
    const char *begin = text;
    size_t length = strlen(text);
    if (!gbv_list_strip_braces(&begin, &length))
        return text;
    text[1 + length] = '\0';
    return text + 1;
}

static char *
unquote(char *text, char quote)
{
    size_t length = strlen(text);
    if (length < 2 || text[0] != quote || text[length - 1] != quote)
        return text;
    text[length - 1] = '\0';
    return text + 1;
}

/* A single "=", which no comparison has. */
static char *
find_equals(char *text)
{
    for (char *at = text; *at;) {
        char *behind = behind_quotes(at);
        if (behind == at && *at == '=' && at > text && !strchr("=!<>", at[-1]) && at[1] != '=')
            return at;
        at = behind == at ? at + 1 + (*at == '=' && at[1] == '=') : behind;
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
    const char *name = unbrace(trim(text));
    gbv_status status = gbv_table_column(columns, name, &column, error);
    if (status)
        return status;
    if (!*value)
        return gbv_fail(error, GBV_MISUSE, "--of: %s= needs a value", name);
    *out = gbv_measured_answer(column, unquote(unquote(unbrace(value), '"'), '\''));
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
    char *name = unbrace(text);
    if (name == text && gbv_table_find(columns, name) == GBV_NONE && !is_name(name)) {
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
    for (char *cut = out->copy, *end; cut <= out->copy + length && !status; cut = end + 1) {
        char *copy = cut + length + 1;
        end = find_end(cut);
        end[0] = end[length + 1] = '\0';
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
