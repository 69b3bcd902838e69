#!/usr/bin/env python3
"""Indexes 125, 250, 500 and 1,000 issues in one run each: time and memory. index_many.py BIN [COUNT…]

Time should go up with the text; memory by what the index holds (entities, locators) and by what is kept of
each document, not by how often a name stands there.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import make_issues


def measured(*command):
    """(seconds, peak MB, standard output) of a program."""
    begin = time.monotonic()
    p = subprocess.Popen(command, stdout=subprocess.PIPE)
    out = p.stdout.read()
    _, status, usage = os.wait4(p.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out


def run(binary, counts):
    print("issues      MB   seconds   CPU s  CPU ms/issue  peak MB  entries  locators  index MB")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            size = make_issues.make(folder, count)
            wall, cpu, peak, out = measured(binary, "index", "--no-config", "--format", "json", folder)
        index = json.loads(out)
        entries = [e for s in index["sections"] for e in s["entries"]]
        locators = sum(len(e["locators"]) for e in entries)
        print(f"{count:6} {size / 1e6:7.1f} {wall:9.2f} {cpu:7.2f} {1000 * cpu / count:13.2f} {peak:8.0f} {len(entries):8} {locators:9} {len(out) / 1e6:9.1f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    run(sys.argv[1], [int(a) for a in sys.argv[2:]] or [125, 250, 500, 1000])
