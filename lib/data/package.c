#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "data/package.h"
#include "gbvstat/nearest.h"
#include "gbvstat/read.h"

static const char descriptor[] = "datapackage.json";

/* ---- The folder ---- */

/* share/gbvstat beside the folder of the file this code was loaded from: the
 * library, or a program that was linked with it statically. */
static void
put_own_folder(gbv_buffer *out)
{
    Dl_info own;
    if (!dladdr(descriptor, &own) || !own.dli_fname)
        return;
    gbv_buffer relative = { 0 };
    const char *name = strrchr(own.dli_fname, '/');
    if (name)
        gbv_buffer_put(&relative, own.dli_fname, (size_t)(name + 1 - own.dli_fname));
    gbv_buffer_puts(&relative, "../share/gbvstat");
    char *absolute = relative.data ? realpath(relative.data, NULL) : NULL;
    if (absolute || relative.data)
        gbv_buffer_puts(out, absolute ? absolute : relative.data);
    free(absolute);
    gbv_buffer_free(&relative);
}

gbv_status
gbv_package_folder(gbv_buffer *out, gbv_error *error)
{
    const char *wish = getenv("GBVSTAT_DATA");
    gbv_buffer folder = { 0 }, file = { 0 };
    gbv_status status = GBV_OK;

    if (wish && *wish)
        gbv_buffer_puts(&folder, wish);
    else
        put_own_folder(&folder);
    gbv_buffer_printf(&file, "%s/%s", folder.data ? folder.data : "", descriptor);
    if (folder.status || file.status)
        status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    else if (access(file.data, R_OK) == 0)
        gbv_buffer_puts(out, folder.data ? folder.data : "");
    else
        status = gbv_fail_at(error, GBV_IO, file.data, 0,
                             "the bundled data sets are not here: no file that can be read");
    gbv_hint(error, "set GBVSTAT_DATA to the folder that has %s", descriptor);
    gbv_buffer_free(&folder);
    gbv_buffer_free(&file);
    return status ? status : out->status;
}

/* ---- The description ---- */

