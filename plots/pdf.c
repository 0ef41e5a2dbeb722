/* PDF through a stream, because cairo 1.16 loses write errors of files. */
#include <cairo-pdf.h>
#include <stdlib.h>

#include "back.h"
#include "paint.h"

static cairo_status_t
take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    gbv_buffer *out = closure;
    gbv_buffer_put(out, (const char *)bytes, length);
    return out->status ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* The time to write into the file: $SOURCE_DATE_EPOCH, or the beginning of
 * time, so that the same chart gives the same bytes.
 * Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification. */
static void
creation_date(char *text, size_t size)
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    unsigned long long seconds = given ? strtoull(given, NULL, 10) : 0;
    if (seconds > 253402300799)    /* 9999-12-31T23:59:59Z */
        seconds = 0;
    int year, month, day;
    gbv_day_date((double)(seconds / 86400), &year, &month, &day);
    unsigned second = (unsigned)(seconds % 86400);
    snprintf(text, size, "%04d-%02d-%02dT%02u:%02u:%02uZ", year, month, day, second / 3600,
             second / 60 % 60, second % 60);
}

static void
describe(cairo_surface_t *surface, const struct scene *scene)
{
    char date[64];
    creation_date(date, sizeof date);
    if (scene->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "gbvstat");
}

gbv_status
picture_pdf(const struct picture *picture, gbv_buffer *out, gbv_error *error)
{
    const struct scene *scene = picture->scene;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        take_bytes, out, scene->width * picture->points, scene->height * picture->points);
    describe(surface, scene);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, picture->points, picture->points);
    paint_scene(cairo, scene, picture->theme);
    cairo_show_page(cairo);

    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (!status)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (out->status)
        return gbv_explain(error, out->status, "PDF");
    if (status)
        return gbv_fail(error, GBV_NO_MEMORY, "PDF: %s", cairo_status_to_string(status));
    return GBV_OK;
}
