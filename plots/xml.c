#include "xml.h"

void
xml_text(const char *text, gbv_buffer *out)
{
    for (; text && *text; text++) {
        switch (*text) {
        case '&': gbv_buffer_puts(out, "&amp;"); break;
        case '<': gbv_buffer_puts(out, "&lt;"); break;
        case '>': gbv_buffer_puts(out, "&gt;"); break;
        case '"': gbv_buffer_puts(out, "&quot;"); break;
        default:
            if ((unsigned char)*text >= ' ' || *text == '\n' || *text == '\t')
                gbv_buffer_putc(out, *text);
        }
    }
}
