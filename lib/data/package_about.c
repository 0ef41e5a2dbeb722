/* What surrounds the figures of a data set: meaning, sources, limits. */
#include <string.h>

#include "data/package.h"
#include "gbvstat/read.h"

/* ---- About ---- */

/* One row of the table; a row without a text would tell nothing. */
static void
put_item(gbv_table *out, const char *item, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    gbv_row_begin(out, 0);
    gbv_put_text(out, "item", item);
    gbv_put_text(out, "name", name);
    gbv_put_text(out, "text", text);
}

/* "title, path", as far as they are there; else the name. */
static void
put_source(const json_t *source, gbv_buffer *out)
{
    const char *title = gbv_package_text(source, "title");
    const char *path = gbv_package_text(source, "path");
    if (!title && !path)
        title = gbv_package_text(source, "name");
    gbv_buffer_printf(out, "%s%s%s", title ? title : "", title && path ? ", " : "",
                      path ? path : "");
}

/* A list of texts, or of sources and licences. */
static void
put_list(const json_t *list, const char *item, gbv_table *out)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *part = json_array_get(list, i);
        gbv_buffer text = { 0 };
        if (json_is_string(part))
            gbv_buffer_puts(&text, json_string_value(part));
        else
            put_source(part, &text);
        put_item(out, item, gbv_package_text(part, "name"), text.data);
        gbv_buffer_free(&text);
    }
}

/* The columns that tell one row from all others: the primary key, or without
 * one (a part of it may be missing) the first of the unique keys. */
static void
put_key(const json_t *schema, gbv_table *out)
{
    const json_t *key = json_object_get(schema, "primaryKey");
    if (!key)
        key = json_array_get(json_object_get(schema, "uniqueKeys"), 0);
    gbv_buffer text = { 0 };
    if (json_is_string(key))
        gbv_buffer_puts(&text, json_string_value(key));
    for (size_t i = 0; i < json_array_size(key); i++) {
        const char *column = json_string_value(json_array_get(key, i));
        gbv_buffer_printf(&text, "%s%s", i ? ", " : "", column ? column : "");
    }
    put_item(out, "key", NULL, text.data);
    gbv_buffer_free(&text);
}

static void
put_columns(const json_t *schema, gbv_table *out)
{
    const json_t *fields = json_object_get(schema, "fields");
    for (size_t i = 0; i < json_array_size(fields); i++) {
        const json_t *field = json_array_get(fields, i);
        gbv_row_begin(out, 0);
        gbv_put_text(out, "item", "column");
        gbv_put_text(out, "name", gbv_package_text(field, "name"));
        gbv_put_text(out, "type", gbv_package_text(field, "type"));
        gbv_put_text(out, "unit", gbv_package_text(field, "unit"));
        gbv_put_text(out, "text", gbv_package_text(field, "description"));
    }
}

static const json_t *
licences_of(const struct package *package, const json_t *resource)
{
    const json_t *own = json_object_get(resource, "licenses");
    return json_array_size(own) ? own : json_object_get(package->root, "licenses");
}

gbv_status
gbv_package_about(const char *name, gbv_table *out, gbv_error *error)
{
    static const char *const columns[] = { "item", "name", "type", "unit", "text" };
    static const char *const facts[] = { "title", "description", "period", "grade" };
    struct package package = { 0 };
    const json_t *resource = NULL;
    gbv_status status = gbv_package_open(&package, error);
    if (!status)
        status = gbv_package_find(&package, name, &resource, error);
    if (status)
        goto done;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        gbv_table_add(out, columns[i], GBV_TEXT);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        put_item(out, facts[i], NULL, gbv_package_text(resource, facts[i]));
    put_list(json_object_get(resource, "comparability"), "comparability", out);
    const json_t *schema = json_object_get(resource, "schema");
    put_columns(schema, out);
    put_key(schema, out);
    put_list(json_object_get(resource, "sources"), "source", out);
    put_list(licences_of(&package, resource), "licence", out);
    status = gbv_explain(error, gbv_table_status(out), "@%s", name);
done:
    gbv_package_close(&package);
    return status;
}

/* ---- Citations ---- */

/* The row of a source in the table of sources; GBV_NONE without it. */
static size_t
row_of(const gbv_table *sources, const char *id)
{
    size_t column = gbv_table_find(sources, "id");
    for (size_t row = 0; id && column != GBV_NONE && row < gbv_table_rows(sources); row++) {
        const char *here = gbv_table_text(sources, row, column);
        if (here && strcmp(here, id) == 0)
            return row;
    }
    return GBV_NONE;
}

static const char *
cell(const gbv_table *sources, size_t row, const char *name)
{
    size_t column = gbv_table_find(sources, name);
    return column == GBV_NONE ? NULL : gbv_table_text(sources, row, column);
}

/* "Publisher (year). Title. Where." */
static void
put_citation(const gbv_table *sources, const json_t *source, gbv_buffer *out)
{
    size_t row = row_of(sources, gbv_package_text(source, "name"));
    const char *title = row == GBV_NONE ? NULL : cell(sources, row, "title");
    if (!title) {
        put_source(source, out);
        gbv_buffer_putc(out, '\n');
        return;
    }
    const char *publisher = cell(sources, row, "publisher"), *year = cell(sources, row, "year");
    const char *where = cell(sources, row, "where");
    gbv_buffer_printf(out, "%s (%s). %s.", publisher ? publisher : "Publisher not stated",
                      year ? year : "no date", title);
    if (where)
        gbv_buffer_printf(out, " %s.", where);
    gbv_buffer_putc(out, '\n');
}

/* The table of sources is a data set of the package like any other. Without
 * one, a citation is what the package itself says of its sources. */
static gbv_status
read_sources(const struct package *package, gbv_table **out, gbv_error *error)
{
    const json_t *resource;
    if (gbv_package_find(package, "sources", &resource, NULL))
        return GBV_OK;
    gbv_buffer path = { 0 };
    gbv_status status = gbv_package_file(package, resource, &path, error);
    if (!status)
        status = gbv_table_read(path.data, NULL, out, error);
    gbv_buffer_free(&path);
    return status;
}

gbv_status
gbv_package_cite(const char *name, gbv_buffer *out, gbv_error *error)
{
    struct package package = { 0 };
    const json_t *resource = NULL;
    gbv_table *sources = NULL;
    gbv_status status = gbv_package_open(&package, error);
    if (!status)
        status = gbv_package_find(&package, name, &resource, error);
    if (!status)
        status = read_sources(&package, &sources, error);
    if (status)
        goto done;
    const json_t *cited = json_object_get(resource, "sources");
    gbv_buffer_puts(out, "");    /* a text, though there be no source */
    for (size_t i = 0; i < json_array_size(cited); i++)
        put_citation(sources, json_array_get(cited, i), out);
    status = gbv_explain(error, out->status, "the sources of @%s", name);
done:
    gbv_table_free(sources);
    gbv_package_close(&package);
    return status;
}
