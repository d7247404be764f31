"""Trains gmia's models by PyTorch: train: ['python', 'examples/train/torch_train.py']."""
import json
import os

import numpy as np
import torch

path = os.environ["GMIA_JOB"]  # what to train; paths in it are relative to its folder
job = json.load(open(path))
os.chdir(os.path.dirname(path))
device = "cuda" if torch.cuda.is_available() else "cpu"
data = np.load(job["data"])
features, labels, ask = (torch.from_numpy(data[name]).to(device) for name in ("features", "labels", "ask"))
settings = {"units": 16, "rate": 0.01, "steps": 200, "batch": 20, **(job.get("settings") or {})}

for model in job["models"]:
    torch.manual_seed(model["seed"])
    sample = torch.from_numpy(np.load(model["sample"])).to(device)
    network = torch.nn.Sequential(
        torch.nn.Linear(features.shape[1], settings["units"]),
        torch.nn.Tanh(),
        torch.nn.Linear(settings["units"], job["classes"]),
    ).to(device)
    optimiser = torch.optim.Adam(network.parameters(), lr=settings["rate"])
    for _ in range(settings["steps"]):
        batch = sample[torch.randint(len(sample), (settings["batch"],), device=device)]
        loss = torch.nn.functional.cross_entropy(network(features[batch]), labels[batch].long())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    with torch.no_grad():
        logits = network(ask).cpu().numpy()
    np.save(model["out"] + "/writing.npy", logits)  # under another name first, so that nobody reads half of it
    os.replace(model["out"] + "/writing.npy", model["out"] + "/logits.npy")
