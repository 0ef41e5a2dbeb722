/* What the formats share. Each is one file and one function, listed in
 * render.c. */
#ifndef GBV_OUT_FORMAT_H
#define GBV_OUT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/render.h"

typedef void gbv_renderer(const gbv_table *table, const gbv_render_options *options,
                          gbv_buffer *out);
gbv_renderer gbv_render_csv, gbv_render_tsv, gbv_render_json, gbv_render_jsonl, gbv_render_md,
    gbv_render_txt;

/* Significant digits where people read, not programs. */
enum { GBV_DIGITS_TO_READ = 4 };

/* A cell as text: its own, byte for byte, if it has one (but a number that
 * would be another one elsewhere, as 1,5 or 17 %, in digits); else its date or
 * number in `scratch` (GBV_NUMBER_SIZE bytes); NULL where missing.
 * digits  significant ones, of computed numbers; 0: the shortest that read back */
const char *gbv_cell_text(const gbv_table *table, size_t row, size_t column, int digits,
                          char *scratch);

/* Text in a cell of Markdown: what would be read as a mark gets a backslash, a
 * line end is <br>. */
void gbv_put_md_text(gbv_buffer *out, const char *text);

/* One row as a JSON object: {"year": 2020, "rate": null}. */
void gbv_put_json_row(const gbv_table *table, size_t row, int digits, gbv_buffer *out);

#endif
