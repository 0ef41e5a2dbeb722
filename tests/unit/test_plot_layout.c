/* Where things stand, read from the layout as text: never from pixels. */
#include <ctype.h>
#include <stdlib.h>

#include "plot_support.h"

enum { MOST = 512 };

struct item {
    char kind[12], name[16], words[160];
    double x, y, x2, y2;
};

struct layout {
    double width, height;
    struct item item[MOST];
    size_t n;
};

static double
next_number(const char **text)
{
    while (**text == ' ')
        ++*text;
    size_t length = strcspn(*text, " \n");
    double value = (double)NAN;
    if (gbv_number_parse(*text, length, &value) == GBV_OK)
        *text += length;
    return value;
}

static void
read_line(struct layout *layout, const char *line)
{
    struct item item = { .x = (double)NAN };
    int used = 0;
    if (sscanf(line, "%11s %15s%n", item.kind, item.name, &used) < 2)
        return;
    const char *rest = line + used;
    double *values[] = { &item.x, &item.y, &item.x2, &item.y2 };
    for (size_t i = 0; i < 4; i++)
        *values[i] = next_number(&rest);
    const char *quote = strchr(line, '"');
    if (quote)
        snprintf(item.words, sizeof item.words, "%.*s", (int)strcspn(quote + 1, "\"\n"),
                 quote + 1);
    CHECK(layout->n < MOST);
    layout->item[layout->n++] = item;
}

static struct layout *
lay_out(const gbv_chart *chart, const char *csv)
{
    static struct layout layout;
    layout = (struct layout){ .n = 0 };
    gbv_buffer text = { 0 };
    gbv_error error = { 0 };
    gbv_table *table = table_of(csv);
    if (gbv_plot()->layout(chart, table, &text, &error))
        print_error("%s %s\n", error.message, error.hint);
    CHECK(error.status == GBV_OK);
    gbv_table_free(table);
    CHECK(sscanf(text.data, "canvas %lf %lf", &layout.width, &layout.height) == 2);
    for (const char *line = strchr(text.data, '\n'); line && line[1]; line = strchr(line, '\n'))
        read_line(&layout, ++line);
    gbv_buffer_free(&text);
    return &layout;
}

/* Every text inside the canvas, no two over each other. */
static void
check_texts(const struct layout *layout)
{
    for (size_t i = 0; i < layout->n; i++) {
        const struct item *a = &layout->item[i];
        if (strcmp(a->kind, "text") != 0)
            continue;
        CHECK(a->x >= 0 && a->y >= 0 && a->x2 <= layout->width && a->y2 <= layout->height);
        for (size_t j = 0; j < i; j++) {
            const struct item *b = &layout->item[j];
            if (strcmp(b->kind, "text") == 0 && a->x < b->x2 && b->x < a->x2 && a->y < b->y2 &&
                b->y < a->y2) {
                print_error("\"%s\" and \"%s\" overlap\n", a->words, b->words);
                CHECK(false);
            }
        }
    }
}

static const struct item *
nth(const struct layout *layout, const char *kind, const char *name, size_t n)
{
    for (size_t i = 0; i < layout->n; i++)
        if (strcmp(layout->item[i].kind, kind) == 0 && strcmp(layout->item[i].name, name) == 0 &&
            n-- == 0)
            return &layout->item[i];
    return NULL;
}

static const struct item *
text_of(const struct layout *layout, const char *words)
{
    for (size_t i = 0; i < layout->n; i++)
        if (strcmp(layout->item[i].kind, "text") == 0 &&
            strcmp(layout->item[i].words, words) == 0)
            return &layout->item[i];
    return NULL;
}

static size_t
count(const struct layout *layout, const char *kind, const char *name)
{
    size_t n = 0;
    while (nth(layout, kind, name, n))
        n++;
    return n;
}

/* UNODC, female victims of homicide per 100,000 women in Kazakhstan; the fit is
 * R 4.2.2, exp(predict(lm(log(rate) ~ year), interval = "confidence")). */
static const char trend[] = "year,observed,fitted,conf_low,conf_high\n"
                            "2008,4.424240009,4.865448,4.256877,5.561023\n"
                            "2009,5.016191083,4.439190,3.951384,4.987216\n"
                            "2010,4.096820736,4.050276,3.660763,4.481233\n"
                            "2015,2.76915955,2.560878,2.338305,2.804638\n"
                            "2017,2.371783885,2.131821,1.891284,2.402950\n"
                            "2020,1.552189581,1.619173,1.358666,1.929630\n";

