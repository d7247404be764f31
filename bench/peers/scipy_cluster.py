"""Average linkage of cosine distances, and from each cluster the row nearest to the others, with SciPy."""
from serve import array, seconds, serve

import numpy
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist


def prepare(work):
    features, ours = array('features'), array('kept')

    def choose():
        labels = fcluster(linkage(pdist(features, 'cosine'), 'average'), work['clusters'], 'maxclust')
        units = features / numpy.linalg.norm(features.astype('float64'), axis=1, keepdims=True)
        clusters = [numpy.flatnonzero(labels == label) for label in range(1, labels.max() + 1)]
        # Rounded, for of two members both are as near: the first is taken.
        return [rows[numpy.argmax(numpy.round(units[rows] @ units[rows].sum(axis=0), 12))] for rows in clusters]

    def run():
        elapsed, kept = seconds(choose)
        return {'seconds': elapsed, 'differing': len(set(ours.tolist()) ^ set(map(int, kept)))}

    return run


serve(prepare)
