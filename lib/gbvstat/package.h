/* The bundled data sets: a Frictionless Data Package. */
#ifndef GBVSTAT_PACKAGE_H
#define GBVSTAT_PACKAGE_H

#include <stddef.h>

#include "gbvstat/buffer.h"
#include "gbvstat/status.h"
#include "gbvstat/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The folder of the data sets: $GBVSTAT_DATA, else share/gbvstat beside the
 * library's folder. GBV_IO if it has no datapackage.json. */
GBV_API gbv_status gbv_package_folder(gbv_buffer *out, gbv_error *error);

/* The path of a data set named without its @. GBV_IO: no such data set, the
 * nearest name suggested. */
GBV_API gbv_status gbv_package_path(const char *name, gbv_buffer *out, gbv_error *error);

/* One row a data set: name, title, rows, period, source. */
GBV_API gbv_status gbv_package_list(gbv_table *out, gbv_error *error);

/* What a data set is, in one row an item (title, description, period, grade,
 * comparability, column, key, source, licence): item, name, type, unit, text.
 * Columns have a name, type, unit and meaning; sources and licences a name. */
GBV_API gbv_status gbv_package_about(const char *name, gbv_table *out, gbv_error *error);

/* How to cite a data set: one line a source. */
GBV_API gbv_status gbv_package_cite(const char *name, gbv_buffer *out, gbv_error *error);

#ifdef __cplusplus
}
#endif
#endif
