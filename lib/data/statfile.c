#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "data/statfile_reading.h"

/* ---- libreadstat ---- */

static void
take_detail(const char *message, void *context)
{
    struct statfile_reading *reading = context;
    snprintf(reading->detail, sizeof reading->detail, "%s", message);
}

static int
take_about(readstat_metadata_t *about, void *context)
{
    struct statfile_reading *reading = context;
    return gbv_statfile_take_about(about, &reading->dictionary);
}

static int
take_variable(int index, readstat_variable_t *variable, const char *labels, void *context)
{
    struct statfile_reading *reading = context;
    return gbv_statfile_take_variable(index, variable, labels, &reading->dictionary);
}

static int
take_label(const char *set, readstat_value_t value, const char *label, void *context)
{
    struct statfile_reading *reading = context;
    return gbv_statfile_take_label(set, value, label, &reading->dictionary);
}

static gbv_status
refuse_damaged(const struct statfile_reading *reading, readstat_error_t code, gbv_error *error)
{
    const char *words = readstat_error_message(code);
    const char *name = reading->text.source;
    /* Its own READSTAT_ERROR_MALLOC is of damaged files: lengths of nonsense. */
    if (reading->dictionary.out_of_memory)
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    if (code == READSTAT_ERROR_OPEN)
        return gbv_fail_at(error, GBV_IO, name, 0, "cannot be opened");
    gbv_fail_at(error, GBV_FORMAT, name, reading->n_cases,
                "%s that cannot be read%s: it is damaged, cut off, or of an unknown version "
                "(libreadstat: %s%s%s)", reading->kind->title,
                reading->n_cases ? " beyond this case" : "", words ? words : "no reason",
                reading->detail[0] ? "; " : "", reading->detail);
    gbv_hint(error, "compare its size with the original and fetch it anew, or let the program that "
             "wrote it save it as CSV");
    return GBV_FORMAT;
}

/* Reads the file through: its dictionary, or if `value` is given its values.
 * Texts come as their bytes are in the file. */
static gbv_status
parse(struct statfile_reading *reading, readstat_variable_handler variable,
      readstat_value_handler value)
{
    readstat_parser_t *parser = readstat_parser_init();
    if (!parser)
        return gbv_fail(reading->error, GBV_NO_MEMORY, "out of memory");
    readstat_set_error_handler(parser, take_detail);
    readstat_set_handler_character_encoding(parser, NULL);
    /* Without a limit libreadstat 1.1.8 reads no case of an unpacked .sav that
     * does not say how many it has (-1), and calls that success. */
    readstat_set_row_limit(parser, INT_MAX);
    readstat_set_variable_handler(parser, variable);
    if (value) {
        readstat_set_value_handler(parser, value);
    } else {
        readstat_set_metadata_handler(parser, take_about);
        readstat_set_value_label_handler(parser, take_label);
    }
    readstat_error_t code = reading->kind->parse(parser, reading->path, reading);
    readstat_parser_free(parser);
    if (reading->status || code == READSTAT_OK)
        return reading->status;
    return refuse_damaged(reading, code, reading->error);
}

/* ---- The encoding ---- */

static int
want_text(int index, readstat_variable_t *variable, const char *labels, void *context)
{
    (void)index, (void)labels, (void)context;
    return readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
         ? READSTAT_HANDLER_OK : READSTAT_HANDLER_SKIP_VARIABLE;
}

static int
sample_value(int index, readstat_variable_t *variable, readstat_value_t value, void *context)
{
    (void)index, (void)variable;
    struct statfile_reading *reading = context;
    const char *text = readstat_string_value(value);
    if (text)
        gbv_statfile_sample_add(&reading->sample, text);
    return READSTAT_HANDLER_OK;
}

static bool
has_texts(const struct statfile_dictionary *dictionary)
{
    for (size_t i = 0; i < dictionary->n; i++)
        if (dictionary->variables[i].is_text)
            return true;
    return false;
}

/* As the user says, else as the file does, else as its text does. */
static gbv_status
open_text(struct statfile_reading *reading)
{
    const char *encoding = reading->dictionary.encoding;
    gbv_status status = GBV_OK;
    if (reading->options->encoding) {
        enum gbv_encoding asked = GBV_UTF8;
        status = gbv_encoding_find(reading->options->encoding, &asked, reading->error);
        encoding = gbv_encoding_name(asked);
    } else if (!encoding) {
        gbv_statfile_dictionary_sample(&reading->dictionary, &reading->sample);
        if (has_texts(&reading->dictionary))
            status = parse(reading, want_text, sample_value);
        if (!status)
            status = gbv_statfile_text_tell(&reading->text, &reading->sample, &encoding,
                                            reading->error);
    }
    return status ? status : gbv_statfile_text_open(&reading->text, encoding, reading->error);
}

