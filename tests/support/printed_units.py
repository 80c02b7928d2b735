"""Units with the names and symbols by which they are recognised in print, for tests of printed numbers."""

from knowledge_base.model.records import Unit
from knowledge_base.model.units import Units

UNITS = Units(
    Unit(id=unit, definition=definition, symbol=symbol, aliases=aliases, name=name, number_word=word)
    for unit, definition, symbol, aliases, name, word in (
        ("kilogram", "[mass]", "kg", ["公斤", "千克"], "kilogram", None),
        ("gram", "0.001 * kilogram", "g", ["克"], "gram", None),
        ("tonne", "1000 * kilogram", "t", ["ton", "metric ton", "mt", "MT", "吨", "噸"], "tonne", None),
        ("thousand-tonne", "1000 * tonne", "kt", [], "thousand tonnes", "thousand"),
        ("wan-tonne", "10000 * tonne", None, ["万吨"], "ten thousand tonnes", "wan"),
        ("million-tonne", "1000000 * tonne", "Mt", ["MT"], "million tonnes", "million"),
        ("pound", "0.45359237 * kilogram", "lb", ["lbs"], "pound", None),
        ("short-ton", "2000 * pound", "short ton", ["ton"], "short ton (US)", None),
        ("percent", "[proportion]", "%", ["percent"], "per cent", None),
        ("fraction", "100 * percent", "times", ["fold", "倍"], "fraction of one", None),
        ("tenth", "10 * percent", "成", [], "tenth", None),
        ("percentage-point", "[points]", "pp", ["个百分点"], "percentage point", None),
        ("year", "[time]", "years", ["年"], "year", None),
        ("piece", "[count]", None, [], "piece", None),
        ("usd", "[currency_usd]", "USD", ["US$", "$", "dollar", "U.S. dollar", "美元"], "US dollar", None),
        ("million-usd", "1000000 * usd", "USD million", [], "million US dollars", "million"),
        ("aud", "[currency_aud]", "AUD", ["A$", "$"], "Australian dollar", None),
        ("cny", "[currency_cny]", "CNY", ["yuan", "RMB", "¥", "元"], "yuan renminbi", None),
        ("cny-per-tonne", "cny / tonne", "CNY/t", [], "yuan per tonne", None),
        ("usd-per-kg", "usd / kilogram", "USD/kg", [], "US dollars per kilogram", None),
    )
)
