#include <stdlib.h>
#include <string.h>

#include "fold/keys.h"

/* ---- Hashing ---- */

/* Mixes eight bytes at a time by a 128-bit product, so that every bit of the
 * key reaches every bit of the hash (the construction of Wang Yi's wyhash;
 * the constants are odd with half their bits set). */
static inline uint64_t
mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ UINT64_C(0x9e3779b97f4a7c15)) * (b ^ UINT64_C(0xd1b54a32d192ed03));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t
load8(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline uint64_t
load4(const char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* The last word overlaps the one before it, so that nothing is read beyond. */
static inline uint64_t
hash_text(const char *text, size_t length, uint64_t hash)
{
    if (length < 4) {
        uint64_t word = length ? (uint64_t)(unsigned char)text[0] << 16 |
                                 (uint64_t)(unsigned char)text[length / 2] << 8 |
                                 (unsigned char)text[length - 1] : 0;
        return mix(hash ^ length, word);
    }
    if (length < 8)
        return mix(hash ^ length, load4(text) << 32 | load4(text + length - 4));
    for (size_t at = 0; at + 8 < length; at += 8)
        hash = mix(hash, load8(text + at));
    return mix(hash ^ length, load8(text + length - 8));
}

static inline bool
same_text(const char *a, const char *b, size_t length)
{
    if (length < 4)
        return length == 0 || (a[0] == b[0] && a[length / 2] == b[length / 2] &&
                               a[length - 1] == b[length - 1]);
    if (length < 8)
        return load4(a) == load4(b) && load4(a + length - 4) == load4(b + length - 4);
    for (size_t at = 0; at + 8 < length; at += 8)
        if (load8(a + at) != load8(b + at))
            return false;
    return load8(a + length - 8) == load8(b + length - 8);
}

/* ---- The key of a row ---- */

struct row_key {
    const gbv_batch *batch;
    const size_t *columns;
    size_t n, row;
};

static inline enum gbv_part
part_of(const struct row_key *key, size_t i, const char **text, size_t *length)
{
    size_t c = key->columns[i];
    *text = key->batch->table->columns[c].text[key->row];
    *length = key->batch->lengths[c][key->row];
    if (*text && *text != gbv_code_text)
        return GBV_PART_TEXT;
    enum gbv_part part = *text ? GBV_PART_CODE : GBV_PART_MISSING;
    *text = "";
    *length = 0;
    return part;
}

static inline uint64_t
hash_row(const struct row_key *key)
{
    uint64_t hash = key->n;
    const char *text;
    size_t length;
    for (size_t i = 0; i < key->n; i++) {
        enum gbv_part part = part_of(key, i, &text, &length);
        hash = hash_text(text, length, hash ^ (uint64_t)part << 56);
    }
    return hash;
}

static inline bool
is_row(const char *known, size_t known_length, const struct row_key *key)
{
    const char *at = known, *text;
    size_t length;
    for (size_t i = 0; i < key->n; i++) {
        enum gbv_part part = part_of(key, i, &text, &length);
        if ((size_t)(known + known_length - at) < length + 2 || *at != (char)part ||
            at[length + 1] != '\0' || !same_text(at + 1, text, length))
            return false;
        at += length + 2;
    }
    return at == known + known_length;
}

static bool
encode_row(gbv_keys *keys, const struct row_key *key, size_t *encoded)
{
    const char *text;
    size_t length;
    *encoded = 0;
    for (size_t i = 0; i < key->n; i++) {
        enum gbv_part part = part_of(key, i, &text, &length);
        if (!gbv_grow(&keys->scratch, &keys->scratch_capacity, *encoded + length + 2, 1))
            return false;
        char *out = keys->scratch + *encoded;
        out[0] = (char)part;
        memcpy(out + 1, text, length);
        out[length + 1] = '\0';
        *encoded += length + 2;
    }
    return true;
}

/* ---- The set ---- */

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
add_key(gbv_keys *keys, const char *key, size_t length, uint64_t hash, size_t slot)
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
    keys->slot[slot] = (uint32_t)keys->n;
    return true;
}

/* At most half full, so that a search ends after a step or two. */
static inline bool
has_room(gbv_keys *keys)
{
    return 2 * (keys->n + 1) <= keys->slots || enlarge(keys);
}

static inline bool
number_of_row(gbv_keys *keys, const struct row_key *key, uint32_t *out)
{
    uint64_t hash = hash_row(key);
    size_t at = hash & (keys->slots - 1), length;
    for (; keys->slot[at]; at = (at + 1) & (keys->slots - 1)) {
        *out = keys->slot[at] - 1;
        if (keys->hash[*out] == hash && is_row(keys->key[*out], keys->length[*out], key))
            return true;
    }
    *out = (uint32_t)keys->n;
    return encode_row(keys, key, &length) && add_key(keys, keys->scratch, length, hash, at);
}

bool
gbv_keys_of(gbv_keys *keys, const gbv_batch *batch, const size_t *columns, uint32_t *out)
{
    struct row_key key = { .batch = batch, .columns = columns, .n = keys->n_columns };
    for (size_t i = 0; i < batch->n; i++) {
        key.row = batch->rows ? batch->rows[i] : i;
        if (!has_room(keys) || !number_of_row(keys, &key, &out[i]))
            return false;
    }
    return true;
}

bool
gbv_keys_take(gbv_keys *keys, const gbv_keys *from, size_t i, uint32_t *out)
{
    if (!has_room(keys))
        return false;
    size_t at = from->hash[i] & (keys->slots - 1);
    for (; keys->slot[at]; at = (at + 1) & (keys->slots - 1)) {
        *out = keys->slot[at] - 1;
        if (keys->hash[*out] == from->hash[i] && keys->length[*out] == from->length[i] &&
            memcmp(keys->key[*out], from->key[i], from->length[i]) == 0)
            return true;
    }
    *out = (uint32_t)keys->n;
    return add_key(keys, from->key[i], from->length[i], from->hash[i], at);
}

enum gbv_part
gbv_keys_part(const gbv_keys *keys, size_t i, size_t column, const char **text)
{
    const char *part = keys->key[i];
    for (size_t c = 0; c < column; c++)
        part += strlen(part) + 1;
    *text = part + 1;
    return (enum gbv_part)*part;
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
