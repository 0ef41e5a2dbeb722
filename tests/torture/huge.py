"""Input without end, on a pipe: refused soon and in little memory, or read in
little memory. Address space is limited, but for builds with sanitizers, which
map terabytes of it."""
import gzip
import os
import resource
import subprocess
import sys
import threading

from torture import BUILD

MIB = 1024 * 1024
LIMIT = 192 * MIB
SECONDS = 60


def repeat(begin, piece, size, end=b""):
    """`begin`, then `piece` over and over until `size`, then `end`."""
    yield begin
    block = piece * (65536 // len(piece))
    for _ in range(size // len(block)):
        yield block
    yield end


def numbered(n, delimiter):
    """c0,c1,… of n columns."""
    for first in range(0, n, 100000):
        names = (f"c{i}" for i in range(first, min(first + 100000, n)))
        yield ((delimiter if first else "") + delimiter.join(names)).encode()
    yield b"\n"


def in_gzip(pieces):
    """Packed one by one: gzip's parts may follow each other."""
    last = packed = None
    for piece in pieces:
        packed = packed if piece is last else gzip.compress(piece, 1, mtime=0)
        last = piece
        yield packed


GIB = 1024 * MIB
REFUSED = [
    ("a cell of 1 GiB", lambda: repeat(b"a,b\n1,", b"x", GIB), 
     "standard input:2: error: ", "16 MiB"),
    ("a quoted cell of 1 GiB", lambda: repeat(b"a,b\n1,\"", b"x", GIB), ":2: error: ", "16 MiB"),
    ("a quote never closed, over lines",
     lambda: repeat(b"a,b\n1,x\n2,\"", b"3," + b"y" * 1000 + b"\n", GIB), ":3: error: ", "16 MiB"),
    ("a name of 1 GiB", lambda: repeat(b"", b"x", GIB), ":1: error: ", "16 MiB"),
    ("a cell of 1 GiB in UTF-16", lambda: repeat(b"\xff\xfea\0,\0b\0\n\0", b"x\0", GIB),
     ":2: error: ", "16 MiB"),
    ("a cell of 1 GiB in gzip", lambda: in_gzip(repeat(b"a,b\n1,", b"x", GIB)), ":2: error: ",
     "16 MiB"),
    ("10 million columns", lambda: numbered(10_000_000, ","), ":1: error: ", "65536 cells"),
    ("10 million columns, tabs", lambda: numbered(10_000_000, "\t"), ":1: error: ", "65536 cells"),
    ("10 million cells in a row", lambda: repeat(b"a,b\n1,2\n", b"1,", 20 * MIB), ":3: error: ",
     "65536 cells"),
    ("the same name 50,000 times", lambda: repeat(b"", b"same,", 300000, b"same\n"), ":1: error: ",
     "both named"),
    ("blank lines only", lambda: repeat(b"", b"\n", 128 * MIB), "error: ", "empty"),
    ("zeros", lambda: repeat(b"", b"\0", GIB), "error: ", "hint: "),
]
READ = [
    ("blank lines within", lambda: repeat(b"a,b\n", b"\n", 128 * MIB, b"1,2\n"), b"a,b\n1,2\n"),
    ("rows cut short, left out", lambda: repeat(b"a,b\n", b"1\n", 64 * MIB, b"1,2\n"),
     b"a,b\n1,2\n"),
]


def feed(pipe, pieces):
    try:
        for piece in pieces:
            pipe.write(piece)
        pipe.close()
    except BrokenPipeError:
        pass


def is_sanitized(program):
    with open(program, "rb") as binary:
        return b"__asan_init" in binary.read()


def run(program, pieces):
    """The exit code (None: it took too long), what was printed, and said."""
    path = os.path.join(BUILD, "bin", program[0])
    limit = None if is_sanitized(path) else \
        lambda: resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    process = subprocess.Popen([path, *program[1:]], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit)
    feeder = threading.Thread(target=feed, args=(process.stdin, pieces), daemon=True)
    feeder.start()
    process.stdin = None
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    out, err = process.communicate()
    timer.cancel()
    return process.returncode, out, err.decode(errors="replace")


def tests():
    for name, make, place, words in REFUSED:
        for program in ["gbv-select"], ["gbv-describe"]:
            code, out, err = run(program, make())
            fine = code == 1 and not out and place in err and words in err
            yield f"{program[0]} refuses {name}", None if fine else f"exit code {code}: {err}"
    for name, make, expected in READ:
        code, out, err = run(["gbv-select", "--ragged", "skip"], make())
        fine = code == 0 and out == expected
        yield f"gbv-select reads {name}", None if fine else f"exit code {code}: {err}"


if __name__ == "__main__":
    failed = 0
    print(f"1..{2 * len(REFUSED) + len(READ)}")
    for number, (title, fault) in enumerate(tests(), 1):
        failed += bool(fault)
        print(f"{'not ok' if fault else 'ok'} {number} - {title}", flush=True)
        if fault:
            print("# " + fault.replace("\n", "\n# "))
    sys.exit(failed != 0)
