"""Trains the networks that gmia describes by JAX, many at once, on a GPU or on processors by the same code.

gmia.networksByCommand({ train: ['python', 'examples/train/networks_jax.py'] }) is a trainer for them, which gets their
weights; `gmia reproduce --convolutional 'python examples/train/networks_jax.py'` uses it for the paper's. As a plain
command, the network stands in the settings, { architecture: … }, and models leave what they answer.

Models have the law of gmia's own: initial weights, batches, dropout, Adam or SGD, penalty. --bfloat16 computes products
in 16 bits, while weights, sums and the optimiser stay in 32. The variable NETWORKS_STACK says how many models are
trained at once; without it as many as the GPU's memory holds, and on processors one.
"""
import argparse
import json
import os
import sys

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_default_matmul_precision", "float32")  # GPUs would round to 19 bits
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-7  # of Adam, as gmia has them
ACTIVATIONS = {"linear": lambda x: x, "tanh": jnp.tanh, "relu": jax.nn.relu}
ASKED_AT_ONCE = 1000  # records
DEFAULTS = {"l2": 0, "penalised": "kernels", "initialiser": "glorot", "version": None}


def checked(network):
    """The network with all its fields. What this program does not know would be another network."""
    known = {*DEFAULTS, "layers", "optimiser", "rate", "batch", "steps"}
    unknown = set(network) - known
    if unknown:
        sys.exit(f"Expected a network of {', '.join(sorted(known))}, got {', '.join(sorted(unknown))}.")
    network = {**DEFAULTS, **network}
    choices = {"optimiser": ("adam", "sgd"), "penalised": ("kernels", "all", "dense"), "initialiser": INITIALISERS}
    for field, words in choices.items():
        if network[field] not in words:
            sys.exit(f"Expected {field} to be {', '.join(words)}, got {network[field]}.")
    return network


