# ruff: noqa: E501
# Patterns are read as a table.
"""The words by which a text tells a rise or a fall from a share or a level, in English and Chinese."""

import re

_VERB = (
    r"up|down|rose|rise[sn]?|rising|increas(?:e[sd]?|ing)|grew|grow(?:n|s|ing)?|growth(?: rate)?|fell|fall(?:s|en|ing)?|"
    r"drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|climb(?:s|ed|ing)?|plung(?:e[sd]?|ing)|"
    r"slump(?:s|ed)?|soar(?:s|ed)?|gain(?:s|ed)?|shr[aiu]nk|shed|slid|tumbled|plummet(?:s|ed)?|expand(?:ed|s)?|lift(?:s|ed)?|rais(?:e[sd]?|ing)|"
    r"cut|cuts|slash(?:ed)?|reduc(?:e[sd]?|ing|tion)|lower(?:ed)?|higher|contract(?:ed|s)|skyrocket(?:ed)?|growth averag(?:ed|ing)|gains?|adjusted up|adjusted down"
)
_FILLER = (
    r"by|of|an?|at|another|further|as|much|more|than|about|around|nearly|some|roughly|almost|over|approximately|average|annual|annually|"
    r"the|was|were|is|averaged|sharply|year-on-year|year on year|year-over-year|only|just|pace|rate|slightly|significantly|steadily"
)
BEFORE = re.compile(
    rf"(?:\b(?:{_VERB})(?:\s+(?:{_FILLER})){{0,5}}"
    r"|(?<!followed )(?<!accounted )\bby(?: about| around| nearly| over| roughly| almost| more than| up to| an average of| another| a further)?"
    r"|(?:同比|环比|较上年|较去年|比上年)?(?:增长|下降|上涨|下跌|减少|增加|上升|下滑|上调|下调|提高|大增|暴增|飙升|回升|增幅|降幅|涨幅|跌幅|增速|回落)了?(?:约|近|超|达|为|至)?"
    r"|(?:新增|增|降|涨|跌)了?(?:约|近|超)?)\s*[-+]?\Z",
    re.I,
)
"""What stands before a percentage that is a change."""

TOLD = re.compile(
    r"\b(?:decline|drop|increase|rise|growth|fall|gain|decrease|jump) (?:was|is|were|came|stood)(?: [\w-]+){0,4}? (?:at|in at|of|by)\s*\Z",
    re.I,
)
"""A change that is told as a thing: "the decline was even steeper at"."""

_CALLED_A_CHANGE = re.compile(r"(?:增幅|降幅|涨幅|跌幅|增速|增长率)(?:约|近|超|达|为|至|高达)*\s*\Z")
"""The same in Chinese, where "is" stands before a level as well."""

LEVEL = re.compile(
    r"(?:\b(?:to|from|at|reach(?:ed|ing)?|stood at|between|for|than)(?: an?| about| around| nearly| over| only| just| some| more than| roughly| record)*|[至到为]|占|达)\s*\Z",
    re.I,
)
"""What stands before a level, although a change is told before it: "fell to"."""

GROWING = re.compile(r"\b(?:growth|grow\w*|rising|falling|pace)\b[^.;]{0,40}\Z", re.I)

AFTER = re.compile(
    r"\s*(?:(?:percent|per cent|%)?\s*(?:year[ -]on[ -]year|year[ -]over[ -]year|annual(?:ised|ized)?|month[ -]on[ -]month|y/y|yoy|y-o-y|m/m|qoq|a year|per year)?\s*"
    r"(?:increase|rise|drop|decline|decrease|growth|jump|fall|gain|surge|reduction|cut|slump|plunge|climb|hike|uptick|higher|lower|larger|smaller|bigger|below (?:those|that|the|its)|above (?:those|that|the|its)|more\b(?! than \d)|less\b(?! than \d)|fewer)"
    r"|\(?year[ -]on[ -]year|\(?year[ -]over[ -]year|month[ -]on[ -]month|\(?y/y|\(?yoy|\(?y-o-y|m/m|on the (?:year|month|week|quarter)|on year|on month|on-year|"
    r"from (?:the|a|last) (?:previous |prior |same |corresponding )?(?:year|month|quarter|week|period)|from (?:a )?year|"
    r"compared (?:to|with)|from (?:20|19)\d\d|over (?:20|19)\d\d|annually)",
    re.I,
)
"""What stands behind a percentage that is a change."""

HEDGES = re.compile(
    r"(?:\b(?:about|around|nearly|almost|roughly|approximately|over|some|more than|at least|up to|less than|an estimated|only|just|a record|a total of|as much as)|[约近超逾])\s*\Z",
    re.I,
)

SHARE = re.compile(
    r"\b(?:of (?:the |all )?(?:world|global|total|its|their|country|overall|international|imports|exports|output|production|supply)|world'?s?|global|globally|share|proportion|account\w*|"
    r"represent\w*|compris\w+|constitut\w+|mak(?:e|es|ing) up|dominat\w+|control\w*|percentage|percent of|per cent of|% of|pc of)\b|% of |[占比]|全球|世界",
    re.I,
)
"""What shows that a percentage may be a share."""

OF_ALL = re.compile(
    r"\b(?:world\w*|global\w*|international|share|dominat\w+|control\w*|account\w*|market|supply|supplies|supplied|provid\w+)\b|全球|世界|[占比]",
    re.I,
)
"""What shows that it may be a share of the whole."""

_WAY = re.compile(
    r"(?P<down>\b(?:down|f[ae]ll\w*|drop\w*|declin\w+|decreas\w+|plung\w+|slump\w*|cut|cuts|slash\w*|reduc\w+|lower\w*|less|fewer|shr[aiu]nk|plummet\w*|"
    r"tumbl\w+|slid|contract(?:ed|s))\b|下降|下跌|减少|下滑|下调|回落|降|跌)"
    r"|(?P<up>\b(?:up|r[oi]se\w*|rising|increas\w+|gr[eo]w\w*|growth|jump\w*|surg\w+|climb\w*|soar\w*|gain\w*|expand\w*|higher|more|lift\w*|rais\w+|hike\w*|uptick)\b|增长|上涨|增加|上升|上调|大增|暴增|增|涨)",
    re.I,
)


def is_change(before: str, after: str) -> bool:
    """Whether a percentage between two pieces of its sentence is a rise or a fall."""
    plain = HEDGES.sub("", before)
    if re.match(r"\s*(?:of|share|stake)\b", after) and not re.search(r"\bby\s*\Z", plain):
        return False
    if AFTER.match(after):
        return True
    if TOLD.search(plain) or _CALLED_A_CHANGE.search(plain):
        return True
    if BEFORE.search(plain):
        return not (LEVEL.search(plain) and not GROWING.search(plain))
    return False


def way(before: str, after: str) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where the words beside a change do not say."""
    ahead = _WAY.search(after[:40]) if AFTER.match(after) else None
    behind = list(_WAY.finditer(before[-60:]))
    chosen = ahead or (behind[-1] if behind else None) or _WAY.search(after[:24])
    return {"up": 1, "down": -1}.get(chosen.lastgroup or "", 0) if chosen else 0
