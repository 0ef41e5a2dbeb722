/* Which column is what: as the chart says, else as the standard columns of
 * results say. */
#include <string.h>

#include "figures.h"

static size_t
find(const struct plot *plot, const char *name)
{
    return gbv_table_find(plot->table, name);
}

static bool
is_time(const struct plot *plot, size_t column)
{
    gbv_step step;
    const double *times;
    return gbv_table_type(plot->table, column) != GBV_TEXT &&
           !gbv_table_times(plot->table, column, &step, &times, NULL) && step != GBV_STEP_NONE;
}

/* Columns of results: none of them names a row. */
static bool
is_result(const char *name)
{
    static const char *const names[] = {
        "term", "n", "n_missing", "estimate", "unit", "std_error", "level", "conf_low", "conf_high",
        "statistic", "df", "p_value", "p_adjusted", "flag", "method", "note", "reference",
        "observed", "fitted", "counterfactual", "pred_low", "pred_high", "source", "grade",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static size_t
column_from(const struct plot *plot, size_t from, bool (*fits)(const struct plot *, size_t))
{
    for (size_t i = from; i < gbv_table_columns(plot->table); i++)
        if (!is_result(gbv_table_name(plot->table, i)) && fits(plot, i))
            return i;
    return GBV_NONE;
}

static bool
is_name(const struct plot *plot, size_t column)
{
    return gbv_table_type(plot->table, column) == GBV_TEXT;
}

static bool
is_number(const struct plot *plot, size_t column)
{
    return gbv_table_type(plot->table, column) == GBV_NUMBER && !is_time(plot, column);
}

static bool
is_model_series(const struct plot *plot)
{
    return find(plot, "fitted") != GBV_NONE || find(plot, "observed") != GBV_NONE;
}

static gbv_status
choose_type(struct plot *plot)
{
    const char *given = plot->chart->type;
    size_t time = column_from(plot, 0, is_time);
    if (!given) {
        bool interval = find(plot, "estimate") != GBV_NONE &&
                        find(plot, "conf_low") != GBV_NONE && find(plot, "conf_high") != GBV_NONE;
        bool named = interval && column_from(plot, 0, is_name) != GBV_NONE;
        if (plot->chart->x)
            time = is_time(plot, find(plot, plot->chart->x)) ? 0 : GBV_NONE;
        given = time != GBV_NONE && !named ? "line" : interval ? "dot" : "bar";
    }
    for (size_t i = 0; chart_types[i]; i++)
        if (strcmp(chart_types[i]->name, given) == 0)
            plot->roles.type = chart_types[i];
    if (plot->roles.type)
        return GBV_OK;
    gbv_fail(plot->error, GBV_MISUSE, "there is no chart type \"%s\"", given);
    gbv_hint(plot->error, "types are line, bar and dot");
    return GBV_MISUSE;
}

static void
add_measure(struct plot *plot, size_t value, enum line_style style, const char *name)
{
    plot->roles.y[plot->roles.n_y++] = (struct measure){
        .value = value, .low = GBV_NONE, .high = GBV_NONE, .style = style, .name = name,
    };
}

/* `observed` as dots, `fitted` as a line with its ribbon, `counterfactual`
 * dashed: what a trend or an interrupted series prints. */
static void
choose_model_series(struct plot *plot)
{
    static const struct {
        const char *column;
        enum line_style style;
        enum word word;
        bool model;
    } parts[] = {
        { "fitted", STYLE_LINE, WORD_FITTED, true },
        { "counterfactual", STYLE_DASHED, WORD_COUNTERFACTUAL, true },
        { "observed", STYLE_DOTS, WORD_OBSERVED, false },
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t column = find(plot, parts[i].column);
        if (column == GBV_NONE)
            continue;
        add_measure(plot, column, parts[i].style, language_word(plot->language, parts[i].word));
        plot->roles.y[plot->roles.n_y - 1].model = parts[i].model;
    }
}

/* The name of a column for readers: "Physical integrity". */
static const char *
readable(struct plot *plot, const char *name)
{
    char *copy = arena_text(plot->memory, name, strlen(name));
    for (char *c = copy; c && *c; c++)
        if (*c == '_')
            *c = ' ';
    if (copy && *copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy ? copy : name;
}

/* The one column of numbers, or n; between several only the reader can choose. */
static gbv_status
only_number(const struct plot *plot, size_t *out)
{
    size_t only = column_from(plot, 0, is_number);
    if (only == GBV_NONE && (only = find(plot, "n")) == GBV_NONE)
        return gbv_fail(plot->error, GBV_MISUSE, "%s has no column of numbers to draw",
                        gbv_table_source(plot->table));
    size_t other = column_from(plot, only + 1, is_number);
    *out = only;
    if (other == GBV_NONE)
        return GBV_OK;
    gbv_fail(plot->error, GBV_MISUSE, "nothing says which column is drawn: \"%s\" or \"%s\"?",
             gbv_table_name(plot->table, only), gbv_table_name(plot->table, other));
    gbv_hint(plot->error, "choose with -y of gbv-chart");
    return GBV_MISUSE;
}

static gbv_status
choose_measures(struct plot *plot)
{
    const gbv_list *y = &plot->chart->y;
    if (y->n > MOST_MEASURES)
        return gbv_fail(plot->error, GBV_MISUSE, "at most %d columns are drawn", MOST_MEASURES);
    for (size_t i = 0; i < y->n; i++) {
        size_t column;
        gbv_status status = gbv_table_column(plot->table, y->item[i], &column, plot->error);
        if (status)
            return status;
        add_measure(plot, column, STYLE_LINE, y->n > 1 ? readable(plot, y->item[i]) : NULL);
        plot->roles.y[i].model = strcmp(y->item[i], "fitted") == 0;
    }
    if (y->n)
        return GBV_OK;
    if (is_model_series(plot) && !plot->roles.type->rows) {
        choose_model_series(plot);
        return GBV_OK;
    }
    size_t column = find(plot, "estimate");
    gbv_status status = column == GBV_NONE ? only_number(plot, &column) : GBV_OK;
    if (!status)
        add_measure(plot, column, STYLE_LINE, NULL);
    return status;
}

/* Limits are the columns named, else conf_low and conf_high beside the one
 * column whose limits they can be. */
static gbv_status
choose_limits(struct plot *plot)
{
    struct roles *roles = &plot->roles;
    const gbv_list *low = &plot->chart->low, *high = &plot->chart->high;
    if (low->n != high->n || low->n > roles->n_y)
        return gbv_fail(plot->error, GBV_MISUSE,
                        "every lower limit needs an upper one, and a column of values");
    for (size_t i = 0; i < low->n; i++) {
        gbv_status status;
        if ((status = gbv_table_column(plot->table, low->item[i], &roles->y[i].low,
                                       plot->error)) ||
            (status = gbv_table_column(plot->table, high->item[i], &roles->y[i].high,
                                       plot->error)))
            return status;
        roles->confidence = strncmp(low->item[i], "conf_", 5) == 0;
    }
    const char *name = gbv_table_name(plot->table, roles->y[0].value);
    bool owner = strcmp(name, "fitted") == 0 || strcmp(name, "estimate") == 0 ||
                 strcmp(name, "value") == 0;
    size_t conf_low = find(plot, "conf_low"), conf_high = find(plot, "conf_high");
    if (low->n == 0 && owner && conf_low != GBV_NONE && conf_high != GBV_NONE) {
        roles->y[0].low = conf_low;
        roles->y[0].high = conf_high;
        roles->confidence = true;
    }
    return GBV_OK;
}

static bool
varies(const struct plot *plot, size_t column)
{
    size_t before = GBV_NONE;
    for (size_t row = 0; row < gbv_table_rows(plot->table); row++) {
        if (!is_drawn(plot, row))
            continue;
        if (before != GBV_NONE && gbv_table_compare(plot->table, column, before, row) != 0)
            return true;
        before = row;
    }
    return false;
}

/* The columns that name a row of results: the groups, whom they are compared
 * with, and what the estimate is, as far as these differ. */
static void
choose_parts(struct plot *plot)
{
    struct roles *roles = &plot->roles;
    for (size_t i = 0; i < gbv_table_columns(plot->table) && roles->n_parts < MOST_PARTS; i++) {
        const char *name = gbv_table_name(plot->table, i);
        bool always = !is_result(name) && is_name(plot, i);
        bool sometimes = strcmp(name, "reference") == 0 || strcmp(name, "term") == 0;
        if (i != roles->split && ((always && (roles->n_parts == 0 || varies(plot, i))) ||
                                  (sometimes && varies(plot, i))))
            roles->parts[roles->n_parts++] = i;
    }
    size_t time = column_from(plot, 0, is_time);
    if (roles->n_parts == 0 && time != GBV_NONE)
        roles->parts[roles->n_parts++] = time;
}

static gbv_status
choose_x(struct plot *plot)
{
    struct roles *roles = &plot->roles;
    if (plot->chart->x)
        return gbv_table_column(plot->table, plot->chart->x, &roles->x, plot->error);
    roles->x = GBV_NONE;
    if (roles->type->rows) {
        choose_parts(plot);
        if (roles->n_parts == 0)
            return gbv_fail(plot->error, GBV_MISUSE, "no column names the rows: give one with -x");
        return GBV_OK;
    }
    roles->x = column_from(plot, 0, is_time);
    if (roles->x == GBV_NONE)
        return gbv_fail(plot->error, GBV_MISUSE, "no column holds times: give one with -x");
    return GBV_OK;
}

static gbv_status
optional_column(struct plot *plot, const char *name, size_t *out)
{
    *out = GBV_NONE;
    return name ? gbv_table_column(plot->table, name, out, plot->error) : GBV_OK;
}

/* Without --split, a line chart of results has one series per group. */
static void
choose_split(struct plot *plot)
{
    struct roles *roles = &plot->roles;
    if (roles->split != GBV_NONE || roles->type->rows || plot->chart->y.n)
        return;
    for (size_t i = 0; i < gbv_table_columns(plot->table); i++) {
        const char *name = gbv_table_name(plot->table, i);
        if (i != roles->x && !is_result(name) && is_name(plot, i) && varies(plot, i)) {
            roles->split = i;
            return;
        }
    }
}

gbv_status
choose_roles(struct plot *plot)
{
    const gbv_chart *chart = plot->chart;
    struct roles *roles = &plot->roles;
    gbv_status status;
    if (chart->facet)
        return gbv_fail(plot->error, GBV_MISUSE, "charts have no facets yet");
    roles->term = find(plot, "term");
    if ((status = optional_column(plot, chart->x, &roles->x)) ||
        (status = optional_column(plot, chart->split, &roles->split)) ||
        (status = choose_type(plot)) || (status = choose_measures(plot)) ||
        (status = choose_limits(plot)) || (status = choose_x(plot)) ||
        (status = optional_column(plot, chart->n, &roles->n)))
        return status;
    choose_split(plot);
    return GBV_OK;
}
