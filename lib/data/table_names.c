/* Columns found by name: an index by hash, so that tables of very many columns
 * are read in linear time. */
#include <stdlib.h>
#include <string.h>

#include "data/table.h"

/* FNV-1a, 64 bits.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm". */
static uint64_t
hash_of(const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
    return hash;
}

/* The slot of a name, or the empty one where it belongs. The number of slots
 * is a power of two, and some are empty. */
static size_t
slot_of(const gbv_table *table, const char *name)
{
    size_t slot = hash_of(name) & (table->n_slots - 1);
    while (table->slot[slot] && strcmp(table->columns[table->slot[slot] - 1].name, name) != 0)
        slot = (slot + 1) & (table->n_slots - 1);
    return slot;
}

static bool
enlarge(gbv_table *table)
{
    size_t n_slots = table->n_slots ? 2 * table->n_slots : 32;
    size_t *slot = gbv_new_array(n_slots, sizeof *slot);
    if (!slot)
        return false;
    free(table->slot);
    table->slot = slot;
    table->n_slots = n_slots;
    for (size_t c = 0; c < table->n_columns; c++)
        slot[slot_of(table, table->columns[c].name)] = c + 1;
    return true;
}

bool
gbv_table_index_last(gbv_table *table)
{
    if (2 * table->n_columns > table->n_slots)
        return enlarge(table);
    size_t last = table->n_columns - 1;
    table->slot[slot_of(table, table->columns[last].name)] = last + 1;
    return true;
}

size_t
gbv_table_find(const gbv_table *table, const char *name)
{
    if (!table || table->n_slots == 0)
        return GBV_NONE;
    size_t slot = table->slot[slot_of(table, name)];
    return slot ? slot - 1 : GBV_NONE;
}
