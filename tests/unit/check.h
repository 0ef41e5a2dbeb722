/* The two words of a unit test, over cmocka: TEST(name) { … CHECK(…) … }.
 *
 * Each tests/unit/test_NAME.c and tests/oracle/test_NAME.c is one program: the
 * build lists its TESTs by reading the file, so a test is written once. */
#ifndef CHECK_H
#define CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define TEST(name)                \
    void test_##name(void **state); \
    void test_##name(__attribute__((unused)) void **state)
#define CHECK(condition) assert_true(condition)

/* Equal to a relative tolerance (absolute where the expected value is 0); NaN
 * to NaN. */
static inline void
check_near(double actual, double expected, double tolerance, const char *file, int line)
{
    double scale = expected == 0 ? 1 : fabs(expected);
    if (fabs(actual - expected) <= tolerance * scale || (isnan(actual) && isnan(expected)))
        return;
    print_error("%s:%d: %.17g, expected %.17g (relative tolerance %g)\n", file, line, actual,
                expected, tolerance);
    _fail(file, line);
}
#define CHECK_NEAR(actual, expected, tolerance) \
    check_near((actual), (expected), (tolerance), __FILE__, __LINE__)

static inline void
check_text(const char *actual, const char *expected, const char *file, int line)
{
    if (actual && strcmp(actual, expected) == 0)
        return;
    print_error("%s:%d: \"%s\", expected \"%s\"\n", file, line, actual ? actual : "(null)",
                expected);
    _fail(file, line);
}
#define CHECK_TEXT(actual, expected) check_text((actual), (expected), __FILE__, __LINE__)

#endif
