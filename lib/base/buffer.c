#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gbvstat/buffer.h"

void
gbv_buffer_put(gbv_buffer *buffer, const char *bytes, size_t length)
{
    if (buffer->status)
        return;
    if (length > SIZE_MAX - buffer->length - 1 ||
        !gbv_grow(&buffer->data, &buffer->capacity, buffer->length + length + 1, 1)) {
        buffer->status = GBV_NO_MEMORY;
        return;
    }
    if (length)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void
gbv_buffer_puts(gbv_buffer *buffer, const char *text)
{
    gbv_buffer_put(buffer, text, strlen(text));
}

void
gbv_buffer_putc(gbv_buffer *buffer, char byte)
{
    gbv_buffer_put(buffer, &byte, 1);
}

void
gbv_buffer_printf(gbv_buffer *buffer, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    gbv_buffer_vprintf(buffer, format, values);
    va_end(values);
}

void
gbv_buffer_vprintf(gbv_buffer *buffer, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    char small[256];
    int length = vsnprintf(small, sizeof small, format, values);

    if (length >= 0 && (size_t)length < sizeof small) {
        gbv_buffer_put(buffer, small, (size_t)length);
    } else if (length >= 0) {
        char *large = malloc((size_t)length + 1);
        if (large) {
            vsnprintf(large, (size_t)length + 1, format, again);
            gbv_buffer_put(buffer, large, (size_t)length);
            free(large);
        } else {
            buffer->status = GBV_NO_MEMORY;
        }
    }
    va_end(again);
}

void
gbv_buffer_clear(gbv_buffer *buffer)
{
    buffer->length = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

void
gbv_buffer_free(gbv_buffer *buffer)
{
    free(buffer->data);
    *buffer = (gbv_buffer){ 0 };
}
