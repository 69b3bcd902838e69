"""Pinned sources: where they are, their sha256 (sources.lock), and parsers for them."""
import bz2
import collections
import hashlib
import io
import os
import re
import subprocess
import tarfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LOCK = os.path.join(HERE, "sources.lock")
UNICODE = "/usr/share/unicode/"
HANJA = "/usr/share/libhangul/hanja/hanja.txt"


def cache_dir():
    base = os.environ.get("MKDICT_CACHE") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "ireum-mkdict")
    os.makedirs(base, exist_ok=True)
    return base


def read_lock():
    lock = {}
    if os.path.exists(LOCK):
        for line in open(LOCK, encoding="utf-8"):
            if line.strip() and not line.startswith("#"):
                digest, name, origin = line.rstrip("\n").split("\t")
                lock[name] = (digest, origin)
    return lock


class Sources:
    """Opens a pinned file by its name in sources.lock and verifies its digest first."""

    def __init__(self, record=False):
        self.lock, self.record, self.checked = read_lock(), record, {}

    def bytes(self, name, origin):
        path = self._path(name, origin)
        data = open(path, "rb").read()
        digest = hashlib.sha256(data).hexdigest()
        if self.record:
            self.lock[name] = (digest, origin)
        elif name not in self.lock:
            raise SystemExit(f"mkdict: {name} is not in sources.lock; run with --record after checking it")
        elif self.lock[name][0] != digest:
            raise SystemExit(f"mkdict: {path}: sha256 {digest} differs from sources.lock {self.lock[name][0]}; "
                             f"install the pinned version ({self.lock[name][1]})")
        self.checked[name] = digest
        return data

    def _path(self, name, origin):
        if origin.startswith("debian:"):
            for root in (UNICODE, os.path.dirname(HANJA) + "/"):
                if os.path.exists(root + name):
                    return root + name
            raise SystemExit(f"mkdict: {name} is missing: apt-get install {origin[7:].split('=')[0]}")
        path = os.path.join(cache_dir(), name)
        if origin.startswith("file:") and not os.path.exists(path):
            raise SystemExit(f"mkdict: put {name} ({origin[5:]}) into {cache_dir()} or into $MKDICT_CACHE")
        if not os.path.exists(path):
            subprocess.run(["npm", "pack", "--silent", origin[4:]], cwd=cache_dir(), check=True, stdout=subprocess.DEVNULL)
        return path

    def write_lock(self):
        with open(LOCK, "w", encoding="utf-8") as f:
            f.write("# sha256\tfile\torigin: every input of mkdict; a run stops when a digest differs\n")
            for name in sorted(self.lock):
                f.write("\t".join((self.lock[name][0], name, self.lock[name][1])) + "\n")

    # -- the sources themselves --
    def unihan(self):
        """{char: {field: value}} of Unihan readings and variants."""
        out = collections.defaultdict(dict)
        for part in ("Readings", "Variants"):
            data = self.bytes(f"Unihan_{part}.txt.bz2", "debian:unicode-data=15.0.0-1")
            for line in bz2.decompress(data).decode("utf-8").splitlines():
                if line.startswith("U+"):
                    code, field, value = line.split("\t")
                    out[chr(int(code[2:], 16))][field] = value
        return out

    def radicals(self):
        """{radical or look-alike: unified ideograph}."""
        data = self.bytes("EquivalentUnifiedIdeograph.txt", "debian:unicode-data=15.0.0-1").decode("utf-8")
        out = {}
        for line in data.splitlines():
            line = line.split("#")[0].strip()
            if not line:
                continue
            left, right = (x.strip() for x in line.split(";"))
            first, _, last = left.partition("..")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                out[chr(code)] = chr(int(right, 16))
        return out

    def hanja(self):
        """[(hangul, hanja)] of libhangul's hanja.txt, NFC, in file order."""
        data = self.bytes("hanja.txt", "debian:libhangul-data=0.1.0+git20191003-2").decode("utf-8")
        rows = []
        for line in data.splitlines():
            if line.startswith("#") or line.count(":") < 2:
                continue
            hangul, han, _ = line.split(":", 2)
            rows.append((hangul, unicodedata.normalize("NFC", han)))
        return rows

    def npm_file(self, package, member):
        name = package.replace("@", "-") + ".tgz"
        data = self.bytes(name, "npm:" + package)
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
            return tar.extractfile(member).read()


def variants_of(entry, *fields):
    """Characters named in Unihan variant fields: 'U+5EE3<kMatthews U+...' -> ['廣', ...]."""
    return [chr(int(code, 16)) for field in fields for code in re.findall(r"U\+([0-9A-F]+)", entry.get(field, ""))]
