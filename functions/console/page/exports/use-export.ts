import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportFormat } from '../../../../shared/domain/exports/export-formats.ts';
import type { ExportAsked, ExportBody } from '../../../../shared/events/exports.ts';
import { act } from '../api/act.ts';
import { reads } from '../api/queries.ts';
import type { AskedExport } from './asked-export.ts';

const WATCH_MILLISECONDS = 1_000;
/** A link is good for five minutes; one that stands on the page is always good for a while. */
const LINK_MILLISECONDS = 3 * 60_000;

type Watched = { readonly data: ExportBody | undefined; readonly error: Error | null };

/** What is not answered is asked again without it; a refusal is an answer. */
const watchEvery = ({ data, error }: Watched): number | false => {
  if (error || data?.state === 'failed') return false;
  return data?.state === 'ready' ? LINK_MILLISECONDS : WATCH_MILLISECONDS;
};

const isOver = (file: ExportBody | undefined): boolean => file?.state === 'ready' || file?.state === 'failed';

/** A file that is asked for, and watched until it is there. */
export const useExport = (of: AskedExport) => {
  const [format, setFormat] = useState<ExportFormat>();
  const [unheard, setUnheard] = useState<string>();
  const asking = useMutation<ExportAsked, Error, ExportFormat>({
    mutationFn: (chosen) =>
      act({ path: '/api/exports', body: { ...of, format: chosen } }, crypto.randomUUID(), setUnheard),
    onSettled: () => setUnheard(undefined),
  });
  const exportId = asking.data?.exportId;
  const watching = useQuery({
    ...reads<ExportBody>(`/api/exports/${exportId}`),
    enabled: exportId !== undefined,
    refetchInterval: ({ state }) => watchEvery(state),
    // Whoever waits for a large file looks elsewhere meanwhile.
    refetchIntervalInBackground: true,
  });
  const file = exportId === undefined ? undefined : watching.data;
  const failure = asking.error ?? (exportId === undefined ? null : watching.error);
  return {
    format,
    ask: (chosen: ExportFormat): void => {
      setFormat(chosen);
      asking.mutate(chosen);
    },
    file,
    failure,
    isUnderWay: asking.isPending || (exportId !== undefined && !failure && !isOver(file)),
    /** Why nobody knows yet whether it was asked for: it is being asked again. */
    unheard,
  };
};
