#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct arena_block {
    struct arena_block *before;
    max_align_t first;
};

void *
arena_new(struct arena *memory, size_t n, size_t size)
{
    size_t head = offsetof(struct arena_block, first);
    struct arena_block *block = NULL;
    if (size == 0 || n <= (SIZE_MAX - sizeof *block) / size)
        block = calloc(1, sizeof *block + n * size);
    if (!block) {
        memory->failed = true;
        return NULL;
    }
    block->before = memory->last;
    memory->last = block;
    return (char *)block + head;
}

char *
arena_text(struct arena *memory, const char *text, size_t length)
{
    char *copy = arena_new(memory, length + 1, 1);
    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

char *
arena_printf(struct arena *memory, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    va_end(values);

    char *text = length < 0 ? NULL : arena_new(memory, (size_t)length + 1, 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void
arena_free(struct arena *memory)
{
    while (memory->last) {
        struct arena_block *before = memory->last->before;
        free(memory->last);
        memory->last = before;
    }
}
