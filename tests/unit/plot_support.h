/* Drawing small tables in tests of charts. */
#ifndef PLOT_SUPPORT_H
#define PLOT_SUPPORT_H

#include <string.h>

#include "check.h"
#include "gbvplot.h"

static inline gbv_table *
table_of(const char *csv)
{
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    if (gbv_table_read_bytes(csv, strlen(csv), "figures.csv", NULL, &table, &error))
        print_error("%s: %s\n", error.place, error.message);
    CHECK(table != NULL);
    return table;
}

/* What the library makes of a chart of this CSV, or its refusal. */
struct drawn {
    gbv_status status;
    gbv_buffer picture, warnings;
    gbv_error error;
};

static inline struct drawn
draw_csv(const char *csv, const gbv_chart *chart, gbv_picture picture)
{
    struct drawn drawn = { .status = GBV_OK };
    gbv_table *table = table_of(csv);
    drawn.status = gbv_plot()->draw(chart, table, picture, &drawn.picture, &drawn.warnings,
                                    &drawn.error);
    gbv_table_free(table);
    return drawn;
}

static inline void
drawn_free(struct drawn *drawn)
{
    gbv_buffer_free(&drawn->picture);
    gbv_buffer_free(&drawn->warnings);
}

static inline bool
contains(const gbv_buffer *buffer, const char *text)
{
    return buffer->data && strstr(buffer->data, text);
}

#endif
