/* The bundled figures add up as their sources promise: intervals, changes, complements,
 * counts behind shares. Expected values are printed by the sources named beside them. */
#include "datasets.h"

TEST(prevalence_lies_inside_its_interval)
{
    struct table table = read_table("prevalence");
    size_t with = 0;
    for (size_t row = 0; row < rows_of(&table); row++) {
        double low = number(&table, row, "conf_low"), high = number(&table, row, "conf_high");
        double value = number(&table, row, "value");
        CHECK(isnan(low) == isnan(high));
        CHECK(isnan(low) || (low < value && value < high));
        with += isnan(low) ? 0 : 1;
    }
    CHECK(with == 38); /* 19 countries, ages 15-49 and 15+ */
    /* SDG 5.2.1, WHO 2018: Kazakhstan 6.0 (3.0-11.4) at 15-49, 4.9 (2.5-9.8) at 15+ */
    size_t row = row_where(&table, (pairs){ "country", "KAZ", "edition", "WHO 2018", "base",
                                            "ever-partnered women 15+", NULL });
    CHECK_NEAR(number(&table, row, "value"), 4.9, 1e-15);
    CHECK_NEAR(number(&table, row, "conf_high"), 9.8, 1e-15);
    free_table(&table);
}

/* An end that is not known is empty, and says so; the earlier period is dates or words. */
static void
check_police(const struct table *table)
{
    for (size_t row = 0; row < rows_of(table); row++) {
        bool uncertain = strcmp(text(table, row, "qualifier"), "period uncertain") == 0;
        bool open = !*text(table, row, "period_end");
        bool usual = strcmp(text(table, row, "qualifier"), "under") == 0; /* "usually" */
        if (open != (uncertain || usual))
            fail_msg("%s row %zu: period_end and qualifier disagree", table->name, row + 1);
        CHECK(!*text(table, row, "region") == !*text(table, row, "division"));
        const char *base = text(table, row, "base_period");
        if (strchr(base, '/')) {
            char first[11] = "";
            snprintf(first, sizeof first, "%.10s", base);
            CHECK(base[10] == '/' && is_date(first) && is_date(base + 11));
            CHECK(strcmp(first, base + 11) < 0);
        }
    }
}

TEST(police_reports_keep_their_periods_and_changes)
{
    struct table all = read_table("police-reports"), year = read_table("police-reports-2020");
    check_police(&all);
    check_police(&year);
    CHECK(all.columns == year.columns);
    for (size_t row = 0; row < rows_of(&year); row++) {
        size_t found = 0;
        for (size_t other = 0; other < rows_of(&all); other++) {
            size_t same = 0;
            while (same < all.columns &&
                   strcmp(cell(&year, row, same), cell(&all, other, same)) == 0)
                same++;
            found += same == all.columns;
        }
        if (found != 1)
            fail_msg("police-reports-2020 row %zu is not in police-reports", row + 1);
    }
    /* otyrar.kz, August 2020: 237 against 168; rus.baq.kz, October 2025: -18.6 % */
    size_t row = row_where(&year, (pairs){ "measure", "domestic_crimes", "value", "237", NULL });
    double change = 100 * (number(&year, row, "value") / number(&year, row, "base_value") - 1);
    CHECK(fabs(change - 41.1) < 0.05);
    row = row_where(&all, (pairs){ "measure", "registered_appeals", "value", "43147", NULL });
    change = 100 * (number(&all, row, "value") / number(&all, row, "base_value") - 1);
    CHECK(fabs(change + 18.65) < 0.005);
    row = row_where(&year, (pairs){ "measure", "reports", NULL });
    CHECK_TEXT(text(&year, row, "value"), "130000");
    CHECK_TEXT(text(&year, row, "period_end"), "2020-08-31");
    CHECK_TEXT(text(&year, row, "qualifier"), "about");
    free_table(&all);
    free_table(&year);
}

static void
check_standard(const struct table *table, const char *name, size_t groups, double total)
{
    double sum = 0, next = 0;
    for (size_t row = 0; row < rows_of(table); row++) {
        if (strcmp(text(table, row, "standard"), name) != 0)
            continue;
        CHECK(number(table, row, "age_from") == next);
        double last = number(table, row, "age_to");
        CHECK(isnan(last) == (--groups == 0)); /* only the oldest group is open */
        next = last + 1;
        sum += number(table, row, "weight");
    }
    CHECK(groups == 0);
    CHECK_NEAR(sum, total, 1e-12);
}

