-- article: Title, in English.
-- publisher: Who published it.
-- published: Date, as precise as is known (EDTF).
-- kind: Sort of text.
-- language: Language of the text that was read.
-- read: How much of it was read.
-- claims: Number of claims that were taken from it.
-- summary: What it says, in our words.
-- address: Where it was published or read.
-- stored copy: Where a copy of that page is kept.
-- page: Address of its page here.
select
  articles.title as article,
  publishers.name as publisher,
  articles.date_published as published,
  articles.kind,
  articles.language,
  articles.coverage as read,
  articles.claim_count as claims,
  articles.summary,
  articles.url as address,
  articles.url_archived as "stored copy",
  :base || 'articles/' || articles.id as page
from articles
left join actors as publishers on publishers.id = articles.publisher_id
order by articles.date_published, articles.id
