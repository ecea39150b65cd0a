import { Loader } from '@mantine/core';
import type { ApprovalState } from './approval.ts';

/** What came of one approval; told apart by shape and word. */
export const ApprovalMark = ({ state }: { readonly state: ApprovalState }) => {
  switch (state.kind) {
    case 'waits':
      return <span>Not asked yet</span>;
    case 'asked':
      return (
        <span>
          <Loader size={14} aria-hidden="true" /> {state.unheard ?? 'Asking …'}
        </span>
      );
    case 'done':
      return (
        <strong>
          <span aria-hidden="true">✓</span> {state.sentence}
        </strong>
      );
    case 'refused':
      return (
        <span>
          <span aria-hidden="true">✕</span> Refused: {state.sentence}
        </span>
      );
    case 'unheard':
      return (
        <span>
          <span aria-hidden="true">⚠</span> No answer: {state.sentence} It may have been done.
        </span>
      );
  }
};
