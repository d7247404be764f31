"""One model with Keras' fit() on TensorFlow. Timed without building the model and tracing its first steps; models
trained one after another take that many times as long.
"""

import functools
import os

os.environ['KERAS_BACKEND'] = 'tensorflow'
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '2'
from serve import array, seconds, serve

import keras
import numpy


def layer(fields):
    kind = fields['type']
    if kind == 'dense':
        return [keras.layers.Flatten(), keras.layers.Dense(fields['units'], activation=fields['activation'])]
    if kind == 'conv2d':
        return [
            keras.layers.Conv2D(fields['filters'], fields['kernel'], padding='same', activation=fields['activation'])
        ]
    if kind == 'maxPool':
        return [keras.layers.MaxPooling2D(fields['size'], padding='same')]
    return [keras.layers.Dropout(fields['rate'])]


def prepare(work):
    design, shape = work['architecture'], work['shape']
    batch = design['batch']
    x, y, test_x, test_y = (array(name) for name in ('x', 'y', 'test_x', 'test_y'))

    @functools.cache
    def compiled(jit):
        """A model, compiled by XLA or run as a graph, and the weights it starts with."""
        model = keras.Sequential(
            [
                keras.Input(shape),
                *(one for fields in design['layers'] for one in layer(fields)),
                keras.layers.Dense(work['classes']),
            ]
        )
        optimiser = {'adam': keras.optimizers.Adam, 'sgd': keras.optimizers.SGD}[design['optimiser']](design['rate'])
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(optimizer=optimiser, loss=loss, jit_compile=bool(jit))
        return model, model.get_weights()

    random = numpy.random.default_rng(1)
    sample = random.integers(0, len(x), work['trainingSize'])

    def fit(model, steps):
        """One pass over as many records as the steps need, the sample shuffled anew each time it is used up: fit()
        loses time at the end of every pass, and small samples have many.
        """
        passes = -(-steps * batch // len(sample))
        order = numpy.concatenate([random.permutation(sample) for _ in range(passes)])[: steps * batch]
        inputs, labels = x[order].reshape(-1, *shape), y[order]
        return seconds(lambda: model.fit(inputs, labels, batch_size=batch, shuffle=False, verbose=0))[0]

    def run(steps, jit):
        """Seconds of all models and steps, as if each took as long as `steps` steps of this one."""
        model, initial = compiled(jit)
        model.set_weights(initial)
        elapsed = fit(model, steps)
        guesses = model.predict(test_x.reshape(-1, *shape), batch_size=500, verbose=0).argmax(axis=1)
        return {
            'seconds': elapsed * work['models'] * design['steps'] / steps,
            'measured': elapsed,
            'accuracy': float(numpy.mean(guesses == test_y)),
        }

    return run


serve(prepare)
