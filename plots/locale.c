/* Signs and months: CLDR 48.2, cldr-numbers-full and cldr-dates-full
 * (months stand-alone; the patterns are those of yMMMM and yMMM). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "language.h"
#include "words.h"

#define NBSP "\u00A0"

static const struct language languages[] = {
    { .code = "en", .decimal = ".", .group = ",", .percent = "%", .to = NBSP "to" NBSP,
      .month = { "January", "February", "March", "April", "May", "June", "July", "August",
                 "September", "October", "November", "December" },
      .month_short = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                       "Nov", "Dec" },
      .month_year = "{0} {1}", .month_year_short = "{0} {1}", .words = words_en },
    { .code = "ru", .decimal = ",", .group = NBSP, .percent = NBSP "%", .to = "…",
      .month = { "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август",
                 "Сентябрь", "Октябрь", "Ноябрь", "Декабрь" },
      .month_short = { "янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.",
                       "окт.", "нояб.", "дек." },
      .month_year = "{0} {1}" NBSP "г.", .month_year_short = "{0} {1}", .words = words_ru },
    { .code = "kk", .decimal = ",", .group = NBSP, .percent = "%", .to = "…",
      .month = { "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз",
                 "қыркүйек", "қазан", "қараша", "желтоқсан" },
      .month_short = { "қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.",
                       "қаз.", "қар.", "жел." },
      .month_year = "{1}" NBSP "ж. {0}", .month_year_short = "{0} {1}", .words = words_kk },
    { .code = "ky", .decimal = ",", .group = NBSP, .percent = "%", .to = "…",
      .month = { "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
                 "сентябрь", "октябрь", "ноябрь", "декабрь" },
      .month_short = { "Янв", "Фев", "Мар", "Апр", "Май", "Июн", "Июл", "Авг", "Сен", "Окт",
                       "Ноя", "Дек" },
      .month_year = "{1}-ж., {0}", .month_year_short = "{0} {1}", .words = words_ky },
    { .code = "uz", .decimal = ",", .group = NBSP, .percent = "%", .to = "…",
      .month = { "Yanvar", "Fevral", "Mart", "Aprel", "May", "Iyun", "Iyul", "Avgust", "Sentabr",
                 "Oktabr", "Noyabr", "Dekabr" },
      .month_short = { "Yan", "Fev", "Mar", "Apr", "May", "Iyn", "Iyl", "Avg", "Sen", "Okt",
                       "Noy", "Dek" },
      .month_year = "{0}, {1}", .month_year_short = "{0} {1}", .words = words_uz },
    { .code = "tg", .decimal = ",", .group = NBSP, .percent = "%", .to = "…",
      .month = { "Январ", "Феврал", "Март", "Апрел", "Май", "Июн", "Июл", "Август", "Сентябр",
                 "Октябр", "Ноябр", "Декабр" },
      .month_short = { "Янв", "Фев", "Мар", "Апр", "Май", "Июн", "Июл", "Авг", "Сен", "Окт",
                       "Ноя", "Дек" },
      .month_year = "{0} {1}", .month_year_short = "{0} {1}", .words = words_tg },
    { .code = "tk", .decimal = ",", .group = NBSP, .percent = NBSP "%", .to = "…",
      .month = { "Ýanwar", "Fewral", "Mart", "Aprel", "Maý", "Iýun", "Iýul", "Awgust", "Sentýabr",
                 "Oktýabr", "Noýabr", "Dekabr" },
      .month_short = { "Ýan", "Few", "Mar", "Apr", "Maý", "Iýun", "Iýul", "Awg", "Sen", "Okt",
                       "Noý", "Dek" },
      .month_year = "{0} {1}", .month_year_short = "{0} {1}", .words = words_tk },
};

const struct language *
language_find(const char *code)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].code, code) == 0)
            return &languages[i];
    return NULL;
}

const char *
language_codes(void)
{
    return "en, ru, kk, ky, uz, tg, tk";
}

const char *
language_word(const struct language *language, enum word word)
{
    return language->words[word] ? language->words[word] : languages[0].words[word];
}

bool
language_describes(const struct language *language)
{
    return language->words[WORD_LINE_CHART] != NULL;
}

/* The digits before and after the decimal sign. A host program may have set a
 * locale, so whatever stands between them is passed over. */
static void
split_digits(const char *text, size_t *whole, const char **fraction)
{
    *whole = strspn(text, "0123456789");
    const char *rest = text + *whole;
    while (*rest && !strchr("0123456789", *rest))
        rest++;
    *fraction = rest;
}

void
language_number(const struct language *language, double value, int decimals,
                gbv_buffer *out)
{
    char text[512];
    snprintf(text, sizeof text, "%.*f", decimals, fabs(value));
    size_t whole;
    const char *fraction;
    split_digits(text, &whole, &fraction);

    bool is_zero = strspn(text, "0.,") == strlen(text);
    if (value < 0 && !is_zero)
        gbv_buffer_puts(out, "\u2212");
    bool grouped = whole >= 5;
    for (size_t i = 0; i < whole; i++) {
        if (grouped && i > 0 && (whole - i) % 3 == 0)
            gbv_buffer_puts(out, language->group);
        gbv_buffer_putc(out, text[i]);
    }
    if (*fraction) {
        gbv_buffer_puts(out, language->decimal);
        gbv_buffer_puts(out, fraction);
    }
}

void
language_fill(const char *pattern, const char *const *texts, size_t n, gbv_buffer *out)
{
    for (const char *c = pattern; *c; c++) {
        size_t which = (size_t)(c[1] - '0');
        if (c[0] == '{' && c[1] >= '0' && c[1] <= '9' && c[2] == '}' && which < n) {
            gbv_buffer_puts(out, texts[which]);
            c += 2;
        } else {
            gbv_buffer_putc(out, *c);
        }
    }
}
