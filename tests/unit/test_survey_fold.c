/* Cells of surveys against exact rational arithmetic (tests/oracle/survey_fold.py,
 * Python 3.11 fractions): sums and products about means, of values far from 0. */
#include <gbvstat.h>

#include "check.h"

struct folded {
    gbv_table *table;
    gbv_scan *scan;
    gbv_grouped *grouped;
    gbv_error error;
};

static void
fold(struct folded *folded, const char *text, const gbv_grouping *grouping)
{
    *folded = (struct folded){ 0 };
    CHECK(gbv_table_read_bytes(text, strlen(text), "x.csv", NULL, &folded->table,
                               &folded->error) == GBV_OK);
    CHECK(gbv_scan_table(folded->table, &folded->scan, &folded->error) == GBV_OK);
    CHECK(gbv_group_rows(folded->scan, grouping, &folded->grouped, &folded->error) == GBV_OK);
}

static void
folded_free(struct folded *folded)
{
    gbv_grouped_free(folded->grouped);
    gbv_scan_close(folded->scan);
    gbv_table_free(folded->table);
}

/* In the order of survey_fold.py. */
enum { N_NUMBERS = 14 };

static void
check_cell(const gbv_grouped *grouped, size_t x, const double *expected)
{
    gbv_survey_cell c;
    gbv_distance of = { .y = 0, .x = x };
    const size_t key = 0;
    CHECK(gbv_grouped_origin(grouped, &key, NULL, 1, &of, &of.origin) == GBV_OK);
    CHECK(gbv_grouped_cell(grouped, key, &of, true, &c) == GBV_OK);
    const double found[N_NUMBERS] = {
        of.origin, c.w, c.ww, c.wy, c.wyy, c.wx, c.wxx, c.wxy, c.about.ww, c.about.wy,
        c.about.yy, c.about.wx, c.about.yx, c.about.xx,
    };
    CHECK(c.n == 3);
    for (size_t i = 0; i < N_NUMBERS; i++)
        if (x != GBV_NONE || expected[i] == 0 || i < 5 || (i > 7 && i < 11))
            CHECK_NEAR(found[i], expected[i], 4e-16);    /* rounded twice */
        else
            CHECK(found[i] == 0);
}

static const double weighted[] = {
    999999998.8597561, 4.1, 8.51, -5.960464476489766e-08, 11.850609756097562, 16.325,
    66.86875, -4.485518530011177, 2.9066666666666667, -3.6640244325002036,
    21.898033271315978, 13.146666666666667, -22.554802020390827, 61.532916666666665,
};
static const double unweighted[] = {
    999999999.75, 3.0, 3.0, 0.0, 7.625, 9.75, 34.8125, -4.0625, 0.0, 0.0, 7.625, 0.0,
    -4.0625, 3.125,
};
static const double ratio[] = {
    999999999.7136294, 4.1, 8.51, 6.169080734326357e-07, 9.434708513839825, 16.325,
    66.86875, -3.9507535986602305, 2.9066666666666667, -3.213514051437378,
    17.575426443048976, 13.146666666666667, -19.923987912088634, 61.532916666666665,
};
static const double fine[] = {
    0.3333333333333333, 4.1, 8.51, -6.439293542825907e-17, 3.43551663324116e-33,
    5.970000000000001, 11.889000000000001, -1.7441603716861209e-16, 2.9066666666666667,
    -9.829174511348052e-17, 6.837684719534175e-33, 5.668, -3.229527756332118e-16,
    15.957600000000001,
};

/* y, x, their product and what rounding takes from it. */
static void
measure(gbv_measured *measured, size_t y, size_t x)
{
    for (size_t i = 0; i < 4; i++)
        measured[i] = gbv_measured_column(i == 1 ? x : y);
    measured[2].times = measured[3].times = x;
    measured[3].rest = true;
}

