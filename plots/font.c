/* FreeType's own wrapper of the C library names the functions that this project
 * bans, so its header is told to use the plain one. */
#include <limits.h>
#include <stddef.h>
#define FT_CONFIG_STANDARD_LIBRARY_H <limits.h>
#define FT_CHAR_BIT CHAR_BIT
#define FT_UINT_MAX UINT_MAX
#define FT_ULONG_MAX ULONG_MAX
#define ft_ptrdiff_t ptrdiff_t

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>

#include "font.h"

struct font {
    FcConfig *config;
    PangoFontMap *map;
};

/* Where the package fonts-inter puts its static fonts. */
static const char folder_of_package[] = "/usr/share/fonts/opentype/inter";

static const char *const files[] = { "Inter-Regular.otf", "Inter-SemiBold.otf",
                                     "Inter-Bold.otf" };

static gbv_status
add_file(FcConfig *config, const char *folder, const char *file, gbv_error *error)
{
    gbv_buffer path = { 0 };
    gbv_buffer_printf(&path, "%s/%s", folder, file);
    gbv_status status = path.status;
    if (!status && !FcConfigAppFontAddFile(config, (const FcChar8 *)path.data)) {
        status = gbv_fail(error, GBV_IO, "the font of charts is missing: %s", path.data);
        gbv_hint(error, "install the package fonts-inter, or set GBVSTAT_FONTS to a folder with "
                        "Inter-Regular.otf, Inter-SemiBold.otf and Inter-Bold.otf");
    }
    gbv_buffer_free(&path);
    return status;
}

gbv_status
font_open(struct font **out, gbv_error *error)
{
    const char *folder = getenv("GBVSTAT_FONTS");
    if (!folder || !*folder)
        folder = folder_of_package;

    struct font *opened = calloc(1, sizeof *opened);
    gbv_status status = GBV_NO_MEMORY;
    if (!opened || !(opened->config = FcConfigCreate()))
        goto failed;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if ((status = add_file(opened->config, folder, files[i], error)))
            goto failed;

    opened->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (!opened->map) {
        status = gbv_fail(error, GBV_IO, "Pango was built without FreeType");
        goto failed;
    }
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(opened->map), opened->config);
    *out = opened;
    return GBV_OK;
failed:
    font_close(opened);
    return status;
}

void
font_close(struct font *font)
{
    if (!font)
        return;
    if (font->map) {
        /* Pango 1.50 forgets its reference to the configuration when a map is
         * freed, unless it is taken away before. */
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(font->map), NULL);
        g_object_unref(font->map);
    }
    if (font->config)
        FcConfigDestroy(font->config);
    free(font);
}

PangoFontMap *
font_map(const struct font *font)
{
    return font->map;
}
