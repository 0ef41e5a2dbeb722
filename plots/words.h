/* The words of every language, in the order of `word`. */
#ifndef GBVPLOT_WORDS_H
#define GBVPLOT_WORDS_H

#include "language.h"

extern const char *const words_en[WORDS], *const words_ru[WORDS], *const words_kk[WORDS],
    *const words_ky[WORDS], *const words_uz[WORDS], *const words_tg[WORDS], *const words_tk[WORDS];

#endif
