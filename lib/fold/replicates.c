#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fold/replicates.h"

void
gbv_replicate_sum_merge(gbv_replicate_sum *sum, const gbv_replicate_sum *other)
{
    gbv_exact_merge(&sum->w, &other->w);
    gbv_exact_merge(&sum->wx, &other->wx);
    gbv_exact_merge(&sum->wxx, &other->wxx);
}

void
gbv_replicate_sum_free(gbv_replicate_sum *sum)
{
    gbv_exact_free(&sum->w);
    gbv_exact_free(&sum->wx);
    gbv_exact_free(&sum->wxx);
}

/* ---- Sums ---- */

bool
gbv_replicated_grow(gbv_replicated *replicated, size_t cells)
{
    size_t had = replicated->capacity;
    if (!replicated->n || cells <= had)
        return true;
    gbv_replicate_sum *sums = gbv_new_array(cells * replicated->n, sizeof *sums);
    if (!sums)
        return false;
    if (had)
        memcpy(sums, replicated->sums, had * replicated->n * sizeof *sums);
    free(replicated->sums);
    replicated->sums = sums;
    replicated->capacity = cells;
    return true;
}

gbv_replicate_sum *
gbv_replicated_sum(const gbv_replicated *replicated, size_t cell, size_t replicate)
{
    return &replicated->sums[cell * replicated->n + replicate];
}

void
gbv_replicated_add(gbv_replicated *replicated, size_t cell, const double *weights, double value)
{
    for (size_t r = 0; r < replicated->n; r++) {
        gbv_replicate_sum *sum = gbv_replicated_sum(replicated, cell, r);
        gbv_exact_add(&sum->w, weights[r]);
        gbv_exact_add_product(&sum->wx, weights[r], value);
        gbv_exact_add_weighted_square(&sum->wxx, weights[r], value);
    }
}

void
gbv_replicated_merge_cell(gbv_replicated *replicated, size_t cell, const gbv_replicated *other,
                          size_t from)
{
    for (size_t r = 0; r < replicated->n; r++)
        gbv_replicate_sum_merge(gbv_replicated_sum(replicated, cell, r),
                                gbv_replicated_sum(other, from, r));
}

void
gbv_replicated_free(gbv_replicated *replicated)
{
    for (size_t i = 0; i < replicated->capacity * replicated->n; i++)
        gbv_replicate_sum_free(&replicated->sums[i]);
    free(replicated->sums);
    free(replicated->rows);
    free(replicated->hash);
    *replicated = (gbv_replicated){ 0 };
}

/* ---- Rows for the rank ---- */

/* FNV-1a over 64-bit words, then mixed: rows of similar weights must not have
 * similar hashes. */
static uint64_t
hash_of(const double *weights, size_t n)
{
    uint64_t hash = 0xcbf29ce484222325u, bits;
    for (size_t i = 0; i < n; i++) {
        memcpy(&bits, &weights[i], sizeof bits);
        hash = (hash ^ bits) * 0x100000001b3u;
        hash ^= hash >> 29;
    }
    hash *= 0xbf58476d1ce4e5b9u;
    return hash ^ hash >> 32;
}

static bool
make_rows(gbv_replicated *replicated)
{
    enum { LEAST = 4096, FOR_EACH = 64 };
    size_t most = replicated->n * FOR_EACH;
    if (replicated->rows)
        return true;
    replicated->most_rows = most > LEAST ? most : LEAST;
    replicated->rows = gbv_new_array(replicated->most_rows * replicated->n, sizeof(double));
    replicated->hash = gbv_new_array(replicated->most_rows, sizeof *replicated->hash);
    return replicated->rows && replicated->hash;
}

/* Rows are sorted by hash: where this one is, or would be. */
static size_t
place_of(const gbv_replicated *replicated, uint64_t hash)
{
    size_t low = 0, high = replicated->n_rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (replicated->hash[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
see(gbv_replicated *replicated, const double *weights, uint64_t hash)
{
    if (!make_rows(replicated))
        return false;
    bool is_full = replicated->n_rows == replicated->most_rows;
    if (is_full && hash > replicated->hash[replicated->n_rows - 1])
        return true;
    size_t n = replicated->n, place = place_of(replicated, hash);
    if (place < replicated->n_rows && replicated->hash[place] == hash)
        return true;
    size_t behind = replicated->n_rows - place - is_full;
    memmove(&replicated->hash[place + 1], &replicated->hash[place], behind * sizeof hash);
    memmove(&replicated->rows[(place + 1) * n], &replicated->rows[place * n],
            behind * n * sizeof(double));
    replicated->hash[place] = hash;
    memcpy(&replicated->rows[place * n], weights, n * sizeof(double));
    replicated->n_rows += !is_full;
    return true;
}

bool
gbv_replicated_see(gbv_replicated *replicated, const double *weights)
{
    return see(replicated, weights, hash_of(weights, replicated->n));
}

bool
gbv_replicated_merge(gbv_replicated *replicated, const gbv_replicated *other)
{
    bool seen = true;
    for (size_t i = 0; i < other->n_rows && seen; i++)
        seen = see(replicated, &other->rows[i * other->n], other->hash[i]);
    return seen;
}
