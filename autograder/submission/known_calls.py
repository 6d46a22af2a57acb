"""What is known of libraries: which calls change nothing, and which state they share."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: calls that leave their arguments alone, by the first part of a dotted name
PURE_LIBRARIES = _words("""
IPython abc bisect cmath collections contextlib copy csv dataclasses datatops datetime decimal enum
fractions functools inspect ipywidgets itertools json logging math matplotlib mpl_toolkits numbers numpy
os pathlib pprint random re scipy seaborn statistics string sympy sys textwrap time timeit tqdm typing
vibecheck warnings
""")
DRAWING_LIBRARIES = frozenset({"IPython", "ipywidgets", "matplotlib", "mpl_toolkits", "seaborn"})
#: and those of them that do change an argument
CHANGING = _words("""
numpy.copyto numpy.put numpy.put_along_axis numpy.place numpy.putmask numpy.fill_diagonal
numpy.random.shuffle random.shuffle bisect.insort bisect.insort_left bisect.insort_right
""")
#: what gives an argument back, or a view of it
SHARING = _words("""
array_split asanyarray asarray ascontiguousarray asfortranarray atleast_1d atleast_2d atleast_3d
broadcast_arrays broadcast_to diagonal dsplit expand_dims flip fliplr flipud hsplit imag moveaxis
ndenumerate nditer ravel real reshape require rollaxis rot90 split squeeze swapaxes transpose vectorize
vsplit frompyfunc
""")
FRESH_LIBRARIES = frozenset({"cmath", "math", "matplotlib", "numpy", "re", "scipy", "statistics", "time"})
#: functions of numbers that give a number
NUMERIC = _words("""
abs arccos arcsin arctan cos cosh deg2rad exp expm1 float32 float64 floor ceil int64 log log10 log1p
log2 power sin sinh sqrt square tan tanh
""")

#: built-in functions that change nothing, and those of them whose result shares nothing with an argument
FRESH_BUILTINS = _words("""
abs all any ascii bin bool bytes callable chr complex divmod float format hasattr hash hex id int
isinstance issubclass len oct ord pow print range repr round str sum type display slice object
""")
PURE_BUILTINS = FRESH_BUILTINS | _words("""
dict enumerate filter frozenset getattr input iter list map max min next open reversed set sorted super
tuple zip property staticmethod classmethod
""")
MAKE_CONTAINERS = frozenset({"dict", "frozenset", "list", "set", "sorted", "tuple", "max", "min"})
#: with these a program can reach anything that it has, whatever its text says
DYNAMIC_BUILTINS = _words("""
__builtins__ __import__ breakpoint compile delattr eval exec globals locals setattr vars
""")
DYNAMIC_ATTRIBUTES = _words("""
__bases__ __builtins__ __class__ __closure__ __code__ __defaults__ __delattr__ __dict__ __getattribute__
__globals__ __kwdefaults__ __mro__ __setattr__ __subclasses__ ag_frame cr_frame f_back f_builtins
f_globals f_locals gi_frame tb_frame user_global_ns user_ns
""")
#: modules that reach into others or run code beside the program
DYNAMIC_MODULES = _words("""
__main__ _thread asyncio atexit builtins code concurrent ctypes faulthandler gc imp importlib joblib
marshal multiprocessing pdb pickle pkgutil runpy signal site subprocess threading trace tracemalloc
unittest weakref
""")
DYNAMIC_CALLS = _words("""
inspect.currentframe inspect.stack inspect.trace sympy.var sys._getframe sys.modules sys.setprofile
sys.settrace sys.meta_path sys.path_hooks
""")

#: methods that read
READING_METHODS = _words("""
all any argmax argmin argsort as_integer_ratio astype capitalize conj conjugate copy count cumprod
cumsum decode diff dot encode endswith find format get index is_integer isdigit item items join keys
lower lstrip max mean min nonzero prod replace round rstrip searchsorted split splitlines startswith std
strip sum title tobytes tolist upper values var diagonal flatten ravel reshape squeeze swapaxes
transpose view
""")
FRESH_METHODS = READING_METHODS - _words("""
diagonal get items keys ravel reshape squeeze swapaxes transpose values view
""")

#: state that libraries keep, by the dotted names that read or write it
STATES = {
    "numpy.random": "random",
    "scipy.stats": "random",
    "scipy.sparse": "random",
    "scipy.optimize": "random",
    "random": "random",
    "numpy.seterr": "errors",
    "numpy.seterrcall": "errors",
    "numpy.geterr": "errors",
    "numpy.setbufsize": "errors",
    "warnings": "errors",
    "numpy.set_printoptions": "printing",
    "numpy.get_printoptions": "printing",
    "numpy.set_string_function": "printing",
    "matplotlib.rcParams": "style",
    "matplotlib.rc": "style",
    "matplotlib.rcdefaults": "style",
    "matplotlib.rc_context": "style",
    "matplotlib.use": "style",
    "matplotlib.style": "style",
    "matplotlib.pyplot.rcParams": "style",
    "matplotlib.pyplot.rc": "style",
    "matplotlib.pyplot.rcdefaults": "style",
    "matplotlib.pyplot.rc_context": "style",
    "matplotlib.pyplot.switch_backend": "style",
    "matplotlib.pyplot.style": "style",
    "matplotlib.pyplot.xkcd": "style",
    "seaborn.set": "style",
    "seaborn.set_theme": "style",
    "seaborn.set_style": "style",
    "seaborn.set_context": "style",
    "os": "system",
    "sys": "system",
    "shutil": "system",
    "glob": "files",
    "json": "files",
    "csv": "files",
    "pathlib": "files",
    "numpy.save": "files",
    "numpy.savez": "files",
    "numpy.savez_compressed": "files",
    "numpy.savetxt": "files",
    "numpy.load": "files",
    "numpy.loadtxt": "files",
    "numpy.genfromtxt": "files",
    "numpy.fromfile": "files",
    "numpy.memmap": "files",
    "matplotlib.pyplot.savefig": "files",
    "matplotlib.pyplot.imread": "files",
    "scipy.io": "files",
    "sympy.init_printing": "printing",
    "decimal": "decimal",
}
#: what makes a generator of its own and does not touch the shared one
OWN_GENERATORS = _words("""
numpy.random.BitGenerator numpy.random.Generator numpy.random.MT19937 numpy.random.PCG64
numpy.random.PCG64DXSM numpy.random.Philox numpy.random.RandomState numpy.random.SFC64
numpy.random.SeedSequence numpy.random.default_rng random.Random
""")
#: what reads of the system nothing that a program changes
READING_SYSTEM = _words("""
sys.version sys.version_info sys.platform sys.executable sys.maxsize sys.float_info sys.stdout
sys.stdout.flush sys.stdout.write os.path.join os.path.basename os.sep os.linesep os.name
os.cpu_count os.environ.get os.getcwd os.getenv os.listdir os.path.exists os.path.isfile os.path.abspath
os.path.dirname
""")
#: any code may depend on these
ALWAYS_USED = frozenset({"errors", "system", "decimal"})
ALL_STATES = frozenset(STATES.values())
#: settings that are stored into by name
SETTINGS = frozenset({"matplotlib.rcParams", "matplotlib.pyplot.rcParams", "os.environ"})

#: commands of a notebook that change nothing that an answer could depend on
IDLE_MAGICS = _words("""
alias autoawait autocall automagic autoreload colors conda config gui history load_ext lsmagic
matplotlib mkdir pdef pdoc pfile pinfo pinfo2 pip precision psearch psource pwd reload_ext uv watermark
who whos xmode html HTML svg SVG latex javascript js bash sh script markdown ls cat R ! cmd
""")
#: and those that do
SYSTEM_MAGICS = frozenset({"cd", "env", "set_env"})
#: names under which a notebook keeps its inputs and outputs
HISTORY = frozenset({"In", "Out", "_", "__", "___", "_i", "_ih", "_ii", "_iii", "_oh", "_dh"})
