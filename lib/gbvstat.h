/* libgbvstat: statistics on tables. The only header a program needs.
 *
 * Conventions: a function that computes returns gbv_status and fills `out`
 * only on GBV_OK; one that touches files or columns also takes a gbv_error.
 * What was made by gbv_x_new or filled through `out` is yours to free. */
#ifndef GBVSTAT_H
#define GBVSTAT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "gbvstat/status.h"
#include "gbvstat/version.h"

#include "gbvstat/adjust.h"
#include "gbvstat/autocorrelation.h"
#include "gbvstat/buffer.h"
#include "gbvstat/comparable.h"
#include "gbvstat/compare.h"
#include "gbvstat/contingency.h"
#include "gbvstat/count.h"
#include "gbvstat/describe.h"
#include "gbvstat/distribution.h"
#include "gbvstat/expression.h"
#include "gbvstat/fold.h"
#include "gbvstat/group.h"
#include "gbvstat/gsni.h"
#include "gbvstat/heterogeneity.h"
#include "gbvstat/list.h"
#include "gbvstat/match.h"
#include "gbvstat/nearest.h"
#include "gbvstat/number.h"
#include "gbvstat/package.h"
#include "gbvstat/proportion.h"
#include "gbvstat/read.h"
#include "gbvstat/render.h"
#include "gbvstat/scan.h"
#include "gbvstat/survey.h"
#include "gbvstat/survey_calibration.h"
#include "gbvstat/survey_design.h"
#include "gbvstat/survey_fold.h"
#include "gbvstat/survey_proportion.h"
#include "gbvstat/survey_quantile.h"
#include "gbvstat/survey_replicate.h"
#include "gbvstat/survey_table.h"
#include "gbvstat/table.h"
#include "gbvstat/time.h"
#include "gbvstat/trend.h"
#include "gbvstat/truth.h"
#include "gbvstat/weighted.h"

#endif
