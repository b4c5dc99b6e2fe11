"""How English gives dates: lines of the grammar, each with the way its words are read (see `readings`)."""

_M = "(<month_short> .|<month>)"
_NUMBER = "(<number>|<word> (-? (and)? <word>)*)"
_THEN = "(following|previous|preceding)"
_TURN = "(last|next|this|this past|this coming|the past|the coming)"
_PART = (
    "((the)? (early|late|mid|later|earlier) (-)? (in|part of|days of|of)? (the)?"
    "|(the)? (very)? (end|beginning|start|middle|close|first half|second half|latter half|turn) of (the)?|the "
    "(first|second|third|last) week of)"
)
_OF_YEAR = "((of|in)? (last|next|this) year|,? (of)? <year>|(of)? ' <two>)"
_PARTS_OF_DAY = "(<part_of_day>|at (night|noon|midnight|dawn)|afternoons)"
_WEEKDAY = "(<weekday_short> .?|<weekday>)"  # beside the day and the month
_MONTH = "(<month_short> .?|<month>)"  # beside a day or a year
_DAY_IN_WORDS = "((twenty|thirty) -)? <day_word>"
_ON_DAY = f"({_WEEKDAY} {_PARTS_OF_DAY}? ,?)?"

PERIODS = (
    # Days.
    (
        f"((yesterday|today|tomorrow) ,?)? (on|for|the|late|early)? (last|next|this)? {_ON_DAY} (the)? {_MONTH} "
        f"(the)? <day> (,? <year>|,? {_OF_YEAR})?",
        "calendar",
    ),
    (
        f"((yesterday|today|tomorrow) ,?)? (on|for|the)? (last|next|this)? {_ON_DAY} (the)? <day> (of)? "
        f"{_MONTH} (,? <year>|{_OF_YEAR})?",
        "calendar",
    ),
    (
        "(on|for|early|late)? (early|late)? (last|next|this|this past|this coming)? <weekday> "
        f"({_PARTS_OF_DAY}|(of)? (last|next|this) week)?",
        "calendar",
    ),
    ("(on)? (<weekday_short> .|<weekday>) the? <ordinal>", "calendar"),
    ("(on)? the <ordinal>", "bare_day"),
    (f"(on|for|over|around)? (the|{_MONTH}) {_DAY_IN_WORDS} (,? <year>|of {_MONTH} {_OF_YEAR}?)?", "day_in_words"),
    (
        f"(on|for)? (the)? <which> <weekday> (of|in) ({_MONTH} {_OF_YEAR}?|(this|next|last|that|the) month)",
        "nth_weekday",
    ),
    ("(on)? <weekday>? <day> (/|.|-) (<two>|<day>) (/|.|-) (<year>|<two>)", "figures"),
    ("<year> - <two> - <two>", "figures"),
    ("(early|late|earlier|later)? (on)? <now> (morning|afternoon|evening|night)?", "now"),
    ("<now> (,)? <weekday>", "now"),
    ("(the)? day (before yesterday|after tomorrow)|last night|this (morning|afternoon|evening)", "now"),
    ("(on|at|over|for|around)? <holiday> <year>?", "holiday"),
    ("(on|at|over|for|around)? <holiday_of> (' s?|'s)? (day|eve) ,? <year>?", "holiday"),
    ("(the)? (day|night) (after|before) <holiday_of> ('s? day)? <year>?", "beside_holiday"),
    ("(on|over|for|around)? <month> day ,? <year>?", "may_day"),
    ("(on|at|over|for|around)? new year 's (day|eve) <year>?", "new_year"),
    # Quarters.
    ("(in|for|during)? (the)? <which> (quarter|half) (of)? (<year>|(this|next|last) year)?", "quarter"),
    # Weeks, months, years from now.
    (
        f"(in|over|during|for|on)? {_PART}? (last|next|this|this past|this coming) (week|month|year|weekend|week 's)",
        "step",
    ),
    (
        "(at|toward|towards|around)? (the)? ((end|beginning|start|middle) of (the)? "
        "(week|month|year)|(earlier|later|early|late) in the (week|month|year)|year (-|'s)? end)",
        "step",
    ),
    ("(over|at|during) the weekend", "step"),
    # Months.
    (f"(in|during|for|of|throughout|around|about|toward|towards)? {_PART} {_M} {_OF_YEAR}?", "calendar"),
    (f"(in|during|throughout|for) (the month of)? {_M} {_OF_YEAR}?", "calendar"),
    (f"(in|for)? {_TURN} {_M}", "calendar"),
    (f"(in|for|of)? {_MONTH} {_OF_YEAR}", "calendar"),
    (_M, "month_alone"),
    # Seasons.
    (
        f"(in|over|during|for|of)? {_PART}? (the|{_TURN})? (early|late|mid)? (-)? <season> {_OF_YEAR} ((-|/|–) "
        "(<year>|<two>))?",
        "season",
    ),
    (f"(in|over|during|for|throughout|of|around)? ({_PART}|the)? {_TURN} <season>", "season"),
    (f"(in|over|during|throughout) ({_PART}|the)? (early|late|mid)? (-)? <season>", "season"),
    (f"({_PART}|(the)? (early|late|mid)? (-)?)  <season>", "season_alone"),
    # Years.
    ("(in|during|throughout|for|around|toward|come|back in) (the year)? <year>", "calendar"),
    (f"(in|of|for|around|at|toward|towards)? {_PART} (the year)? <year>", "calendar"),
    ("(of)? the year <year>|(in|for)? fiscal (year)? <year>|in ' <two>", "calendar"),
    ("(in|for)? <year> (-|/|–) <two>", "years"),
    ("<year>", "year_alone"),
    # Decades.
    (f"(in|during|of|throughout)? ({_PART}|the|the (early|late|mid)) (-)? '? <decade>", "decade"),
    ("(in|during)? <decade>", "decade"),
    (f"(in|during|of)? ({_PART}|the) (early|late|mid)? (-)? <decade_word>", "decade"),
    ("(the)? end of (the|this) decade|(this|the) decade|decade 's end", "unclear_decade"),
    ("(in|around|toward|towards)? ((the)? (middle|midpoint) of (the|this) decade|mid (-)? decade)", "middle_of_decade"),
    # Counted from a date of the text.
    (
        "(on|that|the)? (very)? (that|the) (same|very)? (very)? (day|morning|afternoon|evening|night)",
        "same_day_if_said",
    ),
    ("(on)? (the) (very)? (next|following) (day|morning|afternoon|evening)|the day after", "next_day"),
    ("(the) (previous|preceding) (day|evening|night)|the day before|the night before", "day_before"),
    ("(in|during|later)? (that) (week|month|year)|(in|during|later)? (that|the) same (week|month|year)", "same_period"),
    ("(in|during|later|of)? (that|the same|that same) <season>", "same_season"),
    ("(on)? that (same)? <weekday> <part_of_day>?", "name_of_then"),
    (f"(in|of|for|on)? (that|that same) {_M}", "name_of_then"),
    (f"(in|of|for|on)? the {_THEN} (<season>|<weekday>|{_M})", "name_of_then"),
    (f"(in|of|for)? {_PART}? {_M} of (that|the same|that same|the {_THEN}) year", "in_named_year"),
    ("(on)? (the)? <day> of (that|the same|that same|this|last|next) month", "day_of_month"),
    (f"(at|in)? {_PART} (that|that same|the same|the {_THEN}) (year|month)", "period_of_then"),
    ("the (week|month|year|weekend) (before last|after next)", "next_but_one"),
    ("(in|during)? the (following|next) (week|month|year)|the (week|month|year) after", "next_period"),
    ("(in|during)? the (previous|preceding) (week|month|year)|the (week|month|year) before", "period_before"),
    # Lengths of time, for the second pass.
    (f"{_NUMBER} (-)? <unit> (to the day)?", "quantity"),
    # Several days of a month.
    (f"(from|between|on)? {_MONTH} <day> (, <day>)* ,? (-|–|—|to|through|and|until|or) <day> {_OF_YEAR}?", "days"),
    (
        f"(from|between|on)? (the)? <day> (-|–|—|to|through|and|until|or) (the)? <day> (of)? {_MONTH} {_OF_YEAR}?",
        "days",
    ),
)
"""What names a period by itself."""

