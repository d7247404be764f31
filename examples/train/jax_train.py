"""Trains gmia's models by JAX, a block of them at once: train: ['python', 'examples/train/jax_train.py']."""
import json
import os

import jax
import jax.numpy as jnp
import numpy as np

path = os.environ["GMIA_JOB"]  # what to train; paths in it are relative to its folder
job = json.load(open(path))
os.chdir(os.path.dirname(path))
data = np.load(job["data"])
features, labels, ask = data["features"], data["labels"], data["ask"]
settings = {"units": 16, "rate": 0.1, "steps": 500, "batch": 20, **(job.get("settings") or {})}


def answer(weights, inputs):
    return jnp.tanh(inputs @ weights["hidden"] + weights["bias"]) @ weights["output"]


def loss(weights, inputs, classes):
    return -jnp.take_along_axis(jax.nn.log_softmax(answer(weights, inputs)), classes[:, None], axis=1).mean()


def train(seed, sample):
    hidden, output, batches = jax.random.split(jax.random.key(seed), 3)
    width, units = features.shape[1], settings["units"]
    weights = {
        "hidden": jax.random.normal(hidden, (width, units)) / width**0.5,
        "bias": jnp.zeros(units),
        "output": jax.random.normal(output, (units, job["classes"])) / units**0.5,
    }

    def step(weights, key):
        batch = sample[jax.random.randint(key, (settings["batch"],), 0, len(sample))]
        slope = jax.grad(loss)(weights, jnp.asarray(features)[batch], jnp.asarray(labels)[batch])
        return jax.tree.map(lambda w, g: w - settings["rate"] * g, weights, slope), None

    return answer(jax.lax.scan(step, weights, jax.random.split(batches, settings["steps"]))[0], ask)


seeds = jnp.array([model["seed"] for model in job["models"]])
samples = jnp.array([np.load(model["sample"]) for model in job["models"]])
for model, logits in zip(job["models"], jax.jit(jax.vmap(train))(seeds, samples)):
    np.save(model["out"] + "/writing.npy", logits)  # under another name first, so that nobody reads half of it
    os.replace(model["out"] + "/writing.npy", model["out"] + "/logits.npy")
