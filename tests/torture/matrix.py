"""The matrix: encodings x delimiters x decimal marks x line ends x quotes, and by
lot (a fixed one) thousands marks, forms of dates, missing words, minus and gzip. Every
file holds the same kinds of columns; all must be read to the last bit. Beside
it, files whose decimal mark nothing decides: these must be refused."""
import itertools
import random
from decimal import Decimal

from torture import File, main, packed, write_csv

# Python's codec, byte order mark, a text's language.
ENCODINGS = {
    "utf-8": ("utf-8", b"", "all"),
    "utf-8 mark": ("utf-8", b"\xef\xbb\xbf", "all"),
    "utf-16le mark": ("utf-16-le", b"\xff\xfe", "all"),
    "utf-16le": ("utf-16-le", b"", "all"),
    "utf-16be mark": ("utf-16-be", b"\xfe\xff", "all"),
    "utf-16be": ("utf-16-be", b"", "all"),
    "cp1251": ("cp1251", b"", "ru"),
    "rk1048": ("kz1048", b"", "kk"),
    "cp866": ("cp866", b"", "ru"),
    "koi8-r": ("koi8_r", b"", "ru"),
    "cp1252": ("cp1252", b"", "fr"),
}

# "NA" is a text here: Namibia. Quotes, delimiters and line ends stand in cells.
PLACES = {
    "all": ["Қарағанды облысы", "NA", "г. Алматы, \"центр\"", "Toʻrtkoʻl; Nukus | 2\nшаҳри",
            "Ýaş çäk", "Өскемен"],
    "ru": ["Карагандинская область", "NA", "г. Алматы, \"центр\"", "Тараз; Кентау | 2\nгорода",
           "Восточно-Казахстанская", "Усть-Каменогорск"],
    "kk": ["Қарағанды облысы", "NA", "Алматы қаласы, \"орталық\"", "Тараз; Кентау | 2\nқала",
           "Шығыс Қазақстан", "Өскемен"],
    "fr": ["Région de Genève", "NA", "Préfecture, \"siège\"", "Évreux; Orléans | 2\nvilles",
           "Côte d’Ivoire", "Besançon"],
}
NAMES = {"all": "өңір", "ru": "область", "kk": "облыс", "fr": "région"}

