/* Any bytes as a file, whatever its encoding, packed or not: what comes out is
 * the same in small pieces and in large ones, and UTF-8 if it was decoded. The
 * first byte says which encoding is asked for. */
#include <gbvstat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "data/encoding.h"
#include "data/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A few input bytes may unpack to a great many. */
enum { ENOUGH = 1 << 20 };

static gbv_status
read_all(gbv_source *source, size_t size, gbv_buffer *out, gbv_error *error)
{
    static char piece[64 * 1024];
    size_t n = size;
    gbv_status status = GBV_OK;
    while (!status && n == size && out->length < ENOUGH) {
        status = gbv_source_read(source, piece, size, &n, error);
        gbv_buffer_put(out, piece, n);
    }
    if (out->status)
        abort();
    return status;
}

static gbv_status
read_file(const char *path, const char *encoding, size_t size, gbv_buffer *out)
{
    gbv_source *source = NULL;
    gbv_error error = { 0 };
    gbv_status status = gbv_source_open(path, encoding, &source, &error);
    if (!status) {
        status = read_all(source, size, out, &error);
        size_t valid = gbv_utf8_valid(out->data, out->length);
        bool decoded = strcmp(gbv_source_encoding(source), "UTF-8") != 0;
        if (decoded && !status && out->length < ENOUGH && valid < out->length)
            abort();
    }
    if (status != error.status || (status && !error.message[0]))
        abort();    /* a failure without words */
    gbv_source_close(source);
    return status;
}

/* The same bytes in memory. */
static void
compare_memory(const char *bytes, size_t length, const char *encoding, gbv_status expected,
               const gbv_buffer *text)
{
    gbv_source *source = NULL;
    gbv_error error = { 0 };
    gbv_buffer got = { 0 };
    gbv_status status = gbv_source_open_memory(bytes, length, "memory", encoding, &source, &error);
    if (!status)
        status = read_all(source, 64 * 1024, &got, &error);
    if (status != expected || got.length != text->length ||
        (got.length && memcmp(got.data, text->data, got.length) != 0))
        abort();
    gbv_source_close(source);
    gbv_buffer_free(&got);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length == 0)
        return 0;
    unsigned asked = bytes[0] % (GBV_ENCODINGS + 1);    /* 0: none */
    const char *encoding = asked ? gbv_encoding_name((enum gbv_encoding)(asked - 1)) : NULL;
    int descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    if (descriptor < 0 || write(descriptor, bytes + 1, length - 1) != (ssize_t)(length - 1))
        abort();
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);

    gbv_buffer large = { 0 }, small = { 0 };
    gbv_status status = read_file(path, encoding, 64 * 1024, &large);
    if (read_file(path, encoding, 7, &small) != status && large.length < ENOUGH)
        abort();
    size_t n = small.length < large.length ? small.length : large.length;
    if ((n && memcmp(small.data, large.data, n) != 0) ||
        (!status && n < ENOUGH && small.length != large.length))
        abort();
    compare_memory((const char *)bytes + 1, length - 1, encoding, status, &large);
    gbv_buffer_free(&large);
    gbv_buffer_free(&small);
    close(descriptor);
    return 0;
}
