"""Words beside a number that say how it limits the quantity, each with the bound that it sets."""

from .vocabulary import Bound

BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        ("over", "more than", "above", "at least", "exceeding", "in excess of", "upwards of", "no less than",
         "not less than", "no fewer than", "greater than", "topping", "beyond",
         ">", "≥", ">=", "超过", "超過", "逾", "高于", "高於", "至少", "不少于", "不少於", "不低于", "不低於"),
        Bound.AT_LEAST,
    ),
    **dict.fromkeys(
        ("less than", "fewer than", "under", "below", "at most", "no more than", "not more than", "up to",
         "as much as", "as many as", "within", "a maximum of",
         "<", "≤", "<=", "不到", "不足", "低于", "低於", "至多", "最多", "不超过", "不超過", "少于", "少於"),
        Bound.AT_MOST,
    ),
    **dict.fromkeys(
        ("about", "around", "approximately", "approx.", "approx", "roughly", "some", "nearly", "almost", "close to",
         "approaching", "circa", "ca.", "c.", "an estimated", "estimated",
         "~", "≈", "约", "約", "大约", "大約", "近", "将近", "將近", "接近", "大概"),
        Bound.ABOUT,
    ),
}  # fmt: skip
"""Words before a number to the bound that they set, as curators code them: nearly is about."""

AFTER: dict[str, Bound] = {
    **dict.fromkeys(("or more", "and more", "plus", "+", "以上", "多", "余", "餘"), Bound.AT_LEAST),
    **dict.fromkeys(("or less", "or fewer", "以下", "以内", "以內"), Bound.AT_MOST),
    **dict.fromkeys(("or so", "左右", "上下"), Bound.ABOUT),
}
"""Words after a number, or after its unit, to the bound that they set."""
