"""Long files whose last row alone says what they are: the decimal mark, the type
of a column, a code that is no number. What was read before must not have been
settled without it."""
import itertools

from torture import File, main, packed, write_csv

# As many rows as do not fit into a block of any size that is read at once.
ROWS = 40000
PLACES = ["Қарағанды облысы", "Түркістан облысы", "Алматы қаласы"]
LATE = "Ұлытау облысы"
ENCODINGS = {"utf-8": "utf-8", "utf-16": "utf-16", "rk1048": "kz1048"}
SUMMARIZE = ("gbv-summarize", "--by", "place", "--value", "x")

# Name; delimiter; the cells before, in turn, and their values; the last cell
# and its value; the type of the column; options.
READ = [
    ("a decimal comma", ";", ["1.234", "12.500"], [1234, 12500], "0,5", 0.5, "number", []),
    ("a decimal point", ";", ["1.234", "12.500"], [1.234, 12.5], "0.5", 0.5, "number", []),
    ("a point, where commas meant groups", ";", ["1,234", "12,500"], [1234, 12500], "0.5", 0.5,
     "number", []),
    ("a fraction after whole numbers", ";", ["1", "20"], [1, 20], "0,125", 0.125, "number", []),
    ("groups after whole numbers", ";", ["1", "20"], [1, 20], "1 234 567,5", 1234567.5, "number",
     []),
    ("a certain point after bare ones", ",", ["1.234", "12.500"], [1.234, 12.5], "0.5", 0.5,
     "number", []),
    ("a name after missing words", ",", ["NA", ".."], ["NA", ".."], "Kazakhstan", "Kazakhstan",
     "text", []),
    ("a number after missing words", ",", ["NA", ".."], [None, None], "5", 5, "number", []),
    ("text after numbers", ",", ["1", "2.50"], ["1", "2.50"], "about 3", "about 3", "text", []),
    ("a code after numbers", ",", ["1", "25"], ["1", "25"], "007", "007", "text", []),
    ("a number beyond 2^53", ",", ["1", "25"], ["1", "25"], "9007199254740993",
     "9007199254740993", "text", []),
    ("a share after numbers", ",", ["1", "25"], ["1", "25"], "17 %", "17 %", "text", []),
    ("a share after shares", ",", ["1 %", "2.5%"], [0.01, 0.025], "17 %", 0.17, "number", []),
    ("a number after days", ",", ["2020-01-31", "2020-02-01"], ["2020-01-31", "2020-02-01"], "5",
     "5", "text", []),
    ("a month after days", ",", ["2020-01-31", "2020-02-01"], ["2020-01-31", "2020-02-01"],
     "2020-03", "2020-03", "text", []),
    ("a day of another form", ",", ["2020-01-31", "2020-02-01"], ["2020-01-31", "2020-02-01"],
     "31.01.2020", "31.01.2020", "date", []),
    ("a dash after numbers", ",", ["1", "2.5"], ["1", "2.5"], "–", "–", "text", []),
    ("a dash by --zero", ",", ["1", "2.5"], [1, 2.5], "–", 0, "number", ["--zero", "–"]),
    ("a code by --na", ",", ["1", "2.5"], [1, 2.5], "98", None, "number", ["--na", "97:99"]),
    ("a word by --na", ",", ["1", "2.5"], [1, 2.5], "no answer", None, "number",
     ["--na", "x=no answer"]),
    ("a cell with a line end", ",", ["1", "2"], ["1", "2"], "a\n\"b\"", "a\n\"b\"", "text", []),
]
# Name; delimiter; the cells before; the last one; words of the message; options; program.
REFUSED = [
    ("a decimal comma after bare points", ",", ["1.234"], "1.234,5",
     ("decimal comma", "--decimal ,"), [], ("gbv-select",)),
    ("a decimal comma after bare points, folded,", ",", ["1.234"], "1.234,5", ("--decimal ,",), [],
     SUMMARIZE),
    ("another decimal mark", ";", ["1.5"], "2,5", ("decimal comma", "--decimal"), [],
     ("gbv-select",)),
    ("a bare point after quoted decimal commas, folded,", ",", ["1,5"], "1.234",
     ("decimal comma", f"line {ROWS + 2}", "decimal point"), [], SUMMARIZE),
    ("no decimal mark that is certain", ";", ["1.234"], "2.345", ("1.234 or 1234",), [],
     ("gbv-select",)),
    ("text", ",", ["1"], "abc", ("\"abc\" is not a number",), [], SUMMARIZE),
    ("a dash", ",", ["1"], "—", ("\"none\" or \"no data\"",), [], SUMMARIZE),
    ("a share", ",", ["1"], "5 %", ("ends in \"%\"",), [], SUMMARIZE),
    ("a value that is not valid", ",", ["1", "2"], "7", ("not among 1:4",), ["--valid", "x=1:4"],
     ("gbv-select",)),
    ("an open quote", ",", ["1", "2"], None, ("never closed",), [], ("gbv-select",)),
    ("a NUL byte", ",", ["1", "2"], "\0", ("NUL",), [], ("gbv-select",)),
]


def texts_of(delimiter, cells, last):
    """Two columns, the first a place; None: a quote that nothing closes."""
    pairs = itertools.islice(zip(itertools.cycle(PLACES), itertools.cycle(cells)), ROWS)
    begin = write_csv([("place", "x"), *pairs], delimiter)
    return begin + (LATE + delimiter + '"\n' if last is None
                    else write_csv([(LATE, last)], delimiter))


def content_of(text, codec, gz):
    content = text.encode(codec, errors="replace")
    return packed(content) if gz else content


def can_be_written(text, codec):
    try:
        return text.encode(codec) is not None
    except UnicodeEncodeError:
        return False


def read_files():
    for number, (case, (encoding, codec)) in enumerate(itertools.product(READ, ENCODINGS.items())):
        name, delimiter, cells, values, last, value, kind, options = case
        text = texts_of(delimiter, cells, last)
        if not can_be_written(text, codec):
            continue
        pairs = itertools.islice(zip(itertools.cycle(PLACES), itertools.cycle(values)), ROWS)
        rows = [{"place": place, "x": x} for place, x in pairs] + [{"place": LATE, "x": value}]
        yield File(f"{name} in the last row, {encoding}", content_of(text, codec, number % 4 == 0),
                   options, rows, {"place": "text", "x": kind},
                   ("place", ["x"]) if kind == "number" else None)


def refused_files():
    for number, (case, (encoding, codec)) in enumerate(
            itertools.product(REFUSED, ENCODINGS.items())):
        name, delimiter, cells, last, words, options, program = case
        yield File(f"{name} in the last row is refused, {encoding}",
                   content_of(texts_of(delimiter, cells, last), codec, number % 4 == 0), options,
                   refused=words, program=program,
                   line=2 if "no decimal mark" in name or "after quoted" in name else ROWS + 2)


if __name__ == "__main__":
    main([*read_files(), *refused_files()])
