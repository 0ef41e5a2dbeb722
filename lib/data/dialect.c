#include <string.h>

#include "data/dialect_shape.h"
#include "gbvstat/buffer.h"

/* ---- One delimiter of several ---- */

/* Does the table begin on the first line, and go on like that? */
static bool
fits(const gbv_shape *shape)
{
    return !shape->has_above && (gbv_shape_is_constant(shape) || 2 * shape->n_same > shape->n_rows);
}

/* Delimiters that make columns and fit; all that make columns, if none fits. */
static size_t
find_candidates(const gbv_sample *sample, gbv_shape *candidates)
{
    static const char delimiters[] = { ',', ';', '\t', '|' };
    size_t n = 0;
    bool any_fits = false;
    for (size_t i = 0; i < sizeof delimiters; i++) {
        if (!memchr(sample->text, delimiters[i], sample->length))
            continue;
        gbv_shape shape = gbv_shape_measure(sample, delimiters[i]);
        bool is_table = !shape.has_above || gbv_shape_has_title(&shape);
        if (shape.header.n < 2 || !is_table || (any_fits && !fits(&shape)))
            continue;
        if (fits(&shape) && !any_fits)
            n = 0;
        any_fits = any_fits || fits(&shape);
        candidates[n++] = shape;
    }
    return n;
}

/* Leaves out the comma, where it is explained. */
static size_t
drop_decimal_comma(const gbv_sample *sample, gbv_shape *candidates, size_t n)
{
    if (n < 2 || candidates[0].delimiter != ',')
        return n;
    for (size_t i = 1; i < n; i++)
        if (gbv_shape_explains_commas(sample, &candidates[i])) {
            memmove(candidates, candidates + 1, (n - 1) * sizeof *candidates);
            return n - 1;
        }
    return n;
}

/* "share, %" above 12,5: a name and its unit, or two columns? Nobody can tell. */
static gbv_status
check_unit(const gbv_sample *sample, const gbv_shape *candidate, const char *source,
           gbv_error *error)
{
    gbv_shape one = { .delimiter = ';', .header = candidate->header };
    gbv_looked_cell name;
    if (candidate->delimiter != ',' || !gbv_shape_has_unit(sample, candidate, &name) ||
        !gbv_shape_explains_commas(sample, &one))
        return GBV_OK;
    gbv_fail_at(error, GBV_FORMAT, source, candidate->header.line, "the comma behind \"%.*s\" may "
                "part two columns, or a name and its unit above decimal commas",
                name.length < 60 ? (int)name.length : 0, name.text);
    gbv_hint(error, "say which: --delimiter , reads two columns, --delimiter ';' one");
    return GBV_FORMAT;
}

/* A header of one cell, and below it nothing but numbers with decimal commas. */
static bool
is_one_column(const gbv_sample *sample, const gbv_shape *candidate, gbv_shape *out)
{
    if (candidate->delimiter != ',' || !candidate->has_above)
        return false;
    *out = gbv_shape_measure(sample, ';');
    return gbv_shape_explains_commas(sample, out);
}

static bool
is_better(const gbv_shape *a, const gbv_shape *b)
{
    if (gbv_shape_is_constant(a) != gbv_shape_is_constant(b))
        return gbv_shape_is_constant(a);
    if (a->n_same != b->n_same)
        return a->n_same > b->n_same;
    return a->header.n > b->header.n;
}

/* Another delimiter is no rival where its table begins later, or where it makes
 * rows unlike each other and no more columns. */
static const gbv_shape *
find_rival(const gbv_shape *best, const gbv_shape *candidates, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const gbv_shape *rival = &candidates[i];
        if (rival != best && rival->header.line <= best->header.line &&
            (gbv_shape_is_constant(rival) == gbv_shape_is_constant(best) ||
             rival->header.n > best->header.n))
            return rival;
    }
    return NULL;
}

const char *
gbv_delimiter_name(char delimiter, char *scratch)
{
    if (delimiter == '\t')
        return "a tab";
    scratch[0] = scratch[2] = '\'';
    scratch[1] = delimiter;
    scratch[3] = '\0';
    return scratch;
}

/* "';' (2 columns: "region", "rate, %")" */
static void
put_reading(const gbv_shape *shape, const gbv_sample *sample, gbv_buffer *out)
{
    enum { SHOWN = 3, LONGEST = 40 };
    char scratch[4];
    gbv_look look = gbv_sample_look(sample, shape->delimiter);
    look.at = shape->header.begin;
    gbv_buffer_printf(out, "%s (%zu columns: ", gbv_delimiter_name(shape->delimiter, scratch),
                      shape->header.n);
    for (size_t i = 0; i < shape->header.n && i < SHOWN; i++) {
        gbv_looked_cell cell;
        gbv_look_at_cell(&look, &cell);
        bool fits = cell.length <= LONGEST;
        gbv_buffer_printf(out, "%s\"%.*s\"", i ? ", " : "", fits ? (int)cell.length : 0, cell.text);
    }
    gbv_buffer_puts(out, shape->header.n > SHOWN ? ", …)" : ")");
}

