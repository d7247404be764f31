"""Trains a classifier for MLServer in the folder argv[1], on {"features", "labels"} from the standard input.

Writes to the standard output what scikit-learn itself says about the features: predict_proba.
"""

import json
import sys
from pathlib import Path

import joblib
import numpy as np
from sklearn.linear_model import LogisticRegression

folder = Path(sys.argv[1])
data = json.load(sys.stdin)
features = np.array(data["features"], dtype=np.float64)
model = LogisticRegression().fit(features, data["labels"])
joblib.dump(model, folder / "model.joblib")
settings = {
    "name": "model",
    "implementation": "mlserver_sklearn.SKLearnModel",
    "parameters": {"uri": "./model.joblib", "version": "v1"},
}
(folder / "model-settings.json").write_text(json.dumps(settings))
json.dump(model.predict_proba(features).tolist(), sys.stdout)
