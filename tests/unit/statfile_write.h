/* Files of statistical programs, written by libreadstat for tests. */
#ifndef STATFILE_WRITE_H
#define STATFILE_WRITE_H

#include <readstat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gbvstat/buffer.h"

struct written {
    gbv_buffer bytes;
    readstat_writer_t *writer;
};

typedef readstat_error_t begin_writing(readstat_writer_t *writer, void *context, long n_rows);

static inline ssize_t
written_put(const void *bytes, size_t length, void *context)
{
    struct written *file = context;
    gbv_buffer_put(&file->bytes, bytes, length);
    return (ssize_t)length;
}

static inline void
written_begin(struct written *file)
{
    *file = (struct written){ .writer = readstat_writer_init() };
    readstat_set_data_writer(file->writer, written_put);
    readstat_writer_set_file_timestamp(file->writer, 1600000000);
}

/* Columns are added between written_begin and written_start. */
static inline readstat_variable_t *
written_add(struct written *file, const char *name, readstat_type_t type, const char *format)
{
    readstat_variable_t *variable = readstat_add_variable(file->writer, name, type, 250);
    if (format)
        readstat_variable_set_format(variable, format);
    return variable;
}

static inline void
written_start(struct written *file, begin_writing *begin, long n_rows)
{
    if (begin(file->writer, file, n_rows)) {
        fprintf(stderr, "libreadstat does not begin the file\n");
        abort();
    }
}

static inline void
written_check(readstat_error_t code)
{
    if (code == READSTAT_OK)
        return;
    fprintf(stderr, "libreadstat: %s\n", readstat_error_message(code));
    abort();
}

/* Cells of a row, in order; NAN and NULL are missing. */
static inline void
written_number(struct written *file, int column, double value)
{
    const readstat_variable_t *variable = readstat_get_variable(file->writer, column);
    written_check(value != value ? readstat_insert_missing_value(file->writer, variable)
                                 : readstat_insert_double_value(file->writer, variable, value));
}

static inline void
written_text(struct written *file, int column, const char *text)
{
    const readstat_variable_t *variable = readstat_get_variable(file->writer, column);
    written_check(text ? readstat_insert_string_value(file->writer, variable, text)
                       : readstat_insert_missing_value(file->writer, variable));
}

static inline void
written_end(struct written *file)
{
    written_check(readstat_end_writing(file->writer));
    readstat_writer_free(file->writer);
}

/* libreadstat's SPSS files say by a number that they are UTF-8. Makes one like
 * those of SPSS 15 and before, whose number 2 said nothing. */
static inline void
written_forget_encoding(struct written *file)
{
    static const char code[] = "\xe9\xfd\0\0\7\0\0\0\4\0\0\0";    /* 65001, next record */
    char *number = memmem(file->bytes.data, file->bytes.length, code, sizeof code - 1);
    if (!number)
        abort();
    memcpy(number, "\2\0\0\0", 4);
}

static inline void
written_save(const struct written *file, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(file->bytes.data, 1, file->bytes.length, out) != file->bytes.length ||
        fclose(out))
        abort();
}

#endif
