#include <stdlib.h>
#include <string.h>

#include "option_range.h"
#include "option_value.h"

/* Memory that lives as long as the command line. */
struct owned {
    struct owned *next;
    void *memory;
};

static void *
own(struct command_line *line, void *memory)
{
    struct owned *owned = malloc(sizeof *owned);
    if (!owned || !memory) {
        free(owned);
        free(memory);
        return NULL;
    }
    *owned = (struct owned){ line->owned, memory };
    line->owned = owned;
    return memory;
}

void
option_free_owned(struct command_line *line)
{
    while (line->owned) {
        struct owned *next = line->owned->next;
        free(line->owned->memory);
        free(line->owned);
        line->owned = next;
    }
}

static void *
field_of(const struct opt *opt, void *values)
{
    return (char *)values + opt->field;
}

gbv_status
option_clear(const struct opt *opt, void *values)
{
    void *field = opt->kind == OPT_HEADING ? NULL : field_of(opt, values);
    switch (opt->kind) {
    case OPT_END:
    case OPT_HEADING: break;
    case OPT_FLAG: *(bool *)field = false; break;
    case OPT_TEXT: *(const char **)field = NULL; break;
    case OPT_TEXTS:
    case OPT_LIST:
    case OPT_PARTS: *(struct texts *)field = (struct texts){ 0 }; break;
    case OPT_COLUMN: *(struct column *)field = (struct column){ NULL, GBV_NONE }; break;
    case OPT_COLUMNS: *(struct columns *)field = (struct columns){ 0 }; break;
    case OPT_REAL: *(double *)field = NAN; break;
    case OPT_COUNT: *(size_t *)field = 0; break;
    case OPT_CHOICE: *(int *)field = -1; break;
    case OPT_CHOICES: *(struct choices *)field = (struct choices){ 0 }; break;
    }
    return GBV_OK;
}

/* ---- Lists: parts between commas; a comma inside {…} belongs to a name ---- */

static const char *
unbrace(char *part)
{
    const char *name = part;
    size_t length = strlen(part);
    if (gbv_list_strip_braces(&name, &length))
        part[1 + length] = '\0';
    return name;
}

/* whole  with the braces: whoever looks for marks in a part needs them */
static gbv_status
split(struct command_line *line, const struct opt *opt, const char *text, bool whole,
      struct texts *out, gbv_error *error)
{
    size_t most = 1, length = strlen(text);
    for (const char *at = text; *at; at++)
        most += *at == ',';
    const char **item = own(line, calloc(most, sizeof *item));
    char *part = own(line, strdup(text)), *end = part ? part + length : NULL;
    *out = (struct texts){ item, 0 };
    if (!item || !part)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t span; part <= end; part += span + 1) {
        span = gbv_list_span(part, (size_t)(end - part), ',');
        part[span] = '\0';
        if (!*part || strcmp(part, "{}") == 0)
            return gbv_fail(error, GBV_MISUSE, "--%s: an empty name in \"%s\"", opt->name, text);
        item[out->n++] = whole ? part : unbrace(part);
    }
    return GBV_OK;
}

static gbv_status
append(struct command_line *line, struct texts *texts, const char *text, gbv_error *error)
{
    const char **item = own(line, calloc(texts->n + 1, sizeof *item));
    if (!item)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < texts->n; i++)
        item[i] = texts->item[i];
    item[texts->n] = text;
    *texts = (struct texts){ item, texts->n + 1 };
    return GBV_OK;
}

/* ---- Choices ---- */

static gbv_status
choose(const struct opt *opt, const char *text, int *out, gbv_error *error)
{
    size_t n = 0;
    char list[300] = "";
    for (; opt->choices[n]; n++) {
        if (strcmp(opt->choices[n], text) == 0) {
            *out = (int)n;
            return GBV_OK;
        }
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", n ? ", " : "", opt->choices[n]);
    }
    gbv_fail(error, GBV_MISUSE, "--%s: \"%s\" is not one of %s", opt->name, text, list);
    const char *nearest = gbv_nearest(text, opt->choices, n);
    if (nearest)
        gbv_hint(error, "did you mean %s?", nearest);
    return GBV_MISUSE;
}

static gbv_status
choose_several(struct command_line *line, const struct opt *opt, const char *text,
               struct choices *out, gbv_error *error)
{
    struct texts parts;
    gbv_status status = split(line, opt, text, false, &parts, error);
    if (status)
        return status;
    int *item = own(line, calloc(parts.n, sizeof *item));
    if (!item)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < parts.n && !status; i++) {
        status = choose(opt, parts.item[i], &item[i], error);
        for (size_t j = 0; j < i && !status; j++)
            if (item[j] == item[i])
                status = gbv_fail(error, GBV_MISUSE, "--%s: \"%s\" twice", opt->name,
                                  parts.item[i]);
    }
    *out = (struct choices){ item, parts.n };
    return status;
}

/* ---- Numbers ---- */

