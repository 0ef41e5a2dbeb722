/* Rows put together in one pass: answers, domains, replicate weights. */
#include <gbvstat.h>

#include "check.h"
#include "fold/replicates.h"

struct folded {
    gbv_table *table;
    gbv_scan *scan;
    gbv_grouped *grouped;
    gbv_error error;
};

static gbv_status
fold(struct folded *folded, const char *text, const gbv_grouping *grouping)
{
    *folded = (struct folded){ 0 };
    CHECK(gbv_table_read_bytes(text, strlen(text), "x.csv", NULL, &folded->table,
                               &folded->error) == GBV_OK);
    CHECK(gbv_scan_table(folded->table, &folded->scan, &folded->error) == GBV_OK);
    return gbv_group_rows(folded->scan, grouping, &folded->grouped, &folded->error);
}

static void
folded_free(struct folded *folded)
{
    gbv_grouped_free(folded->grouped);
    gbv_scan_close(folded->scan);
    gbv_table_free(folded->table);
}

static gbv_sums
totals_of(const struct folded *folded, size_t measured)
{
    gbv_sums sums = { 0 };
    size_t key = 0;
    CHECK(gbv_grouped_totals(folded->grouped, &key, 1, measured, &sums) == GBV_OK);
    return sums;
}

/* ---- Answers ---- */

static void
check_answers(const char *text, const char *answer, size_t n, size_t n_missing, double sum)
{
    struct folded folded;
    const gbv_measured measured = gbv_measured_answer(0, answer);
    const gbv_grouping grouping = { .measured = &measured, .n_measured = 1, .weight = GBV_NONE };
    CHECK(fold(&folded, text, &grouping) == GBV_OK);
    gbv_sums sums = totals_of(&folded, 0);
    CHECK(sums.n == n && sums.n_missing == n_missing && (n == 0 || sums.sum == sum));
    folded_free(&folded);
}

static void
refuse_answers(const char *text, const char *answer, const char *place, const char *message)
{
    struct folded folded;
    const gbv_measured measured = gbv_measured_answer(0, answer);
    const gbv_grouping grouping = { .measured = &measured, .n_measured = 1, .weight = GBV_NONE };
    CHECK(fold(&folded, text, &grouping) == GBV_BAD_VALUE);
    CHECK_TEXT(folded.error.place, place);
    CHECK_TEXT(folded.error.message, message);
    folded_free(&folded);
}

TEST(answers_are_yes_or_no_in_three_languages)
{
    check_answers("a,b\nyes,1\nNo,1\nTRUE,1\nf,1\n", NULL, 4, 0, 2);
    check_answers("a,b\nда,1\nНЕТ,1\nИә,1\nжоқ,1\n", NULL, 4, 0, 2);
    check_answers("a,b\n1,1\n0,1\n,1\nNA,1\nн/д,1\n", NULL, 2, 3, 1);
    check_answers("a,b\n,1\n", NULL, 0, 1, 0);
    refuse_answers("a,b\n1,1\n2,1\n", NULL, "x.csv:3", "column \"a\": \"2\" is neither yes nor no");
    refuse_answers("a,b\nye,1\n", NULL, "x.csv:2", "column \"a\": \"ye\" is neither yes nor no");
    refuse_answers("a,b\n\"\",1\n1,1\n", "yes", "x.csv:2",
                   "column \"a\": \"\" may be a missing value");
}

TEST(answers_of_a_value_are_that_value_or_another)
{
    check_answers("a,b\noften,1\nnever,1\nOften,1\n", "often", 3, 0, 1);
    check_answers("a,b\n1.0,1\n2,1\n1,1\nNA,1\n", "1", 3, 1, 2);
    check_answers("a,b\nNA,1\nDE,1\n", "NA", 2, 0, 1);
    refuse_answers("a,b\nDE,1\nNA,1\n", "DE", "x.csv:3",
                   "column \"a\": \"NA\" may be a missing value");
}

/* ---- Domains ---- */

TEST(rows_out_of_the_domain_are_counted_but_not_measured)
{
    struct folded folded;
    gbv_measured measured[] = { gbv_measured_column(0), gbv_measured_column(1) };
    measured[1].of_all = true;
    const gbv_grouping grouping = { .measured = measured, .n_measured = 2, .weight = GBV_NONE,
                                    .where = "b > 1", .kept = GBV_KEEP_SQUARES };
    CHECK(fold(&folded, "a,b\n5,1\n7,2\n,3\n9,\n11,4\n", &grouping) == GBV_OK);
    CHECK(gbv_grouped_rows(folded.grouped, 0) == 5 && gbv_grouped_within(folded.grouped, 0) == 3);
    CHECK(gbv_grouped_unknown(folded.grouped) == 1);
    gbv_sums in = totals_of(&folded, 0), all = totals_of(&folded, 1);
    CHECK(in.n == 2 && in.n_missing == 1 && in.sum == 18 && in.squares == 170);
    CHECK(all.n == 4 && all.n_missing == 1 && all.sum == 10);
    folded_free(&folded);
}

