/* A total and its parts: who is in a part is in the total already. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "data/comparable.h"
#include "gbvstat/number.h"

/* Columns that divide people or acts into parts, whose total official tables
 * give as one more row; in any case. */
static const char *const dividing[] = { "sex", "gender", "age_group", "residence", "article",
                                        "пол", "жынысы" };

/* As offices of the region write it: in English, Russian, Kazakh, Kyrgyz, Uzbek
 * (in both scripts), Tajik and Turkmen. */
static const char *const totals[] = {
    "all", "both", "both sexes", "total",
    "все", "всё", "всего", "итого", "оба", "оба пола",
    "барлығы", "барлық", "бәрі", "жиыны", "екі жыныс",
    "баары", "бардыгы", "бардык", "эки жыныс",
    "jami", "hammasi", "barchasi", "ikkala jins", "жами", "ҳаммаси", "барчаси", "иккала жинс",
    "ҳама", "ҳамагӣ", "ҳарду ҷинс",
    "jemi", "hemmesi", "ählisi",
};

bool
gbv_check_divides(const char *column)
{
    for (size_t i = 0; i < sizeof dividing / sizeof *dividing; i++)
        if (gbv_text_is_word(column, dividing[i]))
            return true;
    return false;
}

static bool
is_total(const struct check *check, size_t column, size_t row)
{
    char scratch[GBV_NUMBER_SIZE];
    const char *text = gbv_table_print(check->table, row, column, scratch);
    for (size_t i = 0; text && i < sizeof totals / sizeof *totals; i++)
        if (gbv_text_is_word(text, totals[i]))
            return true;
    return false;
}

static gbv_status
refuse(const struct check *check, size_t column, size_t total, size_t part)
{
    const char *name = gbv_table_name(check->table, column);
    size_t here = total > part ? total : part, there = total > part ? part : total;
    char whole[160], one[160], two[160], where[32];
    gbv_check_show(check, total, column, whole, sizeof whole);
    gbv_check_show(check, here, column, one, sizeof one);
    gbv_check_show(check, there, column, two, sizeof two);
    if (check->how->allow_mixed) {
        gbv_check_note(check, "mixed %s: the total %s with its part %s", name, whole,
                       total == here ? two : one);
        return GBV_OK;
    }
    gbv_fail_at(check->error, GBV_NOT_COMPARABLE, gbv_table_source(check->table),
                gbv_table_line(check->table, here),
                "column \"%s\" is %s here and %s in %s: a total and its part would count twice",
                name, one, two, gbv_check_where(check, there, where));
    gbv_hint(check->error, "choose rows with --where '%s == %s' or '%s != %s', tell them apart "
             "with --by %s, or let them pass with --allow-mixed", name, whole, name, whole, name);
    return GBV_NOT_COMPARABLE;
}

static gbv_status
check_column(const struct check *check, size_t column)
{
    size_t total = GBV_NONE, part = GBV_NONE;
    for (size_t i = 0; i < check->n; i++) {
        size_t row = gbv_check_row(check, i);
        size_t *first = is_total(check, column, row) ? &total : &part;
        if (*first == GBV_NONE)
            *first = row;
        if (total != GBV_NONE && part != GBV_NONE)
            return refuse(check, column, total, part);
    }
    return GBV_OK;
}

gbv_status
gbv_check_totals(const gbv_table *table, const size_t *rows, size_t n, const gbv_comparing *how,
                 gbv_buffer *note, gbv_error *error)
{
    const struct check check = {
        .table = table, .rows = rows, .n = rows ? n : gbv_table_rows(table), .how = how,
        .note = note, .error = error,
    };
    gbv_status status = GBV_OK;
    for (size_t c = 0; c < gbv_table_columns(table) && !status; c++)
        if (gbv_check_divides(gbv_table_name(table, c)) &&
            gbv_table_type(table, c) == GBV_TEXT && !gbv_check_apart(&check, c))
            status = check_column(&check, c);
    return status ? status : gbv_check_ages(&check);
}
