/* The name somebody probably meant. */
#ifndef GBVSTAT_NEAREST_H
#define GBVSTAT_NEAREST_H

#include <stddef.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The candidate nearest to a mistyped name: fewest letters added, dropped,
 * replaced or swapped with their neighbour, ASCII capitals counting as small
 * letters; the first of equals. NULL if none is near enough to be meant (more
 * than about a third of the letters differ), or a name has over 64 letters.
 *
 * name, candidates  UTF-8; a NULL candidate is passed over
 *
 * Source: optimal string alignment, Damerau (1964), Communications of the
 * ACM 7, 171-176; the cut-off is that of GCC's spelling suggestions
 * (get_edit_distance_cutoff in gcc/spellcheck.cc). */
GBV_API const char *gbv_nearest(const char *name, const char *const *candidates, size_t n);

#ifdef __cplusplus
}
#endif
#endif
