#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output_place.h"

enum { MOST_LINKS = 40 };    /* as the kernel */

static bool
is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* ---- Links ---- */

/* Goes to the folder of a path, which begins where the last one led to. */
static int
enter(struct output_place *place, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, (size_t)(slash - path + 1)) : strdup(".");
    char *base = strdup(slash ? slash + 1 : path);
    int number = 0, descriptor = -1;
    if (!folder || !base)
        number = ENOMEM;
    else if (!*base)
        number = slash ? EISDIR : ENOENT;
    else if ((descriptor = openat(place->folder, folder, O_PATH | O_DIRECTORY | O_CLOEXEC)) < 0)
        number = errno;
    free(folder);
    if (number) {
        free(base);
        return number;
    }
    output_place_close(place);
    place->folder = descriptor;
    place->base = base;
    return 0;
}

/* Is it N in the folder of this program's own descriptors? A link there is no
 * path: what it names may have none, and opened anew would be written from its
 * beginning. */
static bool
names_descriptor(const struct output_place *place, long *out)
{
    static const char *const folders[] = { "/proc/self/fd", "/proc/thread-self/fd" };
    struct stat here, own;
    char *end;
    if (place->base[strspn(place->base, "0123456789")] || fstat(place->folder, &here))
        return false;
    *out = strtol(place->base, &end, 10);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (stat(folders[i], &own) == 0 && is_same(&here, &own))
            return true;
    return false;
}

/* Only those the program was started with: its own are closed on exec. */
static int
take_descriptor(struct output_place *place, long n)
{
    int flags = n <= INT_MAX ? fcntl((int)n, F_GETFD) : -1;
    if (flags < 0 || flags & FD_CLOEXEC)
        return EBADF;
    place->descriptor = (int)n;
    return 0;
}

static int
follow(struct output_place *place)
{
    char link[PATH_MAX];
    int number = enter(place, place->name);
    for (size_t i = 0; i < MOST_LINKS && !number; i++) {
        long n;
        if (names_descriptor(place, &n))
            return take_descriptor(place, n);
        ssize_t length = readlinkat(place->folder, place->base, link, sizeof link - 1);
        if (length < 0)
            return errno == EINVAL || errno == ENOENT ? 0 : errno;
        link[length] = '\0';
        number = enter(place, link);
    }
    return number ? number : ELOOP;
}

/* ---- Files ---- */

/* What the links led to must be what the system finds under the name: links of
 * /proc to files of others need not be paths. */
static int
look(struct output_place *place)
{
    struct stat end;
    bool exists = fstatat(place->folder, place->base, &end, AT_SYMLINK_NOFOLLOW) == 0;
    if (place->exists && !(exists && is_same(&end, &place->found)))
        return ENOENT;
    if (faccessat(place->folder, ".", W_OK | X_OK, AT_EACCESS))
        return errno;
    if (!exists)
        return 0;
    place->exists = true;
    place->found = end;
    return faccessat(place->folder, place->base, W_OK, AT_EACCESS) ? errno : 0;
}

int
output_place_find(const char *name, struct output_place *place)
{
    *place = (struct output_place){ .name = name, .descriptor = -1, .folder = AT_FDCWD };
    place->exists = stat(name, &place->found) == 0;
    if (!place->exists && errno != ENOENT)
        return errno;
    int number = follow(place);
    if (!number && place->exists && S_ISDIR(place->found.st_mode))
        number = EISDIR;
    return number || !output_place_is_file(place) ? number : look(place);
}

void
output_place_close(struct output_place *place)
{
    if (place->folder >= 0)
        close(place->folder);
    free(place->base);
    place->folder = AT_FDCWD;
    place->base = NULL;
}

bool
output_place_is_file(const struct output_place *place)
{
    return place->descriptor < 0 && (!place->exists || S_ISREG(place->found.st_mode));
}

bool
output_place_same(const struct output_place *a, const struct output_place *b)
{
    if (a->exists || b->exists)
        return a->exists && b->exists && S_ISREG(a->found.st_mode) &&
               is_same(&a->found, &b->found);
    struct stat first, second;
    return a->base && b->base && strcmp(a->base, b->base) == 0 &&
           fstat(a->folder, &first) == 0 && fstat(b->folder, &second) == 0 &&
           is_same(&first, &second);
}
