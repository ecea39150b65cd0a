/** The stream of a batch `b` (batchStream), as an audit event names it. */
export const BATCH_STREAM = `CONVERT(CONCAT('batch-', b.id) USING ascii) COLLATE ascii_bin`;
