#include <stdio.h>
#include <string.h>

#include "gbvstat/status.h"

const char *
gbv_status_text(gbv_status status)
{
    switch (status) {
    case GBV_OK: return "done";
    case GBV_DOMAIN: return "a value is outside what the method is defined for";
    case GBV_TOO_FEW: return "too few values";
    case GBV_NO_SPREAD: return "all values are equal, so there is no spread to work with";
    case GBV_RANGE: return "the result is too large for a number";
    case GBV_COLLINEAR: return "columns of the model determine each other";
    case GBV_NO_CONVERGENCE: return "the iteration did not settle";
    case GBV_NO_MEMORY: return "out of memory";
    case GBV_IO: return "reading or writing failed";
    case GBV_FORMAT: return "the file is not in the expected format";
    case GBV_NO_COLUMN: return "there is no such column";
    case GBV_BAD_VALUE: return "a cell cannot be read";
    case GBV_NOT_COMPARABLE: return "the rows are not comparable";
    case GBV_MISUSE: return "wrong use";
    case GBV_CHECK_FAILED: return "a check did not hold";
    }
    return "unknown status";
}

__attribute__((format(printf, 3, 0)))
static void
record(gbv_error *error, gbv_status status, const char *format, va_list values)
{
    if (!error || error->status)
        return;
    error->status = status;
    vsnprintf(error->message, sizeof error->message, format, values);
}

gbv_status
gbv_fail(gbv_error *error, gbv_status status, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    record(error, status, format, values);
    va_end(values);
    return status;
}

gbv_status
gbv_fail_at(gbv_error *error, gbv_status status, const char *file, size_t line,
            const char *format, ...)
{
    if (error && !error->status && file) {
        if (line)
            snprintf(error->place, sizeof error->place, "%s:%zu", file, line);
        else
            snprintf(error->place, sizeof error->place, "%s", file);
    }
    va_list values;
    va_start(values, format);
    record(error, status, format, values);
    va_end(values);
    return status;
}

void
gbv_hint(gbv_error *error, const char *format, ...)
{
    if (!error || !error->status || error->hint[0])
        return;
    va_list values;
    va_start(values, format);
    vsnprintf(error->hint, sizeof error->hint, format, values);
    va_end(values);
}

gbv_status
gbv_explain(gbv_error *error, gbv_status status, const char *format, ...)
{
    if (!status || !error || error->status)
        return status;
    va_list values;
    va_start(values, format);
    record(error, status, format, values);
    va_end(values);
    size_t used = strlen(error->message);
    snprintf(error->message + used, sizeof error->message - used, ": %s",
             gbv_status_text(status));
    return status;
}
