#include <stdlib.h>
#include <string.h>

#include "fold/keys.h"

enum { MISSING = 1, TEXT = 2 };

/* Mixes eight bytes at a time by a 128-bit product, so that every bit of the
 * key reaches every bit of the hash (the construction of Wang Yi's wyhash;
 * the constants are odd with half their bits set). */
static uint64_t
mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ UINT64_C(0x9e3779b97f4a7c15)) * (b ^ UINT64_C(0xd1b54a32d192ed03));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t
hash_of(const char *bytes, size_t length)
{
    uint64_t hash = length, word;
    for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = mix(hash, word);
    }
    word = 0;
    memcpy(&word, bytes, length);
    return mix(hash, word);
}

static bool
enlarge(gbv_keys *keys)
{
    size_t slots = keys->slots ? 2 * keys->slots : 64;
    uint32_t *slot = calloc(slots, sizeof *slot);
    if (!slot)
        return false;
    for (size_t i = 0; i < keys->n; i++) {
        size_t at = keys->hash[i] & (slots - 1);
        while (slot[at])
            at = (at + 1) & (slots - 1);
        slot[at] = (uint32_t)i + 1;
    }
    free(keys->slot);
    keys->slot = slot;
    keys->slots = slots;
    return true;
}

static bool
add_key(gbv_keys *keys, const char *key, size_t length, uint64_t hash)
{
    size_t lengths = keys->capacity, hashes = keys->capacity, capacity = keys->capacity;
    if (keys->n >= UINT32_MAX - 1 || length > UINT32_MAX ||
        !gbv_grow(&keys->length, &lengths, keys->n + 1, sizeof *keys->length) ||
        !gbv_grow(&keys->hash, &hashes, keys->n + 1, sizeof *keys->hash) ||
        !gbv_grow(&keys->key, &capacity, keys->n + 1, sizeof *keys->key))
        return false;
    keys->capacity = capacity;
    const char *copy = gbv_arena_text(&keys->texts, key, length);
    if (!copy)
        return false;
    keys->key[keys->n] = copy;
    keys->length[keys->n] = (uint32_t)length;
    keys->hash[keys->n++] = hash;
    return true;
}

static bool
find_or_add(gbv_keys *keys, const char *key, size_t length, uint64_t hash, uint32_t *out)
{
    /* At most half full, so that a search ends after a step or two. */
    if (2 * (keys->n + 1) > keys->slots && !enlarge(keys))
        return false;
    size_t at = hash & (keys->slots - 1);
    for (; keys->slot[at]; at = (at + 1) & (keys->slots - 1)) {
        uint32_t i = keys->slot[at] - 1;
        if (keys->hash[i] == hash && keys->length[i] == length &&
            memcmp(keys->key[i], key, length) == 0) {
            *out = i;
            return true;
        }
    }
    if (!add_key(keys, key, length, hash))
        return false;
    *out = (uint32_t)keys->n - 1;
    keys->slot[at] = (uint32_t)keys->n;
    return true;
}

/* Writes one part of a key: a mark, the text, a NUL. */
static bool
encode(gbv_keys *keys, const char *text, size_t *length)
{
    size_t added = text ? strlen(text) : 0;
    if (!gbv_grow(&keys->scratch, &keys->scratch_capacity, *length + added + 2, 1))
        return false;
    char *out = keys->scratch + *length;
    *out++ = text ? TEXT : MISSING;
    if (text)
        memcpy(out, text, added);
    out[added] = '\0';
    *length += added + 2;
    return true;
}

bool
gbv_keys_of(gbv_keys *keys, const gbv_table *batch, const size_t *columns, uint32_t *out)
{
    size_t n = gbv_table_rows(batch);
    for (size_t row = 0; row < n; row++) {
        size_t length = 0;
        for (size_t c = 0; c < keys->n_columns; c++)
            if (!encode(keys, gbv_table_text(batch, row, columns[c]), &length))
                return false;
        if (!length && !encode(keys, NULL, &length))
            return false;
        if (!find_or_add(keys, keys->scratch, length, hash_of(keys->scratch, length), &out[row]))
            return false;
    }
    return true;
}

bool
gbv_keys_take(gbv_keys *keys, const gbv_keys *from, size_t i, uint32_t *out)
{
    return find_or_add(keys, from->key[i], from->length[i], from->hash[i], out);
}

const char *
gbv_keys_text(const gbv_keys *keys, size_t i, size_t column, size_t *length)
{
    const char *part = keys->key[i];
    for (size_t c = 0; c < column; c++)
        part += strlen(part) + 1;
    *length = strlen(part + 1);
    return *part == MISSING ? NULL : part + 1;
}

void
gbv_keys_free(gbv_keys *keys)
{
    free(keys->key);
    free(keys->length);
    free(keys->hash);
    free(keys->slot);
    free(keys->scratch);
    gbv_arena_free(&keys->texts);
    *keys = (gbv_keys){ .n_columns = keys->n_columns };
}
