/* Fisher's exact test of tables of any size. A node of the network keeps the
 * different probabilities of the paths that lead to it, but for those of which
 * all ways on, or none, are no more probable than the observed table. The last
 * two columns are not walked: of their sorted probabilities each path takes
 * those up to what it leaves. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/contingency_network.h"
#include "stats/exact.h"
#include "stats/sum.h"

enum { MOST_PATHS = 1 << 20 };       /* 16 bytes each */
static const double same = 1e-11;    /* logs that differ by less are of one probability */
static const double steps_of_sorting = 4;     /* as long as it takes, a path */

/* Paths of one probability; of the ways through the last two columns, how many
 * there are up to it, times their probability. */
struct path {
    double log;
    double times;
};

struct paths {
    struct path *item;
    size_t n, capacity;
};

struct walk {
    struct gbv_network net;
    double bound;                    /* of tables no more probable than the observed one */
    struct paths *paths, *next;      /* of the nodes before this column, and the next one */
    size_t n_paths;
    struct sum p;
};

/* ---- Lists of paths ---- */

static int
by_log(const void *a, const void *b)
{
    const struct path *x = a, *y = b;
    return (x->log > y->log) - (x->log < y->log);
}

/* Sorts, and puts paths of one probability together. */
static void
merge(struct walk *walk, struct paths *paths)
{
    size_t n = 0;
    if (paths->n == 0)
        return;
    qsort(paths->item, paths->n, sizeof *paths->item, by_log);
    for (size_t i = 1; i < paths->n; i++)
        if (paths->item[i].log - paths->item[n].log < same)
            paths->item[n].times += paths->item[i].times;
        else
            paths->item[++n] = paths->item[i];
    walk->net.steps += steps_of_sorting * (double)paths->n;
    walk->n_paths -= paths->n - n - 1;
    paths->n = n + 1;
}

static gbv_status
add(struct walk *walk, struct paths *paths, struct path path)
{
    if (paths->n == paths->capacity) {
        merge(walk, paths);
        if (2 * paths->n >= paths->capacity &&
            !gbv_grow(&paths->item, &paths->capacity, 2 * paths->n + 8, sizeof path))
            return GBV_NO_MEMORY;
    }
    if (++walk->n_paths > MOST_PATHS)
        return GBV_DOMAIN;
    paths->item[paths->n++] = path;
    return GBV_OK;
}

static void
empty(struct walk *walk, struct paths *paths)
{
    walk->n_paths -= paths->n;
    free(paths->item);
    *paths = (struct paths){ 0 };
}

/* ---- Walking ---- */

static gbv_status
step(struct walk *walk, size_t column, const struct paths *paths, const struct gbv_split *split)
{
    const struct gbv_network *net = &walk->net;
    size_t to = gbv_split_node(net, split), at = (column + 1) * net->n_nodes + to;
    double log = gbv_split_log(net, split), all = gbv_split_log_all(net, column + 1, split);
    gbv_status status = gbv_network_step(&walk->net, paths->n);
    for (size_t i = 0; i < paths->n && !status; i++) {
        struct path path = { paths->item[i].log + log, paths->item[i].times };
        if (path.log + net->most[at] <= walk->bound)
            gbv_add(&walk->p, path.times * exp(path.log + all + net->constant));
        else if (path.log + net->least[at] <= walk->bound)
            status = add(walk, &walk->next[to], path);
    }
    return status;
}

static gbv_status
walk_column(struct walk *walk, size_t column)
{
    gbv_status status = GBV_OK;
    struct gbv_split split;
    for (size_t node = 0; node < walk->net.n_nodes && !status; node++) {
        struct paths *paths = &walk->paths[node];
        if (paths->n == 0 || !gbv_network_node(&walk->net, column, node, split.from))
            continue;
        merge(walk, paths);
        gbv_split_first(&walk->net, column, &split);
        do
            status = step(walk, column, paths, &split);
        while (!status && gbv_split_next(&walk->net, &split));
        empty(walk, paths);
    }
    struct paths *walked = walk->paths;
    walk->paths = walk->next;
    walk->next = walked;
    return status;
}

