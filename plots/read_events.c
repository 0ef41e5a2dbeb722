/* Events from a table and from the command line. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "events.h"

static int
by_day(const void *a, const void *b)
{
    const struct event *p = a, *q = b;
    return (p->day > q->day) - (p->day < q->day);
}

/* A day stands at its beginning, a month or a year at its middle. */
static double
day_of(gbv_step step, double value)
{
    return step == GBV_STEP_DAY ? value : time_middle(step, value);
}

static const char *
heading(struct plot *plot, gbv_step step, double value)
{
    gbv_buffer out = { 0 };
    time_heading(plot->language, step, value, &out);
    const char *copy = arena_text(plot->memory, out.data ? out.data : "", out.length);
    gbv_buffer_free(&out);
    return copy ? copy : "";
}

static void
keep(struct events *events, double first, double last, struct event event)
{
    if (event.day >= first && event.day <= last)
        events->event[events->n++] = event;
}

/* name_kk for a Kazakh chart; English where a language has no names. */
static gbv_status
name_column(struct plot *plot, size_t *out)
{
    char name[16];
    snprintf(name, sizeof name, "name_%s", plot->language->code);
    *out = gbv_table_find(plot->chart->events, name);
    if (*out != GBV_NONE)
        return GBV_OK;
    return gbv_table_column(plot->chart->events, "name_en", out, plot->error);
}

static gbv_status
read_table(struct plot *plot, double first, double last, struct events *events)
{
    const gbv_table *table = plot->chart->events;
    size_t date, name, end = gbv_table_find(table, "date_end");
    gbv_step step, end_step = GBV_STEP_DAY;
    const double *days, *ends = NULL;
    gbv_status status;
    if ((status = gbv_table_column(table, "date", &date, plot->error)) ||
        (status = name_column(plot, &name)) ||
        (status = gbv_table_times(table, date, &step, &days, plot->error)))
        return status;
    if (end != GBV_NONE && gbv_table_type(table, end) == GBV_DATE &&
        (status = gbv_table_times(table, end, &end_step, &ends, plot->error)))
        return status;
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        const char *text = gbv_table_text(table, row, name);
        if (!isfinite(days[row]))
            continue;
        struct event event = {
            .day = day_of(step, days[row]), .head = heading(plot, step, days[row]),
            .end = ends && isfinite(ends[row]) ? time_end(end_step, ends[row]) : (double)NAN,
            .body = text ? arena_text(plot->memory, text, strlen(text)) : NULL,
        };
        keep(events, first, last, event);
    }
    return GBV_OK;
}

/* 'DATE=HEAD|BODY', or 'DATE=BODY' with the date as heading. */
static gbv_status
read_given(struct plot *plot, const char *text, double first, double last,
           struct events *events)
{
    const char *sign = strchr(text, '=');
    gbv_step step;
    double value;
    if (!sign || gbv_time_parse(text, (size_t)(sign - text), &step, &value)) {
        gbv_fail(plot->error, GBV_MISUSE, "\"%s\" is not an event", text);
        gbv_hint(plot->error, "write it as 'DATE=HEAD|BODY', the date as 2017-07-03 or 2017-07");
        return GBV_MISUSE;
    }
    const char *bar = strchr(sign, '|'), *head = sign + 1;
    struct event event = { .day = day_of(step, value), .end = (double)NAN };
    event.head = bar ? arena_text(plot->memory, head, (size_t)(bar - head))
                     : heading(plot, step, value);
    event.body = bar ? bar + 1 : head;
    if (event.day < first || event.day > last)
        plot_warn(plot, "W119 the event of %.*s is outside the period shown",
                  (int)(sign - text), text);
    keep(events, first, last, event);
    return GBV_OK;
}

/* The events in a sentence, for the description. */
static void
keep_words(struct plot *plot, const struct events *events)
{
    gbv_buffer words = { 0 };
    for (size_t i = 0; i < events->n; i++) {
        const struct event *event = &events->event[i];
        gbv_buffer_printf(&words, "%s%s", i ? "; " : "", event->head);
        if (event->body)
            gbv_buffer_printf(&words, ": %s", event->body);
    }
    plot->event_words = words.data ? arena_text(plot->memory, words.data, words.length) : NULL;
    gbv_buffer_free(&words);
}

gbv_status
events_read(struct plot *plot, double first, double last, struct events *out)
{
    const gbv_list *given = &plot->chart->event;
    size_t most = given->n + (plot->chart->events ? gbv_table_rows(plot->chart->events) : 0);
    *out = (struct events){ .event = arena_new(plot->memory, most, sizeof *out->event),
                            .box = arena_new(plot->memory, most, sizeof *out->box) };
    if (!out->event || !out->box)
        return gbv_fail(plot->error, GBV_NO_MEMORY, "out of memory");
    if (most && plot->figures.step == GBV_STEP_NONE)
        return gbv_fail(plot->error, GBV_MISUSE, "events need an axis of time");
    gbv_status status = GBV_OK;
    if (plot->chart->events)
        status = read_table(plot, first, last, out);
    for (size_t i = 0; i < given->n && !status; i++)
        status = read_given(plot, given->item[i], first, last, out);
    if (!status && out->n) {
        qsort(out->event, out->n, sizeof *out->event, by_day);
        keep_words(plot, out);
    }
    return status;
}
