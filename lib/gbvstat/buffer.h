/* A growing piece of text. A failure sticks: later writes do nothing, and the
 * owner asks once, at the end, whether `status` is GBV_OK. */
#ifndef GBVSTAT_BUFFER_H
#define GBVSTAT_BUFFER_H

#include <stddef.h>

#include <stdarg.h>

#include "gbvstat/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Start with `gbv_buffer text = { 0 };`. `data` is NUL-terminated as soon as
 * anything was written, and NULL before. */
typedef struct {
    char *data;
    size_t length, capacity;
    gbv_status status;
} gbv_buffer;

GBV_API void gbv_buffer_put(gbv_buffer *buffer, const char *bytes, size_t length);
GBV_API void gbv_buffer_puts(gbv_buffer *buffer, const char *text);
GBV_API void gbv_buffer_putc(gbv_buffer *buffer, char byte);
GBV_API void gbv_buffer_printf(gbv_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
GBV_API void gbv_buffer_vprintf(gbv_buffer *buffer, const char *format, va_list values)
    __attribute__((format(printf, 2, 0)));

/* Makes it empty again and keeps its memory and its status. */
GBV_API void gbv_buffer_clear(gbv_buffer *buffer);
GBV_API void gbv_buffer_free(gbv_buffer *buffer);

#ifdef __cplusplus
}
#endif
#endif
