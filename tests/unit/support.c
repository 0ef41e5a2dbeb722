#include "support.h"

#include <gsl/gsl_errno.h>

#include "check.h"

static void
fail_on_gsl_error(const char *reason, const char *file, int line, int code)
{
    print_error("GSL: %s (%s)\n", reason, gsl_strerror(code));
    _fail(file, line);
}

void
support_begin(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    gsl_set_error_handler(fail_on_gsl_error);
}
