#include <stdio.h>
#include <string.h>

#include "data/header.h"
#include "data/opened.h"
#include "data/table.h"

const gbv_read_options *
gbv_read_options_of(const char *name, const gbv_read_options *options)
{
    static const gbv_read_options defaults = { .delimiter = 0 };
    static const gbv_read_options bundled = { .delimiter = ',', .decimal = '.',
                                              .encoding = "UTF-8" };
    return name[0] == '@' ? &bundled : options ? options : &defaults;
}

/* From the beginning of the text: what parts its cells, and where they begin. */
static gbv_status
decide_dialect(gbv_opened *opened, gbv_error *error)
{
    const char *sample;
    size_t length;
    bool complete = gbv_source_peeks_all(opened->source);
    gbv_source_peek(opened->source, &sample, &length);
    if (length > GBV_DIALECT_SAMPLE) {
        length = GBV_DIALECT_SAMPLE;
        complete = false;
    }
    return gbv_dialect_decide(sample, length, complete, opened->options,
                              gbv_source_name(opened->source), &opened->dialect, error);
}

/* The lines above the header, at most as long as the sample. */
static gbv_status
skip_lines(gbv_opened *opened, gbv_error *error)
{
    char bytes[4096];
    gbv_status status = GBV_OK;
    for (size_t left = opened->dialect.begin, n = 1; left && n && !status; left -= n)
        status = gbv_source_read(opened->source, bytes, left < sizeof bytes ? left : sizeof bytes,
                                 &n, error);
    return status;
}

static gbv_status
make_columns(gbv_opened *opened, gbv_error *error)
{
    gbv_table *columns = opened->columns = gbv_table_new();
    gbv_table_set_source(columns, gbv_source_name(opened->source));
    gbv_status status = gbv_table_status(columns);
    if (status)
        return gbv_fail(error, status, "out of memory");
    columns->encoding = gbv_source_encoding(opened->source);
    columns->encoding_title = gbv_source_encoding_title(opened->source);
    columns->packed = gbv_source_is_packed(opened->source);
    columns->delimiter = opened->dialect.delimiter;
    return GBV_OK;
}

/* Feeds the header's lines to libcsv, and hands back what follows them; without
 * a header, all of it. */
static gbv_status
read_header(gbv_opened *opened, gbv_error *error)
{
    gbv_header header = { .columns = opened->columns, .no_header = opened->options->no_header,
                          .source = gbv_source_name(opened->source) };
    gbv_block block = { 0 };
    size_t used = 0;
    gbv_status status;
    do {
        status = gbv_blocks_next(&opened->blocks, &block, error);
        if (!status)
            status = gbv_header_read(&header, &block, opened->dialect.delimiter, &used, error);
    } while (!status && !header.line && block.length);
    if (!status && header.no_header)
        used = 0;
    if (!status)
        status = gbv_blocks_return(&opened->blocks, block.bytes + used, block.length - used,
                                   block.line + gbv_count_lines(block.bytes, used), error);
    if (!status && !header.line)
        status = gbv_refuse_empty(header.source, error);
    gbv_block_free(&block);
    opened->shape = (gbv_row_shape){
        .source = header.source, .delimiter = opened->dialect.delimiter,
        .n_columns = gbv_table_columns(opened->columns), .ragged = opened->options->ragged,
        .header_line = header.line, .no_header = header.no_header,
        .n_unnamed = header.n_unnamed,
    };
    return status;
}

gbv_status
gbv_opened_begin(gbv_opened *opened, gbv_source *source, const gbv_read_options *options,
                 gbv_error *error)
{
    opened->source = source;
    opened->options = options;
    gbv_status status = decide_dialect(opened, error);
    if (!status)
        status = skip_lines(opened, error);
    if (!status)
        status = make_columns(opened, error);
    opened->blocks = (gbv_blocks){ .source = source, .line = opened->dialect.line };
    if (!status)
        status = read_header(opened, error);
    if (!status)
        status = gbv_value_rules_new(options, opened->columns, &opened->columns->rules, error);
    return status;
}

void
gbv_opened_end(gbv_opened *opened)
{
    gbv_table_free(opened->columns);
    gbv_blocks_free(&opened->blocks);
    gbv_source_close(opened->source);
    *opened = (gbv_opened){ 0 };
}
