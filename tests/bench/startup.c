/* How much longer one program takes than another: startup PAIRS EMPTY PROGRAM
 * [ARGUMENT…]. They run in turns, so that what else the machine does falls on
 * both. Prints the medians of both and of the difference, in milliseconds. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Milliseconds from fork to the end; the program's output goes nowhere. */
static double
run(char **argv)
{
    double begin = now();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execv(argv[0], argv);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) {
        fprintf(stderr, "startup: %s did not run\n", argv[0]);
        exit(1);
    }
    return now() - begin;
}

static int
compare(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double
median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

int
main(int argc, char **argv)
{
    size_t pairs = argc > 3 ? strtoul(argv[1], NULL, 10) : 0;
    double *time = calloc(3 * pairs + 1, sizeof *time);
    if (pairs == 0 || !time) {
        fprintf(stderr, "usage: startup PAIRS EMPTY PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    char *empty[] = { argv[2], NULL };
    for (size_t i = 0; i < pairs; i++) {
        time[i] = run(empty);
        time[pairs + i] = run(argv + 3);
        time[2 * pairs + i] = time[pairs + i] - time[i];
    }
    printf("%.3f %.3f %.3f\n", median(time, pairs), median(time + pairs, pairs),
           median(time + 2 * pairs, pairs));
    free(time);
    return 0;
}
