/* Values that are kept: each different one with how often it occurs, or every
 * one with its place. */
#ifndef GBV_FOLD_VALUES_H
#define GBV_FOLD_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gbvstat/fold.h"

/* Start with { 0 }. The first `n_sorted` are sorted and different, behind them
 * stand new ones. */
typedef struct {
    gbv_counted *item;
    size_t n, n_sorted, capacity;
} gbv_value_set;

/* False when memory runs out. */
bool gbv_values_add(gbv_value_set *set, double value, double weight, size_t count);
bool gbv_values_merge(gbv_value_set *set, const gbv_value_set *other);
void gbv_values_sort(gbv_value_set *set);
void gbv_values_free(gbv_value_set *set);

/* A value where it stands: places ascend with rows. Start with { 0 }. */
typedef struct {
    uint64_t place;
    double value;
} gbv_placed;

typedef struct {
    gbv_placed *item;
    size_t n, capacity;
} gbv_ordered;

bool gbv_order_add(gbv_ordered *list, uint64_t place, double value);
bool gbv_order_merge(gbv_ordered *list, const gbv_ordered *other);
void gbv_order_sort(gbv_ordered *list);
void gbv_order_free(gbv_ordered *list);

#endif
