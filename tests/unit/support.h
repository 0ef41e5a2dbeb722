/* What every test program does before its tests. */
#ifndef SUPPORT_H
#define SUPPORT_H

/* TAP on standard output, and a GSL error handler that fails the test: the
 * library must never let GSL see a bad argument. */
void support_begin(void);

#endif
