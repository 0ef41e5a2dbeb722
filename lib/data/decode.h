/* Text in any of the known encodings into UTF-8, piece by piece. */
#ifndef GBV_DATA_DECODE_H
#define GBV_DATA_DECODE_H

#include <iconv.h>

#include "data/encoding.h"
#include "gbvstat/buffer.h"

/* An iconv that turns an encoding into UTF-8. GBV_IO: it does not know it. */
gbv_status gbv_converter_open(enum gbv_encoding encoding, iconv_t *out, gbv_error *error);

typedef struct gbv_decoder gbv_decoder;

/* detected  the encoding, and the bytes that show it to have been one of two
 * source    the name messages use; kept, not copied */
gbv_status gbv_decoder_open(const struct gbv_detected *detected, const char *source,
                            gbv_decoder **out, gbv_error *error);
void gbv_decoder_close(gbv_decoder *decoder);

/* Adds the UTF-8 of a piece to a text. `used` are the bytes taken: all, but
 * for up to three of a character that the piece cuts; they must begin the next
 * piece. `last`: there is no next piece.
 *
 * GBV_FORMAT     a byte that the encoding does not have, or that tells two
 *                encodings apart when it is too late; a character cut off at
 *                the end: with the line
 * GBV_NO_MEMORY */
gbv_status gbv_decode(gbv_decoder *decoder, const char *bytes, size_t length, bool last,
                      size_t *used, gbv_buffer *out, gbv_error *error);

#endif
