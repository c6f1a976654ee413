"""The grammar of times: patterns over the letters of time_words, one for all languages.

A rule is a name, a pattern and what reads a match. `{class}` is a class of words in calendar.tsv.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from muasal.read import time_lengths, time_stretches, time_values
from muasal.read.time_found import Found, Reading

FILL = r"(?:{prep}|{filler}){0,4}"  # bounded, like every run here: a hostile text must not make patterns slow
LEAD = r"(?:{asof}|{since}|{until}|{prep}|{during}|{filler}|{approx}){0,5}"
PART = rf"(?:{{part}}-?{FILL})"
DAY = r"(?:{day}|{dayth}|(?<!{unit}){ordinal})"  # *pekan ketiga Maret* is no third of March
MONTH = r"(?:{month}|{weakmonth})\.?"
YEAR = r"(?:{yearword}?{year}(?:{yearword}\.?)?)"
DMY = rf"(?:{DAY}(?:-?{{filler}}){{0,2}}{MONTH}(?:,?{YEAR})?)"
MDY = r"(?:{monthfirst}\.?(?:{day}|{dayth}|{ordinal})(?:,?{year})?)"
SLASHED = r"(?:{day}[/-]{day}[/-](?:{year}|{day}|{num}|{hour}))"
SHORT = r"(?:{day}/{day})"
ISO = r"(?:{year}-{day}-{day})"
DAY_DATE = rf"(?:{DMY}|{MDY}|{SLASHED}|{SHORT}|{ISO}|{{fulldate}})"
FREE_DATE = rf"(?:{DMY}|{MDY}|{SLASHED}|{ISO}|{{fulldate}})"
WEAK_MONTH = r"(?<={prep}|{since}|{until}|{part}){weakmonth}"
MONTH_DATE = rf"(?:{MONTH},?{FILL}{YEAR}|{{month}}\.?|{{adjmonth}}|{WEAK_MONTH})"
YEAR_DATE = r"(?:{yearword}{year}|{year}{yearword}|{bareyear}|{det}{unit}{year})"
WEEKDAY = r"(?:(?:{pre}|{every})?{weekday}\.?|(?:{prep}|{since}|{until}|{asof}|{pre}|{every}){weakweekday})"
WEEKDAY_DATE = rf"(?:(?:{WEEKDAY}|{{weakweekday}}\.?){{post}}?,?{FILL}\(?{DAY_DATE}\)?)"
DATE_WEEKDAY = rf"(?:{FREE_DATE},?\(?(?:{{weekday}}|{{weakweekday}})\)?)"
TODAY_DATE = rf"(?:{{relday}},?\(?(?:(?:{{weekday}},?)?{DAY_DATE}|{{weekday}})\)?)"
ANY_DAY = (
    rf"(?:{WEEKDAY_DATE}|{DATE_WEEKDAY}|{TODAY_DATE}|{FREE_DATE}|{{relday}}|{WEEKDAY}{{post}}?|\({SHORT}\)"
    r"|{reldayend}(?=[,.;:)\n]))"
)
DAYPART = r"(?:,?(?:{prep}|{filler}|{pre}){0,4}{part}?{daypart})"
MERIDIEM = r"(?:{ampm}\.?)"
HOUR = r"(?:{day}|{hour}|{num})"
HOURS = rf"(?:{HOUR}{{clockunit}}(?:{{and}}?{{num}}{{minuteunit}}\.?)?)"
TO_THE_HOUR = (
    rf"(?:{{short}}(?:{HOUR}|{{ordinal}})"
    rf"|{{shortof}}{{num}}(?:{{minuteunit}}?{HOUR}(?!{{unit}})|(?={{daypart}}|[,.;)\n])))"
)
PAST_THE_HOUR = r"(?:{halfto}{ordinal}|(?<={prep}){quarterto}{ordinal}|{half}{day})"
MARKED_CLOCK = rf"(?:{{time}}|{{dotclock}}|{HOURS}|{{day}}|{{hour}}|{{num}}|{{ordinal}}{{clockunit}}?)"
CLOCK = (
    rf"(?:{{time}}{MERIDIEM}?|{{clockmark}}{{halfto}}(?:{{num}}|{{day}})|{{clockmark}}{{approx}}?{MARKED_CLOCK}(?:{{unit}}(?={{daypart}}))?"
    rf"|{{clockprep}}{{approx}}?(?:{HOURS}|{HOUR}(?={{daypart}}))|{{clockprep}}{{ordinal}}{{clockunit}}"
    rf"|{PAST_THE_HOUR}|{TO_THE_HOUR}"
    rf"|(?:{{day}}|{{dotclock}}){MERIDIEM}|(?:{{day}}|{{num}}){{oclock}}|{{day}}?{{clockword}}"
    rf"|{{day}}{{unit}}(?={{daypart}})|(?:{HOUR}|{{ordinal}}){{clockunit}}(?={{daypart}})"
    rf"|{{since}}{HOUR}{{clockunit}}?(?={{until}}{HOUR}{{clockunit}})|(?:{{dotclock}}|{{day}}|{{year}})(?={{zone}})"
    r"|{day}(?=(?:-|{until}){day}{ampm}))"
    rf"(?:(?:-|{{until}}){{day}}{MERIDIEM}|(?:-|{{until}}|{{and}})(?:{{time}}|{{dotclock}}|{HOUR}{{clockunit}}){MERIDIEM}?)?{{daypart}}?{{zone}}?"
)
THEN_CLOCK = rf"(?:,?(?:{{prep}}|{{filler}}|{{approx}}|{{since}}|{{until}}){{0,4}}{CLOCK}{{local}}?)"
NUMBER = r"(?:(?:{num}|{one})(?:(?:-|{until}){num})?)"

MOMENT = rf"{LEAD}{PART}?{ANY_DAY}(?:{DAYPART}{{post}}?)?{THEN_CLOCK}?"
CLOCK_FIRST = rf"{LEAD}{CLOCK}{{local}}?(?:(?:,|{{prep}}|{{filler}}){{0,4}}{DAYPART}?,?{FILL}{ANY_DAY})?"
DAYPART_FIRST = rf"{LEAD}{PART}?{{daypart}}{FILL}{ANY_DAY}{THEN_CLOCK}?"
THIS_DAYPART = (
    rf"{LEAD}(?:{PART}?(?:{{pre}}|{{anaphor}}){{part}}?{{daypart}}|{{daypart}}{{post}}|{{partwhen}}){THEN_CLOCK}?"
    r"|(?:{prep}|{during}){det}{part}?{daypart}|(?:{prep}|{during}|{until}|{since}){part}{daypart}"
)
MONTH_OR_YEAR = rf"{LEAD}{PART}?(?:{MONTH_DATE}|{YEAR_DATE}|{{prep}}{{year}}(?=[,.;:)\n]))"
UNIT_NEAR = r"(?:{filler}?(?:{pre}|{anaphor}){unit}|{unit}{post}|{relunit})"
DAY_OF_WEEK = rf"{LEAD}(?:{{weekday}}|{{weakweekday}}),?{FILL}{UNIT_NEAR}{THEN_CLOCK}?"
DAY_ALONE = (
    rf"{LEAD}{{dateword}}{{day}}{UNIT_NEAR}?"
    rf"|(?:{{prep}}|{{since}}|{{until}}){{det}}{{dayth}}(?:(?=[,.;)\n])|{FILL}{UNIT_NEAR})"
)
NTH_DAY = (
    rf"{LEAD}(?:{{ordinal}}|{{lastone}})(?:{{weekday}}|{{weakweekday}}|{{unit}}|{{bareunit}}){FILL}"
    rf"(?:{MONTH}(?:,?{FILL}{YEAR})?|{UNIT_NEAR})"
)
RELATIVE_UNIT = rf"{LEAD}{PART}?{UNIT_NEAR}"
PART_OF_UNIT = rf"{LEAD}{PART}(?:{{unit}}|{{bareunit}})"
MONTH_OF_UNIT = (
    rf"{LEAD}{PART}?(?:{{pre}}(?:{{monthfirst}}\.?(?:{{day}}|{{dayth}})|{{month}}|{{weakmonth}})"
    rf"|{{day}}?{{month}}{{post}}|(?:{DAY}?{{month}}|{DAY}{{weakmonth}}|{WEAK_MONTH}){FILL}{UNIT_NEAR})"
)
THE_UNIT = (
    r"(?:{since}|{until}|{prep}|{during}|{approx}){0,2}{part}?{det}(?:{unit}|{quarter})"
    r"(?!{filler}|{agoend}|{since}|{which}|{ago})"
)
UNIT_END = rf"{LEAD}{{unitend}}"
WHICH_HALF = r"(?:{ordinal}|{roman}|{dayth}|{pre}|{span})"
HALF_YEAR = (
    rf"{LEAD}(?:{UNIT_NEAR}{{ordinal}}{{halfyear}}|{{adjhalf}}{FILL}(?:{YEAR}|{UNIT_NEAR})?"
    rf"|{{halfyear}}(?:{{roman}}|{{day}}|{{ordinal}})(?:-|{FILL})(?:{YEAR}|{UNIT_NEAR})"
    rf"|{WHICH_HALF}{{halfyear}}{FILL}(?:{YEAR}|{UNIT_NEAR}|{{det}}{{unit}}))"
)
AGO = r"(?:{ago}|{agoend}(?=[,.;:)\n]))"
OFFSET = (
    rf"{{approx}}?(?:{{num}}|{{one}}){{unit}}(?:{{orso}}|{{andhalf}})?,?{AGO}(?!{{than}})"
    r"|{bareunit}{ago}|{unitone}{ago}|(?P<ahead>{inago}){approx}?{num}{unit}|{approx}{ofunit}{ago}"
    r"|{preago}{approx}?(?:{num}{unit}|{bareunit}|{unitone})|{one}?{few}{unit},?{ago}|{preago}{few}{unit}|{units}{ago}"
)
SPAN_OF_UNITS = (
    rf"{LEAD}(?:(?:(?<!{{will}}){{pre}}|{{span}})(?:{{num}}|{{few}}){{unit}}|{{span}}{{unit}}|{{pre}}{{units}}"
    r"|{num}{unit}{spanpost})"
)
YEAR_EARLIER = r"{det}?{adjago}(?:{unit}|{quarter})?"
DURATION = (
    r"(?:{during}|{approx}){0,4}(?P<gap>(?:{one}{unit}|{unitone})(?={agoend}|{ago}{than}))"
    r"|(?:{during}|{approx}){0,4}(?:{between}{num}{and}{num}{unit}|{one}{unit}{or}{num})"
    rf"|(?:{{during}}|{{approx}}){{0,4}}(?<!\(){NUMBER}{{unit}}(?!{{old}})(?:{{and}}?{{num}}{{unit}}|{{andhalf}})?"
    r"|(?:{during}|{approx}){0,4}{one}?{few}{unit}|{during}?{many}|{adjunit}"
    r"|(?:{during}|{approx}){1,3}(?:{whole}?(?:{unitone}|{bareunit}|{ofunit})|{units})|{adjyears}(?={lasting})"
    r"|{units}(?={agoend})|{during}?{det}{units}(?={agoend}|{which})|{during}{det}{part}?{units}"
    r"|{during}?{det}{unit}(?={ended})|{num}-{unit}(?!{old})"
)
PERIOD = (
    r"{every}{num}?{unit}|{everyother}{unit}|{every}(?:{weekday}|{weakweekday}|{daypart})|{set}|{prep}?(?:{weekdays}|{weekday}{dayparts})"
    r"|(?P<after>{per}{unit}|{perprep}{bareunit}|{one}{unit}|{unitone})"
)
DAYS_OF_MONTH = (
    rf"{LEAD}(?:{{between}})?(?:{{day}}\.?(?:-|/|{{until}}){{fulldate}}|{{day}}\.(?:-|/){{dotclock}}\.?|{DAY}(?:-|{{until}}|{{since}}|{{and}}){DAY}{{filler}}?{MONTH}(?:,?{YEAR})?"
    r"|{monthfirst}\.?{day}(?:-|{until}|{and}){day}(?:,?{year})?)"
)
SIDE = rf"(?:{FREE_DATE}|{MONTH_DATE}|{YEAR_DATE}|{{year}}{{yearword}}?|{WEEKDAY})"
FROM_TO = rf"(?:{{between}}{SIDE}{{and}}|{LEAD}{SIDE}(?:-|{{until}})){FILL}{SIDE}"
NAMES_JOINED = rf"{LEAD}(?:{{monthspan}}(?:,?{YEAR})?|{{weekspan}})"
SPLIT_YEAR = r"{LEAD}{yearword}?{year}[/-](?:{day}|{hour}|{year}){yearword}?".replace("{LEAD}", LEAD)
QUARTER = (
    rf"{LEAD}(?:(?:{{adjquarter}}|(?:{{ordinal}}|{{roman}}|{{dayth}}){{quarter}}){FILL}(?:{YEAR}|{UNIT_NEAR}|{{det}}{{unit}})?"
    rf"|(?:{UNIT_NEAR}|{{year}}(?:'{{decadeend}})?|{{det}}?{{adjago}})(?:{{adjquarter}}|(?:{{ordinal}}|{{dayth}}){{quarter}})|{{quarter}}(?:{{roman}}|{{day}}|{{ordinal}})(?:-|{FILL})(?:{YEAR}|{UNIT_NEAR})?)"
)
SEASON = (
    rf"{LEAD}{PART}?(?:{{pre}}{{season}}|{{pre}}{{weakseason}}|{{season}}(?:{FILL}{YEAR}|{FILL}{UNIT_NEAR}|{{post}})"
    rf"|{{seasonwhen}}|(?<={{prep}}|{{since}}|{{until}}|{{during}}|{{part}}){{season}}"
    rf"|{{weakseason}}{{filler}}?{YEAR})|(?:{{prep}}|{{during}}){{det}}{{season}}"
)
DECADE = (
    rf"{LEAD}{PART}?{{yearword}}?{{decade}}{{yearword}}?\.?(?:{{pre}}{{unit}}|{{roman}}{{century}})?"
    rf"|{LEAD}(?:{{det}}{PART}?|{PART}){{year}}'{{decadeend}}"
)
CENTURY = (
    rf"{LEAD}{PART}?(?:(?:{{roman}}|{{ordinal}}|{{dayth}}){{century}}|{{centurypre}}(?:{{day}}|{{roman}}|{{ordinal}}))"
)
HOLIDAY = (
    rf"(?:{LEAD}{{pre}}?{{holiday}}|{LEAD}{{pre}}{{weakholiday}}"
    r"|(?:{prep}|{since}|{until}|{during}|{agoend}){weakholiday})"
    rf"(?:,?{FILL}{YEAR}|{{post}})?|{{weakholiday}}{FILL}{YEAR}"
)
REFERENCE = r"{ref}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern over letters, and the function that reads a match (None where the match means nothing)."""

    name: str
    pattern: str
    read: Callable[[Found], Reading | None]