TEST(cells_are_exact_about_an_origin)
{
    struct folded folded;
    gbv_measured measured[4];
    measure(measured, 1, 2);
    gbv_grouping grouping = { .measured = measured, .n_measured = 4, .weight = 0,
                              .kept = GBV_KEEP_SQUARED_WEIGHTS };
    const char *const far = "w,y,x\n1.5,1000000001,3.25\n2.5,999999997.5,4.5\n"
                            "0.1,1000000000.75,2\n";
    fold(&folded, far, &grouping);
    check_cell(folded.grouped, GBV_NONE, weighted);
    folded_free(&folded);
    grouping.weight = GBV_NONE;
    grouping.kept = GBV_KEEP_SQUARES;
    fold(&folded, far, &grouping);
    check_cell(folded.grouped, GBV_NONE, unweighted);
    folded_free(&folded);
}

TEST(cells_of_ratios_lose_nothing_of_products)
{
    struct folded folded;
    gbv_measured measured[4];
    measure(measured, 1, 2);
    const gbv_grouping grouping = { .measured = measured, .n_measured = 4, .weight = 0,
                                    .kept = GBV_KEEP_SQUARED_WEIGHTS };
    fold(&folded, "w,y,x\n1.5,3250000001,3.25\n2.5,4499999997.5,4.5\n0.1,2000000000.75,2\n",
         &grouping);
    check_cell(folded.grouped, 1, ratio);
    folded_free(&folded);
    fold(&folded, "w,y,x\n1.5,0.1,0.3\n2.5,0.7,2.1\n0.1,0.9,2.7\n", &grouping);
    check_cell(folded.grouped, 1, fine);
    folded_free(&folded);
}

/* Rows that count twice, and keys in any order. */
TEST(origins_and_replicates_count_rows_and_forget_their_order)
{
    struct folded folded;
    const size_t by = 0, replicates[] = { 2 }, keys[] = { 0, 1, 2 }, turned[] = { 2, 0, 1 };
    const gbv_measured measured = gbv_measured_column(1);
    const gbv_grouping grouping = { .by = &by, .n_by = 1, .measured = &measured, .n_measured = 1,
                                    .weight = GBV_NONE, .kept = GBV_KEEP_SQUARES,
                                    .replicates = replicates, .n_replicates = 1 };
    const double times[] = { 2, 1, 3 }, turned_times[] = { 3, 2, 1 }, y[] = { 1, NAN, 0.5 };
    gbv_distance of = { .y = 0, .x = GBV_NONE };
    gbv_replicate_sums a, b;
    fold(&folded, "g,y,r\na,10,0.1\nb,20,0.7\nc,40,0.3\n", &grouping);
    CHECK(gbv_grouped_origin(folded.grouped, keys, times, 3, &of, &of.origin) == GBV_OK);
    CHECK_NEAR(of.origin, 160.0 / 6, 1e-16);
    of.origin = 20;
    CHECK(gbv_grouped_replicate_sums(folded.grouped, keys, times, 3, &of, 0, &a) == GBV_OK);
    CHECK_NEAR(a.w, 1.8, 1e-15);     /* 2 0.1 + 0.7 + 3 0.3 */
    CHECK_NEAR(a.wy, 16, 1e-15);     /* 0.2 (10 - 20) + 0.9 (40 - 20) */
    CHECK_NEAR(a.wyy, 380, 1e-15);
    CHECK(gbv_grouped_replicate_sums(folded.grouped, turned, turned_times, 3, &of, 0, &b) ==
          GBV_OK);
    CHECK(a.w == b.w && a.wy == b.wy && a.wyy == b.wyy);
    CHECK(gbv_grouped_replicate_values(folded.grouped, keys, times, y, 3, 0, 0, &a) == GBV_OK);
    CHECK_NEAR(a.w, 1.1, 1e-15);
    CHECK_NEAR(a.wy, 0.65, 1e-15);
    CHECK_NEAR(a.wyy, 0.425, 1e-15);
    folded_free(&folded);
}
