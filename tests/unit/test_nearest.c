#include <gbvstat/nearest.h>

#include "check.h"

static const char *const names[] = { "year", "victims", "rate", "population", "period_start" };

static const char *
nearest(const char *name)
{
    return gbv_nearest(name, names, sizeof names / sizeof *names);
}

TEST(nearest_finds_each_kind_of_slip)
{
    CHECK_TEXT(nearest("yeer"), "year");                  /* replaced */
    CHECK_TEXT(nearest("victms"), "victims");             /* dropped */
    CHECK_TEXT(nearest("ratte"), "rate");                 /* added */
    CHECK_TEXT(nearest("raet"), "rate");                  /* swapped */
    CHECK_TEXT(nearest("poplation"), "population");
    CHECK_TEXT(nearest("YEAR"), "year");
    CHECK_TEXT(nearest("year"), "year");
    CHECK_TEXT(nearest("periodstar"), "period_start");
}

TEST(nearest_says_nothing_rather_than_nonsense)
{
    const char *const letters[] = { "a", "b" };
    CHECK(nearest("country") == NULL);
    CHECK(nearest("raxy") == NULL);    /* half of it differs */
    CHECK(nearest("") == NULL);
    CHECK(gbv_nearest("x", letters, 2) == NULL);
    CHECK(gbv_nearest("year", NULL, 0) == NULL);
    CHECK(gbv_nearest(NULL, names, 1) == NULL);
}

/* A swap is one change: "ab" -> "ba". With three letters the cut-off is 1, so
 * that two changes are too many. */
TEST(nearest_counts_a_swap_once)
{
    const char *const short_names[] = { "abc" };
    CHECK_TEXT(gbv_nearest("acb", short_names, 1), "abc");
    CHECK(gbv_nearest("cab", short_names, 1) == NULL);
}

TEST(nearest_prefers_the_smaller_change_then_the_first)
{
    const char *const alike[] = { "rated", "rates", "rater" };
    const char *const close[] = { "women16", "women", "woman" };
    CHECK_TEXT(gbv_nearest("rate", alike, 3), "rated");
    CHECK_TEXT(gbv_nearest("woman", close, 3), "woman");
}

TEST(nearest_counts_letters_not_bytes)
{
    const char *const regions[] = { "Ақтөбе", NULL, "Алматы" };
    CHECK_TEXT(gbv_nearest("Актобе", regions, 3), "Ақтөбе");  /* 2 of 6 letters */
    CHECK(gbv_nearest("\xFF\xC3", regions, 3) == NULL);
}

TEST(nearest_passes_over_what_is_too_long)
{
    char long_name[200];
    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    const char *const one[] = { long_name };
    CHECK(gbv_nearest(long_name, one, 1) == NULL);
    CHECK(gbv_nearest(long_name, names, 5) == NULL);
    CHECK(gbv_nearest("year", one, 1) == NULL);
}
