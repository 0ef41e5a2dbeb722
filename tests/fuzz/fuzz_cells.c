/* Any bytes as rows: the fast lane, by each kind of instructions, and libcsv
 * give the same cells in the same lines, or fail at the same place, however the
 * text is cut into blocks. The first two bytes pick the delimiter, the number of
 * columns, what happens to ragged rows, and the size of the blocks: "00" are
 * commas, one column, blocks of 49 bytes. */
#include <stdlib.h>

#include "cells_lanes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
expect(bool condition)
{
    if (!condition)
        abort();
}

static void
compare(const struct read_rows *a, const struct read_rows *b)
{
    expect(a->text.length == b->text.length);
    expect(memcmp(a->text.data, b->text.data, a->text.length) == 0);
    expect(a->skipped == b->skipped && a->padded == b->padded);
}

/* The text as it comes out of its source: unpacked, without byte order mark. */
static gbv_status
decode(const char *text, size_t length, gbv_buffer *out)
{
    gbv_source *source = NULL;
    gbv_status status = gbv_source_open_memory(text, length, "fuzz", "UTF-8", &source, NULL);
    gbv_buffer_puts(out, "");
    for (size_t got = 1; !status && got > 0;) {
        char piece[512];
        status = gbv_source_read(source, piece, sizeof piece, &got, NULL);
        if (!status)
            gbv_buffer_put(out, piece, got);
    }
    gbv_source_close(source);
    return status;
}

/* What no block cuts, and no lane but libcsv's reads, is right. */
static void
compare_with_libcsv(const gbv_buffer *text, const gbv_row_shape *shape,
                    const struct read_rows *rows, gbv_status status, const gbv_error *error)
{
    struct read_rows whole = { 0 };
    gbv_error whole_error = { 0 };
    expect(read_whole(text->data, text->length, shape, &whole.text, &whole_error) == status);
    expect(strcmp(whole_error.place, error->place) == 0);
    if (!status)
        expect(rows->text.length == whole.text.length &&
               memcmp(rows->text.data, whole.text.data, whole.text.length) == 0);
    gbv_buffer_free(&whole.text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length < 2)
        return 0;
    const gbv_row_shape shape = {
        .source = "fuzz", .delimiter = ",;\t|"[bytes[0] & 3],
        .n_columns = (size_t)(bytes[0] >> 2 & 3) + 1, .header_line = 1,
        .ragged = (gbv_ragged)((bytes[0] >> 6 & 3) % 3),
    };
    size_t size = bytes[1] < 128 ? (size_t)bytes[1] + 1 : (size_t)(bytes[1] - 127) * 512;
    const char *text = (const char *)bytes + 2;
    struct read_rows expected = { 0 };
    gbv_error expected_error = { 0 };
    gbv_status status = read_blocks(text, length - 2, length, &shape, gbv_cells_read_slowly,
                                    &expected, &expected_error);
    gbv_buffer decoded = { 0 };
    if (shape.ragged == GBV_RAGGED_ERROR && !decode(text, length - 2, &decoded))
        compare_with_libcsv(&decoded, &shape, &expected, status, &expected_error);
    for (size_t i = 0; i < LANES; i++) {
        struct read_rows rows = { 0 };
        gbv_error error = { 0 };
        expect(read_blocks(text, length - 2, size, &shape, lanes[i], &rows, &error) == status);
        expect(strcmp(error.place, expected_error.place) == 0);
        if (!status)
            compare(&rows, &expected);
        gbv_buffer_free(&rows.text);
    }
    gbv_buffer_free(&decoded);
    gbv_buffer_free(&expected.text);
    return 0;
}
