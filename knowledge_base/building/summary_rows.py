"""The rows of the tables that sum up others; ``summaries`` fills them by SQL."""

from typing import Annotated, NamedTuple

from ..model.records import Reference


class OpenQuestion(NamedTuple):
    """What somebody should look at."""

    question: str
    about: str
    why: str
    table_name: str
    record_id: str
    due: str | None


class AtOdds(NamedTuple):
    """How often independent figures contradict an article, a publisher or a speaker."""

    who: str
    record_id: str
    name: str
    checked: int
    agrees: int
    close: int
    loose: int
    differs: int
    scale_error: int
    percent_at_odds: int
    depends_on_basis: int
    quoted_correctly: int
    misquoted: int
    misprints: int
    dates_checked: int
    dates_at_odds: int


class UnsourcedNumber(NamedTuple):
    """A number that several articles print and none gives a source for, by its earliest claim."""

    claim_id: Annotated[str, Reference("claim")]
    article_id: Annotated[str, Reference("article")]
    statement: str
    value_stated: str | None
    period: str | None
    verdict: str | None
    independence: str | None
    articles: int
    printed_in: str


class HeldFigure(NamedTuple):
    """A figure that a claim can be held against, printed or implied, in its indicator's unit."""

    id: str
    implication: str | None
    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    basis: str | None
    year: int
    first_day: str
    last_day: str
    value: float
    value_min: float | None
    value_max: float | None
    rounded_min: float | None
    rounded_max: float | None
    house: str
    available_from: str
    seen: str
    is_official: bool
    is_partial: bool
    publication_id: Annotated[str, Reference("publication")]
    statistic_id: Annotated[str, Reference("statistic")]
    other_statistic_id: Annotated[str | None, Reference("statistic")]


class RevisedFigure(NamedTuple):
    """A figure that official editions print with different values."""

    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    basis: str | None
    year: int
    period: str | None
    lowest: float
    highest: float
    times: float | None
    printed: str
    different_values: int
    editions: int
    publishers: int


class JumpBetweenEditions(NamedTuple):
    """The newest figure of an edition, far from the newest of the edition before it."""

    statistic_id: Annotated[str, Reference("statistic")]
    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    basis: str | None
    year_before: int
    value_before: float
    edition_before_id: Annotated[str, Reference("publication")]
    year_after: int
    value_after: float
    edition_after_id: Annotated[str, Reference("publication")]
    times: float | None


class Dated(NamedTuple):
    """A record that has a date."""

    date: str
    year: int
    kind: str
    title: str
    record_id: str
    table_name: str


class FacetCount(NamedTuple):
    """How many rows of a table have a value, among those that have another in ``within_column`` (empty: all)."""

    table_name: str
    within_column: str
    within_value: str
    column_name: str
    value: str
    rows: int


class VerdictCount(NamedTuple):
    """How many claims that count come to what."""

    scheme: str
    word: str
    claims: int


class Counts(NamedTuple):
    """How much there is; see the query. Claims are counted by what they come to."""

    articles: int
    first_article_year: int | None
    last_article_year: int | None
    articles_read_whole: int
    articles_read_in_part: int
    articles_not_read: int
    claims: int
    claims_with_a_number: int
    claims_with_a_quote: int
    quotes_verified: int
    quotes_found: int
    quotes_unchecked: int
    claims_without_a_quote: int
    claims_that_count: int
    claims_judged: int
    agree: int
    close: int
    loose: int
    differ: int
    near_their_own_source: int
    off_by_a_power_of_ten: int
    depend_on_the_basis: int
    undated: int
    quoted_correctly: int
    misquoted: int
    own_source: int
    without_a_figure: int
    dates: int
    dates_that_agree: int
    dates_that_differ: int
    dates_contested: int
    dates_of_own_source: int
    forecasts: int
    forecasts_that_came_true: int
    forecasts_that_came_close: int
    forecasts_missed: int
    forecasts_open: int
    claims_contradicted: int
    claims_repeated: int
    claims_corrected: int
    sums: int
    sums_that_fail: int
    events: int
    jurisdictions: int
    first_event_year: int | None
    last_event_year: int | None
    events_confirmed: int
    figures: int
    editions: int
    first_figure_year: int | None
    last_figure_year: int | None
    figures_known: int
    as_of: str


class NumberCount(NamedTuple):
    """How much there is about a number. Amounts are those of claims that count."""

    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    claims: int
    own_claims: int
    articles: int
    amounts_claimed: int
    amounts: int
    lowest: float | None
    highest: float | None
    most_claims: int
    most_min: float | None
    most_max: float | None
    figures: int
    first_year: int | None
    last_year: int | None
    official_years: int
    official_years_of_series: int
    first_official_year: int | None
    last_official_year: int | None
    newest_official: float | None


class LeadNumber(NamedTuple):
    """The number that the home page leads with."""

    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    title: str | None


class LeadVoice(NamedTuple):
    """A claim about the number that the home page leads with."""

    position: int
    claim_id: Annotated[str, Reference("claim")]
    repeated: int


class FirstClaimOfTopic(NamedTuple):
    """A claim that the page of a topic shows."""

    topic_id: Annotated[str, Reference("topic")]
    position: int
    claim_id: Annotated[str, Reference("claim")]
