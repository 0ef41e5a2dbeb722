#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/survey_cross.h"
#include "stats/survey_present.h"
#include "stats/survey_replicates.h"

/* ---- The cells that are there ---- */

/* The domains of a table: their weights and rows, and which of its rows and
 * columns are not empty. */
struct layout {
    size_t rows, columns;
    double *weight, *n;
    size_t *row, *column;    /* those that are not empty, as many as `used_…` */
    size_t used_rows, used_columns;
};

static gbv_status
read_cells(const struct gbv_frame *frame, struct layout *layout)
{
    size_t cells = layout->rows * layout->columns;
    layout->weight = gbv_new_array(cells, sizeof *layout->weight);
    layout->n = gbv_new_array(cells, sizeof *layout->n);
    layout->row = gbv_new_array(layout->rows, sizeof *layout->row);
    layout->column = gbv_new_array(layout->columns, sizeof *layout->column);
    if (!layout->weight || !layout->n || !layout->row || !layout->column)
        return GBV_NO_MEMORY;
    for (size_t d = 0; d < cells; d++) {
        struct gbv_domain_sums sums;
        gbv_status status = gbv_frame_sums(frame, d, &sums);
        if (status)
            return status;
        layout->weight[d] = sums.w;
        layout->n[d] = sums.n;
    }
    return GBV_OK;
}

static void
find_used(struct layout *layout)
{
    for (size_t i = 0; i < layout->rows; i++)
        for (size_t j = 0; j < layout->columns; j++)
            if (layout->weight[i * layout->columns + j] > 0) {
                layout->row[layout->used_rows++] = i;
                break;
            }
    for (size_t j = 0; j < layout->columns; j++)
        for (size_t i = 0; i < layout->rows; i++)
            if (layout->weight[i * layout->columns + j] > 0) {
                layout->column[layout->used_columns++] = j;
                break;
            }
}

static size_t
domain_of(const struct layout *layout, size_t row, size_t column)
{
    return layout->row[row] * layout->columns + layout->column[column];
}

static void
layout_end(struct layout *layout)
{
    free(layout->weight);
    free(layout->n);
    free(layout->row);
    free(layout->column);
}

/* ---- Shares ---- */

static gbv_status
find_shares(const struct layout *layout, struct gbv_cross *out)
{
    size_t rows = layout->used_rows, columns = layout->used_columns;
    double all = 0;
    out->share = gbv_new_array(rows * columns, sizeof *out->share);
    out->row = gbv_new_array(rows, sizeof *out->row);
    out->column = gbv_new_array(columns, sizeof *out->column);
    if (!out->share || !out->row || !out->column)
        return GBV_NO_MEMORY;
    for (size_t d = 0; d < layout->rows * layout->columns; d++) {
        all += layout->weight[d];
        out->n += layout->n[d];
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            double share = layout->weight[domain_of(layout, i, j)] / all;
            out->share[i * columns + j] = share;
            out->row[i] += share;
            out->column[j] += share;
        }
    return GBV_OK;
}

/* ---- Spreads ---- */

/* Of the shares, from those of the totals: linear, so that their influences
 * need not be made anew. */
static void
shares_from_totals(struct gbv_cross *cross)
{
    size_t cells = cross->rows * cross->columns;
    for (size_t s = 0; s < cross->n_spread; s++) {
        double all = 0;
        for (size_t c = 0; c < cells; c++)
            all += cross->totals[c * cross->n_spread + s];
        for (size_t c = 0; c < cells; c++) {
            size_t here = c * cross->n_spread + s;
            cross->shares[here] = cross->totals[here] - cross->share[c] * all;
        }
    }
}

static gbv_status
spread_by_design(const struct gbv_frame *frame, const struct layout *layout, double all,
                 struct gbv_cross *out)
{
    struct gbv_present present;
    const struct gbv_form form = { .one = 1 / all };
    gbv_status status = gbv_frame_present(frame, 0, layout->rows * layout->columns, &present);
    if (status)
        return status;
    if (gbv_present_is_hopeless(frame, &present))
        return GBV_TOO_FEW;
    out->df = gbv_present_df(frame, &present);
    struct gbv_scratch scratch = gbv_scratch_new(frame);
    status = scratch.influence ? GBV_OK : GBV_NO_MEMORY;
    for (size_t c = 0; !status && c < out->rows * out->columns; c++) {
        double *spread = out->totals + c * out->n_spread;
        size_t domain = domain_of(layout, c / out->columns, c % out->columns);
        status = gbv_frame_spread(frame, domain, &form, &present, &scratch, spread);
    }
    gbv_scratch_free(&scratch);
    shares_from_totals(out);
    return status;
}

static gbv_status
spread_by_replicates(const struct gbv_frame *frame, const struct layout *layout, double all,
                     struct gbv_cross *out)
{
    const gbv_replicates *replicates = frame->survey->replicates;
    size_t domains = layout->rows * layout->columns, cells = out->rows * out->columns;
    out->df = replicates->df;
    for (size_t r = 0; r < out->n_spread; r++) {
        const gbv_replicate_sums *sums = replicates->sums + r * domains;
        double weight = 0;
        for (size_t d = 0; d < domains; d++)
            weight += sums[d].w;
        if (!(weight > 0))
            return GBV_TOO_FEW;
        for (size_t c = 0; c < cells; c++) {
            double w = sums[domain_of(layout, c / out->columns, c % out->columns)].w;
            out->totals[c * out->n_spread + r] = w / all;
            out->shares[c * out->n_spread + r] = w / weight;
        }
    }
    for (size_t c = 0; c < cells; c++) {
        gbv_replicates_spread(replicates, out->share[c], out->totals + c * out->n_spread);
        gbv_replicates_spread(replicates, out->share[c], out->shares + c * out->n_spread);
    }
    return GBV_OK;
}

static gbv_status
find_spreads(const struct gbv_frame *frame, const struct layout *layout, struct gbv_cross *out)
{
    size_t cells = out->rows * out->columns;
    double all = 0;
    for (size_t d = 0; d < layout->rows * layout->columns; d++)
        all += layout->weight[d];
    out->n_spread = frame->n_spread;
    out->totals = gbv_new_array(cells, out->n_spread * sizeof *out->totals);
    out->shares = gbv_new_array(cells, out->n_spread * sizeof *out->shares);
    if (!out->totals || !out->shares)
        return GBV_NO_MEMORY;
    return frame->by_design ? spread_by_design(frame, layout, all, out)
                            : spread_by_replicates(frame, layout, all, out);
}

gbv_status
gbv_cross_begin(const struct gbv_frame *frame, size_t rows, size_t columns,
                struct gbv_cross *out)
{
    struct layout layout = { .rows = rows, .columns = columns };
    *out = (struct gbv_cross){ 0 };
    gbv_status status = read_cells(frame, &layout);
    if (!status) {
        find_used(&layout);
        out->rows = layout.used_rows;
        out->columns = layout.used_columns;
        status = out->rows < 2 || out->columns < 2 ? GBV_TOO_FEW : find_shares(&layout, out);
    }
    if (!status)
        status = find_spreads(frame, &layout, out);
    layout_end(&layout);
    return status;
}

void
gbv_cross_end(struct gbv_cross *cross)
{
    free(cross->share);
    free(cross->row);
    free(cross->column);
    free(cross->totals);
    free(cross->shares);
    *cross = (struct gbv_cross){ 0 };
}
