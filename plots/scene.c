#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "scene.h"

void
scene_free(struct scene *scene)
{
    free(scene->marks);
    scene->marks = NULL;
    scene->n = scene->capacity = 0;
}

static struct mark *
add(struct scene *scene, struct mark mark)
{
    if (scene->n == scene->capacity && !scene->failed) {
        size_t capacity = scene->capacity ? scene->capacity * 2 : 128;
        struct mark *marks = realloc(scene->marks, capacity * sizeof *marks);
        if (marks) {
            scene->marks = marks;
            scene->capacity = capacity;
        } else {
            scene->failed = true;
        }
    }
    if (scene->failed)
        return NULL;
    scene->marks[scene->n] = mark;
    return &scene->marks[scene->n++];
}

void
scene_rect(struct scene *scene, const char *name, double x, double y, double x2, double y2,
           struct paint paint)
{
    add(scene, (struct mark){ .kind = MARK_RECT, .name = name, .x = x, .y = y, .x2 = x2,
                              .y2 = y2, .paint = paint });
}

void
scene_line(struct scene *scene, const char *name, double x, double y, double x2, double y2,
           struct paint paint)
{
    add(scene, (struct mark){ .kind = MARK_LINE, .name = name, .x = x, .y = y, .x2 = x2,
                              .y2 = y2, .paint = paint });
}

static void
add_points(struct scene *scene, enum mark_kind kind, const char *name,
           const struct place *points, size_t n, struct paint paint)
{
    struct place *copy = arena_new(scene->memory, n, sizeof *copy);
    if (!copy)
        return;
    if (n)
        memcpy(copy, points, n * sizeof *copy);
    add(scene, (struct mark){ .kind = kind, .name = name, .points = copy, .n = n,
                              .paint = paint });
}

void
scene_path(struct scene *scene, const char *name, const struct place *points, size_t n,
           struct paint paint)
{
    add_points(scene, MARK_PATH, name, points, n, paint);
}

void
scene_area(struct scene *scene, const char *name, const struct place *points, size_t n,
           struct paint paint)
{
    add_points(scene, MARK_AREA, name, points, n, paint);
}

void
scene_circle(struct scene *scene, const char *name, double x, double y, double radius,
             struct paint paint)
{
    add(scene, (struct mark){ .kind = MARK_CIRCLE, .name = name, .x = x, .y = y, .x2 = radius,
                              .paint = paint });
}

double
scene_text(struct scene *scene, enum text_role role, enum anchor anchor, double x,
           double baseline, enum colour colour, const char *text)
{
    const struct text_style *style = text_style_of(role);
    double width = text_width(scene->typesetter, role, text);
    char *copy = arena_text(scene->memory, text, strlen(text));
    if (copy)
        add(scene, (struct mark){ .kind = MARK_TEXT, .name = style->name, .text = copy,
                                  .role = role, .anchor = anchor, .x = x, .y = baseline,
                                  .x2 = width,
                                  .paint.fill = colour ? colour : style->colour });
    return width;
}

void
scene_label(struct scene *scene, const char *label)
{
    if (scene->n && label)
        scene->marks[scene->n - 1].label = arena_text(scene->memory, label, strlen(label));
}

void
scene_halo(struct scene *scene)
{
    if (scene->n)
        scene->marks[scene->n - 1].halo = true;
}

void
scene_group(struct scene *scene, enum group group, const char *name, const char *label)
{
    add(scene, (struct mark){ .kind = MARK_GROUP, .name = name, .group = group });
    scene_label(scene, label);
}

void
scene_group_end(struct scene *scene)
{
    add(scene, (struct mark){ .kind = MARK_GROUP_END, .name = "end" });
}

double
mark_left(const struct mark *mark)
{
    switch (mark->anchor) {
    case ANCHOR_START: return mark->x;
    case ANCHOR_MIDDLE: return mark->x - mark->x2 / 2;
    case ANCHOR_END: return mark->x - mark->x2;
    }
    return mark->x;
}

double
mark_right(const struct mark *mark)
{
    return mark_left(mark) + mark->x2;
}

static void
print_numbers(const double *values, size_t n, gbv_buffer *out)
{
    for (size_t i = 0; i < n; i++) {
        gbv_buffer_putc(out, ' ');
        put_number(values[i], out);
    }
}

static void
print_mark(const struct mark *mark, gbv_buffer *out)
{
    static const char *const kinds[] = {
        [MARK_RECT] = "rect", [MARK_LINE] = "line", [MARK_PATH] = "path", [MARK_AREA] = "area",
        [MARK_CIRCLE] = "circle", [MARK_TEXT] = "text", [MARK_GROUP] = "group",
        [MARK_GROUP_END] = "end",
    };
    gbv_buffer_puts(out, kinds[mark->kind]);
    if (mark->kind != MARK_GROUP_END)
        gbv_buffer_printf(out, " %s", mark->name);

    double cap = 2 * text_baseline(mark->role);
    if (mark->kind == MARK_TEXT)
        print_numbers((double[]){ mark_left(mark), mark->y - cap, mark_right(mark), mark->y },
                      4, out);
    else if (mark->kind == MARK_RECT || mark->kind == MARK_LINE)
        print_numbers((double[]){ mark->x, mark->y, mark->x2, mark->y2 }, 4, out);
    else if (mark->kind == MARK_CIRCLE)
        print_numbers((double[]){ mark->x, mark->y, mark->x2 }, 3, out);
    else if (mark->n)
        gbv_buffer_printf(out, " %zu", mark->n);
    for (size_t i = 0; i < mark->n; i++)
        print_numbers((double[]){ mark->points[i].x, mark->points[i].y }, 2, out);
    const char *words = mark->kind == MARK_TEXT ? mark->text : mark->label;
    if (words)
        gbv_buffer_printf(out, " \"%s\"", words);
    gbv_buffer_putc(out, '\n');
}

void
scene_print(const struct scene *scene, gbv_buffer *out)
{
    gbv_buffer_puts(out, "canvas");
    print_numbers((double[]){ scene->width, scene->height }, 2, out);
    gbv_buffer_putc(out, '\n');
    for (size_t i = 0; i < scene->n; i++)
        print_mark(&scene->marks[i], out);
}
