/* Cells of surveys, from exact sums. */
#include <math.h>

#include "fold/grouped.h"
#include "gbvstat/survey_fold.h"

/* The sums that a cell is made of, by weight w (1 without weights), and by its
 * square. Without x it is 1. */
enum { W, Y, X, YY, XY, XX, WW, WWY, WWX, WWYY, WWXY, WWXX, N_SUMS };

struct sums {
    gbv_exact sum[N_SUMS];
    double n;
};

/* ---- Gathering ---- */

/* A sum of one that is measured: of weights (power 0), values (1) or squares. */
static gbv_exact
total_of(const gbv_moments *moments, bool weighted, int power)
{
    static const int by_weight[] = { GBV_WEIGHTS, GBV_WEIGHTED, GBV_WEIGHTED_SQUARES };
    gbv_exact n;
    if (weighted)
        return gbv_moments_total_weighted(moments, by_weight[power]);
    if (power)
        return power == 1 ? gbv_moments_total(moments) : gbv_moments_total_squares(moments);
    gbv_exact_from_count(&n, moments->n);
    return n;
}

/* The same by squared weight. */
static gbv_exact
double_total_of(const gbv_moments *moments, bool weighted, int power)
{
    static const int by_square[] = { GBV_WEIGHT_SQUARES, GBV_DOUBLY, GBV_DOUBLY_SQUARES };
    return weighted ? gbv_moments_total_weighted(moments, by_square[power])
                    : total_of(moments, false, power);
}

static void
add(gbv_exact *to, gbv_exact from)
{
    gbv_exact_merge(to, &from);
    gbv_exact_free(&from);
}

static const gbv_moments *
moments_at(const gbv_grouped *grouped, size_t key, size_t measured)
{
    return &grouped->cells[gbv_cell_at(grouped, key, measured)];
}

static void
gather_ratio(const gbv_grouped *grouped, size_t key, const gbv_distance *of, bool about,
             struct sums *out)
{
    bool weighted = grouped->moments & GBV_MOMENT_WEIGHTED;
    const gbv_moments *x = moments_at(grouped, key, of->x);
    add(&out->sum[X], total_of(x, weighted, 1));
    add(&out->sum[XX], total_of(x, weighted, 2));
    if (about) {
        add(&out->sum[WWX], double_total_of(x, weighted, 1));
        add(&out->sum[WWXX], double_total_of(x, weighted, 2));
    }
    for (size_t part = 1; part <= 2; part++) {    /* the product, and its rest */
        const gbv_moments *product = moments_at(grouped, key, of->x + part);
        add(&out->sum[XY], total_of(product, weighted, 1));
        if (about)
            add(&out->sum[WWXY], double_total_of(product, weighted, 1));
    }
}

static void
gather(const gbv_grouped *grouped, size_t key, const gbv_distance *of, bool about,
       struct sums *out)
{
    static const struct {
        int from, to;
    } copies[] = { { W, X }, { Y, XY }, { W, XX }, { WW, WWX }, { WWY, WWXY }, { WW, WWXX } };
    bool weighted = grouped->moments & GBV_MOMENT_WEIGHTED;
    const gbv_moments *y = moments_at(grouped, key, of->y);
    *out = (struct sums){ .n = (double)y->n };
    add(&out->sum[W], total_of(y, weighted, 0));
    add(&out->sum[Y], total_of(y, weighted, 1));
    add(&out->sum[YY], total_of(y, weighted, 2));
    add(&out->sum[WW], double_total_of(y, weighted, 0));
    if (about) {
        add(&out->sum[WWY], double_total_of(y, weighted, 1));
        add(&out->sum[WWYY], double_total_of(y, weighted, 2));
    }
    if (of->x != GBV_NONE)
        gather_ratio(grouped, key, of, about, out);
    for (size_t i = 0; of->x == GBV_NONE && i < sizeof copies / sizeof *copies; i++)
        gbv_exact_merge(&out->sum[copies[i].to], &out->sum[copies[i].from]);
}

static void
free_sums(struct sums *sums)
{
    for (size_t i = 0; i < N_SUMS; i++)
        gbv_exact_free(&sums->sum[i]);
}

/* ---- Distances ---- */

/* Of d = y - origin x: sums of d, d x and d^2 in the places of y, y x and y^2. */
static void
move(struct sums *sums, double origin, bool about)
{
    static const int places[][5] = { { Y, X, XY, XX, YY }, { WWY, WWX, WWXY, WWXX, WWYY } };
    if (origin == 0)
        return;
    for (size_t i = 0; i < (about ? 2 : 1); i++) {
        gbv_exact *y = &sums->sum[places[i][0]], *x = &sums->sum[places[i][1]];
        gbv_exact *xy = &sums->sum[places[i][2]], *xx = &sums->sum[places[i][3]];
        gbv_exact *yy = &sums->sum[places[i][4]];
        gbv_exact_add_scaled(yy, -origin, xy);
        gbv_exact_add_scaled(y, -origin, x);
        gbv_exact_add_scaled(xy, -origin, xx);
        gbv_exact_add_scaled(yy, -origin, xy);    /* by now that of d x */
    }
}

