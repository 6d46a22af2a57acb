"""What each diagnosis code means, in words for students and staff."""

CODES = {
    "missing": "The function that the exercise asks for was not found in the submission, or the name is "
    "that of something else. Look at its spelling, and whether an error stopped the file before its "
    "definition.",
    "not_loaded": "The file or notebook could not be run far enough to call its functions. Run it from a "
    "fresh start, from top to bottom, and fix the first error.",
    "not_loaded:timeout": "Running the file or a cell took more time than it may: usually an endless loop "
    'at top level. Keep long computations and plots under if __name__ == "__main__".',
    "not_loaded:memory": "Running the file or a cell needed more memory than a submission may use.",
    "not_loaded:crash": "Running the file or a cell ended the Python process, through os._exit or a fault "
    "in compiled code. Nothing after that place was run.",
    "not_loaded:output_limit": "Running the file or a cell printed or wrote more than it may. Remove the "
    'output, or keep it under if __name__ == "__main__".',
    "not_loaded:unsendable": "Running the file or a cell wrote into the connection over which results are "
    "sent.",
    "raised": "The function raised an exception when it was called. The message names the line in your "
    "file.",
    "raised:exit": "The function called exit(), quit() or sys.exit(), which ends a program. Use return to "
    "leave a function.",
    "timeout": "The call used more time than it may: usually an endless loop, or a loop where an array "
    "operation would do.",
    "timeout:cpu": "The call computed for longer than it may: usually a loop that never ends, or one over "
    "single samples where an array operation would do. Run it with a small input and print the loop's "
    "counter.",
    "timeout:wall": "The call took longer than it may, much of that without computing: it slept, or waited "
    "for a thread, a lock or an input that never came.",
    "timeout:total": "The calls of this exercise together used up the time there is for all of them, and "
    "the ones left were not made. Fix the slow ones first.",
    "timeout:repeated": "The call was not made, because other calls of the same function had run into their "
    "time limit already. Fix those first.",
    "memory": "The call needed more memory than it may: usually an array of a wrong, huge size or a list "
    "that grows without end.",
    "crash": "The Python process ended during the call, through os._exit or a fault in compiled code.",
    "crash:left": "The program left before it had answered: it ended its own Python process, with os._exit "
    "or a signal, or closed or replaced the connection over which results are sent. Let the function "
    "return.",
    "crash:segv": "Compiled code read or wrote memory that is not its own: usually through ctypes, a wrong "
    "as_strided, or a recursion without end after sys.setrecursionlimit.",
    "crash:bus": "Compiled code used memory that is not there: usually a memory-mapped file that was made "
    "shorter or did not fit on the disk.",
    "crash:abrt": "Compiled code gave up, after a fault that it noticed itself or through os.abort.",
    "crash:fpe": "Compiled code came upon an arithmetic fault, such as a division of an integer by 0.",
    "crash:ill": "Compiled code held an instruction that this processor does not have: an extension that "
    "was built for another machine.",
    "crash:sys": "Compiled code made a request to the operating system of a kind that submissions cannot "
    "make.",
    "output_limit": "The call printed, returned or wrote more than it may.",
    "output_limit:printed": "The program printed more than it may: usually a print inside a loop. Print "
    'less, or only under if __name__ == "__main__".',
    "output_limit:returned": "The call returned more than it may: usually an array of a wrong, huge size.",
    "output_limit:values": "The call returned far more values than any answer has: usually a loop that does "
    "not end where it should, or a list that is returned in place of one of its items.",
    "output_limit:files": "The program wrote more into files than it may. Exercises need no files of your "
    "own: keep results in arrays and return them.",
    "forbidden": "The program tried something that is not possible while it is graded, and the exception "
    "that this gave was not caught.",
    "forbidden:network": "Opening a network connection is not possible while grading. Use the files that "
    "came with the exercise, and download nothing in the functions that are graded.",
    "forbidden:process": "Starting another process is not possible while grading, so multiprocessing and "
    "process pools do not work. Compute in the function itself, with arrays; threads are possible.",
    "forbidden:program": "Running another program is not possible while grading, so subprocess and "
    "os.popen do not work. Do it in Python, and install nothing from your code.",
    "forbidden:file": "Reading or writing files outside of the folder that your program runs in is not "
    "possible while grading. Name the files that came with the exercise without a folder, such as "
    '"data.npy".',
    "forbidden:rights": "Changing the rights, the owner or the times of a file and making links is not "
    "possible while grading; no exercise needs it.",
    "forbidden:signal": "Sending a signal to another process is not possible while grading; no exercise "
    "needs it.",
    "forbidden:threads": "There were more threads than the memory of a submission allows. A few are "
    "enough: use an array operation, or a ThreadPoolExecutor with few workers.",
    "forbidden:events": "An event loop (asyncio) needs a connection that is not possible while grading. "
    "Write the function without async and await.",
    "forbidden:other": "The operating system refused something that the program asked for, such as another "
    "priority or more rights; the message names the line.",
    "unsendable": "The function returned something that is not a value to compare, such as a generator, a "
    "set or a function. Return numbers, arrays, lists or tuples.",
    "kind": "The kind of value is not the one asked for, such as text where numbers are expected.",
    "items": "The number of items returned is not the one asked for.",
    "ndim": "The array has another number of dimensions than the one asked for.",
    "shape": "The array has another shape than the one asked for: often one sample too many or too few.",
    "dtype": "The values are not numbers of the kind asked for.",
    "expression": "The text or expression could not be read as mathematics in Python's notation, with * "
    "for every product and ** for powers.",
    "symbols": "The expression holds a symbol that should not be left in it.",
    "unevaluated": "A derivative or an integral was written down but not carried out.",
    "nan": "There are nan or infinite values where numbers are expected, or the other way round.",
}  # fmt: skip
