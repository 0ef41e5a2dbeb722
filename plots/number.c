#include <math.h>
#include <stdlib.h>

#include "number.h"

void
put_number(double value, gbv_buffer *out)
{
    long long hundredths = llround(value * 100);
    long long size = llabs(hundredths);
    if (hundredths < 0)
        gbv_buffer_putc(out, '-');
    gbv_buffer_printf(out, "%lld", size / 100);
    if (size % 100 == 0)
        return;
    gbv_buffer_printf(out, ".%lld", size % 100 / 10);
    if (size % 10)
        gbv_buffer_printf(out, "%lld", size % 10);
}
