"""rules/extract/weights.toml: its rows, and the file again with other numbers in them and nothing else changed."""
import re

NUMBER = re.compile(r"^(weight\s*=\s*)([+-]?\d+)(.*)$")


class Row:
    def __init__(self, line):
        self.line, self.name, self.types, self.weight, self.pinned, self.weight_line = line, "", (), 0, False, 0

    def key(self):
        return f"{self.name} {'+'.join(self.types)}"


def read(path):
    """(lines of the file, rows)"""
    with open(path, encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    rows = []
    for number, line in enumerate(lines):
        if line.strip() == "[[evidence]]":
            rows.append(Row(number))
            continue
        key, _, value = (part.strip() for part in line.partition("="))
        if not rows or not value or key.startswith("#"):
            continue
        row = rows[-1]
        if key == "name":
            row.name = re.findall('"([^"]*)"', value)[0]
        elif key == "type":
            row.types = tuple(re.findall('"([^"]*)"', value))
        elif key == "pinned":
            row.pinned = value.split("#")[0].strip() == "true"
        elif key == "weight":
            row.weight, row.weight_line = int(NUMBER.match(line)[2]), number
    for row in rows:
        if not (row.name and row.types and row.weight_line):
            raise ValueError(f"{path}:{row.line + 1}: a row without name, type or weight")
    return lines, rows


def write(path, lines, rows, new):
    """Puts the weights `new` (one a row) into the file."""
    lines = list(lines)
    for row, weight in zip(rows, new):
        lines[row.weight_line] = NUMBER.sub(rf"\g<1>{weight}\g<3>", lines[row.weight_line])
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write("\n".join(lines))
