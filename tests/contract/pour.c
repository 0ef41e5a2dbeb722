/* Rows without end for a program that reads them: pour MIB PROGRAM [ARGUMENT…]
 * writes that many times the same MiB of rows, 16,384 of 64 bytes, into its
 * standard input, behind a header. Then says on standard error how many KiB of
 * memory the program held at most, and exits as it did. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROW = 64, ROWS = 16384 };

static const char header[] = "id,date,region,district,age,relation,reports,weight,injury\n";

static void
fill(char *rows)
{
    for (int i = 0; i < ROWS; i++) {
        char row[2 * ROW];
        snprintf(row, sizeof row,
                 "%05d,2020-%02d-%02d,region %02d,D%03d,%d,\"husband\",%d,%d.%06d,", i, i % 12 + 1,
                 i % 28 + 1, i % 17, i % 210, 18 + i % 60, i % 7, i % 4, i % 64 * 15625);
        size_t length = strlen(row);
        memset(row + length, 'm', sizeof row - length);
        memcpy(rows + i * ROW, row, ROW - 1);
        rows[i * ROW + ROW - 1] = '\n';
    }
}

static int
write_all(int file, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t written = write(file, bytes, n);
        if (written <= 0)
            return 0;
        bytes += written;
        n -= (size_t)written;
    }
    return 1;
}

static int
pour(int file, unsigned long mebibytes)
{
    char *rows = malloc((size_t)ROW * ROWS);
    if (!rows)
        return 0;
    fill(rows);
    int written = write_all(file, header, sizeof header - 1);
    for (unsigned long i = 0; i < mebibytes && written; i++)
        written = write_all(file, rows, (size_t)ROW * ROWS);
    free(rows);
    return written;
}

int
main(int argc, char **argv)
{
    int ends[2], status;
    struct rusage usage;
    if (argc < 3 || pipe(ends) != 0)
        return 2;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    close(ends[0]);
    int written = child > 0 && pour(ends[1], strtoul(argv[1], NULL, 10));
    close(ends[1]);
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !written)
        return 2;
    fprintf(stderr, "%ld\n", usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