/* The second reading of the same variables. */
static int
want_all(int index, readstat_variable_t *variable, const char *labels, void *context)
{
    (void)variable, (void)labels;
    const struct statfile_reading *reading = context;
    return index >= 0 && (size_t)index < reading->dictionary.n ? READSTAT_HANDLER_OK
                                                               : READSTAT_HANDLER_ABORT;
}

/* ---- All of it ---- */

/* Options that say how lines of text are laid out; others of that kind do no
 * harm here, but these would leave out rows or names. */
static gbv_status
check_options(const struct statfile_reading *reading)
{
    const gbv_read_options *options = reading->options;
    if (!options->no_header && !options->skip)
        return GBV_OK;
    gbv_fail_at(reading->error, GBV_MISUSE, reading->text.source, 0,
                "%s has no lines: %s cannot be asked for", reading->kind->title,
                options->skip ? "--skip" : "--no-header");
    gbv_hint(reading->error, "its columns have the names of its variables; leave the option out");
    return GBV_MISUSE;
}

/* A portable file has its own alphabet, of ASCII; what else is in it cannot be
 * told, and libreadstat makes blanks of it. */
static gbv_status
check_ascii(const struct statfile_reading *reading)
{
    char bytes[16 * 1024];
    size_t length = 0;
    bool found = false;
    FILE *file = reading->kind->is_ascii ? fopen(reading->path, "rb") : NULL;
    if (!file)
        return GBV_OK;
    while (!found && (length = fread(bytes, 1, sizeof bytes, file)) > 0)
        for (size_t i = 0; i < length && !found; i++)
            found = (unsigned char)bytes[i] >= 0x80;
    fclose(file);
    if (!found)
        return GBV_OK;
    gbv_fail_at(reading->error, GBV_FORMAT, reading->text.source, 0,
                "%s with letters beyond ASCII, which its format does not tell",
                reading->kind->title);
    gbv_hint(reading->error, "let SPSS or PSPP save it as .sav, from the original data");
    return GBV_FORMAT;
}

/* All that the file promises must be there. */
static gbv_status
check_cases(const struct statfile_reading *reading)
{
    long long promised = reading->dictionary.n_cases;
    if (promised < 0 || (unsigned long long)promised == reading->n_cases)
        return GBV_OK;
    gbv_fail_at(reading->error, GBV_FORMAT, reading->text.source, 0,
                "%s that says it has %lld cases, but has %zu: it is damaged or cut off",
                reading->kind->title, promised, reading->n_cases);
    gbv_hint(reading->error, "compare its size with the original and fetch it anew");
    return GBV_FORMAT;
}

static gbv_status
read_all(struct statfile_reading *reading)
{
    gbv_status status = check_options(reading);
    if (!status)
        status = check_ascii(reading);
    if (!status)
        status = parse(reading, take_variable, NULL);
    if (!status)
        status = open_text(reading);
    if (!status)
        status = gbv_statfile_dictionary_finish(&reading->dictionary, &reading->text,
                                                reading->error);
    if (!status)
        status = gbv_statfile_give_names(reading);
    if (!status)
        status = parse(reading, want_all, gbv_statfile_take_value);
    return status ? status : check_cases(reading);
}

gbv_status
gbv_statfile_read(const char *path, const gbv_read_options *options, gbv_csv_take *take,
                  void *context, gbv_buffer *about, gbv_error *error)
{
    struct statfile_reading reading = {
        .path = path, .options = options, .kind = gbv_statfile_kind_of(path),
        .text = { .source = path }, .take = take, .context = context, .error = error,
    };
    if (!reading.kind)
        return gbv_fail_at(error, GBV_FORMAT, path, 0, "not a file of SPSS, Stata or SAS");
    reading.dictionary.kind = reading.kind;
    gbv_status status = read_all(&reading);
    if (!status)
        gbv_buffer_printf(about, "%s, version %d, %s", reading.kind->title,
                          reading.dictionary.version, reading.text.encoding);
    gbv_statfile_text_close(&reading.text);
    gbv_statfile_sample_free(&reading.sample);
    gbv_statfile_dictionary_free(&reading.dictionary);
    gbv_buffer_free(&reading.row);
    free(reading.cells);
    free(reading.begin);
    return status;
}
