/* Any bytes as a file of SPSS, Stata or SAS: a table, or an error in words. The
 * first byte says how labels are written and whether an encoding is asked for. */
#include <gbvstat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Every cell is UTF-8. */
static void
check_cells(const gbv_table *table)
{
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        for (size_t column = 0; column < gbv_table_columns(table); column++) {
            const char *text = gbv_table_text(table, row, column);
            if (text && gbv_utf8_valid(text, strlen(text)) < strlen(text))
                abort();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length == 0)
        return 0;
    int descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    if (descriptor < 0 || write(descriptor, bytes + 1, length - 1) != (ssize_t)(length - 1))
        abort();
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    gbv_read_options options = { .labels = (gbv_labels)(bytes[0] % 3),
                                 .encoding = bytes[0] & 4 ? "CP1251" : NULL };
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    gbv_status status = gbv_table_read(path, &options, &table, &error);
    if (status != error.status || (status && !error.message[0]) || !status != (table != NULL))
        abort();
    if (table)
        check_cells(table);
    gbv_table_free(table);
    close(descriptor);
    return 0;
}
