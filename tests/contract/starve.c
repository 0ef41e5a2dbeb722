/* Lets one allocation of a program fail: LD_PRELOAD this library, and STARVE_AT=N
 * is the N-th. A program that asks for fewer leaves the file STARVE_END behind. */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* What glibc calls its own. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);

static _Atomic long left;

__attribute__((constructor)) static void
begin(void)
{
    const char *at = getenv("STARVE_AT");
    atomic_store(&left, at ? strtol(at, NULL, 10) : 0);
}

__attribute__((destructor)) static void
end(void)
{
    const char *name = getenv("STARVE_END");
    if (atomic_exchange(&left, 0) <= 0 || !name)
        return;
    FILE *file = fopen(name, "w");
    if (file)
        fclose(file);
}

static int
is_denied(void)
{
    if (atomic_load(&left) <= 0 || atomic_fetch_sub(&left, 1) != 1)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *
malloc(size_t size)
{
    return is_denied() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
    return is_denied() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *memory, size_t size)
{
    return is_denied() ? NULL : __libc_realloc(memory, size);
}
