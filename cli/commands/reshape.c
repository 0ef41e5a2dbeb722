/* gbv-reshape: columns into rows, and back. */
#include <stdlib.h>
#include <string.h>

#include "option_name.h"
#include "reshape.h"

struct args {
    struct texts longer;
    struct column wider;
    const char *names, *values;
};

static const struct opt options[] = {
    { OPT_PARTS, 0, "longer", offsetof(struct args, longer), "A,B:C,…",
      "put these columns one below the other: names, or ranges FIRST:LAST as they stand in the "
      "table (FIRST: and :LAST go to its ends)" },
    { OPT_COLUMN, 0, "wider", offsetof(struct args, wider), "COLUMN",
      "make a column of each different value of this one" },
    { OPT_TEXT, 0, "names", offsetof(struct args, names), "NAME",
      "with --longer: the new column that holds the columns' names" },
    { OPT_TEXT, 0, "values", offsetof(struct args, values), "NAME",
      "with --longer: the new column that holds their cells; with --wider: the column whose "
      "cells fill the new ones" },
    { OPT_END },
};

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct args *args = arguments;
    bool longer = args->longer.n > 0, wider = args->wider.name;
    if (longer == wider) {
        gbv_fail(error, GBV_MISUSE, longer ? "--longer and --wider do not go together"
                                           : "--longer or --wider is needed");
        gbv_hint(error, "--longer 2019:2023 --names year --values deaths, or "
                 "--wider year --values deaths");
        return GBV_MISUSE;
    }
    if (!args->values || !*args->values)
        return gbv_fail(error, GBV_MISUSE, "--%s needs --values NAME", longer ? "longer" : "wider");
    if (longer && (!args->names || !*args->names))
        return gbv_fail(error, GBV_MISUSE, "--longer needs --names NAME");
    if (wider && args->names)
        return gbv_fail(error, GBV_MISUSE, "--names goes with --longer; --wider takes the names "
                        "from %s", args->wider.name);
    return GBV_OK;
}

static gbv_status
run(struct job *job)
{
    const struct args *args = job->args;
    const char *given = args->names ? args->names : "";
    char *names = name_said(given, strlen(given));
    char *values = name_said(args->values, strlen(args->values));
    gbv_status status = !names || !values
        ? gbv_fail(job->error, GBV_NO_MEMORY, "out of memory")
        : !*values || (args->names && !*names)
        ? gbv_fail(job->error, GBV_MISUSE, "--names and --values: {} is no name")
        : args->longer.n > 0 ? reshape_longer(job, &args->longer, names, values)
                             : reshape_wider(job, args->wider.at, values);
    free(names);
    free(values);
    return status;
}

const struct command command = {
    .name = "reshape",
    .group = "Data",
    .summary = "turn columns into rows (years side by side), or rows into columns",
    .description =
        "--longer: every row becomes one row for each of the columns listed, with the column's "
        "name under --names and its cell under --values; all other columns are repeated. Missing "
        "cells get their row too. Columns of unlike kinds (numbers and text) become text, byte "
        "for byte.\n\n"
        "--wider is the reverse: rows that agree in all other columns become one, with a new "
        "column for each different value of the column named. Rows and columns stand in the "
        "order in which they come first; what no row fills is missing. Two rows for one cell "
        "are an error that names both.",
    .input = INPUT_TABLE,
    .options = options,
    .args_size = sizeof(struct args),
    .columns = "",
    .check = check,
    .run = run,
    .examples = (const char *const[]){
        "gbv-reshape --longer victims:rate_per_100000 --names measure --values value @homicide",
        "gbv-select --columns year,sex,victims @homicide | "
        "gbv-reshape --wider sex --values victims",
        NULL },
};
