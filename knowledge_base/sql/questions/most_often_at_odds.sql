-- title: Who is most often at odds with independent figures?
-- description: >-
--   Articles, publishers and speakers, by how many of their claims an independent figure contradicts or shows to be off
--   by a power of ten. checked counts the claims that an independent figure could decide, percent_at_odds is the share of
--   them. Apart, and in no percentage: claims whose verdict depends on what is counted, quotations of a source, misprints
--   that show by themselves, and dates of policy events. Speakers answer for what they meant, not for misprints and
--   mistranslations of their words, which are the article's.
-- parameters:
--   who: article, publisher or speaker; empty for all three
-- position: 7
select
  who,
  name,
  checked,
  agrees,
  close,
  loose,
  differs,
  scale_error,
  percent_at_odds,
  depends_on_basis,
  quoted_correctly,
  misquoted,
  misprints,
  dates_checked,
  dates_at_odds,
  record_id
from at_odds
where lower(trim(:who)) in ('', who, who || 's')
order by differs + scale_error desc, percent_at_odds desc, name, who
limit 500
