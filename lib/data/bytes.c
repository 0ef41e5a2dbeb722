#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/memory.h"
#include "data/bytes.h"

struct gbv_bytes {
    int descriptor;   /* -1: the bytes lie in memory */
    const char *memory;
    size_t n_memory;
    const char *name;
    bool is_packed;
    bool between;     /* packed parts: one has ended, none begun after it */
    z_stream unpack;  /* its input lies in `packed` */

    /* Read from the file ahead of need: its first two bytes, or what is to be
     * unpacked next. */
    size_t at, length;
    char packed[64 * 1024];
};

/* ---- Files ---- */

static gbv_status
io_failure(const char *name, int number, gbv_error *error)
{
    char words[128];
    return gbv_fail_at(error, GBV_IO, name, 0, "cannot be read: %s",
                       strerror_r(number, words, sizeof words));
}

static void
read_memory(gbv_bytes *bytes, char *out, size_t size, size_t *length)
{
    *length = size < bytes->n_memory ? size : bytes->n_memory;
    if (*length == 0)
        return;
    memcpy(out, bytes->memory, *length);
    bytes->memory += *length;
    bytes->n_memory -= *length;
}

/* As much as there is room for, unless the end comes first. */
static gbv_status
read_file(gbv_bytes *bytes, char *out, size_t size, size_t *length, gbv_error *error)
{
    *length = 0;
    if (bytes->descriptor < 0) {
        read_memory(bytes, out, size, length);
        return GBV_OK;
    }
    while (*length < size) {
        ssize_t n = read(bytes->descriptor, out + *length, size - *length);
        if (n == 0)
            break;
        if (n > 0)
            *length += (size_t)n;
        else if (errno != EINTR)
            return io_failure(bytes->name, errno, error);
    }
    return GBV_OK;
}

