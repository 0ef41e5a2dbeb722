/* What a chart makes of a table by itself, what it warns of, and refuses. */
#include "plot_support.h"

static gbv_chart
bare(void)
{
    return gbv_chart_init();
}

static void
check_layout(const gbv_chart *chart, const char *csv, const char *expected)
{
    gbv_buffer layout = { 0 };
    gbv_error error = { 0 };
    gbv_table *table = table_of(csv);
    gbv_plot()->layout(chart, table, &layout, &error);
    if (error.status)
        print_error("%s\n", error.message);
    CHECK(contains(&layout, expected));
    gbv_buffer_free(&layout);
    gbv_table_free(table);
}

TEST(standard_columns_decide_the_chart)
{
    gbv_chart chart = bare();
    check_layout(&chart, "year,observed,fitted\n2008,4,5\n2009,5,4\n", "path line 2 ");
    check_layout(&chart, "name,estimate,conf_low,conf_high\nA,2,1,3\nB,4,3,5\n",
                 "circle dot ");
    check_layout(&chart, "year,rate\n2008,4\n2009,5\n", "path line 2 ");
    check_layout(&chart, "year,estimate,unit,conf_low,conf_high\n2008,4,count,3,5\n"
                         "2009,5,count,4,6\n", "area ribbon 4 ");
    check_layout(&chart, "name,total\nA,40\nB,50\n", "rect bar ");
    check_layout(&chart, "name,n\nA,40\nB,50\n", "\"B: 50\"");
    check_layout(&chart, "name,n,total\nA,4,40\nB,5,50\n", "\"B: 50\"");
    /* Groups that differ name the rows together. */
    check_layout(&chart, "name,sex,estimate,conf_low,conf_high\nA,men,2,1,3\nA,women,4,3,5\n",
                 "\"A, women\"");
    check_layout(&chart, "name,reference,estimate,conf_low,conf_high\nA,B,2,1,3\nA,C,4,3,5\n",
                 "\"A – C: 4\u00A0(3–5)\"");
}

TEST(shares_are_shown_in_per_cent)
{
    gbv_chart chart = bare();
    check_layout(&chart, "name,estimate,unit,conf_low,conf_high\n"
                         "Kazakhstan,0.08743169,proportion,0.0665787,0.1140182\n",
                 "\"Kazakhstan: 8.7\u00A0(6.7–11.4)\u00A0%\"");
    check_layout(&chart, "name,estimate,unit,conf_low,conf_high\nA,5.125,per 100000,4,6\n"
                         "B,6,per 100000,5,7\n", "\"per 100,000\"");
    chart.language = "ru";
    check_layout(&chart, "name,estimate,unit,conf_low,conf_high\nA,5.125,per 100000,4,6\n"
                         "B,6,per 100000,5,7\n", "\"на 100\u00A0000\"");
}

/* A test of heterogeneity among the estimates is not one of them. */
TEST(heterogeneity_is_not_a_dot)
{
    gbv_chart chart = bare();
    check_layout(&chart, "name,term,estimate,unit,conf_low,conf_high\n"
                         ",heterogeneity,0.9,proportion,,\n"
                         "A,ratio,2,ratio,1,3\nB,ratio,4,ratio,3,5\n", "\"B: 4\u00A0(3–5)\"");
}

static void
check_warning(const gbv_chart *chart, const char *csv, const char *code)
{
    struct drawn drawn = draw_csv(csv, chart, GBV_SVG);
    if (drawn.status)
        print_error("%s\n", drawn.error.message);
    CHECK(drawn.status == GBV_OK);
    CHECK(contains(&drawn.warnings, code));
    drawn_free(&drawn);
}

TEST(doubts_are_said)
{
    gbv_chart chart = bare();
    check_warning(&chart, "name,total\nA,40\nB,50\n", "W101");
    chart.title = "one two three four five six seven eight nine ten eleven twelve thirteen "
                  "fourteen fifteen sixteen";
    check_warning(&chart, "name,total\nA,40\nB,50\n", "W102");
    chart = bare();
    check_warning(&chart, "name,share,unit\nA,40,percent\nB,50,percent\n", "W107");
    check_warning(&chart, "name,total\nA,3\nB,50\n", "W109 1 count below 5");
    check_warning(&chart, "year,rate\n2008,100.5\n2009,101\n", "W117");
    check_warning(&chart, "year,total,period_start,period_end\n"
                          "2019,100,2019-01-01,2019-12-31\n2020,60,2020-01-01,2020-08-31\n",
                  "W105 the last period has 244 days");
    chart.n = "n";
    check_warning(&chart, "name,share,unit,n\nA,40,percent,29\nB,50,percent,30\n",
                  "W108 A rests on 29");
    chart = bare();
    chart.language = "ky";
    check_warning(&chart, "name,total\nA,40\nB,50\n", "W118");
}

