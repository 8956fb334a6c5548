"""What numbers are written with in English: number words, scales, units, and words such as "more than"."""

ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen "
        "seventeen eighteen nineteen".split(),
        map(float, range(20)),
        strict=True,
    )
)
TENS = {
    name: 10.0 * place
    for place, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
VAGUE = {  # the sizes that these allow
    "dozens": (24.0, 120.0), "scores": (40.0, 200.0), "hundreds": (150.0, 1e3), "thousands": (1.5e3, 1e5),
    "millions": (1.5e6, 1e9), "billions": (1.5e9, 1e12), "trillions": (1.5e12, 1e14),
}  # fmt: skip
SHARES = {
    "half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "seventh": 1 / 7,
    "eighth": 0.125,
    "ninth": 1 / 9, "tenth": 0.1,
}  # fmt: skip
ORDINALS = {
    name: float(place)
    for place, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}

_CURRENCIES = {
    "$": "$ us$ dollar dollars usd", "€": "€ euro euros eur", "£": "£ gbp", "¥": "¥ yen yuan renminbi rmb",
    "₹": "₹ rupee rupees inr", "₴": "₴ hryvnia hryvnias hryvnya uah",
    "₽": "₽ ruble rubles rouble roubles rub",
    "zł": "zloty zlotys pln", "fr": "franc francs chf", "kr": "krona kronor krone kroner",
}  # fmt: skip
_MEASURES = (  # what is measured, how many of the unit compared in, names
    ("time", 1, "second seconds sec secs"), ("time", 60, "minute minutes min mins"),
    ("time", 3600, "hour hours hr hrs"), ("time", 86400, "day days"), ("time", 604800, "week weeks"),
    ("time", 1209600, "fortnight fortnights"), ("months", 1, "month months"),
    ("months", 12, "year years yr yrs"), ("months", 120, "decade decades"), ("months", 1200,
    "century centuries"),
    ("metre", 1e-3, "millimetre millimetres millimeter millimeters"),
    ("metre", 1e-2, "cm centimetre centimetres centimeter centimeters"),
    ("metre", 1, "metre metres meter meters"), ("metre", 1e3,
    "km kms kilometre kilometres kilometer kilometers"),
    ("metre", 1609.344, "mile miles"), ("metre", 0.3048, "foot feet ft"), ("metre", 0.9144, "yard yards"),
    ("metre", 0.0254, "inch inches"), ("metre", 1852, "nm"),
    ("gram", 1, "gram grams gramme grammes"), ("gram", 1e3, "kg kgs kilo kilos kilogram kilograms"),
    ("gram", 1e6, "tonne tonnes ton tons"), ("gram", 453.592, "lb lbs"), ("gram", 28.35, "ounce ounces oz"),
    ("area", 1, "hectare hectares ha"), ("area", 0.4047, "acre acres"),
    ("litre", 1, "litre litres liter liters"), ("litre", 3.785, "gallon gallons"),
    ("litre", 158.987, "barrel barrels"),
    ("watt", 1e3, "kw kilowatt kilowatts"), ("watt", 1e6, "mw megawatt megawatts"),
    ("watt", 1e9, "gw gigawatt gigawatts"),
    ("degree", 1, "degree degrees"), ("pound", 1, "pound pounds"), ("cent", 1, "cent cents"),
    ("percent", 1, "% percent pct per-cent"), ("points", 1, "percentage-point percentage-points pp"),
    ("times", 1, "times fold"),
)  # fmt: skip
UNITS: dict[str, tuple[str, float]] = {
    name: (kind, float(factor)) for kind, factor, names in _MEASURES for name in names.split()
} | {name: (sign, 1.0) for sign, names in _CURRENCIES.items() for name in names.split()}
SIGNS = frozenset("$€£¥₹₴₽")

MORE_THAN = (
    "more than, over, above, upwards of, upward of, exceeding, in excess of, beyond, greater than, higher "
    "than, surpassing, surpassed, topped, exceeded, exceeds, older than, longer than"
)
AT_LEAST = "at least, no fewer than, no less than, not less than, not fewer than, a minimum of"
LESS_THAN = (
    "less than, under, below, fewer than, lower than, smaller than, younger than, shorter than, not even"
)
AT_MOST = "up to, at most, no more than, not more than, as many as, as much as, a maximum of, within"
ONLY = "only, just, merely, solely, a mere, a total of only"
NEARLY = (
    "nearly, almost, close to, just under, just over, just short of, some, about, around, approximately, "
    "roughly, "
    "an estimated, estimated, circa, nearing, approaching, virtually, slightly more than, slightly over, "
    "slightly "
    "less than, slightly under, just above, just below, a little over, a little under, barely"
)
NEAR = 0.1  # how far "about 50" reaches


def phrases(listed: str) -> frozenset[tuple[str, ...]]:
    """Phrases of a list as the words they are made of."""
    return frozenset(tuple(phrase.split()) for phrase in listed.split(","))
