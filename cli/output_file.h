/* Files that appear whole or not at all. */
#ifndef OUTPUT_FILE_H
#define OUTPUT_FILE_H

#include <gbvstat.h>

struct output_file {
    const char *name;      /* as the user wrote it */
    char *target;          /* what is replaced: name, links followed */
    char *temporary;       /* beside the target; NULL: written in place (a device, a pipe) */
};

/* Writes the bytes beside the target, or in place where it is not a regular
 * file. GBV_IO with what the system says. */
gbv_status output_file_write(struct output_file *file, const char *name, const gbv_buffer *bytes,
                             gbv_error *error);

/* Puts the new file in place of the old. */
gbv_status output_file_commit(struct output_file *file, gbv_error *error);

/* Removes what was not put in place. */
void output_file_close(struct output_file *file);

/* Writes to standard output and asks whether it arrived. A closed pipe is
 * quiet: `*closed` is then set. */
gbv_status output_standard(const gbv_buffer *bytes, bool *closed, gbv_error *error);

#endif
