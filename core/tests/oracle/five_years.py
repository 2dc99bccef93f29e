"""Reference for the state of a line that is open from 9:00 to 23:00 in Paris, for each minute of
2026-2030. Prints the minutes at which the state changes.
"""
import datetime
import zoneinfo

PARIS = zoneinfo.ZoneInfo("Europe/Paris")
UTC = datetime.timezone.utc
start = int(datetime.datetime(2026, 1, 1, tzinfo=UTC).timestamp()) // 60
end = int(datetime.datetime(2031, 1, 1, tzinfo=UTC).timestamp()) // 60
before = None
print(start, end)
for minute in range(start, end):
    is_open = 9 <= datetime.datetime.fromtimestamp(minute * 60, PARIS).hour < 23
    if is_open != before:
        print(minute, int(is_open))
        before = is_open
