/* Lists as options write them: parts between marks, where {so, written} is one
 * name or word, whatever marks it holds. Braces within braces go in pairs. */
#ifndef GBVSTAT_LIST_H
#define GBVSTAT_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The bytes up to the first `mark` that stands in no {…}, or up to the last
 * one; all if there is none. */
GBV_API size_t gbv_list_span(const char *text, size_t length, char mark);
GBV_API size_t gbv_list_last_span(const char *text, size_t length, char mark);

/* Takes the braces off, if one pair holds the whole text: {a,b}, but not
 * {a}={b}. */
GBV_API bool gbv_list_strip_braces(const char **text, size_t *length);

#ifdef __cplusplus
}
#endif
#endif