/* The products of two about their means: of n rows, sum of a b less the product
 * of the sums over n. */
static double
about_means(const struct sums *sums, int product, int a, int b)
{
    gbv_exact scaled = { 0 }, taken;
    gbv_exact_add_scaled(&scaled, sums->n, &sums->sum[product]);
    gbv_exact_multiply(&sums->sum[a], &sums->sum[b], &taken);
    gbv_exact_subtract(&scaled, &taken);
    double number = gbv_exact_round(&scaled) / sums->n;
    gbv_exact_free(&scaled);
    gbv_exact_free(&taken);
    return number;
}

static gbv_survey_products
products_of(const struct sums *sums, bool is_ratio)
{
    if (sums->n < 2)
        return (gbv_survey_products){ 0 };
    gbv_survey_products about = {
        .ww = about_means(sums, WW, W, W), .wy = about_means(sums, WWY, W, Y),
        .yy = about_means(sums, WWYY, Y, Y),
    };
    if (is_ratio) {
        about.wx = about_means(sums, WWX, W, X);
        about.yx = about_means(sums, WWXY, Y, X);
        about.xx = about_means(sums, WWXX, X, X);
    }
    return about;
}

static bool
is_lost(const gbv_survey_cell *cell)
{
    const gbv_survey_products *about = &cell->about;
    return isnan(cell->w + cell->w_missing + cell->ww + cell->wy + cell->wyy + cell->wx +
                 cell->wxx + cell->wxy + about->ww + about->wy + about->yy + about->wx +
                 about->yx + about->xx);
}

gbv_status
gbv_grouped_cell(const gbv_grouped *grouped, size_t key, const gbv_distance *of, bool about,
                 gbv_survey_cell *out)
{
    bool weighted = grouped->moments & GBV_MOMENT_WEIGHTED, is_ratio = of->x != GBV_NONE;
    const gbv_moments *y = moments_at(grouped, key, of->y);
    struct sums sums;
    gather(grouped, key, of, about, &sums);
    move(&sums, of->origin, about);
    gbv_survey_cell cell = {
        .n = sums.n, .n_missing = (double)y->n_missing, .w = gbv_exact_round(&sums.sum[W]),
        .w_missing = weighted ? gbv_moments_rounded(y, GBV_WEIGHTS_MISSING)
                              : (double)y->n_missing,
        .ww = gbv_exact_round(&sums.sum[WW]), .wy = gbv_exact_round(&sums.sum[Y]),
        .wyy = gbv_exact_round(&sums.sum[YY]),
    };
    if (is_ratio) {
        cell.wx = gbv_exact_round(&sums.sum[X]);
        cell.wxx = gbv_exact_round(&sums.sum[XX]);
        cell.wxy = gbv_exact_round(&sums.sum[XY]);
    }
    if (about)
        cell.about = products_of(&sums, is_ratio);
    free_sums(&sums);
    *out = cell;
    return is_lost(&cell) ? GBV_NO_MEMORY : GBV_OK;
}

gbv_status
gbv_grouped_origin(const gbv_grouped *grouped, const size_t *keys, const double *times, size_t n,
                   const gbv_distance *of, double *out)
{
    bool weighted = grouped->moments & GBV_MOMENT_WEIGHTED;
    gbv_exact above = { 0 }, below = { 0 };
    for (size_t i = 0; i < n; i++) {
        const gbv_moments *y = moments_at(grouped, keys[i], of->y);
        gbv_exact one = total_of(y, weighted, 1);
        gbv_exact other = of->x == GBV_NONE
            ? total_of(y, weighted, 0)
            : total_of(moments_at(grouped, keys[i], of->x), weighted, 1);
        gbv_exact_add_scaled(&above, times ? times[i] : 1, &one);
        gbv_exact_add_scaled(&below, times ? times[i] : 1, &other);
        gbv_exact_free(&one);
        gbv_exact_free(&other);
    }
    bool failed = above.failed || below.failed, none = !failed && gbv_exact_sign(&below) == 0;
    double ratio = failed || none ? 0 : gbv_exact_ratio(&above, &below);
    *out = fabs(ratio) <= 0x1p200 && fabs(ratio) >= 0x1p-200 ? ratio : 0;
    failed = failed || isnan(ratio);
    gbv_exact_free(&above);
    gbv_exact_free(&below);
    return failed ? GBV_NO_MEMORY : GBV_OK;
}
