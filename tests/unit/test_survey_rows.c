/* Samples without clusters: folded by stratum they say what they say when
 * every row is kept as a PSU. */
#include "check.h"
#include "gbvstat/survey.h"
#include "gbvstat/survey_quantile.h"
#include "survey_merge.h"

enum { N = 95, STRATA = 4, CATEGORIES = 4, DOMAINS = 2 };

/* The last stratum has one row, the one before it none in a domain. */
static size_t
stratum_of(size_t i)
{
    return i == N - 1 ? 3 : i % 3;
}

static size_t
domain_of(size_t i)
{
    return stratum_of(i) == 2 ? DOMAINS : i % 2;    /* DOMAINS: outside */
}

static size_t
category_of(size_t i)
{
    return (i / 3 + i / 7) % CATEGORIES;
}

static double
weight_of(size_t i)
{
    return 1 + 0.25 * (double) (i * 7 % 5);
}

static gbv_survey_cell
row(size_t i)
{
    double w = weight_of(i), y = 10 + (double) (i * i % 11), x = 3 + (double) (i % 4);
    gbv_survey_cell cell = {
        .domain = domain_of(i), .category = category_of(i), .n = 1, .w = w, .ww = w * w,
        .wy = w * y, .wyy = w * y * y, .wx = w * x, .wxx = w * x * x, .wxy = w * x * y,
    };
    if (i % 7 == 3)    /* no answer */
        return (gbv_survey_cell){ .domain = cell.domain, .category = cell.category,
                                  .n_missing = 1, .w_missing = w };
    return cell;
}

/* The same sample twice. */
struct samples {
    size_t stratum[N];
    double rows[STRATA];
    gbv_survey_cell by_row[N], by_stratum[N];
    size_t n_cells;
    gbv_calibration_weight row_weights[N], stratum_weights[N];
    gbv_design clustered, unclustered;
    gbv_calibration row_calibration, stratum_calibration;
    gbv_survey kept, folded;
};

static const size_t two[] = { 2, 2 }, level[] = { 0, 0, 0, 1, 1, 0, 1, 1 };
static const double first[] = { 80, 120 }, second[] = { 90, 110 };
static const double *const margins[] = { first, second };
static const double people[] = { 50, 38, 170, 5 };

/* Adds a row to the cell of its kind, as a fold does. */
static void
put(struct samples *s, const gbv_survey_cell *row)
{
    gbv_survey_cell *c = s->by_stratum;
    while (c < s->by_stratum + s->n_cells &&
           (c->unit != row->unit || c->domain != row->domain || c->category != row->category))
        c++;
    if (c == s->by_stratum + s->n_cells) {
        s->n_cells++;
        *c = *row;
        return;
    }
    survey_merge(c, row);
}

static void
make(struct samples *s, bool finite, gbv_lonely lonely)
{
    size_t n = 0;
    *s = (struct samples){ 0 };
    for (size_t i = 0; i < N; i++) {
        size_t h = stratum_of(i);
        s->stratum[i] = h;
        s->rows[h]++;
        s->row_weights[i] = (gbv_calibration_weight){ i, category_of(i), weight_of(i), 0, 0 };
        s->stratum_weights[i] = (gbv_calibration_weight){
            h, category_of(i), weight_of(i), 1, weight_of(i) * weight_of(i),
        };
        gbv_survey_cell cell = row(i);
        if (cell.domain == DOMAINS)
            continue;
        cell.unit = i;
        s->by_row[n++] = cell;
        cell.unit = h;
        put(s, &cell);
    }
    s->clustered = (gbv_design){ .n_strata = STRATA, .n_psus = N, .stratum = s->stratum,
                                 .population = finite ? people : NULL, .lonely = lonely };
    s->unclustered = s->clustered;
    s->unclustered.n_psus = 0;
    s->unclustered.rows = s->rows;
    s->row_calibration = (gbv_calibration){
        .n_margins = 2, .n_levels = two, .population = margins, .n_categories = CATEGORIES,
        .level = level, .weights = s->row_weights, .n_weights = N, .tolerance = 1e-14,
    };
    s->stratum_calibration = s->row_calibration;
    s->stratum_calibration.weights = s->stratum_weights;
    s->kept = (gbv_survey){ .design = &s->clustered, .cells = s->by_row,
                            .n_cells = n, .n_domains = DOMAINS };
    s->folded = s->kept;
    s->folded.n_cells = s->n_cells;
    s->folded.design = &s->unclustered;
    s->folded.cells = s->by_stratum;
}

typedef gbv_status estimator(const gbv_survey *, gbv_survey_estimate *, double *);
static estimator *const estimators[] = { gbv_survey_mean, gbv_survey_total, gbv_survey_ratio };

