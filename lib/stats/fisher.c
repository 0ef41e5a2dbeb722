#include <math.h>
#include <stdbool.h>

#include "stats/argument.h"
#include "stats/exact.h"
#include "stats/root.h"

/* The first cell of a table with fixed margins, when the odds ratio is
 * `odds`: Fisher's noncentral hypergeometric variable. Its weights are taken
 * from the mode outwards by the ratio of neighbours, until they vanish. */
struct cell {
    double n1, n2, total;    /* the rows, and the first column */
    double low, high;        /* its least and greatest value */
    double odds;
};

static struct cell
first_cell(const struct gbv_table_of_two *table)
{
    double total = table->x1 + table->x2;
    return (struct cell){
        .n1 = table->n1, .n2 = table->n2, .total = total,
        .low = fmax(0, total - table->n2), .high = fmin(total, table->n1), .odds = 1,
    };
}

/* The weight of k + 1 over that of k; falls with k. */
static double
growth(const struct cell *c, double k)
{
    return c->odds * ((c->n1 - k) / (k + 1)) * ((c->total - k) / (c->n2 - c->total + k + 1));
}

static double
mode(const struct cell *c)
{
    double low = c->low, high = c->high;
    while (low < high) {
        double middle = floor((low + high) / 2);
        if (growth(c, middle) > 1)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Which weights are added up: those of values on one side of x, x included,
 * and those not above a bound. */
struct choice {
    double x;
    double at_most, at_least;    /* sums of the weights on either side */
    double bound, rare;          /* sum of the weights up to the bound */
    double all, at_x;            /* sum of all, and the weight of x itself */
};

static void
add(struct choice *choice, double k, double weight)
{
    choice->all += weight;
    if (k <= choice->x)
        choice->at_most += weight;
    if (k >= choice->x)
        choice->at_least += weight;
    if (k == choice->x)
        choice->at_x = weight;
    if (weight <= choice->bound)
        choice->rare += weight;
}

/* Sums relative to the weight of the mode, which is 1. */
static struct choice
walk(const struct cell *c, double x, double bound)
{
    struct choice choice = { .x = x, .bound = bound };
    double top = mode(c), weight = 1;
    for (double k = top; k <= c->high && weight > 0; k++) {
        add(&choice, k, weight);
        weight *= k < c->high ? growth(c, k) : 0;
    }
    weight = 1;
    for (double k = top - 1; k >= c->low && weight > 0; k--) {
        weight /= growth(c, k);
        add(&choice, k, weight);
    }
    return choice;
}

static bool
is_tractable(const struct gbv_table_of_two *table)
{
    return gbv_is_tractable(table->n1 + table->n2);
}

gbv_status
gbv_fisher_test(const struct gbv_table_of_two *table, double *p_value)
{
    if (!is_tractable(table))
        return GBV_DOMAIN;
    struct cell cell = first_cell(table);
    struct choice observed = walk(&cell, table->x1, 0);
    /* R's tolerance: probabilities that differ by less are equal. */
    struct choice all = walk(&cell, table->x1, observed.at_x * (1 + 1e-7));
    *p_value = fmin(1, all.rare / all.all);
    return GBV_OK;
}

struct limit {
    struct cell cell;
    double x, side;
    bool upper;    /* of the upper limit: the tail at most x */
};

static double
limit_curve(double odds, const void *parameters)
{
    const struct limit *limit = parameters;
    struct cell cell = limit->cell;
    cell.odds = odds;
    struct choice choice = walk(&cell, limit->x, 0);
    double tail = (limit->upper ? choice.at_most : choice.at_least) / choice.all;
    return tail > 0 ? log(tail / limit->side) : -2000;
}

gbv_status
gbv_fisher_interval(const struct gbv_table_of_two *table, double level, double *low,
                    double *high)
{
    if (!is_tractable(table))
        return GBV_DOMAIN;
    struct limit limit = { .cell = first_cell(table), .x = table->x1, .side = (1 - level) / 2 };
    /* Half added to every cell: a start that is never 0 (Haldane 1956). */
    double start = (table->x1 + 0.5) / (table->n1 - table->x1 + 0.5) *
                   ((table->n2 - table->x2 + 0.5) / (table->x2 + 0.5));
    double lower = 0, upper = INFINITY;
    gbv_status status = GBV_OK;
    if (limit.x > limit.cell.low)
        status = gbv_root_positive(limit_curve, &limit, start, 1, &lower);
    limit.upper = true;
    if (!status && limit.x < limit.cell.high)
        status = gbv_root_positive(limit_curve, &limit, start, 1, &upper);
    if (status)
        return status;
    *low = lower;
    *high = upper;
    return GBV_OK;
}
