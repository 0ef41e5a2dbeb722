"""Texts in old encodings, encoded by Python's codecs.

python3 tests/unit/encoding_texts.py > tests/unit/encoding_texts.h
python3 tests/unit/encoding_texts.py corpus    writes tests/fuzz/corpus/encoding/

The paragraphs are Article 1 of the Universal Declaration of Human Rights in its
official translations; the tables are small files as offices make them.
"""
import gzip
import pathlib
import sys

PARAGRAPHS = {
    "Kazakh": "Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып "
              "дүниеге келеді. Адамдарға ақыл-парасат, ар-ождан берілген, сондықтан олар "
              "бір-бірімен туыстық, бауырмалдық қарым-қатынас жасаулары тиіс.\n",
    "Russian": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они "
               "наделены разумом и совестью и должны поступать в отношении друг друга в духе "
               "братства.\n",
    "Ukrainian": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони "
                 "наділені розумом і совістю і повинні діяти у відношенні один до одного в дусі "
                 "братерства.\n",
    "Belarusian": "Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах. Яны "
                  "надзелены розумам і сумленнем і павінны ставіцца адзін да аднаго ў духу "
                  "брацтва.\n",
    "Serbian": "Сва људска бића рађају се слободна и једнака у достојанству и правима. Она су "
               "обдарена разумом и свешћу и треба једни према другима да поступају у духу "
               "братства.\n",
    "Macedonian": "Сите човечки суштества се раѓаат слободни и еднакви по достоинство и права. "
                  "Тие се обдарени со разум и совест и треба да се однесуваат еден кон друг во "
                  "духот на општо човечката припадност.\n",
    "French": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont "
              "doués de raison et de conscience et doivent agir les uns envers les autres dans "
              "un esprit de fraternité.\n",
    "German": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit "
              "Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit "
              "begegnen.\n",
}
TABLES = {
    "Kazakh": "облыс;жыл;көрсеткіш\nҚарағанды облысы;2020;1\u00a0234,5\nТүркістан облысы;2020;17,25\n"
              "Ақмола облысы;2021;…\n",
    "Russian": "Область;Год;Число\nАкмолинская область;2020;1\u00a0234,5\n"
               "Северо-Казахстанская область;2021;17,25\nВсего;;№ 1\n",
    "Ukrainian": "Область;Рік;Кількість\nКиївська область;2020;1\u00a0234,5\n"
                 "Чернігівська область;2021;17,25\n",
    "Belarusian": "Вобласць;Год;Колькасць\nМагілёўская вобласць;2020;1\u00a0234,5\n"
                  "Гродзенская вобласць;2021;17,25\n",
    "Serbian": "Област;Година;Број\nБеоградска област;2020;1\u00a0234,5\nЈужнобачка област;2021;17,25\n",
    "Macedonian": "Регион;Година;Број\nСкопски регион;2020;1\u00a0234,5\n"
                  "Југоисточен регион;2021;17,25\nМеѓу нив: куќа;2021;3\n",
    "French": "Département;Année;Taux\nFinistère;2020;1\u00a0234,5\nHérault;2021;17,25\n",
    "German": "Bundesland;Jahr;Fälle\nThüringen;2020;1\u00a0234,5\nBaden-Württemberg;2021;17,25\n",
}
ENCODINGS = {
    "Kazakh": ["RK1048", "UTF-8"],
    "Russian": ["CP1251", "CP866", "KOI8-R", "UTF-8", "UTF-16LE", "UTF-16BE"],
    "Ukrainian": ["CP1251"], "Belarusian": ["CP1251"],
    "Serbian": ["CP1251"], "Macedonian": ["CP1251"],
    "French": ["CP1252", "UTF-8"], "German": ["CP1252", "UTF-16LE"],
}
CODECS = {"RK1048": "kz1048", "KOI8-R": "koi8_r"}


def encode(text, encoding):
    if encoding == "CP866":
        text = text.replace("…", "...")     # not in that one
    if encoding == "KOI8-R":
        text = text.replace("№", "N")
    return text, text.encode(CODECS.get(encoding, encoding.lower()))


