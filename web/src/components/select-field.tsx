import { useId } from 'react';

export type Option = { readonly value: string; readonly word: string };

type Props = {
  readonly label: string;
  /** '' = the first line, which stands for no choice. */
  readonly value: string;
  readonly options: readonly Option[];
  /** What no choice means: 全部. Without it one must be chosen. */
  readonly none?: string;
  readonly onChange: (value: string) => void;
};

/** The browser's own list: known to every keyboard, telephone and screen reader. */
export function SelectField({ label, value, options, none, onChange }: Props) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
    </span>
  );
}
