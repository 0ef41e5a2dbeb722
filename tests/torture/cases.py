"""Single files, each with one trap: read right, or refused with the place, the
reason and the way out."""
import gzip

from torture import File, main, packed

SUMMARIZE = ("gbv-summarize", "--value")


def rows_of(names, *rows):
    return [dict(zip(names.split(), row)) for row in rows]


def reads(name, content, names, *rows, options=(), types=None):
    if isinstance(content, str):
        content = content.encode()
    return File(name, content, list(options), rows_of(names, *rows), types)


def refuses(name, content, *words, options=(), line=0, status=1, value=None):
    """`value`: the column that is asked for as numbers, where a table as such
    can be printed."""
    if isinstance(content, str):
        content = content.encode()
    program = (*SUMMARIZE, value) if value else ("gbv-select",)
    return File(name, content, list(options), refused=words, line=line, status=status,
                program=program)


ENCODED = [
    reads("a mark and decimal commas", "\ufeffoblast;year;rate\nАқмола;2020;1 234,5\n"
          "Алматы;2021;17,25\n", "oblast year rate", ["Ақмола", 2020, 1234.5],
          ["Алматы", 2021, 17.25]),
    reads("Windows-1251", "область;год;показатель\nАкмолинская;2020;1234,5\n"
          "Алматинская;2021;17,25\n".encode("cp1251"), "область год показатель",
          ["Акмолинская", 2020, 1234.5], ["Алматинская", 2021, 17.25]),
    reads("KZ-1048", "облыс;жыл;көрсеткіш\nҚарағанды;2020;1234,5\nҮлкен қала;2021;17,25\n"
          .encode("kz1048"), "облыс жыл көрсеткіш", ["Қарағанды", 2020, 1234.5],
          ["Үлкен қала", 2021, 17.25]),
    reads("UTF-16 with a mark", b"\xff\xfe" + "oblast;year;rate\nАқмола;2020;1234,5\n"
          .encode("utf-16-le"), "oblast year rate", ["Ақмола", 2020, 1234.5]),
    refuses("UTF-16 without a mark, of few signs that tell it",
            "Қарағанды облысы;Теміртау\n".encode("utf-16-le"), "NUL", "--encoding UTF-16", line=1),
    reads("the same, and said", "облыс;қала\nҚарағанды облысы;Теміртау\n".encode("utf-16-le"),
          "облыс қала", ["Қарағанды облысы", "Теміртау"], options=["--encoding", "utf-16"]),
    reads("Ukrainian in Windows-1251", "область;рік\nХарківська;2020\nЄвпаторія;2021\n"
          "Ґалаґан;2021\n".encode("cp1251"), "область рік", ["Харківська", 2020],
          ["Євпаторія", 2021], ["Ґалаґан", 2021]),
    refuses("Turkish, which is not told from Western", "şehir;n\nIğdır;1\nAltınordu;2\n"
            .encode("cp1254"), "\"þehir;n\" or CP1254 \"şehir;n\"", "--encoding CP1254", line=1),
    reads("Turkish by name", "şehir;n\nIğdır;1\nAltınordu;2\n".encode("cp1254"), "şehir n",
          ["Iğdır", 1], ["Altınordu", 2], options=["--encoding", "windows-1254"]),
    reads("French, whose letters both have", "région;n\nGenève;1\nÉvreux;2\n".encode("cp1254"),
          "région n", ["Genève", 1], ["Évreux", 2]),
] + [
    refuses(f"an encoding that is not known: {codec}, {text.split(';')[0]}", text.encode(codec),
            "can be told", "--encoding")
    for codec, text in [
        ("iso8859_5", "область;город\nКарагандинская;Темиртау\nАлматинская;Есик\n"),
        ("mac_cyrillic", "область;город\nКарагандинская;Темиртау\nАлматинская;Есик\n"),
        ("cp855", "область;город\nКарагандинская;Темиртау\nАлматинская;Есик\n"),
        ("ptcp154", "облыс;қала\nҚарағанды;Теміртау\nТүркістан;Кентау\n"),
        ("ptcp154", "облус;шаар\nЫсык-Көл;Каракол\nОш;Өзгөн\nЖалал-Абад;Кара-Көл\n"),
        ("cp1250", "województwo;miasto\nŁódzkie;Łódź\nŚląskie;Gliwice\nmałopolskie;Kraków\n"),
        ("iso8859_2", "województwo;miasto\nŁódzkie;Łódź\nŚląskie;Gliwice\n"),
        ("cp850", "Land;Stadt\nThüringen;Jena\nBaden-Württemberg;Tübingen\n"),
        ("mac_roman", "Land;Stadt\nThüringen;Jena\nBaden-Württemberg;Tübingen\n"),
        ("cp1253", "πόλη;n\nΑθήνα;1\nΘεσσαλονίκη;2\n")]
] + [
    refuses("one letter in no known encoding", b"name;n\n\xe1\xe1;1\n", "cannot be told",
            "--encoding CP1251"),
    reads("the same with its encoding named", b"name;n\n\xe1\xe1;1\n", "name n", ["бб", 1],
          options=["--encoding", "CP1251"]),
    refuses("Cyrillic only behind the sample", b"name;n\n" + b"abc;1\n" * 12000
            + "Абай;2\n".encode("cp1251"), "is not UTF-8", "--encoding CP1251", line=12002),
    refuses("Kazakh only behind the sample", "имя;n\n".encode("cp1251")
            + "Тараз;1\n".encode("cp1251") * 9000 + "Қала;2\n".encode("kz1048"),
            "--encoding RK1048", line=9002),
    refuses("invalid UTF-8", "имя,n\nАлматы,1\n".encode() + b"\xd0,2\n", "0xd0", line=3),
    refuses("a byte of Windows-1251 in UTF-8", "имя,n\nАлматы,1\nТараз,2\n".encode()
            + b"\xc0\xe1\xe0\xe9,3\n", "0xc0", line=4),
    refuses("UTF-16 cut in a character", b"\xff\xfe" + "a,b\n1,2\n".encode("utf-16-le")[:-1],
            "cut"),
    refuses("UTF-16 with half a pair", b"\xff\xfe" + "a,b\n".encode("utf-16-le")
            + b"\x00\xd8,\x001\x00\n\x00", "UTF-16", line=2),
    refuses("another mark than asked for", b"\xff\xfea\x00", "UTF-16LE",
            options=["--encoding", "UTF-8"]),
    refuses("an encoding nobody knows", "a\n1\n", "unknown encoding", "RK1048",
            options=["--encoding", "ebcdic"], status=2),
]

