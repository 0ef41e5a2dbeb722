/* Pictures of results. The chart library is opened only when one is drawn, so
 * that commands that print text never load cairo. */
#include <dlfcn.h>
#include <string.h>

#include "job.h"

static const struct {
    const char *extension;
    gbv_picture picture;
} pictures[] = {
    { "svg", GBV_SVG },
    { "png", GBV_PNG },
    { "pdf", GBV_PDF },
};

bool
picture_is(const char *extension)
{
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (strcmp(extension, pictures[i].extension) == 0)
            return true;
    return false;
}

static gbv_picture
picture_of(const char *extension)
{
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (strcmp(extension, pictures[i].extension) == 0)
            return pictures[i].picture;
    return GBV_SVG;
}

/* libgbvplot stands beside libgbvstat, wherever that was loaded from: an
 * absolute path, since a bare name is not found from a build tree. */
static gbv_status
open_plot(const gbv_plot_api **out, gbv_error *error)
{
    Dl_info self;
    char path[4096];
    void *address;
    gbv_table *(*known)(void) = gbv_table_new;
    memcpy(&address, &known, sizeof address);
    if (!dladdr(address, &self) || !self.dli_fname)
        return gbv_fail(error, GBV_IO, "the chart library cannot be found");
    const char *slash = strrchr(self.dli_fname, '/');
    snprintf(path, sizeof path, "%.*slibgbvplot.so.0",
             slash ? (int)(slash - self.dli_fname + 1) : 0, self.dli_fname);

    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void *symbol = library ? dlsym(library, "gbv_plot") : NULL;
    if (!symbol) {
        gbv_fail(error, GBV_IO, "the chart library cannot be opened: %s", dlerror());
        gbv_hint(error, "charts need libgbvplot beside libgbvstat, and cairo and pango");
        return GBV_IO;
    }
    const gbv_plot_api *(*plot)(void);
    memcpy(&plot, &symbol, sizeof plot);
    *out = plot();
    if ((*out)->version != GBV_PLOT_VERSION)
        return gbv_fail(error, GBV_IO, "%s is of another version", path);
    return GBV_OK;
}

/* One line of warnings each, as notes on standard error. */
static void
say_warnings(struct job *job, const gbv_buffer *warnings)
{
    for (const char *line = warnings->data; line && *line;) {
        size_t length = strcspn(line, "\n");
        if (length)
            job_warn(job, "%.*s", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

gbv_status
picture_draw(struct job *job, const char *extension, gbv_buffer *out, gbv_error *error)
{
    const struct common *common = job->common;
    const gbv_plot_api *plot = NULL;
    gbv_status status = open_plot(&plot, error);
    if (status)
        return status;

    gbv_chart chart = gbv_chart_init();
    chart.title = common->title;
    chart.subtitle = common->subtitle;
    chart.source = common->source;
    chart.footnote = common->footnote;
    chart.language = common->language;
    chart.size = common->size;
    chart.theme = common->theme;
    chart.level = common->level;
    if (command.chart)
        status = command.chart(job, &chart);

    gbv_buffer warnings = { 0 };
    if (!status)
        status = plot->draw(&chart, job->drawn ? job->drawn : job->result, picture_of(extension),
                            out, &warnings, error);
    if (!status)
        say_warnings(job, &warnings);
    gbv_buffer_free(&warnings);
    return status;
}
