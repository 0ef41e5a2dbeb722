/* A police register to measure with: incidents ROWS [quoted], about 58 bytes a
 * row. The same bytes on every machine. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const regions[] = {
    "Abai", "Akmola", "Aktobe", "Almaty Region", "Atyrau", "West Kazakhstan", "Zhambyl",
    "Zhetisu", "Karaganda", "Kostanay", "Kyzylorda", "Mangystau", "Pavlodar", "North Kazakhstan",
    "Turkistan", "Ulytau", "Shymkent",
};
static const char *const relations[] = {
    "husband", "former husband", "partner", "father", "brother", "son", "other relative",
};
static const char *const injuries[] = { "none", "light", "medium", "grievous" };

enum { REGIONS = 17, DISTRICTS = 210, RELATIONS = 7, INJURIES = 4 };

/* xorshift64 (Marsaglia 2003): the upper half of its state. */
static unsigned
draw(uint64_t *state, unsigned below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)(*state >> 32) % below;
}

static void
print_row(uint64_t *state, unsigned long id, bool quoted)
{
    unsigned district = draw(state, DISTRICTS), day = draw(state, 365);
    unsigned age = 18 + draw(state, 60), relation = draw(state, RELATIONS);
    unsigned reports = 1 + draw(state, 9) / (1 + draw(state, 4));
    unsigned weight = draw(state, 4), millionths = draw(state, 1000000);
    unsigned injury = draw(state, INJURIES);
    printf(quoted ? "\"%lu\",\"2020-%02u-%02u\",\"%s\",\"D%03u\",\"%u\",\"%s\",\"%u\","
                    "\"%u.%06u\",\"%s\"\n"
                  : "%lu,2020-%02u-%02u,%s,D%03u,%u,%s,%u,%u.%06u,%s\n",
           id, day / 31 + 1, day % 28 + 1, regions[district % REGIONS], district, age,
           relations[relation], reports, weight, millionths, injuries[injury]);
}

int
main(int argc, char **argv)
{
    unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    bool quoted = argc > 2 && strcmp(argv[2], "quoted") == 0;
    uint64_t state = UINT64_C(88172645463325252);
    puts(quoted ? "\"id\",\"date\",\"region\",\"district\",\"age\",\"relation\",\"reports\","
                  "\"weight\",\"injury\""
                : "id,date,region,district,age,relation,reports,weight,injury");
    for (unsigned long id = 1; id <= rows; id++)
        print_row(&state, id, quoted);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
