"""Dense networks in JAX: vmap over models of a scan over steps, compiled by jit. Timed without the compilation, and
without drawing samples and batches."""

from serve import array, seconds, serve

import jax
import jax.numpy as jnp
import numpy
from jax.scipy.special import logsumexp


def initial(random, widths):
    """Glorot's uniform kernels, zero biases, as gmia starts."""
    bounds = [(6 / (a + b)) ** 0.5 for a, b in zip(widths, widths[1:])]
    return [
        (random.uniform(-bound, bound, (a, b)).astype('float32'), numpy.zeros(b, 'float32'))
        for bound, a, b in zip(bounds, widths, widths[1:])
    ]


def prepare(work):
    design, models = work['architecture'], work['models']
    steps, batch, rate = design['steps'], design['batch'], design['rate']
    activations = [{'tanh': jnp.tanh, 'relu': jax.nn.relu}[layer['activation']] for layer in design['layers']]
    x, y, test_x, test_y = (array(name) for name in ('x', 'y', 'test_x', 'test_y'))
    widths = [x.shape[1], *(layer['units'] for layer in design['layers']), work['classes']]

    def logits(weights, inputs):
        for (kernel, bias), activation in zip(weights, activations):
            inputs = activation(inputs @ kernel + bias)
        kernel, bias = weights[-1]
        return inputs @ kernel + bias

    def loss(weights, inputs, labels):
        z = logits(weights, inputs)
        return jnp.mean(logsumexp(z, axis=1) - jnp.take_along_axis(z, labels[:, None], axis=1)[:, 0])

    def adam(state, gradient):
        weights, mean, square, t = state
        mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, mean, gradient)
        square = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, square, gradient)
        size = rate * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        weights = jax.tree.map(lambda w, m, v: w - size * m / (jnp.sqrt(v) + 1e-7), weights, mean, square)
        return weights, mean, square, t + 1

    def sgd(state, gradient):
        return (jax.tree.map(lambda w, g: w - rate * g, state[0], gradient), *state[1:])

    update = {'adam': adam, 'sgd': sgd}[design['optimiser']]

    def train(weights, batches, x, y):
        def step(state, batch):
            return update(state, jax.grad(loss)(state[0], x[batch], y[batch])), None

        nothing = jax.tree.map(jnp.zeros_like, weights)
        return jax.lax.scan(step, (weights, nothing, nothing, jnp.float32(1)), batches)[0][0]

    stacked = jax.jit(jax.vmap(train, in_axes=(0, 0, None, None)))
    right = jax.jit(jax.vmap(lambda weights: jnp.mean(jnp.argmax(logits(weights, test_x), axis=1) == test_y)))

    random = numpy.random.default_rng(1)
    samples = random.integers(0, len(x), (models, work['trainingSize']))
    batches = numpy.stack([sample[random.integers(0, len(sample), (steps, batch))] for sample in samples]).astype(
        'int32'
    )
    weights = jax.tree.map(lambda *parts: jnp.stack(parts), *(initial(random, widths) for _ in range(models)))
    x, y, batches = jnp.asarray(x), jnp.asarray(y), jnp.asarray(batches)

    def run(stack, part=0, parts=1):
        """Trains this process's part of the models, `stack` of them at a time."""
        size = -(-models // parts)
        mine = slice(part * size, min(models, (part + 1) * size))
        starts = [slice(at, min(at + stack, mine.stop)) for at in range(mine.start, mine.stop, stack)]
        ready = jax.block_until_ready([(jax.tree.map(lambda w: w[these], weights), batches[these]) for these in starts])
        elapsed, trained = seconds(lambda: jax.block_until_ready([stacked(w, b, x, y) for w, b in ready]))
        accuracy = jnp.median(jnp.concatenate([right(w) for w in trained]))
        return {'seconds': elapsed, 'accuracy': float(accuracy)}

    return run


serve(prepare)
