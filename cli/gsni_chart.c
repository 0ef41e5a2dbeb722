/* The picture of the index: its four dimensions. */
#include <stdlib.h>
#include <string.h>

#include "gsni.h"

/* The dimension of a row as readers know it; NULL: it is of another term. */
static const char *
dimension_of(const gbv_table *table, size_t row)
{
    static const struct {
        gbv_gsni_term term;
        const char *name;
    } dimensions[] = {
        { GBV_GSNI_POLITICAL, "Political" },
        { GBV_GSNI_EDUCATIONAL, "Educational" },
        { GBV_GSNI_ECONOMIC, "Economic" },
        { GBV_GSNI_PHYSICAL, "Physical integrity" },
    };
    const char *term = gbv_table_text(table, row, gbv_table_find(table, "term"));
    for (size_t i = 0; term && i < sizeof dimensions / sizeof *dimensions; i++)
        if (strcmp(term, gbv_gsni_term_name(dimensions[i].term)) == 0)
            return dimensions[i].name;
    return NULL;
}

static void
copy_row(const gbv_table *from, size_t row, const char *dimension, gbv_table *to)
{
    gbv_row_begin(to, gbv_table_line(from, row));
    for (size_t c = 0; c < gbv_table_columns(from); c++)
        gbv_put_cell(to, c, from, row, c);
    gbv_put_text(to, "term", dimension);
}

gbv_status
gsni_chart(struct job *job, gbv_chart *chart)
{
    const struct gsni_command *args = job->args;
    const gbv_table *from = job->result;
    gbv_table *drawn = gbv_table_new();
    for (size_t c = 0; c < gbv_table_columns(from); c++)
        gbv_table_add_like(drawn, NULL, from, c);
    for (size_t row = 0; row < gbv_table_rows(from); row++) {
        const char *dimension = dimension_of(from, row);
        if (dimension)
            copy_row(from, row, dimension, drawn);
    }
    gbv_table_free(job->extra);
    job->drawn = job->extra = drawn;
    chart->n = "n";
    if (args->by.n) {
        chart->split = "term";
        chart->n = NULL;    /* of each dimension another */
    }
    return gbv_explain(job->error, gbv_table_status(drawn), "the picture");
}
