/* Pictures as files: SVG that stays text, PNG and PDF with what they show. */
#include <stdlib.h>

#include "plot_support.h"

static const char csv[] = "country,share,unit\n"
                          "\"A & <B> \"\"C\"\"\",12.5,percent\n"
                          "Kazakhstan,17,percent\n";

static gbv_chart
chart_of(void)
{
    static const char *const y[] = { "share" };
    gbv_chart chart = gbv_chart_init();
    chart.type = "bar";
    chart.x = "country";
    chart.y = (gbv_list){ y, 1 };
    chart.title = "Seventeen & more <in> a hundred";
    chart.source = "Survey \"2018\"";
    return chart;
}

enum { DEPTH = 32 };

/* Does every element that opens close, in order, and is every & an entity? */
static bool
is_well_formed(const char *xml)
{
    const char *open[DEPTH];
    size_t length[DEPTH], depth = 0;
    for (const char *c = xml; *c; c++) {
        if (*c == '&' && strncmp(c, "&amp;", 5) != 0 && strncmp(c, "&lt;", 4) != 0 &&
            strncmp(c, "&gt;", 4) != 0 && strncmp(c, "&quot;", 6) != 0)
            return false;
        if (*c != '<')
            continue;
        const char *end = strchr(c, '>');
        if (!end)
            return false;
        bool closes = c[1] == '/', empty = end[-1] == '/';
        const char *name = c + (closes ? 2 : 1);
        size_t n = strcspn(name, " />\n");
        if (closes && (depth == 0 || length[--depth] != n || strncmp(open[depth], name, n) != 0))
            return false;
        if (!closes && !empty) {
            if (depth == DEPTH)
                return false;
            open[depth] = name;
            length[depth++] = n;
        }
        c = end;
    }
    return depth == 0;
}

TEST(svg_is_text_with_a_title)
{
    gbv_chart chart = chart_of();
    struct drawn drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_OK);
    CHECK(is_well_formed(drawn.picture.data));
    CHECK(contains(&drawn.picture, "role=\"img\""));
    CHECK(contains(&drawn.picture, ">Seventeen &amp; more &lt;in&gt; a hundred</title>"));
    CHECK(contains(&drawn.picture, "<desc id=\"d"));
    CHECK(contains(&drawn.picture, ">A &amp; &lt;B&gt; &quot;C&quot;</text>"));
    CHECK(contains(&drawn.picture, "textLength=\""));
    CHECK(contains(&drawn.picture, "role=\"listitem\" aria-label=\"Kazakhstan: 17.0%\""));
    CHECK(contains(&drawn.picture, "<metadata>\ncountry,share,unit\n"));
    CHECK(contains(&drawn.picture, "Kazakhstan,17,percent\n"));
    CHECK(!contains(&drawn.picture, "\"-0\""));
    CHECK(!contains(&drawn.picture, "nan"));
    drawn_free(&drawn);
}

TEST(svg_is_the_same_every_time_and_its_ids_are_its_own)
{
    gbv_chart chart = chart_of(), other = chart_of();
    chart.alt = other.alt = "The same words";
    other.title = "Another";
    struct drawn first = draw_csv(csv, &chart, GBV_SVG);
    struct drawn second = draw_csv(csv, &chart, GBV_SVG);
    struct drawn third = draw_csv(csv, &other, GBV_SVG);
    CHECK_TEXT(first.picture.data, second.picture.data);
    const char *id = strstr(first.picture.data, " id=\"g");
    char text[32];
    CHECK(id != NULL);
    snprintf(text, sizeof text, "%.15s", id);
    CHECK(!contains(&third.picture, text));
    drawn_free(&first);
    drawn_free(&second);
    drawn_free(&third);
}

TEST(svg_without_a_title_has_none)
{
    gbv_chart chart = chart_of();
    chart.title = NULL;
    struct drawn drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_OK && is_well_formed(drawn.picture.data));
    CHECK(!contains(&drawn.picture, "<title"));
    CHECK(contains(&drawn.picture, "<desc"));
    drawn_free(&drawn);
}

TEST(svg_follows_the_reader_s_screen)
{
    gbv_chart chart = chart_of();
    chart.theme = "auto";
    struct drawn drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(is_well_formed(drawn.picture.data));
    CHECK(contains(&drawn.picture, "@media (prefers-color-scheme: dark)"));
    CHECK(contains(&drawn.picture, "--ink:#1A1C1F;") && contains(&drawn.picture, "--ink:#F2F4F7;"));
    CHECK(contains(&drawn.picture, "class=\"f-ink\""));
    drawn_free(&drawn);

    chart.theme = "dark";
    drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(contains(&drawn.picture, "fill=\"#14171C\"") && !contains(&drawn.picture, "<style"));
    drawn_free(&drawn);
}

