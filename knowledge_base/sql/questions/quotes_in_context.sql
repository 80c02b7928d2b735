-- title: What is the context of a claim's words?
-- description: >-
--   The quote of a claim with up to 200 characters before and after it in the article's text. evidence says
--   whether the words were found in the text, or why they could not be looked for; then the words around the quote
--   are empty.
-- parameters:
--   claim: id; empty for one whose article can be read here
-- position: 22
with
asked as (
  select
    coalesce(
      nullif(lower(trim(:claim)), ''),
      (
        select id
        from claims
        where quote_status <> 'none'
        order by quote_status <> 'verified', conflict_count desc, id
        limit 1
      )
    ) as claim_id
)
select
  claims.statement,
  substr(articles.text, max(1, claims.quote_start - 199), min(200, claims.quote_start)) as words_before,
  coalesce(
    substr(articles.text, claims.quote_start + 1, claims.quote_end - claims.quote_start),
    claims.quote
  ) as quote,
  substr(articles.text, claims.quote_end + 1, 200) as words_after,
  case
    when claims.quote_status = 'none' then 'No quote was recorded.'
    when claims.quote_status = 'found' then 'Found in a copy of the page that was fetched for this build.'
    when claims.quote_status = 'unchecked' then 'No text that has these words was supplied to this build.'
    when articles.text is null then 'Found exactly once in the text of the article, which is not ours to show.'
    else 'Found exactly once in the text of the article.'
  end as evidence,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id
from asked
join claims on claims.id = asked.claim_id
join articles on articles.id = claims.article_id
