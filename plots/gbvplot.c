/* The front of the library: from a chart and a table to a picture. */
#include <math.h>
#include <string.h>

#include "back.h"
#include "plot.h"

enum { LONGEST_DESCRIPTION = 350 };  /* letters, of the text inside a picture */

struct look {
    enum theme theme;
    bool both;
};

static gbv_status
choose_look(const gbv_chart *chart, struct look *look, gbv_error *error)
{
    const char *name = chart->theme ? chart->theme : "light";
    *look = (struct look){ .theme = strcmp(name, "dark") == 0 ? THEME_DARK : THEME_LIGHT,
                           .both = strcmp(name, "auto") == 0 };
    if (look->both || look->theme == THEME_DARK || strcmp(name, "light") == 0)
        return GBV_OK;
    return gbv_fail(error, GBV_MISUSE, "the theme is light, dark or auto, not \"%s\"", name);
}

static gbv_status
choose_language(struct plot *plot)
{
    const char *code = plot->chart->language ? plot->chart->language : "en";
    plot->language = language_find(code);
    if (plot->language)
        return GBV_OK;
    gbv_fail(plot->error, GBV_MISUSE, "charts do not speak \"%s\"", code);
    gbv_hint(plot->error, "languages are %s", language_codes());
    return GBV_MISUSE;
}

/* The level in the table, if all rows have the same, else the chart's. */
static double
find_level(const struct plot *plot)
{
    size_t column = gbv_table_find(plot->table, "level");
    double level = (double)NAN;
    for (size_t row = 0; column != GBV_NONE && row < gbv_table_rows(plot->table); row++) {
        double own = gbv_table_number(plot->table, row, column);
        if (!isfinite(own))
            continue;
        if (isfinite(level) && own != level)
            return (double)NAN;
        level = own;
    }
    return isfinite(level) ? level : plot->chart->level;
}

static gbv_status
check_numbers(struct plot *plot)
{
    const gbv_chart *chart = plot->chart;
    if (!isnan(chart->scale) && !(chart->scale >= 0.25 && chart->scale <= 8))
        return gbv_fail(plot->error, GBV_MISUSE, "the scale must be from 0.25 to 8");
    if (chart->minimum >= chart->maximum)
        return gbv_fail(plot->error, GBV_MISUSE, "the minimum must be below the maximum");
    if (!isnan(chart->level) && !(chart->level > 0 && chart->level < 1))
        return gbv_fail(plot->error, GBV_MISUSE, "the level must be between 0 and 1");
    return GBV_OK;
}

static gbv_status
check_encoding(struct plot *plot)
{
    const gbv_chart *chart = plot->chart;
    const char *const texts[] = { chart->title, chart->subtitle, chart->source, chart->footnote,
                                  chart->credit, chart->alt, chart->unit };
    bool valid = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        valid = valid && text_is_valid(texts[i]);
    for (size_t i = 0; i < chart->event.n; i++)
        valid = valid && text_is_valid(chart->event.item[i]);
    for (size_t i = 0; i < chart->reference.n; i++)
        valid = valid && text_is_valid(chart->reference.item[i]);
    return valid ? GBV_OK
                 : gbv_fail(plot->error, GBV_MISUSE, "a text of the chart is not UTF-8");
}

static gbv_status
read_figures(struct plot *plot)
{
    gbv_status status = choose_roles(plot);
    if (status)
        return status;
    if (!plot->roles.type->rows)
        status = read_series(plot);
    else if (!(status = read_rows(plot)))
        status = order_rows(plot);
    return status;
}

static void
finish_scene(struct plot *plot)
{
    struct scene *scene = &plot->scene;
    gbv_buffer description = { 0 };
    describe_chart(plot, LONGEST_DESCRIPTION, &description);
    scene->title = plot->chart->title;
    scene->description = arena_text(plot->memory, description.data ? description.data : "",
                                    description.length);
    scene->language = plot->language->code;
    scene->width = plot->canvas.width;
    scene->height = plot->canvas.height;
    gbv_buffer_free(&description);
    if (plot->frame.title.n > 2)
        plot_warn(plot, "W102 the title has %zu lines, more than 2", plot->frame.title.n);
}

