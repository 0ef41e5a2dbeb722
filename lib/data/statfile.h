/* Files of statistical programs: SPSS, Stata, SAS. libreadstat knows what their
 * bytes mean; here they become rows of cells, as the CSV that the program would
 * export: what comes after cannot tell the two apart. */
#ifndef GBV_DATA_STATFILE_H
#define GBV_DATA_STATFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/csv.h"
#include "gbvstat/buffer.h"
#include "gbvstat/read.h"

/* "SPSS data (.sav)" if the first bytes of a file (GBV_STATFILE_HEAD of them, or
 * all) are those of such a file; else NULL. */
enum { GBV_STATFILE_HEAD = 512 };
const char *gbv_statfile_title(const char *bytes, size_t length);

/* Is this the name of such a file? Pipes, "-" and "@name" are none: the formats
 * are read back and forth, so a pipe cannot be. */
bool gbv_statfile_is(const char *path);

/* Gives the names of the variables as the first row, then each case as a row;
 * the line of a case is its number, from 1.
 *
 * Numbers come in their shortest digits, those with a format of dates as ISO
 * dates, values with labels as `options` say (gbv_labels). System-missing and
 * empty texts are empty cells; what the file's author declared missing, and
 * Stata's and SAS's .a to .z, is gbv_code_text (table.h). Of `options` only
 * labels and encoding count, and no_header and skip are refused.
 *
 * about  gets "SPSS data (.sav), version 2, UTF-8"
 *
 * GBV_IO       it cannot be read; iconv does not know its encoding
 * GBV_FORMAT   damaged or cut off; an encoding that cannot be told; a text that
 *              is not in the encoding; a number without a value (infinite)
 * GBV_MISUSE   an encoding that nobody knows; no_header or skip
 * GBV_NO_MEMORY, and whatever `take` answers */
gbv_status gbv_statfile_read(const char *path, const gbv_read_options *options,
                             gbv_csv_take *take, void *context, gbv_buffer *about,
                             gbv_error *error);

#endif
