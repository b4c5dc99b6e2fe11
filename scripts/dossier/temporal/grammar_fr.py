"""How French gives dates: lines of the grammar, each with the way its words are read (see `readings`)."""

_M = "(<month_short> .|<month>)"
_TURN = "(derniers|prochains|dernier|dernière|passé|passée|prochain|prochaine)"
_NUMBER = "(<number>|<word> ((-|et)? <word>)*)"
_PART = (
    "((au|le|en|dès le|vers le)? (début|milieu|courant) (du|de l'|de la|de|d'|le|la)?"
    "|(à la|en|la)? fin (du|de l'|de la|de|d')?|(à|vers|de)? (la)? mi -|(dans|pendant)? la "
    "(première|deuxième|seconde) moitié (de|du|d'|de l'))"
)
_YEAR = "(de|d'|de l' année|de l' an)? <year>"
_OF_YEAR = "((de)? (l' an|l' année) (dernier|dernière|passé|passée|prochain|prochaine)|de cette année)"
_TODAY = "(<now>|aujourd' hui|avant - hier|après - demain)"
_THEN = "(suivant|suivante|d' après|précédent|précédente|d' avant)"
_MONTH = "(<month_short> .?|<month>)"  # beside a day
_DAY = f"<day> -? {_MONTH}"

