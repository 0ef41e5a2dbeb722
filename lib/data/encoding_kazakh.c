/* Cyrillic Windows (CP1251) or Kazakh Windows (RK1048)? Sixteen bytes are
 * Қ қ Ғ ғ Ң ң Ү ү Ұ ұ Ө ө Ә ә Һ һ in the one and Ukrainian, Belarusian, Serbian
 * or Macedonian letters in the other. A language has few of those and strict
 * rules where they stand; the words that hold one are spelt by its rules in
 * the right reading, and against them in the wrong one. */
#include "data/encoding_score.h"

struct word {
    const struct gbv_code_page *page;
    const char *bytes;
    size_t length;
};

typedef bool rule(const struct word *word, size_t at);

/* A language that is written in Cyrillic: its small letters, and what else
 * its spelling asks of a letter. */
struct language {
    const uint32_t *letters;
    rule *allows;
};

static uint32_t
small(uint32_t letter)
{
    if (letter >= 0x410 && letter <= 0x42f)
        return letter + 0x20;
    if (letter >= 0x400 && letter <= 0x40f)
        return letter + 0x50;
    return letter >= 0x490 && letter <= 0x4e9 && letter % 2 == 0 ? letter + 1 : letter;
}

static bool
is_one_of(uint32_t letter, const uint32_t *letters)
{
    for (; *letters; letters++)
        if (*letters == letter)
            return true;
    return false;
}

static uint32_t
letter_as_written(const struct word *word, size_t at)
{
    return at < word->length ? word->page->character[(unsigned char)word->bytes[at]] : 0;
}

/* Small; 0 beyond the word's ends (before the first: at is SIZE_MAX). */
static uint32_t
letter_at(const struct word *word, size_t at)
{
    return small(letter_as_written(word, at));
}

static bool
has_at(const struct word *word, size_t at, const uint32_t *letters)
{
    return is_one_of(letter_at(word, at), letters);
}

static const uint32_t vowels[] = U"аеёиоуыэюяіїє";

/* ---- Spelling ---- */

/* Ї stands first, or after a vowel or ь; ґ beside a vowel, first before a
 * liquid, or in names like Дарлінґтон. */
static bool
ukrainian_allows(const struct word *word, size_t at)
{
    switch (letter_at(word, at)) {
    case U'ї': return at == 0 || has_at(word, at - 1, U"аеиоуюяіїєь");
    case U'ґ': return has_at(word, at - 1, vowels) || has_at(word, at + 1, vowels) ||
                      (at == 0 && has_at(word, at + 1, U"рлнв")) ||
                      (has_at(word, at - 1, U"н") && has_at(word, at - 2, vowels));
    default: return true;
    }
}

/* Ў stands after a vowel; first in a word only if that is written small (the
 * word before it ends in a vowel) or all in capitals. */
static bool
belarusian_allows(const struct word *word, size_t at)
{
    if (letter_at(word, at) != U'ў')
        return true;
    if (at > 0)
        return has_at(word, at - 1, vowels);
    return letter_as_written(word, 0) == U'ў' || letter_as_written(word, 1) != letter_at(word, 1);
}

/* Ј, of Serbian and Macedonian, stands beside a vowel. */
static bool
south_slavic_allows(const struct word *word, size_t at)
{
    return letter_at(word, at) != U'ј' ||
           has_at(word, at - 1, vowels) || has_at(word, at + 1, vowels);
}

/* Ғ stands before a back vowel, or between one and a voiced consonant; never
 * last. Қ stands beside a vowel, but before none of the front. */
static bool
kazakh_allows_consonant(const struct word *word, size_t at)
{
    static const uint32_t back[] = U"аоуыұиюя";
    bool after = has_at(word, at - 1, back);
    if (letter_at(word, at) == U'қ')
        return !has_at(word, at + 1, U"еіүө") &&
               (after || has_at(word, at - 1, U"әі") || has_at(word, at + 1, U"аоуыұиюяә"));
    return has_at(word, at + 1, U"аоуыұиюяә") || (after && has_at(word, at + 1, U"бвгджзлмнр"));
}

static bool
holds(const struct word *word, const uint32_t *letters)
{
    for (size_t i = 0; i < word->length; i++)
        if (has_at(word, i, letters))
            return true;
    return false;
}

/* Vowels do not meet (but у and и glide: куә, тәуелді), and the Kazakh ones
 * stand in no word with letters of loans. Ө is never last, and no word is one
 * of the sixteen alone. */
