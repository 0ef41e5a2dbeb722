/* What the reader of a chart must know, and its author need not write. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "plot.h"

void
plot_warn(struct plot *plot, const char *format, ...)
{
    char line[1024];
    va_list values;
    va_start(values, format);
    vsnprintf(line, sizeof line, format, values);
    va_end(values);
    gbv_buffer_puts(plot->warnings, line);
    gbv_buffer_putc(plot->warnings, '\n');
}

bool
plot_has_intervals(const struct plot *plot)
{
    for (size_t s = 0; s < plot->figures.n_series; s++)
        for (size_t i = 0; i < plot->figures.series[s].n; i++)
            if (isfinite(plot->figures.series[s].points[i].low))
                return true;
    return false;
}

bool
plot_has_hollow(const struct plot *plot)
{
    for (size_t i = 0; i < plot->figures.n_rows; i++)
        if (plot->figures.rows[i].n < 30)
            return true;
    return false;
}

bool
plot_is_flagged(const struct plot *plot, const struct point *point)
{
    size_t column = gbv_table_find(plot->table, "flag");
    const char *flag = column == GBV_NONE || point->row == GBV_NONE
                     ? NULL : gbv_table_text(plot->table, point->row, column);
    return flag && *flag;
}

bool
plot_has_flagged(const struct plot *plot)
{
    for (size_t s = 0; s < plot->figures.n_series; s++)
        for (size_t i = 0; i < plot->figures.series[s].n; i++)
            if (plot_is_flagged(plot, &plot->figures.series[s].points[i]))
                return true;
    return false;
}

const char *
plot_fill(struct plot *plot, enum word word, const char *const *texts, size_t n)
{
    gbv_buffer out = { 0 };
    language_fill(language_word(plot->language, word), texts, n, &out);
    size_t length = out.length;
    while (length > 0 && out.data[length - 1] == ' ')    /* nothing was filled in there */
        length--;
    const char *copy = out.status ? NULL : arena_text(plot->memory, out.data ? out.data : "",
                                                      length);
    plot->memory->failed = plot->memory->failed || !copy;
    gbv_buffer_free(&out);
    return copy ? copy : "";
}

const char *
plot_interval_words(struct plot *plot)
{
    gbv_buffer level = { 0 };
    if (isfinite(plot->level)) {
        double percent = plot->level * 100;
        language_number(plot->language, percent, percent == floor(percent) ? 0 : 1, &level);
        gbv_buffer_puts(&level, plot->language->percent);
    }
    enum word word = plot->roles.confidence ? WORD_INTERVAL : WORD_INTERVAL_PLAIN;
    const char *words = plot_fill(plot, word,
                                  (const char *const[]){ level.data ? level.data : "" }, 1);
    gbv_buffer_free(&level);
    while (*words == ' ')
        words++;
    return words;
}

/* Does a text speak of intervals itself? The word's stem is looked for. */
static bool
mentions_interval(const char *text)
{
    static const char *const stems[] = { "nterval", "нтервал", "ралық", "ралығ", "ралык",
                                         "ралыг", "ralig", "raliq", "ralyg", "ralyk",
                                         "осила" };
    for (size_t i = 0; text && i < sizeof stems / sizeof *stems; i++)
        if (strstr(text, stems[i]))
            return true;
    return false;
}

bool
plot_mentions_intervals(const struct plot *plot)
{
    return mentions_interval(plot->chart->subtitle) || mentions_interval(plot->chart->footnote);
}

static void
append(gbv_buffer *notes, const char *sentence)
{
    if (notes->length)
        gbv_buffer_putc(notes, ' ');
    gbv_buffer_puts(notes, sentence);
}

const char *
plot_notes(struct plot *plot)
{
    gbv_buffer notes = { 0 };
    if (plot_has_intervals(plot) && !plot_mentions_intervals(plot)) {
        enum word word = plot->roles.type->rows ? WORD_WHISKERS : WORD_SHADED;
        append(&notes,
               plot_fill(plot, word, (const char *const[]){ plot_interval_words(plot) }, 1));
    }
    bool few = plot_has_hollow(plot), flagged = plot_has_flagged(plot);
    if (plot->roles.type == &chart_dot && (few || flagged))
        append(&notes, language_word(plot->language, few && flagged ? WORD_HOLLOW_FLAGGED
                                                   : few ? WORD_HOLLOW : WORD_FLAGGED));
    if (plot->figures.n_rows < plot->figures.n_all) {
        char shown[24], all[24];
        snprintf(shown, sizeof shown, "%zu", plot->figures.n_rows);
        snprintf(all, sizeof all, "%zu", plot->figures.n_all);
        append(&notes, plot_fill(plot, WORD_SHOWN, (const char *const[]){ shown, all }, 2));
    }
    const char *copy = arena_text(plot->memory, notes.data ? notes.data : "", notes.length);
    gbv_buffer_free(&notes);
    return copy ? copy : "";
}

const char *
at_words(struct plot *plot, double at)
{
    gbv_buffer out = { 0 };
    if (plot->figures.step == GBV_STEP_NONE) {
        char digits[GBV_NUMBER_SIZE];
        gbv_number_shortest(at, digits);
        gbv_buffer_puts(&out, digits);
    } else {
        time_words(plot->language, plot->figures.step, at, &out);
    }
    const char *copy = arena_text(plot->memory, out.data ? out.data : "", out.length);
    gbv_buffer_free(&out);
    return copy ? copy : "";
}

const char *
point_words(struct plot *plot, const struct point *point)
{
    bool rows = plot->roles.type->rows;
    const char *name = rows ? plot->figures.rows[(size_t)point->at].name
                            : at_words(plot, point->at);
    const char *value = language_word(plot->language, WORD_NO_DATA);
    if (isfinite(point->low) && isfinite(point->value))
        value = unit_interval(&plot->unit, plot->language, point->value, point->low, point->high,
                              plot->memory);
    else if (isfinite(point->value))
        value = unit_value(&plot->unit, plot->language, point->value, plot->memory);
    const char *words = arena_printf(plot->memory, "%s: %s", name, value);
    return words ? words : "";
}
