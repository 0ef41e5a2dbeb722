/* Where text comes from: a file, standard input, a bundled data set; packed or
 * not, in any of the known encodings. It comes out as UTF-8. */
#ifndef GBV_DATA_SOURCE_H
#define GBV_DATA_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "gbvstat/status.h"

typedef struct gbv_source gbv_source;

/* name      a path; "-": standard input; "@name": a bundled data set. Kept, not
 *           copied
 * encoding  NULL: told from the first 64 KiB (encoding.h)
 *
 * GBV_IO      not there, not readable, a folder; no such data set
 * GBV_FORMAT  a workbook, a PDF, a web page …; an encoding that cannot be told
 *             or is not the one of the byte order mark; broken gzip
 * GBV_MISUSE  an encoding that nobody knows
 * GBV_NO_MEMORY */
gbv_status gbv_source_open(const char *name, const char *encoding, gbv_source **out,
                           gbv_error *error);
void gbv_source_close(gbv_source *source);

/* The same of bytes in memory, borrowed until it is closed; `name` is for
 * messages. */
gbv_status gbv_source_open_memory(const char *bytes, size_t length, const char *name,
                                  const char *encoding, gbv_source **out, gbv_error *error);

/* Fills `bytes` with the next bytes of the text, without a byte order mark;
 * fewer than `size` only at its end, none after it. It may part a character.
 *
 * What is UTF-8 passes as it is: the reader of the text must check it. After a
 * failure there is nothing more to be had.
 *
 * GBV_IO, GBV_NO_MEMORY
 * GBV_FORMAT  broken gzip; bytes that the encoding does not have (the line) */
gbv_status gbv_source_read(gbv_source *source, char *bytes, size_t size, size_t *length,
                           gbv_error *error);

/* The beginning of the text, which the next gbv_source_read hands out: the
 * first 64 KiB of the file, or less if it is shorter, or has been read. Ends
 * perhaps in the middle of a line or a character. Borrowed until the next
 * read. */
void gbv_source_peek(const gbv_source *source, const char **bytes, size_t *length);

/* Is what gbv_source_peek shows all that is left? */
bool gbv_source_peeks_all(const gbv_source *source);

/* For messages: the name, or "standard input". */
const char *gbv_source_name(const gbv_source *source);

/* "RK1048", and "Kazakh Windows". */
const char *gbv_source_encoding(const gbv_source *source);
const char *gbv_source_encoding_title(const gbv_source *source);

/* Which file it is, and as of when; false if it is none. */
bool gbv_source_stat(const gbv_source *source, struct stat *out);

/* It was packed by gzip. */
bool gbv_source_is_packed(const gbv_source *source);

#endif
