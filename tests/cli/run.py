#!/usr/bin/env python3
"""Runs the cases of the command line: one folder a case.

  run.py BIN [NAME…] [-v]            runs the cases (all, or those whose name begins so)
  run.py --update BIN NAME…          writes what came out as what is expected; read the diff
  run.py --prune BIN                 takes cases that pass out of known_failures.txt

A case is a folder of cases/:
  cmd               what is done, line by line, without a shell (below)
  in/               the files that stand there at first
  expected/stdout   what comes out, of all commands together; expected/stderr likewise
  expected/exit     an exit code a command, on one line
  expected/after/   files that are new or different afterwards; every other file, with its mode,
                    must be as before
In expected/stdout and expected/stderr (and in a file of after/ that has a line of …), <*> stands for anything within a line and a line of … alone
for any number of lines. A missing file means that nothing is printed.

Lines of cmd (words as a shell splits them, `#` begins a comment):
  ireum ARG…                  runs the program; everything else prepares the runs below it
  stdin FILE|terminal|none    what stands on standard input (none: empty)
  env NAME=VALUE              an environment variable; {dir} is the case's folder while it runs
  encode FROM TO FORM…        a copy as cp949, gb18030, utf-16le, utf-16be, utf-8-sig, nfd or crlf
  bytes FILE TEXT             a file of these bytes (\\x00 and the like are understood)
  repeat FROM TO N [TAIL]     a copy of N times its text, without line ends, and a tail
  copies FROM FOLDER N        N copies, FOLDER/000.txt and so on
  chmod MODE FILE   link TARGET FILE   copy FROM TO   name FROM TO (a hard link: another name of the file)
  fifo FILE                   a pipe of this name, to which nobody writes
  image missing|torn|zeros|flip|version|foreign|empty    a dictionary image that is not sound
  stdout full|closed          where the output goes: a device that takes nothing, or nowhere
  head N                      the reader closes the pipe after N bytes; what it read is not compared
  seconds N                   the most that a run may take (20)
  keep FIELD,FIELD…           of JSON output, print these fields with tabs (start.line for one within)
  cut FILTER                  of the output, take only lines that hold FILTER (before keep)
  valid json|jsonl|xml        the output must be sound of its kind, and is not compared further
  patch                       the output is given to patch(1) in the case's folder and not compared
  not-root                    the case needs a user whom permissions bind: run by root, it is given
                              to another one
What is set by a line holds for every run below it, stdout, head, keep, cut, valid and patch for the next.

known_failures.txt names cases that say what is right while the program does not yet: `NAME  reason`.
A known failure that passes is an error too: take it out with --prune.
"""
import argparse
import json
import os
import pty
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unicodedata
import xml.etree.ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))
from findings import known_failures  # noqa: E402

CASES = os.path.join(HERE, "cases")
KNOWN = os.path.join(HERE, "known_failures.txt")
NOBODY = 65534


class Wrong(Exception):
    """The case is written wrongly, or the program did what no expectation can describe."""


