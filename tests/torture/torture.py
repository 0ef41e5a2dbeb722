"""What the torture tests share: files as offices send them, what must come of
each, and how a program is asked.

Expected values are made here, from the values that a file is written from, and
never by the programs. Only Python's own codecs, csv and gzip are used."""
import concurrent.futures
import csv
import gzip
import io
import json
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

BUILD = sys.argv[1] if len(sys.argv) > 1 else "build"


@dataclass
class File:
    """A file, the options it is read with, and what must come of it."""
    name: str
    content: bytes
    options: list = field(default_factory=list)
    rows: list = None        # of {column: value}: what is read
    types: dict = None       # {column: "text", "number" or "date"}
    sums: tuple = None       # (a column, columns of numbers): sums of these by that
    refused: tuple = None    # instead: words of the message and its hint
    line: int = 0            # physical, that the message must name; 0: none
    status: int = 1
    program: tuple = ("gbv-select", "--format", "json")


def write_csv(rows, delimiter=",", end="\n", quotes="if needed", last_end=True):
    """Rows of texts as CSV; cells stand in quotes only if they must, or all that
    begin with no digit or sign, or all. None is an empty cell without quotes."""
    def cell(text):
        if text is None:
            return ""
        if (quotes == "all" or (quotes == "texts" and text[:1] not in tuple("0123456789-\u2212."))
                or any(c in text for c in delimiter + "\"\r\n") or text != text.strip(" \t")):
            return '"' + text.replace('"', '""') + '"'
        return text
    lines = [delimiter.join(map(cell, row)) for row in rows]
    return end.join(lines) + (end if last_end else "")


def run(program, options, path):
    command = [os.path.join(BUILD, "bin", program[0]), *program[1:], *options, path]
    return subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)


def same(expected, got):
    """The same value of the same kind, and numbers to the last bit."""
    if isinstance(expected, (int, float)) and isinstance(got, (int, float)):
        return float(expected) == float(got)
    return type(expected) is type(got) and expected == got


def unlike_rows(expected, got):
    if len(expected) != len(got):
        return f"{len(got)} rows, expected {len(expected)}"
    for i, (row, other) in enumerate(zip(expected, got)):
        if list(row) != list(other):
            return f"columns {list(other)}, expected {list(row)}"
        for name in row:
            if not same(row[name], other[name]):
                return f"row {i + 1}, {name}: {other[name]!r}, expected {row[name]!r}"
    return None


def summed(rows, by, names):
    """What gbv-summarize must say: math.fsum rounds once, as it does."""
    groups = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    answer = []
    for key, members in groups.items():
        out = {by: key}
        for name in names:
            numbers = [row[name] for row in members if row[name] is not None]
            out[name + "_n"] = len(numbers)
            out[name + "_n_missing"] = len(members) - len(numbers)
            out[name + "_sum"] = math.fsum(numbers) if numbers else None
        answer.append(out)
    return sorted(answer, key=lambda row: str(row[by]))


def fault_of_sums(file, path):
    by, names = file.sums
    answer = run(("gbv-summarize", "--format", "json", "--stat", "n,n_missing,sum", "--by", by,
                  "--value", ",".join(names)), file.options, path)
    if answer.returncode != 0:
        return f"gbv-summarize: exit code {answer.returncode}: {answer.stderr.decode()}"
    got = json.loads(answer.stdout)
    for row in got:
        del row["note"]
    fault = unlike_rows(summed(file.rows, by, names), sorted(got, key=lambda row: str(row[by])))
    return fault and "gbv-summarize: " + fault


def fault_of_types(file, path):
    answer = run(("gbv-describe", "--format", "json"), file.options, path)
    types = {row["column"]: row["type"] for row in json.loads(answer.stdout)}
    wrong = {name: types[name] for name in file.types if types[name] != file.types[name]}
    return f"types {wrong}, expected {file.types}" if wrong else None


def fault_of_reading(file, path):
    answer = run(file.program, file.options, path)
    if answer.returncode != 0:
        return f"exit code {answer.returncode}: {answer.stderr.decode(errors='replace')}"
    return (unlike_rows(file.rows, json.loads(answer.stdout))
            or (file.types and fault_of_types(file, path))
            or (file.sums and fault_of_sums(file, path)))


def fault_of_refusal(file, path):
    answer = run(file.program, file.options, path)
    said = answer.stderr.decode(errors="replace")
    if answer.returncode != file.status or answer.stdout:
        return f"exit code {answer.returncode}, not refused: {answer.stdout[:200]!r} {said}"
    place = os.path.basename(path) + (f":{file.line}:" if file.line else ":")
    wanted = [": error: ", "hint: ", *file.refused] + ([place] if file.status == 1 else [])
    missing = [words for words in wanted if words not in said]
    return f"the message lacks {missing}: {said}" if missing else None


def fault_of(file, folder):
    path = os.path.join(folder, file.name.replace("/", "_").replace(" ", "_") + ".csv")
    with open(path, "wb") as out:
        out.write(file.content)
    fault = fault_of_refusal(file, path) if file.refused else fault_of_reading(file, path)
    os.remove(path)
    return fault


def main(files):
    """Tries all and prints TAP."""
    failed = 0
    print(f"1..{len(files)}")
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = pool.map(lambda file: fault_of(file, folder), files)
        for i, (file, fault) in enumerate(zip(files, faults), 1):
            failed += bool(fault)
            print(f"{'not ok' if fault else 'ok'} {i} - {file.name}")
            if fault:
                print("# " + fault.replace("\n", "\n# "))
    sys.exit(failed != 0)


def packed(content):
    return gzip.compress(content, mtime=0)
