"""What every peer shares: a process that stays up, and answers requests on standard input, one JSON text a line.

Called with the folder that holds `work.json` and the arrays, and optionally the core to stay on.
"""
import json
import os
import resource
import sys
import time

import numpy

folder = sys.argv[1]
if len(sys.argv) > 2:  # before JAX starts its threads, of which it makes one for each core that it may use
    allowed = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {allowed[int(sys.argv[2]) % len(allowed)]})


def array(name):
    return numpy.load(os.path.join(folder, name + '.npy'))


def seconds(work):
    """Calls `work`; returns how long it took, and what it returned."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def peak():
    """Most memory that this process had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2 ** 20 if sys.platform == 'darwin' else 2 ** 10)


def serve(prepare):
    """`prepare(work)` returns a function; it gets the fields of each request, and its fields are the answer."""
    answers = os.fdopen(os.dup(1), 'w')
    os.dup2(2, 1)  # what libraries print must not come between the answers

    def answer(fields):
        print(json.dumps(fields), file=answers, flush=True)

    with open(os.path.join(folder, 'work.json')) as file:
        run = prepare(json.load(file))
    answer({})
    for line in sys.stdin:
        answer({**run(**json.loads(line)), 'memory': peak()})
