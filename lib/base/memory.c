#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void *
gbv_new_array(size_t n, size_t size)
{
    return calloc(n ? n : 1, size);
}

bool
gbv_grow(void *array, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return true;
    size_t wanted = *capacity + *capacity / 2 + 8;
    if (wanted < needed)
        wanted = needed;
    if (wanted > SIZE_MAX / size)
        return false;
    void *old;
    memcpy(&old, array, sizeof old);    /* the caller's pointer, whatever its type */
    void *grown = realloc(old, wanted * size);
    if (!grown)
        return false;
    memcpy(array, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}

char *
gbv_copy_text(const char *text, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

struct gbv_arena_chunk {
    struct gbv_arena_chunk *before;
    size_t used, size;
    char bytes[];
};

/* Large enough that the chunk's header and malloc's own cost do not matter. */
enum { CHUNK_SIZE = 64 * 1024 };

static struct gbv_arena_chunk *
add_chunk(gbv_arena *arena, size_t size)
{
    struct gbv_arena_chunk *chunk = malloc(sizeof *chunk + size + GBV_TEXT_PADDING);
    if (!chunk)
        return NULL;
    *chunk = (struct gbv_arena_chunk){ .before = arena->last, .size = size };
    arena->last = chunk;
    return chunk;
}

const char *
gbv_arena_text(gbv_arena *arena, const char *text, size_t length)
{
    if (length > SIZE_MAX / 2)
        return NULL;
    struct gbv_arena_chunk *chunk = arena->last;
    if (!chunk || chunk->size - chunk->used < length + 1) {
        chunk = add_chunk(arena, length + 1 > CHUNK_SIZE ? length + 1 : CHUNK_SIZE);
        if (!chunk)
            return NULL;
    }
    char *copy = chunk->bytes + chunk->used;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    chunk->used += length + 1;
    return copy;
}

void
gbv_arena_free(gbv_arena *arena)
{
    while (arena->last) {
        struct gbv_arena_chunk *before = arena->last->before;
        free(arena->last);
        arena->last = before;
    }
}
