#include <string.h>

#include "data/encoding_score.h"

/* What is counted while a text is read in one encoding. */
struct tally {
    const struct gbv_code_page *page;
    const char *bytes;
    size_t length;
    size_t letters, others;    /* bytes from 0x80 */
    size_t words, cased;

    /* Words seen, by hash, one bit each. Two words that share a bit count as
     * one: of the ten thousand that a sample may hold, some hundred. */
    unsigned char seen[1 << 15];
};

static enum gbv_kind
kind_at(const struct tally *tally, size_t at)
{
    return (enum gbv_kind)tally->page->kind[(unsigned char)tally->bytes[at]];
}

static bool
is_high_at(const struct tally *tally, size_t at)
{
    return at < tally->length && (unsigned char)tally->bytes[at] >= 0x80;
}

/* A letter, or what stands for one where the reading is wrong. */
static bool
is_in_word(const struct tally *tally, size_t at)
{
    return at < tally->length && (gbv_is_letter(kind_at(tally, at)) ||
                                  (is_high_at(tally, at) && kind_at(tally, at) == GBV_OTHER));
}

static bool
is_digit_at(const struct tally *tally, size_t at)
{
    return at < tally->length && kind_at(tally, at) == GBV_DIGIT;
}

/* FNV-1a, 64 bits. */
static bool
is_new(struct tally *tally, size_t from, size_t to)
{
    uint64_t hash = 0xcbf29ce484222325U;
    for (size_t i = from; i < to; i++)
        hash = (hash ^ (unsigned char)tally->bytes[i]) * 0x100000001b3U;
    hash ^= hash >> 32;
    size_t at = (hash >> 3) % sizeof tally->seen;
    unsigned char bit = (unsigned char)(1U << (hash & 7));
    bool new = !(tally->seen[at] & bit);
    tally->seen[at] |= bit;
    return new;
}

/* A word, from its first byte to the one after its last. */
struct span {
    size_t from, to;
    size_t ascii, high, capitals;    /* letters: of ASCII, others, capital ones */
};

static struct span
word_at(const struct tally *tally, size_t from)
{
    struct span word = { .from = from, .to = from };
    for (; is_in_word(tally, word.to); word.to++) {
        bool letter = gbv_is_letter(kind_at(tally, word.to));
        word.ascii += !is_high_at(tally, word.to);
        word.high += letter && is_high_at(tally, word.to);
        word.capitals += kind_at(tally, word.to) == GBV_UPPER;
    }
    return word;
}

/* All small, all capitals, or capitalised; and nothing but letters. */
static bool
is_well_cased(const struct tally *tally, const struct span *word)
{
    size_t length = word->to - word->from;
    return word->ascii + word->high == length &&
           (word->capitals == 0 || word->capitals == length ||
            (word->capitals == 1 && kind_at(tally, word->from) == GBV_UPPER));
}

/* "à", "ää" and "été" are Latin, but no longer word of accents alone. */
static bool
is_of_script(const struct tally *tally, const struct span *word)
{
    if (tally->page->encoding == GBV_CP1252 || tally->page->encoding == GBV_CP1254)
        return 2 * word->ascii >= word->high || word->to - word->from <= 2;
    return word->ascii == 0;
}

static void
take_word(struct tally *tally, const struct span *word)
{
    size_t length = word->to - word->from, high = length - word->ascii;
    if (high == 0)
        return;
    bool in_number = word->from > 0 && is_digit_at(tally, word->from - 1) &&
                     is_digit_at(tally, word->to);
    bool of_script = is_of_script(tally, word) && !in_number;
    tally->letters += of_script ? word->high : 0;
    tally->others += of_script ? high - word->high : high;
    if (length > 1 && is_new(tally, word->from, word->to)) {
        tally->words++;
        tally->cased += of_script && is_well_cased(tally, word);
    }
}

/* Letters, or high marks. */
static bool
is_dense_at(const struct tally *tally, size_t at)
{
    return is_in_word(tally, at) || (is_high_at(tally, at) && kind_at(tally, at) == GBV_MARK);
}

static void
take_sign(struct tally *tally, size_t at)
{
    bool is_mark = is_high_at(tally, at) && kind_at(tally, at) == GBV_MARK;
    if (is_mark && at > 0 && is_dense_at(tally, at - 1) && is_dense_at(tally, at + 1))
        tally->others++;
}

static bool
has_meaning(const struct gbv_code_page *page, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] >= 0x80 && !page->character[(unsigned char)bytes[i]])
            return false;
    return true;
}

double
gbv_reading_score(const struct gbv_code_page *page, const char *bytes, size_t length)
{
    if (!has_meaning(page, bytes, length))
        return -1;
    struct tally tally = { .page = page, .bytes = bytes, .length = length };
    for (size_t at = 0; at < length;) {
        struct span word = word_at(&tally, at);
        take_word(&tally, &word);
        if (word.to == at)
            take_sign(&tally, at++);
        else
            at = word.to;
    }
    size_t judged = tally.letters + tally.others;
    double share = judged ? (double)tally.letters / (double)judged : 1;
    return tally.words ? share * (double)tally.cased / (double)tally.words : share;
}