static bool
kazakh_allows(const struct word *word, size_t at)
{
    static const uint32_t full[] = U"аеоыэёүұөә";
    uint32_t letter = letter_at(word, at);
    if (letter == U'қ' || letter == U'ғ')
        return kazakh_allows_consonant(word, at);
    if (!is_one_of(letter, U"үұөә"))
        return true;
    if ((letter == U'ө' && at + 1 == word->length) || holds(word, U"цщъьё"))
        return false;
    return word->length > 1 && !has_at(word, at - 1, full) && !has_at(word, at + 1, full) &&
           (letter == U'ә' || !has_at(word, at - 1, U"уиіюя"));
}

static const struct language slavic_languages[] = {
    { U"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", ukrainian_allows },
    { U"абвгдеёжзійклмнопрстуўфхцчшыьэюя", belarusian_allows },
    { U"абвгдђежзијклљмнњопрстћуфхцчџш", south_slavic_allows },     /* Serbian */
    { U"абвгдѓежзѕијклљмнњопрстќуфхцчџш", south_slavic_allows },    /* Macedonian */
};
static const struct language kazakh_language = {
    U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", kazakh_allows
};

enum { LANGUAGES = sizeof slavic_languages / sizeof *slavic_languages };

static bool
is_spelt(const struct word *word, const struct language *language)
{
    for (size_t i = 0; i < word->length; i++)
        if (!is_one_of(letter_at(word, i), language->letters) || !language->allows(word, i))
            return false;
    return true;
}

/* ---- Counting ---- */

struct counts {
    size_t words, words_as[LANGUAGES];              /* Cyrillic ones */
    size_t telling, telling_as[LANGUAGES], kazakh;  /* those with one of the sixteen */
};

static void
count_word(struct counts *counts, const struct gbv_code_page *slavic,
           const struct gbv_code_page *kazakh, const char *bytes, size_t length)
{
    struct word in_slavic = { slavic, bytes, length }, in_kazakh = { kazakh, bytes, length };
    bool telling = false;
    for (size_t i = 0; i < length; i++)
        telling |= letter_as_written(&in_slavic, i) != letter_as_written(&in_kazakh, i);
    counts->words++;
    counts->telling += telling;
    counts->kazakh += telling && is_spelt(&in_kazakh, &kazakh_language);
    for (size_t i = 0; i < LANGUAGES; i++) {
        bool spelt = is_spelt(&in_slavic, &slavic_languages[i]);
        counts->words_as[i] += spelt;
        counts->telling_as[i] += telling && spelt;
    }
}

static size_t
word_length(const struct gbv_code_page *page, const char *bytes, size_t length)
{
    size_t n = 0;
    while (n < length && (unsigned char)bytes[n] >= 0x80 &&
           gbv_is_letter((enum gbv_kind)page->kind[(unsigned char)bytes[n]]))
        n++;
    return n;
}

/* Of the telling words of the right language 94 to 100 % are spelt by its
 * rules, by those of the wrong one at most 15 % (messages of free software in
 * Kazakh, Ukrainian, Belarusian, Serbian and Macedonian, 52,000 such words):
 * half of them parts the two, and a quarter where the Kazakh rules are broken,
 * since Kazakh keeps them best. A few words may suit both; then the others
 * decide, since ы, й or я is in most of Kazakh, and of the Russian beside it,
 * and in no South Slavic word. */
static enum gbv_kazakh
judge(const struct counts *counts)
{
    size_t best = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (counts->telling_as[i] > counts->telling_as[best] ||
            (counts->telling_as[i] == counts->telling_as[best] &&
             counts->words_as[i] > counts->words_as[best]))
            best = i;
    size_t slavic = counts->telling_as[best], kazakh = counts->kazakh;
    if (2 * kazakh >= 2 * slavic + counts->telling)
        return GBV_KAZAKH_YES;
    if (4 * slavic >= 4 * kazakh + counts->telling)
        return GBV_KAZAKH_NO;
    bool both = 2 * slavic >= counts->telling && 2 * kazakh >= counts->telling;
    bool foreign = 4 * counts->words_as[best] < 3 * counts->words;
    return both && foreign ? GBV_KAZAKH_YES : GBV_KAZAKH_UNSURE;
}

enum gbv_kazakh
gbv_tell_kazakh(const struct gbv_code_page *slavic, const struct gbv_code_page *kazakh,
                const char *bytes, size_t length)
{
    struct counts counts = { .words = 0 };
    for (size_t at = 0; at < length;) {
        size_t n = word_length(slavic, bytes + at, length - at);
        if (n > 0)
            count_word(&counts, slavic, kazakh, bytes + at, n);
        at += n > 0 ? n : 1;
    }
    return judge(&counts);
}