def texts():
    """language, encoding, what, text, bytes"""
    for language, encodings in ENCODINGS.items():
        for encoding in encodings:
            kinds = {"table": TABLES[language]}
            if not encoding.startswith("UTF-16"):
                kinds["paragraph"] = PARAGRAPHS[language]
                kinds["small"] = PARAGRAPHS[language].lower()
                kinds["capitals"] = PARAGRAPHS[language].upper()
            for what, text in kinds.items():
                yield (language, encoding, what) + encode(text, encoding)


def literal(data):
    """A C string, cut where a line is full; octal escapes take three digits, so
    what follows them cannot be misread."""
    pieces, line = [], ""
    for byte in data:
        plain = 32 <= byte < 127 and chr(byte) not in '"\\?'
        line += chr(byte) if plain else "\\%03o" % byte
        if len(line) > 82:
            pieces.append(line)
            line = ""
    return "\n      ".join('"%s"' % piece for piece in pieces + [line] if piece)


def readable(text):
    """The same as UTF-8, to be read by people."""
    text = text.replace('"', '\\"').replace("\u00a0", "\\302\\240")
    pieces, line = [], ""
    for word in text.replace("\n", "\\n ").split(" "):
        if len(line) + len(word) > 84:
            pieces.append(line)
            line = ""
        line += word + ("" if word.endswith("\\n") else " ")
    pieces.append(line.rstrip(" "))
    return "\n      ".join('"%s"' % piece for piece in pieces if piece)


def header():
    print("/* Texts in old encodings. Made by tests/unit/encoding_texts.py. */")
    print("#ifndef ENCODING_TEXTS_H\n#define ENCODING_TEXTS_H\n\n#include <stddef.h>\n")
    print("struct encoded_text {\n    const char *language, *encoding, *what;\n"
          "    const char *bytes;\n    size_t length;\n    const char *utf8;\n};\n")
    print("static const struct encoded_text encoded_texts[] = {")
    for language, encoding, what, text, data in texts():
        print('    { "%s", "%s", "%s",\n      %s, %d,\n      %s },' % (
            language, encoding, what, literal(data), len(data), readable(text)))
    print("};\n\n#endif")


def corpus():
    folder = pathlib.Path("tests/fuzz/corpus/encoding")
    files = {}
    for language, encoding, what, _, data in texts():
        if what == "table":
            files["%s_%s" % (language.lower(), encoding.lower())] = data
    kazakh = TABLES["Kazakh"]
    files["mark_utf8"] = b"\xef\xbb\xbf" + kazakh.encode()
    files["mark_utf16"] = kazakh.encode("utf-16")
    files["lone_surrogate"] = b"\xff\xfe" + "a\n".encode("utf-16-le") + b"\x3d\xd8a\0"
    files["odd_utf16"] = b"\xff\xfe" + "ab".encode("utf-16-le") + b"c"
    files["damaged_utf8"] = kazakh.encode()[:60] + b"\xd2" + kazakh.encode()[60:]
    files["cut_utf8"] = kazakh.encode()[:-3]
    files["two_encodings"] = kazakh.encode() + kazakh.encode("kz1048")
    packed = gzip.compress(kazakh.encode("kz1048"), mtime=0)
    files["packed"] = packed
    files["packed_twice"] = packed + packed + b"\0" * 20
    files["packed_cut"] = packed[:-9]
    files["packed_damaged"] = packed[:40] + b"\xff" + packed[41:]
    files["packed_and_more"] = packed + b"more"
    files["packed_header"] = packed[:2]
    files["empty"] = b""
    files["junk"] = bytes(i * 151 % 256 for i in range(300))
    for name, data in files.items():
        # The first byte says how the target reads: see fuzz_encoding.c.
        (folder / name).write_bytes(b"\0" + data)
    (folder / "asked_cp866").write_bytes(b"\x07" + files["russian_cp866"])
    (folder / "asked_utf16").write_bytes(b"\x02" + files["mark_utf16"])


corpus() if sys.argv[1:] == ["corpus"] else header()
