/* The version of the library and of every program. */
#ifndef GBVSTAT_VERSION_H
#define GBVSTAT_VERSION_H

#define GBV_VERSION "0.1.0"
#define GBV_RELEASED "2026-11-22"  /* the date of the manual pages */

#endif