def read(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except FileNotFoundError:
        return b""


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def encode(data, form):
    text = data.decode("utf-8")
    if form == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if form == "crlf":
        return text.replace("\n", "\r\n").encode()
    if form in ("utf-16le", "utf-16be"):
        return ("\ufeff" + text).encode(form)
    return text.encode(form)


def snapshot(folder):
    """{path: (kind, mode and owner, content)} of everything below a folder."""
    out = {}
    for root, dirs, files in os.walk(folder):
        for name in dirs + files:
            path = os.path.join(root, name)
            key, st = os.path.relpath(path, folder), os.lstat(path)
            if stat.S_ISFIFO(st.st_mode):
                out[key] = ("fifo", (stat.S_IMODE(st.st_mode), st.st_uid), b"")
            elif stat.S_ISLNK(st.st_mode):
                out[key] = ("link", 0, os.readlink(path).encode())
            elif stat.S_ISDIR(st.st_mode):
                out[key] = ("folder", (stat.S_IMODE(st.st_mode), st.st_uid), b"")
            elif st.st_size > 1 << 22:
                out[key] = ("file", (stat.S_IMODE(st.st_mode), st.st_uid), b"%d bytes" % st.st_size)
            else:
                out[key] = ("file", (stat.S_IMODE(st.st_mode), st.st_uid), read(path) if os.access(path, os.R_OK) else b"")
    return out


def pick(record, field):
    value = record
    for part in field.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def project(out, fields):
    """The fields of records in JSON, a line each, so that a new field breaks no case."""
    text = out.decode("utf-8")
    try:
        try:
            found = [json.loads(text)]
        except ValueError:
            found = [json.loads(line) for line in text.splitlines()]
        lines = ["\t".join(pick(record, f) for f in fields) for record in found]
    except (ValueError, LookupError, TypeError) as e:
        raise Wrong(f"keep: {type(e).__name__} {e} in {text[:200]!r}")
    return "".join(line + "\n" for line in lines).encode()


def check_valid(out, kind):
    try:
        text = out.decode("utf-8")
        if kind == "json":
            json.loads(text)
        elif kind == "jsonl":
            for line in text.splitlines():
                json.loads(line)
        elif kind == "xml":
            xml.etree.ElementTree.fromstring(text)
        else:
            raise Wrong(f"cmd: no kind {kind}")
    except (ValueError, xml.etree.ElementTree.ParseError) as e:
        raise Wrong(f"the output is no sound {kind}: {e}")


class Case:
    def __init__(self, name, program, image):
        self.name, self.program, self.image = name, program, image
        self.path = os.path.join(CASES, name)

    def run(self):
        """(stdout, stderr, exits, files after)."""
        with tempfile.TemporaryDirectory(prefix="ireum-cli-") as folder:
            self.folder = os.path.join(folder, "case")
            self.beside = folder
            if os.path.isdir(os.path.join(self.path, "in")):
                shutil.copytree(os.path.join(self.path, "in"), self.folder, symlinks=True)
            else:
                os.mkdir(self.folder)
            try:
                return self.follow()
            finally:
                for root, dirs, _ in os.walk(folder):
                    for name in dirs:
                        if not os.path.islink(os.path.join(root, name)):
                            os.chmod(os.path.join(root, name), 0o755)

    def follow(self):
        self.env = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "HOME": self.folder, "IREUM_IMAGE": self.image}
        self.stdin, self.seconds, self.user = "none", 20, {}
        self.reset()
        out, err, exits, before = b"", b"", [], None
        for line in read(os.path.join(self.path, "cmd")).decode().splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            if words[0] == "ireum":
                if before is None:
                    before = snapshot(self.folder)
                o, e, x = self.ireum(words[1:])
                out, err, exits = out + o, err + e, exits + [str(x)]
                self.reset()
            elif words[0] == "not-root":
                if os.geteuid() == 0:
                    self.hand_over()
            else:
                self.prepare(words[0], words[1:])
                if before is not None and words[0] in ("encode", "bytes", "repeat", "copies", "chmod", "link", "copy", "name", "fifo"):
                    before = snapshot(self.folder)
        after = {k: v for k, v in snapshot(self.folder).items() if before.get(k) != v}
        for key in before:
            if not os.path.lexists(os.path.join(self.folder, key)):
                raise Wrong(f"{key} is gone afterwards")
        for key, (kind, mode, _) in after.items():
            if kind == "link" or (key in before and before[key][:2] != (kind, mode)):
                raise Wrong(f"{key} is another kind of file, or has another mode or owner, afterwards")
        return out, err, " ".join(exits), {k: v[2] for k, v in after.items() if v[0] == "file"}

    def reset(self):
        self.fields = self.cut = self.head = self.valid = self.stdout = None
        self.patch = False

    def hand_over(self):
        """The case's folder belongs to nobody, who also can reach the program and its image."""
        os.chmod(self.beside, 0o755)
        for name, path in (("ireum", self.program), ("ireum.image", self.image)):
            shutil.copyfile(path, os.path.join(self.beside, name))
            os.chmod(os.path.join(self.beside, name), 0o755)
        self.program, self.env["IREUM_IMAGE"] = os.path.join(self.beside, "ireum"), os.path.join(self.beside, "ireum.image")
        for root, dirs, files in os.walk(self.folder):
            for path in [root] + [os.path.join(root, name) for name in files]:
                os.lchown(path, NOBODY, NOBODY)
        self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}

    def at(self, name):
        return os.path.join(self.folder, name)

    def prepare(self, word, args):
        if word == "stdin":
            self.stdin = args[0]
        elif word == "env":
            name, value = args[0].split("=", 1)
            self.env[name] = value.replace("{dir}", self.folder)
        elif word == "seconds":
            self.seconds = float(args[0])
        elif word == "encode":
            data = read(self.at(args[0]))
            for form in args[2:]:
                data = encode(data, form)
            write(self.at(args[1]), data)
        elif word == "bytes":
            write(self.at(args[0]), args[1].encode().decode("unicode_escape").encode("latin-1"))
        elif word == "repeat":
            data = read(self.at(args[0])).replace(b"\n", b"")
            with open(self.at(args[1]), "wb") as f:
                for _ in range(int(args[2])):
                    f.write(data)
                f.write(args[3].encode() if len(args) > 3 else b"")
        elif word == "copies":
            for i in range(int(args[2])):
                write(self.at(f"{args[1]}/{i:03}.txt"), read(self.at(args[0])))
        elif word == "chmod":
            os.chmod(self.at(args[1]), int(args[0], 8))
        elif word == "link":
            os.symlink(args[0].replace("{dir}", self.folder), self.at(args[1]))
        elif word == "name":
            os.link(self.at(args[0]), self.at(args[1]))
        elif word == "fifo":
            os.mkfifo(self.at(args[0]))
        elif word == "stdout":
            self.stdout = args[0]
        elif word == "copy":
            shutil.copyfile(self.at(args[0]), self.at(args[1]))
        elif word == "image":
            self.env["IREUM_IMAGE"] = self.unsound_image(args[0])
        elif word == "head":
            self.head = int(args[0])
        elif word == "keep":
            self.fields = args[0].split(",")
        elif word == "cut":
            self.cut = args[0].encode()
        elif word == "valid":
            self.valid = args[0]
        elif word == "patch":
            self.patch = True
        else:
            raise Wrong(f"cmd: no word {word}")

    def unsound_image(self, kind):
        path = os.path.join(self.beside, "unsound.image")
        if kind == "missing":
            return path
        data = bytearray(read(self.image))
        if kind == "torn":
            data = data[:len(data) // 2]
        elif kind == "zeros":  # what a power cut leaves: the size is right
            data[len(data) * 9 // 10:] = bytes(len(data) - len(data) * 9 // 10)
        elif kind == "flip":
            data[len(data) * 2 // 3] ^= 4
        elif kind == "version":
            data[8:12] = (9999).to_bytes(4, "little")
        elif kind == "foreign":
            data = bytearray(b"PK\x03\x04" * 4096)
        elif kind == "empty":
            data = bytearray()
        else:
            raise Wrong(f"cmd: no image {kind}")
        write(path, data)
        return path

    def ireum(self, args):
        close, extra = [], {}
        if self.stdin == "terminal":
            ours, theirs = pty.openpty()
            close, extra["stdin"] = [ours, theirs], theirs
        elif self.stdin == "none":
            extra["stdin"] = subprocess.DEVNULL
        else:
            handle = os.open(self.at(self.stdin), os.O_RDONLY)
            close, extra["stdin"] = [handle], handle
        args = [a.replace("{dir}", self.folder) for a in args]
        try:
            sink = subprocess.PIPE
            if self.stdout == "full":
                sink = os.open("/dev/full", os.O_WRONLY)
                close.append(sink)
            elif self.stdout == "closed":
                extra["preexec_fn"] = lambda: os.close(1)
            p = subprocess.Popen([self.program] + args, cwd=self.folder, env=self.env, stdout=sink, stderr=subprocess.PIPE, **self.user, **extra)
            if self.head is not None:
                p.stdout.read(self.head)
                p.stdout.close()
                p.stdout = None
            out, err = p.communicate(timeout=self.seconds)
            out = out or b""
        except subprocess.TimeoutExpired:
            p.kill()
            p.communicate()
            raise Wrong(f"took longer than {self.seconds:g} s")
        finally:
            for handle in close:
                os.close(handle)
        code = p.returncode
        if self.head is not None:
            # Ended by the pipe, or done before: both are quiet. Anything else shows.
            return b"", err, "pipe" if code in (0, 1, -signal.SIGPIPE) else code
        if code < 0:
            raise Wrong(f"ended by signal {-code}: {err.decode(errors='replace')[-300:]}")
        if self.valid:
            check_valid(out, self.valid)
            out = b""
        if self.patch:
            done = subprocess.run(["patch", "-p1", "-s"], input=out, cwd=self.folder, capture_output=True)
            if done.returncode:
                raise Wrong("patch does not take it: " + (done.stdout + done.stderr).decode(errors="replace"))
            out = b""
        if self.cut:
            out = b"".join(line for line in out.splitlines(True) if self.cut in line)
        if self.fields and out:
            out = project(out, self.fields)
        return out.replace(self.folder.encode(), b"{dir}"), err.replace(self.folder.encode(), b"{dir}").replace(self.beside.encode(), b"{beside}"), code


def matches(expected, got):
    """Whether the text is as expected, with <*> and … as said above."""
    parts = []
    for line in expected.decode("utf-8").splitlines(True):
        parts.append(r"(?:[^\n]*\n)*?" if line.strip() == "…" else r"[^\n]*?".join(re.escape(p) for p in line.split("<*>")))
    return re.fullmatch("".join(parts), got.decode("utf-8", "replace")) is not None


def shown(data):
    return "\n".join("    | " + line for line in data.decode("utf-8", "replace").splitlines()[:40])


def compare(case, result):
    """What differs from the expectations, as lines."""
    out, err, exits, after = result
    expected = os.path.join(case.path, "expected")
    for name, got in (("stdout", out), ("stderr", err)):
        want = read(os.path.join(expected, name))
        if not matches(want, got):
            yield f"  {name}: expected\n{shown(want)}\n  got\n{shown(got)}"
    want = read(os.path.join(expected, "exit")).decode().strip()
    if want != exits:
        yield f"  exit: expected {want}, got {exits}"
    folder = os.path.join(expected, "after")
    wanted = {k: v[2] for k, v in snapshot(folder).items() if v[0] == "file"} if os.path.isdir(folder) else {}
    for key in sorted(set(wanted) | set(after)):
        want, got = wanted.get(key), after.get(key)
        if want != got and not (want and got and "…".encode() in want.split(b"\n") and matches(want, got)):
            yield f"  after, {key}: expected {'no change' if key not in wanted else repr(wanted[key][:400])}, got {'no change' if key not in after else repr(after[key][:400])}"


def update(case, result):
    out, err, exits, after = result
    folder = os.path.join(case.path, "expected")
    keep = {n: read(os.path.join(folder, n)) for n in ("stdout", "stderr")}
    shutil.rmtree(folder, ignore_errors=True)
    for name, got in (("stdout", out), ("stderr", err)):
        if got:
            # An expectation that still holds keeps its <*> and ….
            write(os.path.join(folder, name), keep[name] if matches(keep[name], got) else got)
    write(os.path.join(folder, "exit"), exits.encode() + b"\n")
    for key, data in after.items():
        write(os.path.join(folder, "after", key), data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()
    program = os.path.abspath(a.program)
    image = os.environ.get("IREUM_IMAGE") or os.path.normpath(os.path.join(os.path.dirname(program), "..", "share", "ireum", "ireum.image"))
    names = sorted(n for n in os.listdir(CASES) if os.path.isfile(os.path.join(CASES, n, "cmd")))
    known = known_failures(KNOWN)
    stale = [n for n in known if n not in names]
    if a.names:
        names = [n for n in names if any(n.startswith(x) for x in a.names)]
    if not names or (a.update and not a.names):
        sys.exit("no such case" if not names else "--update takes the names of cases")
    counts = dict.fromkeys(("passed", "failed", "known failures"), 0)
    passes = []
    for name in names:
        case, begun = Case(name, program, image), time.monotonic()
        try:
            result = case.run()
            if a.update:
                update(case, result)
            wrong = list(compare(case, result))
        except Wrong as e:
            wrong = [f"  {e}"]
        took = time.monotonic() - begun
        if wrong and name in known:
            counts["known failures"] += 1
            if a.v:
                print(f"known    {name}: {known[name]}\n" + "\n".join(wrong))
        elif wrong:
            counts["failed"] += 1
            print(f"FAILED   {name}\n" + "\n".join(wrong))
        elif name in known:
            passes.append(name)
            if not a.prune:
                counts["failed"] += 1
                print(f"PASSES   {name}, which known_failures.txt names; run.py --prune takes it out")
        else:
            counts["passed"] += 1
            if a.v or took > 5:
                print(f"passed   {name} ({took:.2f} s)")
    for name in stale:
        print(f"known_failures.txt names {name}, which is no case")
    if a.prune and passes:
        kept = [line for line in read(KNOWN).decode().splitlines(True) if line.split(" ")[0] not in passes]
        write(KNOWN, "".join(kept).encode())
    print("cli: " + ", ".join(f"{v} {k}" for k, v in counts.items()))
    return 1 if counts["failed"] or stale else 0


if __name__ == "__main__":
    sys.exit(main())
