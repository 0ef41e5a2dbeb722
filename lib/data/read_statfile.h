/* Files of statistical programs into tables. */
#ifndef GBV_DATA_READ_STATFILE_H
#define GBV_DATA_READ_STATFILE_H

#include "data/statfile.h"

/* As gbv_table_read, of a file that gbv_statfile_is. */
gbv_status gbv_table_read_statfile(const char *path, const gbv_read_options *options,
                                   gbv_table **out, gbv_error *error);

#endif