/* The ways through the last two columns, ascending. */
static gbv_status
find_ends(struct walk *walk, struct gbv_split *split, struct paths *ends)
{
    struct gbv_network *net = &walk->net;
    struct sum sum = { 0 };
    gbv_status status = GBV_OK;
    gbv_split_first(net, net->n_columns - 2, split);
    do {
        double log = gbv_split_log(net, split) + gbv_split_log_rest(net, split);
        status = add(walk, ends, (struct path){ log, 1 });
    } while (!status && gbv_split_next(net, split));
    if (!status)
        status = gbv_network_step(net, ends->n);
    if (status)
        return status;
    merge(walk, ends);
    for (size_t i = 0; i < ends->n; i++) {
        gbv_add(&sum, ends->item[i].times * exp(ends->item[i].log - ends->item[ends->n - 1].log));
        ends->item[i].times = sum.total + sum.lost;
    }
    return GBV_OK;
}

/* How many of the ends are not above a bound. */
static size_t
count_up_to(const struct paths *ends, double bound)
{
    size_t low = 0, high = ends->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ends->item[middle].log <= bound)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static gbv_status
end_node(struct walk *walk, struct paths *paths, struct gbv_split *split)
{
    struct paths ends = { 0 };
    gbv_status status = find_ends(walk, split, &ends);
    if (!status)
        merge(walk, paths);
    for (size_t i = 0; i < paths->n && !status; i++) {
        const struct path *path = &paths->item[i];
        size_t n = count_up_to(&ends, walk->bound - path->log);
        if (n > 0)
            gbv_add(&walk->p, path->times * ends.item[n - 1].times *
                                  exp(path->log + ends.item[ends.n - 1].log +
                                      walk->net.constant));
    }
    empty(walk, &ends);
    return status;
}

static gbv_status
walk_all(struct walk *walk)
{
    const struct gbv_network *net = &walk->net;
    struct gbv_split split = { 0 };
    for (size_t i = 0; i < net->n_rows; i++)
        split.from[i] = net->row[i];
    gbv_status status = add(walk, &walk->paths[gbv_split_node(net, &split)],
                            (struct path){ 0, 1 });
    for (size_t column = 0; column + 2 < net->n_columns && !status; column++)
        status = walk_column(walk, column);
    for (size_t node = 0; node < net->n_nodes && !status; node++)
        if (walk->paths[node].n > 0 &&
            gbv_network_node(net, net->n_columns - 2, node, split.from))
            status = end_node(walk, &walk->paths[node], &split);
    return status;
}

/* ---- The test ---- */

static gbv_status
test_by_walking(const struct gbv_contingency *table, double *p_value)
{
    struct walk walk = { 0 };
    gbv_status status = gbv_network_begin(table, &walk.net);
    size_t n = status ? 0 : walk.net.n_nodes;
    walk.paths = gbv_new_array(n, sizeof *walk.paths);
    walk.next = gbv_new_array(n, sizeof *walk.next);
    if (!status && (!walk.paths || !walk.next))
        status = GBV_NO_MEMORY;
    walk.bound = walk.net.observed + log1p(1e-7);
    if (!status)
        status = walk_all(&walk);
    for (size_t i = 0; i < n && walk.paths && walk.next; i++) {
        empty(&walk, &walk.paths[i]);
        empty(&walk, &walk.next[i]);
    }
    if (!status)
        *p_value = fmin(1, walk.p.total + walk.p.lost);
    free(walk.paths);
    free(walk.next);
    gbv_network_end(&walk.net);
    return status;
}

gbv_status
gbv_contingency_exact(const double *counts, size_t rows, size_t columns, double *p_value)
{
    struct gbv_contingency table;
    gbv_status status = gbv_contingency_begin(counts, rows, columns, &table);
    if (!status && table.rows == 2 && table.columns == 2) {
        struct gbv_table_of_two two = { table.counts[0], table.row[0], table.counts[2],
                                        table.row[1] };
        status = gbv_fisher_test(&two, p_value);
    } else if (!status) {
        status = test_by_walking(&table, p_value);
    }
    gbv_contingency_end(&table);
    return status;
}
