/* Any bytes as an expression over a table with a column of every kind: read,
 * evaluated in every row, used as a condition. */
#include <gbvstat.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char csv[] =
    "year,sex,rate,day,month,quarter,so called,empty,ә\n"
    "2008,women,4.4,2020-03-16,2020-03,2020-Q1,1,,7\n"
    "2009,\"\",NA,2020-03-01,,2020-Q2,-1e300,,8\n"
    "2010,,0,,2021-01,2021-Q4,,,9\n";

static void
evaluate(const gbv_table *table, const char *text)
{
    gbv_expression *expression = NULL;
    gbv_error error = { 0 };
    if (gbv_expression_new(text, table, &expression, &error)) {
        if (!error.status || !error.message[0])
            abort();    /* a failure without words */
        return;
    }
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        if (gbv_expression_holds(expression, row) > GBV_UNKNOWN ||
            isinf(gbv_expression_number(expression, row)))
            abort();
    }
    gbv_expression_free(expression);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    gbv_table *table = NULL;
    gbv_buffer text = { 0 };
    size_t n_missing = 0;
    gbv_buffer_put(&text, (const char *)bytes, length);
    if (gbv_table_read_bytes(csv, sizeof csv - 1, "fuzz", NULL, &table, NULL) || text.status)
        abort();
    evaluate(table, text.data);
    size_t before = gbv_table_rows(table);
    if (!gbv_table_where(table, text.data, &n_missing, NULL) &&
        gbv_table_rows(table) + n_missing > before)
        abort();
    gbv_table_free(table);
    gbv_buffer_free(&text);
    return 0;
}
