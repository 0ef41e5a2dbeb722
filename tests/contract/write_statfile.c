/* A CSV file as a file of SPSS or Stata, for the tests of programs:
 *
 *   write_statfile sav|por|dta FILE.csv OUT [COLUMN=1:Yes,2:No]… [COLUMN=-5..-1]…
 *
 * labels of values, and (not for Stata) a range of missing values. */
#include <gbvstat.h>

#include "statfile_write.h"

static begin_writing *
find_begin(const char *format)
{
    return strcmp(format, "sav") == 0 ? readstat_begin_writing_sav
         : strcmp(format, "por") == 0 ? readstat_begin_writing_por
         : strcmp(format, "dta") == 0 ? readstat_begin_writing_dta : NULL;
}

static void
add_labels(struct written *file, readstat_variable_t *variable, const char *name, const char *at)
{
    /* Stata has labels of whole numbers, whatever the variable is. */
    readstat_label_set_t *labels = readstat_add_label_set(file->writer, READSTAT_TYPE_DOUBLE, name);
    while (*at) {
        char *colon = NULL, label[64];
        double value = strtod(at, &colon);
        size_t length = strcspn(colon + 1, ",");
        snprintf(label, sizeof label, "%.*s", (int)length, colon + 1);
        readstat_label_double_value(labels, value, label);
        at = colon + 1 + length;
        at += *at == ',';
    }
    readstat_variable_set_label_set(variable, labels);
}

static void
describe(struct written *file, readstat_variable_t *variable, const char *name, char **argv)
{
    for (size_t length = strlen(name); *argv; argv++) {
        if (strncmp(*argv, name, length) != 0 || (*argv)[length] != '=')
            continue;
        const char *said = *argv + length + 1, *dots = strstr(said, "..");
        if (dots)
            readstat_variable_add_missing_double_range(variable, strtod(said, NULL),
                                                       strtod(dots + 2, NULL));
        else
            add_labels(file, variable, name, said);
    }
}

static void
write_rows(struct written *file, const gbv_table *table)
{
    for (size_t row = 0; row < gbv_table_rows(table); row++) {
        written_check(readstat_begin_row(file->writer));
        for (size_t column = 0; column < gbv_table_columns(table); column++) {
            if (gbv_table_type(table, column) == GBV_NUMBER)
                written_number(file, (int)column, gbv_table_number(table, row, column));
            else
                written_text(file, (int)column, gbv_table_text(table, row, column));
        }
        written_check(readstat_end_row(file->writer));
    }
}

int
main(int argc, char **argv)
{
    begin_writing *begin = argc > 3 ? find_begin(argv[1]) : NULL;
    gbv_table *table = NULL;
    gbv_error error = { 0 };
    struct written file;
    if (!begin || gbv_table_read(argv[2], NULL, &table, &error)) {
        fprintf(stderr, "write_statfile: %s\n", begin ? error.message : "three arguments");
        return 2;
    }
    written_begin(&file);
    for (size_t column = 0; column < gbv_table_columns(table); column++) {
        bool is_number = gbv_table_type(table, column) == GBV_NUMBER;
        const char *name = gbv_table_name(table, column);
        readstat_variable_t *variable = written_add(
            &file, name, is_number ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING, NULL);
        describe(&file, variable, name, argv + 4);
    }
    written_start(&file, begin, (long)gbv_table_rows(table));
    write_rows(&file, table);
    written_end(&file);
    written_save(&file, argv[3]);
    gbv_buffer_free(&file.bytes);
    gbv_table_free(table);
    return 0;
}
