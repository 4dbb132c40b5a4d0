-- Hints of single ties, and those to be expected from everything but the tie itself,
-- which is taken out of what its two ends are known by.
SELECT e.hints,
       e.expected
         * (r.hints - e.hints + $receiver_shape)
           / (greatest(0, r.expected - e.expected * s.factor) + $receiver_shape)
         * (s.hints - e.hints + $sender_shape)
           / (greatest(0, s.expected - e.expected * r.factor) + $sender_shape) AS expected
FROM scratch.expected AS e
JOIN scratch.receiver AS r ON r.member = e.actor
JOIN scratch.sender AS s ON s.member = e.target
WHERE e.expected > 0 AND e.tells = 1
ORDER BY e.actor, e.target
