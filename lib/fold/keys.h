/* Groups found while rows go by: each distinct key gets the next number. */
#ifndef GBV_FOLD_KEYS_H
#define GBV_FOLD_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "data/batch.h"

enum gbv_part { GBV_PART_MISSING = 1, GBV_PART_TEXT, GBV_PART_CODE };

/* A key is its columns' cells one behind the other: a mark (gbv_part), the
 * text, a NUL. */
typedef struct {
    const char *text;          /* in the arena */
    uint32_t length;
    uint64_t hash;
    uint64_t head[2];          /* of keys of one text of up to 16 bytes: it, the rest 0 */
} gbv_key;

typedef struct {
    size_t n_columns;
    size_t n;                  /* keys so far */
    gbv_key *key;
    size_t capacity;
    uint32_t *slot;            /* open addressing: number + 1, 0 is free */
    size_t slots;              /* a power of two */
    gbv_arena texts;
    char *scratch;
    size_t scratch_capacity;
} gbv_keys;    /* start with { 0 } and the number of columns */

/* The numbers of the keys of the rows of a batch: of batch->rows, or all.
 * columns  of the batch, wanted as text
 * out      one for each of those rows
 * False when memory runs out, or there are 2^32 keys. */
bool gbv_keys_of(gbv_keys *keys, const gbv_batch *batch, const size_t *columns, uint32_t *out);

/* The number in `keys` of a key of another set. */
bool gbv_keys_take(gbv_keys *keys, const gbv_keys *from, size_t i, uint32_t *out);

/* One column of a key: its mark, and its text where it has one. */
enum gbv_part gbv_keys_part(const gbv_keys *keys, size_t i, size_t column, const char **text);

void gbv_keys_free(gbv_keys *keys);

#endif
