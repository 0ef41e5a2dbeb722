/* What a function answers, and what it says when the answer is no. */
#ifndef GBVSTAT_STATUS_H
#define GBVSTAT_STATUS_H

#include <stdarg.h>
#include <stddef.h>

#if defined(__GNUC__)
#define GBV_API __attribute__((visibility("default")))
#else
#define GBV_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Zero is success, so that `if (status)` reads as "if it failed". */
typedef enum {
    GBV_OK = 0,

    /* Of computing: the arguments have no answer. */
    GBV_DOMAIN,          /* a value outside what the function is defined for */
    GBV_TOO_FEW,         /* fewer values than the method needs */
    GBV_NO_SPREAD,       /* all values equal where a spread is needed */
    GBV_RANGE,           /* the answer does not fit a double */
    GBV_COLLINEAR,       /* columns of a model that determine each other */
    GBV_NO_CONVERGENCE,  /* an iteration that did not settle */

    /* Of the world: files, columns, machines. */
    GBV_NO_MEMORY,
    GBV_IO,              /* a file could not be opened, read or written */
    GBV_FORMAT,          /* a file that is not what it should be */
    GBV_NO_COLUMN,       /* a column that the table does not have */
    GBV_BAD_VALUE,       /* a cell that cannot be read as what is asked */
    GBV_NOT_COMPARABLE,  /* rows that are of different things */
    GBV_MISUSE,          /* the caller asked for something that cannot be */
    GBV_CHECK_FAILED,    /* done, but a check that was asked for did not hold */
} gbv_status;

/* The first failure of an operation: caller-owned, nothing to free. Start
 * with `gbv_error error = { 0 };`. Every function that takes one accepts
 * NULL. */
typedef struct {
    gbv_status status;
    char place[512];     /* "police.csv:17", or empty */
    char message[1024];  /* what is wrong */
    char hint[512];      /* what to do, or empty */
} gbv_error;

/* The words for a status, in plain English, never NULL. */
GBV_API const char *gbv_status_text(gbv_status status);

/* Records a failure, if none is recorded yet, and returns its status, so that
 * a caller can write `return gbv_fail(error, GBV_IO, "…")`. */
GBV_API gbv_status gbv_fail(gbv_error *error, gbv_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, with a place: file and physical line (0: no line). */
GBV_API gbv_status gbv_fail_at(gbv_error *error, gbv_status status, const char *file, size_t line,
                               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Adds what to do about the recorded failure; does nothing without one, or
 * if a hint is there. */
GBV_API void gbv_hint(gbv_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Turns the status of a computing function into a failure with words:
 * "what: too few values". Returns the status unchanged; GBV_OK records
 * nothing. */
GBV_API gbv_status gbv_explain(gbv_error *error, gbv_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#ifdef __cplusplus
}
#endif
#endif
