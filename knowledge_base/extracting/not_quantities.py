# ruff: noqa: E501
# Patterns are read as a table: one line for each way of printing a number that measures nothing.
"""Numbers that count and measure nothing: addresses, numbers of items and laws, models, telephones, shares of a stock.

What is told here is how pages are written, whatever their subject.
"""

import re
from collections.abc import Iterable

from .layout import Stretch, merged

_PATTERNS = [
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}",  # addresses
    r"\bCAS(?: ?(?:No|NO|Number|Registry Number))?[.:]? ?:?\s?\d{2,7}-\d\d-\d\b|\b\d{2,7}-\d\d-\d\b(?!\d)",
    r"\+\d[\d ()-]{7,}\d|\b(?:Tel|Fax|Phone|Mobile|Mob|Cell|WhatsApp|Wechat|QQ|Call|Hotline)\b[.: ]*(?:\+|\("
    r"|\d)[\d ()+./-]{5,}\d|电话[::]?[\d -]{7,}",
    r"\(?\b0\d{2,4}\)?[- ]\d{3,4}[- ]?\d{3,4}\b",
    r"\b(?:No|Nos|NO|Nr)\b[.:]? ?\d[\d/-]*(?:\s?(?:and|,)\s?\d+)*|#\s?\d+|№ ?\d+|第 ?[\d一二三四五六七八九十]+ ?[号条章次届批]",
    r"\b(?:Article|Art|Section|Chapter|Page|Pages|pp?|Table|Figure|Fig|Annex|Appendix|Note|Notice|Order"
    r"|Announcement|Decree|Circular|Rule|Part|Vol|Volume|Issue"
    r"|Item|Step|Phase|Stage|Group|Chapter|Class|Category|Type|Grade|Schedule|Version|Ver|Top|ISO|HS|HTS|DS|Form"
    r"|Block|Route|Highway|Boeing|Tier|Round|Title|Section 301)s?\.? ?(?:code ?)?\d[\d.:-]*",
    r"\[\d{1,3}\]|\(\d{1,2}\)(?=\s)|〔\d+〕\d*号?",  # notes
    r"\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?[ap]\.m\.",  # times of the day
    r"\b(?:C|G|M|D)\d{1,3}\b|(?<!\d )(?<!\d)\b[A-Za-z]+-?\d+[A-Za-z]*\b(?<!RMB)(?=\W)",
    r"\b\d+(?:\.\d+)?\s?[x×*X]\s?\d+(?:\.\d+)?(?:\s?[x×*X]\s?\d+(?:\.\d+)?)?\s?(?:mm|cm|m|inch)?",  # sizes
    r"\b[DφΦ]\d+(?:\.\d+)?(?:x\d+)*",
    r"\b\d+(?:\.\d+)?\s?(?:mm|cm|um|μm|nm|km|kms|kilomet(?:re|er)s?|miles?|inch(?:es)?|ppm|ppb|kWh|MWh|GWh|TWh"
    r"|MW|GW|kW|°C|℃|Hz|rpm|pts?|points?|square (?:met(?:re|er)s?|kilomet(?:re|er)s?)|sq\.? ?(?:m|km)|hectares?"
    r"|acres?)\b",
    r"\b\d+X\b",
    r"\b(?:four|4|six|6|eight|8|10|ten)-digit\b",
    r"©[ ,\d-]+|\(c\) ?[\d-]+|\bCopyright\D{0,4}[\d-]+",
    r"\b(?:ICP|备)\D{0,3}\d+",
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:thirds?|fold)?(?=way|sided|time\b)",
    r"\b(?:at|in|on) one (?:time|point|end|hand)\b|\bone of\b|\bNo\. ?one\b|\bone-(?:time|stop|way|off)\b"
    r"|\bfirst-quarter\b",
]
_MASK = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_ITEM = re.compile(
    r"(?m)^[ \t]*(?:[•●*·-][ \t]*)?(\d{1,2}(?:\.\d{1,2})*)(?:[.)、．]|\s*(?=[A-Z\u4e00-\u9fff][^\n]{0,60}$))(?!\d)"
)
_INLINE_ITEM = re.compile(r"(?:(?<=[:;,.。：] )|(?<=[:;。：]))\(?(\d{1,2})[.)、](?=\s?[A-Za-z\u4e00-\u9fff])")


