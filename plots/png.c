/* PNG through libpng: what it shows and who the figures are by travel with it. */
#include <cairo.h>
#include <math.h>
#include <png.h>
#include <stdlib.h>

#include "back.h"
#include "paint.h"

enum { LARGEST_SIDE = 16384 };  /* pixels */

static void
take_bytes(png_structp png, png_bytep bytes, size_t length)
{
    gbv_buffer *out = png_get_io_ptr(png);
    gbv_buffer_put(out, (const char *)bytes, length);
    if (out->status)
        png_error(png, "out of memory");
}

static void
flush_nothing(png_structp png)
{
    (void)png;
}

/* libpng says nothing by itself: the caller asks what failed. */
static void
stay_quiet(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void
fail_quietly(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void
put_texts(png_structp png, png_infop info, const struct picture *picture)
{
    char *keys[] = { (char[]){ "Title" }, (char[]){ "Description" }, (char[]){ "Source" } };
    const char *values[] = { picture->scene->title, picture->scene->description,
                             picture->source };
    for (size_t i = 0; i < 3; i++) {
        if (!values[i])
            continue;
        png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE, .key = keys[i],
                          .text = (char *)(uintptr_t)values[i],
                          .lang = (char *)(uintptr_t)picture->scene->language };
        png_set_text(png, info, &text, 1);
    }
}

/* cairo's pixels (0xxxRRGGBB in the machine's order) as bytes R, G, B. */
static void
put_row(png_structp png, const unsigned char *pixels, size_t width, unsigned char *row)
{
    for (size_t x = 0; x < width; x++) {
        uint32_t pixel;
        memcpy(&pixel, pixels + 4 * x, 4);
        row[3 * x] = (unsigned char)(pixel >> 16);
        row[3 * x + 1] = (unsigned char)(pixel >> 8);
        row[3 * x + 2] = (unsigned char)pixel;
    }
    png_write_row(png, row);
}

static void
put_image(png_structp png, png_infop info, cairo_surface_t *surface,
          const struct picture *picture, unsigned char *row)
{
    size_t width = (size_t)cairo_image_surface_get_width(surface);
    size_t height = (size_t)cairo_image_surface_get_height(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);

    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, 6);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    /* A logical pixel is picture->points / 72 inch wide. */
    double per_metre = picture->scale / (picture->points / 72 * 0.0254);
    png_set_pHYs(png, info, (png_uint_32)lround(per_metre), (png_uint_32)lround(per_metre),
                 PNG_RESOLUTION_METER);
    put_texts(png, info, picture);
    png_write_info(png, info);
    for (size_t y = 0; y < height; y++)
        put_row(png, pixels + y * stride, width, row);
    png_write_end(png, info);
}

/* libpng leaves by longjmp: nothing is changed here after it is set. */
static gbv_status
encode(cairo_surface_t *surface, const struct picture *picture, unsigned char *row,
       gbv_buffer *out)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail_quietly,
                                              stay_quiet);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return GBV_NO_MEMORY;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return GBV_NO_MEMORY;
    }
    png_set_write_fn(png, out, take_bytes, flush_nothing);
    put_image(png, info, surface, picture, row);
    png_destroy_write_struct(&png, &info);
    return GBV_OK;
}

gbv_status
picture_png(const struct picture *picture, gbv_buffer *out, gbv_error *error)
{
    const struct scene *scene = picture->scene;
    double width = ceil(scene->width * picture->scale), height = ceil(scene->height
                                                                     * picture->scale);
    if (width > LARGEST_SIDE || height > LARGEST_SIDE)
        return gbv_fail(error, GBV_MISUSE, "a PNG of %.0f x %.0f pixels is too large", width,
                        height);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width,
                                                          (int)height);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, picture->scale, picture->scale);
    paint_scene(cairo, scene, picture->theme);
    cairo_status_t painted = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);

    unsigned char *row = malloc((size_t)width * 3);
    gbv_status status = painted || !row ? GBV_NO_MEMORY : encode(surface, picture, row, out);
    free(row);
    cairo_surface_destroy(surface);
    return gbv_explain(error, status, "PNG");
}
