/* The chart in words, for readers who do not see it. */
#include <math.h>
#include <string.h>

#include "calendar.h"
#include "plot.h"
#include "reference.h"

struct account {
    struct plot *plot;
    gbv_buffer *out;
    size_t letters, most;
    size_t start;        /* of the account in the buffer */
};

static size_t
count_letters(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* Adds a sentence if there is room for it; gives it a full stop. */
static void
say(struct account *account, const char *sentence)
{
    if (!sentence || !*sentence)
        return;
    size_t length = strlen(sentence);
    bool closed = strchr(".!?…", sentence[length - 1]) != NULL;
    size_t letters = count_letters(sentence) + (closed ? 1 : 2);
    if (letters > account->most - account->letters)
        return;
    account->letters += letters;
    if (account->out->length > account->start)
        gbv_buffer_putc(account->out, ' ');
    gbv_buffer_puts(account->out, sentence);
    if (!closed)
        gbv_buffer_putc(account->out, '.');
}

static const char *
value_of(struct plot *plot, double value)
{
    return unit_value(&plot->unit, plot->language, value, plot->memory);
}

/* " (−59%)", or nothing where a change in per cent means nothing. */
static const char *
change_of(struct plot *plot, double first, double last)
{
    if (plot->unit.share || first <= 0 || last < 0)
        return "";
    double change = (last / first - 1) * 100;
    gbv_buffer text = { 0 };
    language_number(plot->language, change, 0, &text);
    const char *words = arena_printf(plot->memory, " (%s%s%s)", change >= 0.5 ? "+" : "",
                                     text.data ? text.data : "", plot->language->percent);
    gbv_buffer_free(&text);
    return words ? words : "";
}

static void
say_series(struct account *account, const struct series *series)
{
    struct plot *plot = account->plot;
    if (series->n == 0)
        return;
    const struct point *first = &series->points[0], *last = &series->points[series->n - 1];
    const struct point *top = first;
    for (size_t i = 1; i < series->n; i++)
        if (series->points[i].value > top->value)
            top = &series->points[i];
    const char *highest = plot_fill(plot, WORD_HIGHEST, (const char *const[]){
        value_of(plot, top->value), at_words(plot, top->at) }, 2);
    say(account, arena_printf(plot->memory, "%s%s%s → %s%s, %s",
                              series->name ? series->name : "", series->name ? ": " : "",
                              value_of(plot, first->value), value_of(plot, last->value),
                              change_of(plot, first->value, last->value), highest));
}

/* The periods without a value, as long as they are few. */
static void
say_gaps(struct account *account)
{
    struct plot *plot = account->plot;
    const struct figures *figures = &plot->figures;
    gbv_buffer gaps = { 0 };
    size_t n = 0;
    if (figures->step == GBV_STEP_NONE)
        return;
    for (size_t i = 1; i < figures->n_times; i++) {
        double stride = figures->stride;
        for (double at = figures->times[i - 1] + stride; at < figures->times[i] - stride / 2;
             at += stride)
            if (n++ < 8)
                gbv_buffer_printf(&gaps, "%s%s", n > 1 ? ", " : "", at_words(plot, at));
    }
    if (n > 0 && n <= 8 && gaps.data)
        say(account, plot_fill(plot, WORD_GAP, (const char *const[]){ gaps.data }, 1));
    gbv_buffer_free(&gaps);
}

static void
say_lines(struct account *account)
{
    struct plot *plot = account->plot;
    const struct figures *figures = &plot->figures;
    say(account, arena_printf(plot->memory, "%s–%s", at_words(plot, figures->times[0]),
                              at_words(plot, figures->times[figures->n_times - 1])));
    for (int dots = 1; dots >= 0; dots--)
        for (size_t s = 0; s < figures->n_series; s++)
            if ((figures->series[s].measure->style == STYLE_DOTS) == (dots == 1))
                say_series(account, &figures->series[s]);
    say_gaps(account);
    if (plot->event_words)
        say(account, plot_fill(plot, WORD_EVENTS, (const char *const[]){ plot->event_words },
                               1));
}

static void
say_extremes(struct account *account, const struct series *series)
{
    struct plot *plot = account->plot;
    const struct point *top = NULL, *bottom = NULL;
    for (size_t i = 0; i < series->n; i++) {
        const struct point *point = &series->points[i];
        if (!isfinite(point->value))
            continue;
        top = !top || point->value > top->value ? point : top;
        bottom = !bottom || point->value < bottom->value ? point : bottom;
    }
    if (!top)
        return;
    const char *words = arena_printf(
        plot->memory, "%s%s%s %s", series->name ? series->name : "", series->name ? ": " : "",
        plot_fill(plot, WORD_TOP, (const char *const[]){ point_words(plot, top) }, 1),
        top == bottom ? "" : plot_fill(plot, WORD_BOTTOM,
                                       (const char *const[]){ point_words(plot, bottom) }, 1));
    say(account, words);
}

static void
say_rows(struct account *account)
{
    struct plot *plot = account->plot;
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", plot->figures.n_rows);
    say(account, plot_fill(plot, WORD_ROWS, (const char *const[]){ digits }, 1));
    for (size_t s = 0; s < plot->figures.n_series; s++)
        say_extremes(account, &plot->figures.series[s]);
}

static void
say_references(struct account *account)
{
    struct plot *plot = account->plot;
    for (size_t i = 0; i < plot->chart->reference.n; i++) {
        double value;
        const char *words;
        if (reference_read(plot, plot->chart->reference.item[i], &value, &words))
            return;
        say(account, plot_fill(plot, WORD_REFERENCE, (const char *const[]){ words }, 1));
    }
}

void
describe_chart(struct plot *plot, size_t most, gbv_buffer *out)
{
    struct account account = { .plot = plot, .out = out, .most = most, .start = out->length };
    const gbv_chart *chart = plot->chart;
    if (chart->alt) {
        gbv_buffer_puts(out, chart->alt);
        return;
    }
    const char *type = language_word(plot->language, plot->roles.type->word);
    say(&account, chart->title ? arena_printf(plot->memory, "%s: %s", type, chart->title) : type);
    say(&account, chart->subtitle ? chart->subtitle : plot->unit.words);
    if (plot->roles.type->rows)
        say_rows(&account);
    else
        say_lines(&account);
    say_references(&account);
    say(&account, plot_notes(plot));
    if (chart->footnote)
        say(&account, chart->footnote);
    if (chart->source)
        say(&account, arena_printf(plot->memory, "%s: %s",
                                   language_word(plot->language, WORD_SOURCE), chart->source));
}

void
describe_figures(struct plot *plot, gbv_buffer *out)
{
    for (size_t s = 0; s < plot->figures.n_series; s++) {
        const struct series *series = &plot->figures.series[s];
        if (s)
            gbv_buffer_putc(out, '\n');
        if (series->name)
            gbv_buffer_printf(out, "%s\n", series->name);
        for (size_t i = 0; i < series->n; i++)
            gbv_buffer_printf(out, "%s\n", point_words(plot, &series->points[i]));
    }
}
