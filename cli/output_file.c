#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output_file.h"

static gbv_status
fail_to_write(const char *name, int number, gbv_error *error)
{
    return gbv_fail_at(error, GBV_IO, name, 0, "cannot be written: %s", strerror(number));
}

static gbv_status
write_all(int descriptor, const gbv_buffer *bytes, const char *name, gbv_error *error)
{
    size_t written = 0;
    while (written < bytes->length) {
        ssize_t n = write(descriptor, bytes->data + written, bytes->length - written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail_to_write(name, errno, error);
        written += (size_t)n;
    }
    return GBV_OK;
}

static gbv_status
write_in_place(const char *name, const gbv_buffer *bytes, gbv_error *error)
{
    int descriptor = open(name, O_WRONLY);
    if (descriptor < 0)
        return fail_to_write(name, errno, error);
    gbv_status status = write_all(descriptor, bytes, name, error);
    if (close(descriptor) && !status)
        status = fail_to_write(name, errno, error);
    return status;
}

/* mkstemp makes a file for its owner alone: give it the rights a new file has. */
static void
set_usual_rights(int descriptor)
{
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(descriptor, 0666 & ~mask);
}

static gbv_status
write_beside(struct output_file *file, const gbv_buffer *bytes, gbv_error *error)
{
    size_t room = strlen(file->target) + sizeof ".XXXXXX";
    char *temporary = malloc(room);
    if (!temporary)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    snprintf(temporary, room, "%s.XXXXXX", file->target);
    int descriptor = mkstemp(temporary);
    if (descriptor < 0) {
        free(temporary);
        return fail_to_write(file->name, errno, error);
    }
    file->temporary = temporary;
    set_usual_rights(descriptor);
    gbv_status status = write_all(descriptor, bytes, file->name, error);
    if (close(descriptor) && !status)
        status = fail_to_write(file->name, errno, error);
    return status;
}

gbv_status
output_file_write(struct output_file *file, const char *name, const gbv_buffer *bytes,
                  gbv_error *error)
{
    *file = (struct output_file){ .name = name };
    struct stat found;
    bool exists = stat(name, &found) == 0;
    if (exists && S_ISDIR(found.st_mode))
        return gbv_fail_at(error, GBV_IO, name, 0, "is a directory");
    if (exists && !S_ISREG(found.st_mode))
        return write_in_place(name, bytes, error);
    file->target = exists ? realpath(name, NULL) : strdup(name);
    if (!file->target)
        return fail_to_write(name, errno, error);
    return write_beside(file, bytes, error);
}

gbv_status
output_file_commit(struct output_file *file, gbv_error *error)
{
    if (!file->temporary)
        return GBV_OK;
    if (rename(file->temporary, file->target))
        return fail_to_write(file->name, errno, error);
    free(file->temporary);
    file->temporary = NULL;
    return GBV_OK;
}

void
output_file_close(struct output_file *file)
{
    if (file->temporary)
        unlink(file->temporary);
    free(file->temporary);
    free(file->target);
    *file = (struct output_file){ 0 };
}

gbv_status
output_standard(const gbv_buffer *bytes, bool *closed, gbv_error *error)
{
    gbv_error failure = { 0 };
    gbv_status status = write_all(STDOUT_FILENO, bytes, "standard output", &failure);
    int number = errno;
    *closed = status && number == EPIPE;
    if (!status && close(STDOUT_FILENO))
        status = fail_to_write("standard output", errno, &failure);
    if (status && !*closed && error)
        *error = failure;
    return status;
}