PERIODS = (
    # Days.
    (
        f"({_TODAY} ,?)? (le|au|du|ce|les)? (<weekday> <part_of_day>? ,?)? (le|au|du)? {_DAY} (,? "
        f"<year>|{_OF_YEAR}|{_TURN})?",
        "calendar",
    ),
    (f"({_TODAY} ,?)? (le)? <weekday> (le|au)? <day> {_TURN}?", "calendar"),
    (f"(le|au|du|ce|de|à|pour)? <weekday> {_TURN}? ((dans la|à|en)? (<part_of_day>|après - midi))?", "calendar"),
    ("(le|au|du)? <weekday>? <day> (/|.|-) (<two>|<day>) (/|.|-) (<year>|<two>)", "figures"),
    ("<year> - <two> - <two>", "figures"),
    ("(le|au|du) <weekday>? <day> / <two>", "figures"),
    (f"{_TODAY} (matin|soir|midi|après - midi|au soir|au matin|dans la (soirée|matinée|nuit|journée))?", "now"),
    (f"{_TODAY} <weekday> (matin|soir|midi|après - midi)?", "now"),
    ("(ce matin|ce soir|cet après - midi|cette nuit|ce midi)", "now"),
    (f"(le|au|du) (premier|<word> (- <word>|et un)?) -? {_M} (,? <year>|{_OF_YEAR}|{_TURN})?", "day_in_words"),
    ("(le|au|du)? <which> <weekday> (de|d'|du mois (de|d')) <month> <year>?", "nth_weekday"),
    ("(le|au|du)? <which> <weekday> du mois (dernier|passé|prochain)?", "nth_weekday"),
    ("(le|au) <day>", "bare_day"),
    ("(à|pour|vers)? (la|les fêtes de)? <holiday> <year>?", "holiday"),
    ("(à|pour|vers)? la saint - <holiday_of> <year>?", "holiday"),
    ("(à|pour|dès)? (la)? veille (de|d') (la saint -)? <holiday_of> <year>?", "holiday"),
    ("(le)? lendemain (de|d') (la saint -)? <holiday_of> <year>?", "beside_holiday"),
    ("(le|au) (jour|soir|matin) (de|d') <holiday_of> <year>?", "holiday"),
    ("(le|au) jour de l' an|(le|au) nouvel an", "new_year"),
    # Weeks, months, years from now.
    (f"{_PART}? (la|de la)? semaine {_TURN}", "step"),
    (f"(au|dans le|le|du|en)? (début|fin|milieu)? (cours)? (du|de|au|le) mois {_TURN}", "step"),
    (f"({_PART}|pour)? l' (an|année) {_TURN}", "step"),
    (
        f"({_PART}|au cours de|dans|pendant|pour|plus tard dans|plus tôt dans)? (cette (semaine|année)|ce "
        "(mois|week - end)) (- ci)?",
        "step",
    ),
    (f"(le|ce|du) week - end {_TURN}?", "step"),
    (
        "(le|au) (mois|semestre) en cours|(la semaine|l' année) en cours|(au|en) cours d' année|en "
        "(début|fin|milieu) (d' année|de (semaine|mois))",
        "step",
    ),
    (
        "(à|la|en|vers)? (la)? (fin|mi|début) - ? (de l' année|du mois|de l' année|de la semaine|de semaine|d' année)",
        "step",
    ),
    # Months.
    (
        f"(en|(au|du|le|ce) mois (de|d')|(au|dans le) (cours|courant) (du|de)|{_PART}|pour|courant) ((le)? mois "
        f"(de|d'))? {_M} "
        f"({_YEAR}|{_OF_YEAR}|{_TURN})?",
        "calendar",
    ),
    (f"(en)? {_M} ({_YEAR}|{_OF_YEAR}|{_TURN})", "calendar"),
    (_M, "month_alone"),
    # Seasons.
    (
        f"({_PART}|à|pour|dans|pendant|durant)? (l'|le|au|du|cet|ce|à l'|de l'|d'|cours de l'|cours du) <season> "
        f"({_YEAR} (- (<year>|<two>))?|{_OF_YEAR}|{_TURN})?",
        "season",
    ),
    (f"({_PART}|en)? <season> ({_YEAR} (- (<year>|<two>))?|{_TURN})", "season"),
    # Quarters.
    (
        f"(au|du|le|pour le)? (<which>|<day> e?) (trimestre|semestre) ((de|d'|de l' année)? <year>|{_OF_YEAR})?",
        "quarter",
    ),
    # Years.
    ("(en|courant|pour|vers|pendant|durant|dans|à l' horizon (de)?|autour de) (l'|l' an|l' année)? <year>", "calendar"),
    (
        f"({_PART}|au (cours|début) de|au terme de|pendant|durant|de|pour|fin|à la fin de)? (l' an|l' année) <year>",
        "calendar",
    ),
    (f"{_PART} (l' année)? <year>", "calendar"),
    ("(en|saison|exercice)? <year> (-|/|–) <two>", "years"),
    ("<year>", "year_alone"),
    # Decades.
    (
        f"(dans|au cours de|{_PART}|à)? (les|des|aux|la|de)? (années|décennie|décennies) (des)? (- )? "
        "(<year>|<two>|<decade_word> (- <word>)?|quatre - vingt (s)? (- dix)?)",
        "decade",
    ),
    ("(la)? fin de (la|cette) décennie|(cette|la) décennie", "unclear_decade"),
    ("(au|le|du|vers le)? milieu de (la|cette) décennie|(à la)? mi - décennie", "middle_of_decade"),
    # Counted from a date of the text.
    (
        "(le|ce|au) même (jour|soir|matin)|ce jour - là|le (jour|soir|matin) même|la nuit même|ce soir - là|ce matin - "
        "là|cette nuit - là",
        "same_day",
    ),
    ("(le|du) lendemain (matin|soir)?|le jour suivant|le jour d' après", "next_day"),
    ("(la|de la) veille (au soir)?|le jour précédent|le jour d' avant", "day_before"),
    ("le surlendemain", "second_day"),
    ("l' avant - veille", "second_day_before"),
    (
        "cette (semaine|année) - là|ce mois - là|(en)? cette même (semaine|année) (- là)?|ce même mois (- là)?"
        "|(la|le|de la|du) même (semaine|année|mois)|l' année même",
        "same_period",
    ),
    ("(en|à|de)? (cet|ce) <season> - là", "same_season"),
    ("(ce|cette) <weekday> (<part_of_day>)? - là", "name_of_then"),
    (
        f"(en|à|dès|de|pour)? (le|au|du|l'|à l'|de l')? (<weekday>|<season>|{_M}|mois (de|d') {_M}) {_THEN}",
        "name_of_then",
    ),
    (
        f"(en|au mois (de|d'))? ({_PART})? {_M} (de l' année {_THEN}|de (cette|la) même année|de cette année - là)",
        "in_named_year",
    ),
    (
        "(le|du|au) <day> (du mois (dernier|passé|prochain)|(du|de ce) même mois|de ce mois - là|de ce mois)",
        "day_of_month",
    ),
    (f"{_PART} (cette (même)? année (- là)?|l' année (suivante|d' après|précédente|d' avant))", "period_of_then"),
    (f"{_PART} (ce mois - là|(le|du)? mois (suivant|précédent))", "period_of_then"),
    ("(la|de la) semaine (suivante|d' après)|(le|du) mois suivant|l' année (suivante|d' après)", "next_period"),
    ("(la|de la) semaine (précédente|d' avant)|(le|du) mois précédent|l' année (précédente|d' avant)", "period_before"),
    # Lengths of time, for the second pass.
    (f"{_NUMBER} <unit>", "quantity"),
    # Several days of a month.
    (
        f"(du|entre le|les|le|des)? <weekday>? (<day> ,)* <day> (au|et|à|-|–|et le|ou) (<weekday>)? <day> {_MONTH} "
        f"(<year>|{_OF_YEAR}|{_TURN})?",
        "days",
    ),
    (f"(du)? <day> (au)? <day> {_M} <year>?", "days"),
)
"""What names a period by itself."""

