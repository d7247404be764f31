"""p-values of target losses among reference losses, record by record, with NumPy and SciPy."""
from serve import array, seconds, serve

import numpy
from scipy.interpolate import PchipInterpolator
from scipy.special import stdtr


def pchip(references, losses):
    knots, counts = numpy.unique(references, return_counts=True)
    curve = PchipInterpolator(numpy.append(0, knots), numpy.append(0, numpy.cumsum(counts)) / len(references))
    return curve(numpy.minimum(losses, knots[-1]))


def rank(references, losses):
    return (1 + numpy.searchsorted(numpy.sort(references), losses, side='right')) / (len(references) + 1)


def log_odds(losses):
    return -(losses + numpy.log(-numpy.expm1(-losses)))


def student(references, losses):
    k, odds = len(references), log_odds(references)
    scale = numpy.std(odds, ddof=1) * numpy.sqrt(1 + 1 / k)
    return stdtr(k - 1, (numpy.mean(odds) - log_odds(losses)) / scale)


def prepare(work):
    tail = {'pchip': pchip, 'rank': rank, 'student': student}[work['method']]
    references, targets, ours = array('references'), array('targets'), array('p')

    def attack():
        return numpy.stack([tail(references[:, r], targets[:, r]) for r in range(references.shape[1])], axis=1)

    def run():
        elapsed, p = seconds(attack)
        return {'seconds': elapsed, 'difference': float(numpy.max(abs(p - ours)))}

    return run


serve(prepare)
