#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gbvstat/adjust.h"

struct member {
    double p;
    size_t place;
};

static int
by_p(const void *left, const void *right)
{
    const struct member *a = left, *b = right;
    if (a->p != b->p)
        return a->p < b->p ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Step down: no p below that of a smaller one. */
static void
holm(const struct member *family, size_t m, double *out)
{
    double running = 0;
    for (size_t i = 0; i < m; i++) {
        running = fmax(running, (double) (m - i) * family[i].p);
        out[family[i].place] = fmin(1, running);
    }
}

/* Step up: no p above that of a greater one. */
static void
benjamini_hochberg(const struct member *family, size_t m, double *out)
{
    double running = 1;
    for (size_t i = m; i-- > 0;) {
        running = fmin(running, (double) m / (double) (i + 1) * family[i].p);
        out[family[i].place] = running;
    }
}

static void
bonferroni(const struct member *family, size_t m, double *out)
{
    for (size_t i = 0; i < m; i++)
        out[family[i].place] = fmin(1, (double) m * family[i].p);
}

gbv_status
gbv_adjust(const double *p, size_t k, gbv_adjust_method method, double *out)
{
    for (size_t i = 0; i < k; i++)
        if (p[i] < 0 || p[i] > 1)    /* false of NAN: missing */
            return GBV_DOMAIN;

    struct member *family = gbv_new_array(k, sizeof *family);
    if (!family)
        return GBV_NO_MEMORY;
    size_t m = 0;
    for (size_t i = 0; i < k; i++)
        if (!isnan(p[i]))
            family[m++] = (struct member){ .p = p[i], .place = i };
    qsort(family, m, sizeof *family, by_p);

    if (k > 0)
        memmove(out, p, k * sizeof *p);
    switch (method) {
    case GBV_ADJUST_HOLM: holm(family, m, out); break;
    case GBV_ADJUST_BH: benjamini_hochberg(family, m, out); break;
    case GBV_ADJUST_BONFERRONI: bonferroni(family, m, out); break;
    case GBV_ADJUST_NONE: break;
    }
    free(family);
    return GBV_OK;
}

const char *
gbv_adjust_method_name(gbv_adjust_method method)
{
    switch (method) {
    case GBV_ADJUST_HOLM: return "holm";
    case GBV_ADJUST_BH: return "bh";
    case GBV_ADJUST_BONFERRONI: return "bonferroni";
    case GBV_ADJUST_NONE: return "none";
    }
    return "unknown";
}