static void
check_same(const struct samples *s)
{
    for (size_t e = 0; e < 3; e++) {
        gbv_survey_estimate a[DOMAINS], b[DOMAINS];
        double expected[DOMAINS * DOMAINS], covariance[DOMAINS * DOMAINS];
        CHECK(estimators[e](&s->kept, a, expected) == GBV_OK);
        CHECK(estimators[e](&s->folded, b, covariance) == GBV_OK);
        for (size_t d = 0; d < DOMAINS; d++) {
            CHECK(a[d].std_error > 0);
            CHECK_NEAR(b[d].estimate, a[d].estimate, 1e-14);
            CHECK_NEAR(b[d].std_error, a[d].std_error, 1e-12);
            CHECK_NEAR(b[d].df, a[d].df, 0);
            CHECK_NEAR(b[d].deff, a[d].deff, 1e-12);
            for (size_t c = 0; c < DOMAINS; c++)
                CHECK_NEAR(covariance[d * DOMAINS + c], expected[d * DOMAINS + c], 1e-10);
        }
    }
}

TEST(folded_by_stratum_nothing_changes)
{
    static const gbv_lonely rules[] = { GBV_LONELY_REMOVE, GBV_LONELY_AVERAGE,
                                        GBV_LONELY_CENTRE, GBV_LONELY_ADJUST };
    for (size_t r = 0; r < 4; r++)
        for (int finite = 0; finite < 2; finite++) {
            struct samples s;
            make(&s, finite, rules[r]);
            check_same(&s);
            s.clustered.df_rule = s.unclustered.df_rule = GBV_DF_DESIGN;
            check_same(&s);
        }
}

TEST(folded_and_raked_nothing_changes)
{
    struct samples s;
    make(&s, true, GBV_LONELY_CENTRE);
    s.kept.calibration = &s.row_calibration;
    s.folded.calibration = &s.stratum_calibration;
    check_same(&s);
}

TEST(order_of_cells_changes_no_digit)
{
    struct samples s;
    make(&s, true, GBV_LONELY_CENTRE);
    s.folded.calibration = &s.stratum_calibration;
    gbv_survey_estimate before[DOMAINS], after[DOMAINS];
    CHECK(gbv_survey_mean(&s.folded, before, NULL) == GBV_OK);
    for (size_t i = 0; i < s.n_cells / 2; i++) {
        gbv_survey_cell kept = s.by_stratum[i];
        s.by_stratum[i] = s.by_stratum[s.n_cells - 1 - i];
        s.by_stratum[s.n_cells - 1 - i] = kept;
    }
    CHECK(gbv_survey_mean(&s.folded, after, NULL) == GBV_OK);
    for (size_t d = 0; d < DOMAINS; d++) {
        CHECK(before[d].estimate == after[d].estimate);
        CHECK(before[d].std_error == after[d].std_error);
    }
}

TEST(quantiles_need_no_rows)
{
    struct samples s;
    gbv_survey_value by_row[N], by_stratum[N];
    gbv_survey_quantile a[DOMAINS + 1], b[DOMAINS + 1];
    make(&s, true, GBV_LONELY_REMOVE);
    for (size_t i = 0; i < N; i++) {
        double w = weight_of(i);
        by_row[i] = (gbv_survey_value){ .value = (double) (i * i % 11), .unit = i,
                                        .domain = domain_of(i), .n = 1, .w = w, .ww = w * w };
        by_stratum[i] = by_row[i];
        by_stratum[i].unit = stratum_of(i);
    }
    s.kept.n_domains = s.folded.n_domains = DOMAINS + 1;
    CHECK(gbv_survey_quantiles(&s.kept, by_row, N, NULL, 0.5, GBV_QUANTILE_MATH, 0.5, a) ==
          GBV_OK);
    CHECK(gbv_survey_quantiles(&s.folded, by_stratum, N, NULL, 0.5, GBV_QUANTILE_MATH, 0.5,
                               b) == GBV_OK);
    for (size_t d = 0; d < DOMAINS; d++) {
        CHECK(a[d].std_error > 0);
        CHECK(a[d].estimate == b[d].estimate && a[d].low == b[d].low && a[d].high == b[d].high);
    }
}

TEST(rows_refuse_what_has_no_answer)
{
    struct samples s;
    gbv_survey_estimate out[DOMAINS];
    gbv_design_fault fault;
    size_t where;
    make(&s, false, GBV_LONELY_FAIL);
    CHECK(gbv_survey_mean(&s.folded, out, NULL) == GBV_TOO_FEW);
    CHECK(gbv_design_check(&s.unclustered, &fault, &where) == GBV_OK);
    CHECK(fault == GBV_DESIGN_LONELY && where == 3);
    make(&s, false, GBV_LONELY_REMOVE);
    CHECK(gbv_survey_variance(&s.folded, out, NULL) == GBV_MISUSE);
    s.rows[1] = 2;    /* more are in the cells */
    CHECK(gbv_survey_mean(&s.folded, out, NULL) == GBV_DOMAIN);
    s.rows[1] = 7.5;
    CHECK(gbv_design_check(&s.unclustered, &fault, &where) == GBV_OK);
    CHECK(fault == GBV_DESIGN_EMPTY_STRATUM && where == 1);
    s.clustered.rows = s.rows;
    CHECK(gbv_design_check(&s.clustered, &fault, &where) == GBV_OK);
    CHECK(fault == GBV_DESIGN_EMPTY);
}
