/* Rows of a result from a survey's estimates. */
#ifndef SURVEY_ROWS_H
#define SURVEY_ROWS_H

#include "estimate.h"
#include "survey.h"

/* May the rows of a domain be put together, and what must be said of that.
 * GBV_NOT_COMPARABLE. */
gbv_status survey_check_rows(struct survey *survey, size_t domain, gbv_buffer *note);

/* An estimate as a row, without its interval; the note gets what is missing. */
struct estimate survey_estimate(const struct survey *survey, const char *term, const char *unit,
                                const gbv_survey_estimate *from, gbv_buffer *note);

/* Its t interval, for the level of the run. */
void survey_put_limits(const struct survey *survey, const gbv_survey_estimate *from,
                       struct estimate *estimate, gbv_buffer *note);

/* Why there is none: `status` is of who made it. */
void survey_note_no_limits(const gbv_survey_estimate *from, gbv_status status, gbv_buffer *note);

/* Begins a row of the result: the domain's group, the estimate, and of the
 * columns deff and n_effective those that the result has. */
void survey_put_row(struct survey *survey, size_t domain, const struct estimate *estimate,
                    const gbv_survey_estimate *from);

#endif
