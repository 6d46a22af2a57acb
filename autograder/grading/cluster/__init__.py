"""A class on the workers of a Dask cluster, which give the bytes that this machine would give.

::

    client.py   here: chunks of submissions out, results, pages and outputs in
    worker.py   in a worker of Dask: hands chunks to a host, and starts another one when it is lost
    host.py     a process of its own beside the worker: an open grader with its own sandbox
    frames.py   what goes between them, as bytes

No file of this machine needs to be there: the course, the submissions and all results travel.
"""
