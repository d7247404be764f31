"""Trains gmia's models by Python alone: multinomial logistic regression, by stochastic gradient descent.

For a look at what such a program does where no library is at hand; a library is faster, and its files are shorter.
"""
import ast
import io
import json
import math
import os
import random
import struct
import zipfile


def read(file):
    """The shape and the numbers of an array in NumPy's format."""
    header = file.read(10)
    about = ast.literal_eval(file.read(struct.unpack("<H", header[8:10])[0]).decode())
    code = {"<f4": "f", "<i4": "i", "<i8": "q"}[about["descr"]]
    content = file.read()
    return about["shape"], struct.unpack("<%d%s" % (len(content) // struct.calcsize(code), code), content)


def rows(shape, values):
    return [values[i * shape[1]:(i + 1) * shape[1]] for i in range(shape[0])]


def write(path, table, code="f4"):
    """Leaves an array when it is whole: under another name first, so that nobody reads half of it."""
    header = "{'descr': '<%s', 'fortran_order': False, 'shape': (%d, %d), }" % (code, len(table), len(table[0]))
    header = (header.ljust(117) + "\n").encode()
    values = [value for line in table for value in line]
    with open(path + ".tmp", "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header)
        file.write(struct.pack("<%d%s" % (len(values), {"f4": "f", "f8": "d", "i4": "i"}[code]), *values))
    os.replace(path + ".tmp", path)


def softmax(logits):
    powers = [math.exp(logit - max(logits)) for logit in logits]
    return [power / sum(powers) for power in powers]


def answer(record, model):
    """The logits: for each class its bias and the weighted features."""
    return [bias + sum(w * x for w, x in zip(weights, record)) for bias, weights in model]


def train(records, labels, sample, classes, seed, passes=20, rate=0.3):
    """A bias and weights for each class. The seed decides the order of the records."""
    order, shuffle = list(sample), random.Random(seed).shuffle
    model = [(0.0, [0.0] * len(records[0])) for _ in range(classes)]
    for _ in range(passes):
        shuffle(order)
        for i in order:
            errors = [p - (labels[i] == c) for c, p in enumerate(softmax(answer(records[i], model)))]
            model = [
                (bias - rate * error, [w - rate * error * x for w, x in zip(weights, records[i])])
                for error, (bias, weights) in zip(errors, model)
            ]
    return model


def open_job():
    """What to train, the records and their labels, and what every model has to answer on. Paths are from the job."""
    path = os.environ["GMIA_JOB"]
    job = json.load(open(path))
    os.chdir(os.path.dirname(path))
    with zipfile.ZipFile(job["data"]) as arrays:
        features, labels, ask = (read(io.BytesIO(arrays.read(name + ".npy"))) for name in ("features", "labels", "ask"))
    return job, rows(*features), labels[1], rows(*ask)


if __name__ == "__main__":
    job, records, labels, ask = open_job()
    for model in job["models"]:
        sample = read(open(model["sample"], "rb"))[1]
        trained = train(records, labels, sample, job["classes"], model["seed"])
        write(model["out"] + "/logits.npy", [answer(record, trained) for record in ask])
