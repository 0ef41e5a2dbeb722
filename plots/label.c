#include <math.h>
#include <stdlib.h>

#include "label.h"

struct pool {
    double sum;     /* of the members' wishes */
    size_t n;
};

static double
mean(struct pool pool)
{
    return pool.sum / (double)pool.n;
}

/* Isotonic regression of wishes, in place; `pools` has room for n. */
static void
pool_violators(double *wish, size_t n, struct pool *pools)
{
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        pools[used++] = (struct pool){ wish[i], 1 };
        while (used > 1 && mean(pools[used - 2]) > mean(pools[used - 1])) {
            pools[used - 2].sum += pools[used - 1].sum;
            pools[used - 2].n += pools[used - 1].n;
            used--;
        }
    }
    for (size_t p = 0, i = 0; p < used; p++)
        for (size_t member = 0; member < pools[p].n; member++)
            wish[i++] = mean(pools[p]);
}

bool
labels_apart(double *at, const double *size, size_t n, double low, double high)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += size[i];
    struct pool *pools = n ? calloc(n, sizeof *pools) : NULL;
    bool fits = pools && total <= high - low + 1e-9;

    /* Without the room that the labels before it take, each label only needs
     * to be no further up than its neighbour. */
    double before = 0;
    for (size_t i = 0; i < n; i++) {
        at[i] -= before + size[i] / 2;
        before += size[i];
    }
    if (pools)
        pool_violators(at, n, pools);
    before = 0;
    for (size_t i = 0; i < n; i++) {
        double start = fits ? fmax(low, fmin(at[i], high - total)) : low;
        at[i] = start + before + size[i] / 2;
        before += size[i];
    }
    free(pools);
    return fits || n == 0;
}

static double
box_left(const struct event_box *box)
{
    return box->left ? box->x - box->width : box->x;
}

static double
box_right(const struct event_box *box)
{
    return box->left ? box->x : box->x + box->width;
}

enum { ROOM = 8 };  /* pixels between boxes of a lane, and around a line that passes */

/* Does a line at x run through this box? */
static bool
crosses(double x, const struct event_box *box)
{
    return x > box_left(box) - ROOM && x < box_right(box) + ROOM;
}

static bool
conflict(const struct event_box *a, const struct event_box *b)
{
    if (a->lane == b->lane)
        return box_left(a) < box_right(b) + ROOM && box_left(b) < box_right(a) + ROOM;
    return a->lane > b->lane ? crosses(a->x, b) : crosses(b->x, a);
}

struct packing {
    struct event_box *boxes;
    size_t n;
    double low, high;
    int lanes;
    int tries;    /* left, so that a crowd of events does not take for ever */
};

static bool
fits(const struct packing *packing, size_t i)
{
    const struct event_box *box = &packing->boxes[i];
    if (box_left(box) < packing->low || box_right(box) > packing->high)
        return false;
    for (size_t j = i + 1; j < packing->n; j++)
        if (conflict(box, &packing->boxes[j]))
            return false;
    return true;
}

/* Places the first `count` boxes, the last of them first: an event's words run
 * over the lines of later ones, which therefore like the lower lanes. Goes back
 * where a choice leaves no room for the others. */
static bool
pack(struct packing *packing, size_t count)
{
    if (count == 0)
        return true;
    struct event_box *box = &packing->boxes[count - 1];
    for (int choice = 0; choice < 2 * packing->lanes && packing->tries-- > 0; choice++) {
        box->lane = choice / 2;
        box->left = choice % 2 == 1;
        if (fits(packing, count - 1) && pack(packing, count - 1))
            return true;
    }
    return false;
}

int
event_lanes(struct event_box *boxes, size_t n, double low, double high, int lanes)
{
    if (n == 0)
        return 0;
    for (int used = 1; used <= lanes; used++) {
        struct packing packing = { .boxes = boxes, .n = n, .low = low, .high = high,
                                   .lanes = used, .tries = 20000 };
        if (pack(&packing, n))
            return used;
    }
    return -1;
}
