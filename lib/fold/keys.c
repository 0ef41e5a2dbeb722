#include <stdlib.h>
#include <string.h>

#include "fold/keys.h"

/* ---- Texts ---- */

static inline uint64_t
load8(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* The first bytes of so many, the rest 0. */
static inline uint64_t
cut8(uint64_t word, size_t length)
{
    return length < 8 ? word & ((UINT64_C(1) << 8 * length) - 1) : word;
}

/* The first 16 bytes of a text, the rest 0. */
static inline void
load_head(uint64_t head[2], const char *text, size_t length)
{
    static const uint64_t kept[][2] = {
        { 0, 0 }, { 0xff, 0 }, { 0xffff, 0 }, { 0xffffff, 0 }, { 0xffffffff, 0 },
        { 0xffffffffff, 0 }, { 0xffffffffffff, 0 }, { 0xffffffffffffff, 0 }, { UINT64_MAX, 0 },
        { UINT64_MAX, 0xff }, { UINT64_MAX, 0xffff }, { UINT64_MAX, 0xffffff },
        { UINT64_MAX, 0xffffffff }, { UINT64_MAX, 0xffffffffff }, { UINT64_MAX, 0xffffffffffff },
        { UINT64_MAX, 0xffffffffffffff }, { UINT64_MAX, UINT64_MAX },
    };
    size_t row = length < 16 ? length : 16;
    head[0] = load8(text) & kept[row][0];
    head[1] = load8(text + 8) & kept[row][1];
}

/* Mixes by a 128-bit product, so that every bit of the key reaches every bit of
 * the hash (the construction of Wang Yi's wyhash; the constants are odd with
 * half their bits set). */
static inline uint64_t
mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ UINT64_C(0x9e3779b97f4a7c15)) * (b ^ UINT64_C(0xd1b54a32d192ed03));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* One column of the key of a row. The text has GBV_TEXT_PADDING bytes behind
 * it, so that its head is loaded without asking how long it is. */
struct part {
    enum gbv_part kind;
    const char *text;
    size_t length;
    uint64_t head[2];
};

static inline struct part
part_of(const gbv_batch *batch, size_t column, size_t row)
{
    static const char none[GBV_TEXT_PADDING + 1] = "";
    struct part part = { .kind = GBV_PART_TEXT };
    part.text = gbv_batch_cell(batch, row, column, &part.length);
    if (!part.text || part.text == gbv_code_text) {
        part.kind = part.text ? GBV_PART_CODE : GBV_PART_MISSING;
        part.text = none;
        part.length = 0;
    }
    load_head(part.head, part.text, part.length);
    return part;
}

static inline uint64_t
hash_head(uint64_t hash, const uint64_t head[2], size_t length, enum gbv_part kind)
{
    return mix(hash ^ head[0], head[1] ^ length << 8 ^ (uint64_t)kind);
}

static inline uint64_t
hash_part(uint64_t hash, const struct part *part)
{
    hash = hash_head(hash, part->head, part->length, part->kind);
    for (size_t at = 16; at < part->length; at += 8)
        hash = mix(hash, cut8(load8(part->text + at), part->length - at));
    return hash;
}

/* ---- The key of a row ---- */

struct row_key {
    const gbv_batch *batch;
    const size_t *columns;
    size_t n, row;
    struct part first;
    uint64_t hash;
};

static inline void
begin_row(struct row_key *key, size_t row)
{
    key->row = row;
    key->hash = key->n;
    for (size_t i = 0; i < key->n; i++) {
        struct part part = part_of(key->batch, key->columns[i], row);
        key->hash = hash_part(key->hash, &part);
        if (i == 0)
            key->first = part;
    }
}

static bool
is_same(const gbv_key *known, const struct row_key *key)
{
    const char *at = known->text, *end = at + known->length;
    for (size_t i = 0; i < key->n; i++) {
        struct part part = part_of(key->batch, key->columns[i], key->row);
        if ((size_t)(end - at) < part.length + 2 || *at != (char)part.kind ||
            at[part.length + 1] != '\0' || memcmp(at + 1, part.text, part.length) != 0)
            return false;
        at += part.length + 2;
    }
    return at == end;
}

static bool
encode_row(gbv_keys *keys, const struct row_key *key, size_t *encoded)
{
    *encoded = 0;
    for (size_t i = 0; i < key->n; i++) {
        struct part part = part_of(key->batch, key->columns[i], key->row);
        if (!gbv_grow(&keys->scratch, &keys->scratch_capacity, *encoded + part.length + 2, 1))
            return false;
        char *out = keys->scratch + *encoded;
        out[0] = (char)part.kind;
        memcpy(out + 1, part.text, part.length);
        out[part.length + 1] = '\0';
        *encoded += part.length + 2;
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
        size_t at = keys->key[i].hash & (slots - 1);
        while (slot[at])
            at = (at + 1) & (slots - 1);
        slot[at] = (uint32_t)i + 1;
    }
    free(keys->slot);
    keys->slot = slot;
    keys->slots = slots;
    return true;
}

