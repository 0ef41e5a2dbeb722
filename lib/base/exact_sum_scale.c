/* Exact sums of multiples of exact sums. */
#include <math.h>

#include "base/exact_sum.h"
#include "base/exact_sum_limbs.h"

void
gbv_exact_add_scaled(gbv_exact *sum, double factor, const gbv_exact *other)
{
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(factor), &exponent), 53);
    sum->failed |= other->failed;
    for (size_t i = 0; mantissa && !sum->failed && i < other->n; i++) {
        uint64_t limb = gbv_exact_limbs(other)[i];
        bool negative = factor < 0;
        /* The top limb has the sign, and is below 0 with it. */
        if (i + 1 == other->n && limb >> 63) {
            limb = -limb;
            negative = !negative;
        }
        gbv_wide product = (gbv_wide)limb * mantissa;
        const uint64_t integer[] = { (uint64_t)product, (uint64_t)(product >> 64) };
        if (product)
            gbv_exact_add_integer(sum, integer, 2,
                                  exponent - 53 + 64 * (other->low + (int)i), negative);
    }
}