_ABOUT = "(about|around|at least|roughly|the)?"

CONSTRUCTIONS = (
    (f"(ever)? since {_ABOUT} <date>", "since"),
    ("(starting|beginning|effective) (in|on|from|with)? <date>", "since"),
    ("(no earlier than|no sooner than|not before|not until|not earlier than|at the earliest) (in|on)? <date>", "since"),
    ("<date> at the earliest", "since"),
    ("from <date> (on|onward|onwards)", "since"),
    ("<date> (onward|onwards)", "since"),
    ("as of? <date>", "as_of"),
    ("as (recently|late) as (in)? <date>", "said"),
    ("(most|much|all|part|parts|rest|course|half|third|quarter|bulk|remainder|whole) of <date>", "said"),
    ("between now and <date>", "by"),
    ("to (at least)? <date>", "to_year"),
    ("(after|beyond|past) <date>", "since"),
    ("as (early|soon) as (in|on)? <date>", "from_then"),
    ("(dates|dating|dated|date)? from <date>", "from"),
    (f"by {_ABOUT} <date>", "by"),
    (f"(until|till|through) {_ABOUT} <date>", "by"),
    ("(no later than|not later than|at the latest) (in|on)? <date>", "by"),
    ("<date> at the latest", "by"),
    ("(before|ahead of) <date>", "before"),
    ("(from|between|since) <date> (to|and|through|until|till|-|–|—) <date>", "range"),
    ("<date> (to|through|-|–|—) <date>", "range"),
    ("<quantity> ago", "ago"),
    ("<quantity> ago <date>", "ago_on"),
    ("<quantity> from (now|today)", "ahead"),
    ("in <quantity> ('s|') time", "ahead"),
    ("in <quantity>", "ahead_if_future"),
    ("within <quantity>", "by_ahead"),
    ("<quantity> (later|after|on|afterward|afterwards|hence)", "later"),
    ("<quantity> (earlier|before|previously|prior)", "earlier"),
    ("<quantity> (after|before) <date>", "offset"),
    ("(on)? the day (after|before) <date>", "beside"),
    ("(in)? the week of <date>", "week_of"),
)
"""What joins periods with each other, or with words before and after."""