static gbv_status
refuse_tie(const gbv_sample *sample, const gbv_shape *a, const gbv_shape *b,
           const char *source, gbv_error *error)
{
    char first[4], second[4];
    gbv_buffer text = { 0 };
    put_reading(a, sample, &text);
    gbv_buffer_puts(&text, " or ");
    put_reading(b, sample, &text);
    gbv_fail_at(error, GBV_FORMAT, source, a->header.line, "the cells are parted by %s",
                text.data ? text.data : "?");
    gbv_hint(error, "say which: --delimiter %s or --delimiter %s",
             a->delimiter == '\t' ? "tab" : gbv_delimiter_name(a->delimiter, first),
             b->delimiter == '\t' ? "tab" : gbv_delimiter_name(b->delimiter, second));
    gbv_buffer_free(&text);
    return GBV_FORMAT;
}

static gbv_status
find_delimiter(const gbv_sample *sample, const char *source, gbv_shape *out,
               gbv_error *error)
{
    gbv_shape candidates[4];
    size_t n = find_candidates(sample, candidates);
    n = drop_decimal_comma(sample, candidates, n);
    if (n == 0) {
        *out = gbv_shape_measure(sample, ',');
        return GBV_OK;
    }
    if (n == 1 && is_one_column(sample, &candidates[0], out))
        return GBV_OK;
    if (n == 1 && check_unit(sample, &candidates[0], source, error))
        return GBV_FORMAT;
    const gbv_shape *best = &candidates[0];
    for (size_t i = 1; i < n; i++)
        if (is_better(&candidates[i], best))
            best = &candidates[i];
    *out = *best;
    const gbv_shape *rival = find_rival(best, candidates, n);
    return rival ? refuse_tie(sample, best, rival, source, error) : GBV_OK;
}

/* ---- The header ---- */

static gbv_status
check_title(const gbv_shape *shape, const char *source, gbv_error *error)
{
    enum { LONGEST = 60 };
    if (!gbv_shape_has_title(shape))
        return GBV_OK;
    const gbv_looked_cell *title = &shape->above.first;
    int length = shape->above.filled && title->length <= LONGEST ? (int)title->length : 0;
    gbv_fail_at(error, GBV_FORMAT, source, shape->above.line,
                "\"%.*s\" stands alone above line %zu, which has %zu columns", length,
                length ? title->text : "", shape->header.line, shape->header.n);
    gbv_hint(error, "leave out titles and empty rows above the header: --skip %zu",
             shape->header.line - 1);
    return GBV_FORMAT;
}

/* ---- All of it ---- */

static bool
can_delimit(char delimiter)
{
    return !strchr("\"\r\n", delimiter) && !(delimiter & 0x80);
}

gbv_status
gbv_dialect_decide(const char *sample_text, size_t length, bool complete,
                   const gbv_read_options *options, const char *source, gbv_dialect *out,
                   gbv_error *error)
{
    gbv_look look = { sample_text, sample_text + length, options->delimiter, 1, false };
    if (options->delimiter && !can_delimit(options->delimiter))
        return gbv_fail(error, GBV_MISUSE, "the delimiter must be one ASCII character, and no "
                        "quote or line end");
    if (!gbv_look_skip_lines(&look, options->skip)) {
        gbv_fail_at(error, GBV_FORMAT, source, 0, "--skip %zu: %s fewer lines", options->skip,
                    complete ? "the file has" : "its first 64 KiB have");
        gbv_hint(error, "it counts the lines above the header, which are left out");
        return GBV_FORMAT;
    }
    gbv_sample sample = { look.at, (size_t)(look.end - look.at), look.line, complete,
                             options->no_header };
    gbv_shape shape;
    gbv_status status = GBV_OK;
    *out = (gbv_dialect){ .begin = length - sample.length, .line = look.line,
                          .decimal = options->decimal };
    if (options->delimiter)
        shape = gbv_shape_measure(&sample, options->delimiter);
    else
        status = find_delimiter(&sample, source, &shape, error);
    if (!status)
        status = check_title(&shape, source, error);
    if (status)
        return status;
    out->delimiter = shape.delimiter;
    bool commas_part = options->delimiter == ',' || (shape.delimiter == ',' && shape.header.n > 1);
    return commas_part ? gbv_shape_find_quotes(&sample, &shape, out, error) : GBV_OK;
}
