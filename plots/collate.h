/* Names in the order of the alphabet. */
#ifndef GBVPLOT_COLLATE_H
#define GBVPLOT_COLLATE_H

/* Compares two names as a reader looks them up: Latin before Cyrillic, Kazakh,
 * Kyrgyz and Tajik letters at their place in the alphabet (ә after а, қ after
 * к), capitals as small letters. */
int collate_names(const char *a, const char *b);

#endif
