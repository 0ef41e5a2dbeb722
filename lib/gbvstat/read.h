/* Reading CSV, and the files of statistical programs, into tables. */
#ifndef GBVSTAT_READ_H
#define GBVSTAT_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/buffer.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Rows with more or fewer cells than the header. */
typedef enum {
    GBV_RAGGED_ERROR,   /* refused, with the line */
    GBV_RAGGED_PAD,     /* short ones get missing cells; long ones are refused */
    GBV_RAGGED_SKIP,    /* left out and counted: gbv_table_skipped */
} gbv_ragged;

/* How to write the values of a file of SPSS, Stata or SAS that have labels. */
typedef enum {
    GBV_LABELS_VALUE,   /* 1: as a number, so that it can be computed with */
    GBV_LABELS_NAME,    /* Yes: as its label; values without one as they are */
    GBV_LABELS_BOTH,    /* 1 Yes */
} gbv_labels;

/* How to read. All zero is the default: what can be told from the file is. */
typedef struct {
    char delimiter;            /* 0: told from the rows: , ; tab or | */
    const char *encoding;      /* NULL: told from the bytes; else UTF-8, UTF-16, CP1251, RK1048,
                                * CP866, KOI8-R, CP1252, CP1254 */
    char decimal;              /* '.' or ','; 0: all columns of numbers decide together */
    bool no_header;            /* columns are then named column1, column2, … */
    size_t skip;               /* physical lines above the header, left out */
    gbv_ragged ragged;
    gbv_labels labels;         /* of files of statistical programs */

    /* Lists of values, each "[COL,…=]LIST": for those columns, or for all. A
     * LIST is parts between commas: words, numbers, ranges as in 97:99,-5:-1;
     * {so} is written what holds a comma, "=" or ":". */
    const char *const *na;     /* missing */
    size_t n_na;
    const char *const *zero;   /* words that mean 0 in columns of numbers */
    size_t n_zero;
    const char *const *valid;  /* anything else, if not missing, is an error */
    size_t n_valid;
    bool lists_of_several;     /* they are for several tables: columns that this one has not are
                                * passed over (gbv_read_lists_check) */
} gbv_read_options;

/* Reads a whole file into a new table.
 *
 * name     a path; "-" is standard input; "@homicide" a bundled data set, which
 *          is as it is: no options
 * options  NULL: the defaults
 * out      the table, yours to free
 *
 * Text in another encoding is turned into UTF-8; what was packed by gzip is
 * unpacked, whatever it is called.
 *
 * Whole columns decide what they are (gbv_table_type), and all columns of
 * numbers together what the decimal mark is: 1 234,5 and 1'234.5 and 1,234.5
 * are numbers, 17 % is 0.17, and nothing is read two ways.
 *
 * A file (no pipe) whose first bytes are those of SPSS (.sav, .zsav, .por), Stata
 * (.dta) or SAS (.sas7bdat) is read as the CSV which that program would export:
 * numbers in their shortest digits (a float is the double it is equal to), dates
 * as ISO dates, the number of a case as its line. System-missing is an empty
 * cell; what the file's author declared missing, and .a to .z, a missing code.
 * Its encoding is as the file declares it, or told from its text. Labels in SAS's
 * catalogs are other files, and not read.
 *
 * GBV_IO          it cannot be opened or read, or is a directory
 * GBV_FORMAT      a workbook, a PDF, a web page; its encoding cannot be told, or
 *                 bytes are not of it; damaged or cut off gzip
 *                 no header, empty, a column name twice or empty (but for empty
 *                 columns behind the last name, which are none), a title above
 *                 the header, a row with more or fewer cells than the header, a
 *                 NUL byte, an unclosed quote (at the line that opened it),
 *                 invalid UTF-8, a field over 16 MiB, a row of over 65,536
 *                 cells; two delimiters or two decimal marks fit, or two
 *                 decimal marks are used
 * GBV_BAD_VALUE   values that `valid` does not list
 * GBV_NO_COLUMN   a list of values is for a column that is not there
 * GBV_MISUSE      a list of values that cannot be read, an unknown encoding
 * Every one names file and physical line. A header without rows is a table of
 * no rows. Rows end in LF, CRLF or CR; a byte order mark is skipped. */
GBV_API gbv_status gbv_table_read(const char *name, const gbv_read_options *options,
                                  gbv_table **out, gbv_error *error);

/* The same from bytes in memory; `source` is the name messages use. */
GBV_API gbv_status gbv_table_read_bytes(const char *bytes, size_t length, const char *source,
                                        const gbv_read_options *options, gbv_table **out,
                                        gbv_error *error);

/* Is each column that the lists of values are for in one of the tables that were
 * read with them? A bundled data set, which takes no lists, does not count.
 * GBV_NO_COLUMN with the nearest name. */
GBV_API gbv_status gbv_read_lists_check(const gbv_read_options *options,
                                        const gbv_table *const *tables, size_t n,
                                        gbv_error *error);

/* What was decided about a table that was read: "RK1048 (Kazakh Windows), ';',
 * decimal comma, 2 columns of dates dd.mm.yyyy". Nothing for other tables. */
GBV_API void gbv_table_read_as(const gbv_table *table, gbv_buffer *out);

/* Rows that GBV_RAGGED_SKIP left out, and that GBV_RAGGED_PAD filled up. */
GBV_API size_t gbv_table_skipped(const gbv_table *table);
GBV_API size_t gbv_table_padded(const gbv_table *table);

#ifdef __cplusplus
}
#endif
#endif