def masked(text: str) -> list[Stretch]:
    """Return the parts of a text in ``plain`` form whose numbers are none of its statements, in order."""
    found = [Stretch(one.start(), one.end()) for one in _MASK.finditer(text)]
    for pattern in (_ITEM, _INLINE_ITEM):
        found += [Stretch(one.start(1), one.end(1)) for one in pattern.finditer(text)]
    return merged(found)


# ---------------------------------------------------------------------------------------------- shares of a stock

_STOCK = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|stock price|share price)\b(?! of (?:the )?(?:world|global|total|output"
    r"|production|supply|exports))"
    r"(?! in (?:the )?(?:world|global|total))"
)
_TRADED = re.compile(
    r"\b(?:trad(?:ed|ing)|clos(?:ed|ing)|premarket|pre-market|market cap(?:itali[sz]ation)?|per share|each"
    r"|a share|ended|NYSE|ASX|Nasdaq|"
    r"intraday|soar(?:ed|ing)?|jump(?:ed|ing)?|surg(?:ed|ing)|rall(?:y|ied)|gain(?:ed|ing)?|fell|rose|climb(?:ed)?|"
    r"drop(?:ped)?|tumbl(?:ed|ing)|lower|higher|up|down|adding|above where)\b"
)
_POSSESSED = re.compile(
    r"(?:'s?|\b(?:market|its|their|the|a|world|global|larger|largest|equal|quota|average|about|whose)) \Z"
)


def is_of_a_stock(clause: str, at: int) -> bool:
    """Whether a number at ``clause[at]`` is told of a stock: "Shares closed 3.1 % lower at A$7.45"."""
    if re.match(r".{0,40}?\b(?:per|a) share\b", clause[at:]):
        return True
    if re.search(r"market cap(?:itali[sz]ation)?|premarket|pre-market", clause):
        return True
    for stock in _STOCK.finditer(clause, 0, at):
        word = stock[0].lower()
        if (
            word.startswith("share")
            and _POSSESSED.search(clause[max(0, stock.start() - 12) : stock.start()])
            and "price" not in word
        ) and not re.match(r"shares", word):
            continue
        if _TRADED.search(clause, stock.end()):
            return True
    return False


# ------------------------------------------------------------------------------------------------------- adverts

_STRONG = re.compile(
    r"\bMOQ\b|\b[Ff]ree [Ss]hipping\b|\bpack of \d|\borders? over [$€£]|\b\d[\d,.]* (?:ratings|reviews)\b|\b[Ss]upply [Aa]bility\b|\bPayment:|\bPort:|\b[Aa]dd to (?:wishlist|basket)\b|\bFOB\b|\bEXW\b|\b[Mm]in(?:imum)?\.? ?[Oo]rder|/ ?(?:pcs?|piece|set|unit)\b|\bT/T\b|\bWhats ?App\b"
    r"|\bL/C\b|\bG\.W\.|"
    r"\b(?:[Tt]el|[Ff]ax|TEL|FAX)\b ?[.:]|\bfree (?:quote|sample|trial)|\b[Aa]dd to cart|\b[Bb]uy now|\bICP ?(?:备|\d)|"
    r"[Aa]ll rights reserved|\bDelivery(?: time)?:|\bCAS\b|\bcartons?\b|\bSign up\b|\bSubscribe\b"
    r"|\b[Cc]opyright\b|©|\(c\) ?\d{4}|"
    r"\b[Ll]ead time\b|\bIn stock\b|\b[Pp]ieces\.? Price|\bPrice: ?(?:US)?\$|\bpurity \d|\bdays after (?:deposit"
    r"|payment)|"
    r"\bMolecular formula|\bstart(?:ing)? (?:at|from) (?:just |only )?\$|\b(?:Views?|Likes?|Hits?|Clicks?"
    r"|Comments?|Downloads?|Followers)\b ?[:(] ?\d|"
    r"订购|起订量|联系电话|版权所有|热线|点击(?:数|次数)|浏览|阅读量"
)
_LINK_LINE = re.compile(
    r"\s*(?:Previous|Next|Pre|Prev|Related|Recommended|Read (?:also|more|next)|See also|More (?:news|stories"
    r"|from)|Latest|Trending|"
    r"Most (?:read|popular|viewed)|You may also (?:like|be interested)|Also (?:read|on)|Tags?|Keywords?"
    r"|Share (?:this|on)|"
    r"上一篇|下一篇|相关(?:新闻|产品|文章|阅读)|推荐阅读|标签)[^\n:]{0,12}[:：]"
)
_HEADING = re.compile(
    r"\s*(?:Hot|Related|Recommended|Featured|Popular|Our|New|Latest|More|Top|Other)? ?"
    r"(?:Products?|Product [Cc]ategories|News|Articles?|Posts?|Stories|Categories|Links|Contact [Uu]s|Contact"
    r"|About [Uu]s|Company [Pp]rofile|"
    r"You [Mm]ay [Aa]lso [Ll]ike|Most [Rr]ead|Most [Pp]opular|Trending|Newsletter|Market [Dd]ata|Stock [Tt]icker"
    r"|Advertisement|Sponsored|"
    r"[\w ]{0,30}(?:Catalog(?:ue)?|Price [Ll]ist|Specifications?|Parameters?)|Search|Categories|Recent [Pp]osts|Leave a [Rr]eply|Comments?|Related [Pp]rice|Quotes)\s*:?\s*\Z",
)
_COMPANY = re.compile(
    r"\b(?:[Oo]ur (?:company|factory|products|team|customers|main products)|[Ww]e (?:offer|supply|provide|specialize"
    r"|are (?:a|the|one of) [\w ]{0,30}(?:supplier|manufacturer|factory))"
    r"|(?:founded|established) in (?:19|20)\d\d[^.]{0,80}(?:supplier|manufacturer)|factory area|(?:professional"
    r"|leading) (?:manufacturer|supplier)|welcome to (?:contact|visit)|"
    r"high quality and|competitive price|one-stop|本公司|我公司|欢迎(?:来电|咨询))"
)
_PROSE = re.compile(r"(?<![a-z])[a-z]{2,20}[^.!?]{40,300}[.!?](?:\s|\Z)")
_TICKER = re.compile(
    r"(?:(?<![A-Za-z])[A-Z][A-Za-z.&]{0,20}(?: [A-Z][A-Za-z.&]{0,20}){0,3} ?[-+▲▼]?\d+(?:\.\d+)?(?: ?[-+(▲▼]\s?\d+(?:\.\d+)?%\)?)?[ |]{0,4}){3,}"
)


def adverts(text: str, lines: Iterable[Stretch]) -> list[Stretch]:
    """Return the lines of a page that sell, link elsewhere, or belong to the page and not to the article."""
    found: list[Stretch] = []
    is_under_heading = False
    for line in lines:
        words = text[line.start : line.end]
        is_prose = bool(_PROSE.search(words)) and len(words) > 120
        if _HEADING.match(words) and len(words) < 40:
            is_under_heading = True
            continue
        if is_under_heading and is_prose:
            is_under_heading = False
        if is_under_heading or _sells(words, is_prose=is_prose):
            found.append(line)
    return found


def _sells(words: str, *, is_prose: bool) -> bool:
    strong = len(_STRONG.findall(words))
    if words.count("|") >= 2 and len(re.findall(r"\d", words)) > 8:
        return True
    if strong >= 2 or (strong and not is_prose) or _LINK_LINE.match(words):
        return True
    if is_prose:
        return len(_COMPANY.findall(words)) >= 2
    return bool(_COMPANY.search(words) or _TICKER.search(words))