static gbv_status
set_real(const struct opt *opt, const char *text, double *out, gbv_error *error)
{
    double value;
    if (gbv_number_parse(text, strlen(text), &value))
        return gbv_fail(error, GBV_MISUSE, "--%s: \"%s\" is not a number", opt->name, text);
    if (opt->below > opt->above && !(value > opt->above && value < opt->below)) {
        char above[GBV_NUMBER_SIZE], below[GBV_NUMBER_SIZE];
        gbv_number_shortest(opt->above, above);
        if (!gbv_number_shortest(opt->below, below))
            return gbv_fail(error, GBV_MISUSE, "--%s: %s is not above %s", opt->name, text, above);
        return gbv_fail(error, GBV_MISUSE, "--%s: %s is not between %s and %s", opt->name, text,
                        above, below);
    }
    *out = value;
    return GBV_OK;
}

static gbv_status
set_count(const struct opt *opt, const char *text, size_t *out, gbv_error *error)
{
    /* More than any count of rows or digits that an option means. */
    static const double MOST = 1e9;
    double value;
    if (gbv_number_parse(text, strlen(text), &value) || value != floor(value) || value < 1 ||
        value > MOST)
        return gbv_fail(error, GBV_MISUSE, "--%s: \"%s\" is not a whole number from 1 up",
                        opt->name, text);
    if (opt->below > opt->above && value >= opt->below)
        return gbv_fail(error, GBV_MISUSE, "--%s: %s is more than %.0f", opt->name, text,
                        opt->below - 1);
    *out = (size_t)value;
    return GBV_OK;
}

/* ---- Columns ---- */

static gbv_status
set_column(struct command_line *line, const struct opt *opt, const char *text,
           struct column *out, gbv_error *error)
{
    struct texts part;
    gbv_status status = split(line, opt, text, false, &part, error);
    if (status)
        return status;
    if (part.n > 1)
        return gbv_fail(error, GBV_MISUSE, "--%s takes one column, not \"%s\"", opt->name, text);
    *out = (struct column){ part.item[0], GBV_NONE };
    return GBV_OK;
}

static gbv_status
set_columns(struct command_line *line, const struct opt *opt, const char *text,
            struct columns *out, gbv_error *error)
{
    struct texts parts, names;
    gbv_status status = split(line, opt, text, true, &parts, error);
    if (!status)
        status = split(line, opt, text, false, &names, error);
    if (status)
        return status;
    size_t *at = own(line, calloc(parts.n, sizeof *at));
    if (!at)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < parts.n; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(names.item[i], names.item[j]) == 0)
                return gbv_fail(error, GBV_MISUSE, "--%s: column \"%s\" twice", opt->name,
                                names.item[i]);
    *out = (struct columns){ names.item, at, names.n, parts.item };
    return GBV_OK;
}

gbv_status
option_set(struct command_line *line, const struct opt *opt, void *values, const char *text,
           gbv_error *error)
{
    void *field = field_of(opt, values);
    switch (opt->kind) {
    case OPT_END:
    case OPT_HEADING: break;
    case OPT_FLAG: *(bool *)field = true; break;
    case OPT_TEXT: *(const char **)field = text; break;
    case OPT_TEXTS: return append(line, field, text, error);
    case OPT_LIST: return split(line, opt, text, false, field, error);
    case OPT_PARTS: return split(line, opt, text, true, field, error);
    case OPT_COLUMN: return set_column(line, opt, text, field, error);
    case OPT_COLUMNS: return set_columns(line, opt, text, field, error);
    case OPT_REAL: return set_real(opt, text, field, error);
    case OPT_COUNT: return set_count(opt, text, field, error);
    case OPT_CHOICE: return choose(opt, text, field, error);
    case OPT_CHOICES: return choose_several(line, opt, text, field, error);
    }
    return GBV_OK;
}

/* A list may have ranges, and then more columns than parts. */
static gbv_status
find_all(struct command_line *line, const struct opt *opt, struct columns *columns,
         const gbv_table *table, gbv_error *error)
{
    size_t n = 0, first = 0, last = 0;
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < columns->n && !status; i++) {
        status = column_range(table, opt->name, columns->part[i], &first, &last, error);
        n += status ? 0 : last - first + 1;
    }
    if (status || columns->n == 0)
        return status;
    struct columns found = { .name = own(line, calloc(n, sizeof *found.name)),
                             .at = own(line, calloc(n, sizeof *found.at)) };
    if (!found.name || !found.at)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < columns->n && !status; i++) {
        status = column_range(table, opt->name, columns->part[i], &first, &last, error);
        for (size_t c = first; c <= last && !status; c++) {
            found.name[found.n] = gbv_table_name(table, c);
            found.at[found.n++] = c;
        }
    }
    *columns = found;
    return status;
}

gbv_status
option_find_columns(struct command_line *line, const struct opt *opt, void *values,
                    const gbv_table *table, gbv_error *error)
{
    if (opt->kind == OPT_COLUMNS)
        return find_all(line, opt, field_of(opt, values), table, error);
    struct column *column = field_of(opt, values);
    if (opt->kind != OPT_COLUMN || !column->name)
        return GBV_OK;
    return gbv_table_column(table, column->name, &column->at, error);
}