TEST(svg_text_can_be_outlines)
{
    gbv_chart chart = chart_of();
    chart.text_as_paths = true;
    struct drawn drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_OK && is_well_formed(drawn.picture.data));
    CHECK(!contains(&drawn.picture, "<text"));
    CHECK(contains(&drawn.picture, "aria-label=\"Kazakhstan\""));
    CHECK(contains(&drawn.picture, " d=\"M "));
    CHECK(contains(&drawn.picture, "</title>"));
    drawn_free(&drawn);
}

static unsigned
big_endian(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 |
           bytes[3];
}

/* PNG (ISO/IEC 15948): a signature, then chunks of length, name, data, CRC. */
static size_t
count_chunks(const gbv_buffer *png, const char *name, const unsigned char **first)
{
    const unsigned char *bytes = (const unsigned char *)png->data;
    CHECK(png->length > 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0);
    size_t n = 0, at = 8;
    while (at + 12 <= png->length) {
        if (memcmp(bytes + at + 4, name, 4) == 0 && n++ == 0)
            *first = bytes + at + 8;
        at += 12 + big_endian(bytes + at);
    }
    CHECK(at == png->length);
    return n;
}

TEST(png_has_its_size_and_its_words)
{
    gbv_chart chart = chart_of();
    struct drawn drawn = draw_csv(csv, &chart, GBV_PNG);
    CHECK(drawn.status == GBV_OK);
    const unsigned char *data = NULL;
    CHECK(count_chunks(&drawn.picture, "IHDR", &data) == 1);
    CHECK(big_endian(data) == 1440 && big_endian(data + 4) == 960);    /* 720 x 480, twice */
    CHECK(data[8] == 8 && data[9] == 2);                               /* 8 bits, RGB */
    CHECK(count_chunks(&drawn.picture, "pHYs", &data) == 1);
    CHECK(big_endian(data) == 7559);    /* 2 * 96 dots an inch, an inch is 0.0254 m */
    CHECK(count_chunks(&drawn.picture, "iTXt", &data) == 3);
    CHECK(count_chunks(&drawn.picture, "IEND", &data) == 1);
    drawn_free(&drawn);

    chart.scale = 1;
    drawn = draw_csv(csv, &chart, GBV_PNG);
    count_chunks(&drawn.picture, "IHDR", &data);
    CHECK(big_endian(data) == 720);
    drawn_free(&drawn);
}

static bool
has_bytes(const gbv_buffer *buffer, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i + n <= buffer->length; i++)
        if (memcmp(buffer->data + i, text, n) == 0)
            return true;
    return false;
}

TEST(pdf_begins_and_ends_and_is_dated)
{
    unsetenv("SOURCE_DATE_EPOCH");
    gbv_chart chart = chart_of();
    struct drawn first = draw_csv(csv, &chart, GBV_PDF);
    struct drawn second = draw_csv(csv, &chart, GBV_PDF);
    CHECK(first.status == GBV_OK && first.picture.length > 1000);
    CHECK(memcmp(first.picture.data, "%PDF-1.", 7) == 0);
    CHECK(memcmp(first.picture.data + first.picture.length - 6, "%%EOF\n", 6) == 0);
    CHECK(has_bytes(&first.picture, "19700101000000Z)"));
    CHECK(first.picture.length == second.picture.length &&
          memcmp(first.picture.data, second.picture.data, first.picture.length) == 0);
    drawn_free(&first);
    drawn_free(&second);

    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);    /* date -u -d @1700000000 */
    first = draw_csv(csv, &chart, GBV_PDF);
    CHECK(has_bytes(&first.picture, "20231114221320Z)"));
    unsetenv("SOURCE_DATE_EPOCH");
    drawn_free(&first);
}

TEST(pictures_refuse_what_they_cannot)
{
    gbv_chart chart = chart_of();
    chart.theme = "blue";
    struct drawn drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_MISUSE && drawn.picture.length == 0);
    drawn_free(&drawn);

    chart = chart_of();
    chart.size = "10x10";
    drawn = draw_csv(csv, &chart, GBV_PNG);
    CHECK(drawn.status == GBV_MISUSE && strstr(drawn.error.hint, "mobile"));
    drawn_free(&drawn);

    chart = chart_of();
    chart.title = "no such letter: \u4E2D";
    drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_BAD_VALUE && strstr(drawn.error.message, "W112"));
    CHECK(strstr(drawn.error.message, "U+4E2D") != NULL);
    drawn_free(&drawn);

    chart = chart_of();
    chart.language = "de";
    drawn = draw_csv(csv, &chart, GBV_SVG);
    CHECK(drawn.status == GBV_MISUSE && strstr(drawn.error.hint, "kk"));
    drawn_free(&drawn);
}
