/* The description of the bundled data sets, read: private to the package files. */
#ifndef GBV_DATA_PACKAGE_H
#define GBV_DATA_PACKAGE_H

#include <jansson.h>

#include "gbvstat/package.h"

/* Start with { 0 }. */
struct package {
    gbv_buffer folder;
    json_t *root;
};

/* GBV_IO: there is no folder; GBV_FORMAT: its datapackage.json is broken. */
gbv_status gbv_package_open(struct package *out, gbv_error *error);
void gbv_package_close(struct package *package);

/* The resource of a name; GBV_IO suggests the nearest. */
gbv_status gbv_package_find(const struct package *package, const char *name,
                            const json_t **resource, gbv_error *error);

/* A file in the folder. */
gbv_status gbv_package_file(const struct package *package, const json_t *resource,
                            gbv_buffer *out, gbv_error *error);

/* The text of a key, NULL if there is none. */
const char *gbv_package_text(const json_t *object, const char *key);

#endif