static gbv_status
open_file(gbv_bytes *bytes, const char *path, gbv_error *error)
{
    bytes->descriptor = path ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (bytes->descriptor < 0)
        return io_failure(bytes->name, errno, error);
    /* Advice only: a pipe refuses it. */
    (void)posix_fadvise(bytes->descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return GBV_OK;
}

/* Looks whether the bytes are packed. */
static gbv_status
begin(gbv_bytes *bytes, gbv_error *error)
{
    gbv_status status = read_file(bytes, bytes->packed, 2, &bytes->length, error);
    if (status || bytes->length < 2 || memcmp(bytes->packed, "\x1f\x8b", 2) != 0)
        return status;
    bytes->is_packed = true;
    /* 16: with the header and the check of gzip. */
    if (inflateInit2(&bytes->unpack, 16 + MAX_WBITS) != Z_OK) {
        bytes->is_packed = false;
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    }
    return GBV_OK;
}

static gbv_bytes *
new_bytes(const char *name, gbv_error *error)
{
    gbv_bytes *bytes = gbv_new_array(1, sizeof *bytes);
    if (!bytes) {
        gbv_fail(error, GBV_NO_MEMORY, "out of memory");
        return NULL;
    }
    bytes->descriptor = -1;
    bytes->name = name;
    return bytes;
}

static gbv_status
deliver(gbv_bytes *bytes, gbv_status status, gbv_bytes **out)
{
    if (status)
        gbv_bytes_close(bytes);
    else
        *out = bytes;
    return status;
}

gbv_status
gbv_bytes_open(const char *path, const char *name, gbv_bytes **out, gbv_error *error)
{
    gbv_bytes *bytes = new_bytes(name, error);
    if (!bytes)
        return GBV_NO_MEMORY;
    gbv_status status = open_file(bytes, path, error);
    return deliver(bytes, status ? status : begin(bytes, error), out);
}

gbv_status
gbv_bytes_open_memory(const char *memory, size_t length, const char *name, gbv_bytes **out,
                      gbv_error *error)
{
    gbv_bytes *bytes = new_bytes(name, error);
    if (!bytes)
        return GBV_NO_MEMORY;
    bytes->memory = memory;
    bytes->n_memory = length;
    return deliver(bytes, begin(bytes, error), out);
}

void
gbv_bytes_close(gbv_bytes *bytes)
{
    if (!bytes)
        return;
    if (bytes->is_packed)
        inflateEnd(&bytes->unpack);
    if (bytes->descriptor > STDIN_FILENO)
        close(bytes->descriptor);
    free(bytes);
}

bool
gbv_bytes_stat(const gbv_bytes *bytes, struct stat *out)
{
    return bytes->descriptor >= 0 && fstat(bytes->descriptor, out) == 0;
}

bool
gbv_bytes_are_packed(const gbv_bytes *bytes)
{
    return bytes->is_packed;
}

/* ---- Unpacking (RFC 1952) ---- */

static gbv_status
refuse_packed(const gbv_bytes *bytes, const char *what, gbv_error *error)
{
    gbv_fail_at(error, GBV_FORMAT, bytes->name, 0, "packed by gzip, but %s", what);
    gbv_hint(error, "get the file anew, or see what `gunzip -t` says of it");
    return GBV_FORMAT;
}

/* Sees that there is something to unpack. False at the end of the file. */
static gbv_status
refill(gbv_bytes *bytes, bool *more, gbv_error *error)
{
    gbv_status status = GBV_OK;
    if (bytes->at == bytes->length) {
        bytes->at = 0;
        status = read_file(bytes, bytes->packed, sizeof bytes->packed, &bytes->length, error);
    }
    *more = !status && bytes->at < bytes->length;
    return status;
}

/* Parts stand one after the other (gzip appends so), zeros may fill up the
 * last block of a tape; anything else does not belong there. */
static gbv_status
begin_part(gbv_bytes *bytes, gbv_error *error)
{
    if (bytes->packed[bytes->at] == '\0') {
        bytes->at++;
        return GBV_OK;
    }
    if (bytes->packed[bytes->at] != '\x1f')
        return refuse_packed(bytes, "something else follows its end", error);
    bytes->between = false;
    return inflateReset(&bytes->unpack) == Z_OK
         ? GBV_OK : gbv_fail(error, GBV_NO_MEMORY, "out of memory");
}

static gbv_status
unpack_some(gbv_bytes *bytes, char *out, size_t size, size_t *length, gbv_error *error)
{
    size_t room = size < INT_MAX ? size : INT_MAX;
    z_stream *unpack = &bytes->unpack;
    unpack->next_in = (unsigned char *)bytes->packed + bytes->at;
    unpack->avail_in = (unsigned)(bytes->length - bytes->at);
    unpack->next_out = (unsigned char *)out;
    unpack->avail_out = (unsigned)room;
    int answer = inflate(unpack, Z_NO_FLUSH);
    bytes->at = bytes->length - unpack->avail_in;
    *length = room - unpack->avail_out;
    switch (answer) {
    case Z_STREAM_END:
        bytes->between = true;
        return GBV_OK;
    case Z_OK:
    case Z_BUF_ERROR:
        return GBV_OK;
    case Z_MEM_ERROR:
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    default:
        return refuse_packed(bytes, "damaged", error);
    }
}

static gbv_status
read_packed(gbv_bytes *bytes, char *out, size_t size, size_t *length, gbv_error *error)
{
    gbv_status status = GBV_OK;
    *length = 0;
    while (!status && *length < size) {
        bool more;
        size_t n = 0;
        status = refill(bytes, &more, error);
        if (status || (!more && bytes->between))
            break;
        if (!more)
            return refuse_packed(bytes, "it ends too early: cut off on its way", error);
        if (bytes->between)
            status = begin_part(bytes, error);
        else
            status = unpack_some(bytes, out + *length, size - *length, &n, error);
        *length += n;
    }
    return status;
}

gbv_status
gbv_bytes_read(gbv_bytes *bytes, char *out, size_t size, size_t *length, gbv_error *error)
{
    if (bytes->is_packed)
        return read_packed(bytes, out, size, length, error);
    size_t ready = bytes->length - bytes->at;
    if (ready > size)
        ready = size;
    memcpy(out, bytes->packed + bytes->at, ready);
    bytes->at += ready;
    gbv_status status = read_file(bytes, out + ready, size - ready, length, error);
    *length += ready;
    return status;
}
