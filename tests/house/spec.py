#!/usr/bin/env python3
"""spec: every example of docs/spec.md is run against the program.

  spec.py PROGRAM             run all; exit 1 where one is not as it stands
  spec.py PROGRAM --show [N]  print what the program says for each example (or those from number N)
  spec.py PROGRAM --prune     take the lines "not yet" away where the program can do it now

An example opens with a heading "### 12 …". Its first fence is the input: ```text, ```markdown (the
name decides about ignore comments), ```tsv (laid beside it as glossary.tsv) or ```toml (beside it
as ireum.toml). Further fences are what must come out; the first word says how:

  ```check    L:C rule text → expected      a line a finding, the best expected form; nothing: an empty fence
  ```extract  L:C type text = han or value  a nested name is indented
  ```names    canonical = han: form status count, …
  ```index    the text form, without its title and empty lines
  ```fix      the text after the safe fixes
  ```read     a line a word of the input: preferred / Sino-Korean

<U+F9E1> stands for a character that no eye can tell. Words after the first are arguments. A line "not yet: reason" before a fence marks what the program
cannot do yet; when it can, the test says so and the line must go. In README.md such a line names the
examples that it waits for: "*not yet: … (examples 55-57)*".

The ```console boxes of README.md are run too: "$ cat NAME" lays a file down, "$ ireum …" must print
what stands below it, to the line … where there is one.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INPUTS = {"text": "input.txt", "markdown": "input.md", "tsv": "glossary.tsv", "toml": "ireum.toml"}
CODE = re.compile(r"<U\+([0-9A-F]{4,6})>")
HIDDEN = re.compile("[\u1100-\u11ff\u200b-\u200f\ufeff\ufffd\uf900-\ufaff]")


def examples(text):
    """(number, title, inputs, [(words, expected, line of its "not yet" or None)])."""
    out, fence, body, reason = [], None, [], None
    for at, line in enumerate(text.split("\n")):
        if fence is None:
            if m := re.match(r"### (\d+)\.? (.*)", line):
                out.append((int(m[1]), m[2], {}, []))
            elif line.startswith("*not yet: "):
                reason = at
            elif m := re.match(r"```(\w.*)$", line):
                fence, body = m[1].split(), []
        elif line == "```":
            if out:
                if fence[0] in INPUTS:
                    out[-1][2][INPUTS[fence[0]]] = CODE.sub(lambda m: chr(int(m[1], 16)), "\n".join(body) + "\n")
                elif fence[0] in SHOW:
                    out[-1][3].append((fence, "\n".join(body), reason))
            fence, reason = None, None
        else:
            body.append(line)
    return out


def run(program, folder, *args):
    p = subprocess.run([program, *args], cwd=folder, capture_output=True, timeout=60)
    if p.returncode > 1 or p.returncode < 0:
        raise RuntimeError(f"exit {p.returncode}: " + p.stderr.decode("utf-8", "replace").strip())
    return p.stdout.decode("utf-8")


def records(program, folder, command, source, args):
    return [json.loads(line) for line in run(program, folder, command, "--format", "jsonl", *args, source).splitlines()]


def place(o):
    return f"{o['start']['line']}:{o['start']['column']}"


def check(program, folder, source, args):
    return "\n".join(f"{place(o)} {o['rule']} {o['text']}" + (f" → {o['expected'][0]}" if o["expected"] else "")
                     for o in records(program, folder, "check", source, args))


def extract(program, folder, source, args):
    return "\n".join(("  " if o["parent"] is not None else "") + f"{place(o)} {o['type']} {o['text']}" +
                     (f" = {o['value'] or o['han']}" if o["value"] or o["han"] not in (None, o["text"]) else "")
                     for o in records(program, folder, "extract", source, args))


def names(program, folder, source, args):
    return "\n".join(f"{o['canonical']} = {', '.join(h['text'] for h in o['han'])}: " +
                     ", ".join(f"{f['text']} {f['status']} {f['count']}" for f in o["forms"])
                     for o in records(program, folder, "names", source, args))


def index(program, folder, source, args):
    lines = run(program, folder, "index", *args, source).splitlines()
    return "\n".join(line for line in lines[1:] if line.strip())


def fix(program, folder, source, args):
    run(program, folder, "fix", "--quiet", *args, source)
    with open(os.path.join(folder, source), encoding="utf-8") as f:
        return f.read().rstrip("\n")


def read(program, folder, source, args):
    with open(os.path.join(folder, source), encoding="utf-8") as f:
        words = f.read().split("\n")[:-1]
    out = run(program, folder, "read", "--format", "jsonl", *args, *words)
    return "\n".join(" / ".join([o["preferred"] or "-", *o["sino_korean"]]) for o in map(json.loads, out.splitlines()))


SHOW = {"check": check, "extract": extract, "names": names, "index": index, "fix": fix, "read": read}


def ask(program, inputs, words):
    """What the program says, in the form of the fence."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in inputs.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
                f.write(text)
        source = "input.md" if "input.md" in inputs else "input.txt"
        args = words[1:] + (["--glossary", "glossary.tsv"] if "glossary.tsv" in inputs else [])
        if "ireum.toml" not in inputs and words[0] != "read":
            args.append("--no-config")
        try:
            return HIDDEN.sub(lambda m: f"<U+{ord(m[0]):04X}>", SHOW[words[0]](program, folder, source, args))
        except RuntimeError as e:
            return str(e)