TEST(weights_are_asked_of_the_domain_alone)
{
    struct folded folded;
    gbv_measured measured = gbv_measured_column(0);
    gbv_grouping grouping = { .measured = &measured, .n_measured = 1, .weight = 1,
                              .weight_positive = true, .kept = GBV_KEEP_SQUARED_WEIGHTS };
    CHECK(fold(&folded, "a,b\n5,0\n7,2\n", &grouping) == GBV_BAD_VALUE);
    CHECK_TEXT(folded.error.message, "column \"b\": the weight is 0");
    CHECK_TEXT(folded.error.hint, "leave such rows out with --where '{b} > 0'");
    folded_free(&folded);
    grouping.where = "b > 0";
    CHECK(fold(&folded, "a,b\n5,0\n7,2\n3,0.5\n", &grouping) == GBV_OK);
    gbv_sums sums = totals_of(&folded, 0);
    CHECK(sums.weight == 2.5 && sums.weight_squares == 4.25 && sums.weighted_sum == 15.5);
    CHECK(sums.doubly_sum == 28.75 && sums.doubly_squares == 198.25);
    folded_free(&folded);
}

/* Threads begin with weights of other sizes: the sums are those of one. */
TEST(weights_of_any_size_merge_exactly)
{
    struct folded one, many;
    gbv_buffer text = { 0 };
    gbv_measured measured = gbv_measured_column(0);
    gbv_grouping grouping = { .measured = &measured, .n_measured = 1, .weight = 1, .threads = 1 };
    gbv_buffer_puts(&text, "a,b\n");
    for (int i = 0; i < 60000; i++)    /* several slices of a table */
        gbv_buffer_printf(&text, "%d,%.17g\n", i % 2, ldexp(1.1 + i % 7, i / 8000 - 10));
    CHECK(fold(&one, text.data, &grouping) == GBV_OK);
    gbv_sums expected = totals_of(&one, 0);
    for (grouping.threads = 2; grouping.threads <= 8; grouping.threads++) {
        CHECK(fold(&many, text.data, &grouping) == GBV_OK);
        gbv_sums sums = totals_of(&many, 0);
        CHECK(sums.weight == expected.weight && sums.weight_squares == expected.weight_squares);
        CHECK(sums.weighted_sum == expected.weighted_sum);
        CHECK(sums.weighted_squares == expected.weighted_squares);
        folded_free(&many);
    }
    folded_free(&one);
    gbv_buffer_free(&text);
}

/* ---- Replicates ---- */

TEST(replicate_weights_have_sums_of_their_own)
{
    struct folded folded;
    const size_t replicates[] = { 1, 2 };
    const gbv_measured measured = gbv_measured_column(0);
    const gbv_grouping grouping = { .measured = &measured, .n_measured = 1, .weight = GBV_NONE,
                                    .replicates = replicates, .n_replicates = 2, .where = "a < 9" };
    gbv_replicate_total first, second;
    size_t n, key = 0;
    CHECK(fold(&folded, "a,r,s\n2,1,0\n3,0.5,4\n,7,7\n2,1,0\n9,1,0\n", &grouping) == GBV_OK);
    CHECK(gbv_grouped_replicate(folded.grouped, &key, 1, 0, 0, &first) == GBV_OK);
    CHECK(gbv_grouped_replicate(folded.grouped, &key, 1, 0, 1, &second) == GBV_OK);
    CHECK(first.w == 2.5 && first.wx == 5.5 && first.wxx == 12.5);
    CHECK(second.w == 4 && second.wx == 12 && second.wxx == 36);
    const double *rows = gbv_grouped_replicate_rows(folded.grouped, &n);
    CHECK(n == 3 && rows != NULL);    /* equal rows once */
    folded_free(&folded);
    CHECK(fold(&folded, "a,r,s\n2,1,-1\n", &grouping) == GBV_BAD_VALUE);
    CHECK_TEXT(folded.error.message, "column \"s\": the weight is negative");
    folded_free(&folded);
}

/* More different rows than are kept: the same ones whatever their order. */
TEST(rows_of_replicate_weights_are_kept_in_no_order)
{
    enum { N = 9000 };
    gbv_replicated up = { .n = 2 }, down = { .n = 2 }, half = { .n = 2 };
    for (int i = 0; i < N; i++) {
        const double first[] = { i, 1 }, last[] = { N - 1 - i, 1 };
        CHECK(gbv_replicated_see(&up, first) && gbv_replicated_see(&down, last));
        CHECK(gbv_replicated_see(i % 2 ? &half : &up, first));
    }
    CHECK(gbv_replicated_merge(&half, &up));
    CHECK(up.n_rows == 4096 && down.n_rows == up.n_rows && half.n_rows == up.n_rows);
    CHECK(memcmp(up.hash, down.hash, up.n_rows * sizeof *up.hash) == 0);
    CHECK(memcmp(up.rows, down.rows, up.n_rows * 2 * sizeof *up.rows) == 0);
    CHECK(memcmp(up.rows, half.rows, up.n_rows * 2 * sizeof *up.rows) == 0);
    gbv_replicated_free(&up);
    gbv_replicated_free(&down);
    gbv_replicated_free(&half);
}