const char *
gbv_package_text(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static gbv_status
load(struct package *out, const char *path, gbv_error *error)
{
    json_error_t place;
    out->root = json_load_file(path, JSON_REJECT_DUPLICATES, &place);
    if (!out->root)
        return gbv_fail_at(error, GBV_FORMAT, path, place.line > 0 ? (size_t)place.line : 0,
                           "%s", place.text);
    if (!json_is_array(json_object_get(out->root, "resources")))
        return gbv_fail_at(error, GBV_FORMAT, path, 0, "it has no list of \"resources\"");
    return GBV_OK;
}

gbv_status
gbv_package_open(struct package *out, gbv_error *error)
{
    gbv_status status = gbv_package_folder(&out->folder, error);
    if (status)
        return status;
    gbv_buffer path = { 0 };
    gbv_buffer_printf(&path, "%s/%s", out->folder.data, descriptor);
    status = path.status ? gbv_fail(error, path.status, "out of memory")
                         : load(out, path.data, error);
    gbv_buffer_free(&path);
    return status;
}

void
gbv_package_close(struct package *package)
{
    json_decref(package->root);
    gbv_buffer_free(&package->folder);
    package->root = NULL;
}

/* ---- One data set ---- */

static gbv_status
unknown(const json_t *resources, const char *name, gbv_error *error)
{
    size_t n = json_array_size(resources);
    const char **names = gbv_new_array(n, sizeof *names);
    if (!names)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    for (size_t i = 0; i < n; i++)
        names[i] = gbv_package_text(json_array_get(resources, i), "name");
    const char *nearest = gbv_nearest(name, names, n);
    gbv_fail(error, GBV_IO, "there is no data set \"@%s\"", name);
    if (nearest)
        gbv_hint(error, "did you mean @%s? gbv data lists them all", nearest);
    else
        gbv_hint(error, "gbv data lists them");
    free(names);
    return GBV_IO;
}

gbv_status
gbv_package_find(const struct package *package, const char *name, const json_t **resource,
                 gbv_error *error)
{
    const json_t *resources = json_object_get(package->root, "resources");
    for (size_t i = 0; i < json_array_size(resources); i++) {
        *resource = json_array_get(resources, i);
        const char *here = gbv_package_text(*resource, "name");
        if (here && strcmp(here, name) == 0)
            return GBV_OK;
    }
    return unknown(resources, name, error);
}

gbv_status
gbv_package_file(const struct package *package, const json_t *resource, gbv_buffer *out,
                 gbv_error *error)
{
    const char *path = gbv_package_text(resource, "path");
    if (!path) {
        const char *name = gbv_package_text(resource, "name");
        return gbv_fail_at(error, GBV_FORMAT, descriptor, 0, "the data set \"%s\" has no path",
                           name ? name : "");
    }
    gbv_buffer_printf(out, "%s/%s", package->folder.data, path);
    return out->status ? gbv_fail(error, out->status, "out of memory") : GBV_OK;
}

gbv_status
gbv_package_path(const char *name, gbv_buffer *out, gbv_error *error)
{
    struct package package = { 0 };
    const json_t *resource;
    gbv_status status = gbv_package_open(&package, error);
    if (!status)
        status = gbv_package_find(&package, name, &resource, error);
    if (!status)
        status = gbv_package_file(&package, resource, out, error);
    gbv_package_close(&package);
    return status;
}

/* ---- The list ---- */

enum { SOURCES = 3 };  /* named in the list; --about names all */

static void
put_sources(const json_t *resource, gbv_buffer *out)
{
    const json_t *sources = json_object_get(resource, "sources");
    size_t n = json_array_size(sources), shown = n > SOURCES ? SOURCES : n;
    for (size_t i = 0; i < shown; i++) {
        const json_t *source = json_array_get(sources, i);
        const char *name = gbv_package_text(source, "name");
        if (!name)
            name = gbv_package_text(source, "title");
        gbv_buffer_printf(out, "%s%s", i ? ", " : "", name ? name : "");
    }
    if (n > shown)
        gbv_buffer_printf(out, " and %zu more", n - shown);
}

static gbv_status
put_resource(const struct package *package, const json_t *resource, gbv_table *out,
             gbv_error *error)
{
    gbv_buffer path = { 0 }, sources = { 0 };
    gbv_table *data = NULL;
    gbv_status status = gbv_package_file(package, resource, &path, error);
    if (!status)
        status = gbv_table_read(path.data, NULL, &data, error);
    if (status)
        goto done;
    put_sources(resource, &sources);
    gbv_row_begin(out, 0);
    gbv_put_text(out, "name", gbv_package_text(resource, "name"));
    gbv_put_text(out, "title", gbv_package_text(resource, "title"));
    gbv_put_number(out, "rows", (double)gbv_table_rows(data));
    gbv_put_text(out, "period", gbv_package_text(resource, "period"));
    gbv_put_text(out, "source", sources.data);
done:
    gbv_table_free(data);
    gbv_buffer_free(&sources);
    gbv_buffer_free(&path);
    return status;
}

gbv_status
gbv_package_list(gbv_table *out, gbv_error *error)
{
    struct package package = { 0 };
    gbv_status status = gbv_package_open(&package, error);
    gbv_table_add(out, "name", GBV_TEXT);
    gbv_table_add(out, "title", GBV_TEXT);
    gbv_table_add(out, "rows", GBV_NUMBER);
    gbv_table_add(out, "period", GBV_TEXT);
    gbv_table_add(out, "source", GBV_TEXT);
    const json_t *resources = json_object_get(package.root, "resources");
    for (size_t i = 0; i < json_array_size(resources) && !status; i++)
        status = put_resource(&package, json_array_get(resources, i), out, error);
    if (!status)
        status = gbv_explain(error, gbv_table_status(out), "the list of data sets");
    gbv_package_close(&package);
    return status;
}
