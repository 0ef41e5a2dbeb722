/* Small systems of linear equations. */
#ifndef GBV_STATS_SOLVE_H
#define GBV_STATS_SOLVE_H

#include <stddef.h>

#include "gbvstat/status.h"

/* Solves a x = b for n unknowns and k right-hand sides: `a` (n by n, row by
 * row) is used up, `b` (n by k) becomes the solution.
 *
 * GBV_COLLINEAR: a pivot below 1e-12 of its row.
 * Source: elimination with scaled partial pivoting, Golub & Van Loan (2013),
 * Matrix Computations, 3.4. */
gbv_status gbv_solve(double *a, size_t n, double *b, size_t k);

#endif
