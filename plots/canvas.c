#include <string.h>

#include "canvas.h"

struct preset {
    const char *name;
    struct canvas canvas;
};

/* 96 pixels to the inch on screens; in print 13 px of type are 8 pt, and a PNG
 * has 300 dots to the inch. A canvas changes its size, never its type. */
#define SCREEN 0.75
#define PRINT (8.0 / 13)
#define PRINT_SCALE (300.0 / 72 * PRINT)
#define MILLIMETRE (72 / 25.4 / PRINT)

static const struct preset presets[] = {
    { "web", { 720, 480, 2, SCREEN, true } },
    { "wide", { 960, 540, 2, SCREEN, true } },
    { "mobile", { 360, 420, 3, SCREEN, true } },
    { "og", { 600, 315, 2, SCREEN, false } },
    { "x", { 800, 450, 2, SCREEN, false } },
    { "square", { 540, 540, 2, SCREEN, false } },
    { "portrait", { 540, 675, 2, SCREEN, false } },
    { "story", { 540, 960, 2, SCREEN, false } },
    { "print1", { 89 * MILLIMETRE, 62 * MILLIMETRE, PRINT_SCALE, PRINT, true } },
    { "print2", { 183 * MILLIMETRE, 110 * MILLIMETRE, PRINT_SCALE, PRINT, true } },
};

static const char *
read_pixels(const char *text, double *out)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4 || gbv_number_parse(text, digits, out))
        return NULL;
    return *out >= 200 && *out <= 4000 ? text + digits : NULL;
}

static bool
read_size(const char *text, struct canvas *out)
{
    struct canvas canvas = { .scale = 2, .points = SCREEN };
    const char *rest = read_pixels(text, &canvas.width);
    if (!rest || *rest != 'x')
        return false;
    rest = read_pixels(rest + 1, &canvas.height);
    if (!rest || *rest)
        return false;
    *out = canvas;
    return true;
}

gbv_status
canvas_of(const char *size, struct canvas *out, gbv_error *error)
{
    if (!size)
        size = "web";
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
        if (strcmp(presets[i].name, size) == 0) {
            *out = presets[i].canvas;
            return GBV_OK;
        }
    }
    if (read_size(size, out))
        return GBV_OK;
    gbv_fail(error, GBV_MISUSE, "there is no size \"%s\"", size);
    gbv_hint(error, "sizes are web, wide, mobile, og, x, square, portrait, story, print1, print2, "
                    "or WIDTHxHEIGHT, each 200 to 4000");
    return GBV_MISUSE;
}

double
canvas_padding(const struct canvas *canvas)
{
    return canvas->width < 480 ? 16 : 24;
}