def consoles(text):
    """[(command, what stands below it)] of the console boxes, in order."""
    out = []
    for box in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
        for line in box.split("\n"):
            if line.startswith("$ "):
                out.append((re.sub(r"\s+#.*", "", line[2:]), []))
            else:
                out[-1][1].append(line)
    return [(command, "\n".join(lines).rstrip("\n")) for command, lines in out]


def run_consoles(program, text):
    """What a reader of the page would see otherwise: [(command, wanted, got)]."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(ROOT, "corpus"), os.path.join(folder, "corpus"))
        for command, wanted in consoles(text):
            name, *args = command.split()
            if name == "cat":
                with open(os.path.join(folder, args[0]), "w", encoding="utf-8") as f:
                    f.write(wanted + "\n")
                continue
            p = subprocess.run([program, *args], cwd=folder, capture_output=True, timeout=60)
            got = p.stdout.decode("utf-8").rstrip("\n")
            same = got.startswith(wanted[:-1]) if wanted.endswith("\n…") else got == wanted
            if name != "ireum" or not same:
                wrong.append((command, wanted, got))
    return wrong


def write_without(path, lines):
    """Takes the lines of these numbers out of a page."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        kept = [line for at, line in enumerate(f.read().split("\n")) if at not in lines]
    with open(os.path.join(ROOT, path), "w", encoding="utf-8") as f:
        f.write("\n".join(kept))


def done_in(readme, waiting):
    """Numbers of the lines "not yet" of README.md that wait for nothing any more."""
    out = []
    for at, line in enumerate(readme.split("\n")):
        if m := re.match(r"\*not yet: .*\(examples (\d+)-(\d+)\)", line):
            if not waiting & set(range(int(m[1]), int(m[2]) + 1)):
                out.append(at)
    return out


def show(program, all_examples, first):
    for number, title, inputs, wanted in all_examples:
        for words, expected, _ in wanted if number >= first else []:
            got = ask(program, inputs, words)
            print(f"### {number} {title}\n```{' '.join(words)}\n{got}\n```" + ("" if got == expected else "   <- not as it stands"))
    return 0


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    program = os.path.abspath(sys.argv[1])
    os.environ["IREUM_LANG"] = "ko"
    with open(os.path.join(ROOT, "docs", "spec.md"), encoding="utf-8") as f:
        all_examples = examples(f.read())
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as f:
        readme = f.read()
    if "--show" in sys.argv:
        return show(program, all_examples, int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    wrong, waiting, works = [], set(), []
    if [e[0] for e in all_examples] != list(range(1, len(all_examples) + 1)):
        wrong.append("docs/spec.md: the examples are not numbered 1, 2, 3 …")
    for number, title, inputs, wanted in all_examples:
        if not inputs or not wanted:
            wrong.append(f"example {number} ({title}): no input or nothing expected")
        for words, expected, reason in wanted:
            got = ask(program, inputs, words)
            if got == expected and reason is not None:
                works.append((reason, f"example {number} ({title}), {words[0]}: works now; take the line “not yet” away (--prune)"))
            elif got != expected and reason is not None:
                waiting.add(number)
            elif got != expected:
                wrong.append(f"example {number} ({title}), {' '.join(words)}\n  wanted:\n{indent(expected)}\n  got:\n{indent(got)}")
    done = done_in(readme, waiting)
    if "--prune" in sys.argv:
        write_without("docs/spec.md", {reason for reason, _ in works})
        write_without("README.md", set(done))
    else:
        wrong += [say for _, say in works] + [f"README.md:{at + 1}: waits for nothing any more; take the line “not yet” away (--prune)" for at in done]
    for command, expected, got in run_consoles(program, readme):
        wrong.append(f"README.md: $ {command}\n  stands:\n{indent(expected)}\n  prints:\n{indent(got)}")
    print("\n".join(wrong + [f"spec: {len(all_examples)} examples, {len(wrong)} wrong, {len(waiting)} not yet"]))
    return 1 if wrong else 0


def indent(text):
    return "\n".join("    " + line for line in text.split("\n"))


if __name__ == "__main__":
    sys.exit(main())
