"""Measures Athanor beside real Alembic, the sqlite3 shell, psql and grep, all in one run, and prints the ratios.

Each pair of programs runs in turn, so that what else the machine does hits both; the median counts.
"""

import argparse
import contextlib
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import postgresql
import projects

ALEMBIC = [sys.executable, "-c", "import sys; from alembic.config import main; sys.argv[0] = 'alembic'; main()"]


@dataclass
class Measured:
    name: str
    ours: float
    theirs: float
    goal: float  # how many times faster than theirs

    @property
    def ratio(self):
        return self.theirs / self.ours

    @property
    def met(self):
        return self.ratio >= self.goal


def seconds(command, cwd, **options):
    started = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    taken = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit("%s failed:\n%s" % (" ".join(map(str, command)), done.stderr.decode()))
    return taken


def side_by_side(runs, *measures):
    """The median of each measure; they take turns, after one round that does not count."""
    taken = [[] for _ in measures]
    for turn in range(runs + 1):
        for times, measure in zip(taken, measures):
            result = measure()
            if turn > 0:
                times.append(result)
    return [statistics.median(times) for times in taken]


class Benchmark:
    def __init__(self, programs, folder, runs):
        self.programs = programs
        self.cli = str(programs / "athanor-cli")
        self.desktop = programs / "athanor"
        self.folder = folder
        self.runs = runs

    def history(self):
        """`history` on a chain of 5,000 revisions."""
        project = projects.chain(self.folder / "history", 5000)
        ours, theirs, grep = side_by_side(
            self.runs,
            lambda: seconds([self.cli, "history"], project),
            lambda: seconds([*ALEMBIC, "history"], project),
            lambda: seconds(["grep", "-r", "revision", "migrations/versions"], project),
        )
        yield Measured("history of 5,000 revisions : alembic", ours, theirs, 15)
        yield Measured("history of 5,000 revisions : grep -r", ours, grep, 0)

    def opening(self):
        """Opening a project of 5,000 revisions on the desktop, up to its painted timeline."""
        if not self.desktop.exists():
            sys.exit("%s is not built" % self.desktop)
        project = projects.chain(self.folder / "opening", 5000)
        ours, theirs = side_by_side(
            self.runs, lambda: self.painted(project), lambda: seconds([*ALEMBIC, "history"], project)
        )
        yield Measured("5,000 revisions painted : alembic history", ours, theirs, 1)

    def painted(self, project):
        """From the start of the program to the first painted timeline."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(self.folder)}
        started = time.perf_counter()
        with subprocess.Popen(
            [self.desktop, "--measure-open", project], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        ) as program:
            program.stdout.readline()
            taken = time.perf_counter() - started
            program.wait(60)
        if program.returncode != 0:
            sys.exit("the desktop program failed")
        return taken

    def compare(self):
        """Comparing 1,000 tables of 10 columns with an equal schema."""
        project = projects.chain(self.folder / "compare", 1)
        for name in ("one.db", "two.db"):
            projects.tables(project / name, 1000, 10)
        one, two = ("sqlite:///%s" % (project / name) for name in ("one.db", "two.db"))
        ours, theirs = side_by_side(
            self.runs,
            lambda: seconds([self.cli, "compare", "database:" + one, "database:" + two], project),
            lambda: self.autogenerate(one),
        )
        yield Measured("compare 1,000 tables : autogenerate", ours, theirs, 10)

    def autogenerate(self, url):
        """What Alembic's comparison takes by itself, without starting Python and reading the models."""
        script = Path(__file__).with_name("autogenerate.py")
        done = subprocess.run([sys.executable, script, url], capture_output=True, text=True, check=True)
        return float(done.stdout)

    def upgrade(self):
        """`upgrade head` over 300 revisions, each committed by itself."""
        project = projects.chain(self.folder / "upgrade", 300, projects.CREATES_A_TABLE)
        database = project / "database.db"
        sql = self.offline_sql(project)
        ours, theirs, shell = side_by_side(
            self.runs,
            lambda: self.fresh(database, [self.cli, "upgrade", "head"], project),
            lambda: self.fresh(database, [*ALEMBIC, "upgrade", "head"], project),
            lambda: self.fresh(database, ["sqlite3", "-bail", str(database)], project, input=sql),
        )
        yield Measured("upgrade over 300 revisions : alembic", ours, theirs, 3)
        yield Measured("upgrade over 300 revisions : sqlite3", ours, shell, 1 / 1.5)

    def models(self):
        """Reading 200 models of 11 columns, by itself and with all that is around it, beside Python's import of them."""
        project = projects.models(self.folder / "models", 200)
        ours, theirs = side_by_side(
            self.runs, lambda: self.inside("bench_models", project), lambda: self.imported(project)
        )
        yield Measured("200 models read : import of them alone", ours, theirs, 10)
        ours, theirs = side_by_side(
            self.runs,
            lambda: seconds([self.cli, "inspect", "model"], project),
            lambda: seconds([sys.executable, "-c", "import shop"], project),
        )
        yield Measured("200 models inspected : python importing", ours, theirs, 0)

    def imported(self, project):
        """The import as Python itself measures it, without SQLAlchemy's own and with the compiled files there."""
        script = (
            "import time, sqlalchemy, sqlalchemy.orm; started = time.perf_counter(); import shop; "
            "print(time.perf_counter() - started); assert len(shop.Base.metadata.tables) == 200"
        )
        done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True)
        return float(done.stdout)

    def inside(self, program, project):
        """The seconds that a program of Google Benchmark measures in itself."""
        environment = {**os.environ, "ATHANOR_BENCHMARK_PROJECT": str(project), "QT_QPA_PLATFORM": "offscreen"}
        command = [self.programs / program, "--benchmark_format=json"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        (measured,) = json.loads(done.stdout)["benchmarks"]
        if measured.get("error_occurred"):
            sys.exit("%s: %s" % (program, measured["error_message"]))
        return measured["real_time"] / 1000

    def following(self):
        """From the save of a model file to the new differences, of 200 models; the goal is a time."""
        project = projects.models(self.folder / "following", 200)
        (project / "database.db").touch()
        (ours,) = side_by_side(self.runs, lambda: self.inside("bench_following", project))
        yield Measured("200 models followed : 300 ms", ours, 0.3, 1)

    def files(self):
        """The graph of 5,000 revisions with loops, tables and data, beside reading the files and throwing them away."""
        for name, bodies, head in (("plain", projects.LARGE, ""), ("mixed", projects.LARGE, projects.HELPERS)):
            project = projects.chain(self.folder / ("files-" + name), 5000, bodies, head)
            ours, cat = side_by_side(
                self.runs,
                lambda: seconds([self.cli, "heads"], project),
                lambda: seconds(["sh", "-c", "cat migrations/versions/*.py > /dev/null"], project),
            )
            yield Measured("5,000 %s files of 3 KB : cat" % name, ours, cat, 1 / 3)

    def inspect(self):
        """Reading 2,000 tables of 10 columns from PostgreSQL."""
        project = projects.chain(self.folder / "inspect", 1)
        with postgresql.Server(self.folder / "inspected") as server:
            server.fresh("bench")
            server.run("bench", "BEGIN;\n%sCOMMIT;\nANALYZE;\n" % "".join(projects.server_tables(2000, 10)))
            command = [self.cli, "inspect", server.url("bench")]
            queries = server.statements_of("bench", command, project)
            ours, theirs, psql = side_by_side(
                self.runs,
                lambda: seconds(command, project),
                lambda: self.reflection(server.url("bench"), 2000),
                lambda: seconds(server.psql("bench"), project, input=queries.encode()),
            )
        yield Measured("inspect 2,000 tables of PostgreSQL : reflect", ours, theirs, 10)
        yield Measured("the same : its queries by psql", ours, psql, 1 / 3)

    def reflection(self, url, count):
        """What SQLAlchemy's reading takes by itself, without starting Python."""
        script = Path(__file__).with_name("reflection.py")
        command = [sys.executable, script, url, str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return float(done.stdout)

    def upgradeserver(self):
        """`upgrade head` over 300 revisions on PostgreSQL, each committed by itself."""
        project = projects.chain(self.folder / "upgradeserver", 300, projects.CREATES_A_TABLE)
        with postgresql.Server(self.folder / "upgraded") as server:
            ini = project / "alembic.ini"
            address = "sqlite:///%(here)s/database.db"
            ini.write_text(ini.read_text().replace(address, server.url("bench").replace("%", "%%")))
            sql = self.offline_sql(project)
            ours, theirs, psql = side_by_side(
                self.runs,
                lambda: self.fresh_on(server, [self.cli, "upgrade", "head"], project),
                lambda: self.fresh_on(server, [*ALEMBIC, "upgrade", "head"], project),
                lambda: self.fresh_on(server, server.psql("bench"), project, input=sql),
            )
        yield Measured("300 revisions on PostgreSQL : alembic", ours, theirs, 1)
        yield Measured("300 revisions on PostgreSQL : psql", ours, psql, 1 / 1.3)

    def fresh_on(self, server, command, project, **options):
        server.fresh("bench")
        taken = seconds(command, project, **options)
        tables = server.run("bench", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public';").strip()
        if tables != "301":
            sys.exit("%s made %s tables instead of 301" % (command[0], tables))
        return taken

    def fresh(self, database, command, project, **options):
        database.unlink(missing_ok=True)
        taken = seconds(command, project, **options)
        with contextlib.closing(sqlite3.connect(database)) as connection:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()
        if tables != 301:
            sys.exit("%s made %d tables instead of 301" % (command[0], tables))
        return taken

    def offline_sql(self, project):
        """Our own SQL, with a transaction for each revision as the online run has."""
        done = subprocess.run([self.cli, "upgrade", "head", "--sql"], cwd=project, capture_output=True, check=True)
        lines = [line for line in done.stdout.splitlines(keepends=True) if line.strip() not in (b"BEGIN;", b"COMMIT;")]
        revisions = re.split(rb"(?m)^(?=-- Running )", b"".join(lines))
        return b"".join(b"BEGIN;\n" + part + b"COMMIT;\n" for part in revisions)


def show(measured):
    if measured.goal == 0:
        goal, verdict = "", ""
    else:
        goal = "%.2f" % measured.goal
        verdict = "met" if measured.met else "MISSED"
    print(
        "%-45s %9.1f %9.1f %8.2f %6s  %s"
        % (measured.name, measured.ours * 1000, measured.theirs * 1000, measured.ratio, goal, verdict),
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=Path, required=True, help="the folder of athanor-cli and athanor")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="fail when a goal is missed")
    every = "history, files, models, compare, upgrade, inspect, upgradeserver, opening, following"
    parser.add_argument("names", nargs="*", help=every)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="athanor-benchmark-") as folder:
        benchmark = Benchmark(options.programs.resolve(), Path(folder), options.runs)
        print("%-45s %9s %9s %8s %6s" % ("", "ours/ms", "theirs/ms", "ratio", "goal"))
        results = []
        names = ["history", "files", "models", "compare", "upgrade", "inspect", "upgradeserver"]
        names += ["opening", "following"] if benchmark.desktop.exists() else []
        for name in options.names or names:
            for measured in getattr(benchmark, name)():
                results.append(measured)
                show(measured)
    if options.check and not all(measured.met for measured in results):
        sys.exit(1)


main()
