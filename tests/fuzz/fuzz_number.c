/* Any bytes as a number and as a time, and any eight of them as a double:
 * what is read agrees with the C library, what is printed reads back. */
#include <gbvstat.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
expect(bool condition)
{
    if (!condition)
        abort();
}

static bool
same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

/* With U+2212 as an ASCII minus, for strtod. */
static void
to_ascii(const char *text, size_t length, gbv_buffer *out)
{
    gbv_buffer_puts(out, "");
    for (size_t i = 0; i < length; i++)
        if (length - i >= 3 && memcmp(text + i, "\xe2\x88\x92", 3) == 0) {
            gbv_buffer_putc(out, '-');
            i += 2;
        } else {
            gbv_buffer_putc(out, text[i]);
        }
}

static void
read_number(const char *text, size_t length)
{
    double value = 42;
    gbv_status status = gbv_number_parse(text, length, &value);
    expect(!status || value == 42);
    if (status == GBV_BAD_VALUE)
        return;
    gbv_buffer ascii = { 0 };
    char *end;
    to_ascii(text, length, &ascii);
    double expected = strtod(ascii.data, &end);
    expect(end == ascii.data + ascii.length);
    expect(status == GBV_RANGE ? isinf(expected) : status == GBV_OK && same(value, expected));
    gbv_buffer_free(&ascii);
}

static void
print_number(double value)
{
    char text[GBV_NUMBER_SIZE];
    double again = 42;
    size_t length = gbv_number_shortest(value, text);
    expect(isfinite(value) == (length > 0) && length < sizeof text);
    if (length == 0)
        return;
    expect(length == strlen(text) && !gbv_number_parse(text, length, &again) && again == value);
    for (int digits = 1; digits <= 17; digits++) {
        length = gbv_number_digits(value, digits, text);
        expect(length == strlen(text) && length < sizeof text);
        gbv_status status = gbv_number_parse(text, length, &again);
        expect(status == GBV_RANGE || (!status && fabs(again - value) <= fabs(value)));
    }
}

static void
read_time(const char *text, size_t length)
{
    gbv_step step = GBV_STEP_NONE, same_step = GBV_STEP_NONE;
    double value = 42, again = 43, first, last;
    char printed[32];
    if (gbv_time_parse(text, length, &step, &value))
        return;
    size_t printed_length = gbv_time_format(step, value, printed);
    expect(!gbv_time_parse(printed, printed_length, &same_step, &again));
    expect(step == same_step && value == again);
    expect(!gbv_time_days(step, value, &first, &last) && first <= last && last - first < 366);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *text = (const char *)bytes;
    read_number(text, length);
    read_time(text, length);
    double value;
    char time[32];
    for (size_t at = 0; at + sizeof value <= length; at += sizeof value) {
        memcpy(&value, bytes + at, sizeof value);
        print_number(value);
        for (gbv_step step = GBV_STEP_NONE; step <= GBV_STEP_YEAR; step++)
            expect(gbv_time_format(step, value, time) < sizeof time);
    }
    return 0;
}
