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
    "raised:unwritten": "The function still does what it does in the file that was handed out: it raises "
    "NotImplementedError. Put your code in the place of that line.",
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
    "memory:threads": "There were more threads than a submission may have. A few are enough for every "
    "exercise.",
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
    "costly": "What the call returned takes more time or memory to be compared than any answer needs, so it "
    "was not compared to the end: usually an array of a wrong, huge size, or a text of a great length.",
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
    "kind:none": "The function ended without a return, or with a return alone, so that it gave None. "
    "Printing a value does not return it.",
    "items:one": "Several values were asked for and one of them was returned, such as v where return v, "
    "times is asked for.",
    "items:more": "The values asked for were returned, and one more.",
    "nested": "The right result is inside a tuple, a list or an array of one entry. A comma at the end of a "
    "line makes a tuple: x = 3, is (3,).",
    "length": "The values are right but for one that is too many or missing at an end. Compare the length of "
    "what you return with that of the input, and count what a range or a slice leaves out.",
    "dimensions": "The values are right, but the array has other dimensions: a row of shape (1, n) or a flat "
    "array where rows and columns are asked for. Look at the shape that the task names.",
    "returned": "A right value was returned that was not asked for here.",
    "returned:argument": "The result is an argument of the function, unchanged: often the wrong name after "
    "return.",
    "returned:item": "One of several values stands in the place of another. Return them in the order that "
    "the task names.",
    "returned:constant": "All values are 0: an array was made with np.zeros and nothing was written into it, "
    "or a product with 0 was taken.",
    "spikes": "Some spikes of the train are missing or too many, or the times are not what they should be.",
    "spikes:missing": "Some spikes are not there by a rule: the first, the last, all but the first, every "
    "second one. Look at where a spike is appended and when the loop starts and ends.",
    "spikes:doubled": "Every spike was noted twice, as when two samples of one spike are above the "
    "threshold.",
    "spikes:intervals": "The differences between neighbouring spike times were returned. The times "
    "themselves are asked for.",
    "spikes:seconds": "The spike times are in seconds and milliseconds are asked for: multiply by 1000.",
    "spikes:samples": "The indices of the samples were returned. A time is its index times dt.",
    "spikes:shifted": "Every spike is the same number of samples off: a spike belongs to the sample at which "
    "the task says the threshold is crossed.",
    "order": "The values are right and stand in another order: reversed, sorted, or with rows and columns "
    "exchanged, as after .T or with the wrong axis.",
    "shift": "The values are right and some samples too early or too late: an index is one off, or a value "
    "is used before it is updated.",
    "sign": "The values are right but for their sign: a minus was lost, or an absolute value was taken.",
    "clipped": "The values are right where they are on one side of a bound and stay at the bound on the "
    "other: a maximum, a minimum or np.clip is there that was not asked for.",
    "running": "The right values were summed or averaged although they are asked for one by one, or the "
    "reverse: np.cumsum, np.diff, np.sum or a normalisation is missing or one too many.",
    "rounded": "The right values with too few digits: round, int, // or an array of whole numbers, such as "
    "np.zeros(n, dtype=int), cut them off. Keep all digits until the end.",
    "last-step": "The values are right but for the last step, such as a square, a root or a logarithm that "
    "was left out, or taken without being asked for.",
    "offset": "All wrong values are the right ones and one constant more or less. Look for a term that was "
    "left out or added twice.",
    "offset:quantity": "The constant is a quantity of the call, such as a resting potential.",
    "offset:number": "The constant is the same number everywhere.",
    "offset:each-call": "Within a call the constant is the same everywhere, and each call has another: a "
    "term of the formula is missing.",
    "partly": "Most values are right.",
    "partly:ends": "Only the values at the ends are wrong: look at how the first value is set and where the "
    "loop ends.",
    "partly:one": "A single value is wrong: look at what is special there.",
    "partly:until": "The values are right up to a place and wrong from there on. Something happens there for "
    "the first time, such as a spike, a reset or the end of a pulse: look at the code for it.",
    "argument": "The result is that of the right function for other arguments: one of them is not used, a "
    "number was written in its place, two are exchanged, or one is in another unit.",
    "statistic": "The value is another statistic of the same values, such as the standard deviation with N "
    "- 1 for that with N (np.std has ddof for it), or the variance for its root.",
    "expression:power": "A power of the symbol is missing in the expression or one too many, perhaps with a "
    "number. Differentiate again, one factor at a time.",
    "expression:part": "One part of the expression is right and the other is wrong, so that half of the work "
    "is done.",
    "input-changed": "The function changes an array that it is given, as x[0] = 0 or x += 1 do. Work on a "
    "copy: x = x.copy().",
    "factor": "All wrong values are the right ones times one factor. Look for a factor that is missing, "
    "there twice, or in another unit.",
    "factor:quantity": "The factor is a quantity of the call, such as a time step that was left out or a "
    "time constant by which is divided once too often.",
    "factor:number": "The factor is the same number everywhere: 1000 is often a unit, 2 or 2π often part "
    "of a formula.",
    "factor:each-call": "Within a call the factor is constant, and each call has another: a quantity that "
    "changes from call to call is missing, or a fixed number stands in its place.",
}  # fmt: skip
