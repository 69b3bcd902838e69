#!/usr/bin/env python3
"""Writes docs/man/ (English) and docs/man/ko/: a page for ireum and one for every command.

  tools/docs/man.py build/release/bin/ireum            write the pages
  tools/docs/man.py build/release/bin/ireum --check    fail where a page is not what this gives (a test)

Commands, summaries, options and examples come from the program's own --help, in both languages; the
longer texts from man.toml beside this script. A command without text there has a page all the same.
"""
import os
import re
import subprocess
import sys
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PAGES = os.path.join(ROOT, "docs", "man")
HEADS = {"en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXAMPLES", "SEE ALSO"),
         "ko": ("이름", "사용법", "설명", "명령", "옵션", "보기", "같이 보기")}


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def words(text):
    """Running text; an option in it is bold."""
    return re.sub(r"(?<![\w.])\\-\\-[a-z\\-]*[a-z]", lambda m: f"\\fB{m[0]}\\fR", escape(text))


def ask(program, lang, *args):
    p = subprocess.run([program, *args, "--help"], capture_output=True, text=True, env={**os.environ, "IREUM_LANG": lang})
    assert p.returncode == 0, p.stderr
    return p.stdout


def commands(program, lang):
    """[(name, summary)] of the program's help."""
    return re.findall(r"^  ireum (\S+)\s+(.*)$", ask(program, lang), re.M)


def options(help_text):
    return re.findall(r"^  --(\S+)\s+(.*)$", help_text, re.M)


def examples(help_text):
    lines = help_text.split("\n")
    return [line for line in lines[1:] if line.startswith("  ") and not line.startswith("  --")]


def synopsis(line):
    line = re.sub(r"[A-Z]{3,}(?::[A-Z]+)*", lambda m: f"\\fI{m[0]}\\fR", escape(line))
    return line


def tagged(lines):
    out = []
    for line in lines:
        tag, text = line.split(" | ", 1)
        out += [".TP", f"\\fB{escape(tag)}\\fR", words(text)]
    return out


def page(texts, lang, name, summary, own, help_text, all_commands, version):
    heads = HEADS[lang]
    full = "ireum" if name is None else f"ireum-{name}"
    out = ['.\\" Made by tools/docs/man.py', f'.TH {full.upper()} 1 "" "ireum {version}" "ireum"', ".nh", ".ad l",
           f".SH {heads[0]}", f"{escape(full)} \\- {escape(summary.rstrip('.'))}", f".SH {heads[1]}"]
    lines = own.get("synopsis", ["[OPTION…]" if options(help_text) else ""])
    for i, line in enumerate(lines):
        out += ([".br"] if i else []) + [f"\\fBireum{' ' + name if name else ''}\\fR {synopsis(line)}".rstrip()]
    if own.get(lang):
        out += [f".SH {heads[2]}"]
        for i, paragraph in enumerate(own[lang].strip().split("\n\n")):
            out += ([".PP"] if i else []) + [words(paragraph)]
    if name is None:
        out += [f".SH {heads[3]}"]
        for command, text in all_commands:
            out += [".TP", f"\\fBireum\\-{escape(command)}\\fR(1)", words(text)]
    elif options(help_text):
        out += [f".SH {heads[4]}"]
        for option, text in options(help_text):
            value = texts["arguments"].get(option)
            out += [".TP", f"\\fB\\-\\-{escape(option)}\\fR" + (f" \\fI{value}\\fR" if value else ""), words(text)]
    if examples(help_text) and name:
        out += [f".SH {heads[5]}", ".nf", *(escape(line.strip()) for line in examples(help_text)), ".fi"]
    for key in ("status", "environment", "files") if name is None else ("status",):
        head, *rows = texts["sections"][key][lang]
        out += [f".SH {head}", *tagged(rows)]
    others = ["ireum"] if name else [f"ireum-{c}" for c, _ in all_commands]
    out += [f".SH {heads[6]}", ",\n".join(f"\\fB{escape(o)}\\fR(1)" for o in others)]
    return "\n".join(out) + "\n"


def main():
    check = sys.argv[2:] == ["--check"]
    if len(sys.argv) < 2 or (sys.argv[2:] and not check):
        print(__doc__)
        return 2
    program = os.path.abspath(sys.argv[1])
    with open(os.path.join(HERE, "man.toml"), "rb") as f:
        texts = tomllib.load(f)
    version = subprocess.run([program, "version"], capture_output=True, text=True).stdout.split()[1]
    pages = {}
    for lang, folder in (("en", ""), ("ko", "ko/")):
        all_commands = commands(program, lang)
        summary = ask(program, lang).split("\n")[0].split("—")[-1].strip()
        pages[f"{folder}ireum.1"] = page(texts, lang, None, summary, texts["program"], ask(program, lang), all_commands, version)
        for name, text in all_commands:
            own = texts["command"].get(name, {})
            pages[f"{folder}ireum-{name}.1"] = page(texts, lang, name, text, own, ask(program, lang, name), all_commands, version)
    os.makedirs(os.path.join(PAGES, "ko"), exist_ok=True)
    there = {f + n for f in ("", "ko/") for n in os.listdir(os.path.join(PAGES, f)) if n.endswith(".1")}
    wrong = 0
    for name in sorted(pages.keys() | there):
        path = os.path.join(PAGES, name)
        old = open(path, encoding="utf-8").read() if name in there else None
        if old == pages.get(name):
            continue
        wrong += 1
        if check:
            print(f"docs/man/{name}: not what the program's help gives; run tools/docs/man.py with the program")
        elif name in pages:
            with open(path, "w", encoding="utf-8") as f:
                f.write(pages[name])
        else:
            os.remove(path)
    print(f"man: {len(pages)} pages, {wrong} {'wrong' if check else 'written'}")
    return 1 if wrong and check else 0


if __name__ == "__main__":
    sys.exit(main())
