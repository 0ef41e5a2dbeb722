/* Memory with checked sizes. Out of memory is a NULL, never an abort. */
#ifndef GBV_BASE_MEMORY_H
#define GBV_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* n zeroed elements of a size; at least one byte, so that NULL means failure. */
void *gbv_new_array(size_t n, size_t size);

/* Makes room for `needed` elements in *array, which has room for *capacity:
 * grows by half again, so that appending is cheap. False (and nothing changed)
 * when memory runs out or the size overflows. */
bool gbv_grow(void *array, size_t *capacity, size_t needed, size_t size);

/* A copy of `length` bytes and a NUL. */
char *gbv_copy_text(const char *text, size_t length);

/* As many bytes can be read behind the texts of arenas and batches. */
enum { GBV_TEXT_PADDING = 16 };

/* Many small texts that live and die together. Start with { 0 }. */
struct gbv_arena_chunk;
typedef struct {
    struct gbv_arena_chunk *last;
} gbv_arena;

const char *gbv_arena_text(gbv_arena *arena, const char *text, size_t length);
void gbv_arena_free(gbv_arena *arena);

#endif
