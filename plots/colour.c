#include <math.h>
#include <stddef.h>

#include "colour.h"

struct entry {
    const char *name;
    unsigned rgb[THEMES];
};

/* Series colours keep at least 10.6 (light) and 12.4 (dark) CIEDE2000 apart in
 * normal vision and under Machado's (2009) full protan, deutan and tritan
 * deficiency. Contrast with the background: 3:1 for marks, 4.5:1 for text. */
static const struct entry entries[COLOURS] = {
    [NO_COLOUR] = { "none", { 0x000000, 0x000000 } },
    [BACKGROUND] = { "background", { 0xFFFFFF, 0x14171C } },
    [INK] = { "ink", { 0x1A1C1F, 0xF2F4F7 } },
    [MUTED] = { "muted", { 0x5B6168, 0xA7AEB8 } },
    [FOOTER] = { "footer", { 0x6B7178, 0xA7AEB8 } },
    [GRID] = { "grid", { 0xE3E5E8, 0x2E343D } },
    [OTHER] = { "other", { 0x8A9099, 0x8A9099 } },
    [OTHER_TEXT] = { "other-text", { 0x5B6168, 0xA7AEB8 } },
    [SERIES + 0] = { "series-1", { 0x0B5CAD, 0x6CB4EE } },       /* blue */
    [SERIES + 1] = { "series-2", { 0xC24C33, 0xDB735A } },       /* brick */
    [SERIES + 2] = { "series-3", { 0x48A07F, 0xA2E5C8 } },       /* green */
    [SERIES + 3] = { "series-4", { 0x601F53, 0x90609E } },       /* plum */
    [SERIES + 4] = { "series-5", { 0xBE8619, 0xEDDC69 } },       /* ochre */
    [SERIES + 5] = { "series-6", { 0x666B71, 0x999EA5 } },       /* grey */
    [SERIES_TEXT + 0] = { "series-1-text", { 0x0B5CAD, 0x6CB4EE } },
    [SERIES_TEXT + 1] = { "series-2-text", { 0xC24C33, 0xDB735A } },
    [SERIES_TEXT + 2] = { "series-3-text", { 0x3B8368, 0xA2E5C8 } },
    [SERIES_TEXT + 3] = { "series-4-text", { 0x601F53, 0x9C71A8 } },
    [SERIES_TEXT + 4] = { "series-5-text", { 0x9B6D14, 0xEDDC69 } },
    [SERIES_TEXT + 5] = { "series-6-text", { 0x666B71, 0x999EA5 } },
};

unsigned
colour_rgb(enum theme theme, enum colour colour)
{
    return entries[colour].rgb[theme];
}

const char *
colour_name(enum colour colour)
{
    return entries[colour].name;
}

static double
channel(unsigned rgb, unsigned shift)
{
    double c = (double)(rgb >> shift & 0xFF) / 255;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(unsigned rgb)
{
    return 0.2126 * channel(rgb, 16) + 0.7152 * channel(rgb, 8) + 0.0722 * channel(rgb, 0);
}

double
colour_contrast(unsigned a, unsigned b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}
