-- Every block of two records or more, its pairs counted before anything is joined.
SELECT k.rule, k.key, r.wide, count(*) * (count(*) - 1) / 2 AS pairs
FROM scratch.record_key AS k
JOIN scratch.rule AS r ON r.number = k.rule
GROUP BY k.rule, k.key, r.wide
HAVING count(*) > 1