def shapes_of(layers, shape, classes):
    """The kernel and bias of every layer: their shapes, and how many weights of a kernel lie in one place."""
    found = []
    for layer in [*layers, {"type": "dense", "units": classes}]:
        if layer["type"] == "conv2d":
            found.append(((layer["kernel"], layer["kernel"], shape[2], layer["filters"]), layer["kernel"] ** 2))
            shape = [*shape[:2], layer["filters"]]
        elif layer["type"] == "maxPool":
            shape = [-(-shape[0] // layer["size"]), -(-shape[1] // layer["size"]), shape[2]]
        elif layer["type"] == "dense":
            found.append(((int(np.prod(shape)), layer["units"]), 1))
            shape = [layer["units"]]
        elif layer["type"] == "flatten":
            shape = [int(np.prod(shape))]
        elif layer["type"] != "dropout":
            sys.exit(f"Expected layers of dense, conv2d, maxPool, dropout and flatten, got {layer['type']}.")
    return found


def glorot(random, shape, window):
    bound = (6 / (window * (shape[-2] + shape[-1]))) ** 0.5
    return random.uniform(-bound, bound, shape)


def normal(variance):
    return lambda random, shape, window: random.normal(0, (variance / (window * shape[-2])) ** 0.5, shape)


def truncated(random, shape, window):
    values = random.normal(size=shape)
    while (beyond := np.abs(values) > 2).any():
        values[beyond] = random.normal(size=beyond.sum())
    return 0.1 * values


INITIALISERS = {
    "glorot": glorot,
    "he": normal(2),
    "lecun": normal(1),
    "truncatedNormal": truncated,
    "zeros": lambda random, shape, window: np.zeros(shape),
}


def initial(shapes, random, initialiser):
    """Kernels as the network says, biases 0, or 0.1 where TensorFlow's tutorial has that."""
    bias = 0.1 if initialiser == "truncatedNormal" else 0
    weights = []
    for shape, window in shapes:
        kernel = INITIALISERS[initialiser](random, shape, window)
        weights += [kernel.astype("float32"), np.full(shape[-1], bias, "float32")]
    return weights


def counted(weights, penalised):
    """The weights that the penalty counts."""
    pairs = zip(weights[::2], weights[1::2])
    if penalised == "kernels":
        return weights[::2]
    return [w for pair in pairs for w in pair if penalised == "all" or pair[0].ndim == 2]


def batches(sample, random, steps, drawn, always):
    """The sample shuffled anew for each pass; a batch that does not fit into what is left goes on into the next one."""
    passes = -(-steps * drawn // len(sample))
    order = np.concatenate([random.permutation(sample) for _ in range(passes)])[: steps * drawn]
    return np.concatenate([order.reshape(steps, drawn), np.tile(always, (steps, 1))], axis=1).astype("int32")


def convolve(images, kernel):
    """A convolution as a product of matrices: of a stack, whose kernels differ, it is far faster than one by groups."""
    size, (height, width) = kernel.shape[0], images.shape[1:3]
    before = (size - 1) // 2
    edge = (before, size - 1 - before)
    padded = jnp.pad(images, ((0, 0), edge, edge, (0, 0)))
    places = [padded[:, i : i + height, j : j + width] for i in range(size) for j in range(size)]
    return product(jnp.concatenate(places, axis=-1), kernel.reshape(-1, kernel.shape[-1]))


def product(inputs, kernel):
    return jnp.matmul(inputs, kernel, preferred_element_type=jnp.float32)


def pool(images, size):
    """The largest value of each window; equal ones share the gradient, as in gmia, where windows fit."""
    records, height, width, channels = images.shape
    if height % size or width % size:
        window = (1, size, size, 1)
        return jax.lax.reduce_window(images, -jnp.inf, jax.lax.max, window, window, "SAME")
    return images.reshape(records, height // size, size, width // size, size, channels).max((2, 4))


def answer(layers, weights, x, compute, key=None):
    """Logits; with a key, values are dropped out as it says."""
    tensors = iter(weights)

    def weighted(inputs, of):
        return of(inputs.astype(compute), next(tensors).astype(compute)) + next(tensors)

    for at, layer in enumerate(layers):
        if layer["type"] == "conv2d":
            x = ACTIVATIONS[layer["activation"]](weighted(x, convolve))
        elif layer["type"] == "maxPool":
            x = pool(x, layer["size"])
        elif layer["type"] == "dense":
            x = ACTIVATIONS[layer["activation"]](weighted(x.reshape(len(x), -1), product))
        elif layer["type"] == "flatten":
            x = x.reshape(len(x), -1)
        elif key is not None:
            kept = jax.random.bernoulli(jax.random.fold_in(key, at), 1 - layer["rate"], x.shape)
            x = jnp.where(kept, x / (1 - layer["rate"]), 0)
    return weighted(x.reshape(len(x), -1), product)


def trainer(network, features, labels, compute):
    """Trains one model on its batches; `jax.vmap` makes it one for a stack."""
    layers, rate, penalty = network["layers"], network["rate"], network["l2"]

    def loss(weights, batch, key):
        logs = jax.nn.log_softmax(answer(layers, weights, features[batch], compute, key))
        squares = sum(jnp.sum(w**2) for w in counted(weights, network["penalised"])) if penalty else 0
        return -jnp.take_along_axis(logs, labels[batch][:, None], axis=1).mean() + penalty * squares

    def sgd(weights, moments, slope, t):
        return [w - rate * g for w, g in zip(weights, slope)], moments

    def adam(weights, moments, slope, t):
        size = rate * jnp.sqrt(1 - BETA2**t) / (1 - BETA1**t)
        small = EPSILON * jnp.sqrt(1 - BETA2**t)  # as if added to the corrected root
        means = [BETA1 * m + (1 - BETA1) * g for m, g in zip(moments[0], slope)]
        squares = [BETA2 * v + (1 - BETA2) * g * g for v, g in zip(moments[1], slope)]
        moved = [w - size * m / (jnp.sqrt(v) + small) for w, m, v in zip(weights, means, squares)]
        return moved, (means, squares)

    update = {"adam": adam, "sgd": sgd}[network["optimiser"]]

    def train(weights, order, seed):
        key = jax.random.key(seed)

        def step(state, given):
            weights, moments = state
            t, batch = given
            slope = jax.grad(loss)(weights, batch, jax.random.fold_in(key, t))
            return update(weights, moments, slope, t.astype("float32")), None

        zeros = [jnp.zeros_like(w) for w in weights]
        start = (weights, (zeros, zeros) if network["optimiser"] == "adam" else ())
        return jax.lax.scan(step, start, (jnp.arange(1, len(order) + 1), order))[0][0]

    return train


def stack_size(models, shapes, network, shape):
    """Models at once: as many as half of the GPU's memory holds, each with its weights and what a step keeps."""
    wanted = os.environ.get("NETWORKS_STACK")
    if wanted is not None:
        if not wanted.isdigit() or int(wanted) < 1:
            sys.exit(f"Expected NETWORKS_STACK to be a whole number from 1, got {wanted}.")
        return int(wanted)
    memory = (jax.local_devices()[0].memory_stats() or {}).get("bytes_limit")
    if jax.default_backend() == "cpu" or memory is None:
        return 1
    weights = sum(int(np.prod(kernel)) for kernel, _ in shapes)
    patches = sum(int(np.prod(kernel[:-1])) for kernel, _ in shapes if len(kernel) == 4) * int(np.prod(shape[:2]))
    return max(1, min(models, int(memory / 2 / (4 * (5 * weights + 4 * network["batch"] * patches)))))


def leave(out, name, save):
    """Under another name first, so that nobody reads half of it."""
    ending = name.rpartition(".")[2]
    save(f"{out}/writing.{ending}")
    os.replace(f"{out}/writing.{ending}", f"{out}/{name}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bfloat16", action="store_true", help="products in 16 bits")
    compute = jnp.bfloat16 if options.parse_args().bfloat16 else jnp.float32
    path = os.environ.get("GMIA_JOB") or sys.exit("Expected a job in GMIA_JOB, got none: gmia starts this program.")
    with open(path) as file:
        job = json.load(file)  # what to train; paths in it are relative to its folder
    os.chdir(os.path.dirname(path))
    by_weights = "architecture" in job
    network = job["architecture"] if by_weights else (job.get("settings") or {}).get("architecture")
    if network is None:
        sys.exit("Expected a network, got none: use networksByCommand, or settings: { architecture: … }.")
    network = checked(network)
    layers, shape = network["layers"], job["shape"]
    if any(layer["type"] in ("conv2d", "maxPool") for layer in layers) and len(shape) != 3:
        sys.exit(f"Expected images for a convolutional network, got records of shape {shape}.")
    data = np.load(job["data"])
    features, labels = (jnp.asarray(data[name]) for name in ("features", "labels"))
    features, ask = features.reshape(-1, *shape), data["ask"].reshape(-1, *shape)
    shapes = shapes_of(layers, shape, job["classes"])
    train = jax.jit(jax.vmap(trainer(network, features, labels, compute)), donate_argnums=0)
    asked = jax.jit(jax.vmap(lambda weights, x: answer(layers, weights, x, compute), in_axes=(0, None)))

    def begin(model):
        """A model's weights, its batches, and the seed of what it drops out: its own, whatever is beside it."""
        random = np.random.default_rng(model["seed"])
        weights = initial(shapes, random, network["initialiser"])
        if "initial" in model:
            given = np.load(model["initial"])
            weights = [given[f"arr_{i}"] for i in range(len(weights))]
        always = np.load(model["everyBatch"]) if "everyBatch" in model else np.zeros(0, "int64")
        order = batches(np.load(model["sample"]), random, network["steps"], network["batch"], always)
        return weights, order, np.uint32(model["seed"])

    size = stack_size(len(job["models"]), shapes, network, shape)
    print(f"{len(job['models'])} models on {jax.local_devices()[0].device_kind}, {size} at once", flush=True)
    for start in range(0, len(job["models"]), size):
        models = job["models"][start : start + size]
        weights, order, seeds = zip(*map(begin, models))
        stacked = [jnp.stack(layer) for layer in zip(*weights)]
        trained = train(stacked, jnp.stack(order), jnp.stack(seeds))
        if by_weights:
            for model, own in zip(models, zip(*(np.asarray(layer) for layer in trained))):
                leave(model["out"], "weights.npz", lambda path: np.savez(path, *own))
        else:
            parts = [asked(trained, ask[i : i + ASKED_AT_ONCE]) for i in range(0, len(ask), ASKED_AT_ONCE)]
            for model, logits in zip(models, np.concatenate(parts, axis=1)):
                leave(model["out"], "logits.npy", lambda path: np.save(path, logits))


if __name__ == "__main__":
    main()
