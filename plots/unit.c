#include <math.h>
#include <string.h>

#include "unit.h"

static const char *
kept(gbv_buffer *buffer, struct arena *memory)
{
    const char *copy = NULL;
    if (buffer->status)
        memory->failed = true;
    else
        copy = arena_text(memory, buffer->data ? buffer->data : "", buffer->length);
    gbv_buffer_free(buffer);
    return copy ? copy : "";
}

/* "per 100000" in words; NULL if the text is not that. */
static const char *
per_words(const char *name, const struct language *language, struct arena *memory)
{
    double people;
    if (strncmp(name, "per ", 4) != 0 || gbv_number_parse(name + 4, strlen(name + 4), &people))
        return NULL;
    gbv_buffer number = { 0 }, words = { 0 };
    language_number(language, people, 0, &number);
    language_fill(language_word(language, WORD_PER),
                  (const char *const[]){ number.data ? number.data : "" }, 1, &words);
    gbv_buffer_free(&number);
    return kept(&words, memory);
}

struct unit
unit_of(const char *name, bool differences, const struct language *language,
        struct arena *memory)
{
    struct unit unit = { .factor = 1, .after = "", .after_limits = "" };
    if (!name || !*name)
        return unit;
    if (strcmp(name, "proportion") == 0 || strcmp(name, "percent") == 0 ||
        strcmp(name, "%") == 0) {
        unit.factor = strcmp(name, "proportion") == 0 ? 100 : 1;
        unit.after = language->percent;
        unit.after_limits = "\u00A0%";
        unit.share = true;
        if (differences)
            unit.after = unit.after_limits = language_word(language, WORD_POINTS);
    } else if (strcmp(name, "count") == 0) {
        unit.count = true;
    } else if (strcmp(name, "ratio") != 0) {
        unit.words = per_words(name, language, memory);
        if (!unit.words)
            unit.after = arena_printf(memory, "\u00A0%s", name);
        if (!unit.after)
            unit.after = "";
        unit.after_limits = unit.after;
    }
    return unit;
}

/* How many decimals, up to a limit, a value was written with. */
static int
decimals_of(double value, int limit)
{
    double scaled = fabs(value);
    for (int d = 0; d < limit; d++, scaled *= 10)
        if (fabs(scaled - round(scaled)) <= 1e-9 * fmax(1, scaled))
            return d;
    return limit;
}

int
unit_decimals(const struct unit *unit, const double *values, size_t n)
{
    double greatest = 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(values[i]))
            greatest = fmax(greatest, fabs(values[i]));
    int limit = greatest >= 1000 ? 0 : greatest >= 10 ? 1 : 2;
    if (unit->share && greatest >= 1)
        limit = 1;
    if (greatest > 0 && greatest < 1)
        limit = (int)fmin(1 - floor(log10(greatest)), 12);
    int needed = 0;
    for (size_t i = 0; i < n; i++) {
        int own = isfinite(values[i]) ? decimals_of(values[i], limit) : 0;
        needed = own > needed ? own : needed;
    }
    return needed;
}

const char *
unit_tick(const struct unit *unit, const struct language *language, double value, int decimals,
          bool with_unit, struct arena *memory)
{
    gbv_buffer text = { 0 };
    language_number(language, value, decimals, &text);
    if (with_unit)
        gbv_buffer_puts(&text, unit->after);
    return kept(&text, memory);
}

const char *
unit_value(const struct unit *unit, const struct language *language, double value,
           struct arena *memory)
{
    return unit_tick(unit, language, value, unit->decimals, true, memory);
}

const char *
unit_interval(const struct unit *unit, const struct language *language, double value,
              double low, double high, struct arena *memory)
{
    gbv_buffer text = { 0 };
    language_number(language, value, unit->decimals, &text);
    if (isfinite(low) && isfinite(high)) {
        gbv_buffer_puts(&text, "\u00A0(");
        language_number(language, low, unit->decimals, &text);
        gbv_buffer_puts(&text, low < 0 || high < 0 ? language->to : "–");
        language_number(language, high, unit->decimals, &text);
        gbv_buffer_puts(&text, ")");
    }
    gbv_buffer_puts(&text, unit->after_limits);
    return kept(&text, memory);
}
