/* The regions of Kazakhstan in the bundled data sets: their counts and populations sum to the
 * national rows of the same publications, and they join with names, tiles and borders. */
#include "datasets.h"

/* Form 1-M 2022, national sums: registered, against women, against minors, domestic. */
static const struct {
    const char *article;
    double sums[4];
} national[] = {
    { "all", { 155200, 60957, 1980, 938 } },
    { "murder_art99", { 517, 133, 15, 108 } },
    { "murder_preparation_or_attempt", { 123, 26, 4, 13 } },
    { "driving_to_suicide_art105", { 395, 104, 35, 2 } },
    { "grievous_harm_art106", { 1829, 241, 41, 368 } },
    { "medium_harm_art107", { 2515, 607, 75, 319 } },
    { "light_harm_art108", { 0, 0, 0, 0 } },
    { "battery_art109", { 0, 0, 0, 0 } },
    { "torment_art110", { 19, 12, 8, 2 } },
    { "threat_art115", { 135, 68, 3, 10 } },
    { "rape_art120", { 375, 367, 146, 14 } },
    { "sexual_violence_art121", { 242, 213, 171, 13 } },
    { "murder_section3", { 508, 145, NAN, NAN } },
};

TEST(offences_of_the_regions_sum_to_the_country)
{
    static const char *const columns[] = { "registered", "against_women", "against_minors",
                                           "domestic_sphere" };
    struct table table = read_table("offences-by-region-2022");
    for (size_t i = 0; i < sizeof national / sizeof *national; i++) {
        pairs article = { "article", national[i].article, NULL };
        CHECK(count_where(&table, article) == 20);
        for (int k = 0; k < 4; k++) {
            double sum = sum_where(&table, columns[k], article);
            if (!(sum == national[i].sums[k] || (isnan(sum) && isnan(national[i].sums[k]))))
                fail_msg("%s %s: %g, not %g", national[i].article, columns[k], sum,
                         national[i].sums[k]);
        }
    }
    for (size_t row = 0; row < rows_of(&table); row++)
        for (int k = 1; k < 4; k++)
            CHECK(!(number(&table, row, columns[k]) > number(&table, row, "registered")) ||
                  k == 2); /* one offence may have several minors */
    free_table(&table);
}

TEST(offences_are_not_comparable_where_borders_moved)
{
    static const char *const moved[] = { "KZ-10", "KZ-19", "KZ-33", "KZ-35", "KZ-62", "KZ-63" };
    struct table table = read_table("offences-by-region-2022");
    for (size_t row = 0; row < rows_of(&table); row++) {
        bool touched = false;
        for (size_t i = 0; i < 6; i++)
            touched = touched || strcmp(text(&table, row, "iso3166_2"), moved[i]) == 0;
        CHECK_TEXT(text(&table, row, "comparable"), touched ? "no" : "yes");
    }
    free_table(&table);
}

TEST(regions_have_one_tile_and_one_origin_each)
{
    static const char *const divisions[] = { "kz-2017", "kz-2018", "kz-2022" };
    static const size_t sizes[] = { 16, 17, 20 };
    struct table table = read_table("regions");
    for (int i = 0; i < 3; i++)
        CHECK(count_where(&table, (pairs){ "division", divisions[i], NULL }) == sizes[i]);
    for (size_t row = 0; row < rows_of(&table); row++) {
        const char *division = text(&table, row, "division");
        row_where(&table, (pairs){ "division", division, "tile_row", text(&table, row, "tile_row"),
                                   "tile_column", text(&table, row, "tile_column"), NULL });
        const char *origin = text(&table, row, "successor_of");
        CHECK(!*origin == (strcmp(division, "kz-2017") == 0));
        if (*origin)
            row_where(&table, (pairs){ "division",
                                       strcmp(division, "kz-2022") == 0 ? "kz-2018" : "kz-2017",
                                       "iso3166_2", origin, NULL });
    }
    free_table(&table);
}

/* National rows of the same publications: stat.gov.kz series, data.egov.kz (2020),
 * city-population (2023). */
static const double nation[] = {
    14901641, 14865610, 14851059, 14866837, 14951200, 15074767, 15219291, 15396878,
    15571506, 15982370, 16203274, 16440470, 16673933, 16910246, 17160855, 17415715,
    17669896, 17918214, 18157337, 18395567, 18631779, 18879552, 19503159, 19765004,
};

TEST(population_of_the_regions_sums_to_the_country)
{
    struct table table = read_table("population");
    for (int i = 0; i < 24; i++) {
        char year[16];
        snprintf(year, sizeof year, "%d", 2000 + i);
        double sum = sum_where(&table, "population", (pairs){ "year", year, "sex", "all", NULL });
        if (sum != nation[i])
            fail_msg("population %s: %.0f, not %.0f", year, sum, nation[i]);
        const char *division = i <= 16 ? "kz-2017" : i <= 21 ? "kz-2018" : "kz-2022";
        size_t regions = i <= 16 ? 16 : i <= 21 ? 17 : 20;
        CHECK(count_where(&table, (pairs){ "year", year, "sex", "all", "division", division,
                                           NULL }) == regions);
    }
    pairs women = { "year", "2020", "sex", "women", "age_from", "0", "age_to", "", NULL };
    pairs men = { "year", "2020", "sex", "men", "age_from", "0", "age_to", "", NULL };
    CHECK(sum_where(&table, "population", women) == 9597645);
    CHECK(sum_where(&table, "population", men) == 9034134);
    pairs working = { "year", "2020", "sex", "women", "age_from", "16", NULL };
    pairs older = { "year", "2020", "sex", "women", "age_from", "59", NULL };
    CHECK(sum_where(&table, "population", working) + sum_where(&table, "population", older) ==
          6862178);
    pairs later = { "year", "2023", "sex", "women", NULL };
    CHECK(sum_where(&table, "population", later) == 10118282);
    free_table(&table);
}

