#!/usr/bin/env python3
"""Indexes 100, 250, 500, 1,000 and 2,000 issues in one run each: time and memory.

Time should go up with the text, memory with what the index holds (entities, forms, locators), not with the
texts: with the same names again and again by the locators alone. --new adds names to every issue.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def measured(command, out):
    """(wall seconds, CPU seconds, peak MB) of a program. Beware: Linux counts the memory of whoever started
    a program in its peak, so that nothing large may be held here."""
    begin = time.monotonic()
    files = [(os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def counted(path):
    """Entries and locators of an index as it is printed, a field a line."""
    entries = locators = 0
    with open(path, "rb") as f:
        for line in f:
            entries += line.lstrip().startswith(b'"key":')
            locators += line.lstrip().startswith(b'"kind":')
    return entries, locators


def run(binary, counts, new, jobs):
    print("issues      MB   seconds   CPU s  CPU ms/issue  peak MB  entries  locators  index MB")
    for count in counts:
        with tempfile.TemporaryDirectory() as work:
            issues, out = os.path.join(work, "issues"), os.path.join(work, "index.json")
            subprocess.run([sys.executable, os.path.join(HERE, "make_issues.py"), issues, str(count), "--new", str(new)], check=True, stdout=subprocess.DEVNULL)
            size = sum(os.path.getsize(os.path.join(issues, f)) for f in os.listdir(issues))
            wall, cpu, peak = measured([binary, "index", "--no-config", "--jobs", str(jobs), "--format", "json", issues], out)
            entries, locators = counted(out)
            print(f"{count:6} {size / 1e6:7.1f} {wall:9.2f} {cpu:7.2f} {1000 * cpu / count:13.2f} {peak:8.0f} {entries:8} {locators:9} {os.path.getsize(out) / 1e6:9.1f}", flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("binary", metavar="BIN", help="build/release/bin/ireum")
    p.add_argument("counts", metavar="COUNT", nargs="*", type=int, default=[100, 250, 500, 1000, 2000])
    p.add_argument("--new", type=int, default=0, help="names an issue that no issue before it has (0)")
    p.add_argument("--jobs", type=int, default=1)
    a = p.parse_intermixed_args()
    binary = shutil.which(a.binary)
    if not binary:
        p.error(f"{a.binary}: no such program")
    run(binary, a.counts, a.new, a.jobs)


if __name__ == "__main__":
    main()
