"""Office hours: when something happens that takes so many hours of work."""

from datetime import datetime, time, timedelta

from home.thai.working_days import is_working_day, working_day_after

OPENS, CLOSES = time(8, 30), time(16, 30)


def open_at(moment: datetime) -> datetime:
    """``moment``, or the next at which offices are open."""
    day = moment.date()
    if is_working_day(day) and moment.time() < CLOSES:
        return max(moment, _at(moment, OPENS))
    return _at(datetime.combine(working_day_after(day, 1), OPENS, moment.tzinfo), OPENS)


def after_hours(moment: datetime, hours: float) -> datetime:
    """The moment when so many hours of work have passed since ``moment``."""
    left, moment = timedelta(hours=hours), open_at(moment)
    while moment + left >= _at(moment, CLOSES):
        left -= _at(moment, CLOSES) - moment
        moment = open_at(_at(moment, CLOSES))
    return moment + left


def _at(moment: datetime, hour: time) -> datetime:
    return moment.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