TEST(trend_has_dots_line_and_ribbon)
{
    gbv_chart chart = gbv_chart_init();
    chart.title = "Fewer women are killed";
    chart.source = "UNODC";
    const struct layout *layout = lay_out(&chart, trend);
    check_texts(layout);
    CHECK(layout->width == 720 && layout->height == 480);
    CHECK(count(layout, "circle", "dot") == 6);    /* none for 2016, 2018, 2019 */
    CHECK(count(layout, "path", "line") == 1 && count(layout, "area", "ribbon") == 1);
    CHECK(nth(layout, "path", "line", 0)->x == 6);    /* points: a model has no gap */
    CHECK(text_of(layout, "2017") && !text_of(layout, "2016") && !text_of(layout, "2018"));
    CHECK(text_of(layout, "Observed") && text_of(layout, "Trend"));
    CHECK(text_of(layout, "Shaded: 95% confidence interval."));
    CHECK(text_of(layout, "0") && text_of(layout, "6"));    /* zero is near */
    CHECK(fabs(text_of(layout, "6")->x2 + 8 - nth(layout, "line", "grid", 0)->x) < 0.02);
}

/* A year is drawn at its middle: the dot stands above its label. */
TEST(dots_stand_over_their_years)
{
    gbv_chart chart = gbv_chart_init();
    const struct layout *layout = lay_out(&chart, trend);
    const char *const years[] = { "2008", "2009", "2010", "2015", "2017", "2020" };
    for (size_t i = 0; i < 6; i++) {
        const struct item *dot = nth(layout, "circle", "dot", i);
        const struct item *label = text_of(layout, years[i]);
        CHECK(fabs(dot->x - (label->x + label->x2) / 2) < 0.02);
        CHECK(label->y > dot->y);
    }
    /* Equal years, equal steps: 2008 to 2010 is as far as 2015 to 2017. */
    double early = nth(layout, "circle", "dot", 2)->x - nth(layout, "circle", "dot", 0)->x;
    double late = nth(layout, "circle", "dot", 4)->x - nth(layout, "circle", "dot", 3)->x;
    CHECK(fabs(early - late) < 0.2);    /* 731 and 731 days */
}

TEST(events_stand_in_lanes_above_the_plot)
{
    gbv_table *events = table_of(
        "date,date_end,name_en,name_kk\n"
        "2009-12-04,,Law on the prevention of domestic violence,Заң\n"
        "2017-07-03,,Battery and light harm leave the Criminal Code,Ұрып-соғу\n"
        "2020-03-16,2020-05-11,State of emergency,Төтенше жағдай\n"
        "2024-04-15,,Both return to the Criminal Code,Қайтарылды\n");
    gbv_chart chart = gbv_chart_init();
    chart.events = events;
    const struct layout *layout = lay_out(&chart, trend);
    check_texts(layout);
    CHECK(count(layout, "line", "event") == 3);    /* 2024 is outside */
    CHECK(text_of(layout, "July 2017") && !text_of(layout, "April 2024"));
    CHECK(count(layout, "rect", "span") == 1);
    double plot_top = nth(layout, "line", "grid", 0)->y;
    for (size_t i = 0; i < layout->n; i++) {
        plot_top = fmin(plot_top, strcmp(layout->item[i].name, "grid") == 0 ? layout->item[i].y
                                                                           : plot_top);
    }
    for (size_t i = 0; i < layout->n; i++)
        if (strncmp(layout->item[i].name, "event-", 6) == 0)
            CHECK(layout->item[i].y2 < plot_top);

    chart.language = "kk";
    chart.size = "mobile";
    layout = lay_out(&chart, trend);
    check_texts(layout);
    CHECK(text_of(layout, "2017\u00A0ж. шілде") || text_of(layout, "1"));
    gbv_table_free(events);
}

/* A word alone in the last line looks lost. */
TEST(words_of_events_are_balanced)
{
    static const char *const law[] = { "2009-12-04=2009|тұрмыстық зорлыққа қарсы заң" };
    gbv_chart chart = gbv_chart_init();
    chart.event = (gbv_list){ law, 1 };
    const struct layout *layout = lay_out(&chart, trend);
    check_texts(layout);
    CHECK(text_of(layout, "тұрмыстық") && text_of(layout, "зорлыққа қарсы заң"));
}

