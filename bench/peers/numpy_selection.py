"""Counts neighbours by blocks of a float32 matrix product (sgemm)."""

from serve import array, seconds, serve

import numpy


def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


def prepare(work):
    features, references, ours = array('features'), array('references'), array('counts')
    least = numpy.float32(1 - work['delta'])

    def count(block, width):
        a, b = unit(features), unit(references).T
        counts = numpy.zeros(len(a), 'int32')
        for at in range(0, len(a), block):
            for to in range(0, b.shape[1], width):
                near = a[at : at + block] @ b[:, to : to + width] > least
                counts[at : at + block] += numpy.count_nonzero(near, axis=1)
        return counts

    def run(block, width):
        elapsed, counts = seconds(lambda: count(block, width))
        return {
            'seconds': elapsed,
            'differing': int(numpy.sum(counts != ours)),
            'by': int(numpy.max(abs(counts - ours))),
        }

    return run


serve(prepare)