static gbv_status
make(struct plot *plot)
{
    gbv_status status;
    if ((status = choose_language(plot)) || (status = check_numbers(plot)) ||
        (status = check_encoding(plot)) ||
        (status = canvas_of(plot->chart->size, &plot->canvas, plot->error)))
        return status;
    plot->level = find_level(plot);
    plot->footnote = plot->chart->footnote;
    if ((status = typesetter_open(plot->language->code, &plot->typesetter, plot->error)) ||
        (status = read_figures(plot)) || (status = choose_colours(plot)) ||
        (status = check_chart(plot)))
        return status;

    plot->scene.memory = plot->memory;
    plot->scene.typesetter = plot->typesetter;
    scene_rect(&plot->scene, "background", 0, 0, plot->canvas.width, plot->canvas.height,
               (struct paint){ .fill = BACKGROUND });
    if ((status = plot->roles.type->draw(plot)))
        return status;
    plot->scene.marks[0].y2 = plot->canvas.height;    /* it may have grown */
    finish_scene(plot);
    if (plot->memory->failed || plot->scene.failed)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    return typesetter_status(plot->typesetter, plot->error);
}

/* Makes the scene and hands it to `use`. */
static gbv_status
with_plot(const gbv_chart *chart, const gbv_table *table, gbv_buffer *warnings,
          gbv_error *error, gbv_status (*use)(struct plot *, void *), void *argument)
{
    struct arena memory = { 0 };
    gbv_buffer unheard = { 0 };
    struct plot plot = { .chart = chart, .table = table, .memory = &memory, .error = error,
                         .warnings = warnings ? warnings : &unheard };
    gbv_status status = make(&plot);
    if (!status)
        status = use(&plot, argument);
    if (!status)
        status = gbv_explain(error, plot.warnings->status, "warnings");
    scene_free(&plot.scene);
    typesetter_close(plot.typesetter);
    arena_free(&memory);
    gbv_buffer_free(&unheard);
    return status;
}

struct output {
    gbv_picture format;
    gbv_buffer *out;
};

static gbv_status
write_picture(struct plot *plot, void *argument)
{
    static gbv_status (*const backs[])(const struct picture *, gbv_buffer *, gbv_error *) = {
        [GBV_SVG] = picture_svg, [GBV_PNG] = picture_png, [GBV_PDF] = picture_pdf,
    };
    const struct output *output = argument;
    struct look look;
    gbv_status status = choose_look(plot->chart, &look, plot->error);
    if (status)
        return status;
    double scale = plot->chart->scale;
    struct picture picture = {
        .scene = &plot->scene, .theme = look.theme, .both_themes = look.both,
        .text_as_paths = plot->chart->text_as_paths,
        .scale = isnan(scale) ? plot->canvas.scale : scale, .points = plot->canvas.points,
        .source = plot->chart->source, .data = plot->table,
    };
    return backs[output->format](&picture, output->out, plot->error);
}

static gbv_status
draw(const gbv_chart *chart, const gbv_table *table, gbv_picture picture, gbv_buffer *out,
     gbv_buffer *warnings, gbv_error *error)
{
    if (picture != GBV_SVG && picture != GBV_PNG && picture != GBV_PDF)
        return gbv_fail(error, GBV_MISUSE, "there is no such kind of picture");
    struct output output = { picture, out };
    return with_plot(chart, table, warnings, error, write_picture, &output);
}

static gbv_status
write_description(struct plot *plot, void *argument)
{
    gbv_buffer *out = argument;
    describe_chart(plot, SIZE_MAX, out);
    gbv_buffer_puts(out, "\n\n");
    describe_figures(plot, out);
    return gbv_explain(plot->error, out->status, "description");
}

static gbv_status
describe(const gbv_chart *chart, const gbv_table *table, gbv_buffer *out, gbv_error *error)
{
    return with_plot(chart, table, NULL, error, write_description, out);
}

static gbv_status
write_layout(struct plot *plot, void *argument)
{
    gbv_buffer *out = argument;
    scene_print(&plot->scene, out);
    return gbv_explain(plot->error, out->status, "layout");
}

static gbv_status
layout(const gbv_chart *chart, const gbv_table *table, gbv_buffer *out, gbv_error *error)
{
    return with_plot(chart, table, NULL, error, write_layout, out);
}

static const char *
type_at(size_t i)
{
    for (size_t j = 0; j <= i; j++)
        if (!chart_types[j])
            return NULL;
    return chart_types[i]->name;
}

const gbv_plot_api *
gbv_plot(void)
{
    static const gbv_plot_api api = { .version = GBV_PLOT_VERSION, .draw = draw,
                                      .describe = describe, .layout = layout,
                                      .type_at = type_at };
    return &api;
}