TEST(standard_populations_sum_and_have_no_gaps)
{
    struct table table = read_table("standard-population");
    check_standard(&table, "who2000", 18, 100.03); /* Ahmad et al. 2001, rounded weights */
    check_standard(&table, "esp2013", 19, 100000);
    free_table(&table);
}

TEST(homicide_women_and_men_are_everyone)
{
    struct table table = read_table("homicide");
    size_t years = 0;
    for (size_t row = 0; row < rows_of(&table); row++) {
        const char *year = text(&table, row, "year");
        if (strcmp(text(&table, row, "sex"), "women") != 0)
            continue;
        double both = number(&table, row, "victims");
        both += number(&table, row_where(&table, (pairs){ "year", year, "sex", "men", NULL }),
                       "victims");
        CHECK(both == sum_where(&table, "victims", (pairs){ "year", year, "sex", "all", NULL }));
        years++;
    }
    CHECK(years == 10 && rows_of(&table) == 45);
    free_table(&table);
}

static const char *const dimensions[] = { "political", "educational", "economic",
                                          "physical_integrity" };

/* Printed to 4 decimals (2023) or 2 (2020); one unit of the last place is allowed. */
static void
check_index(const char *name, size_t rows, double last_place)
{
    struct table table = read_table(name);
    CHECK(rows_of(&table) == rows);
    for (size_t row = 0; row < rows; row++) {
        double gsni = number(&table, row, "gsni");
        if (!(fabs(gsni + number(&table, row, "no_bias") - 100) < 1.01 * last_place))
            fail_msg("%s row %zu: gsni and no_bias are not 100", name, row + 1);
        CHECK(number(&table, row, "gsni2") <= gsni);
        for (int i = 0; i < 4; i++) /* of other denominators, but never above */
            CHECK(!(number(&table, row, dimensions[i]) > gsni));
    }
    free_table(&table);
}

TEST(gsni_and_no_bias_are_complements)
{
    check_index("gsni-2023", 3 * 91, 0.0001);
    check_index("gsni-2023-trend", 3 * 2 * 38, 0.0001);
    check_index("gsni-2020", 75, 0.01);
}

static void
check_share(const struct table *table, size_t row, const char *count, const char *share)
{
    double derived = 100 * number(table, row, count) / number(table, row, "n");
    /* four shares were rounded twice: hence 0.0001 and not 0.00005 */
    if (!(fabs(derived - number(table, row, share)) <= 0.0001))
        fail_msg("gsni-2023 row %zu: %s of n gives %.6f %%", row + 1, count, derived);
}

TEST(gsni_counts_give_the_printed_shares)
{
    struct table table = read_table("gsni-2023");
    size_t countries = 0;
    for (size_t row = 0; row < rows_of(&table); row++) {
        bool none = !*text(&table, row, "counts");
        CHECK(isnan(number(&table, row, "n")) == none);
        if (none)
            continue;
        check_share(&table, row, "n_gsni", "gsni");
        check_share(&table, row, "n_gsni2", "gsni2");
        check_share(&table, row, "n_no_bias", "no_bias");
        CHECK(number(&table, row, "n_no_bias") ==
              number(&table, row, "n") - number(&table, row, "n_gsni"));
        countries += strcmp(text(&table, row, "sex"), "all") == 0;
    }
    CHECK(countries == 81);
    free_table(&table);
}

TEST(gsni_counts_of_women_and_men_are_everyone)
{
    static const char *const counts[] = { "n", "n_gsni", "n_gsni2", "n_no_bias" };
    struct table table = read_table("gsni-2023");
    for (size_t row = 0; row + 2 < rows_of(&table); row += 3) {
        CHECK_TEXT(text(&table, row, "sex"), "all");
        CHECK_TEXT(text(&table, row + 1, "country"), text(&table, row, "country"));
        CHECK_TEXT(text(&table, row + 2, "country"), text(&table, row, "country"));
        for (int i = 0; i < 4 && *text(&table, row, "counts"); i++)
            CHECK(number(&table, row, counts[i]) ==
                  number(&table, row + 1, counts[i]) + number(&table, row + 2, counts[i]));
    }
    size_t row = row_where(&table, (pairs){ "country", "KAZ", "sex", "women", NULL });
    CHECK_TEXT(text(&table, row, "n"), "549");
    CHECK_TEXT(text(&table, row, "n_no_bias"), "48");
    CHECK(count_where(&table, (pairs){ "country", "UZB", "counts", "chosen", NULL }) == 3);
    CHECK(count_where(&table, (pairs){ "counts", "chosen", NULL }) == 3);
    free_table(&table);
}

