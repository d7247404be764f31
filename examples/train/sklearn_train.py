"""Trains gmia's models by scikit-learn: train: ['python', 'examples/train/sklearn_train.py']."""
import json
import os

import numpy as np
from sklearn.linear_model import LogisticRegression

path = os.environ["GMIA_JOB"]  # what to train; paths in it are relative to its folder
job = json.load(open(path))
os.chdir(os.path.dirname(path))
data = np.load(job["data"])
features, labels, ask = data["features"], data["labels"], data["ask"]
settings = job.get("settings") or {}

for model in job["models"]:
    sample = np.load(model["sample"])
    classifier = LogisticRegression(max_iter=1000, random_state=model["seed"], **settings)
    classifier.fit(features[sample], labels[sample])

    # A class that the sample lacks has no column of its own: it gets probability 0.
    probabilities = np.zeros((len(ask), job["classes"]))
    probabilities[:, classifier.classes_] = classifier.predict_proba(ask)

    # Under another name first, so that nobody reads half of it.
    np.save(model["out"] + "/writing.npy", probabilities)
    os.replace(model["out"] + "/writing.npy", model["out"] + "/probabilities.npy")
