import { useEffect, useRef } from 'react';
import type { ExportBody } from '../../../../shared/events/exports.ts';
import { fileSize } from './file-size.ts';
import classes from './take-away.module.css';

/** Downloaded once by itself, as whoever asked for it expects; and by hand as often as they like. */
export const ReadyFile = ({ file: { fileName, bytes, sha256, link } }: { readonly file: ExportBody }) => {
  const anchor = useRef<HTMLAnchorElement>(null);
  useEffect(() => anchor.current?.click(), []);
  if (!link) return null;
  return (
    <>
      <p className={classes.line}>
        <a ref={anchor} href={link.url} rel="noreferrer">
          {fileName}
        </a>
        , {fileSize(bytes ?? 0)}. It is kept for seven days.
      </p>
      <details className={classes.line}>
        <summary>How to prove that it is this file</summary>
        SHA-256 <code>{sha256}</code>: the audit trail has it, too, in the stream “exports”.
      </details>
    </>
  );
};
