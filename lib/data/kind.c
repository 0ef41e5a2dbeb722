#include "data/kind.h"

gbv_column_kind
gbv_kind_of(gbv_cell cell, const char *text, size_t length, double *value)
{
    gbv_step step = GBV_STEP_NONE;
    if (gbv_cell_is_missing(cell))
        return (gbv_column_kind){ .has_words = cell == GBV_CELL_WORD };
    switch (cell) {
    case GBV_CELL_NUMBER:
        return (gbv_column_kind){ .kind = GBV_KIND_NUMBER };
    case GBV_CELL_PERCENT:
        return (gbv_column_kind){ .kind = GBV_KIND_PERCENT };
    case GBV_CELL_ZERO:
        return (gbv_column_kind){ .kind = GBV_KIND_ZERO };
    default:
        break;
    }
    if (cell == GBV_CELL_TEXT && gbv_time_parse(text, length, &step, value) == GBV_OK)
        return (gbv_column_kind){ .kind = GBV_KIND_TIME, .step = step };
    return (gbv_column_kind){ .kind = GBV_KIND_OTHER };
}

static bool
holds_zeros(enum gbv_kind kind)
{
    return kind == GBV_KIND_NUMBER || kind == GBV_KIND_PERCENT || kind == GBV_KIND_ZERO;
}

static gbv_column_kind
joined(gbv_column_kind all, gbv_column_kind more)
{
    if (more.kind == GBV_KIND_NOTHING || (all.kind == more.kind && all.step == more.step))
        return all;
    if (all.kind == GBV_KIND_NOTHING || (all.kind == GBV_KIND_ZERO && holds_zeros(more.kind)))
        return more;
    if (more.kind == GBV_KIND_ZERO && holds_zeros(all.kind))
        return all;
    return (gbv_column_kind){ .kind = GBV_KIND_OTHER };
}

void
gbv_kind_add(gbv_column_kind *all, gbv_column_kind more)
{
    bool has_words = all->has_words || more.has_words;
    bool has_empties = all->has_empties || more.has_empties;
    *all = joined(*all, more);
    all->has_words = has_words;
    all->has_empties = has_empties;
}

gbv_type
gbv_kind_type(gbv_column_kind kind)
{
    if (holds_zeros(kind.kind))
        return GBV_NUMBER;
    return kind.kind == GBV_KIND_TIME ? GBV_DATE : GBV_TEXT;
}
