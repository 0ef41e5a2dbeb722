/* Groups found while rows go by: each distinct key gets the next number. */
#ifndef GBV_FOLD_KEYS_H
#define GBV_FOLD_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "gbvstat/table.h"

/* Start with { 0 } and the number of columns. A key is its columns' texts one
 * behind the other, each with a byte before it that tells a missing cell from
 * an empty text. */
typedef struct {
    size_t n_columns;
    size_t n;                  /* keys so far */
    const char **key;          /* the encoded keys, in the arena */
    uint32_t *length;
    uint64_t *hash;
    size_t capacity;
    uint32_t *slot;            /* open addressing: number + 1, 0 is free */
    size_t slots;              /* a power of two */
    gbv_arena texts;
    char *scratch;
    size_t scratch_capacity;
} gbv_keys;

/* The numbers of the keys of every row of a batch.
 * columns  indexes of the key columns in the batch
 * out      one a row
 * False when memory runs out, or there are 2^32 keys. */
bool gbv_keys_of(gbv_keys *keys, const gbv_table *batch, const size_t *columns, uint32_t *out);

/* The number in `keys` of a key of another set. */
bool gbv_keys_take(gbv_keys *keys, const gbv_keys *from, size_t i, uint32_t *out);

/* The text of one column of a key; NULL where missing. */
const char *gbv_keys_text(const gbv_keys *keys, size_t i, size_t column, size_t *length);

void gbv_keys_free(gbv_keys *keys);

#endif
