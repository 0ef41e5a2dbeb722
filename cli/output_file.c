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
        struct output_file *file = &files->item[files->n++];
        file->descriptor = -1;
        int number = output_place_find(names[i], &file->place);
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

/* In pieces, so that a signal that is held does not wait for all of them. */
static int
write_all(int descriptor, const gbv_buffer *bytes, const struct output_held *held)
{
    enum { PIECE = 1 << 20 };
    for (size_t written = 0; written < bytes->length;) {
        size_t left = bytes->length - written;
        if (held && output_held_came(held))
            return EINTR;
        ssize_t n = write(descriptor, bytes->data + written, left < PIECE ? left : PIECE);
        if (n < 0 && errno != EINTR)
            return errno;
        written += n < 0 ? 0 : (size_t)n;
    }
    return 0;
}

static int
write_in_place(const struct output_place *place, const gbv_buffer *bytes)
{
    if (place->descriptor >= 0)
        return write_all(place->descriptor, bytes, NULL);
    int descriptor = open(place->name, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    int number = write_all(descriptor, bytes, NULL);
    return close(descriptor) && !number ? errno : number;
}

/* ---- New files ---- */

/* A program that was started without its standard descriptors must not take the
 * new file for one of them, and write its notes there. */
static int
above_standard(int descriptor)
{
    if (descriptor < 0 || descriptor > STDERR_FILENO)
        return descriptor;
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(descriptor);
    return moved;
}

/* The path by which a file without a name can be given one. */
static void
put_path(int descriptor, char path[static 32])
{
    snprintf(path, 32, "/proc/self/fd/%d", descriptor);
}

static int
create_nameless(const struct output_place *place, mode_t mode)
{
    char path[32];
    int descriptor = above_standard(openat(place->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC,
                                           mode));
    if (descriptor < 0)
        return -1;
    put_path(descriptor, path);
    if (access(path, F_OK) == 0)
        return descriptor;
    close(descriptor);    /* no /proc is mounted here */
    errno = EOPNOTSUPP;
    return -1;
}

/* The answers of file systems, and of old kernels, that have no such files. */
static bool
has_no_nameless(int number)
{
    return number == EOPNOTSUPP || number == EISDIR || number == ENOENT || number == EINVAL;
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
create_named(struct output_file *file, mode_t mode)
{
    char name[TEMPORARY_SIZE];
    int number = name_temporary(name);
    if (number)
        return number;
    int descriptor = openat(file->place.folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                            mode);
    if (descriptor < 0)
        return errno;
    memcpy(file->temporary, name, sizeof name);
    file->descriptor = above_standard(descriptor);
    return file->descriptor < 0 ? errno : 0;
}

/* What replaces a file is its owner's alone until it has the rights of the old. */
static int
create(struct output_files *files, struct output_file *file)
{
    const struct output_place *place = &file->place;
    mode_t mode = place->exists ? 0600 : 0666;
    int number = 0;
    file->descriptor = create_nameless(place, mode);
    if (file->descriptor < 0 && !has_no_nameless(errno))
        return errno;
    if (file->descriptor < 0) {
        output_held_begin(&files->held);
        number = create_named(file, mode);
    }
    return number || !place->exists ? number : output_rights_keep(file->descriptor, place);
}

static int
write_new(struct output_files *files, struct output_file *file, const gbv_buffer *bytes)
{
    int number = create(files, file);
    return number ? number : write_all(file->descriptor, bytes, &files->held);
}

gbv_status
output_files_write(struct output_files *files, size_t i, const gbv_buffer *bytes,
                   gbv_error *error)
{
    struct output_file *file = &files->item[i];
    int number = output_files_in_place(files, i) ? write_in_place(&file->place, bytes)
                                                 : write_new(files, file, bytes);
    return number ? fail_to_write(file->place.name, number, error) : GBV_OK;
}

/* ---- Putting them in place ---- */

/* Nothing can be linked over a file that is there: the new one gets a name of its
 * own first. */
static int
link_temporary(struct output_file *file)
{
    char name[TEMPORARY_SIZE], path[32];
    int number = name_temporary(name);
    if (number)
        return number;
    put_path(file->descriptor, path);
    if (linkat(AT_FDCWD, path, file->place.folder, name, AT_SYMLINK_FOLLOW))
        return errno;
    memcpy(file->temporary, name, sizeof name);
    return 0;
}

/* Some systems tell only at the close that there was no room. */
static int
settle(struct output_file *file)
{
    int descriptor = file->descriptor;
    if (descriptor < 0)
        return 0;
    int number = file->temporary[0] ? 0 : link_temporary(file);
    if (number)
        return number;
    file->descriptor = -1;
    return close(descriptor) ? errno : 0;
}

static int
replace(struct output_file *file)
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
    static int (*const steps[])(struct output_file *) = { settle, replace };
    output_held_begin(&files->held);
    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++)
        for (size_t i = 0; i < files->n; i++) {
            int number = steps[step](&files->item[i]);
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
        if (file->descriptor >= 0)
            close(file->descriptor);
        output_place_close(&file->place);
    }
    output_held_end(&files->held);
    free(files->item);
    *files = (struct output_files){ 0 };
}

gbv_status
output_standard(const gbv_buffer *bytes, bool *closed, gbv_error *error)
{
    int number = write_all(STDOUT_FILENO, bytes, NULL);
    *closed = number == EPIPE;
    if (!number && close(STDOUT_FILENO))
        number = errno;
    if (*closed || !number)
        return number ? GBV_IO : GBV_OK;
    return fail_to_write("standard output", number, error);
}