/* Wave 7 of the trend is the edition itself. */
TEST(gsni_trend_ends_at_the_edition)
{
    struct table trend = read_table("gsni-2023-trend"), index = read_table("gsni-2023");
    for (size_t row = 0; row < rows_of(&trend); row++) {
        if (strcmp(text(&trend, row, "wave"), "7") != 0)
            continue;
        size_t same = row_where(&index, (pairs){ "country", text(&trend, row, "country"), "sex",
                                                 text(&trend, row, "sex"), NULL });
        CHECK_TEXT(text(&trend, row, "gsni"), text(&index, same, "gsni"));
        CHECK_TEXT(text(&trend, row, "no_bias"), text(&index, same, "no_bias"));
    }
    free_table(&trend);
    free_table(&index);
}

/* Of those with `sex` (NULL: everyone) who answered all items from first to last: how many,
 * and how many hold at least `least` biases. Columns 1 to 7 are the items. */
static void
tally(const struct table *table, const char *sex, size_t first, size_t last, int least,
      double *biased, double *asked)
{
    *biased = *asked = 0;
    for (size_t row = 0; row < rows_of(table); row++) {
        int biases = 0;
        bool answered = !sex || strcmp(cell(table, row, 0), sex) == 0;
        for (size_t item = first; item <= last; item++) {
            answered = answered && *cell(table, row, item);
            biases += strcmp(cell(table, row, item), "1") == 0;
        }
        double respondents = number(table, row, "respondents");
        *asked += answered ? respondents : 0;
        *biased += answered && biases >= least ? respondents : 0;
    }
}

/* UNDP's figures for New Zealand, recomputed from the microdata of World Values Survey 7. */
static const struct {
    const char *sex;
    size_t first, last;
    int least;
    double biased, asked;
    const char *column;
} new_zealand[] = {
    { NULL, 1, 7, 1, 221, 807, "gsni" },
    { NULL, 1, 7, 2, 70, 807, "gsni2" },
    { "women", 1, 7, 1, 107, 462, "gsni" },
    { "women", 1, 7, 2, 26, 462, "gsni2" },
    { "men", 1, 7, 1, 108, 330, "gsni" },
    { "men", 1, 7, 2, 41, 330, "gsni2" },
    { "women", 1, 2, 1, 66, 524, "political" },
    { "men", 1, 2, 1, 67, 378, "political" },
    { "women", 3, 3, 1, 10, 567, "educational" },
    { "men", 3, 3, 1, 18, 403, "educational" },
    { "women", 4, 5, 1, 41, 534, "economic" },
    { "men", 4, 5, 1, 40, 372, "economic" },
    { "women", 6, 7, 1, 63, 550, "physical_integrity" },
    { "men", 6, 7, 1, 76, 411, "physical_integrity" },
    { NULL, 1, 2, 1, 136, 920, "political" },
    { NULL, 3, 3, 1, 28, 991, "educational" },
    { NULL, 4, 5, 1, 86, 923, "economic" },
    { NULL, 6, 7, 1, 141, 981, "physical_integrity" },
};

TEST(patterns_of_new_zealand_give_the_published_index)
{
    struct table table = read_table("gsni-patterns-nzl"), index = read_table("gsni-2023");
    CHECK(sum_where(&table, "respondents", (pairs){ NULL }) == 1057);
    for (size_t i = 0; i < sizeof new_zealand / sizeof *new_zealand; i++) {
        const char *sex = new_zealand[i].sex;
        double biased, asked;
        tally(&table, sex, new_zealand[i].first, new_zealand[i].last, new_zealand[i].least,
              &biased, &asked);
        CHECK(biased == new_zealand[i].biased && asked == new_zealand[i].asked);
        size_t row = row_where(&index, (pairs){ "country", "NZL", "sex", sex ? sex : "all", NULL });
        CHECK(fabs(100 * biased / asked - number(&index, row, new_zealand[i].column)) <= 0.0001);
    }
    free_table(&table);
    free_table(&index);
}

TEST(events_are_in_order)
{
    struct table table = read_table("events");
    for (size_t row = 1; row < rows_of(&table); row++)
        CHECK(strcmp(text(&table, row - 1, "date"), text(&table, row, "date")) <= 0);
    row_where(&table, (pairs){ "date", "2017-07-03", "name_en", "battery decriminalised", NULL });
    row_where(&table, (pairs){ "date", "2020-03-16", "name_en", "state of emergency", NULL });
    row_where(&table,
              (pairs){ "date", "2024-06-16", "name_en", "criminal penalties return", NULL });
    free_table(&table);
}
