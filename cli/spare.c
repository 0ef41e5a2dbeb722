/* What is read is not written over. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "job.h"

static gbv_status
spare(struct job *job, const struct stat *input)
{
    const struct texts *outputs = &job->common->output;
    for (size_t i = 0; i < outputs->n; i++) {
        struct stat output;
        if (stat(outputs->item[i], &output) || output.st_dev != input->st_dev ||
            output.st_ino != input->st_ino)
            continue;
        gbv_fail_at(job->error, GBV_MISUSE, outputs->item[i], 0,
                    "is an input, and is not overwritten");
        gbv_hint(job->error, "write to another file");
        return GBV_MISUSE;
    }
    return GBV_OK;
}

/* Devices and pipes may be read and written. What cannot be found is for the
 * reading to say. */
static gbv_status
spare_file(struct job *job, const char *path)
{
    struct stat input;
    return stat(path, &input) == 0 && S_ISREG(input.st_mode) ? spare(job, &input) : GBV_OK;
}

/* The table, and the description of the package, in which it was found. */
static gbv_status
spare_bundled(struct job *job, const char *name)
{
    gbv_buffer table = { 0 }, description = { 0 };
    gbv_status status = GBV_OK;
    gbv_package_path(name, &table, NULL);
    if (gbv_package_folder(&description, NULL) == GBV_OK)
        gbv_buffer_puts(&description, "/datapackage.json");
    if (table.status || description.status)
        status = gbv_fail(job->error, GBV_NO_MEMORY, "out of memory");
    if (!status && table.data)
        status = spare_file(job, table.data);
    if (!status && description.data)
        status = spare_file(job, description.data);
    gbv_buffer_free(&table);
    gbv_buffer_free(&description);
    return status;
}

gbv_status
job_spare(struct job *job, const char *name)
{
    struct stat input;
    if (!job->common->output.n)
        return GBV_OK;
    if (name[0] == '@')
        return spare_bundled(job, name + 1);
    if (strcmp(name, "-") != 0)
        return spare_file(job, name);
    return fstat(STDIN_FILENO, &input) == 0 && S_ISREG(input.st_mode) ? spare(job, &input)
                                                                      : GBV_OK;
}