TEST(population_of_women_and_men_and_of_ages_is_everyone)
{
    struct table table = read_table("population");
    size_t pairs_seen = 0, ages_seen = 0;
    for (size_t row = 0; row < rows_of(&table); row++) {
        const char *region = text(&table, row, "iso3166_2"), *year = text(&table, row, "year");
        const char *sex = text(&table, row, "sex");
        if (strcmp(sex, "all") == 0 || *text(&table, row, "age_to") ||
            strcmp(text(&table, row, "age_from"), "0") != 0)
            continue;
        double all = number(&table, row_where(&table, (pairs){ "iso3166_2", region, "year", year,
                                                               "sex", "all", NULL }), "population");
        CHECK(all == sum_where(&table, "population",
                               (pairs){ "iso3166_2", region, "year", year, "age_from", "0",
                                        "age_to", "", NULL }) - all);
        pairs_seen++;
        pairs every = { "iso3166_2", region, "year", year, "sex", sex, NULL };
        if (count_where(&table, every) == 1)
            continue;
        CHECK(sum_where(&table, "population", every) == 2 * number(&table, row, "population"));
        ages_seen++;
    }
    CHECK(pairs_seen == 2 * (17 + 20) && ages_seen == 2 * 17);
    free_table(&table);
}

/* Every region with figures has its names; 938 domestic offences are 4.809 per 100,000. */
TEST(tables_of_regions_join)
{
    struct table regions = read_table("regions"), people = read_table("population");
    struct table offences = read_table("offences-by-region-2022");
    for (size_t row = 0; row < rows_of(&people); row++)
        row_where(&regions, (pairs){ "division", text(&people, row, "division"), "iso3166_2",
                                     text(&people, row, "iso3166_2"), NULL });
    double events = 0, population = 0;
    for (size_t row = 0; row < rows_of(&offences); row++) {
        if (strcmp(text(&offences, row, "article"), "all") != 0)
            continue;
        size_t same = row_where(&people, (pairs){ "year", "2022", "sex", "all", "division",
                                                  text(&offences, row, "division"), "iso3166_2",
                                                  text(&offences, row, "iso3166_2"), NULL });
        events += number(&offences, row, "domestic_sphere");
        population += number(&people, same, "population");
    }
    CHECK(events == 938);
    CHECK(fabs(1e5 * events / population - 4.809) < 0.0005);
    free_table(&regions);
    free_table(&people);
    free_table(&offences);
}

/* Arcs are indices; ~i is arc i backwards. Calls itself down to the numbers. */
static void
check_arcs(const json_t *arcs, size_t count)
{
    size_t i;
    json_t *arc;
    if (json_is_integer(arcs)) {
        json_int_t index = json_integer_value(arcs);
        CHECK(index < (json_int_t)count && ~index < (json_int_t)count);
    }
    json_array_foreach(arcs, i, arc)
        check_arcs(arc, count);
}

static json_t *
read_borders(const char *name, size_t shapes)
{
    char path[256];
    snprintf(path, sizeof path, "geo/%s.topojson", name);
    json_t *borders = read_json(path), *shape;
    CHECK_TEXT(json_string_value(json_object_get(borders, "type")), "Topology");
    const json_t *object = json_object_get(json_object_get(borders, "objects"), name);
    const json_t *list = json_object_get(object, "geometries");
    size_t i, arcs = json_array_size(json_object_get(borders, "arcs"));
    CHECK(json_array_size(list) == shapes);
    json_array_foreach(list, i, shape) {
        CHECK(json_is_string(json_object_get(shape, "id")));
        const json_t *properties = json_object_get(shape, "properties");
        CHECK(json_is_string(json_object_get(properties, "name_en")));
        CHECK(json_is_string(json_object_get(properties, "name_ru")));
        check_arcs(json_object_get(shape, "arcs"), arcs);
    }
    return borders;
}

TEST(borders_carry_the_codes_and_names_of_the_regions)
{
    json_t *borders = read_borders("kz-2017", 17), *shape; /* 16 regions and Baikonur */
    struct table regions = read_table("regions");
    const json_t *object = json_object_get(json_object_get(borders, "objects"), "kz-2017");
    size_t i, found = 0;
    json_array_foreach(json_object_get(object, "geometries"), i, shape) {
        const char *id = get_text(shape, "id");
        if (strcmp(id, "baikonur") == 0)
            continue;
        size_t row = row_where(&regions, (pairs){ "division", "kz-2017", "iso3166_2", id, NULL });
        const json_t *properties = json_object_get(shape, "properties");
        static const char *const same[] = { "hasc", "iso3166_2_old", "name_en", "name_ru",
                                            "name_kk" };
        for (int k = 0; k < 5; k++)
            CHECK_TEXT(get_text(properties, same[k]), text(&regions, row, same[k]));
        found++;
    }
    CHECK(found == 16);
    free_table(&regions);
    json_decref(borders);
    json_decref(read_borders("ca-adm1", 17 + 8 + 5 + 5 + 14));
    json_decref(read_borders("ca-countries", 5 + 12));
}
