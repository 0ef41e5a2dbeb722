"""What the suite writes, it reads: round_trip.py FOLDER TABLES [SEED] makes random tables
there whose texts and names hold what parts and quotes cells, has gbv-select write
them as csv and tsv, reads those without a word of how they are written, and
compares every cell with what the table was made from."""
import json
import os
import random
import subprocess
import sys

folder, tables = sys.argv[1], int(sys.argv[2])
random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 20260117)

PIECES = [',', ';', '\t', '|', ', ', '; ', '"', '""', '\n', '\r\n', '\r', ' ', '  ', "'", '\\', '#', '=',
          'a', 'Ош', 'б', '\ufeff', '\u00a0', '-', '1', '0,5', '2.5', '%', 'NA']
REGULAR = ['a;b', 'a, b', 'x|y', 'p\tq', 'a;b;c', '1;2', 'Osh, KG']    # alike in every row


def text():
    return ''.join(random.choice(PIECES) for _ in range(random.randrange(7)))


def column(n):
    """Texts, of which one at least is no number; None is missing."""
    kind = random.randrange(4)
    if kind == 0:
        return [random.choice(REGULAR)] * n
    if kind == 1:
        same = random.choice(REGULAR)
        return [random.choice((same, same, None, '')) for _ in range(n - 1)] + [same]
    cells = [random.choice((None, '', text(), text(), text())) for _ in range(n - 1)]
    return cells + ['word' + text().replace('\n', '').replace('\r', '') + '.']


def name(taken):
    while True:
        made = random.choice((random.choice(REGULAR), text(), 'plain')).strip() + str(len(taken))
        if made not in taken and '\n' not in made and '\r' not in made and '\ufeff' not in made:
            return made


def quoted(cell):
    return '' if cell is None else '"' + cell.replace('"', '""') + '"'


def run(*options, path):
    done = subprocess.run(['gbv-select', '--quiet', *options, path], capture_output=True)
    if done.returncode:
        sys.exit(f'{options} {path}: {done.stderr.decode()}')
    return done.stdout.decode()


for at in range(tables):
    n, names = random.randrange(1, 12), []
    for _ in range(random.randrange(1, 5)):
        names.append(name(names))
    columns = [column(n) for _ in names]
    if len(names) == 1:    # where an empty text is none
        columns = [[cell or None for cell in columns[0]]]
    made = os.path.join(folder, 'made.csv')
    with open(made, 'w', encoding='utf-8', newline='') as file:
        for row in [names, *zip(*columns)]:
            cells = [quoted(cell) for cell in row]
            file.write((','.join(cells) or '""') + '\n')
    wanted = [dict(zip(names, row)) for row in zip(*columns)]
    for form in 'csv', 'tsv':
        written = os.path.join(folder, 'written.' + form)
        run('--delimiter', ',', '--output', written, path=made)
        got = json.loads(run('--format', 'json', path=written))
        if got != wanted:
            with open(written, 'rb') as file:
                sys.exit(f'table {at} as {form}:\n{wanted}\n{got}\n{file.read()}')
