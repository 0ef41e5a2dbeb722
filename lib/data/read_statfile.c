#include "data/read_statfile.h"
#include "data/table.h"

/* A table on its way in. */
struct coming {
    const gbv_read_options *options;
    gbv_table *table;
    bool begun;    /* the names were there */
};

static gbv_status
check_table(const struct coming *coming, gbv_error *error)
{
    gbv_status status = gbv_table_status(coming->table);
    return status ? gbv_fail(error, status, "out of memory") : GBV_OK;
}

static gbv_status
refuse_name(const struct coming *coming, size_t i, const char *name, gbv_error *error)
{
    const char *source = gbv_table_source(coming->table);
    if (name && *name)
        gbv_fail_at(error, GBV_FORMAT, source, 0, "variables %zu and %zu are both named \"%s\"",
                    gbv_table_find(coming->table, name) + 1, i + 1, name);
    else
        gbv_fail_at(error, GBV_FORMAT, source, 0, "variable %zu has no name", i + 1);
    gbv_hint(error, "rename it in the program that wrote the file");
    return GBV_FORMAT;
}

static gbv_status
take_names(struct coming *coming, const gbv_csv_row *row, gbv_error *error)
{
    coming->begun = true;
    for (size_t i = 0; i < row->n; i++) {
        const char *name = row->cells[i].text;
        if (!name || !*name || gbv_table_find(coming->table, name) != GBV_NONE)
            return refuse_name(coming, i, name, error);
        gbv_table_add_inferred(coming->table, name);
    }
    gbv_status status = check_table(coming, error);
    return status ? status : gbv_value_rules_new(coming->options, coming->table,
                                                 &coming->table->rules, error);
}

static gbv_status
take_row(void *context, const gbv_csv_row *row, gbv_error *error)
{
    struct coming *coming = context;
    if (!coming->begun)
        return take_names(coming, row, error);
    gbv_row_begin(coming->table, row->line);
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].text)
            gbv_put_text_at(coming->table, i, row->cells[i].text, row->cells[i].length);
    return check_table(coming, error);
}

/* Keeps what was read, for the user. */
static gbv_status
finish(struct coming *coming, const gbv_buffer *about, gbv_error *error)
{
    gbv_table *table = coming->table;
    table->about = about->data ? gbv_arena_text(&table->texts, about->data, about->length) : NULL;
    return table->about ? gbv_rules_apply(table->rules, table, error)
                        : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

gbv_status
gbv_table_read_statfile(const char *path, const gbv_read_options *options, gbv_table **out,
                        gbv_error *error)
{
    struct coming coming = { .options = options, .table = gbv_table_new() };
    gbv_buffer about = { 0 };
    gbv_table_set_source(coming.table, path);
    gbv_status status = check_table(&coming, error);
    if (!status)
        status = gbv_statfile_read(path, options, take_row, &coming, &about, error);
    if (!status)
        status = finish(&coming, &about, error);
    gbv_buffer_free(&about);
    if (status)
        gbv_table_free(coming.table);
    else
        *out = coming.table;
    return status;
}
