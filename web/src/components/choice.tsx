import { useId } from 'react';

type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
};

/** One of a few, side by side; radio buttons to the keyboard and to a screen reader. */
export function Choice<Value extends string>({ label, options, value, onChange, isDisabled }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="choice" disabled={isDisabled}>
      <legend className="for-readers">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.word}</span>
        </label>
      ))}
    </fieldset>
  );
}
