"""What other people's calendars say, one fact a line, for OracleTests.swift.

W day is-a-working-day due...   the days 1, 2, 3, 5, 10, 15 and 45 working days later
Z day due...                    the same with the day itself counted as the first, if it is a working day
C day due...                    the days 1, 2, 3, 5, 10, 15 and 45 calendar days later
H instant instant/local...      the moments 1, 2, 3, 5, 10, 15 and 45 hours later, from each hour around a clock change
U instant local                 what a clock in London shows at the instant
L local instant                 the first instant at which a clock in London shows it
"""

import datetime
import sys

try:
    import holidays
    from zoneinfo import ZoneInfo

    london = ZoneInfo("Europe/London")
except Exception as error:
    sys.exit(f"{type(error).__name__}: {error}")

YEARS = range(2018, 2031)
PERIODS = (1, 2, 3, 5, 10, 15, 45)
bank_holidays = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2032))
day_long = datetime.timedelta(days=1)


def is_working_day(day):
    return day.weekday() < 5 and day not in bank_holidays


def days(years):
    day = datetime.date(years[0], 1, 1)
    while day.year <= years[-1]:
        yield day
        day += day_long


def due_days(day):
    found = []
    for count in range(1, PERIODS[-1] + 1):
        day += day_long
        while not is_working_day(day):
            day += day_long
        if count in PERIODS:
            found.append(day.isoformat())
    return found


def due_hours(moment):
    later = [moment + datetime.timedelta(hours=count) for count in PERIODS]
    return [f"{instant(one)}/{one.astimezone(london):%Y-%m-%dT%H:%M}" for one in later]


def offset(day):
    return datetime.datetime.combine(day, datetime.time(12), london).utcoffset()


def instant(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


for day in days(YEARS):
    print("W", day, int(is_working_day(day)), *due_days(day))
    print("Z", day, *due_days(day - day_long))
    print("C", day, *((day + count * day_long).isoformat() for count in PERIODS))
    changes = offset(day) != offset(day - day_long)
    if changes:
        for hour in range(-48, 24):
            midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc)
            moment = midnight + datetime.timedelta(hours=hour)
            print("H", instant(moment), *due_hours(moment))
    for hour in range(24) if changes else [12]:
        moment = datetime.datetime(day.year, day.month, day.day, hour, tzinfo=datetime.timezone.utc)
        print("U", instant(moment), moment.astimezone(london).strftime("%Y-%m-%dT%H:%M"))
    for minute in range(0, 24 * 60, 30) if changes else [0, 1439]:
        local = datetime.datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=london)
        print("L", local.strftime("%Y-%m-%dT%H:%M"), instant(local))
