/** Of a batch `b`: the old script made it and nobody adopted it, so nothing reserves what is in it. */
export const UNADOPTED = `b.status <> 'cancelled' AND b.content_hash IS NULL`;
