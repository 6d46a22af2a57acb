"""What honest numerical programs do is not disturbed by the lock-down."""

from textwrap import dedent, indent

import pytest

from autograder.boundary.outputs import Returned
from autograder.course.spec import Call, Limits

LIMITS = Limits(call_seconds=20.0)

#: what it needs beyond NumPy, and the body of a function that returns True
HONEST = {
    "solve_ivp": ("scipy", """
        from scipy.integrate import solve_ivp
        return solve_ivp(lambda t, y: -y, (0, 1), [1.0], method="LSODA", rtol=1e-8).success
    """),
    "curve_fit": ("scipy", """
        from scipy.optimize import curve_fit
        x = np.linspace(0, 1, 50)
        return abs(curve_fit(lambda x, a, b: a * np.exp(-b * x), x, 2 * np.exp(-3 * x))[0] - [2, 3]).max() < 1e-6
    """),
    "linear algebra": ("scipy", """
        import scipy.linalg, scipy.sparse.linalg
        a = np.random.default_rng(0).standard_normal((200, 200))
        return np.allclose(scipy.linalg.inv(a) @ a, np.eye(200)) and np.linalg.svd(a)[1].size == 200
    """),
    "lazy imports": ("scipy", """
        import decimal, sqlite3, zoneinfo, scipy.signal, scipy.stats, encodings.idna, xml.dom.minidom, unittest
        import difflib, fractions, statistics, dataclasses, functools, itertools, locale, uuid, gzip, bz2, lzma, hashlib
        zone = zoneinfo.ZoneInfo("Europe/Berlin") if zoneinfo.available_timezones() else True
        connection = sqlite3.connect(":memory:")
        return bool(zone) and connection.execute("select 1 + 1").fetchone() == (2,) and hashlib.sha256(b"").digest()[0] == 0xE3
    """),
    "a database in a file": ("", """
        import sqlite3
        with sqlite3.connect("mine.db") as connection:
            connection.execute("create table t (x)")
            connection.execute("insert into t values (3)")
        return sqlite3.connect("mine.db").execute("select x from t").fetchone() == (3,)
    """),
    "threads": ("", """
        import concurrent.futures, queue, threading
        from multiprocessing.pool import ThreadPool
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            first = sum(pool.map(abs, range(-8, 0)))
        inbox = queue.Queue()
        thread = threading.Thread(target=lambda: inbox.put(threading.current_thread().name))
        thread.start(); thread.join()
        return first == 36 and inbox.get(timeout=5) == thread.name
    """),
    "modules that are only imported": ("", """
        import asyncio, ctypes, http.client, multiprocessing, pickle, signal, socket, ssl, subprocess, urllib.request, webbrowser
        try:
            import requests
        except ModuleNotFoundError:
            pass
        return True
    """),
    "a figure in a buffer": ("matplotlib", """
        import io
        import matplotlib
        matplotlib.use("Agg")
        import matplotlib.pyplot as plt
        figure, axes = plt.subplots(2, constrained_layout=True)
        axes[0].hist([1, 2, 2], label=r"$\\tau_m$"); axes[0].legend(); axes[1].set_title("Größe")
        image = io.BytesIO()
        figure.savefig(image)
        plt.show(); plt.close("all")
        return image.getvalue()[1:4] == b"PNG"
    """),
    "a figure in a file": ("matplotlib", """
        import matplotlib.pyplot as plt
        plt.style.use("ggplot"); plt.plot([1, 2]); plt.savefig("figure.svg"); plt.savefig("figure.pdf"); plt.savefig("figure.png")
        return all(os.path.getsize(f"figure.{kind}") > 1000 for kind in ("svg", "pdf", "png"))
    """),
    "an animation": ("matplotlib", """
        import matplotlib.pyplot as plt
        from matplotlib.animation import FuncAnimation
        figure, axes = plt.subplots()
        line, = axes.plot([0, 1])
        return len(FuncAnimation(figure, lambda i: line.set_ydata([0, i]), frames=2).to_jshtml()) > 1000
    """),
    "warnings": ("", """
        import warnings
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            np.log(np.array([-1.0])); warnings.warn("mind the gap")
        np.seterr(all="ignore")
        return len(seen) == 2 and bool(np.isnan(np.log(np.array([-1.0]))[0]))
    """),
    "temporary files": ("", """
        import tempfile
        with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w+") as file, tempfile.TemporaryFile() as other:
            file.write("x"); file.flush(); other.write(b"x")
            np.savez(os.path.join(folder, "a"), a=np.arange(3))
            data = np.load(os.path.join(folder, "a.npz"))["a"]
            fd, name = tempfile.mkstemp(); os.close(fd); os.remove(name)
            return data.tolist() == [0, 1, 2] and open(file.name).read() == "x"
    """),
    "files of one's own": ("", """
        import csv, json, pathlib, pickle, shutil
        folder = pathlib.Path("out/deeper")
        folder.mkdir(parents=True, exist_ok=True)
        os.makedirs("out/deeper", exist_ok=True)
        with open(folder / "a.csv", "w", newline="") as file:
            csv.writer(file).writerows([["t", "v"], [0, -70]])
        rows = list(csv.DictReader(open(folder / "a.csv")))
        (folder / "a.json").write_text(json.dumps(rows)); (folder / "a.pkl").write_bytes(pickle.dumps(rows))
        shutil.copytree("out", "copy"); shutil.copyfile(folder / "a.csv", "b.csv"); os.replace("b.csv", "c.csv")
        shutil.rmtree("out")
        np.savetxt("d.txt", np.eye(2)); grown = np.memmap("e", dtype=float, mode="w+", shape=(10,)); grown[:] = 1; grown.flush()
        return rows == [{"t": "0", "v": "-70"}] and np.loadtxt("d.txt").shape == (2, 2) and not folder.exists()
    """),
    "provided data": ("scipy", """
        import scipy.io
        return np.load("data/a.npy").sum() == 3 and scipy.io.loadmat("data/a.mat")["v"].shape == (1, 3) and np.genfromtxt("data/a.csv", delimiter=",").size == 2
    """),
    "symbols": ("sympy", """
        import sympy
        x = sympy.symbols("x", positive=True)
        area = sympy.integrate(sympy.exp(-x**2), (x, 0, sympy.oo))
        solved = sympy.dsolve(sympy.Function("f")(x).diff(x) - 1)
        return area == sympy.sqrt(sympy.pi) / 2 and sympy.lambdify(x, x**2)(3) == 9 and "f" in str(solved) and len(sympy.latex(area)) > 3
    """),
    "randomness": ("", """
        import random, secrets, uuid
        np.random.seed(1); random.seed(1)
        return len(secrets.token_bytes(8)) == 8 and bool(uuid.uuid4()) and np.random.default_rng().normal(size=3).size == 3 and len(os.urandom(4)) == 4
    """),
    "time and place": ("", """
        import datetime, getpass, logging, platform, resource, signal, socket, time
        time.sleep(0.001); logging.warning("to the log"); start = time.perf_counter()
        resource.getrusage(resource.RUSAGE_SELF); signal.signal(signal.SIGINT, signal.SIG_DFL)
        return bool(platform.platform()) and datetime.datetime.now().year > 2000 and time.perf_counter() >= start and os.cpu_count() > 0 and bool(os.path.expanduser("~"))
    """),
    "classes and dataclasses": ("", """
        import copy, dataclasses, enum, functools, pickle, typing
        @dataclasses.dataclass
        class Neuron:
            v: float = -70.0
        @functools.lru_cache
        def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
        return copy.deepcopy(Neuron()).v == -70.0 and fib(60) == 1548008755920 and pickle.loads(pickle.dumps({1: 2})) == {1: 2}
    """),
    "much printing": ("", """
        for line in range(2000): print("spike at", line, "ms", flush=True)
        np.set_printoptions(precision=3); print(np.zeros((50, 50))); sys.stderr.write("done")
        return True
    """),
    "help and introspection": ("", """
        import inspect, pdb, timeit, traceback
        try: 1 / 0
        except ZeroDivisionError: text = traceback.format_exc()
        return "ZeroDivisionError" in text and timeit.timeit(int, number=10) >= 0 and len(inspect.signature(np.mean).parameters) > 1
    """),
}  # fmt: skip


def make_data(folder):
    """Return files as an exercise provides them."""
    import numpy as np
    import scipy.io

    np.save(folder / "a.npy", np.arange(3))
    scipy.io.savemat(folder / "a.mat", {"v": np.arange(3.0)})
    (folder / "a.csv").write_text("1,2\n")
    return {f"data/{path.name}": path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return make_data(tmp_path_factory.mktemp("data"))


def do_honest_work(name, arena, data):
    """Fail unless a program runs to its end and says that all is well."""
    module, body = HONEST[name]
    source = f"import os, sys\nimport numpy as np\ndef work():\n{indent(dedent(body), '    ')}\n"
    modules = frozenset(["numpy", module] if module else ["numpy"])
    (output,), problem = arena.load(source, Call("work"), limits=LIMITS, files=data, modules=modules)
    assert problem is None, problem
    assert isinstance(output, Returned) and output.value is True, output


@pytest.mark.parametrize("name", HONEST)
def test_honest_work_is_not_disturbed(name, arena, harmless, data):
    do_honest_work(name, arena, data)