COUNTS = [1234567, 42, -3210, 0, None, 1000]
RATES = ["1234.5", "0.25", "-17.125", "3", None, "1234567.0625"]
SHARES = ["17.1", "0", "100", "3.25", None, "0.5"]
DATES = {
    "iso": ["2020-01-31", "2019-12-01", "2020-02-29", "1999-06-15", None, "2021-10-10"],
    "dotted": ["31.01.2020", "01.12.2019", "29.02.2020", "15.06.1999", None, "10.10.2021"],
    "month": ["2020-01", "2019-12", "2020-02", "1999-06", None, "2021-10"],
    "quarter": ["2020-Q1", "2019-Q4", "2020-Q1", "1999-Q2", None, "2021-Q4"],
}
CODES = ["007", "010", "000", "123", None, "045"]
GROUPS = ["", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019", "other"]
WORDS = ["", "NA", "N/A", ".", "..", "\u2026", "н/д", "мәлімет жоқ"]
DASHES = ["-", "\u2013", "\u2014"]
MINUS = ["-", "\u2212"]
QUOTES = ["if needed", "texts", "all"]


def one_of(draw, choices, codec):
    """One of the choices that the encoding has."""
    def can_be_written(choice):
        try:
            return choice.encode(codec) is not None
        except UnicodeEncodeError:
            return False
    return draw.choice([choice for choice in choices if can_be_written(choice)])


def print_number(value, mark, group, minus):
    """A decimal as an office prints it: 1 234,5."""
    whole, _, fraction = str(abs(Decimal(value))).partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    sign = minus if Decimal(value) < 0 else ""
    return sign + grouped + (mark + fraction if fraction else "")


def make(number, encoding, delimiter, mark, end, quotes):
    codec, begin, language = ENCODINGS[encoding]
    draw = random.Random(number)
    group = one_of(draw, GROUPS, codec)
    group = {".": ",", ",": "."}[mark] if group == "other" else group
    word = one_of(draw, WORDS, codec)
    minus = one_of(draw, MINUS, codec)
    form = draw.choice(list(DATES))
    places = [place.replace("\n", end) for place in PLACES[language]]

    # A dash says nothing until the user does.
    options, absent = [], None
    if draw.random() < 0.2:
        word = one_of(draw, DASHES, codec)
        rule = draw.choice(["--na", "--zero"])
        options, absent = [rule, word], 0 if rule == "--zero" else None
    if draw.random() < 0.1:
        options += ["--encoding", encoding.split(" ")[0], "--decimal", mark,
                    "--delimiter", delimiter]

    pad = one_of(draw, ["", "", "", " ", "  ", "\u00a0", "\t "], codec)

    def printed(value, after=""):
        if value is None:
            return pad + word + pad or None
        return pad + print_number(value, mark, group, minus) + after + pad

    header = [NAMES[language], "code", "day", "count", "rate", "share"]
    percent = one_of(draw, ["%", " %", "\u00a0%", "\u202f%"], codec)
    texts = [header] + [
        [place, code, day, printed(count), printed(rate), printed(share, percent)]
        for place, code, day, count, rate, share
        in zip(places, CODES, DATES[form], COUNTS, RATES, SHARES)]
    values = [
        [place, code, day, absent if count is None else count,
         absent if rate is None else float(rate),
         absent if share is None else float(Decimal(share) / 100)]
        for place, code, day, count, rate, share
        in zip(places, CODES, DATES[form], COUNTS, RATES, SHARES)]
    text = write_csv(texts, delimiter, end, quotes, last_end=draw.random() < 0.8)
    content = begin + text.encode(codec)
    kinds = ["text", "text", "date", "number", "number", "number"]
    shown = " ".join([encoding, repr(delimiter), repr(mark), repr(group), form, repr(word),
                      repr(end), quotes, repr(pad), *options])
    # Points without quotes among commas are decimal, but here they part groups.
    doubtful = (delimiter, mark, group, pad) == (",", ",", ".", "") and quotes != "all"
    refused = ("decimal comma", "--decimal ,") if doubtful and "--decimal" not in options else None
    gz = draw.random() < 0.25
    return File(name=f"{number} {shown}{' gz' if gz else ''}",
                content=packed(content) if gz else content, options=options,
                rows=[dict(zip(header, row)) for row in values], types=dict(zip(header, kinds)),
                sums=(header[0], header[3:]), refused=refused, line=2)


def matrix():
    choices = itertools.product(ENCODINGS, [",", ";", "\t", "|"], [".", ","],
                                ["\n", "\r\n", "\r"], QUOTES, range(2))
    return [make(number, *choice[:5]) for number, choice in enumerate(choices)]


def make_undecided(encoding, delimiter, mark, quotes, said, pad):
    """Three digits behind every mark: 1.234 is two numbers, unless commas part
    the cells and leave the point bare, or the user says which."""
    codec, begin, language = ENCODINGS[encoding]
    header = [NAMES[language], "rate"]
    rates = [mark.join(parts) for parts in [("1", "234"), ("17", "500"), ("3", "125")]]
    padded = [pad + rate + pad for rate in rates]
    text = write_csv([header, *zip(PLACES[language], padded)], delimiter, "\r\n", quotes)
    shown = f"{encoding} {delimiter!r} {mark!r} {quotes} {said} {pad!r}"
    bare_point = delimiter == "," and mark == "." and quotes != "all" and not pad
    file = File(name=f"undecided {shown}", content=begin + text.encode(codec),
                options=["--decimal", said] if said else [])
    if not said and not bare_point:
        file.refused = ("1.234 or 1234" if mark == "." else "1234 or 1.234", "--decimal , reads")
        file.line = 2
    else:
        read = [rate.replace(mark, "." if (said or ".") == mark else "") for rate in rates]
        file.rows = [dict(zip(header, (place, float(rate))))
                     for place, rate in zip(PLACES[language], read)]
        file.sums = (header[0], ["rate"])
    return file


def undecided():
    choices = itertools.product(ENCODINGS, [",", ";", "\t", "|"], [".", ","], QUOTES,
                                ["", ".", ","], ["", " "])
    return [make_undecided(*choice) for choice in choices]


if __name__ == "__main__":
    main(matrix() + undecided())
