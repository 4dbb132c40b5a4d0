-- Hints of everybody attended to, and those to be expected of what their receivers are like.
SELECT e.target AS member, round(sum(e.hints), 6) AS hints,
       round(sum(e.expected * r.factor), 6) AS expected
FROM scratch.expected AS e
JOIN scratch.receiver AS r ON r.member = e.actor
WHERE e.tells = 1
GROUP BY e.target
