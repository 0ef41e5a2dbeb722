/* Colours by what they are for, so that a light and a dark picture come from
 * one drawing. */
#ifndef GBVPLOT_COLOUR_H
#define GBVPLOT_COLOUR_H

enum theme { THEME_LIGHT, THEME_DARK, THEMES };

enum { PALETTE = 6 };  /* colours that tell series apart */

enum colour {
    NO_COLOUR,
    BACKGROUND,
    INK,          /* titles, axes */
    MUTED,        /* subtitles, ticks */
    FOOTER,       /* source and notes */
    GRID,
    OTHER,        /* series and bars that are not highlighted */
    OTHER_TEXT,
    SERIES,       /* SERIES + i, i below PALETTE */
    SERIES_TEXT = SERIES + PALETTE,  /* the same where it colours text */
    COLOURS = SERIES_TEXT + PALETTE,
};

/* 0xRRGGBB; black for NO_COLOUR. */
unsigned colour_rgb(enum theme theme, enum colour colour);

/* A word for a style sheet: "ink", "series-1". Unique. */
const char *colour_name(enum colour colour);

/* Contrast ratio of two colours, 1 to 21.
 * Source: WCAG 2.1, "contrast ratio" and "relative luminance" (W3C 2018). */
double colour_contrast(unsigned a, unsigned b);

#endif
