/* p-values of a family of comparisons, adjusted for their number. */
#ifndef GBVSTAT_ADJUST_H
#define GBVSTAT_ADJUST_H

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    GBV_ADJUST_HOLM,          /* Holm (1979): family-wise error */
    GBV_ADJUST_BH,            /* Benjamini & Hochberg (1995): false discovery rate */
    GBV_ADJUST_BONFERRONI,
    GBV_ADJUST_NONE,
} gbv_adjust_method;

/* Adjusts k p-values, in their order. A missing one (NAN) stays missing and
 * is no member of the family: the number of comparisons is that of the
 * others.
 *
 * p     k values in [0, 1] or NAN; read, never changed unless out is p
 * out   k values, may be p itself; filled on GBV_OK, untouched otherwise
 *
 * GBV_DOMAIN      a value outside [0, 1]
 * GBV_NO_MEMORY
 *
 * Source: Holm (1979), Scand. J. Statistics 6, 65-70; Benjamini & Hochberg
 * (1995), J. R. Statist. Soc. B 57, 289-300.
 * Oracle: R 4.2.2, p.adjust, 1e-15. */
GBV_API gbv_status gbv_adjust(const double *p, size_t k, gbv_adjust_method method, double *out);

/* "holm", "bh", "bonferroni", "none"; never NULL. */
GBV_API const char *gbv_adjust_method_name(gbv_adjust_method method);

#ifdef __cplusplus
}
#endif
#endif
