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
    "devices": ("", """
        import contextlib, secrets
        with open(os.devnull, "w") as quiet, contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            print("quiet")
        with open(os.devnull, "r+b", buffering=0) as both, open("/dev/zero", "rb") as zero, open("/dev/urandom", "rb") as chance:
            gone = both.write(b"x") == 1 and both.read() == b""
            some = zero.read(4) == bytes(4) and len(chance.read(4)) == 4
        np.zeros(3).tofile(os.devnull)
        return gone and some and len(os.urandom(8)) == 8 and secrets.randbelow(3) < 3 and len(secrets.token_hex()) == 64
    """),
    "temporary files of every kind": ("", """
        import tempfile
        with tempfile.SpooledTemporaryFile(8, "w+") as spooled, tempfile.TemporaryFile("w+") as plain:
            for file in (spooled, plain):
                file.write("more than eight"); file.seek(0)
            same = spooled.read() == plain.read()
        named = tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False); named.write("x"); named.close()
        folder = tempfile.mkdtemp(prefix="mine"); os.rmdir(folder); os.remove(named.name)
        return same and os.path.isdir(tempfile.gettempdir()) and os.access(tempfile.gettempdir(), os.W_OK)
    """),
    "processors": ("", """
        import multiprocessing
        if hasattr(os, "process_cpu_count"):
            os.process_cpu_count()
        return multiprocessing.cpu_count() > 0 and os.cpu_count() > 0 and len(os.sched_getaffinity(0)) > 0
    """),
    "language and time zones": ("", """
        import calendar, datetime, locale, time, zoneinfo
        locale.setlocale(locale.LC_ALL, ""); locale.getlocale(); locale.localeconv(); locale.getpreferredencoding()
        os.environ["TZ"] = "UTC"; time.tzset()
        utc = datetime.datetime.now(datetime.timezone.utc).astimezone()
        if zoneinfo.available_timezones():
            utc.astimezone(zoneinfo.ZoneInfo("Europe/Berlin"))
        return utc.utcoffset() == datetime.timedelta(0) and len(calendar.month_name) == 13 and f"{1.5:n}" == "1.5"
    """),
    "a log in a file": ("", """
        import logging, logging.handlers
        logger = logging.getLogger("mine"); logger.setLevel("DEBUG")
        for handler in (logging.FileHandler("mine.log"), logging.handlers.RotatingFileHandler("turning.log", maxBytes=40, backupCount=2)):
            handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(threadName)s %(message)s")); logger.addHandler(handler)
        for step in range(3):
            logger.info("step %d of a run", step)
        logging.basicConfig(filename="root.log", force=True); logging.error("noted"); logging.shutdown()
        return "step 2" in open("mine.log").read() and os.path.exists("turning.log.1") and "noted" in open("root.log").read()
    """),
    "pickles there and back": ("", """
        import io, pickle
        import numpy.random as random
        things = {"a": np.arange(3.0), "b": (1, "two", None), "generator": random.default_rng(4)}
        back = [pickle.loads(pickle.dumps(things, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
        np.save("objects.npy", np.array([{1: 2}, None], dtype=object), allow_pickle=True)
        loaded = np.load("objects.npy", allow_pickle=True)
        return all(each["a"].sum() == 3 and each["generator"].random() == random.default_rng(4).random() for each in back) and loaded[0] == {1: 2}
    """),
    "a database in memory": ("", """
        import sqlite3
        with sqlite3.connect(":memory:") as connection:
            connection.executescript("create table t (x); insert into t values (1), (2)")
            connection.create_function("twice", 1, lambda x: 2 * x)
            return connection.execute("select sum(twice(x)) from t").fetchone() == (6,)
    """),
    "locks and timers of threads": ("", """
        import concurrent.futures, threading, time
        ready, barrier, local = threading.Event(), threading.Barrier(3), threading.local()
        threading.Timer(0.01, ready.set).start()
        with concurrent.futures.ThreadPoolExecutor() as pool:
            places = list(pool.map(lambda _: barrier.wait(timeout=5), range(3)))
            futures = [pool.submit(time.sleep, 0.001) for _ in range(20)]
            done, waiting = concurrent.futures.wait(futures, timeout=10)
        condition, lock = threading.Condition(), threading.RLock()
        with condition, lock, threading.Semaphore(2):
            condition.wait(timeout=0.001)
        return ready.wait(5) and sorted(places) == [0, 1, 2] and len(done) == 20 and not waiting
    """),
    "coroutines": ("", """
        import asyncio
        async def step(number):
            await asyncio.sleep(0.001)
            return number
        async def main():
            async with asyncio.timeout(10):
                queue = asyncio.Queue(); await queue.put(1)
                return await asyncio.gather(*map(step, range(3)), queue.get(), asyncio.to_thread(abs, -4))
        return asyncio.run(main()) == [0, 1, 2, 1, 4]
    """),
    "streams of one's own": ("", r"""
        import contextlib, io, sys
        out, error = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            print("caught"); print("too", file=sys.stderr)
        sys.stdout.flush(); print(sys.stdout.encoding, sys.stdout.isatty())
        return (out.getvalue(), error.getvalue()) == ("caught\n", "too\n")
    """),
    "tools for finding faults": ("", """
        import atexit, faulthandler, gc, io, sys, tracemalloc, traceback, cProfile, pstats
        faulthandler.enable(); faulthandler.dump_traceback_later(100); faulthandler.cancel_dump_traceback_later()
        faulthandler.dump_traceback(); tracemalloc.start(); tracemalloc.take_snapshot(); tracemalloc.stop()
        profile = cProfile.Profile(); profile.runcall(sorted, [2, 1]); gc.collect(); atexit.register(print, "bye")
        pstats.Stats(profile, stream=io.StringIO()).print_stats(); traceback.print_stack(file=io.StringIO())
        return faulthandler.is_enabled() and sys.getsizeof([]) > 0
    """),
    "source and resources": ("", """
        import importlib.metadata, importlib.resources, inspect, pkgutil
        def twice(x): return 2 * x
        text = importlib.resources.files("numpy").joinpath("__init__.py").read_text()
        return "return 2 * x" in inspect.getsource(twice) and "def mean" in inspect.getsource(np.mean) and len(text) > 100 \
            and importlib.metadata.version("numpy") == np.__version__ and bool(list(pkgutil.iter_modules()))
    """),
    "arrays in files": ("", """
        mapped = np.memmap("mapped.dat", dtype="f4", mode="w+", shape=(100, 10)); mapped[:] = 2; mapped.flush()
        again = np.memmap("mapped.dat", dtype="f4", mode="r", shape=(100, 10))
        np.save("one.npy", np.arange(4)); np.savez_compressed("two.npz", a=np.eye(2), b=[1])
        lazily = np.load("one.npy", mmap_mode="r"); both = np.load("two.npz")
        with open("three.npy", "wb") as file: np.save(file, again)
        return again.sum() == 2000 and lazily[3] == 3 and sorted(both.files) == ["a", "b"] and np.load("three.npy").shape == (100, 10)
    """),
    "seeds from the system": ("", """
        import random
        seeds = np.random.SeedSequence(); children = seeds.spawn(2)
        draws = [np.random.default_rng(child).random() for child in children] + [np.random.default_rng().random()]
        np.random.seed(None); random.seed(); np.random.RandomState().rand(); random.SystemRandom().random()
        return seeds.entropy is not None and all(0 <= draw < 1 for draw in draws) and np.random.PCG64().random_raw() >= 0
    """),
    "fonts and mathematics in figures": ("matplotlib", r"""
        import io, warnings
        import matplotlib.pyplot as plt
        from matplotlib import font_manager, mathtext, ticker
        found = font_manager.findfont("DejaVu Sans"); families = {font.name for font in font_manager.fontManager.ttflist}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for font in ("cm", "stix", "stixsans", "dejavuserif"):
                plt.rcParams["mathtext.fontset"] = font; plt.rcParams["font.family"] = ["no such font", "serif"]
                figure, axes = plt.subplots(); axes.set_title(r"$\frac{dV}{dt} = \sqrt{\alpha_m} \Omega\,$ µm"); figure.savefig(io.BytesIO()); plt.close(figure)
        return os.path.exists(found) and "DejaVu Sans" in families
    """),
    "figures in every format": ("matplotlib", """
        import matplotlib.pyplot as plt
        figure, axes = plt.subplots(subplot_kw={}); axes.imshow(np.eye(3)); axes.set_xlabel("$t$ (ms)")
        kinds = [kind for kind in figure.canvas.get_supported_filetypes() if kind != "pgf"]  # that one runs LaTeX
        for kind in kinds: figure.savefig(f"figure.{kind}", dpi=40)
        plt.imsave("image.png", np.eye(4)); image = plt.imread("image.png")
        return {"png", "pdf", "svg", "eps"} <= set(kinds) and image.shape[:2] == (4, 4) and all(os.path.getsize(f"figure.{kind}") > 200 for kind in kinds)
    """),
    "sound": ("scipy", """
        import wave, scipy.io.wavfile
        tone = (np.sin(np.arange(800) / 5) * 2**14).astype(np.int16)
        scipy.io.wavfile.write("tone.wav", 8000, tone); rate, back = scipy.io.wavfile.read("tone.wav")
        with wave.open("tone.wav") as file: frames = file.getnframes()
        return rate == 8000 and frames == 800 and np.array_equal(back, tone)
    """),
    "tables": ("scipy", """
        try:
            import pandas as pd
        except ModuleNotFoundError:
            return True
        frame = pd.DataFrame({"cell": ["a", "a", "b"], "rate": [1.0, 3.0, 5.0]}); frame.to_csv("rates.csv", index=False)
        means = pd.read_csv("rates.csv").groupby("cell")["rate"].mean()
        times = pd.date_range("2024-01-01", periods=3, freq="h", tz="Europe/Berlin")
        return means.tolist() == [2.0, 5.0] and len(frame.describe().to_string()) > 10 and len(times) == 3
    """),
    "compiled loops": ("scipy", """
        try:
            import numba
        except ModuleNotFoundError:
            return True
        @numba.njit
        def total(x):
            s = 0.0
            for value in x: s += value
            return s
        return total(np.arange(4.0)) == 6.0
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
