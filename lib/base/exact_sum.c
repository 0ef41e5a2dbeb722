/* Adding to exact sums. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/exact_sum.h"
#include "base/exact_sum_limbs.h"

/* Called for every value of every row: specialised for each number of limbs. */
#define FAST_PATH __attribute__((always_inline)) inline

/* |x| = mantissa 2^exponent, exactly. */
struct parts {
    uint64_t mantissa;
    int exponent;
    bool negative;
};

static struct parts
take_apart(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7ff);
    uint64_t mantissa = bits & ((UINT64_C(1) << 52) - 1);
    /* A subnormal has no hidden bit, and the exponent of the least normal. */
    if (exponent)
        mantissa |= UINT64_C(1) << 52;
    else
        exponent = 1;
    return (struct parts){ mantissa, exponent - 1075, bits >> 63 != 0 };
}

bool
gbv_exact_takes(double x)
{
    double magnitude = fabs(x);
    return magnitude == 0 || (magnitude >= 0x1p-200 && magnitude <= 0x1p200);
}

/* ---- Room ---- */

static uint64_t
sign_limb(const gbv_exact *sum)
{
    return (uint64_t)((int64_t)gbv_exact_limbs(sum)[sum->n - 1] >> 63);
}

/* Makes room for the limbs first … last and one more of headroom. */
static bool
widen(gbv_exact *sum, int32_t first, int32_t last)
{
    int32_t low = first < sum->low ? first : sum->low;
    int32_t high = sum->low + (int32_t)sum->n;
    if (last + 2 > high)
        high = last + 2;
    uint64_t *limbs = calloc((size_t)(high - low), sizeof *limbs);
    if (!limbs) {
        sum->failed = true;
        return false;
    }
    uint64_t sign = sign_limb(sum);
    size_t skipped = (size_t)(sum->low - low);
    memcpy(limbs + skipped, gbv_exact_limbs(sum), sum->n * sizeof *limbs);
    for (size_t i = skipped + sum->n; i < (size_t)(high - low); i++)
        limbs[i] = sign;
    free(sum->grown);
    sum->grown = limbs;
    sum->low = low;
    sum->n = (uint32_t)(high - low);
    return true;
}

static inline bool
make_room(gbv_exact *sum, int32_t first, int32_t last)
{
    if (sum->n == 0) {
        sum->low = first;
        sum->n = GBV_EXACT_WINDOW;
        memset(sum->window, 0, sizeof sum->window);
    }
    if (first >= sum->low && last < sum->low + (int32_t)sum->n - 1)
        return true;
    return widen(sum, first, last);
}

/* The top limb is headroom: before it could overflow, another is added. */
static inline void
keep_headroom(gbv_exact *sum)
{
    uint64_t top = gbv_exact_limbs(sum)[sum->n - 1];
    if ((top + (UINT64_C(1) << 62)) >> 63)
        widen(sum, sum->low, sum->low + (int32_t)sum->n - 1);
}

/* ---- Adding ---- */

/* Adds or subtracts `count` limbs at a place, and carries to the top: which it
 * seldom has to, since what is added is small beside the sum's headroom. */
FAST_PATH static void
add_limbs(uint64_t *limbs, size_t n, size_t at, const uint64_t *term, size_t count, bool negative)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < count; i++) {
        gbv_wide total = negative ? (gbv_wide)limbs[at + i] - term[i] - carry
                                  : (gbv_wide)limbs[at + i] + term[i] + carry;
        limbs[at + i] = (uint64_t)total;
        carry = (uint64_t)(total >> 64) & 1;
    }
    for (size_t i = at + count; carry && i < n; i++) {
        if (negative)
            carry = limbs[i]-- == 0;
        else
            carry = ++limbs[i] == 0;
    }
}

/* Adds an integer of some limbs (4 at most) times 2^exponent. A window is
 * opened a little below its first value, since the next ones are of about the
 * same size. */
FAST_PATH static void
add_integer(gbv_exact *sum, const uint64_t *integer, size_t limbs, int exponent, bool negative)
{
    enum { SLACK = 16 };
    int32_t place = (int32_t)(exponent >> 6);
    unsigned shift = (unsigned)exponent & 63;
    uint64_t term[5];
    term[0] = integer[0] << shift;
    for (size_t i = 1; i <= limbs; i++) {
        uint64_t above = i < limbs ? integer[i] << shift : 0;
        term[i] = above | integer[i - 1] >> 1 >> (63 - shift);
    }
    if (sum->n == 0 && !make_room(sum, (int32_t)((exponent - SLACK) >> 6), place))
        return;
    if (!make_room(sum, place, place + (int32_t)limbs))
        return;
    add_limbs(gbv_exact_limbs_of(sum), sum->n, (size_t)(place - sum->low), term, limbs + 1,
              negative);
    keep_headroom(sum);
}

