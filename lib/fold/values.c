#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fold/values.h"

/* ---- Different values ---- */

static int
by_value(const void *a, const void *b)
{
    const gbv_counted *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

/* Sorting the few new ones and merging them in would be faster; that there are
 * as many new ones as old ones makes it cheap enough. */
void
gbv_values_sort(gbv_value_set *set)
{
    if (set->n == set->n_sorted)
        return;
    qsort(set->item, set->n, sizeof *set->item, by_value);
    size_t last = 0;
    for (size_t i = 1; i < set->n; i++)
        if (by_value(&set->item[last], &set->item[i]) == 0)
            set->item[last].count += set->item[i].count;
        else
            set->item[++last] = set->item[i];
    set->n = set->n_sorted = last + 1;
}

bool
gbv_values_add(gbv_value_set *set, double value, double weight, size_t count)
{
    enum { FEW = 4096 };
    if (set->n - set->n_sorted >= FEW && set->n >= 2 * set->n_sorted)
        gbv_values_sort(set);
    if (!gbv_grow(&set->item, &set->capacity, set->n + 1, sizeof *set->item))
        return false;
    set->item[set->n++] = (gbv_counted){ value == 0 ? 0 : value, weight, count };
    return true;
}

bool
gbv_values_merge(gbv_value_set *set, const gbv_value_set *other)
{
    for (size_t i = 0; i < other->n; i++)
        if (!gbv_values_add(set, other->item[i].value, other->item[i].weight,
                            other->item[i].count))
            return false;
    return true;
}

void
gbv_values_free(gbv_value_set *set)
{
    free(set->item);
    *set = (gbv_value_set){ 0 };
}

/* ---- Values in order ---- */

bool
gbv_order_add(gbv_ordered *list, uint64_t place, double value)
{
    if (!gbv_grow(&list->item, &list->capacity, list->n + 1, sizeof *list->item))
        return false;
    list->item[list->n++] = (gbv_placed){ place, value };
    return true;
}

bool
gbv_order_merge(gbv_ordered *list, const gbv_ordered *other)
{
    if (!gbv_grow(&list->item, &list->capacity, list->n + other->n, sizeof *list->item))
        return false;
    if (other->n)
        memcpy(list->item + list->n, other->item, other->n * sizeof *other->item);
    list->n += other->n;
    return true;
}

static int
by_place(const void *a, const void *b)
{
    const gbv_placed *x = a, *y = b;
    return (x->place > y->place) - (x->place < y->place);
}

void
gbv_order_sort(gbv_ordered *list)
{
    if (list->n)
        qsort(list->item, list->n, sizeof *list->item, by_place);
}

void
gbv_order_free(gbv_ordered *list)
{
    free(list->item);
    *list = (gbv_ordered){ 0 };
}