_EARLY = "(environ|à peu près|vers)?"

CONSTRUCTIONS = (
    ("depuis (au moins)? (le|la|l')? <date>", "since"),
    ("(remonte|remontent|remontait|remontaient|date|datent|datait|dataient) (à|de) <date>", "said"),
    ("(partie|essentiel|moitié|reste|majorité|ensemble|tiers|quart|cours|long) (de|d')? <date>", "said_of"),
    ("à (compter|partir) (de|du|d')? <date>", "since"),
    ("(au plus tôt|pas avant|pas avant le) (en|à)? <date>", "since"),
    ("<date> au plus tôt", "since"),
    ("(après|au - delà de|au - delà du|postérieur à) <date>", "since"),
    ("dès (le)? <date>", "from_then"),
    (f"(d' ici|d' ici à|d' ici au|d' ici le|d' ici à la|d' ici la) {_EARLY} <date>", "by"),
    (f"jusqu' (à|au|en|aux)? {_EARLY} <date>", "by"),
    ("(au plus tard) (en|à)? <date>", "by"),
    ("<date> au plus tard", "by"),
    ("avant <date>", "before"),
    ("(de|du|d'|entre|depuis) <date> (à|au|et|jusqu' (à|au|en)?) <date>", "range"),
    ("<date> (à|-|–|au) <date>", "range"),
    ("à <date>", "moved_to"),
    ("(nuit|nuits)? <date> <date>", "range_if_said"),
    (
        "(il y a|voici|voilà) (tout juste|déjà|exactement|maintenant|jour pour jour)? <quantity> (jour pour "
        "jour|exactement)?",
        "ago",
    ),
    ("dans <quantity>", "ahead"),
    ("(d' ici|d' ici à|sous) <quantity>", "by_ahead"),
    ("<quantity> (plus tard|après)", "later"),
    ("<quantity> (plus tôt|auparavant|avant)", "earlier"),
    ("<quantity> (après|avant) <date>", "offset"),
    ("(le|la|au|du|dès le)? (lendemain|veille) (du|de)? <date>", "beside_if_said"),
    ("(la|de la)? semaine <date>", "week_of"),
)
"""What joins periods with each other, or with words before and after."""
