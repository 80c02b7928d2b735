-- What is known of one number, over all periods.
select claim_count, original_count, article_count, lowest, highest, conflict_count, against_figures, is_contested, answer
from numbers
where indicator_id = :indicator and place_id = :place and material_id = :material and period is null
