"""Finds dates in texts with dateparser or Recognizers-Text: a list of words and days for each text, then megabytes a second of CPU time."""

import datetime
import json
import logging
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

program, fast, path = sys.argv[1], sys.argv[2], sys.argv[3]


def day_before(day):
    try:
        return str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))
    except (ValueError, OverflowError):
        # "not resolved"
        return day


def dateparser():
    from dateparser.search import search_dates

    def find(text, day):
        settings = {"RELATIVE_BASE": datetime.datetime(day.year, day.month, day.day)}
        found = search_dates(text, languages=["en"], settings=settings) or []
        return [{"words": words, "start": str(at.date()), "end": str(at.date())} for words, at in found]

    return find


def recognizers():
    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def find(text, day):
        found = []
        for result in model.parse(text, datetime.datetime(day.year, day.month, day.day)):
            values = (result.resolution or {}).get("values") or []
            # It gives the day behind and the day ahead, and leaves the choice to the caller.
            for at, value in enumerate(values):
                if not (value.get("type") or "").startswith("date"):
                    continue
                one = (value.get("value") or "")[:10]
                # "By Friday" has no start: it is open until that day, and so from the day of the text.
                start, end = (value.get("start") or one or str(day))[:10], (value.get("end") or one or str(day))[:10]
                # Its ranges end with the day after the last; either is taken.
                ends = [end] + ([day_before(end)] if "range" in value["type"] else [])
                found.extend({"words": result.text, "start": start, "end": end, "first": at == 0} for end in ends)
        return found

    return find


find = {"dateparser": dateparser, "recognizers": recognizers}[program]()


def read(path):
    given = [json.loads(line) for line in open(path, encoding="utf-8")]
    return [(one["text"], datetime.date.fromisoformat(one["published"])) for one in given]


failed = 0
for text, day in read(path):
    try:
        print(json.dumps(find(text, day)))
    except Exception:
        failed += 1
        print("[]")
texts = read(fast)
size, start, done = sum(len(text.encode()) for text, _ in texts), time.process_time(), 0
for text, day in texts:
    try:
        find(text, day)
    except Exception:
        failed += 1
    done += len(text.encode())
    # Enough to know: the slowest takes minutes for all.
    if time.process_time() - start > 30:
        break
print(json.dumps({"mb_per_cpu_s": done / 1e6 / (time.process_time() - start), "failed": failed}))
