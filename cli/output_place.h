/* Where a name of --output leads: as for a redirect, links are followed, also to
 * where nothing is yet. */
#ifndef OUTPUT_PLACE_H
#define OUTPUT_PLACE_H

#include <stdbool.h>
#include <sys/stat.h>

struct output_place {
    const char *name;    /* as the user wrote it */
    int descriptor;      /* what /dev/stdout, /dev/fd/3 … name; else -1 */
    bool exists;
    struct stat found;   /* what is there, if it exists */
    int folder;          /* of the file that is replaced or made */
    char *base;          /* its name in that folder */
};

/* Returns 0, or the errno that tells why nothing can be written there. Yours to
 * close either way. */
int output_place_find(const char *name, struct output_place *out);
void output_place_close(struct output_place *place);

/* Is it a file, which is replaced as a whole? Else it is written where it is: a
 * descriptor, a device, a pipe. */
bool output_place_is_file(const struct output_place *place);

/* Would what is written to one be lost by what is written to the other? */
bool output_place_same(const struct output_place *a, const struct output_place *b);

#endif