static const char *const laws[] = {
    "2009-12-04=December 2009|law against domestic violence",
    "2017-07-03=July 2017|battery decriminalised",
    "2020-03-16=March 2020|state of emergency",
};

/* Every preset: no text leaves the picture or lies on another, the figures of
 * the axis neither. What is too flat to be read is refused, with the height
 * that is missing; so much more, and it fits. */
TEST(a_line_is_drawn_in_every_size_it_fits)
{
    static const char *const sizes[] = { "web", "wide", "mobile", "x", "square", "portrait",
                                         "story", "print1", "print2", "600x352" };
    static const char *const languages[] = { "en", "ru", "kk" };
    gbv_chart chart = gbv_chart_init();
    chart.title = "Fewer women are killed: the rate fell by 8.8% a year";
    chart.subtitle = "Female homicide victims per 100,000 women, Kazakhstan, all killers; line "
                     "and shading: trend of the logarithms, 95% interval";
    chart.source = "UNODC";
    chart.event = (gbv_list){ laws, 3 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t l = 0; l < 3; l++) {
            chart.size = sizes[i];
            chart.language = languages[l];
            const struct layout *layout = lay_out(&chart, trend);
            check_texts(layout);
            CHECK(text_of(layout, "0") && text_of(layout, "6"));
        }

    chart.language = "en";
    chart.size = "og";
    struct drawn drawn = draw_csv(trend, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_MISUSE && drawn.picture.length == 0);
    CHECK_TEXT(drawn.error.message, "a picture of 600 x 315 has no room for this chart: 37 pixels "
                                    "of height are missing");
    CHECK_TEXT(drawn.error.hint, "use --size 600x352 or shorter texts, or show fewer events");
    drawn_free(&drawn);
    chart.subtitle = "Victims per 100,000 women";
    chart.event.n = 1;
    check_texts(lay_out(&chart, trend));
}

/* R 4.2.2: poisson.test(89, 752169, r = 938 / N), rounded; Kazakh names. */
static const char regions[] =
    "name,estimate,unit,conf_low,conf_high\n"
    "Солтүстік Қазақстан облысы,2.17,ratio,1.63,2.82\n"
    "Алматы қаласы,0.366,ratio,0.258,0.505\n"
    "Павлодар облысы,2.446,ratio,1.964,3.010\n"
    "Жамбыл облысы,0.653,ratio,0.462,0.897\n"
    "Абай облысы,,ratio,,\n";

TEST(dots_are_sorted_and_lie_on_their_intervals)
{
    static const char *const reference[] = { "1=ел = 1" };
    gbv_chart chart = gbv_chart_init();
    chart.sort = "value";
    chart.language = "kk";
    chart.log = true;
    chart.reference = (gbv_list){ reference, 1 };
    const struct layout *layout = lay_out(&chart, regions);
    check_texts(layout);
    CHECK(count(layout, "circle", "dot") == 4 && count(layout, "line", "whisker") == 4);
    for (size_t i = 0; i < 4; i++) {
        const struct item *dot = nth(layout, "circle", "dot", i);
        const struct item *whisker = nth(layout, "line", "whisker", i);
        CHECK(dot->y == whisker->y && whisker->x < dot->x && dot->x < whisker->x2);
        if (i)
            CHECK(dot->y > nth(layout, "circle", "dot", i - 1)->y &&
                  dot->x < nth(layout, "circle", "dot", i - 1)->x);
    }
    const struct item *first = nth(layout, "circle", "dot", 0);
    CHECK(first && strcmp(first->words, "Павлодар облысы: 2,45\u00A0(1,96–3,01)") == 0);
    /* The row without a value keeps its place, the last. */
    CHECK(text_of(layout, "дерек жоқ")->y > nth(layout, "circle", "dot", 3)->y);
    double one = nth(layout, "line", "reference", 0)->x;
    CHECK(nth(layout, "circle", "dot", 1)->x > one && nth(layout, "circle", "dot", 2)->x < one);
}

