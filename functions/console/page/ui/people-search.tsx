import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../../shared/events/people.ts';
import { PeopleOptions } from './people-options.tsx';
import { personText } from './person-text.ts';

type Choice = {
  readonly value: Person | null;
  readonly choose: (person: Person | null) => void;
};

type PeopleSearchProps = Choice & {
  readonly label: string;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
};

const DELAY_MILLISECONDS = 250;
const NAME_MAX = 100;

/** With the id: names are not unique. */
const chosenText = (person: Person): string => {
  const text = personText(person);
  return text === `user ${person.userId}` ? text : `${text} · ${person.userId}`;
};

/** What was added to a name is not what whoever edits it looks for. */
const typedIn = (text: string): string => text.replace(/[\u2068\u2069]| · \d+$/gu, '');

/** What is typed chooses nobody, and lets go whoever was chosen; only an answer that is picked chooses. */
const useTyping = ({ value, choose }: Choice) => {
  const [typed, type] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), DELAY_MILLISECONDS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const write = (text: string) => {
    if (value) choose(null);
    type(typedIn(text));
    combobox.resetSelectedOption();
    if (text.trim()) combobox.openDropdown();
    else combobox.closeDropdown();
  };
  const pick = (person: Person | null) => {
    choose(person);
    type('');
    combobox.closeDropdown();
  };
  return { typed, asked, combobox, write, pick };
};

const UNPICKED = 'Choose somebody from the list, or empty this field.';

/** A name that chooses nobody would be dropped without a word: no form goes on with one, and the field says so once it is left. */
const useUnpicked = (isUnpicked: boolean) => {
  const input = useRef<HTMLInputElement>(null);
  const [isLeft, setLeft] = useState(false);
  useEffect(() => input.current?.setCustomValidity(isUnpicked ? UNPICKED : ''), [isUnpicked]);
  return { input, why: isLeft && isUnpicked ? UNPICKED : undefined, setLeft };
};

/** Finds one person by a part of their name, or by their id. */
export const PeopleSearch = ({
  label,
  description,
  error,
  required = false,
  ...choice
}: PeopleSearchProps) => {
  const { value } = choice;
  const { typed, asked, combobox, write, pick } = useTyping(choice);
  const unpicked = useUnpicked(value === null && typed.trim() !== '');
  const keepForm = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && typed.trim()) event.preventDefault();
  };
  const takeOut = value && (
    <CloseButton aria-label={`Take out ${personText(value)}`} onClick={() => pick(null)} />
  );
  return (
    <Combobox store={combobox} withinPortal={false} floatingStrategy="fixed">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={unpicked.input}
          {...{ label, description, required }}
          error={error ?? unpicked.why}
          placeholder="A part of the name, or an id"
          maxLength={NAME_MAX}
          spellCheck={false}
          value={value ? chosenText(value) : typed}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={keepForm}
          onFocus={({ currentTarget }) => {
            unpicked.setLeft(false);
            if (value) currentTarget.select();
            else if (typed.trim()) combobox.openDropdown();
          }}
          onBlur={() => {
            unpicked.setLeft(true);
            combobox.closeDropdown();
          }}
          rightSection={takeOut}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <PeopleOptions asked={asked} pick={pick} />
      </Combobox.Dropdown>
    </Combobox>
  );
};
