#include "key.h"

enum { CHIP = 12, CHIP_GAP = 6, ITEM_GAP = 18, LINE = 18 };

static bool
has_key(const struct plot *plot)
{
    return plot->roles.type->rows && plot->figures.n_series > 1;
}

/* Where each item begins; a line that is full is followed by another. Returns
 * the number of lines. */
static size_t
lay_out(struct plot *plot, struct place *places)
{
    double x = plot->frame.left;
    size_t line = 0;
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        const char *name = plot->figures.series[s].name;
        double width = CHIP + CHIP_GAP + text_width(plot->typesetter, TEXT_TICK,
                                                    name ? name : "");
        if (x > plot->frame.left && x + width > plot->frame.right) {
            x = plot->frame.left;
            line++;
        }
        if (places)
            places[s] = (struct place){ x, (double)line * LINE };
        x += width + ITEM_GAP;
    }
    return line + 1;
}

double
key_height(struct plot *plot)
{
    return has_key(plot) ? (double)lay_out(plot, NULL) * LINE - 2 : 0;
}

void
key_draw(struct plot *plot, double top)
{
    size_t n = plot->figures.n_series;
    struct place *places = arena_new(plot->memory, n, sizeof *places);
    if (!places || !has_key(plot))
        return;
    lay_out(plot, places);
    bool dots = plot->roles.type == &chart_dot;
    for (size_t s = 0; s < n; s++) {
        const struct series *series = &plot->figures.series[s];
        double x = places[s].x, middle = top + places[s].y + 8;
        struct paint paint = { .fill = series->colour };
        if (dots)
            scene_circle(&plot->scene, "key", x + CHIP / 2.0, middle, 4.5, paint);
        else
            scene_rect(&plot->scene, "key", x, middle - CHIP / 2.0, x + CHIP,
                       middle + CHIP / 2.0, paint);
        scene_text(&plot->scene, TEXT_TICK, ANCHOR_START, x + CHIP + CHIP_GAP,
                   middle + text_baseline(TEXT_TICK), INK, series->name ? series->name : "");
    }
}