void
gbv_exact_add_integer(gbv_exact *sum, const uint64_t *limbs, size_t n, int exponent,
                      bool negative)
{
    add_integer(sum, limbs, n, exponent, negative);
}

void
gbv_exact_add(gbv_exact *sum, double x)
{
    struct parts parts = take_apart(x);
    if (parts.mantissa)
        add_integer(sum, &parts.mantissa, 1, parts.exponent, parts.negative);
}

FAST_PATH static void
add_product(gbv_exact *sum, struct parts a, struct parts b)
{
    if (!a.mantissa || !b.mantissa)
        return;
    gbv_wide product = (gbv_wide)a.mantissa * b.mantissa;
    uint64_t integer[2] = { (uint64_t)product, (uint64_t)(product >> 64) };
    add_integer(sum, integer, 2, a.exponent + b.exponent, a.negative != b.negative);
}

void
gbv_exact_add_square(gbv_exact *sum, double x)
{
    struct parts parts = take_apart(x);
    add_product(sum, parts, parts);
}

void
gbv_exact_add_product(gbv_exact *sum, double w, double x)
{
    add_product(sum, take_apart(w), take_apart(x));
}

/* Multiplies an integer of `limbs` limbs by a mantissa, into one limb more. */
static void
multiply(uint64_t *integer, size_t limbs, uint64_t factor)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < limbs; i++) {
        gbv_wide product = (gbv_wide)integer[i] * factor + carry;
        integer[i] = (uint64_t)product;
        carry = (uint64_t)(product >> 64);
    }
    integer[limbs] = carry;
}

void
gbv_exact_add_weighted_square(gbv_exact *sum, double w, double x)
{
    struct parts weight = take_apart(w), value = take_apart(x);
    uint64_t integer[3] = { value.mantissa };
    if (!weight.mantissa || !value.mantissa)
        return;
    multiply(integer, 1, value.mantissa);
    multiply(integer, 2, weight.mantissa);
    add_integer(sum, integer, 3, weight.exponent + 2 * value.exponent, weight.negative);
}

void
gbv_exact_add_factors(gbv_exact *sum, const double *factors, size_t n)
{
    uint64_t integer[4] = { 1 };
    int exponent = 0;
    bool negative = false;
    for (size_t i = 0; i < n; i++) {
        struct parts parts = take_apart(factors[i]);
        if (!parts.mantissa)
            return;
        if (i == 0)
            integer[0] = parts.mantissa;
        else
            multiply(integer, i, parts.mantissa);
        exponent += parts.exponent;
        negative = negative != parts.negative;
    }
    add_integer(sum, integer, n, exponent, negative);
}

static void
add_power(gbv_exact *sum, double x, int power)
{
    struct parts parts = take_apart(x);
    uint64_t integer[4] = { parts.mantissa };
    if (!parts.mantissa)
        return;
    for (int i = 1; i < power; i++)
        multiply(integer, (size_t)i, parts.mantissa);
    add_integer(sum, integer, (size_t)power, power * parts.exponent,
                parts.negative && power % 2);
}

void
gbv_exact_add_cube(gbv_exact *sum, double x)
{
    add_power(sum, x, 3);
}

void
gbv_exact_add_fourth(gbv_exact *sum, double x)
{
    add_power(sum, x, 4);
}

/* ---- Sums of sums ---- */

static void
add_sum(gbv_exact *sum, const gbv_exact *other, bool negative)
{
    sum->failed |= other->failed;
    if (sum->failed || other->n == 0)
        return;
    int32_t last = other->low + (int32_t)other->n - 1;
    if (!make_room(sum, other->low, last))
        return;
    /* The other's sign goes on above its limbs, up to the top of this one. */
    const uint64_t *term = gbv_exact_limbs(other);
    uint64_t *limbs = gbv_exact_limbs_of(sum);
    size_t at = (size_t)(other->low - sum->low);
    uint64_t sign = sign_limb(other), carry = negative;
    for (size_t i = at; i < sum->n; i++) {
        uint64_t added = i - at < other->n ? term[i - at] : sign;
        gbv_wide total = (gbv_wide)limbs[i] + (negative ? ~added : added) + carry;
        limbs[i] = (uint64_t)total;
        carry = (uint64_t)(total >> 64);
    }
    keep_headroom(sum);
}

void
gbv_exact_merge(gbv_exact *sum, const gbv_exact *other)
{
    add_sum(sum, other, false);
}

void
gbv_exact_subtract(gbv_exact *sum, const gbv_exact *other)
{
    add_sum(sum, other, true);
}

void
gbv_exact_from_count(gbv_exact *out, uint64_t count)
{
    *out = (gbv_exact){ .window = { count }, .n = GBV_EXACT_WINDOW };
}

void
gbv_exact_free(gbv_exact *sum)
{
    free(sum->grown);
    *sum = (gbv_exact){ 0 };
}
