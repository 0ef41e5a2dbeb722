/* Memory that lives as long as one drawing, and is freed in one go. */
#ifndef GBVPLOT_ARENA_H
#define GBVPLOT_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

/* Starts as { 0 }. A failure sticks, so that a caller that does not look inside
 * the memory at once can ask at the end. */
struct arena {
    struct arena_block *last;
    bool failed;
};

/* n zeroed elements of a size; NULL when memory runs out. */
void *arena_new(struct arena *memory, size_t n, size_t size);

/* A copy of `length` bytes and a NUL. */
char *arena_text(struct arena *memory, const char *text, size_t length);

char *arena_printf(struct arena *memory, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void arena_free(struct arena *memory);

#endif
