#include <string.h>

#include "data/encoding_score.h"

enum { N = GBV_ENCODINGS - GBV_CP1251 };    /* single-byte encodings */

/* Below this a text is no words in that encoding. Right readings of running
 * text, of tables and of names score over 0.9; Russian of a Macintosh in CP1251
 * 0.7, Kyrgyz of PT154 0.8, Polish of CP1250 in CP1252 0.6, chance less. */
static const double plausible = 0.85;

struct candidates {
    struct gbv_code_page pages[N];
    double scores[N];    /* negative: excluded */
    bool seen[256];      /* bytes of the text */
};

static bool
reads_the_same(const struct candidates *candidates, size_t a, size_t b)
{
    for (size_t byte = 0; byte < 256; byte++)
        if (candidates->seen[byte] && candidates->pages[a].character[byte] !=
                                      candidates->pages[b].character[byte])
            return false;
    return true;
}

static gbv_status
score(struct candidates *candidates, const char *bytes, size_t length, gbv_error *error)
{
    for (size_t i = 0; i < length; i++)
        candidates->seen[(unsigned char)bytes[i]] = true;
    for (size_t i = 0; i < N; i++) {
        struct gbv_code_page *page = &candidates->pages[i];
        gbv_status status = gbv_code_page_load((enum gbv_encoding)(GBV_CP1251 + i), page, error);
        if (status)
            return status;
        candidates->scores[i] = gbv_reading_score(page, bytes, length);
    }
    return GBV_OK;
}

/* The two Windows encodings of Cyrillic have letters in the same places, so
 * they score the same; where they differ, words decide. */
static void
part_kazakh(struct candidates *candidates, const char *bytes, size_t length)
{
    size_t slavic = 0, kazakh = GBV_RK1048 - GBV_CP1251;
    if (candidates->scores[slavic] < 0 || candidates->scores[kazakh] < 0 ||
        reads_the_same(candidates, slavic, kazakh))
        return;
    enum gbv_kazakh told = gbv_tell_kazakh(&candidates->pages[slavic], &candidates->pages[kazakh],
                                           bytes, length);
    if (told != GBV_KAZAKH_UNSURE)
        candidates->scores[told == GBV_KAZAKH_YES ? slavic : kazakh] = -1;
}

static size_t
best_of(const struct candidates *candidates)
{
    size_t best = 0;
    for (size_t i = 1; i < N; i++)
        if (candidates->scores[i] > candidates->scores[best])
            best = i;
    return best;
}

/* Those that read the text otherwise than the best, and each other, and hardly
 * worse: with the best, which is the first of them. */
static size_t
find_tied(const struct candidates *candidates, size_t best,
          const struct gbv_code_page *tied[static N])
{
    size_t found[N] = { best }, n = 1;
    for (size_t i = 0; i < N; i++) {
        bool is_new = candidates->scores[i] > 0.9 * candidates->scores[best];
        for (size_t j = 0; j < n && is_new; j++)
            is_new = !reads_the_same(candidates, i, found[j]);
        if (is_new)
            found[n++] = i;
    }
    for (size_t i = 0; i < n; i++)
        tied[i] = &candidates->pages[found[i]];
    return n;
}

/* An encoding in which the text reads the same may yet read other bytes
 * differently. */
static void
note_rivals(const struct candidates *candidates, size_t best, struct gbv_detected *out)
{
    for (size_t i = 0; i < N; i++) {
        if (i == best || !reads_the_same(candidates, i, best))
            continue;
        for (size_t byte = 0; byte < 256; byte++)
            if (out->rival[byte] == GBV_UTF8 &&
                candidates->pages[i].character[byte] != candidates->pages[best].character[byte])
                out->rival[byte] = (unsigned char)(GBV_CP1251 + i);
    }
}

gbv_status
gbv_encoding_choose(const char *bytes, size_t length, const char *source,
                    struct gbv_detected *out, gbv_error *error)
{
    struct candidates candidates = { .scores = { 0 } };
    gbv_status status = score(&candidates, bytes, length, error);
    if (status)
        return status;
    part_kazakh(&candidates, bytes, length);
    size_t best = best_of(&candidates);
    if (candidates.scores[best] < plausible) {
        gbv_fail_at(error, GBV_FORMAT, source, 0, "not text in an encoding that can be told");
        gbv_hint(error, "if you know it: --encoding NAME; else save it anew as CSV (UTF-8)");
        return GBV_FORMAT;
    }
    const struct gbv_code_page *tied[N];
    size_t n_tied = find_tied(&candidates, best, tied);
    if (n_tied > 1)
        return gbv_encoding_tie(tied, n_tied, bytes, length, source, error);
    out->encoding = (enum gbv_encoding)(GBV_CP1251 + best);
    note_rivals(&candidates, best, out);
    return GBV_OK;
}
