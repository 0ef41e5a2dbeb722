#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/contingency_network.h"
#include "stats/sum.h"

enum {
    MOST_NODES = 1 << 22,    /* 16 bytes each */
    MOST_UNITS = 1 << 22,    /* 8 bytes each */
};
static const double most_steps = 2e8;    /* a second or two */

gbv_status
gbv_network_step(struct gbv_network *net, size_t ways)
{
    net->steps += (double)ways;
    return net->steps > most_steps ? GBV_DOMAIN : GBV_OK;
}

/* ---- Nodes and splits ---- */

size_t
gbv_split_node(const struct gbv_network *net, const struct gbv_split *split)
{
    size_t number = 0;
    for (size_t i = 0; i + 1 < net->n_rows; i++)
        number = number * (net->row[i] + 1) + split->from[i] - split->take[i];
    return number;
}

bool
gbv_network_node(const struct gbv_network *net, size_t column, size_t number, size_t *out)
{
    size_t rest = net->left[column];
    for (size_t i = net->n_rows - 1; i-- > 0;) {
        out[i] = number % (net->row[i] + 1);
        number /= net->row[i] + 1;
        if (out[i] > rest)
            return false;
        rest -= out[i];
    }
    out[net->n_rows - 1] = rest;
    return rest <= net->row[net->n_rows - 1];
}

/* Takes `units` from the rows from `first` on, the last ones first. */
static void
take_last(const struct gbv_network *net, struct gbv_split *split, size_t first, size_t units)
{
    for (size_t i = net->n_rows; i-- > first;) {
        split->take[i] = units < split->from[i] ? units : split->from[i];
        units -= split->take[i];
    }
}

void
gbv_split_first(const struct gbv_network *net, size_t column, struct gbv_split *split)
{
    take_last(net, split, 0, net->column[column]);
}

bool
gbv_split_next(const struct gbv_network *net, struct gbv_split *split)
{
    size_t behind = split->take[net->n_rows - 1];
    for (size_t i = net->n_rows - 1; i-- > 0;) {
        if (behind > 0 && split->take[i] < split->from[i]) {
            split->take[i]++;
            take_last(net, split, i + 1, behind - 1);
            return true;
        }
        behind += split->take[i];
    }
    return false;
}

double
gbv_split_log(const struct gbv_network *net, const struct gbv_split *split)
{
    double log = 0;
    for (size_t i = 0; i < net->n_rows; i++)
        log -= net->factorial[split->take[i]];
    return log;
}

double
gbv_split_log_rest(const struct gbv_network *net, const struct gbv_split *split)
{
    double log = 0;
    for (size_t i = 0; i < net->n_rows; i++)
        log -= net->factorial[split->from[i] - split->take[i]];
    return log;
}

/* What is left can be dealt out in any order: Mehta & Patel (1983), 2.2. */
double
gbv_split_log_all(const struct gbv_network *net, size_t column, const struct gbv_split *split)
{
    double log = net->factorial[net->left[column]] + gbv_split_log_rest(net, split);
    for (size_t j = column; j < net->n_columns; j++)
        log -= net->factorial[net->column[j]];
    return log;
}

/* ---- The most and least probable ways on ---- */

static gbv_status
find_ways(struct gbv_network *net, size_t column, size_t node, struct gbv_split *split)
{
    double most = -INFINITY, least = INFINITY;
    bool is_last = column + 2 == net->n_columns;
    size_t ways = 0;
    gbv_split_first(net, column, split);
    do {
        double log = gbv_split_log(net, split), rest = gbv_split_log_rest(net, split);
        size_t to = (column + 1) * net->n_nodes + gbv_split_node(net, split);
        most = fmax(most, log + (is_last ? rest : net->most[to]));
        least = fmin(least, log + (is_last ? rest : net->least[to]));
        ways++;
    } while (gbv_split_next(net, split));
    net->most[column * net->n_nodes + node] = most;
    net->least[column * net->n_nodes + node] = least;
    return gbv_network_step(net, ways);
}

static gbv_status
find_all_ways(struct gbv_network *net)
{
    gbv_status status = GBV_OK;
    struct gbv_split split;
    for (size_t column = net->n_columns - 1; column-- > 1;)
        for (size_t node = 0; node < net->n_nodes && !status; node++)
            if (gbv_network_node(net, column, node, split.from))
                status = find_ways(net, column, node, &split);
    return status;
}

/* ---- Making it ---- */

static int
by_size(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void
sort_margin(const double *margin, size_t n, size_t *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (size_t)margin[i];
    qsort(out, n, sizeof *out, by_size);
}

/* False: there are too many. */
static bool
number_nodes(struct gbv_network *net)
{
    net->n_nodes = 1;
    for (size_t i = 0; i + 1 < net->n_rows; i++) {
        if (net->row[i] + 1 > MOST_NODES / net->n_nodes)
            return false;
        net->n_nodes *= net->row[i] + 1;
    }
    return net->n_columns <= MOST_NODES / net->n_nodes;
}

static void
find_factorials(struct gbv_network *net, size_t n)
{
    struct sum sum = { 0 };
    for (size_t i = 2; i <= n; i++) {
        gbv_add(&sum, log((double)i));
        net->factorial[i] = sum.total + sum.lost;
    }
}

static void
find_constants(const struct gbv_contingency *table, struct gbv_network *net)
{
    struct sum constant = { 0 }, observed = { 0 };
    for (size_t i = 0; i < net->n_rows; i++)
        gbv_add(&constant, net->factorial[net->row[i]]);
    for (size_t j = 0; j < net->n_columns; j++)
        gbv_add(&constant, net->factorial[net->column[j]]);
    gbv_add(&constant, -net->factorial[net->left[0]]);
    for (size_t i = 0; i < table->rows * table->columns; i++)
        gbv_add(&observed, -net->factorial[(size_t)table->counts[i]]);
    net->constant = constant.total + constant.lost;
    net->observed = observed.total + observed.lost;
}

gbv_status
gbv_network_begin(const struct gbv_contingency *table, struct gbv_network *out)
{
    bool turned = table->rows > table->columns;
    *out = (struct gbv_network){ .n_rows = turned ? table->columns : table->rows,
                                 .n_columns = turned ? table->rows : table->columns };
    if (table->n > MOST_UNITS || out->n_rows > GBV_NETWORK_ROWS)
        return GBV_DOMAIN;
    sort_margin(turned ? table->column : table->row, out->n_rows, out->row);
    if (!number_nodes(out))
        return GBV_DOMAIN;
    out->column = gbv_new_array(out->n_columns, sizeof *out->column);
    out->left = gbv_new_array(out->n_columns, sizeof *out->left);
    out->factorial = gbv_new_array((size_t)table->n + 1, sizeof *out->factorial);
    out->most = gbv_new_array(out->n_columns * out->n_nodes, sizeof *out->most);
    out->least = gbv_new_array(out->n_columns * out->n_nodes, sizeof *out->least);
    if (!out->column || !out->left || !out->factorial || !out->most || !out->least)
        return GBV_NO_MEMORY;
    sort_margin(turned ? table->row : table->column, out->n_columns, out->column);
    for (size_t j = out->n_columns, left = 0; j-- > 0; out->left[j] = left)
        left += out->column[j];
    find_factorials(out, (size_t)table->n);
    find_constants(table, out);
    return find_all_ways(out);
}

void
gbv_network_end(struct gbv_network *net)
{
    free(net->column);
    free(net->left);
    free(net->factorial);
    free(net->most);
    free(net->least);
}
