/* Files that people pass for CSV and that are something else. */
#ifndef GBV_DATA_FOREIGN_H
#define GBV_DATA_FOREIGN_H

#include <stddef.h>

#include "gbvstat/status.h"

/* Looks at the first bytes of a file (some hundred are enough). GBV_FORMAT if
 * they are those of a workbook, a PDF, a web page or an archive: the hint says
 * how to convert it. So too for SPSS, Stata and SAS: their files are read by name
 * (statfile.h), and here have come through a pipe. */
gbv_status gbv_refuse_foreign(const char *bytes, size_t length, const char *source,
                              gbv_error *error);

#endif
