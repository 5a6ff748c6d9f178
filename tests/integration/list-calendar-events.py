"""What calendars say, by another implementation: Debian's python3-icalendar and python3-recurring-ical-events.

Standard input: a JSON list of {"text", "timezone", "window"}, the zone for times that name none, and null or from
when to when events that repeat are expanded. Standard output: a list of their events for each.
"""

import json
import sys
from datetime import datetime, time, timedelta, timezone

import pytz
import recurring_ical_events
from icalendar import Calendar


def to_instant(value, floating):
    """Milliseconds since 1970; a day is its midnight."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if value.tzinfo is None:
        value = floating.localize(value)
    return round(value.timestamp() * 1000)


def find_end(event):
    start = event["DTSTART"].dt
    if "DTEND" in event:
        return event["DTEND"].dt
    if "DURATION" in event:
        return start + event["DURATION"].dt
    return None if isinstance(start, datetime) else start + timedelta(days=1)


def describe(event, floating):
    end = find_end(event)
    return {
        "uid": str(event.get("UID", "")),
        "startsAt": to_instant(event["DTSTART"].dt, floating),
        "endsAt": None if end is None else to_instant(end, floating),
        "summary": str(event.get("SUMMARY", "")),
    }


def list_events(source):
    events = []
    for calendar in Calendar.from_ical(source["text"], multiple=True):
        floating = pytz.timezone(str(calendar.get("X-WR-TIMEZONE", source["timezone"])))
        found = calendar.walk("VEVENT")
        if source["window"] is not None:
            between = [datetime.fromtimestamp(ms / 1000, timezone.utc) for ms in source["window"]]
            found = recurring_ical_events.of(calendar).between(*between)
        events += [describe(event, floating) for event in found]
    return events


json.dump([list_events(source) for source in json.load(sys.stdin)], sys.stdout)
