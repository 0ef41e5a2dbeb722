/* What a file says about itself before it is read: what parts its cells, where
 * its header stands, and perhaps its decimal mark. */
#ifndef GBV_DATA_DIALECT_H
#define GBV_DATA_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/read.h"
#include "gbvstat/status.h"

enum { GBV_DIALECT_SAMPLE = 64 * 1024 };    /* as many bytes as are looked at */

typedef struct {
    char delimiter;
    size_t begin;      /* bytes of the sample that --skip leaves out */
    size_t line;       /* physical, on which the rest begins */
    char decimal;      /* '.' or ','; 0: the cells must decide (decimal.h) */
    bool unquoted;     /* commas part cells, and numbers stand in quotes only if they must */
} gbv_dialect;

/* Looks at the first bytes of a text in UTF-8, without its byte order mark.
 * What the options say is not asked of the bytes.
 *
 * The delimiter is the one of , ; tab | that gives every row as many cells as
 * the header. Where two do, a comma is no delimiter if every one below the
 * header is the decimal mark of a number; else nothing decides. No row needs
 * to have more than one cell: then the file is one column.
 *
 * complete  the sample is the whole text; else the row it ends in is left out
 * source    the name that messages use
 *
 * GBV_MISUSE  the delimiter is no ASCII character, a quote or a line end
 * GBV_FORMAT  two delimiters give different tables; a title stands above the
 *             header; fewer lines than --skip leaves out */
gbv_status gbv_dialect_decide(const char *sample, size_t length, bool complete,
                              const gbv_read_options *options, const char *source,
                              gbv_dialect *out, gbv_error *error);

/* "','", "a tab". */
const char *gbv_delimiter_name(char delimiter, char *scratch);

#endif
