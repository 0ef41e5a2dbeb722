/* A survey to measure with: respondents ROWS. 40 strata of 50 clusters, 17
 * regions, and of each respondent a weight and one answer, some missing. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { STRATA = 40, CLUSTERS = 50, REGIONS = 17 };

static unsigned
draw(uint64_t *state, unsigned below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)(*state >> 32) % below;
}

static void
print_row(uint64_t *state, unsigned long id)
{
    unsigned stratum = draw(state, STRATA), cluster = stratum * CLUSTERS + draw(state, CLUSTERS);
    unsigned region = cluster % REGIONS, age = 18 + draw(state, 60);
    unsigned weight = draw(state, 3), thousandths = 1 + draw(state, 999);
    bool yes = draw(state, 100) < 10 + cluster % 23, missing = draw(state, 100) < 3;
    printf("%lu,s%02u,c%04u,r%02u,%u,%u.%03u,%s\n", id, stratum + 1, cluster + 1, region + 1, age,
           weight, thousandths, missing ? "" : yes ? "1" : "0");
}

int
main(int argc, char **argv)
{
    unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    uint64_t state = UINT64_C(88172645463325252);
    puts("id,stratum,cluster,region,age,weight,answer");
    for (unsigned long id = 1; id <= rows; id++)
        print_row(&state, id);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