RULES: Sequence[Rule] = (
    Rule("days-of-month", DAYS_OF_MONTH, time_stretches.days_of_month),
    Rule("date-range", FROM_TO, time_stretches.from_to),
    Rule("names-joined", NAMES_JOINED, time_stretches.names_joined),
    Rule("split-year", SPLIT_YEAR, time_stretches.split_year),
    Rule("day-of-week", DAY_OF_WEEK, time_values.day_of_week),
    Rule("day-of-month", NTH_DAY, time_values.nth_day),
    Rule("day", MOMENT, time_values.moment),
    Rule("clock", CLOCK_FIRST, time_values.moment),
    Rule("day", DAYPART_FIRST, time_values.moment),
    Rule("part-of-day", THIS_DAYPART, time_values.this_daypart),
    Rule("quarter", QUARTER, time_stretches.quarter),
    Rule("season", SEASON, time_stretches.season),
    Rule("month-of", MONTH_OF_UNIT, time_values.month_of_unit),
    Rule("month-or-year", MONTH_OR_YEAR, time_values.month_or_year),
    Rule("day-alone", DAY_ALONE, time_values.day_alone),
    Rule("relative", RELATIVE_UNIT, time_values.relative_unit),
    Rule("relative", PART_OF_UNIT, time_values.part_of_unit),
    Rule("unit-told", THE_UNIT, time_values.unit_told),
    Rule("unit-end", UNIT_END, time_values.unit_end),
    Rule("half-year", HALF_YEAR, time_stretches.half_year),
    Rule("offset", OFFSET, time_values.offset),
    Rule("offset", YEAR_EARLIER, time_values.year_earlier),
    Rule("span", SPAN_OF_UNITS, time_lengths.span_of_units),
    Rule("duration", DURATION, time_lengths.duration),
    Rule("period", PERIOD, time_lengths.period),
    Rule("decade", DECADE, time_stretches.decade),
    Rule("century", CENTURY, time_stretches.century),
    Rule("holiday", HOLIDAY, time_values.holiday),
    Rule("reference", REFERENCE, time_values.reference),
)
