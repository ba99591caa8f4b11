import { useEffect, useId, useState } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'search' | 'date' | 'number';
  readonly placeholder?: string;
  /** When it is done: Enter, or leaving the field. */
  readonly onCommit: (value: string) => void;
};

/** A field of a filter: what is typed counts when it is done, so that no list is read for half a word. */
export function TextField({ label, value, type = 'text', placeholder, onCommit }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const commit = () => {
    if (typed.trim() !== value) onCommit(typed.trim());
  };
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={typed}
        placeholder={placeholder}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          // Enter that ends a Chinese word is not the end of the field.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
        }}
      />
    </span>
  );
}
