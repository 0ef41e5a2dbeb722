/* The bytes of a file, a pipe, standard input or of memory; if they are packed
 * by gzip, what was packed. */
#ifndef GBV_DATA_BYTES_H
#define GBV_DATA_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "gbvstat/status.h"

typedef struct gbv_bytes gbv_bytes;

/* path  NULL: standard input
 * name  for messages; kept, not copied
 * GBV_IO, GBV_NO_MEMORY */
gbv_status gbv_bytes_open(const char *path, const char *name, gbv_bytes **out, gbv_error *error);

/* memory  borrowed until it is closed */
gbv_status gbv_bytes_open_memory(const char *memory, size_t length, const char *name,
                                 gbv_bytes **out, gbv_error *error);
void gbv_bytes_close(gbv_bytes *bytes);

/* Which file it is, and as of when; false if it is none. */
bool gbv_bytes_stat(const gbv_bytes *bytes, struct stat *out);

/* Told by the first two bytes, whatever the file is called. */
bool gbv_bytes_are_packed(const gbv_bytes *bytes);

/* Fills `out` with the next bytes; fewer than `size` only at the end.
 *
 * GBV_IO      reading failed
 * GBV_FORMAT  packed bytes are damaged, or end too early
 * GBV_NO_MEMORY */
gbv_status gbv_bytes_read(gbv_bytes *bytes, char *out, size_t size, size_t *length,
                          gbv_error *error);

#endif
