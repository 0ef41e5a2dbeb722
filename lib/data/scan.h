/* Scans, for who reads their batches: lib/fold. */
#ifndef GBV_DATA_SCAN_H
#define GBV_DATA_SCAN_H

#include "data/batch.h"
#include "data/decimal.h"
#include "gbvstat/scan.h"

/* Says what is wanted of a column (gbv_want), before gbv_scan_begin. */
void gbv_scan_want(gbv_scan *scan, size_t column, unsigned want);

/* What a condition asks for, as gbv_scan_where, but all rows are read. */
gbv_status gbv_scan_want_condition(gbv_scan *scan, const char *condition, gbv_error *error);

/* Begins from the first row, also once more: decides what the columns hold and
 * how numbers are written, as far as the first rows tell.
 * GBV_MISUSE, GBV_NO_COLUMN: the condition; GBV_FORMAT: the first rows write
 * numbers in two ways. */
gbv_status gbv_scan_begin(gbv_scan *scan, gbv_error *error);

/* A batch for one thread, to be ended with gbv_batch_end. */
gbv_status gbv_scan_batch(gbv_scan *scan, gbv_batch *batch, gbv_error *error);

/* Fills the batch with the next rows, of whichever thread asks first; `more` is
 * false, and the batch empty, behind the last.
 *
 * GBV_BAD_VALUE       names the first cell of the batch that is no number
 * Statuses of gbv_blocks_next, gbv_cells_read; batch->number is set. */
gbv_status gbv_scan_next(gbv_scan *scan, gbv_batch *batch, bool *more, gbv_error *error);

/* A batch, by its number, may have failed for what the first rows say. */
void gbv_scan_doubt(gbv_scan *scan, size_t number);

/* Did no batch before `failed` fail for other reasons than what the first rows
 * say, and may all rows say other? Then they are asked, and on GBV_OK the scan
 * can begin again. */
bool gbv_scan_is_unsettled(const gbv_scan *scan, size_t failed);
gbv_status gbv_scan_settle(gbv_scan *scan, gbv_error *error);

/* Behind the last batch: refuses what --valid does not list, and numbers written
 * in two ways (GBV_FORMAT; the scan is then unsettled, if more can be asked). */
gbv_status gbv_scan_finish(gbv_scan *scan, gbv_error *error);

/* What the cells of a column are in the rows that were left out, by that decimal
 * mark. */
gbv_column_kind gbv_scan_kind_left(const gbv_scan *scan, size_t column, char decimal);

/* How numbers are written, once all was read. */
gbv_number_style gbv_scan_style(const gbv_scan *scan);

#endif
