#!/usr/bin/env python3
"""The hooks with the real pre-commit program, in a real git repository.

  precommit_test.py BIN

A bad commit is stopped; the fixing hook changes the file and leaves staging to the user; what is not
staged is not looked at and not lost; all files go to one process (require_serial), so that a name is
seen in all of them. Exit 77 (skipped) where pre-commit or git is not installed. No network is used.
"""
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WRONG = "텐진시(天津市)는 항만 자동화 계획을 공개했다.\n"
RIGHT = "톈진시(天津市)는 항만 자동화 계획을 공개했다.\n"


class Bench:
    """A repository whose hooks come from another one, which has this project's hook file."""

    def __init__(self, folder, binary):
        self.home = os.path.join(folder, "home")
        self.work = os.path.join(folder, "work")
        self.hooks = os.path.join(folder, "hooks")
        for path in (self.home, self.work, self.hooks):
            os.mkdir(path)
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        self.env.update(HOME=self.home, PRE_COMMIT_HOME=os.path.join(self.home, "cache"), GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8",
                        PATH=os.path.dirname(os.path.abspath(binary)) + os.pathsep + os.environ["PATH"], PRE_COMMIT_COLOR="never",
                        IREUM_LANG="en")
        for name in ("SKIP", "PRE_COMMIT"):
            self.env.pop(name, None)
        shutil.copy(os.path.join(ROOT, ".pre-commit-hooks.yaml"), self.hooks)
        self.git("init", "-q", at=self.hooks)
        self.identity(self.hooks)
        self.git("add", ".", at=self.hooks)
        self.git("commit", "-q", "-m", "hooks", at=self.hooks)
        self.rev = self.git("rev-parse", "HEAD", at=self.hooks).stdout.strip()
        self.git("init", "-q")
        self.identity(self.work)

    def identity(self, at):
        for key, value in (("user.name", "tester"), ("user.email", "tester@example.org"), ("commit.gpgsign", "false")):
            self.git("config", key, value, at=at)

    def run(self, *command, at=None):
        return subprocess.run(command, cwd=at or self.work, env=self.env, text=True, encoding="utf-8", capture_output=True, timeout=120)

    def git(self, *arguments, at=None):
        done = self.run("git", *arguments, at=at)
        if done.returncode != 0 and arguments[0] != "commit":
            raise AssertionError(f"git {arguments}: {done.stderr}")
        return done

    def use(self, *ids):
        lines = [f"repos:\n- repo: {self.hooks}\n  rev: {self.rev}\n  hooks:\n"] + [f"  - id: {i}\n" for i in ids]
        self.write(".pre-commit-config.yaml", "".join(lines))
        done = self.run("pre-commit", "install")
        assert done.returncode == 0, done.stdout + done.stderr
        self.git("add", ".pre-commit-config.yaml")

    def write(self, name, text):
        path = os.path.join(self.work, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def read(self, name):
        with open(os.path.join(self.work, name), encoding="utf-8", newline="") as f:
            return f.read()

    def commit(self, message):
        done = self.git("commit", "-m", message)
        return done.returncode, done.stdout + done.stderr

    def commits(self):
        done = self.run("git", "rev-list", "--count", "HEAD")
        return int(done.stdout) if done.returncode == 0 else 0


def bad_commit_is_stopped(b):
    b.use("ireum")
    b.write("a.md", WRONG)
    b.git("add", "a.md")
    code, said = b.commit("wrong")
    assert code != 0 and b.commits() == 0, said
    assert "reading-mismatch" in said and "a.md:1:1" in said, said
    assert b.read("a.md") == WRONG
    b.write("a.md", RIGHT)
    b.git("add", "a.md")
    code, said = b.commit("right")
    assert code == 0 and b.commits() == 1, said


def fixed_file_is_staged_by_the_user(b):
    b.use("ireum-fix", "ireum")
    b.write("b.txt", WRONG)
    b.git("add", "b.txt")
    before = b.commits()
    code, said = b.commit("wrong")
    assert code != 0 and b.commits() == before, said
    assert "files were modified by this hook" in said, said
    assert b.read("b.txt") == RIGHT
    assert b.git("show", ":b.txt").stdout == WRONG  # the index is the user's
    code, said = b.commit("still not staged")
    assert code != 0 and b.commits() == before, said
    b.git("add", "b.txt")
    code, said = b.commit("right")
    assert code == 0 and b.commits() == before + 1, said


def partial_staging_is_respected(b):
    b.use("ireum")
    b.write("c.md", "첫 줄은 그대로 둔다.\n\n\n\n\n\n\n끝 줄도 그대로 둔다.\n")
    b.git("add", ".")
    assert b.commit("start")[0] == 0
    # A right line is staged, a wrong one is not.
    b.write("c.md", RIGHT + "첫 줄은 그대로 둔다.\n\n\n\n\n\n\n끝 줄도 그대로 둔다.\n")
    b.git("add", "c.md")
    whole = RIGHT + "첫 줄은 그대로 둔다.\n\n\n\n\n\n\n끝 줄도 그대로 둔다.\n청뚜(成都)에 갔다.\n"
    b.write("c.md", whole)
    before = b.commits()
    code, said = b.commit("the staged part is right")
    assert code == 0 and b.commits() == before + 1, said
    assert b.read("c.md") == whole
    assert "청뚜" not in b.git("show", "HEAD:c.md").stdout
    # The other way round: the wrong line is staged, and put right in the working tree alone.
    b.git("add", "c.md")
    b.write("c.md", whole.replace("청뚜", "청두"))
    code, said = b.commit("the staged part is wrong")
    assert code != 0 and b.commits() == before + 1, said
    assert b.read("c.md") == whole.replace("청뚜", "청두")
    b.git("add", "c.md")
    assert b.commit("right")[0] == 0


def one_process_sees_all_files(b):
    b.use("ireum")
    # 텐진시 is judged by what another file glosses; parted among processes, the files would give
    # several summaries.
    for i in range(60):
        b.write(f"many/{i:02}.md", "베이징(北京)과 상하이(上海)를 잇는다.\n")
    b.write("many/00.md", "다롄이공대학(大连理工大学)의 연구진이 다시 다롄이공대학을 찾았다. 톈진시(天津市)도 그렇다.\n")
    b.write("many/59.md", "텐진시의 연구진이 참여했다.\n")
    b.git("add", ".")
    code, said = b.commit("many")
    assert code != 0, said
    assert said.count("files: 61") + said.count("files: 60") == 1, said  # one summary: one process
    b.write("many/59.md", "톈진시의 연구진이 참여했다.\n")
    b.git("add", ".")
    code, said = b.commit("many")
    assert code == 0, said


def main():
    binary = sys.argv[1]
    for program in ("git", "pre-commit"):
        if not shutil.which(program):
            print(f"precommit: skipped, {program} is not installed")
            return 77
    failed = 0
    for test in (bad_commit_is_stopped, fixed_file_is_staged_by_the_user, partial_staging_is_respected, one_process_sees_all_files):
        with tempfile.TemporaryDirectory(prefix="ireum-precommit-") as folder:
            try:
                test(Bench(folder, binary))
                print(f"passed   {test.__name__}")
            except (AssertionError, subprocess.TimeoutExpired) as e:
                failed += 1
                print(f"FAILED   {test.__name__}\n{e}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
