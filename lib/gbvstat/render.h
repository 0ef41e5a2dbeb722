/* A table as text: csv, tsv, json, jsonl, md, txt. */
#ifndef GBVSTAT_RENDER_H
#define GBVSTAT_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/buffer.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    int digits;  /* significant digits of computed numbers (one that was read stays as it was);
                    0: the format's default (csv, tsv, json, jsonl: shortest that reads back;
                    md, txt: 4) */
    bool bom;    /* csv and tsv begin with a byte order mark, for spreadsheets */
} gbv_render_options;

/* Renderers are rows of one table; the extension of a file names its format. */
typedef struct {
    const char *name;         /* "csv": also the extension */
    const char *description;
    void (*render)(const gbv_table *table, const gbv_render_options *options, gbv_buffer *out);
} gbv_format;

/* NULL if there is none of that name. */
GBV_API const gbv_format *gbv_format_find(const char *name);

/* The i-th format, NULL past the last. */
GBV_API const gbv_format *gbv_format_at(size_t i);

/* Writes a table. out->status and the returned status tell of memory. */
GBV_API gbv_status gbv_render(const gbv_table *table, const gbv_format *format,
                              const gbv_render_options *options, gbv_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
