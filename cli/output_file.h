/* Files that appear whole or not at all. */
#ifndef OUTPUT_FILE_H
#define OUTPUT_FILE_H

#include <gbvstat.h>

#include "output_held.h"
#include "output_place.h"

enum { TEMPORARY_SIZE = sizeof ".gbv-0123456789abcdef" };

/* All outputs of a run, in the order of their names. */
struct output_files {
    struct output_file {
        struct output_place place;
        int descriptor;                  /* of the new file; -1: there is none, or it is done */
        char temporary[TEMPORARY_SIZE];  /* its name in the folder of the place; "": none */
    } *item;
    size_t n;
    struct output_held held;             /* on while one has a temporary name */
};

/* Finds where each leads. GBV_IO: nothing can be written there; GBV_MISUSE: two
 * are one file. To be closed either way. */
gbv_status output_files_open(struct output_files *files, const char *const *names, size_t n,
                             gbv_error *error);

/* Is it written where it is (a device, a pipe, /dev/stdout), and at once? */
bool output_files_in_place(const struct output_files *files, size_t i);

/* Writes the bytes of one. A file is new, and has no name, so that nothing of it
 * stays if the program ends; where the system has no such files, it has one
 * beside its place. GBV_IO with what the system says. */
gbv_status output_files_write(struct output_files *files, size_t i, const gbv_buffer *bytes,
                              gbv_error *error);

/* Puts the new files in place of the old. */
gbv_status output_files_commit(struct output_files *files, gbv_error *error);

/* Removes what was not put in place. A signal that came meanwhile ends the
 * program. */
void output_files_close(struct output_files *files);

/* Writes to standard output and asks whether it arrived. A closed pipe is
 * quiet: `*closed` is then set. */
gbv_status output_standard(const gbv_buffer *bytes, bool *closed, gbv_error *error);

#endif
