/* A scan reads its file more than once: what it found must still hold. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <gbvstat.h>

#include "check.h"

static void
write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static gbv_status
count_rows(gbv_scan *scan, size_t *n, gbv_error *error)
{
    const gbv_grouping grouping = { .weight = GBV_NONE };
    gbv_grouped *grouped = NULL;
    *error = (gbv_error){ 0 };
    gbv_status status = gbv_group_rows(scan, &grouping, &grouped, error);
    *n = status ? 0 : gbv_grouped_rows(grouped, 0);
    gbv_grouped_free(grouped);
    return status;
}

/* Reads a file, puts `later` in its place, and reads it again. */
static gbv_status
read_twice(const char *later, size_t *n, gbv_error *error)
{
    char path[] = "/tmp/test_scan_XXXXXX";
    gbv_scan *scan = NULL;
    int descriptor = mkstemp(path);
    CHECK(descriptor >= 0 && close(descriptor) == 0);
    write_file(path, "a,b\n1,2\n3,4\n");
    CHECK(gbv_scan_open(path, NULL, &scan, error) == GBV_OK);
    CHECK(count_rows(scan, n, error) == GBV_OK && *n == 2);
    if (later) {
        CHECK(unlink(path) == 0);
        write_file(path, later);
    }
    gbv_status status = count_rows(scan, n, error);
    gbv_scan_close(scan);
    CHECK(unlink(path) == 0);
    return status;
}

TEST(a_file_is_read_twice)
{
    gbv_error error;
    size_t n;
    CHECK(read_twice(NULL, &n, &error) == GBV_OK && n == 2);
}

/* By other columns it would be another answer, by fewer none. */
TEST(a_file_that_was_changed_is_refused)
{
    static const char *const later[] = { "a\n1\n", "b,a\n1,2\n3,4\n", "a,b\n1,2\n3,4\n5,6\n" };
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        gbv_error error;
        size_t n;
        CHECK(read_twice(later[i], &n, &error) == GBV_IO);
        CHECK_TEXT(error.message, "was changed while it was read");
    }
}