TEST(long_names_wrap_on_a_phone)
{
    gbv_chart chart = gbv_chart_init();
    chart.size = "mobile";
    chart.language = "kk";
    const struct layout *layout = lay_out(&chart, regions);
    check_texts(layout);
    CHECK(layout->width == 360 && layout->height >= 420);
    CHECK(!text_of(layout, "Солтүстік Қазақстан облысы"));
    const struct item *first = text_of(layout, "Солтүстік");
    if (!first)
        first = text_of(layout, "Солтүстік Қазақстан");
    CHECK(first != NULL && first->x2 <= 16 + 0.35 * 360 + 0.5);
}

TEST(bars_begin_at_zero_and_stand_in_groups)
{
    static const char *const y[] = { "political", "physical_integrity" };
    gbv_chart chart = gbv_chart_init();
    chart.type = "bar";
    chart.x = "name";
    chart.y = (gbv_list){ y, 2 };
    const struct layout *layout = lay_out(&chart, "name,political,physical_integrity,unit\n"
                                                  "Kazakhstan,62.8165,67.9032,percent\n"
                                                  "Kyrgyzstan,77.5362,88.5315,percent\n");
    check_texts(layout);
    CHECK(count(layout, "rect", "bar") == 4 && count(layout, "rect", "key") == 2);
    CHECK(text_of(layout, "Physical integrity") && text_of(layout, "62.8%"));
    const struct item *zero = nth(layout, "line", "zero", 0);
    CHECK(fabs(text_of(layout, "Kazakhstan")->x2 + 10 - zero->x) < 0.02);
    for (size_t i = 0; i < 4; i++)
        CHECK(nth(layout, "rect", "bar", i)->x == zero->x);
    /* Lengths are as the figures: 62.8165 to 88.5315. */
    double ratio = (nth(layout, "rect", "bar", 0)->x2 - zero->x) /
                   (nth(layout, "rect", "bar", 3)->x2 - zero->x);
    CHECK(fabs(ratio - 62.8165 / 88.5315) < 1e-3);
    /* The series of one country stand together. */
    CHECK(nth(layout, "rect", "bar", 2)->y < nth(layout, "rect", "bar", 1)->y);
}

TEST(gaps_in_the_years_are_gaps_in_the_line)
{
    static const char csv[] = "year,country,rate\n2010,A,1\n2011,A,2\n2012,A,3\n2015,A,4\n"
                              "2016,A,5\n2018,A,4\n2010,B,9\n2018,B,8\n";
    static const char *const y[] = { "rate" };
    gbv_chart chart = gbv_chart_init();
    chart.type = "line";
    chart.y = (gbv_list){ y, 1 };
    chart.split = "country";
    const struct layout *layout = lay_out(&chart, csv);
    check_texts(layout);
    CHECK(count(layout, "path", "line") == 2);       /* 2010-12 and 2015-16 */
    CHECK(count(layout, "circle", "dot") == 3);      /* A 2018; B 2010 and 2018 */
    CHECK(text_of(layout, "A") && text_of(layout, "B"));
    chart.bridge = true;
    CHECK(count(lay_out(&chart, csv), "path", "line") == 2);    /* one each */
    CHECK(count(lay_out(&chart, csv), "circle", "dot") == 0);
}

/* Ratios, counts and names as a reader of Kazakh gets them: drawn without one
 * text on another, or refused with the size that is needed. */
TEST(rows_are_drawn_in_every_size_or_refused)
{
    static const char *const sizes[] = { "web", "wide", "mobile", "og", "x", "square", "portrait",
                                         "story", "print1", "print2", "200x900", "1200x200" };
    static const char *const types[] = { "dot", "bar" }, *const reference[] = { "1=ел = 1" };
    gbv_chart chart = gbv_chart_init();
    chart.title = "Өңірлер арасындағы айырмашылық алты еседен асады";
    chart.subtitle = "Отбасы-тұрмыс саласындағы құқық бұзушылықтар, елге қатынасы, 2022";
    chart.source = "Бас прокуратура";
    chart.language = "kk";
    chart.reference = (gbv_list){ reference, 1 };
    size_t drawn_ones = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t t = 0; t < 2; t++) {
            chart.size = sizes[i];
            chart.type = types[t];
            struct drawn drawn = draw_csv(regions, &chart, GBV_SVG);
            if (drawn.status == GBV_OK) {
                drawn_ones++;
                check_texts(lay_out(&chart, regions));
            } else {
                CHECK(drawn.status == GBV_MISUSE && strstr(drawn.error.hint, "--size"));
            }
            drawn_free(&drawn);
        }
    CHECK(drawn_ones >= 18);
}
