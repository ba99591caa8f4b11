import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'number';
  readonly isRequired?: boolean;
  readonly min?: number;
  readonly max?: number;
};

/** A field of a form; its label stands above it. */
export function InputField({ label, value, onChange, type = 'text', isRequired = false, min, max }: Props) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        required={isRequired}
        min={min}
        max={max}
        step={type === 'number' ? 'any' : undefined}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
