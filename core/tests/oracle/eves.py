"""Reference for the next opening: the eve of each public holiday of 2026-2030, the holiday itself
and the day after.

Reads the hours from content/helplines.toml. Prints a line per weekly channel and half hour: the
channel, the minute since 1970, the state (open, closed or unknown), the minute of the first certain
opening within 14 days or -, and whether nothing uncertain lies before it.
"""
import datetime
import pathlib
import tomllib
import zoneinfo

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
STEP = 15
HORIZON = 14 * 24 * 60
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CONTENT = pathlib.Path(__file__).resolve().parents[3] / "content" / "helplines.toml"


def easter(year):
    """Gauss, with Lichtenberg's corrections: another algorithm than that of the product."""
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    s = 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    oe = 7 - (og - sz) % 7
    return datetime.date(year, 3, 1) + datetime.timedelta(days=og + oe - 1)


def holidays(year):
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    sunday = easter(year)
    return {datetime.date(year, *day) for day in fixed} | {sunday + n * DAY for n in (1, 39, 50)}


HOLIDAYS = set().union(*(holidays(year) for year in range(2025, 2033)))


def minutes(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def windows(hours, date):
    """The windows of a day as pairs of minutes, or None if nothing is known about it."""
    for exception in hours.get("exceptions", []):
        if exception["from"] <= date <= exception.get("to", exception["from"]):
            texts = exception["hours"]
            break
    else:
        usual = hours.get(WEEKDAYS[date.weekday()], hours.get("every_day", []))
        rule = hours.get("holidays", "unknown")
        if date not in HOLIDAYS or rule == "as usual":
            texts = usual
        elif rule == "closed":
            texts = []
        elif rule == "unknown":
            return None
        else:
            texts = rule
    return [tuple(minutes(part) for part in text.split("-")) for text in texts]


def state(hours, zone, minute):
    wall = datetime.datetime.fromtimestamp(minute * 60, zone)
    at = wall.hour * 60 + wall.minute
    today, yesterday = windows(hours, wall.date()), windows(hours, wall.date() - DAY)
    if any(close <= opens and at < close for opens, close in yesterday or []):
        return "open"
    if today is None:
        return "unknown"
    if any(opens <= at and (close <= opens or at < close) for opens, close in today):
        return "open"
    return "closed"


def report(channel, hours):
    zone = zoneinfo.ZoneInfo(hours["zone"])
    start = int(datetime.datetime(2025, 12, 30, tzinfo=UTC).timestamp()) // 60
    end = int(datetime.datetime(2031, 1, 20, tzinfo=UTC).timestamp()) // 60
    grid = range(start, end, STEP)
    states = [state(hours, zone, minute) for minute in grid]
    wanted = set()
    for holiday in sorted(day for day in HOLIDAYS if 2026 <= day.year <= 2030):
        for day in (holiday - DAY, holiday, holiday + DAY):
            first = int(datetime.datetime.combine(day, datetime.time(), zone).timestamp()) // 60
            wanted.update(range(first, first + 24 * 60, 30))
    for minute in sorted(wanted):
        index = (minute - start) // STEP
        now = states[index]
        opens, certain = None, now == "closed"
        if now != "open":
            for later in range(index + 1, index + HORIZON // STEP + 1):
                if states[later] == "open":
                    opens = grid[later]
                    break
                certain = certain and states[later] == "closed"
        print(channel, minute, now, opens if opens else "-", int(certain and opens is not None))


for line in tomllib.loads(CONTENT.read_text(encoding="utf-8"))["helpline"]:
    for contact in line["channel"]:
        hours = contact["hours"]
        if isinstance(hours, dict) and not hours.get("unverified"):
            report(contact["id"], hours)
