/* gbv-chart: any table as a picture. */
#include <stdlib.h>

#include "command.h"

struct args {
    struct column x, split, n;
    struct columns y, low, high;
    struct texts event, reference, highlight;
    const char *event_file;
    const char *sort, *baseline, *unit;
    size_t top;
    double minimum, maximum, scale;
    bool log, bridge, text_as_paths;
    const char *credit, *alt;
};

static const char *const types[] = { "line", "bar", "dot", NULL };

static const struct opt options[] = {
    { OPT_HEADING, .help = "roles" },
    { OPT_COLUMN, 'x', "x", offsetof(struct args, x), "COLUMN",
      "categories, or time for a line (default: decided by the columns)" },
    { OPT_COLUMNS, 'y', "y", offsetof(struct args, y), "COLUMNS",
      "what is drawn; several make groups of bars, or lines" },
    { OPT_COLUMN, 's', "split", offsetof(struct args, split), "COLUMN", "one series a value" },
    { OPT_COLUMNS, 0, "low", offsetof(struct args, low), "COLUMNS",
      "lower limits of the interval, one for each y (default: conf_low)" },
    { OPT_COLUMNS, 0, "high", offsetof(struct args, high), "COLUMNS",
      "upper limits of the interval, one for each y (default: conf_high)" },
    { OPT_COLUMN, 0, "n", offsetof(struct args, n), "COLUMN",
      "sample size: stands in the labels, and estimates of fewer than 30 are hollow" },
    { OPT_HEADING, .help = "marks" },
    { OPT_TEXTS, 0, "event", offsetof(struct args, event), "DATE=HEAD|BODY",
      "a dated event above the plot (may be repeated)" },
    { OPT_TEXT, 0, "event-file", offsetof(struct args, event_file), "FILE",
      "a table of events: date, date_end, name_en, name_ru, name_kk; @events is one" },
    { OPT_TEXTS, 0, "ref", offsetof(struct args, reference), "VALUE=TEXT", "a reference line "
      "with its words (may be repeated)" },
    { OPT_LIST, 0, "highlight", offsetof(struct args, highlight), "A,B",
      "the series or categories that are coloured; the others are grey" },
    { OPT_HEADING, .help = "scales" },
    { OPT_TEXT, 0, "sort", offsetof(struct args, sort), "ORDER",
      "value, name, none, or a column to sort the categories by (default: value for dot, none "
      "for bar)" },
    { OPT_COUNT, 0, "top", offsetof(struct args, top), "N", "only the first N categories; how "
      "many are left out is said in the footnote" },
    { OPT_REAL, 0, "min", offsetof(struct args, minimum), "VALUE", "where the value axis begins" },
    { OPT_REAL, 0, "max", offsetof(struct args, maximum), "VALUE", "where the value axis ends" },
    { OPT_FLAG, 0, "log", offsetof(struct args, log), NULL, "logarithmic axis (not for bars)" },
    { OPT_TEXT, 0, "baseline", offsetof(struct args, baseline), "WHERE", "auto, zero or data" },
    { OPT_TEXT, 0, "unit", offsetof(struct args, unit), "UNIT",
      "unit of the values: %, proportion, or words (default: the column unit)" },
    { OPT_FLAG, 0, "bridge", offsetof(struct args, bridge), NULL, "join lines over missing times" },
    { OPT_HEADING, .help = "words and look" },
    { OPT_TEXT, 0, "credit", offsetof(struct args, credit), "TEXT", "who made the chart" },
    { OPT_TEXT, 0, "alt", offsetof(struct args, alt), "TEXT", "text for readers who do not see "
      "the chart (default: made from the data)" },
    { OPT_REAL, 0, "scale", offsetof(struct args, scale), "N", "pixels of a PNG per pixel of the "
      "layout (default: the size's, 2 or 3)", .above = 0, .below = 10 },
    { OPT_FLAG, 0, "text-as-paths", offsetof(struct args, text_as_paths), NULL,
      "SVG with letters as shapes, for systems without the font" },
    { OPT_END },
};

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    result_copy(job->result, job->data);
    if (!args->event_file)
        return GBV_OK;
    gbv_table *events = NULL;
    gbv_status status = job_read(job, args->event_file, &events);
    job->extra = events;
    return status;
}

static void
finish(struct job *job)
{
    gbv_table_free(job->extra);
}

static gbv_list
list_of(const struct columns *columns)
{
    return (gbv_list){ columns->name, columns->n };
}

static gbv_status
chart(struct job *job, gbv_chart *out)
{
    const struct args *args = job->args;
    out->type = job->word;
    out->x = args->x.name;
    out->y = list_of(&args->y);
    out->split = args->split.name;
    out->low = list_of(&args->low);
    out->high = list_of(&args->high);
    out->n = args->n.name;
    out->events = job->extra;
    out->event = (gbv_list){ args->event.item, args->event.n };
    out->reference = (gbv_list){ args->reference.item, args->reference.n };
    out->highlight = (gbv_list){ args->highlight.item, args->highlight.n };
    out->sort = args->sort;
    out->top = args->top;
    out->minimum = args->minimum;
    out->maximum = args->maximum;
    out->log = args->log;
    out->baseline = args->baseline;
    out->unit = args->unit;
    out->bridge = args->bridge;
    out->credit = args->credit;
    out->alt = args->alt;
    out->scale = args->scale;
    out->text_as_paths = args->text_as_paths;
    return GBV_OK;
}

const struct command command = {
    .name = "chart",
    .group = "Charts",
    .summary = "draw a table as a line, bar or dot chart",
    .description =
        "TYPE is line, bar or dot; without it, and without -x and -y, the standard columns of a "
        "result decide: observed and fitted over a time make a line with its ribbon, estimates "
        "with conf_low and conf_high make dots with whiskers. An estimate is drawn with its "
        "interval wherever the table has one; a table without the column level is of --level.\n\n"
        "With -o, svg, png and pdf draw, csv, md … write the numbers behind the picture. Without "
        "it an SVG goes to standard output. What is doubtful (no source, an estimate without "
        "interval, …) is said on standard error with a code; --strict makes it exit code 3.",
    .operands = "[TYPE] [FILE]",
    .words = types,
    .input = INPUT_TABLE,
    .options = options,
    .args_size = sizeof(struct args),
    .run = run,
    .chart = chart,
    .finish = finish,
    .default_format = "svg",
    .examples = (const char *const[]){
        "gbv-chart line @homicide --where 'year >= 2008 && sex != \"all\"' -x year "
        "-y rate_per_100000 -s sex --source UNODC -o homicide.svg",
        "gbv-chart dot @prevalence --where 'recall == \"12_months\" && age_to == 49' -x name "
        "-y value --low conf_low --high conf_high --unit % -o prevalence.png",
        NULL },
};
