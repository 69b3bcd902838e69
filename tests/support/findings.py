"""What the scripts share: edits of findings applied to bytes, and the lists of known failures."""
import os
import re

# Rules that look at the whole corpus, or change their mind by what stands elsewhere.
WIDE = {"variant-hangul", "variant-name", "variant-han", "near-miss", "gloss-first", "gloss-repeated", "bare-han", "money-rate"}

def put(data, edits, begin=0, end=None):
    """data[begin:end] with edits made: (begin, end, bytes), sorted and not overlapping."""
    out, at = b"", begin
    for b, e, new in edits:
        out, at = out + data[at:b] + new, e
    return out + data[at:end]


def apply_edits(data, edits, codec="utf-8"):
    """The bytes with the edits of a record's fix made; a decoded text has `codec`."""
    return put(data, sorted((e["start"]["byte"], e["end"]["byte"], e["text"].encode(codec)) for e in edits))


def allowed_outcome(data, edits):
    """A pattern of all that the file may become: each edit made or not, all else as it is."""
    clusters = []
    for edit in edits:
        if clusters and (edit[0] < clusters[-1][1] or edit[0] == clusters[-1][0]):
            clusters[-1][1] = max(clusters[-1][1], edit[1])
            clusters[-1][2].append(edit)
        else:
            clusters.append([edit[0], edit[1], [edit]])
    pattern, at = b"", 0
    for begin, end, members in clusters:
        outcomes = {data[begin:end]}
        for number in range(1, 1 << min(len(members), 13)):
            chosen = [m for i, m in enumerate(members) if number >> i & 1]
            if all(a[1] <= b[0] for a, b in zip(chosen, chosen[1:])):
                outcomes.add(put(data, chosen, begin, end))
        pattern += re.escape(data[at:begin]) + b"(?:" + b"|".join(map(re.escape, sorted(outcomes))) + b")"
        at = end
    return pattern + re.escape(data[at:])


def known_failures(path):
    """{name: reason} of a file of lines `NAME  reason`; # opens a comment. Empty where there is none."""
    out = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            for line in f:
                if line.strip() and not line.startswith("#"):
                    name, _, reason = line.strip().partition(" ")
                    out[name] = reason.strip()
    return out