TABLE = "a,b\n1,x\n2,y\n"
PACKED = [
    reads("gzip", packed(TABLE.encode()), "a b", [1, "x"], [2, "y"]),
    reads("gzip in two parts", packed(b"a,b\n1,x\n") + packed(b"2,y\n"), "a b", [1, "x"], [2, "y"]),
    refuses("gzip cut off", gzip.compress(TABLE.encode() * 5000)[:-9], "ends too early"),
    refuses("gzip cut in its head", packed(TABLE.encode())[:7], "ends too early"),
    refuses("gzip with a wrong check", packed(TABLE.encode())[:-8] + b"\0" * 8, "damaged"),
    refuses("gzip and something else", packed(TABLE.encode()) + b"more", "something else"),
    refuses("gzip twice", packed(packed(TABLE.encode())), "gzip twice", "gunzip -c"),
]

FOREIGN = [
    refuses("xlsx", b"PK\3\4\x14\0\6\0\x08\0\0\0!\0[Content_Types].xml", "(.xlsx)", "libreoffice"),
    refuses("ods", b"PK\3\4\x14\0\0\x08\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "(.ods)", "libreoffice"),
    refuses("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "(.xls)", "libreoffice"),
    refuses("pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF", "pdftotext"),
    refuses("html", "<!DOCTYPE html>\n<html lang=\"kk\">", "web page", "CSV file itself"),
    refuses("html in UTF-16", b"\xff\xfe" + "<html>".encode("utf-16-le"), "web page"),
    refuses("xml", "<?xml version=\"1.0\"?>\n<rows/>", "XML"),
    refuses("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\1\0\x08\2\0\0\0", "picture"),
    refuses("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "picture"),
    refuses("json", "[{\"a\": 1}]\n", "JSON", "mlr"),
    refuses("json lines", "{\"a\": 1}\n", "JSON", "mlr"),
    refuses("json in lines", "[\n  {\"a\": 1},\n", "JSON", "mlr"),
    refuses("spss", b"$FL2@(#) SPSS DATA FILE MS Windows\2\0\0\0", "(.sav)", "damaged"),
    refuses("stata", b"<stata_dta><header><release>118</release>", "(.dta)", "damaged"),
    refuses("parquet", b"PAR1\x15\x04\x15\x10", "Parquet", "duckdb"),
    refuses("xz", b"\xfd7zXZ\0\0\4", "xz", "unxz"),
    refuses("bzip2", b"BZh91AY&SY", "bzip2", "bunzip2"),
    refuses("zstd", b"\x28\xb5\x2f\xfd\x04\x00", "zstd", "unzstd"),
    refuses("binary junk", bytes(range(256)) * 40, "error"),
    refuses("zeros", b"\0" * 10000, "error"),
]

SHAPES = [
    refuses("nothing", b"", "empty"),
    refuses("blank lines", "\n\r\n  \n", "empty"),
    reads("a header alone", "a,b\n", "a b"),
    refuses("a name twice", "a,b,a\n1,2,3\n", "both named \"a\"", line=1),
    refuses("a column without name", "a;;b\n1;2;3\n", "column 2 has no name", line=1),
    reads("a delimiter behind every row", "a;b;\n1;2;\n3;4;\n", "a b", [1, 2], [3, 4]),
    reads("delimiters behind some rows", "a,b,,\n1,2,,\n3,4,\n5,6\n7,\n", "a b", [1, 2], [3, 4],
          [5, 6], [7, None]),
    refuses("a value behind the last name", "a;b;\n1;2;\n3;4;5\n", "column 3, which has no name",
            line=3),
    refuses("a title", "Victims by year\nyear,victims\n2020,1\n2021,2\n", "--skip 1"),
    reads("a title left out", "Victims by year\n\nyear,victims\n2020,1\n", "year victims",
          [2020, 1], options=["--skip", "2"]),
    refuses("a spreadsheet's sep line", "sep=;\na;b\n1;2\n", "--skip 1"),
    refuses("more lines left out than there are", "a,b\n1,2\n", "fewer lines",
            options=["--skip", "9"]),
    refuses("a short row", "a,b\n1,2\n3\n", "1 cell where the header", "--ragged", line=3),
    reads("a short row filled up", "a,b\n1,2\n3\n", "a b", [1, 2], [3, None],
          options=["--ragged", "pad"]),
    reads("a short row left out", "a,b\n1,2\n3\n", "a b", [1, 2], options=["--ragged", "skip"]),
    refuses("a long row is not cut", "a,b\n1,2\n3,4,5\n", "3 cells where the header", line=3,
            options=["--ragged", "pad"]),
    reads("no header", "1;x\n2;y\n", "column1 column2", [1, "x"], [2, "y"],
          options=["--no-header"]),
    refuses("decimal commas unquoted between commas", "a,b\n1,5,2,5\n3,5,4,5\n", "4 cells",
            line=2),
    refuses("two delimiters", "a;b,c\n1;2,x\n3;4,y\n", "parted by", "--delimiter"),
    reads("the delimiter said", "a;b,c\n1;2,x\n", "a b,c", [1, "2,x"], options=["-d", ";"]),
    refuses("an open quote", "a,b\n1,\"x\n2,y\n", "never closed", line=2),
    refuses("text behind a quote", "a,b\n1,\"x\"y\n", "quote", line=2),
    refuses("a quote within", "a,b\n1,x\"y\n", "quote", line=2),
    refuses("a NUL byte", b"a,b\n1,x\n2,\0y\n", "NUL", line=3),
    reads("line ends of three kinds", "a,b\r\n1,x\r2,y\n3,z", "a b", [1, "x"], [2, "y"], [3, "z"]),
    refuses("the line behind quoted line ends", "a,b\n\"1\n\n2\",3\n\nx,4,5\n", "3 cells", line=6),
]

NUMBERS = [
    refuses("two readings", "x;y\n1.234;a\n12.345;b\n", "1.234 or 1234", "--decimal"),
    refuses("two readings beside a code, as numbers", "x;y\n01;a\n1,234;b\n", "1234 or 1.234",
            "--decimal", line=3, value="x"),
    refuses("text below a decimal comma, as numbers", "x;y\n1,5;a\nabc;b\n",
            "\"abc\" is not a number", "--na", line=3, value="x"),
    refuses("two readings by comma", "x;y\n1,234;a\n12,345;b\n", "1234 or 1.234", "--decimal"),
    reads("a decimal point said", "x;y\n1.234;a\n", "x y", [1.234, "a"],
          options=["--decimal", "."]),
    reads("a decimal comma said", "x;y\n1.234;a\n", "x y", [1234, "a"], options=["--decimal", ","]),
    reads("another column decides", "x;y\n1.234;0,5\n12.345;7\n", "x y", [1234, 0.5], [12345, 7]),
    refuses("two decimal marks", "x;y\n1.5;1\n2,5;2\n", "decimal comma", "decimal point", line=3),
    reads("a point between commas", "x,y\n1.234,a\n12.345,b\n", "x y", [1.234, "a"], [12.345, "b"]),
    refuses("points of groups between commas", "x,y\n1.234.567,\"0,5\"\n-3.210,\"1\"\n",
            "decimal comma", "--decimal ,", line=2),
    reads("the same, and --decimal", "x,y\n1.234.567,\"0,5\"\n-3.210,\"1\"\n", "x y",
          [1234567, 0.5], [-3210, 1], options=["--decimal", ","]),
    refuses("both marks between commas", "x,y\n3.210,\"1.234,5\"\n", "decimal comma",
            "--decimal ,", line=2),
    refuses("a point and a quoted decimal comma", "x,y\n3.210,\"0,5\"\n", "decimal comma",
            "--decimal", line=2),
    reads("a certain point and quoted codes", "x,y\n3.21,\"1,2\"\n0.5,\"3,4\"\n", "x y",
          [3.21, "1,2"], [0.5, "3,4"]),
    reads("one column of decimal commas", "x\n1,5\n2,25\n", "x", [1.5], [2.25]),
    reads("leading zeros are codes", "code,n\n007,1\n010,2\n", "code n", ["007", 1], ["010", 2],
          types={"code": "text", "n": "number"}),
    reads("zeros that are numbers", "a,b\n0,0.5\n0.0,10\n", "a b", [0, 0.5], [0, 10]),
    reads("beyond 2^53", "id\n9007199254740993\n", "id", ["9007199254740993"],
          types={"id": "text"}),
    reads("2^53", "id\n9007199254740992\n", "id", [2**53], types={"id": "number"}),
    reads("powers of ten", "x\n1e5\n2.5E-3\n+7\n", "x", [1e5], [0.0025], [7]),
    refuses("shares and numbers", "x\n17 %\n5\n", "is without", line=3, value="x"),
    reads("shares", "x;y\n17 %;1\n3,5%;2\n", "x y", [0.17, 1], [0.035, 2]),
    refuses("a text among numbers", "n\n1\n\nabc\n", "\"abc\" is not a number", "--na 'abc'",
            line=4, value="n"),
] + [
    refuses(f"no number: {text}", f"n;m\n1;1\n{text};1\n", "is not a number", line=3, value="n")
    for text in ["inf", "nan", "NaN", "Infinity", "0x10", "1_000", "١٢٣", "1 23", "1 2345",
                 "12 34 567", "(5)", "$5", "1/2", "1e", "--5", "5-", "1.2.3", "1'23", "０"]
] + [
    refuses(f"no number that can be held: {text}", f"n;m\n1;1\n{text};1\n", "n", line=3, value="n")
    for text in ["1e400", "9007199254740993", "123456789012345678901234567890"]
]

MISSING = [
    reads("missing words", "x,y\n1,..\n2,…\n3,н/д\n4,NA\n5,.\n6,N/A\n7,мәлімет жоқ\n8,\n9,4\n",
          "x y", *[[x, None] for x in range(1, 9)], [9, 4], types={"y": "number"}),
    reads("in texts only the empty cell", "c,n\nNA,1\n..,2\n,3\nKZ,4\n", "c n", ["NA", 1],
          ["..", 2], [None, 3], ["KZ", 4], types={"c": "text"}),
    reads("a code by --na", "x,y\n1,..\n2,—\n3,н/д\n4,-99\n5,7\n", "x y",
          *[[x, None] for x in range(1, 5)], [5, 7], options=["--na", "y=—,-99"]),
    reads("ranges by --na", "a,b\n1,97\n-3,98\n97,5\n4,99.0\n96,-5\n", "a b", [1, None],
          [None, None], [None, 5], [4, None], [96, None], options=["--na", "97:99,-5:-1"]),
    reads("--na of one column", "a,b\n9,9\n1,9\n", "a b", [None, 9], [1, 9],
          options=["--na", "a=9"]),
    reads("--valid", "a,b\n1,x\n4,y\n", "a b", [1, "x"], [4, "y"], options=["--valid", "a=1:4"]),
    reads("--valid and --na", "a\n1\n99\n", "a", [1], [None],
          options=["--valid", "1:4", "--na", "99"]),
    refuses("not among --valid", "a\n1\n7\n4\n0\n", "2 values are not among 1:4", "\"7\" (line 3)",
            "\"0\" (line 5)", line=3, options=["--valid", "1:4"]),
    refuses("--na of no column", "a\n1\n", "no column \"b\"", options=["--na", "b=9"]),
    refuses("a range that ends before it begins", "a\n1\n", "9:1", options=["--na", "9:1"],
            status=2),
] + [
    refuses(f"a dash: {dash}", f"n,m\n1,1\n{dash},2\n", "\"none\" or \"no data\"",
            f"--zero '{dash}'", f"--na '{dash}'", line=3, value="n") for dash in "-–—"
] + [
    reads(f"a dash by --na: {dash}", f"n,m\n1,1\n{dash},2\n", "n m", [1, 1], [None, 2],
          options=["--na", dash]) for dash in "-–—"
] + [
    reads(f"a dash by --zero: {dash}", f"n,m\n1,1\n{dash},2\n", "n m", [1, 1], [0, 2],
          options=["--zero", dash]) for dash in "-–—"
]

DATES = [
    reads("no such day", "d,n\n30.01.2020,1\n31.02.2020,2\n", "d n", ["30.01.2020", 1],
          ["31.02.2020", 2], types={"d": "text"}),
    reads("two forms of days", "d,n\n2020-01-30,1\n31.01.2020,2\n", "d n", ["2020-01-30", 1],
          ["31.01.2020", 2], types={"n": "number"}),
    reads("days and months", "d,n\n2020-01-30,1\n2020-02,2\n", "d n", ["2020-01-30", 1],
          ["2020-02", 2], types={"d": "text"}),
    reads("American days are text", "d,n\n01/31/2020,1\n", "d n", ["01/31/2020", 1],
          types={"d": "text"}),
    reads("day and month in turn are told", "d\n01.02.2020\n", "d", ["01.02.2020"],
          types={"d": "date"}),
]

if __name__ == "__main__":
    main(ENCODED + PACKED + FOREIGN + SHAPES + NUMBERS + MISSING + DATES)
