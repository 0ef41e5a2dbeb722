/* A short name that follows from what is drawn. */
#ifndef GBVPLOT_FINGERPRINT_H
#define GBVPLOT_FINGERPRINT_H

#include "scene.h"

enum { FINGERPRINT_SIZE = 9 };

/* 8 hexadecimal digits of the scene's layout and words: the same chart gives
 * the same bytes, and two charts can stand on one page. GBV_NO_MEMORY. */
gbv_status scene_fingerprint(const struct scene *scene, char *digits);

/* FNV-1a, 32 bits: of text, after what `hash` is of.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm". */
unsigned fnv_text(unsigned hash, const char *text);
unsigned fnv_start(void);

#endif
