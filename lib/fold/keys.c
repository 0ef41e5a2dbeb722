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

/* ---- The key of a row ---- */

/* Writes a key out, one part behind the other, with padding behind the last. */
static bool
encode_row(gbv_keys *keys, const gbv_batch *batch, const size_t *columns, size_t row,
           size_t *encoded)
{
    size_t length = 0;
    for (size_t i = 0; i < keys->n_columns; i++) {
        struct part part = part_of(batch, columns[i], row);
        size_t needed = length + part.length + 2 + GBV_TEXT_PADDING;
        if (needed > keys->scratch_capacity &&
            !gbv_grow(&keys->scratch, &keys->scratch_capacity, needed, 1))
            return false;
        char *out = keys->scratch + length;
        out[0] = (char)part.kind;
        memcpy(out + 1, part.head, sizeof part.head);
        if (part.length > sizeof part.head)
            memcpy(out + 1, part.text, part.length);
        length += part.length + 2;
        memset(keys->scratch + length - 1, 0, 1 + GBV_TEXT_PADDING);
    }
    *encoded = length;
    return length <= UINT32_MAX;
}

/* A key of one short text is its head; of others the padding is part of the
 * last word. */
static inline uint64_t
hash_encoded(const char *text, size_t length)
{
    uint64_t hash = length;
    for (size_t at = 0; at < length; at += 16)
        hash = mix(hash ^ load8(text + at), load8(text + at + 8));
    return hash;
}

static inline bool
is_same(const char *a, const char *b, size_t length)
{
    size_t at = 0;
    for (; at + 8 <= length; at += 8)
        if (load8(a + at) != load8(b + at))
            return false;
    return cut8(load8(a + at) ^ load8(b + at), length - at) == 0;
}

/* ---- The set ---- */

/* Slots to begin with: 4 KiB, where tens of keys hardly ever collide. Searches of
 * differing lengths, which the processor cannot foresee, take nearly twice as
 * long (make bench). */
enum { FIRST_SLOTS = 1024 };

static bool
enlarge(gbv_keys *keys)
{
    size_t slots = keys->slots ? 2 * keys->slots : FIRST_SLOTS;
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

/* The number of a row's key, which is written out for it. */
static bool
find_row(gbv_keys *keys, const gbv_batch *batch, const size_t *columns, size_t row, uint32_t *out)
{
    size_t length;
    if (!encode_row(keys, batch, columns, row, &length))
        return false;
    static const char none[GBV_TEXT_PADDING + 1] = "";
    /* No text has such a head: it is not UTF-8. */
    gbv_key key = { .text = length ? keys->scratch : none, .length = (uint32_t)length,
                    .head = { UINT64_MAX, UINT64_MAX } };
    key.hash = hash_encoded(key.text, length);
    size_t at = key.hash & (keys->slots - 1);
    for (; keys->slot[at]; at = (at + 1) & (keys->slots - 1)) {
        const gbv_key *known = &keys->key[keys->slot[at] - 1];
        if (known->hash == key.hash && known->length == length &&
            is_same(known->text, key.text, length))
            break;
    }
    if (!keys->slot[at] && !add_key(keys, key, at))
        return false;
    *out = keys->slot[at] - 1;
    return has_room(keys);
}

/* The same for a key of one text that is not longer than its head. */
static bool
add_short(gbv_keys *keys, const gbv_batch *batch, size_t column, size_t row, uint64_t hash,
          size_t slot)
{
    size_t length;
    if (!encode_row(keys, batch, &column, row, &length))
        return false;
    gbv_key key = { .text = keys->scratch, .length = (uint32_t)length, .hash = hash };
    load_head(key.head, keys->scratch + 1, length - 2);
    return add_key(keys, key, slot) && has_room(keys);
}

static inline bool
find_short(gbv_keys *keys, const gbv_batch *batch, size_t column, size_t row, const char *text,
           size_t length, uint32_t *out)
{
    uint64_t head[2];
    load_head(head, text, length);
    uint64_t hash = mix(head[0] ^ length << 56, head[1]);
    size_t at = hash & (keys->slots - 1);
    for (uint32_t number; (number = keys->slot[at]); at = (at + 1) & (keys->slots - 1)) {
        const gbv_key *key = &keys->key[number - 1];
        *out = number - 1;
        if (key->head[0] == head[0] && key->head[1] == head[1] && key->length == length + 2)
            return true;
    }
    *out = (uint32_t)keys->n;
    return add_short(keys, batch, column, row, hash, at);
}

bool
gbv_keys_of(gbv_keys *keys, const gbv_batch *batch, const size_t *columns, uint32_t *out)
{
    bool one = keys->n_columns == 1;
    if (!has_room(keys))
        return false;
    for (size_t i = 0; i < batch->n; i++) {
        size_t row = batch->rows ? batch->rows[i] : i, length = 0;
        const char *text = one ? gbv_batch_cell(batch, row, columns[0], &length) : NULL;
        bool is_short = text && text != gbv_code_text && length <= 16;
        if (!(is_short ? find_short(keys, batch, columns[0], row, text, length, &out[i])
                       : find_row(keys, batch, columns, row, &out[i])))
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
