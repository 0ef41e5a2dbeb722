/* Contrast of every colour that is drawn. The formula is held to pairs whose
 * ratio is published: black on white 21:1 (WCAG 2.1), #767676 on white 4.54:1
 * and #777777 4.48:1 (WebAIM contrast checker). */
#include <gbvstat.h>

#include "check.h"
#include "colour.h"

TEST(contrast_agrees_with_published_pairs)
{
    CHECK_NEAR(colour_contrast(0x000000, 0xFFFFFF), 21, 1e-12);
    CHECK_NEAR(colour_contrast(0xFFFFFF, 0xFFFFFF), 1, 1e-12);
    CHECK(fabs(colour_contrast(0x767676, 0xFFFFFF) - 4.54) < 0.005);
    CHECK(fabs(colour_contrast(0xFFFFFF, 0x777777) - 4.48) < 0.005);
}

static double
contrast(enum theme theme, enum colour colour)
{
    return colour_contrast(colour_rgb(theme, colour), colour_rgb(theme, BACKGROUND));
}

/* WCAG 2.1, success criteria 1.4.3 (text) and 1.4.11 (graphics). */
TEST(text_has_contrast_and_marks_too)
{
    for (enum theme theme = THEME_LIGHT; theme < THEMES; theme++) {
        CHECK(contrast(theme, INK) >= 7);
        CHECK(contrast(theme, MUTED) >= 4.5);
        CHECK(contrast(theme, FOOTER) >= 4.5);
        CHECK(contrast(theme, OTHER_TEXT) >= 4.5);
        CHECK(contrast(theme, OTHER) >= 3);
        for (int i = 0; i < PALETTE; i++) {
            CHECK(contrast(theme, (enum colour)(SERIES + i)) >= 3);
            CHECK(contrast(theme, (enum colour)(SERIES_TEXT + i)) >= 4.5);
        }
    }
}

/* The style sheet tells colours apart by their names. */
TEST(colours_have_names_of_their_own)
{
    for (enum colour a = BACKGROUND; a < COLOURS; a++)
        for (enum colour b = BACKGROUND; b < a; b++)
            CHECK(strcmp(colour_name(a), colour_name(b)) != 0);
}
