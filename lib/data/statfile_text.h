/* Text of statistical files: libreadstat hands it out as the bytes of the file,
 * and it is decoded here, by the rules for every other text. */
#ifndef GBV_DATA_STATFILE_TEXT_H
#define GBV_DATA_STATFILE_TEXT_H

#include <iconv.h>

#include "data/encoding.h"
#include "gbvstat/buffer.h"

/* Text from which the encoding is told: every text with a byte beyond ASCII,
 * once, a line each, as far as the detector looks. Start with { 0 }. */
struct statfile_sample {
    gbv_buffer text;
    bool cut;            /* there was more */
    bool seen[256];      /* bytes of all that was added */
};

void gbv_statfile_sample_add(struct statfile_sample *sample, const char *text);
void gbv_statfile_sample_free(struct statfile_sample *sample);

/* Start with { .source = … }. */
struct statfile_text {
    const char *source;       /* the name messages use */
    const char *encoding;     /* its name, for messages; NULL: not opened */
    bool is_utf8;
    iconv_t converter;        /* where it is not */
    gbv_buffer decoded;       /* the last text */
};

/* Opens an encoding that the file or the user names. GBV_IO: iconv does not
 * know it. */
gbv_status gbv_statfile_text_open(struct statfile_text *text, const char *encoding,
                                  gbv_error *error);

/* The encoding that a sample is in. GBV_FORMAT: it cannot be told. */
gbv_status gbv_statfile_text_tell(const struct statfile_text *text,
                                  const struct statfile_sample *sample, const char **out,
                                  gbv_error *error);
void gbv_statfile_text_close(struct statfile_text *text);

/* Where a text stands, for messages. */
struct statfile_place {
    const char *what;    /* "a label", or the name of a variable */
    size_t number;       /* of the case, from 1; 0: no case */
};

/* A text as UTF-8, valid until the next call, or itself if it is ASCII. A last
 * letter of UTF-8 that the width of the variable cut is left out, as every
 * program does. GBV_FORMAT: it is not in the encoding. */
gbv_status gbv_statfile_decode(struct statfile_text *text, const char *bytes,
                               const struct statfile_place *place, const char **out,
                               size_t *length, gbv_error *error);

#endif
