#include "data/scan_parts.h"

gbv_status
gbv_scan_open_statfile(const char *name, const gbv_read_options *options, gbv_scan **out,
                       gbv_error *error)
{
    gbv_table *table = NULL;
    gbv_status status = gbv_table_read(name, options, &table, error);
    if (!status)
        status = gbv_scan_table(table, out, error);
    if (status)
        gbv_table_free(table);
    else
        (*out)->kept = table;
    return status;
}
