#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "output_file.h"
#include "output_rights.h"

static gbv_status
fail_to_write(const char *name, int number, gbv_error *error)
{
    if (number == EISDIR)
        return gbv_fail_at(error, GBV_IO, name, 0, "is a directory");
    return gbv_fail_at(error, GBV_IO, name, 0, "cannot be written: %s", strerror(number));
}

/* ---- Places ---- */

static gbv_status
find_twice(const struct output_files *files, size_t i, gbv_error *error)
{
    const struct output_place *place = &files->item[i].place;
    for (size_t k = 0; k < i; k++) {
        const struct output_place *other = &files->item[k].place;
        if (!output_place_same(place, other))
            continue;
        gbv_fail(error, GBV_MISUSE, "--output %s and --output %s are one file", other->name,
                 place->name);
        gbv_hint(error, "give each output a file of its own");
        return GBV_MISUSE;
    }
    return GBV_OK;
}

gbv_status
output_files_open(struct output_files *files, const char *const *names, size_t n,
                  gbv_error *error)
{
    *files = (struct output_files){ .item = calloc(n, sizeof *files->item) };
    if (!files->item)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    gbv_status status = GBV_OK;
    for (size_t i = 0; i < n && !status; i++) {
        int number = output_place_find(names[i], &files->item[files->n++].place);
        status = number ? fail_to_write(names[i], number, error) : find_twice(files, i, error);
    }
    return status;
}

bool
output_files_in_place(const struct output_files *files, size_t i)
{
    return !output_place_is_file(&files->item[i].place);
}

/* ---- Writing ---- */

static int
write_all(int descriptor, const gbv_buffer *bytes)
{
    size_t written = 0;
    while (written < bytes->length) {
        ssize_t n = write(descriptor, bytes->data + written, bytes->length - written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        written += (size_t)n;
    }
    return 0;
}

/* Some systems tell only at the close that there was no room. */
static int
write_and_close(int descriptor, const gbv_buffer *bytes)
{
    int number = write_all(descriptor, bytes);
    return close(descriptor) && !number ? errno : number;
}

static int
write_in_place(const struct output_place *place, const gbv_buffer *bytes)
{
    if (place->descriptor >= 0)
        return write_all(place->descriptor, bytes);
    int descriptor = open(place->name, O_WRONLY | O_CLOEXEC);
    return descriptor < 0 ? errno : write_and_close(descriptor, bytes);
}

/* A name that no file of the folder has, and whose length does not depend on
 * that of the target. */
static int
name_temporary(char name[TEMPORARY_SIZE])
{
    uint64_t n;
    if (getrandom(&n, sizeof n, 0) != sizeof n)
        return errno;
    snprintf(name, TEMPORARY_SIZE, ".gbv-%016" PRIx64, n);
    return 0;
}

static int
write_beside(struct output_file *file, const gbv_buffer *bytes)
{
    char name[TEMPORARY_SIZE];
    int number = name_temporary(name);
    if (number)
        return number;
    const struct output_place *place = &file->place;
    int descriptor = openat(place->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                            place->exists ? 0600 : 0666);
    if (descriptor < 0)
        return errno;
    memcpy(file->temporary, name, sizeof name);
    number = place->exists ? output_rights_keep(descriptor, place) : 0;
    if (!number)
        return write_and_close(descriptor, bytes);
    close(descriptor);
    return number;
}

gbv_status
output_files_write(struct output_files *files, size_t i, const gbv_buffer *bytes,
                   gbv_error *error)
{
    struct output_file *file = &files->item[i];
    int number = output_files_in_place(files, i) ? write_in_place(&file->place, bytes)
                                                 : write_beside(file, bytes);
    return number ? fail_to_write(file->place.name, number, error) : GBV_OK;
}

static int
commit(struct output_file *file)
{
    int folder = file->place.folder;
    if (!file->temporary[0])
        return 0;
    if (renameat(folder, file->temporary, folder, file->place.base))
        return errno;
    file->temporary[0] = '\0';
    return 0;
}

gbv_status
output_files_commit(struct output_files *files, gbv_error *error)
{
    for (size_t i = 0; i < files->n; i++) {
        int number = commit(&files->item[i]);
        if (number)
            return fail_to_write(files->item[i].place.name, number, error);
    }
    return GBV_OK;
}

void
output_files_close(struct output_files *files)
{
    for (size_t i = 0; i < files->n; i++) {
        struct output_file *file = &files->item[i];
        if (file->temporary[0])
            unlinkat(file->place.folder, file->temporary, 0);
        output_place_close(&file->place);
    }
    free(files->item);
    *files = (struct output_files){ 0 };
}

gbv_status
output_standard(const gbv_buffer *bytes, bool *closed, gbv_error *error)
{
    int number = write_all(STDOUT_FILENO, bytes);
    *closed = number == EPIPE;
    if (!number && close(STDOUT_FILENO))
        number = errno;
    if (*closed || !number)
        return number ? GBV_IO : GBV_OK;
    return fail_to_write("standard output", number, error);
}
