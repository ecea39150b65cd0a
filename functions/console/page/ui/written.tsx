import { writtenWords } from './written-words.ts';

type WrittenProps = { readonly text: string; readonly className?: string | undefined };

/** What somebody wrote, quoted; that it was erased, they did not say. */
export const Written = ({ text, className }: WrittenProps) => {
  const { words, isErased } = writtenWords(text);
  return isErased ? <span className={className}>{words}</span> : <q className={className}>{words}</q>;
};