/* Copies the text of a key into the arena. */
static bool
add_key(gbv_keys *keys, gbv_key key, size_t slot)
{
    if (keys->n >= UINT32_MAX - 1 ||
        !gbv_grow(&keys->key, &keys->capacity, keys->n + 1, sizeof *keys->key))
        return false;
    key.text = gbv_arena_text(&keys->texts, key.text, key.length);
    if (!key.text)
        return false;
    keys->key[keys->n++] = key;
    keys->slot[slot] = (uint32_t)keys->n;
    return true;
}

/* At most half full, so that a search ends after a step or two. */
static inline bool
has_room(gbv_keys *keys)
{
    return 2 * (keys->n + 1) <= keys->slots || enlarge(keys);
}

static bool
add_row(gbv_keys *keys, const struct row_key *row, size_t slot)
{
    size_t length;
    if (!encode_row(keys, row, &length) || length > UINT32_MAX)
        return false;
    gbv_key key = { .text = keys->scratch, .length = (uint32_t)length, .hash = row->hash,
                    .kind = row->first.kind };
    memcpy(key.head, row->first.head, sizeof key.head);
    return add_key(keys, key, slot);
}

static bool
find_row(gbv_keys *keys, struct row_key *row, uint32_t *out)
{
    size_t at = row->hash & (keys->slots - 1);
    uint32_t number;
    while ((number = keys->slot[at]) && (keys->key[number - 1].hash != row->hash ||
                                         !is_same(&keys->key[number - 1], row)))
        at = (at + 1) & (keys->slots - 1);
    if (number) {
        *out = number - 1;
        return true;
    }
    *out = (uint32_t)keys->n;
    return add_row(keys, row, at) && has_room(keys);
}

/* Short texts are their heads: the number of the key that is one, 0 if there is
 * none yet. */
static inline uint32_t
find_short(const gbv_keys *keys, const char *text, size_t length)
{
    uint64_t head[2];
    load_head(head, text, length);
    uint64_t hash = hash_head(1, head, length, GBV_PART_TEXT);
    size_t at = hash & (keys->slots - 1);
    for (uint32_t number; (number = keys->slot[at]); at = (at + 1) & (keys->slots - 1)) {
        const gbv_key *key = &keys->key[number - 1];
        if (key->head[0] == head[0] && key->head[1] == head[1] && key->length == length + 2 &&
            key->kind == GBV_PART_TEXT)
            return number;
    }
    return 0;
}

bool
gbv_keys_of(gbv_keys *keys, const gbv_batch *batch, const size_t *columns, uint32_t *out)
{
    struct row_key key = { .batch = batch, .columns = columns, .n = keys->n_columns };
    bool one = keys->n_columns == 1;
    if (!has_room(keys))
        return false;
    for (size_t i = 0; i < batch->n; i++) {
        size_t row = batch->rows ? batch->rows[i] : i, length = 0;
        const char *text = one ? gbv_batch_cell(batch, row, columns[0], &length) : NULL;
        uint32_t number = text && text != gbv_code_text && length <= 16
                        ? find_short(keys, text, length) : 0;
        if (number) {
            out[i] = number - 1;
            continue;
        }
        begin_row(&key, row);
        if (!find_row(keys, &key, &out[i]))
            return false;
    }
    return true;
}

bool
gbv_keys_take(gbv_keys *keys, const gbv_keys *from, size_t i, uint32_t *out)
{
    const gbv_key *key = &from->key[i];
    if (!has_room(keys))
        return false;
    size_t at = key->hash & (keys->slots - 1);
    for (; keys->slot[at]; at = (at + 1) & (keys->slots - 1)) {
        const gbv_key *known = &keys->key[keys->slot[at] - 1];
        if (known->hash == key->hash && known->length == key->length &&
            memcmp(known->text, key->text, key->length) == 0)
            break;
    }
    if (!keys->slot[at] && !add_key(keys, *key, at))
        return false;
    *out = keys->slot[at] - 1;
    return true;
}

enum gbv_part
gbv_keys_part(const gbv_keys *keys, size_t i, size_t column, const char **text)
{
    const char *part = keys->key[i].text;
    for (size_t c = 0; c < column; c++)
        part += strlen(part) + 1;
    *text = part + 1;
    return (enum gbv_part)*part;
}

void
gbv_keys_free(gbv_keys *keys)
{
    free(keys->key);
    free(keys->slot);
    free(keys->scratch);
    gbv_arena_free(&keys->texts);
    *keys = (gbv_keys){ .n_columns = keys->n_columns };
}
