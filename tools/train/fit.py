"""Logistic regression over sets of evidence, with a prior around the weights that stand.

A candidate's score is the sum of the weights of its evidence in 1/16 bit; the chance that it is a name is 1 / (1 +
2^(-score/16)). The weights sought make what the gold says likeliest, each held to the weight that stands by a normal
prior: a row that no example speaks of stays as it is. One weight is moved after the other, each to the best place by
Newton's step; the order is that of the file, nothing is drawn by lot, and the same input gives the same bytes.
"""
import math

NATS = math.log(2) / 16  # of a point, 1/16 bit
ROUNDS = 60
LARGEST_STEP = 48.0  # points
SMALL = 0.02  # a round that moves no weight further is the last


class Examples:
    """Candidates with the same features, gathered: (row, value) pairs, how many are names and how many none."""

    def __init__(self, rows):
        self.index = {(row.name, kind): i for i, row in enumerate(rows) for kind in row.types}
        self.unknown = set()
        self.groups = {}

    def features(self, candidate):
        """[(row, value)]; the value of "odds" is what the syllables say, of all others 1."""
        out = []
        for name in candidate.evidence:
            row = self.index.get((name, candidate.type))
            if row is None:
                self.unknown.add((name, candidate.type))
            elif name != "odds":
                out.append((row, 1.0))
            elif candidate.odds:
                out.append((row, candidate.odds / 16))
        return tuple(out)

    def add(self, candidate, label):
        counts = self.groups.setdefault(self.features(candidate), [0, 0])
        counts[label] += 1


def fit(start, free, groups, spread):
    """The weights (floats). `free`: whether a row may move; `spread`: standard deviation of the prior, in points."""
    weights = [float(w) for w in start]
    groups = list(groups.items())
    names = [float(counts[1]) for _, counts in groups]
    totals = [float(sum(counts)) for _, counts in groups]
    scores = [sum(weights[row] * value for row, value in features) for features, _ in groups]
    where = [[] for _ in weights]
    for g, (features, _) in enumerate(groups):
        for row, value in features:
            where[row].append((g, value))
    pull = 1.0 / (spread * spread)
    exp = math.exp
    for _ in range(ROUNDS):
        moved = 0.0
        for row, places in enumerate(where):
            if not free[row] or not places:
                continue
            slope, bend = pull * (weights[row] - start[row]), pull
            for g, value in places:
                z = scores[g] * NATS
                p = 1.0 / (1.0 + exp(-z)) if z > -700 else 0.0
                slope += (totals[g] * p - names[g]) * value * NATS
                bend += totals[g] * p * (1.0 - p) * value * value * NATS * NATS
            step = max(-LARGEST_STEP, min(LARGEST_STEP, -slope / bend))
            weights[row] += step
            moved = max(moved, abs(step))
            for g, value in places:
                scores[g] += step * value
        if moved < SMALL:
            break
    return weights


def rounded(weight):
    """To whole points, halves away from zero, within what the image keeps."""
    whole = int(math.floor(abs(weight) + 0.5))
    return max(-32768, min(32767, whole if weight >= 0 else -whole))
