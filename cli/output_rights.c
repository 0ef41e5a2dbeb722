#include <errno.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "output_rights.h"

static const char list_name[] = "system.posix_acl_access";

static bool
has_no_list(int number)
{
    return number == ENODATA || number == ENOTSUP;
}

/* A list that the folder gives to new files may let others in. */
static bool
drop_list(int descriptor)
{
    return fremovexattr(descriptor, list_name) == 0 || has_no_list(errno);
}

/* With an access control list, what is shown as the group's rights is what any
 * entry of the list can have at most. */
static bool
keep_list(int descriptor, const char *name)
{
    char list[4096];
    ssize_t size = getxattr(name, list_name, list, sizeof list);
    if (size < 0)
        return has_no_list(errno);
    return fsetxattr(descriptor, list_name, list, (size_t)size, 0) == 0;
}

/* Not every owner can be kept; the group often can. */
static bool
keep_group(int descriptor, const struct stat *old)
{
    return fchown(descriptor, old->st_uid, old->st_gid) == 0 ||
           fchown(descriptor, (uid_t)-1, old->st_gid) == 0;
}

/* A group of another name gets no more than everybody. */
static mode_t
without_group(mode_t mode)
{
    return (mode & (mode_t)~S_IRWXG) | (mode & S_IRWXG & (mode & S_IRWXO) << 3);
}

/* Not every file system lets rights be chosen. */
static int
set_mode(int descriptor, mode_t mode)
{
    struct stat now;
    if (fchmod(descriptor, mode) == 0)
        return 0;
    int number = errno;
    bool wider = fstat(descriptor, &now) || (now.st_mode & 0777 & ~mode) != 0;
    return wider ? number : 0;
}

int
output_rights_keep(int descriptor, const struct output_place *place)
{
    mode_t mode = place->found.st_mode & 0777;
    bool kept = drop_list(descriptor) && keep_group(descriptor, &place->found) &&
                keep_list(descriptor, place->name);
    return set_mode(descriptor, kept ? mode : without_group(mode));
}
