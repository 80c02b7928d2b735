-- title: Do the verdicts come out the same when worked out again?
-- description: >-
--   Every number that was held against a figure, judged once more in SQL that any engine understands: by the newest
--   edition of the figure's house that was out when the article appeared, and by the newest of all, the nearer one
--   counts. nearness is what comes out, built what the knowledge base says; same is 1 where they agree. A claim whose
--   figure comes from its own source quotes it or rests on it, however near the two are.
-- parameters:
--   claim: id of a claim; empty for the first 500 in the order of their ids
--   after: id of a claim; the 500 after it, empty to begin with the first
-- position: 31
with
-- Some at a time, so that the answer takes no longer when the knowledge base grows: without the limit, all of them.
chosen as (
  select claims.id
  from claims
  where claims.id between :claim and coalesce(nullif(:claim, ''), '~')
    and claims.id > :after
    and exists (
      select 1
      from claim_checks
      where claim_checks.claim_id = claims.id
        and claim_checks.method in ('official', 'outcome')
        and claim_checks.figure_id is not null
    )
  order by claims.id
  limit 500
),
-- The number of a claim, the thing and time and house it is held against, and what the build made of it.
asked as (
  select
    claims.id as claim_id,
    claim_checks.nearness as built,
    claim_checks.verdict as verdict,
    claim_checks.independence,
    claim_checks.figure_id as built_figure,
    articles.url as page,
    articles.publisher_id as paper_id,
    coalesce(articles.appeared_by, '9999-12-31') as appeared_by,
    indicators.sort,
    claims.normalised_min as low,
    claims.normalised_max as high,
    coalesce(claims.rounded_min, -1e300) as reach_low,
    coalesce(claims.rounded_max, 1e300) as reach_high,
    decided.indicator_id,
    decided.place_id,
    decided.material_id,
    coalesce(decided.basis, '') as basis,
    decided.first_day,
    decided.last_day,
    decided.house
  from chosen
  join claims on claims.id = chosen.id
  join claim_checks on claim_checks.claim_id = claims.id
  join articles on articles.id = claims.article_id
  join figures as decided on decided.id = claim_checks.figure_id
  join indicators on indicators.id = decided.indicator_id
  where claim_checks.method in ('official', 'outcome')
    and (claim_checks.reading = 'read' or claims.correction is null)
    and coalesce(decided.implication, '') <> 'mixed-growth'
),
-- All editions of that house for the same thing, time and basis.
editions as (
  select
    asked.*,
    figures.id as figure_id,
    figures.available_from,
    case when figures.implication is null then 0 else 1 end as is_implied,
    case
      when pages.url = asked.page or figures.house = asked.paper_id then 1
      when printed.via_publication_id is not null and pages.publisher_id = asked.paper_id then 1
      else 0
    end as is_read_here,
    figures.available_from <= asked.appeared_by as was_out,
    figures.value_min as figure_low,
    figures.value_max as figure_high,
    coalesce(figures.rounded_min, -1e300) as figure_reach_low,
    coalesce(figures.rounded_max, 1e300) as figure_reach_high
  from asked
  join figures
    on figures.indicator_id = asked.indicator_id
    and figures.place_id = asked.place_id
    and figures.material_id = asked.material_id
    and coalesce(figures.basis, '') = asked.basis
    and figures.first_day = asked.first_day
    and figures.last_day = asked.last_day
    and figures.house = asked.house
    and coalesce(figures.implication, '') <> 'mixed-growth'
  join statistics as printed on printed.id = figures.statistic_id
  join publications as pages on pages.id = coalesce(printed.via_publication_id, printed.publication_id)
),
-- What was read in the article, or elsewhere in its paper, says nothing where the house has other editions.
elsewhere as (
  select
    editions.*,
    min(is_read_here) over (partition by claim_id) as is_nothing_else_held
  from editions
),
in_order as (
  select
    elsewhere.*,
    row_number() over (partition by claim_id order by available_from desc, is_implied, figure_id desc) as newest,
    row_number() over (partition by claim_id, was_out order by available_from desc, is_implied, figure_id desc) as newest_of_its_time
  from elsewhere
  where is_read_here = is_nothing_else_held
),
-- The edition of the time and the newest one; of a source that is quoted, every edition it had printed by then.
candidates as (
  select
    in_order.*,
    case when was_out then 0 else 1 end as is_later,
    case
      when low > figure_high then 1
      when figure_low > high then -1
      else 0
    end as side,
    low is null or high is null or figure_low is null or figure_high is null as is_open
  from in_order
  where newest = 1
    or (was_out and newest_of_its_time = 1)
    or (was_out and independence = 'quotes-source')
),
-- How far apart the two are: the lower end of what is above, the upper end of what is below.
ends as (
  select
    candidates.*,
    case side when 1 then low when -1 then figure_low else 1 end as upper_end,
    case side when 1 then figure_high when -1 then high else 1 end as lower_end,
    case side when 1 then coalesce(figure_low, figure_high) else coalesce(low, high) end as small_low,
    case side when 1 then coalesce(figure_high, figure_low) else coalesce(high, low) end as small_high,
    case side when 1 then coalesce(low, high) else coalesce(figure_low, figure_high) end as large_low,
    case side when 1 then coalesce(high, low) else coalesce(figure_high, figure_low) end as large_high,
    -- Of an open limit the end it names; of the other number the end that is nearest to it.
    case when low is null or high is null then coalesce(low, high) else coalesce(figure_low, figure_high) end as limit_end,
    case
      when (low is null or high is null) and (figure_low is null or figure_high is null)
        then coalesce(figure_low, figure_high)
      when low is null or high is null then
        case
          when abs(figure_low - coalesce(low, high)) <= abs(figure_high - coalesce(low, high)) then figure_low
          else figure_high
        end
      else
        case
          when abs(low - coalesce(figure_low, figure_high)) <= abs(high - coalesce(figure_low, figure_high)) then low
          else high
        end
    end as near_end
  from candidates
),
distances as (
  select
    ends.*,
    upper_end - lower_end as gap,
    case
      when upper_end = lower_end then 1.0
      when lower_end > 0 then upper_end / lower_end
      when upper_end < 0 then lower_end / upper_end
      else 1e300
    end as ratio,
    case when limit_end > near_end then limit_end - near_end else near_end - limit_end end as limit_gap,
    case
      when limit_end = near_end then 1.0
      when limit_end > 0 and near_end > 0 then
        case when limit_end > near_end then limit_end / near_end else near_end / limit_end end
      else 1e300
    end as limit_ratio,
    -- Two open limits are near only in one direction and within the smaller tolerance.
    (low is null or high is null) and (figure_low is null or figure_high is null) as are_both_open,
    (low is null and figure_low is null) or (high is null and figure_high is null) as have_one_direction,
    sort = 'share' and ((high < 0 and figure_low > 0) or (figure_high < 0 and low > 0)) as have_other_signs
  from ends
),
powers as (
  select
    distances.*,
    case
      when ratio between 5 and 20 then 10
      when ratio between 50 and 200 then 100
      when ratio between 500 and 2000 then 1000
      else 1
    end as power
  from distances
),
-- The thresholds: 2 % and 15 % for quantities, 1 and 5 points for shares, the digits and 2 % for what is exact.
judged as (
  select
    powers.*,
    case
      when is_open and side = 0 then
        case
          when are_both_open and not have_one_direction then 'loose'
          when sort = 'share' and limit_gap <= case when are_both_open then 1.0 else 5.0 end * 1.000000001 then 'agrees'
          when sort = 'exact' and limit_ratio <= case when are_both_open then 1.0 else 1.02 end * 1.000000001 then 'agrees'
          when sort = 'measured' and limit_ratio <= case when are_both_open then 1.02 else 1.15 end * 1.000000001
            then 'agrees'
          else 'loose'
        end
      when not is_open and not coalesce(have_other_signs, false)
        and reach_low <= figure_reach_high and figure_reach_low <= reach_high then 'agrees'
      when not is_open and not coalesce(have_other_signs, false) and sort = 'share' and gap <= 1.000000001 then 'agrees'
      when not is_open and sort = 'measured' and ratio <= 1.02 * 1.000000001 then 'agrees'
      when not is_open and sort = 'exact' and ratio = 1.0 then 'agrees'
      when not coalesce(have_other_signs, false) and sort = 'share' and gap <= 5.000000005 then 'close'
      when sort = 'measured' and ratio <= 1.15 * 1.000000001 then 'close'
      when sort = 'exact' and ratio <= 1.02 * 1.000000001 then 'close'
      -- Near a power of ten, and within a tenth of each other once it is taken out: of ranges, their nearest ends.
      when lower_end > 0 and power > 1
        and small_low * power <= large_high * 1.1 and large_low <= small_high * power * 1.1 then 'scale-error'
      else 'differs'
    end as nearness
  from powers
),
ranked as (
  select
    judged.*,
    row_number() over (
      partition by claim_id
      order by
        case nearness when 'agrees' then 1 when 'close' then 2 when 'loose' then 3 when 'scale-error' then 4 else 5 end,
        ratio,
        gap,
        is_later,
        available_from desc,
        is_implied,
        figure_id desc
    ) as place
  from judged
)
select
  claim_id,
  nearness,
  built,
  case when nearness = built then 1 else 0 end as same,
  verdict,
  independence,
  figure_id,
  built_figure
from ranked
where place = 1
order by same, claim_id
