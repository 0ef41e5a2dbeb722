/* How long a program takes, and how much memory: measure RUNS OUTPUT PROGRAM
 * [ARGUMENT…]. Its last output stays in the file OUTPUT. Prints the least and
 * the median of wall seconds, the least of CPU seconds (of its children too)
 * and the most memory, in KiB, that one of its processes held. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct run {
    double wall, cpu;
    long peak;
};

static double
now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double
seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void
start(const char *output, char **argv)
{
    int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0 && dup2(file, STDOUT_FILENO) >= 0)
        execvp(argv[0], argv);
    _exit(127);
}

static struct run
run(const char *output, char **argv)
{
    double begin = now();
    pid_t child = fork();
    if (child == 0)
        start(output, argv);
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) {
        fprintf(stderr, "measure: %s did not run\n", argv[0]);
        exit(1);
    }
    return (struct run){ .wall = now() - begin,
                         .cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime),
                         .peak = usage.ru_maxrss };
}

static int
compare(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

int
main(int argc, char **argv)
{
    size_t runs = argc > 3 ? strtoul(argv[1], NULL, 10) : 0;
    double *wall = calloc(runs + 1, sizeof *wall), cpu = 0;
    long peak = 0;
    if (runs == 0 || !wall) {
        fprintf(stderr, "usage: measure RUNS OUTPUT PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    for (size_t i = 0; i < runs; i++) {
        struct run one = run(argv[2], argv + 3);
        wall[i] = one.wall;
        cpu = i == 0 || one.cpu < cpu ? one.cpu : cpu;
        peak = one.peak > peak ? one.peak : peak;
    }
    qsort(wall, runs, sizeof *wall, compare);
    printf("%.3f %.3f %.3f %ld\n", wall[0], wall[runs / 2], cpu, peak);
    free(wall);
    return 0;
}
