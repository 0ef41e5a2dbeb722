/* The values of options: one place that turns text into each kind. */
#ifndef OPTION_VALUE_H
#define OPTION_VALUE_H

#include "option.h"

/* Makes a value "not given". */
gbv_status option_clear(const struct opt *opt, void *values);

/* Sets a value from text. GBV_MISUSE says what it should have been. */
gbv_status option_set(struct command_line *line, const struct opt *opt, void *values,
                      const char *text, gbv_error *error);

/* Finds the columns an option names in a table. */
gbv_status option_find_columns(struct command_line *line, const struct opt *opt, void *values,
                               const gbv_table *table, gbv_error *error);

void option_free_owned(struct command_line *line);

#endif