TEST(charts_without_doubt_have_no_warning)
{
    gbv_chart chart = bare();
    chart.source = "Survey";
    struct drawn drawn = draw_csv("name,estimate,unit,conf_low,conf_high\n"
                                  "A,0.17,proportion,0.15,0.19\n", &chart, GBV_SVG);
    CHECK(drawn.status == GBV_OK && drawn.warnings.length == 0);
    drawn_free(&drawn);
}

static void
check_refusal(const gbv_chart *chart, const char *csv, gbv_status status, const char *words)
{
    struct drawn drawn = draw_csv(csv, chart, GBV_SVG);
    if (drawn.status != status || !strstr(drawn.error.message, words))
        print_error("%d %s\n", drawn.status, drawn.error.message);
    CHECK(drawn.status == status && drawn.error.status == status);
    CHECK(strstr(drawn.error.message, words) != NULL);
    CHECK(drawn.picture.length == 0);
    drawn_free(&drawn);
}

TEST(charts_refuse_what_has_no_answer)
{
    static const char *const y[] = { "rate" }, *const names[] = { "Kazakstan" };
    gbv_chart chart = bare();
    check_refusal(&chart, "year,rate\n2008,4\n2008,5\n", GBV_BAD_VALUE, "W115");
    check_refusal(&chart, "name,total\nA,4\nA,5\n", GBV_BAD_VALUE, "W115 \"A\"");
    check_refusal(&chart, "name,estimate,unit,conf_low,conf_high\nA,2,ratio,1,3\n"
                          "B,0.2,proportion,0.1,0.3\n", GBV_BAD_VALUE, "\"ratio\"");
    check_refusal(&chart, "name,estimate,conf_low,conf_high\nA,2,3,1\n", GBV_BAD_VALUE,
                  "lower limit");
    check_refusal(&chart, "name,place\nA,b\n", GBV_MISUSE, "no column of numbers");
    check_refusal(&chart, "name,sum,mean\nA,40,4\n", GBV_MISUSE, "\"sum\" or \"mean\"?");
    check_refusal(&chart, "name,total\n", GBV_MISUSE, "");
    check_refusal(&chart, "name,estimate,conf_low,conf_high\nA,,,\n", GBV_BAD_VALUE,
                  "no values to draw");
    chart.x = "yaer";
    check_refusal(&chart, "year,rate\n2008,4\n", GBV_NO_COLUMN, "yaer");
    chart = bare();
    chart.type = "pie";
    check_refusal(&chart, "name,total\nA,4\n", GBV_MISUSE, "pie");
    chart.type = "bar";
    chart.minimum = 2;
    check_refusal(&chart, "name,total\nA,4\n", GBV_MISUSE, "W104");
    chart = bare();
    chart.highlight = (gbv_list){ names, 1 };
    check_refusal(&chart, "name,total\nKazakhstan,4\n", GBV_MISUSE, "Kazakstan");
    chart = bare();
    chart.log = true;
    chart.type = "line";
    chart.y = (gbv_list){ y, 1 };
    check_refusal(&chart, "year,rate\n2008,0\n2009,3\n", GBV_BAD_VALUE, "logarithmic");
}

TEST(descriptions_tell_the_chart_in_words)
{
    static const char csv[] = "year,rate\n2008,4\n2009,5\n2011,2\n";
    gbv_chart chart = bare();
    chart.title = "Killed";
    chart.source = "UNODC";
    gbv_buffer text = { 0 };
    gbv_table *table = table_of(csv);
    CHECK(gbv_plot()->describe(&chart, table, &text, NULL) == GBV_OK);
    CHECK_TEXT(text.data, "Line chart: Killed. 2008–2011. 4 → 2 (\u221250%), highest 5 in 2009. "
                          "No data: 2010. Source: UNODC.\n\n2008: 4\n2009: 5\n2011: 2\n");
    gbv_buffer_clear(&text);
    chart.language = "kk";
    CHECK(gbv_plot()->describe(&chart, table, &text, NULL) == GBV_OK);
    CHECK(contains(&text, "Сызықтық диаграмма: Killed.") && contains(&text, "Дереккөз: UNODC."));
    gbv_buffer_clear(&text);
    chart.type = "dot";
    CHECK(gbv_plot()->describe(&chart, table, &text, NULL) == GBV_OK);
    CHECK(contains(&text, "Нүктелік диаграмма: Killed. Жол саны: 3. Ең жоғарысы: 2009: 5. "));
    gbv_buffer_clear(&text);
    chart.type = NULL;
    chart.language = "ru";
    chart.alt = "Своими словами";
    CHECK(gbv_plot()->describe(&chart, table, &text, NULL) == GBV_OK);
    CHECK(strncmp(text.data, chart.alt, strlen(chart.alt)) == 0);
    gbv_buffer_free(&text);
    gbv_table_free(table);
}

TEST(types_are_listed)
{
    CHECK_TEXT(gbv_plot()->type_at(0), "line");
    CHECK_TEXT(gbv_plot()->type_at(2), "dot");
    CHECK(gbv_plot()->type_at(3) == NULL && gbv_plot()->version == GBV_PLOT_VERSION);
}
