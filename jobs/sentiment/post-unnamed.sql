-- Posts that were looked at and gave neither a score nor a fault: they name no brand after all.
SELECT n.post_id, n.digest
FROM scratch.named_post AS n
WHERE NOT EXISTS (SELECT 1 FROM written.post_sentiment AS s WHERE s.post_id = n.post_id)
  AND NOT EXISTS (SELECT 1 FROM written.post_fault AS f WHERE f.post_id = n.post_id)
ORDER BY n.post_id
