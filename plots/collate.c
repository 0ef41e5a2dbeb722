#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "collate.h"

/* Cyrillic letters of Kazakh, Russian, Kyrgyz and Tajik in one order, each
 * small letter followed by its capital. All are two bytes of UTF-8. */
static const char alphabet[] = 
    "аАәӘбБвВгГғҒдДеЕёЁжЖзЗиИӣӢйЙкКқҚлЛмМнНңҢоОөӨпПрРсСтТуУӯӮұҰүҮфФхХҳҲһҺ"
    "цЦчЧҷҶшШщЩъЪыЫіІьЬэЭюЮяЯ";

enum { LATIN = 0x100, CYRILLIC = 0x1000, ELSE = 0x10000 };

/* The weight of the letter at *text, which moves on. */
static int
weight(const char **text)
{
    const unsigned char *c = (const unsigned char *)*text;
    if (c[0] < 0x80) {
        ++*text;
        bool capital = c[0] >= 'A' && c[0] <= 'Z';
        return c[0] ? LATIN + (capital ? c[0] - 'A' + 'a' : c[0]) : 0;
    }
    if (c[1]) {
        for (size_t i = 0; i + 1 < sizeof alphabet - 1; i += 2) {
            if (memcmp(alphabet + i, c, 2) == 0) {
                *text += 2;
                return CYRILLIC + (int)(i / 4);
            }
        }
    }
    ++*text;
    return ELSE + c[0];
}

int
collate_names(const char *a, const char *b)
{
    int wa, wb;
    do {
        wa = weight(&a);
        wb = weight(&b);
    } while (wa == wb && wa != 0);
    return wa - wb;
}
