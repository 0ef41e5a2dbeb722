/* The parts of a program's life around its command: for main.c. */
#ifndef JOB_H
#define JOB_H

#include "command.h"

/* Reads a table with the input options, unless it is an output; then keeps the
 * rows --where holds for. `several`: --na, --zero and --valid may be for columns
 * of other tables. */
gbv_status input_read(struct job *job, const char *name, bool several, gbv_table **out);
gbv_status input_filter(struct job *job, gbv_table *table);

/* Opens the input to be read in one pass; says what was read once it was, and
 * how many rows --where kept, and for how many it is unknown. */
gbv_status input_scan(struct job *job, const char *name, const char *where);
void input_scanned(struct job *job, size_t kept, size_t unknown);

/* Checks --output and --format before any data is read. */
gbv_status output_check(const struct common *common, gbv_error *error);

/* Renders the result and writes every output: all or nothing. */
gbv_status output_write(struct job *job, gbv_error *error);

/* Draws the result into the bytes of a picture ("svg", "png", "pdf"). */
gbv_status picture_draw(struct job *job, const char *extension, gbv_buffer *out,
                        gbv_error *error);
bool picture_is(const char *extension);

#endif
