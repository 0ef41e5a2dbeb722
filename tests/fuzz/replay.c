/* Runs a fuzz target on files, without a fuzzer: replay FILE… Prints TAP; a
 * failure of the target ends the program. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A whole file, NULL if it cannot be read. */
static uint8_t *
read_all(const char *path, size_t *length)
{
    uint8_t *bytes = NULL;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        rewind(file);
        bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
        *length = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
    }
    fclose(file);
    return bytes;
}

int
main(int argc, char **argv)
{
    int failed = argc < 2;
    printf("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        size_t length = 0;
        uint8_t *bytes = read_all(argv[i], &length);
        printf("# %s\n", argv[i]);
        fflush(stdout);    /* so that a crash shows which file it was */
        if (bytes)
            LLVMFuzzerTestOneInput(bytes, length);
        failed = failed || !bytes;
        printf("%s %d - %s\n", bytes ? "ok" : "not ok", i, argv[i]);
        free(bytes);
    }
    return failed;
}
