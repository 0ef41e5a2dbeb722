/* Which statistical program wrote a file: told by its first bytes. */
#ifndef GBV_DATA_STATFILE_KIND_H
#define GBV_DATA_STATFILE_KIND_H

#include <readstat.h>

#include "data/statfile.h"

enum statfile_program { STATFILE_SPSS, STATFILE_STATA, STATFILE_SAS };

struct statfile_kind {
    const char *title;
    enum statfile_program program;
    bool is_ascii;    /* its text is, by the format */
    readstat_error_t (*parse)(readstat_parser_t *parser, const char *path, void *context);
};

/* Of a file; NULL: none, or it cannot be read. */
const struct statfile_kind *gbv_statfile_kind_of(const char *path);

#endif
