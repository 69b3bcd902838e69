"""Thousands of small documents, each checked as a document of its own.

A run of the program costs some 4 ms, so that ten thousand documents can have one each (`alone`). For hundreds of
thousands that is too long: `sieved` reads them some thousands a run and asks again, alone, for those on which
something was said. What such a run says of one document may rest on another (a near miss of a name that stands
there), and the second question leaves that out; what it might hide is seen by asking a sample of the silent ones too.
"""
import collections
import concurrent.futures
import json
import os
import random
import subprocess
import tempfile

LOUD = ("error", "warning")
AT_ONCE = 4000
SAMPLE = 500


def scratch():
    """A folder for small files, in memory where there is one."""
    return tempfile.TemporaryDirectory(prefix="ireum-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)


def run(program, folder, arguments, text=None):
    """Standard output of a run without a configuration; anything but 0 and 1 is an error."""
    p = subprocess.run([program, *arguments], cwd=folder, input=text, capture_output=True, timeout=600,
                       **({} if text is not None else {"stdin": subprocess.DEVNULL}))
    if p.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments)[:200]}: exit {p.returncode}: {p.stderr.decode(errors='replace').strip()[:300]}")
    return p.stdout.decode("utf-8")


def findings(output):
    """The errors and warnings of JSON lines."""
    return [r for r in map(json.loads, output.splitlines()) if r["severity"] in LOUD]


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
        f.write(text)


def alone(program, texts, jobs=2, names=None):
    """A list of findings for each text, each in a run of its own; a name says by its ending what format the text has."""
    def one(number):
        named = ["--stdin-filename", os.path.basename(names[number])] if names else []
        return findings(run(program, None, ["check", "--no-config", "--format", "jsonl", "--jobs", "1", *named, "-"], (texts[number] + "\n").encode()))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(one, range(len(texts))))


def together(program, texts, jobs=2):
    """{number: findings} of all texts, some thousands a run."""
    out = collections.defaultdict(list)
    for begin in range(0, len(texts), AT_ONCE):
        part = range(begin, min(begin + AT_ONCE, len(texts)))
        with scratch() as folder:
            for number in part:
                write(folder, f"{number:07}.txt", texts[number] + "\n")
            listing = "".join(f"{number:07}.txt\n" for number in part).encode()
            said = run(program, folder, ["check", "--no-config", "--format", "jsonl", "--jobs", str(jobs), "--files-from=-"], listing)
        for record in findings(said):
            out[int(record["path"][:7])].append(record)
    return out


def sieved(program, texts, jobs=2):
    """({number: findings alone}, [numbers loud only together], [numbers of a sample that were silent together and are not alone])"""
    loud = together(program, texts, jobs)
    numbers = sorted(loud)
    asked = dict(zip(numbers, alone(program, [texts[n] for n in numbers], jobs)))
    own = {n: f for n, f in asked.items() if f}
    silent = [n for n in random.Random(len(texts)).sample(range(len(texts)), min(SAMPLE, len(texts))) if n not in loud]
    hidden = {n: f for n, f in zip(silent, alone(program, [texts[n] for n in silent], jobs)) if f}
    return {**own, **hidden}, [n for n in numbers if n not in own], sorted(hidden)


def safe_fixes(records):
    return sum(fix["safety"] == "safe" for r in records for fix in r["fixes"])
