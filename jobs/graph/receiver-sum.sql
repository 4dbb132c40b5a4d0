-- Hints of every receiver, and those to be expected of what their senders are like.
SELECT e.actor AS member, round(sum(e.hints), 6) AS hints,
       round(sum(e.expected * s.factor), 6) AS expected
FROM scratch.expected AS e
JOIN scratch.sender AS s ON s.member = e.target
WHERE e.tells = 1
GROUP BY e.actor
