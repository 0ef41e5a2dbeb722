/* gbv-data: the bundled data sets: what there is, what it means, whom to cite. */
#include <string.h>

#include "passing.h"

struct args {
    bool about, cite;
};

static const struct opt options[] = {
    { OPT_FLAG, 0, "about", offsetof(struct args, about), NULL,
      "print what the data set is: every column with its unit and meaning, what may be compared, "
      "sources, licence, grade" },
    { OPT_FLAG, 0, "cite", offsetof(struct args, cite), NULL,
      "print how to cite its sources, one row a source" },
    { OPT_END },
};

static gbv_status
check(const void *arguments, gbv_error *error)
{
    const struct args *args = arguments;
    if (args->about && args->cite)
        return gbv_fail(error, GBV_MISUSE, "--about and --cite are two questions: ask one");
    return GBV_OK;
}

static gbv_status
spare(struct job *job, const char *name)
{
    gbv_buffer bundled = { 0 };
    gbv_buffer_printf(&bundled, "@%s", name);
    gbv_status status = bundled.status ? gbv_fail(job->error, bundled.status, "out of memory")
                                       : job_spare(job, bundled.data);
    gbv_buffer_free(&bundled);
    return status;
}

static gbv_status
cite(struct job *job, const char *name)
{
    gbv_buffer lines = { 0 };
    gbv_status status = gbv_package_cite(name, &lines, job->error);
    result_columns(job->result, "citation");
    for (const char *line = lines.data; !status && line && *line;) {
        size_t length = strcspn(line, "\n");
        gbv_row_begin(job->result, 0);
        gbv_put_text_at(job->result, 0, line, length);
        line += length + (line[length] == '\n');
    }
    gbv_buffer_free(&lines);
    return status;
}

static gbv_status
print(struct job *job, const char *name)
{
    gbv_table *table = NULL;
    gbv_buffer bundled = { 0 };
    gbv_buffer_printf(&bundled, "@%s", name);
    gbv_status status = bundled.status ? gbv_fail(job->error, bundled.status, "out of memory")
                                       : job_read(job, bundled.data, &table);
    if (!status) {
        pass_columns(job->result, table);
        for (size_t row = 0; row < gbv_table_rows(table); row++)
            pass_row(job->result, table, row);
    }
    gbv_table_free(table);
    gbv_buffer_free(&bundled);
    return status;
}

/* Of each data set the rows were counted. */
static gbv_status
list(struct job *job)
{
    gbv_status status = gbv_package_list(job->result, job->error);
    for (size_t row = 0; !status && row < gbv_table_rows(job->result); row++) {
        const char *name = gbv_table_text(job->result, row, 0);
        if (name)
            status = spare(job, name);
    }
    return status;
}

static gbv_status
answer(struct job *job)
{
    const struct args *args = job->args;
    if (job->n_operands == 0) {
        if (!args->about && !args->cite)
            return list(job);
        gbv_fail(job->error, GBV_MISUSE, "--%s needs the NAME of a data set",
                 args->about ? "about" : "cite");
        gbv_hint(job->error, "gbv-data without a NAME lists them");
        return GBV_MISUSE;
    }
    const char *name = job->operands[0];
    name += name[0] == '@';
    if (!args->about && !args->cite)
        return print(job, name);
    gbv_status status = spare(job, args->cite ? "sources" : name);
    if (status)
        return status;
    return args->cite ? cite(job, name) : gbv_package_about(name, job->result, job->error);
}

static gbv_status
run(struct job *job)
{
    gbv_status status = answer(job);
    if (!status && job->common->where)
        status = gbv_table_where(job->result, job->common->where, NULL, job->error);
    return status;
}

const struct command command = {
    .name = "data",
    .group = "Data",
    .summary = "list, print and explain the bundled data sets",
    .description =
        "Without NAME, lists the bundled data sets. With NAME, prints that table as it is; every "
        "command takes it as FILE under the name @NAME.\n\n"
        "Each figure stands beside what it is of: whom it was asked of, the period, the "
        "qualifier of its source (exact, about, over) and a grade. Grade A: the official file "
        "itself was read; B: a third party's copy, consistent with other sources; C: one news "
        "excerpt. --about says what the columns mean and which rows may be compared.\n\n"
        "--where chooses among the rows that are printed.",
    .operands = "[NAME]",
    .input = INPUT_NONE,
    .options = options,
    .args_size = sizeof(struct args),
    .columns = "name, title, rows, period, source",
    .run = run,
    .check = check,
    .examples = (const char *const[]){
        "gbv-data",
        "gbv-data --about homicide",
        "gbv-data --cite gsni-2023",
        "gbv-data homicide --where 'sex == \"women\" && year >= 2015'",
        NULL },
};
